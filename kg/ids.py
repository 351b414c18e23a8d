"""What makes a record in; an id that depends only on it out."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16  # hexadecimal digits of a SHA-256: a clash is unlikely below 10⁹ records


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that depends only on `parts`.

    >>> content_id("art", "Talks ended.")
    'art-3f0eacbdfb17a54f'
    """
    joined = "\x1f".join(map(str, parts))
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:ID_LENGTH]}"
