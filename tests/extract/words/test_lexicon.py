"""The lexicon: one row a word, sorted, with signatures and traits that are explained."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest

from kg.extract.factuality.signatures import SIGNATURES
from kg.extract.words import lexicon
from kg.extract.words.lexicon import (
    ARGUMENTS,
    COLUMNS,
    TRAITS,
    arguments_of,
    complements,
    phrases_with,
    read_lexicon,
    read_row,
    signature_of,
    values_of,
    words_with,
)
from kg.records import Modality
from tests.extract.trees import make_doc, read_tree

TABLE = resources.files("kg.extract.words").joinpath("lexicon.tsv").read_text("utf-8")
LINKS = {"aside", "background", "conditional", "established", "excluded"}
"""The signatures of links between clauses, which no word of the lexicon has."""
ROWS = [row.split("\t") for row in TABLE.splitlines()]

CONTENT = """\
Berg Berg PROPN NNP nsubj 2 B-PERSON
blurped blurp VERB VBD root 0
Reuters Reuters PROPN NNP obj 2 B-ORG
that that SCONJ IN mark 6
Holt Holt PROPN NNP nsubj 6 B-PERSON
signed sign VERB VBD ccomp 2
the the DET DT det 8
pact pact NOUN NN obj 6
"""
PARENTHETICAL = """\
Holt Holt PROPN NNP nsubj 2 B-PERSON
signed sign VERB VBD root 0
the the DET DT det 4
pact pact NOUN NN obj 2
, , PUNCT , punct 7
Berg Berg PROPN NNP nsubj 7 B-PERSON
blurped blurp VERB VBD parataxis 2
"""


def test_a_word_stands_in_one_row() -> None:
    """The rows are sorted by word, and no word has two: who adds one finds its place."""
    words = [row[0] for row in ROWS[1:]]
    assert words == sorted(set(words))


def test_columns() -> None:
    """The first line names the columns, and no row has more, or no frame and no trait."""
    assert tuple(ROWS[0]) == COLUMNS
    assert [row for row in ROWS[1:] if len(row) > len(COLUMNS) or not any(row[1:])] == []


def test_signatures() -> None:
    """The lexicon has each signature that is explained, but for those of links alone."""
    used = {each for lexeme in read_lexicon() for each in lexeme.embeds.values()}
    assert used == {*SIGNATURES} - LINKS


def test_every_trait_is_used_and_stands_in_its_column() -> None:
    """Each trait that is explained is some word's; one that is not explained is not read."""
    assert {trait for lexeme in read_lexicon() for trait in lexeme.traits} == {*TRAITS}


def test_frames_make_one_phrase() -> None:
    """No two rows say what the same phrase embeds: "find out" is a row, not a frame of "find"."""
    frames = [frame for lexeme in read_lexicon() for frame in lexeme.embeds]
    assert len(complements()) == sum(frame not in ARGUMENTS for frame in frames)


def test_one_row_makes_a_reporting_verb() -> None:
    """All that kg knows of *tell* stands in its row."""
    (tell,) = [lexeme for lexeme in read_lexicon() if lexeme.word == "tell"]
    assert tell.embeds["that"] == signature_of("tell that") == "reporting"
    assert tell.traits.keys() >= {"hearer", "ditransitive"}
    assert "tell" in words_with("hearer") & words_with("ditransitive")


def test_look_ups() -> None:
    """A word is looked up by its frame, by its role beside an event, and by its traits."""
    assert signature_of("be say to") == "claiming"
    assert signature_of("deny") == "denying"
    assert signature_of("sleep that") == ""
    assert arguments_of("object")["cancel"] == "negative"
    assert arguments_of("modifier")["alleged"] == "claiming"
    assert {"accuse of", "blame for"} <= phrases_with("object-control")
    assert {"blame", "blame on"} <= phrases_with("portrays")
    assert values_of("undergone")["arrest"] == ("be arrested",)


def test_unknown_traits_are_refused() -> None:
    """A mistyped trait is an error, not an empty list."""
    with pytest.raises(KeyError):
        words_with("hearers")


@pytest.fixture
def another_verb(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add one row to the lexicon."""
    rows = (*read_lexicon(), read_row("blurp\tany=reporting; that=reporting\thearer"))
    look_ups = (complements, words_with, values_of)
    for look_up in look_ups:
        look_up.cache_clear()
    monkeypatch.setattr(lexicon, "read_lexicon", lambda: rows)
    yield
    for look_up in look_ups:
        look_up.cache_clear()


@pytest.mark.usefixtures("another_verb")
@pytest.mark.parametrize(
    ("tree", "sources"),
    [
        (CONTENT, ["Reuters", "Berg"]),
        (PARENTHETICAL, ["Berg"]),
    ],
)
def test_a_new_row_is_a_new_reporting_verb(tree: str, sources: list[str]) -> None:
    """Who adds a row adds a reporting verb: its content, its parentheticals, its hearers."""
    (signs,) = [s for s in read_tree(make_doc(tree)).statements if s.predicate == "kg:signs"]
    assert [holder.text for holder in signs.holders] == sources
    assert signs.modality is Modality.ALLEGED
