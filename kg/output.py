"""A path to write to in; a draft beside it out, which takes its place only when all went well.

A failure or Ctrl-C therefore leaves the former file. The files of a build are in the folder of its
store, and links lead to them: so they are replaced together with the store, in one step.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError
from kg.store import Store, clear_leftovers, temporary_file


def make_folder(folder: Path) -> Path:
    """Return `folder`, made if need be; raise `OutputError` where nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return folder


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Yield a file beside `path` to write to; put it in the place of `path` at the end.

    Raises `OutputError` at once if the folder of `path` takes no file.
    """
    clear_leftovers(path.parent)
    with ExitStack() as stack:
        with _naming(path):
            draft = stack.enter_context(temporary_file(path))
        yield draft
        with _naming(path):
            draft.chmod(0o666 & ~_umask())  # mkstemp makes it readable for its owner only
            draft.replace(path)


@contextmanager
def written(file: Path, path: Path) -> Iterator[BinaryIO]:
    """Yield a stream into `file`; raise `OutputError` that names `path` where writing fails."""
    with _naming(path), file.open("wb") as stream:
        yield stream


def commit_with_files(store: Store, folder: Path, names: Sequence[str]) -> None:
    """Commit a store in `folder`, and link its files of these names beside it.

    Where the file system has no links they are copied; then a process that is killed between two
    copies leaves files of two builds.
    """
    try:
        for name in names:
            _link(folder / name, store.folder)
    except OSError:
        store.commit()
        for name in names:
            _copy(store.folder / name, folder / name)
    else:
        store.commit()


def _link(path: Path, store: Path) -> None:
    """Replace a file by a link into the folder of a store; until then its content stays."""
    target = os.path.join(store.name, path.name)  # noqa: PTH118  # the text of a link
    if path.is_symlink() and os.readlink(path) == target:  # noqa: PTH115  # as above
        return
    if path.is_dir() and not path.is_symlink():
        raise OutputError(f"cannot write {path}: it is a folder; name another with --output")
    former = store / path.name
    if path.is_file() and store.is_dir() and not former.exists():
        _copy(path, former)
    with temporary_file(path) as draft:
        draft.unlink()
        draft.symlink_to(target)
        draft.replace(path)


def _copy(source: Path, path: Path) -> None:
    with drafted(path) as draft, _naming(path):
        draft.write_bytes(source.read_bytes())


def _umask() -> int:
    """Return the permissions that new files do not get; the system only tells when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn a failure to write into an `OutputError` that names the file the user asked for."""
    try:
        yield
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"cannot write {path}: {reason}; name another place with --output")
