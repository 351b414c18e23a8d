"""The scores of a run in; floors.json with every floor raised to them out, none lowered.

python -m kg.evaluation --corpora DIR --json scores.json
python tests/quality/raise_floors.py scores.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


def raised(floors: Mapping[str, float], reports: list[dict[str, object]]) -> dict[str, float]:
    """Return the floors, each the higher of itself and the score of its path.

    >>> run = [{"part": "a", "scores": {"b": {"f1": 0.61, "leak": 0.2}}}]
    >>> raised({"a/b/f1": 0.5, "a/b/-leak": -0.1}, run)
    {'a/b/-leak': -0.1, 'a/b/f1': 0.61}
    """
    found: dict[str, float] = {}
    for report in reports:
        rows = report["scores"]
        assert isinstance(rows, dict)  # as the evaluation writes it
        for row, scores in rows.items():
            for name, score in scores.items():
                found[f"{report['part']}/{row}/{name}"] = score
                found[f"{report['part']}/{row}/-{name}"] = -score
    return {
        path: max(floor, round(found.get(path, floor), 4)) for path, floor in sorted(floors.items())
    }


def main() -> None:
    """Raise the floors by the scores in the file named on the command line."""
    reports = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    floors = raised(json.loads(FLOORS.read_text("utf-8")), reports)
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
