"""No score falls below its floor; lowering one is a change to floors.json that says so.

A floor is `score ≥ floor - EPSILON`; a leak has a ceiling, with a minus: `-leak ≥ -ceiling`.
After a gain, raise the floors: `python -m kg.evaluation … --json FILE` has the numbers.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from kg.evaluation import Report, evaluate
from kg.extract.annotate import load_model
from tests.evaluation.corpora import CORPORA, needs_corpora

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
EPSILON = 0.001  # processors find the same; floors are rounded to four digits
WITHOUT_CORPORA = ("honesty", "identity")


@cache
def scored(part: str) -> Report:
    """Return the report of one part."""
    (report,) = evaluate(CORPORA, load_model(), [part])
    return report


def assert_floor(path: str, floor: float) -> None:
    """Compare one score with its floor."""
    part, row, name = path.split("/")
    score = scored(part).scores[row][name.removeprefix("-")]
    assert (-score if name.startswith("-") else score) >= floor - EPSILON, f"{path}: {score:.4f}"


def floors(*, without_corpora: bool) -> list[tuple[str, float]]:
    """Return the floors of the parts that do or do not need the corpora."""
    return [
        (path, floor)
        for path, floor in FLOORS.items()
        if (path.split("/")[0] in WITHOUT_CORPORA) is without_corpora
    ]


@pytest.mark.parametrize(("path", "floor"), floors(without_corpora=True))
def test_own_cases_keep_their_floors(path: str, floor: float) -> None:
    """The project's own sentences and names score as before."""
    assert_floor(path, floor)


@needs_corpora
@pytest.mark.parametrize(("path", "floor"), floors(without_corpora=False))
def test_score_keeps_its_floor(path: str, floor: float) -> None:
    """No score on the development corpora falls below its floor."""
    assert_floor(path, floor)
