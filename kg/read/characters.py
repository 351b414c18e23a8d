"""Raw text in; the same text in the characters to which kg's offsets refer out."""

from __future__ import annotations

import re
import unicodedata

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\n]+")
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
"""Unicode categories of control, format and surrogate characters."""
ENTITY = re.compile(r"&(?:[a-z]{2,8}\d{0,2}|#\d{1,7}|#x[\da-f]{1,6});", re.I)


def clean_characters(text: str) -> str:
    r"""Return `text` in NFC, with \n line ends, single spaces, and no invisible characters.

    >>> clean_characters("Cafe\u0301\u00a0\u00a0opens\r\nin\u200b Rome\x07")
    'Café opens\nin Rome'
    """
    text = LINE_ENDS.sub("\n", text)
    unseen: dict[int, str | None] = {
        ord(character): " " if character == "\t" else None
        for character in set(text)
        if character != "\n" and unicodedata.category(character) in INVISIBLE
    }
    text = text.translate(unseen)
    return unicodedata.normalize("NFC", SPACES.sub(" ", text))
