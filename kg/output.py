"""A path to write in; a draft beside it out, which takes its place only when all went well.

A failure or Ctrl-C therefore leaves what stood there before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError


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
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _cannot_write(path, error) from error
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())  # mkstemp lets nobody else read
        draft.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    """Return what the process takes from new files' permissions; reading it means setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"cannot write {path}: {reason}; name another place with --output")
