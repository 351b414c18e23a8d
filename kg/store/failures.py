"""What went wrong with a folder in; an error that says what to do out."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError, StoreError

DAMAGE = (OSError, RuntimeError, ValueError)
"""What pyoxigraph raises where RocksDB sees that its files are damaged."""


def broken(folder: Path, error: Exception) -> StoreError:
    """Return the error that the files of a store are damaged."""
    return StoreError(f"the store in {folder} is broken, build it again: {error!s:.300}")


def cannot_write(folder: Path, error: OSError) -> OutputError:
    """Return the error that a folder cannot be written."""
    return OutputError(f"cannot write {folder}: {error.strerror or error}")
