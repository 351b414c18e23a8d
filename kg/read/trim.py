"""A paragraph in; its text without labels, credits and bylines out."""

from __future__ import annotations

from kg.read.furniture import (
    AGENCY_TAIL,
    BYLINE,
    BYLINE_WORDS,
    CREDIT_WORDS,
    CREDITED_WORK,
    DROPPED_PARAGRAPHS,
    FILE_PICTURE,
    MEDIUM_WORDS,
    PICTURE_CREDIT,
    PICTURE_LABEL,
    SECTION_LABELS,
)

FURNITURE_CHARACTERS = 300
"""A longer paragraph is text, whatever its first words are."""
TAIL_CHARACTERS = 200
"""Characters at the end of a paragraph in which a picture's credit may be."""
LABEL_CHARACTERS = 60
"""Characters in which the colon of a section's label may be."""
CREDIT_LENGTH = 12
SOURCE_LENGTH = 4
LOWER_CREDIT_LENGTH = 5
"""Maximum words: of a credit, of the bare name of a source, of a credit without capitals."""


def trim_paragraph(paragraph: str) -> str:
    """Return the paragraph without furniture, "" where all of it is.

    >>> trim_paragraph("Details: The minister left for Lima. Photo: Ana Sá / AFP")
    'The minister left for Lima.'
    """
    if is_furniture(paragraph):
        return ""
    words = strip_label(strip_credit(paragraph))
    named_source = words != paragraph and is_namelike(words, CREDIT_WORDS, most=SOURCE_LENGTH)
    return "" if is_furniture(words) or named_source else words


def is_furniture(paragraph: str) -> bool:
    """Return whether a whole paragraph is a heading, a byline or a part of the page around it.

    >>> is_furniture("Why it matters:"), is_furniture("By Ana Sá and Jo Wu in Lima")
    (True, True)
    >>> is_furniture("By Monday the ministers had left.")
    False
    """
    if not any(map(str.isalnum, paragraph)):
        return True
    if len(paragraph) > FURNITURE_CHARACTERS:
        return False
    if paragraph.rstrip(" :.").casefold().replace("’", "'") in SECTION_LABELS:
        return True
    return (
        is_byline(paragraph)
        or is_medium(paragraph)
        or any(pattern.fullmatch(paragraph) for pattern in DROPPED_PARAGRAPHS)
    )


def is_medium(paragraph: str) -> bool:
    """Return whether a paragraph is only the name of a news medium.

    >>> is_medium("The Lima Times"), is_medium("The Lima Times closes.")
    (True, False)
    """
    if not MEDIUM_WORDS & set(paragraph.lower().split()) or not paragraph[-1].isalnum():
        return False
    return is_namelike(paragraph, CREDIT_WORDS, most=SOURCE_LENGTH)


def is_byline(paragraph: str) -> bool:
    """Return whether a paragraph only names its authors."""
    match = BYLINE.fullmatch(paragraph)
    if match is None:
        return False
    if paragraph.endswith(".") and not (paragraph[0] == "(" or CREDITED_WORK.match(paragraph)):
        return False
    return is_namelike(match["names"], BYLINE_WORDS, most=25)


def is_namelike(words: str, small: frozenset[str], *, most: int) -> bool:
    """Return whether there are at most `most` words, each with a capital or a small one."""
    tokens = words.strip(" .,;:()[]").split()
    return 0 < len(tokens) <= most and all(
        not token[0].islower() or token.strip(",;:.()").casefold() in small for token in tokens
    )


def strip_label(paragraph: str) -> str:
    """Return a paragraph without the labels of a section or a picture at its start."""
    start = 0
    while (colon := paragraph.find(":", start, start + LABEL_CHARACTERS)) >= 0:
        label = paragraph[start:colon].strip()
        if label.casefold().replace("’", "'") not in SECTION_LABELS:
            break
        start = colon + 1
    rest = paragraph[start:].lstrip() if start else paragraph
    picture = PICTURE_LABEL.match(rest)
    return rest[picture.end() :] if picture else rest


def strip_credit(paragraph: str) -> str:
    """Return a paragraph without the picture's credit at its end.

    >>> strip_credit("Ana Sá, Peru's envoy, in Lima. Photo: J. Wu via Getty Images")
    "Ana Sá, Peru's envoy, in Lima."
    """
    tail_from = max(0, len(paragraph) - TAIL_CHARACTERS)
    tail = paragraph[tail_from:]
    for label in PICTURE_LABEL.finditer(tail):
        if _is_credit(tail[label.end() :]):
            return paragraph[: tail_from + label.start()].rstrip()
    for pattern in (PICTURE_CREDIT, FILE_PICTURE, AGENCY_TAIL):
        tail = pattern.sub("", tail)
    return (paragraph[:tail_from] + tail).rstrip()


def _is_credit(words: str) -> bool:
    if is_namelike(words, CREDIT_WORDS, most=CREDIT_LENGTH):
        return True
    return len(words.split()) <= LOWER_CREDIT_LENGTH and not words.endswith((".", "!", "?"))
