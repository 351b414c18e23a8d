"""Word pieces and casings."""

from __future__ import annotations

import pytest

from kg.extract.parse.neural.words import CASES, MAX_PIECES, WordPieces, _parts, case_class

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "kyiv", "talk", "##s", "a", "##b"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", "lower"),
        ("Kyiv", "title"),
        ("I", "title"),
        ("TASS", "upper"),
        ("F-16", "upper"),
        ("McDonald", "mixed"),
        ("2025", "digit"),
        ("28th", "lower"),
        ("…", "punctuation"),
        ("漢字", "other"),
    ],
)
def test_case_class(word: str, expected: str) -> None:
    """The casing that lowercasing hides is told apart."""
    assert CASES[case_class(word)] == expected


def test_encode_keeps_words_apart() -> None:
    """Each word has its own pieces, whatever its casing."""
    assert WordPieces(VOCABULARY).encode(["Kyiv", "talks"]) == [(5,), (6, 7)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Zürich", ["zurich"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("$5bn", ["$", "5bn"]),
        ("Léna’s", ["lena", "’", "s"]),
        ("ΟΔΟΣ", ["οδοσ"]),
        ("東京", ["東", "京"]),
        ("a\u200bb\u00a0c", ["ab", "c"]),
        ("\ufffd", []),
        ("a\u0378b", ["a\u0378b"]),
    ],
)
def test_words_are_read_as_bert_does(word: str, parts: list[str]) -> None:
    """Case and accents go, marks and ideographs stand alone, what only controls is dropped."""
    assert _parts(word) == parts


@pytest.mark.parametrize("word", ["talked", "ab" + "q", "b" * 200])
def test_what_no_pieces_make_up_is_unknown(word: str) -> None:
    """A word is cut into known pieces as a whole or not at all."""
    pieces = WordPieces(VOCABULARY)
    assert pieces.encode([word]) == [(pieces.unknown,)]


def test_encode_never_leaves_a_word_without_pieces() -> None:
    """A word of control characters only is read as unknown."""
    pieces = WordPieces(VOCABULARY)
    assert pieces.encode(["\x00\x07", "\u200b"]) == [(pieces.unknown,)] * 2


def test_encode_keeps_both_ends_of_a_long_word() -> None:
    """A word of too many pieces keeps its first and its last ones."""
    (ids,) = WordPieces(VOCABULARY).encode(["ab" + "b" * 20 + "s"])
    assert len(ids) == MAX_PIECES
    assert (ids[0], ids[-1]) == (8, 7)
