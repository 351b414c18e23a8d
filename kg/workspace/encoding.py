"""A record in; its JSON out, and back."""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec

Record = TypeVar("Record")


def encode(record: object) -> bytes:
    """Return a record as JSON; names of files and old texts may hold what is no Unicode.

    >>> encode(("é", "\\udce9"))
    b'["\\xc3\\xa9","\\\\udce9"]'
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")


def decode(content: bytes, kind: type[Record]) -> Record:
    """Return the record of this kind; raise MsgspecError for anything else.

    >>> decode(encode(("é", "\\udce9")), tuple[str, ...])
    ('é', '\\udce9')
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return _decode_slowly(content, kind)


def _decode_slowly(content: bytes, kind: type[Record]) -> Record:
    try:
        return msgspec.convert(json.loads(content), kind, strict=False)
    except ValueError as error:
        raise msgspec.DecodeError(str(error)) from error
