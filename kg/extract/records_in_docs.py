"""Records of kg in a document's user data; their form in msgpack out, and back.

spaCy writes a document's user data with msgpack, for `Doc.to_bytes`, `DocBin` and `nlp.pipe` with
several processes; these two functions teach it kg's records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

import srsly

from kg import records
from kg.records import MentionKind, Modality, Polarity

TYPE = "kg record"
"""The key under which the type of a record is written."""
KINDS: Mapping[str, Callable[[str], object]] = {
    "polarity": Polarity,
    "modality": Modality,
    "kind": MentionKind,
    "published": datetime.fromisoformat,
}
"""Fields that are not texts, numbers or records, and what reads them."""
Chain = Callable[[Any], Any] | None


@srsly.msgpack_encoders("kg_records")  # type: ignore[untyped-decorator]  # srsly has no types
def encode_record(value: Any, chain: Chain = None) -> Any:
    """Return the fields of a record by name; leave anything else to the other encoders."""
    if is_dataclass(value) and type(value).__module__ == records.__name__:
        content = {field.name: getattr(value, field.name) for field in fields(value)}
        return {TYPE: type(value).__name__, **content}
    if isinstance(value, date):
        return value.isoformat()
    return value if chain is None else chain(value)


@srsly.msgpack_decoders("kg_records")  # type: ignore[untyped-decorator]  # srsly has no types
def decode_record(value: Any, chain: Chain = None) -> Any:
    """Return the record with these fields; leave anything else to the other decoders."""
    if isinstance(value, dict) and TYPE in value:
        content = {name: _field(name, given) for name, given in value.items() if name != TYPE}
        return getattr(records, value[TYPE])(**content)
    return value if chain is None else chain(value)


def _field(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return KINDS[name](value) if name in KINDS and isinstance(value, str) else value
