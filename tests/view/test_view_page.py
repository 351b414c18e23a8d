"""The page as a text: whole, escaped, always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser

import pytest

from kg.graph import Graph
from kg.ontology import load_ontology
from kg.story import Account, Mark, Question
from kg.view import ViewOptions, render
from kg.view.page import compress
from kg.view.stories import _is_likely
from tests.view.doubtful import partly_doubtful
from tests.view.graphs import ATTACKS, hostile, story


class Scripts(HTMLParser):
    """Collects the elements of a page that load or run something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.loading: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what would be fetched, and where scripts begin."""
        self.loading += [str(value) for key, value in attributes if key in ("src", "href")]
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Note the text of scripts."""
        if self.inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Note where scripts end."""
        self.inside = False


def data_of(page: str) -> dict:
    """Return the data packed in a page."""
    return json.loads(unpack(re.search(r'id="data">([^<]*)<', page)[1]))


def unpack(text: str) -> bytes:
    """Return the bytes that `compress` wrote."""
    return zlib.decompress(base64.b85decode(text.translate(str.maketrans(",.", "<&"))))


def names_of(data: dict) -> list[str]:
    """Return the names of entities; the data has them with the texts."""
    met = [name for _, names in data["texts"] for name in names]
    return [name for _, name in sorted(zip(data["entities"]["met"], met, strict=True))]


def test_the_same_graph_gives_the_same_bytes() -> None:
    """Two renderings are equal, also of a graph listed in another order."""
    graph = story()
    turned = Graph(
        dict(reversed(graph.entities.items())),
        dict(reversed(graph.articles.items())),
        tuple(reversed(graph.statements)),
    )
    assert render(graph) == render(turned)


def test_a_page_loads_nothing() -> None:
    """No element of the page names an address to load."""
    assert Scripts(render(story())).loading == []


def test_the_policy_names_the_hash_of_each_script() -> None:
    """The policy lets exactly the page's own scripts run."""
    page = render(hostile(), title=ATTACKS[0])
    scripts = Scripts(page).scripts[1:]  # the first is the data
    hashes = re.findall(r"sha256-([A-Za-z0-9+/=]+)", page.split("style-src")[0])
    assert len(scripts) == 3
    assert hashes == [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_the_graph_stands_in_the_page(attack: str) -> None:
    """Names, sentences and titles are in the page only packed; the title is escaped."""
    page = render(hostile(), title=attack)
    if "<" in attack:
        assert attack not in page


def test_each_sentence_is_packed_once() -> None:
    """Statements of one sentence share it."""
    data = data_of(render(story()))
    keys = list(zip(data["sentences"]["article"], data["sentences"]["start"], strict=True))
    assert len(keys) == len(set(keys))
    assert len(data["statements"]["subject"]) == len(story().statements)


def test_spans_point_to_the_words() -> None:
    """The offsets of subject and object cut their words out of the sentence."""
    data = data_of(render(story()))
    statements, names, sentences = data["statements"], names_of(data), data["sentences"]
    for i, span in enumerate(statements["spans"]):
        sentence = statements["sentence"][i]
        article, start = sentences["article"][sentence], sentences["start"][sentence]
        text = data["texts"][article][0][start : start + sentences["length"][sentence]]
        assert text[span[0] : span[0] + span[1]] == names[statements["subject"][i]]


def test_offsets_count_as_javascript_does() -> None:
    """A character beyond the first plane counts twice."""
    assert data_of(render(story()))  # the story itself has none
    from kg.view.texts import utf16

    assert utf16("a🕊b", 3) == 4


def test_labels_and_groups_come_from_the_ontology() -> None:
    """Classes and relation groups are named as the ontology names them."""
    data = data_of(render(story(), load_ontology()))
    types = {name: (label, family) for name, label, family in data["types"]}
    assert types["Union"] == ("union", "organization")
    groups = {id_: group for id_, group, *_ in data["predicates"]}
    assert groups["kg:heads"] == "leadership"
    assert groups["rel:warn"] == "open"


def test_lone_surrogates_do_not_break_the_page() -> None:
    """A text with half a character is still written."""
    assert unpack(compress({"name": "\ud83d"})) == b'{"name":"?"}'


def test_an_empty_graph_has_a_page() -> None:
    """A graph without anything gives a page."""
    assert data_of(render(Graph({}, {}, ())))["opening"]["nodes"] == []


def test_the_focus_is_in_the_page() -> None:
    """The page knows the entity it is to open on."""
    data = data_of(render(story(), options=ViewOptions(focus="Greta Holm", depth=3)))
    assert (data["focus"], data["depth"]) == ("Greta_Holm", 3)


def test_the_least_confidence_is_in_the_page() -> None:
    """The page compares confidences with it as the graph writes both."""
    graph = partly_doubtful()
    data = data_of(render(graph))
    assert data["minConfidence"] == 6500
    likely = [each >= data["minConfidence"] for each in data["statements"]["confidence"]]
    assert sum(likely) == len(graph.without_doubtful().statements) < len(likely)


@pytest.mark.parametrize(
    ("mark", "groups", "doubtful", "expected"),
    [
        (Mark.DIFFER, "aab", "", True),
        (Mark.DIFFER, "aab", "0", True),
        (Mark.DIFFER, "aab", "2", False),
        (Mark.AGREE, "aaa", "0", True),
        (Mark.AGREE, "aa", "0", False),
    ],
)
def test_a_question_rests_on_likely_accounts(
    mark: Mark, groups: str, doubtful: str, expected: bool
) -> None:
    """Each answer of a question needs an account that was probably read rightly, agreement two."""
    accounts = tuple(
        Account(str(i), f"art-{i}", group, group, (), None, f"art-{i}", "", 0, 0.5)
        for i, group in enumerate(groups)
    )
    likely = {each.statement for each in accounts} - set(doubtful)
    assert _is_likely(Question("q", "?", mark, accounts), likely) is expected
