"""Behaviour of kg.training.confidence: judged statements in, weights out."""

from __future__ import annotations

import tomllib

from kg.evaluation.calibration import area
from kg.evaluation.judgements import Verdict
from kg.training.confidence import Example, as_toml, cross_validated, fit


def example(number: int) -> Example:
    """Return a statement: three of four by titles are right, and one of four by other rules."""
    title, fourth = number % 2 == 0, number // 2 % 4 == 0
    verdict = Verdict.RIGHT if title != fourth else Verdict.WRONG
    rule = {"rule": "title" if title else "active", "nested": ""}
    return Example(f"post_{number % 15}.tsv", rule, True, verdict)


EXAMPLES = [example(number) for number in range(240)]


def test_weights_tell_right_from_wrong() -> None:
    """What is mostly right gets a weight above nothing, what is mostly wrong one below."""
    weights = tomllib.loads(as_toml(fit(EXAMPLES)))
    assert weights["rule"]["title"] > 0 > weights["rule"]["active"]
    assert weights["nested"] == {}


def test_seldom_values_have_no_weight() -> None:
    """A value that was judged less than ten times is left out, bytes are the same again."""
    rare = Example("post_1.tsv", {"rule": "place", "nested": ""}, True, Verdict.RIGHT)
    written = as_toml(fit([*EXAMPLES, *[rare] * 9]))
    assert "place" not in tomllib.loads(written)["rule"]
    assert written == as_toml(fit([*EXAMPLES, *[rare] * 9]))
    assert "place" in tomllib.loads(as_toml(fit([*EXAMPLES, *[rare] * 10])))["rule"]


def test_each_example_is_rated_by_a_model_that_has_not_seen_its_article() -> None:
    """What only one article has cannot be learnt from it: its statements are rated as all are."""
    rated = cross_validated(EXAMPLES)
    assert len(rated) == len(EXAMPLES)
    assert 0.7 < area(rated) < 0.8
    alone = [Example("zeta.tsv", {"rule": "place"}, True, Verdict.RIGHT)] * 40
    model = fit([*EXAMPLES, *alone])
    unseen = {each.confidence for each in cross_validated([*EXAMPLES, *alone])} - {
        each.confidence for each in rated
    }
    assert ("rule", "place") in model.columns
    assert max(unseen) < 0.8
