"""A graph in; the stories that its articles tell together out.

1. find the copies and rewrites: articles of one origin are one voice (`copies`)
2. find the articles about the same happening, and its beats (`likeness`, `happenings`)
3. ask what several accounts of a story answer (`questions`)

The same graph gives the same stories, in whatever order the articles came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph import Graph, GraphStatement, Reading
from kg.ids import content_id
from kg.ontology import Ontology
from kg.stories.concepts import Concepts
from kg.stories.copies import by_time, find_origins
from kg.stories.happenings import Happening, find_happenings
from kg.stories.likeness import Vectors, named_feature
from kg.stories.questions import Sources, find_questions
from kg.stories.reading import read_text
from kg.stories.referents import Referents
from kg.story import Origin, Story, in_order

MOST_NAMED = 12
"""Participants and places of a story, each, at most."""


def find_stories(
    graph: Graph, ontology: Ontology, readings: Mapping[str, Reading] | None = None
) -> tuple[Story, ...]:
    """Return the stories of a graph; `readings` are of its articles, if they were read before."""
    if readings is None:
        readings = {id_: read_text(article) for id_, article in graph.articles.items()}
    names = graph.mentioned
    articles = sorted(graph.articles.values(), key=by_time)
    origins = find_origins(articles, readings)  # 1
    feature = {
        name: named_feature(entity, is_place=ontology.is_a(entity.type, "Place"))
        for name, entity in graph.entities.items()
    }
    called = {article: sorted({feature[n] for n in found}) for article, found in names.items()}
    vectors = Vectors.of(articles, called, readings)
    happenings = find_happenings(vectors, origins)  # 2
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    sources = _sources(graph, ontology, origin_of)
    statements = _by_article(graph)
    told = [_story(each, vectors, origins, _Cast(graph, ontology, names)) for each in happenings]
    return in_order(
        replace(
            story,
            questions=find_questions(
                [each for article in story.articles for each in statements[article]], sources
            ),
        )
        for story in told
    )  # 3


def _by_article(graph: Graph) -> dict[str, list[GraphStatement]]:
    found: dict[str, list[GraphStatement]] = defaultdict(list)
    for statement in sorted(graph.statements, key=lambda each: (each.start, each.id)):
        found[statement.article].append(statement)
    return found


def _sources(graph: Graph, ontology: Ontology, origin_of: Mapping[str, str]) -> Sources:
    values = {id_: entity.value for id_, entity in graph.entities.items() if entity.value}
    named = {id_ for id_, entity in graph.entities.items() if entity.named}
    referents = Referents(graph, ontology, named)
    return Sources(graph, Concepts(ontology, graph.entities), referents, values, origin_of)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who and what is named where."""

    graph: Graph
    ontology: Ontology
    names: Mapping[str, Sequence[str]]

    def central(self, articles: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the entities of these classes that enough of the articles name, most first."""
        articles = list(articles)
        counts = Counter(
            name
            for article in articles
            for name in self.names.get(article, ())
            if any(self.ontology.is_a(self.graph.entities[name].type, kind) for kind in kinds)
        )
        media = {(self.graph.articles[article].publisher or "").casefold() for article in articles}
        least = 1 if len(articles) < 3 else 2
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        found = (
            name
            for name, count in ranked
            if count >= least and self.graph.entities[name].name.casefold() not in media
        )
        return tuple(found)[:MOST_NAMED]


def _story(happening: Happening, vectors: Vectors, origins: Iterable[Origin], cast: _Cast) -> Story:
    articles = tuple(vectors.articles[number].id for number in happening.articles)
    within = set(articles)
    issued = sorted(
        filter(None, (vectors.articles[number].issued for number in happening.articles))
    )
    central = vectors.articles[happening.central]
    return Story(
        id=content_id("story", *sorted(articles)),
        title=central.headline,
        articles=articles,
        earliest=issued[0] if issued else None,
        latest=issued[-1] if issued else None,
        places=cast.central(articles, ("Place",)),
        participants=cast.central(articles, ("Person", "Organization")),
        origins=tuple(origin for origin in origins if origin.id in within),
        beats=happening.beats,
        questions=(),
    )
