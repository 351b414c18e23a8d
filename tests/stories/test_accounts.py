"""Short articles in; where their accounts agree, differ, deny and change out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.stories.told import row, told

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases/stories/accounts.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_accounts(case: dict[str, Any], tmp_path: Path) -> None:
    """The articles tell one story, and its accounts come to this, and to nothing else."""
    stories = told(tmp_path, case["articles"])
    assert len(stories) == 1
    found = [row(question) for question in stories[0].questions]
    if case.get("rows") == "none":
        assert found == []
    for wanted in case.get("rows", ()) if case.get("rows") != "none" else ():
        assert wanted in found
    for mark in case.get("absent", ()):
        assert not [each for each in found if each.startswith(mark)]
