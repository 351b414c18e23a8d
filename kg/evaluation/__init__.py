"""A corpora folder and a pipeline in; scores of what kg extracts out.

Every part is a module here with a function `score(corpora, nlp) -> Report`; to add one, write the
module and put its name in `PARTS`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

PARTS = ("parse", "ner", "speed", "wire57", "carb", "re3d", "honesty", "coref", "reference")

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """What one part found: for each set of texts, its scores by name; shares lie in 0–1."""

    part: str
    scores: dict[str, Scores]

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain data, for JSON."""
        return asdict(self)


def evaluate(corpora: Path, nlp: Language, parts: Iterable[str] = PARTS) -> list[Report]:
    """Score `nlp` with each of the named parts, in their order."""
    reports = []
    for part in parts:
        if part not in PARTS:
            raise ValueError(f"no part of the evaluation is called {part!r}: {', '.join(PARTS)}")
        report = import_module(f"kg.evaluation.{part}").score(corpora, nlp)
        assert isinstance(report, Report)
        reports.append(report)
    return reports
