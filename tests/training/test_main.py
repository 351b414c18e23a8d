"""`python -m kg.training` works, or says what it needs."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from kg.training.__main__ import NEEDED


def test_help_or_what_to_install(root: Path) -> None:
    """Without the packages for training, what to install is said instead of a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "kg.training", "--help"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if all(find_spec(name) for name in NEEDED):
        assert (done.returncode, done.stderr) == (0, "")
        assert "--base" in done.stdout
    else:
        assert done.returncode == 1
        assert done.stderr.startswith("Error: training needs ")
        assert done.stderr.endswith("pip install --group train\n")
