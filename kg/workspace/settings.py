"""The options of a build in; the same for the runs that add to its graph out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.identity import DECISIONS
from kg.workspace.encoding import decode, encode

SETTINGS = "build.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A graph was built with these options, as it is when articles are added to it."""

    model: str | None = None
    ontology: tuple[str, ...] = ()  # absolute paths, as the next
    identity: str = DECISIONS
    title: str
    base: str
    min_confidence: float


def read_settings(store: Path) -> Settings:
    """Return the options that the graph in a store was built with; raise StoreError for none."""
    try:
        return decode((store / SETTINGS).read_bytes(), Settings)
    except FileNotFoundError as error:
        reason = f"no graph in {store}: run kg build first, or name its folder with --output"
        raise StoreError(reason) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"{store / SETTINGS} is damaged, build it again: {error}") from error


def encode_settings(settings: Settings) -> bytes:
    """Return the options as JSON."""
    return encode(settings) + b"\n"
