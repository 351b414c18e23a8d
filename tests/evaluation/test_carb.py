"""Behaviour of kg.evaluation.carb: the scoring rules of Bhardwaj et al. 2019."""

from __future__ import annotations

import pytest

from kg.evaluation.carb import match, read_gold, score_triples
from kg.evaluation.triples import Score, Triple
from tests.evaluation.corpora import CORPORA, needs_corpora

SENT = Triple.of("the bank", "sent", "a letter", "to Rome")


@needs_corpora
def test_gold_scored_against_itself_is_perfect_but_for_empty_relations() -> None:
    """The gold tuples find themselves; nine of 2,548 have no relation that could match."""
    gold = read_gold(CORPORA)
    assert len(gold) == 641
    assert score_triples(gold, gold).precision == pytest.approx(2539 / 2548)


def test_later_arguments_count_as_one() -> None:
    """It does not matter where a triple cuts what follows the first argument."""
    assert match(SENT, Triple.of("the bank", "sent", "a letter to Rome")) == Score(1.0, 1.0)


def test_relation_must_share_a_word() -> None:
    """Without a common word in the relation nothing counts."""
    assert match(SENT, Triple.of("the bank", "wrote", "a letter to Rome")) == Score(0.0, 0.0)


def test_repeated_words_count_once_each() -> None:
    """A word is matched as often as it occurs in both."""
    doubled = Triple.of("the the bank", "sent", "a letter")
    assert match(SENT, doubled) == Score(5 / 6, 5 / 7)


def test_be_is_any_form_of_be() -> None:
    """An inserted "be" matches "is"."""
    gold = Triple.of("Bush", "is", "President")
    assert match(gold, Triple.of("Bush", "be", "President")) == Score(1.0, 1.0)


def test_saying_may_be_turned_round() -> None:
    """The arguments of a verb of saying may be swapped."""
    gold = Triple.of("it rains", "said", "Ann")
    assert match(gold, Triple.of("Ann", "said", "it rains")) == Score(1.0, 1.0)


def test_recall_may_use_a_triple_twice_and_precision_may_not() -> None:
    """Two equal gold tuples are both recalled by one triple; two equal triples pair off once."""
    assert score_triples({"s": [SENT, SENT]}, {"s": [SENT]}) == Score(1.0, 1.0)
    assert score_triples({"s": [SENT]}, {"s": [SENT, SENT]}) == Score(0.5, 1.0)


def test_best_threshold_is_reported() -> None:
    """A wrong triple of low confidence does not cost precision."""
    wrong = Triple.of("a", "b", "c", confidence=0.1)
    assert score_triples({"s": [SENT]}, {"s": [SENT, wrong]}) == Score(1.0, 1.0)


def test_sentences_are_told_by_their_letters() -> None:
    """Spaces and marks, in which tokenizers differ, do not part a sentence from its gold."""
    assert score_triples({"He 's in .": [SENT]}, {"He's in.": [SENT]}) == Score(1.0, 1.0)
