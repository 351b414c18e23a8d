"""What commands print for a graph made by hand is what `tests/golden/` holds, byte for byte.

The graph is `tests/sample.py`, so no output of the model is compared here. After a change that is
meant, look at the difference and write the file anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "stats.txt": ["stats", "--top", "2"],
    "verify.txt": ["verify"],
    "show.txt": ["show", "Lind"],
    "query.txt": ["query", "SELECT ?who ?what WHERE { ?who kg:heads ?what }"],
    "query.csv": ["query", "--format", "csv", "SELECT ?who ?what WHERE { ?who kg:heads ?what }"],
    "table.csv": ["export", "--format", "csv", "-o", "-"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_output(name: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command prints what its file holds."""
    monkeypatch.setenv("COLUMNS", "100")
    result = CliRunner().invoke(main, [*COMMANDS[name], "--store", str(sample)])
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == (GOLDEN / name).read_bytes().decode()


def test_no_file_is_left_over() -> None:
    """Each file belongs to a command."""
    assert {path.name for path in GOLDEN.iterdir()} == set(COMMANDS)
