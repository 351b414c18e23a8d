"""Behaviour of kg.evaluation.calibration: verdicts beside confidences in, scores out."""

from __future__ import annotations

import pytest

from kg.evaluation.calibration import Rated, above, area, at, calibration, calibration_error
from kg.evaluation.judgements import Verdict

RIGHT, EMPTY, WRONG = Verdict.RIGHT, Verdict.EMPTY, Verdict.WRONG


def test_error_is_nothing_where_shares_hold() -> None:
    """Of ten statements at .8 eight are right: their confidence is what it says."""
    rated = [Rated(0.8, RIGHT)] * 8 + [Rated(0.8, WRONG)] * 2
    assert calibration_error(rated) == pytest.approx(0)
    assert calibration_error([Rated(0.8, RIGHT)] * 10) == pytest.approx(0.2)


def test_tenths_do_not_make_up_for_each_other() -> None:
    """One tenth too sure and another not sure enough are two errors."""
    rated = [Rated(0.95, WRONG), Rated(0.05, RIGHT)]
    assert calibration_error(rated) == pytest.approx(0.95)


def test_area_counts_pairs() -> None:
    """All right ones first is 1, last is 0, and no order at all is a half."""
    assert area([Rated(0.9, RIGHT), Rated(0.1, EMPTY)]) == 1
    assert area([Rated(0.1, RIGHT), Rated(0.9, WRONG)]) == 0
    assert area([Rated(0.5, RIGHT), Rated(0.5, WRONG)]) == 0.5
    assert area([Rated(0.5, RIGHT)]) == 0.5


def test_threshold_keeps_the_share_of_right_ones() -> None:
    """Half of what is right is kept at the higher threshold, with what is wrong above it."""
    rated = [Rated(0.9, RIGHT), Rated(0.8, EMPTY), Rated(0.3, RIGHT), Rated(0.2, WRONG)]
    kept = at(rated, 0.5)
    assert (kept["threshold"], kept["judged"], kept["right"]) == (0.9, 1, 1)
    assert at(rated, 1.0)["right"] == pytest.approx(2 / 3)
    assert above(rated, 0.5)["true"] == 1
    assert above(rated, 0.5)["judged"] == 2


def test_nothing_judged_has_no_curve() -> None:
    """Without a verdict there is nothing to tell."""
    assert calibration([]) == {}
    assert at([Rated(0.9, WRONG)], 0.9) == {}
