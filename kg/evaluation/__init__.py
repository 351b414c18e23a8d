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

PARTS = (
    "parse", "ner", "speed", "wire57", "carb", "re3d", "honesty", "facts", "coref",
    "reference", "judged", "identity",
)  # fmt: skip  # the order in which they are printed
RULES = "rules"
"""What each rule is worth: some minutes, and a table in the repository; only where asked for."""

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one part: for each set of texts, scores by name; shares are 0 to 1."""

    part: str
    scores: dict[str, Scores]

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain data, for JSON."""
        return asdict(self)


def evaluate(
    corpora: Path, nlp: Language, parts: Iterable[str] = PARTS, *, cache: Path | None = None
) -> list[Report]:
    """Score `nlp` with each of the named parts, in their order.

    The annotated texts of the rules are kept in the folder `cache`.
    """
    reports = []
    for part in parts:
        if part not in (*PARTS, RULES):
            known = ", ".join((*PARTS, RULES))
            raise ValueError(f"no part of the evaluation is called {part!r}: {known}")
        options = {"cache": cache} if part == RULES else {}
        report = import_module(f"kg.evaluation.{part}").score(corpora, nlp, **options)
        assert isinstance(report, Report)
        reports.append(report)
    return reports
