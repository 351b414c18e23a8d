"""`drafted` keeps what stood in a place until all is well."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import drafted, make_folder


def test_a_draft_takes_its_place_at_the_end(tmp_path: Path) -> None:
    """What is written to the draft is in the file, and no draft is left."""
    target = tmp_path / "graph.ttl"
    target.write_text("old")
    with drafted(target) as draft:
        draft.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file(tmp_path: Path, stop: type[BaseException]) -> None:
    """An error or Ctrl-C on the way leaves the old file whole and no draft behind."""
    target = tmp_path / "graph.ttl"
    target.write_text("old")
    with pytest.raises(stop), drafted(target) as draft:
        draft.write_text("half")
        raise stop
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_draft_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
    """Others may read the file if the umask lets them, though drafts begin private."""
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    with drafted(tmp_path / "graph.ttl"):
        pass
    mode = stat.S_IMODE((tmp_path / "graph.ttl").stat().st_mode)
    assert mode == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_place_without_a_folder_is_an_output_error(tmp_path: Path) -> None:
    """A draft in a folder that is not there says which file cannot be written."""
    with (
        pytest.raises(OutputError, match=r"graph\.ttl: No such file"),
        drafted(tmp_path / "nowhere" / "graph.ttl"),
    ):
        pass


def test_a_file_in_the_place_of_the_folder_is_an_output_error(tmp_path: Path) -> None:
    """A folder that cannot be made is named, with the way out."""
    (tmp_path / "output").write_text("a file")
    with pytest.raises(OutputError, match=r"output.*name another place with --output"):
        make_folder(tmp_path / "output")


def test_missing_parents_are_made(tmp_path: Path) -> None:
    """The folder is made with its parents and is empty at first."""
    assert list(make_folder(tmp_path / "a" / "b").iterdir()) == []
