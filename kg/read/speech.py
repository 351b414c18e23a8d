"""The paragraphs of a transcript in; the same with its turns as quotations of their speakers out.

A transcript labels its turns: PETRA NOVAK: … They are handed on as a name, a colon and a quotation:
what is said in them is the speaker's claim, not the article's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.read.furniture import SECTION_LABELS

LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*[-–—]?\s*)?"
    r"(?P<label>[A-ZÀ-Þ][^\s:()\[\],]{0,30}(?: [^\s:()\[\],]{1,30}){0,5})"
    r"(?P<role>, [^:]{2,60}|\s*[\[(][^:)\]]{1,40}[\])])?\s*:\s+(?P<words>\S.*)",
    re.S,
)
"""A speaker, perhaps behind a time code, perhaps with an office, and what he says."""
LABEL_LINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?: [A-ZÀ-Þ.'’-]+){0,4}:?")
"""A speaker in capitals on a line of its own."""
NAME_WORDS = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "of", "the", "van",
     "von"}
)  # fmt: skip
QUESTION, ANSWER = frozenset({"Q", "QUESTION"}), frozenset({"A", "ANSWER"})
NO_SPEAKERS = frozenset({"Q&A", "Where", "When", "Who", "What", "Why", "How", "PS", "Total"})
LEAST_TURNS = 3
LEAST_SPEAKERS = 2
MOST_SPEAKERS = 50
"""Of a transcript: more labels are those of a list."""
OPEN_SHARE = 1 / 3
"""Of the paragraphs from the first turn on: with fewer labels, a turn is one paragraph."""
DIRECTION = re.compile(r"\s*[\[(](?:[A-Z][A-Z ,'’-]{2,60}|[a-z][a-z ]{2,30})[\])]\s*")
"""(LAUGHTER), [END VIDEO CLIP], [crosstalk]."""
EDITED = re.compile(r"(?:this|the) (?:interview|transcript|conversation)\b.{0,200}", re.I)
QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‘", "«": "‘", "»": "’"})


def quote_turns(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs with the turns of a transcript as quotations of their speakers.

    >>> quote_turns(["HOST: Did he go?", "ANA SÁ: Yes.", "He left.", "HOST: Thanks."])[1:3]
    ['Ana Sá: "Yes."', 'Ana Sá: "He left."']
    """
    joined = _join_labels(paragraphs)
    labels = _speakers(joined)
    if not labels:
        return list(paragraphs)
    paragraphs = joined
    turns = [_turn(paragraph, labels) for paragraph in paragraphs]
    starts = [number for number, turn in enumerate(turns) if turn]
    dense = len(starts) >= OPEN_SHARE * (len(turns) - starts[0])
    text = " ".join(paragraphs)
    names = {label: _name(label, text) for label in labels}
    told: list[str] = []
    speaker: str | None = None
    for paragraph, turn in zip(paragraphs, turns, strict=True):
        words = DIRECTION.sub(" ", turn[1] if turn else paragraph).strip()
        speaker = names[turn[0]] if turn else speaker if dense else None
        if EDITED.fullmatch(words) or not words:
            continue
        told.append(words if speaker is None else f"{speaker}: {quoted(words)}".removeprefix(": "))
    return told


def _join_labels(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs in which a speaker in capitals above his words stands before them."""
    alone = Counter(paragraph for paragraph in paragraphs if LABEL_LINE.fullmatch(paragraph))
    speakers = {label for label in alone if len(alone) >= LEAST_SPEAKERS}
    if not speakers or max(alone.values()) < LEAST_SPEAKERS:
        return list(paragraphs)
    joined: list[str] = []
    for before, paragraph in pairwise(["", *paragraphs]):
        if before in speakers and paragraph not in speakers:
            joined[-1] = f"{before}: {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _turn(paragraph: str, labels: frozenset[str]) -> tuple[str, str] | None:
    match = LABEL.fullmatch(paragraph)
    return (match["label"], match["words"]) if match and match["label"] in labels else None


def _speakers(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the labels of a transcript's turns, none where the text is not one.

    There are three turns at least, of two speakers, one of whom speaks twice: what stands before a
    colon in an ordinary text does not.
    """
    matches = [match for paragraph in paragraphs if (match := LABEL.fullmatch(paragraph))]
    labels = [match["label"] for match in matches if _is_speaker(match["label"])]
    times = Counter(label.split()[-1].casefold() for label in labels)  # CAPT. JO WU, then WU
    if labels and not labels[0].isupper() and times[labels[0].split()[-1].casefold()] == 1:
        labels = labels[1:]  # "Podcast: the flood" is a title
    enough = len(labels) >= LEAST_TURNS and LEAST_SPEAKERS <= len(times) <= MOST_SPEAKERS
    return frozenset(labels) if enough and max(times.values()) > 1 else frozenset()


def _is_speaker(label: str) -> bool:
    """Return whether a label may name a speaker: capitals, and no heading of a section."""
    words = label.split()
    if label.casefold().replace("’", "'") in SECTION_LABELS or label in NO_SPEAKERS:
        return False
    small = (word for word in words[1:] if not word[0].isupper() and not word[0].isdigit())
    return label[0].isupper() and all(word.casefold() in NAME_WORDS for word in small)


def _name(label: str, text: str) -> str:
    """Return a speaker's name as a text writes it: "PETRA NOVAK" is Petra Novak.

    Of Q and A nobody knows who they are: theirs are quotations without a speaker.
    """
    if label.upper() in QUESTION | ANSWER:
        return ""
    if not label.isupper():
        return label
    written = next(
        (found[0] for found in re.finditer(re.escape(label), text, re.I) if not found[0].isupper()),
        None,
    )
    return written or label.title()


def quoted(words: str) -> str:
    """Return words in quotation marks, those inside them as single ones."""
    inner = words.strip()
    if inner[:1] in '“"' and inner[-1:] in '”"':
        inner = inner[1:-1]
    return f'"{inner.translate(QUOTES)}"'
