"""A story that was told, and what changes around it, in; whether it is told anew out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from kg.graph import Corpus, Entity, Graph
from kg.records import Article
from kg.stories.memory import remembered
from kg.stories.surroundings import Surroundings
from kg.story import Story
from tests.corpus import corpus_of
from tests.stories.told import Memory

ARTICLE = Article.from_text("Lopes met Vega.")
OUTLINE = Story("story-1", "Talks", (ARTICLE.id,), None, None, (), (), (), (), ())
MAYOR, CLAUSE = Entity("mayor", "Position", "mayor"), Entity("c", "Phrase", "that she left")
AROUND: dict[str, Mapping[str, Any]] = {
    "names": {"lopes": "Ana_Lopes", "sa": "Rui_Sa"},
    "described": {"Lopes": {"mayor": MAYOR}, "Vega": {"mayor": MAYOR}},
}


class Teller(Memory):
    """Remembers one story, and counts how often it is told; it asks of Lopes alone."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def tell(self, outline: Story, around: Surroundings) -> Story:
        """Return a story made of what is known of Lopes."""
        self.told += 1
        told = (around.longer("lopes"), *(each.name for each in around.things("Lopes")))
        return replace(outline, participants=told)


def corpus(**changed: Entity) -> Corpus:
    """Return the graph of one article that names Lopes, a part of which is changed."""
    entities = {"Lopes": Entity("Lopes", "Person", "Lopes", named=True)} | changed
    graph = Graph(entities, {ARTICLE.id: ARTICLE}, (), mentioned={ARTICLE.id: ("Lopes",)})
    return corpus_of(graph)


@pytest.mark.parametrize(
    ("around", "graph", "times"),
    [
        ({}, corpus(), 1),
        ({"names": {"lopes": "Ana_Lopes"}}, corpus(), 1),
        ({"names": {"lopes": ""}}, corpus(), 2),
        ({"described": {"Lopes": {"mayor": MAYOR}}}, corpus(), 1),
        ({"described": {"Lopes": {"mayor": MAYOR, "c": CLAUSE}}}, corpus(), 1),
        ({"described": {"Lopes": {"mayor": replace(MAYOR, name="mayor of Oslo")}}}, corpus(), 2),
        ({"described": {}}, corpus(), 2),
        ({}, corpus(Lopes=Entity("Lopes", "Person", "Ana Lopes", named=True)), 2),
        ({}, replace(corpus(), key=lambda _: "another part"), 2),
    ],
)
def test_a_story_is_told_anew_where_what_it_depends_on_has_changed(
    around: dict[str, Any], graph: Corpus, times: int
) -> None:
    """That is its articles, what these share with others, and what it asked of the whole graph."""
    teller = Teller()
    for known, asked in (({}, corpus()), (around, graph)):
        surroundings = Surroundings(**(AROUND | known))
        story = remembered(OUTLINE, teller, asked, surroundings, teller.tell)
        assert story == Teller().tell(OUTLINE, surroundings)
    assert teller.told == times
