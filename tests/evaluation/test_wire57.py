"""Behaviour of kg.evaluation.wire57: the scoring rules of Léchelle et al. 2019."""

from __future__ import annotations

import pytest

from kg.evaluation.triples import Score, Triple
from kg.evaluation.wire57 import (
    Part,
    Reference,
    Sentence,
    match,
    read_other_systems,
    read_sentences,
    score_triples,
)
from tests.evaluation.corpora import CORPORA, needs_corpora

PUBLISHED = {
    "minie": 0.358,
    "clausie": 0.342,
    "openie": 0.267,
    "ollie": 0.239,
    "reverb": 0.200,
    "stanford": 0.198,
    "props": 0.187,
}


def part(text: str, *, inferred: int = 0) -> Part:
    """Return a reference's part of which so many words are inferred."""
    words = tuple(text.split())
    return Part(words, len(words) - inferred)


CAPITAL = Reference((part("Tokyo"), part("is the capital of"), part("Japan")), ())
HAS = Reference((part("Japan"), part("has", inferred=1), part("47 prefectures")), ())
MET = Reference((part("They"), part("met"), part("the envoy")), (part("in June"),))


@needs_corpora
@pytest.mark.parametrize(("system", "published"), PUBLISHED.items())
def test_known_systems_get_their_published_scores(system: str, published: float) -> None:
    """Each system of the paper gets the F1 that the paper reports, to three places."""
    score = score_triples(read_sentences(CORPORA), read_other_systems(CORPORA)[system])
    assert score.f1 == pytest.approx(published, abs=0.0005)


def test_every_part_must_share_a_word() -> None:
    """A triple whose relation has no word of the reference does not match it."""
    assert match(Triple.of("Tokyo", "includes", "Japan"), CAPITAL) is None


def test_shares_are_those_of_words_in_the_same_part() -> None:
    """Precision counts the triple's words, recall the reference's."""
    triple = Triple.of("Tokyo city", "is capital of", "Japan")
    assert match(triple, CAPITAL) == Score(5 / 6, 5 / 6)


def test_inferred_words_need_no_match() -> None:
    """Where the annotators inferred the whole relation, any relation will do."""
    assert match(Triple.of("Japan", "includes", "47 prefectures"), HAS) == Score(3 / 4, 1.0)


def test_missing_third_argument_costs_recall_only() -> None:
    """A reference's further argument counts against recall where the triple has none."""
    assert match(Triple.of("They", "met", "the envoy"), MET) == Score(1.0, 4 / 6)
    assert match(Triple.of("They", "met", "the envoy", "in May"), MET) == Score(5 / 6, 5 / 6)


def test_pairs_are_one_to_one() -> None:
    """Two equal triples cannot both match one reference tuple."""
    triple = Triple.of("Tokyo", "is the capital of", "Japan")
    sentence = Sentence("1", "", (), (CAPITAL,))
    assert score_triples([sentence], {"1": [triple, triple]}) == Score(0.5, 1.0)


def test_no_triples_score_nothing() -> None:
    """A system without output has no precision and no recall."""
    assert score_triples([Sentence("1", "", (), (CAPITAL,))], {}) == Score(0.0, 0.0)
