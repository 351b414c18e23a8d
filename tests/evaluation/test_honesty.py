"""Behaviour of kg.evaluation.honesty, and what its cases must be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.evaluation.honesty import (
    CASES,
    Case,
    Edge,
    compare,
    read_cases,
    summary,
)
from kg.evaluation.plain_edges import forms_of, plain_edges
from kg.records import Mention, MentionKind, Modality, Passage, Polarity, Statement

TEXT = "Ann Lee sold boats and did not buy them ."
LEMMAS = ["ann", "lee", "sell", "boat", "and", "do", "not", "buy", "they", "."]
TAGS = ["PROPN", "PROPN", "VERB", "NOUN", "CCONJ", "AUX", "PART", "VERB", "PRON", "PUNCT"]
SELLS, BUYS = Edge.of(["lee", "sell", "boat"]), Edge.of(["lee", "buy", "they|boat"])


def passage(words: str) -> Passage:
    """Return the first place of these words in the text."""
    start = TEXT.index(words)
    return Passage("a", start, start + len(words), words)


def stated(verb: str, object_: str, **changes: object) -> Statement:
    """Return the statement that Ann Lee does so."""
    subject = Mention(passage("Ann Lee"), "Person", MentionKind.NAME, "Ann Lee", head="lee")
    thing = Mention(
        passage(object_), "Thing", MentionKind.NOMINAL, object_, head=object_.rstrip("s")
    )
    return Statement(subject, "kg:trades", thing, passage(TEXT), (passage(verb),), **changes)  # type: ignore[arg-type]  # a test's shorthand


@pytest.fixture(name="doc")
def a_doc() -> Doc:
    """Return the parsed sentence."""
    return Doc(spacy.blank("en").vocab, words=TEXT.split(), lemmas=LEMMAS, pos=TAGS)


def outcome(doc: Doc, *statements: Statement) -> tuple[int, int]:
    """Return how many edges are missed and how many leak."""
    case = Case(TEXT, "plain", (SELLS,), (BUYS,))
    found = compare(case, plain_edges(statements, forms_of(doc)))
    return len(found.missed), found.leaks


def test_plain_statement_is_recalled(doc: Doc) -> None:
    """An asserted edge is found by the heads of its arguments and the lemma of its verb."""
    assert outcome(doc, stated("sold", "boats")) == (0, 0)


def test_denial_is_no_leak(doc: Doc) -> None:
    """What the graph has as denied, planned or claimed does not leak."""
    denial = stated("buy", "them", polarity=Polarity.NEGATIVE)
    plan = stated("buy", "them", modality=Modality.PLANNED)
    assert outcome(doc, stated("sold", "boats"), denial, plan) == (0, 0)


def test_denied_statement_as_plain_edge_leaks(doc: Doc) -> None:
    """A plain edge with the forbidden relation and one of its arguments is a leak."""
    assert outcome(doc, stated("sold", "boats"), stated("buy", "them")) == (0, 1)


def test_denied_truth_is_missed(doc: Doc) -> None:
    """An asserted edge that the graph has as denied is missed."""
    assert outcome(doc, stated("sold", "boats", polarity=Polarity.NEGATIVE)) == (1, 0)


def test_summary_divides_by_edges(doc: Doc) -> None:
    """Recall and leak are shares of the edges, not of the sentences."""
    case = Case(TEXT, "plain", (SELLS, SELLS), (BUYS,))
    found = compare(case, plain_edges([stated("buy", "them")], forms_of(doc)))
    assert summary([found]) == {
        "sentences": 1, "asserted": 2, "forbidden": 1, "recall": 0.0, "leak": 1.0,
    }  # fmt: skip  # one row


@pytest.fixture(name="cases", scope="module")
def all_cases(root: Path) -> list[Case]:
    """Return the project's cases."""
    return read_cases(root / CASES)


def test_cases_are_many(cases: list[Case]) -> None:
    """There are 3,000 sentences, no two the same, of about 20 phenomena with 20 each at least."""
    phenomena = Counter(case.phenomenon for case in cases)
    assert len({case.text for case in cases}) == len(cases) >= 3_000
    assert len(phenomena) < 25
    assert min(phenomena.values()) >= 20


def test_cases_assert_and_withhold(cases: list[Case]) -> None:
    """Every case says something of an edge, half of them assert, and an eighth do only that."""
    assert all(case.may or case.must_not for case in cases)
    assert sum(bool(case.may) for case in cases) >= len(cases) / 2
    assert sum(not case.must_not for case in cases) >= len(cases) / 8


def test_no_edge_is_both_asserted_and_forbidden(cases: list[Case]) -> None:
    """A case does not forbid what it asserts."""
    assert not [case.text for case in cases if set(case.may) & set(case.must_not)]
