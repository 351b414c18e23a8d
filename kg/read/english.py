"""A draft in; the same without what is not English in it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.errors import ReadError
from kg.language import foreign_language, looks_english
from kg.read.drafts import Draft

PARAGRAPH_WORDS = 20
"""Fewer words of a paragraph are a quotation or a list of names."""
FEW_WORDS = 5
"""Enough in a text that is in another language on the whole."""
ENGLISH_PART = 0.3
"""Of the text: with less of it in English, that is the notice of a page, not an article."""
BLANK_LINE = re.compile(r"(\n\s*\n)")
LINE = re.compile(r"(\n)")


def keep_english(draft: Draft, *, on_error: Callable[[ReadError], None]) -> Draft:
    """Return a draft without its paragraphs in other languages, of which the reader is told.

    Raises ReadError if too little of the text is English.
    """
    pieces = (BLANK_LINE if BLANK_LINE.search(draft.text) else LINE).split(draft.text)
    whole = foreign_language(draft.text)
    english = sum(len(piece) for piece in pieces if whole and looks_english(piece))
    if whole and english < ENGLISH_PART * len(draft.text):
        raise ReadError(draft.origin, f"not English: looks like {whole}")
    least = FEW_WORDS if whole else PARAGRAPH_WORDS
    found = [foreign_language(piece, least=least) for piece in pieces]
    languages = [language for language in found if language]
    if not languages:
        return draft
    paragraphs = "a paragraph" if len(languages) == 1 else f"{len(languages):,} paragraphs"
    what = f"{paragraphs} left out: not English, looks like {languages[0]}"
    on_error(ReadError(draft.origin, what))
    kept = [piece for piece, language in zip(pieces, found, strict=True) if not language]
    return replace(draft, text="".join(kept))
