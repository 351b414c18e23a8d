"""A compression of our own: what it packs, any zlib unpacks."""

from __future__ import annotations

import hashlib
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.deflate import BLOCK, deflate

TEXTS = {
    "nothing": b"",
    "one byte": b"x",
    "one byte often": b"x" * 100_000,
    "all bytes": bytes(range(256)) * 3,
    "far apart": b"harbour" + bytes(i * i % 251 for i in range(32_768)) + b"harbour",
    "more than a block": b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(BLOCK // 16)),
    "skewed": b"".join(bytes([i]) * 2**i for i in range(20)),
}
PACKED = "7ee807aca43593a9319a56b890adfff7995a94b06e5f8d85472963ccbcce2e22"
"""Of the numbers to 5,000 in digits; it must not depend on the machine."""


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_zlib_unpacks_it(text: bytes) -> None:
    """Short and long, even and skewed: what was packed comes out again."""
    assert zlib.decompress(deflate(text)) == text


@settings(deadline=None, max_examples=150)
@given(st.lists(st.binary(min_size=1, max_size=40), max_size=8), st.data())
def test_any_bytes(parts: list[bytes], data: st.DataObject) -> None:
    """Repetitions of any parts in any order come out again."""
    order = data.draw(st.lists(st.sampled_from(parts), max_size=60)) if parts else []
    text = b"".join(order)
    assert zlib.decompress(deflate(text)) == text


def test_it_is_small() -> None:
    """A text is packed about as small as zlib does."""
    text = " ".join(f"Day {i} of the dispute in harbour {i % 7}." for i in range(3000)).encode()
    assert len(deflate(text)) < 1.2 * len(zlib.compress(text, 9))


def test_it_is_the_same_everywhere() -> None:
    """The same text gives the same bytes."""
    digits = " ".join(map(str, range(5000))).encode()
    assert hashlib.sha256(deflate(digits)).hexdigest() == PACKED
