"""The guide to Python says what is true: its examples are run, in their order."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from tests import readme

BLOCK = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


def test_the_guide_computes_what_kg_computes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line of Python prints the lines below it, figures aside."""
    guide = (root / "docs/python.md").read_text("utf-8")
    readme.make_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    examples = [
        each for block in BLOCK.findall(guide) for each in readme.parse_python(block).examples
    ]
    assert len(examples) > 20
    for example in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "python.md", "single"), names)
        assert readme.missing_lines(example.want, printed.getvalue()) == [], example.source
