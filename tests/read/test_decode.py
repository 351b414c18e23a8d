"""Bytes become characters in whatever encoding they were written."""

from __future__ import annotations

import pytest

from kg.read.decode import decode, is_binary

WESTERN = "Ana Sá’s “naïve” plan – 5 € – failed in Málaga."
CYRILLIC = "Москва и Киев ведут переговоры в Стамбуле уже третий день, сообщили источники. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-32"),
        (WESTERN, "cp1252"),
        ("Zürich, Málaga", "latin-1"),
        (CYRILLIC, "cp1251"),
        ("plain", "ascii"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    """Unicode with or without a mark, Western and other eight-bit encodings are read."""
    assert decode(text.encode(encoding)) == text


def test_declared_encoding() -> None:
    """An encoding that a page declares is used, Latin-1 as cp1252, unless it does not fit."""
    assert decode("Çırağan".encode("cp1254"), declared="windows-1254") == "Çırağan"
    assert decode("5 €".encode("cp1252"), declared="iso-8859-1") == "5 €"
    assert decode("Málaga".encode("cp1252"), declared="no-such-code") == "Málaga"


def test_one_broken_character() -> None:
    """UTF-8 cut off in the middle of a character stays UTF-8."""
    assert decode(WESTERN.encode() * 3 + b"\xc3") == WESTERN * 3 + "\ufffd"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 text", b"PK\x03\x04", b"\x89PNG\r\n", bytes(range(256)) * 4]
)
def test_binary(data: bytes) -> None:
    """Documents, archives, pictures and unprintable bytes are binary."""
    assert is_binary(data)


def test_text_is_not_binary() -> None:
    """Text is not binary, in UTF-16 either, nor with a stray control character."""
    assert not is_binary(WESTERN.encode())
    assert not is_binary(WESTERN.encode("utf-16"))
    assert not is_binary(b"\x07" + WESTERN.encode() * 3)
