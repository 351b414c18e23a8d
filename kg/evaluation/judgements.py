"""Verdicts of human readers on kg's statements: rows of CSV files without a word of any text.

A row names its statement by the article's file, a hash of the paragraph and offsets in it, and by
hashes of what the two ends refer to, so it survives whatever changes elsewhere in the article and
how sentences are cut. `text_hash` is of the whole article: where it differs, the corpus does.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, fields
from enum import StrEnum
from pathlib import Path

from kg.records import Article, Mention, Passage, Statement

HASH_LENGTH = 10
"""Hexadecimal digits kept of a SHA-256: 40 bits, among the thousands of paragraphs judged."""


class Verdict(StrEnum):
    """What a strict reader says of a statement beside its sentence."""

    RIGHT = "right"  # subject, relation, object, layer, time and place are what the text says
    EMPTY = "empty"  # true, but it tells nothing: "talks be talks", half an argument
    WRONG = "wrong"  # the text does not say so; the fault tells why


class Fault(StrEnum):
    """The first thing that is wrong with a wrong statement."""

    REFERENCE = "reference"  # an end is linked to the wrong thing
    SPAN = "span"  # an end's words are cut short or run on
    SUBJECT = "subject"  # something else does it
    OBJECT = "object"  # it is done to something else, or is no object
    RELATION = "relation"  # the words of the relation are not the sentence's
    SENSE = "sense"  # a property that does not mean what the words mean here
    LAYER = "layer"  # a plan, doubt or denial told as a fact, or the reverse
    SOURCE = "source"  # somebody else says so
    TIME = "time"  # the date or place is another's
    MERGE = "merge"  # two things or two statements are made one
    ATTACHMENT = "attachment"  # a phrase belongs to another word
    PARSE = "parse"  # a wrong part of speech or tree that no rule could mend


@dataclass(frozen=True, slots=True)
class Key:
    """Which statement is meant. Offsets count from the start of the paragraph."""

    article: str  # the file's name
    paragraph: str  # a hash of its text
    subject: str  # "12-20"
    subject_is: str  # a hash of the name of what it refers to; empty where that is itself
    predicate: str
    relation: str  # "21-25 30-32"
    object: str
    object_is: str
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reader's verdict on a statement, and how the statement stood in the graph that day."""

    key: Key
    text_hash: str
    around: str  # a hash of its time and place
    plain: bool
    rule: str
    verdict: Verdict
    fault: Fault | None
    reader: str

    def __post_init__(self) -> None:
        """Check that a wrong statement has a fault, and no other."""
        if (self.verdict is Verdict.WRONG) != (self.fault is not None):
            raise ValueError(f"{self.verdict} with the fault {self.fault}: {self.key}")


KEY_COLUMNS = tuple(field.name for field in fields(Key))
COLUMNS = (*KEY_COLUMNS, "text_hash", "around", "plain", "rule", "verdict", "fault", "reader")


def short_hash(text: str) -> str:
    """Return a hash of a text that says nothing of its words.

    >>> short_hash("Talks ended.")
    '3f0eacbdfb'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def key_of(statement: Statement, article: Article, file: str) -> Key:
    """Return the key of a statement of the article read from `file`."""
    start = article.text.rfind("\n", 0, statement.evidence.start) + 1
    end = article.text.find("\n", start)
    paragraph = article.text[start : end if end >= 0 else None]

    def place(passages: Iterable[Passage]) -> str:
        return " ".join(f"{each.start - start}-{each.end - start}" for each in passages)

    object_ = statement.object
    return Key(
        file,
        short_hash(paragraph),
        place([statement.subject.passage]),
        _referent(statement.subject),
        statement.predicate,
        place(statement.trigger),
        place([object_.passage] if object_ is not None else []),
        _referent(object_) if object_ is not None else "",
        statement.polarity.value,
        statement.modality.value,
    )


def around(statement: Statement) -> str:
    """Return a hash of the time and the place of a statement; empty where it has neither."""
    when, where = statement.when, statement.where
    parts = [when.value or when.text] if when is not None else []
    parts += [f"at {where.referent.name}"] if where is not None else []
    return short_hash(" ".join(parts)) if parts else ""


def _referent(mention: Mention) -> str:
    return short_hash(mention.referent.name) if mention.refers_to is not None else ""


def read_judgements(paths: Iterable[Path]) -> Iterator[Judgement]:
    """Yield the judgements of CSV files.

    Raises ValueError where a row has an unknown verdict or fault, or a fault too many or too few.
    """
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield judgement_of(row)


def judgement_of(row: dict[str, str]) -> Judgement:
    """Return the judgement in a row with (at least) the columns `COLUMNS`."""
    return Judgement(
        Key(*(row[column] for column in KEY_COLUMNS)),
        row["text_hash"],
        row["around"],
        row["plain"] == "y",
        row["rule"],
        Verdict(row["verdict"]),
        Fault(row["fault"]) if row["fault"] else None,
        row["reader"],
    )


def row_of(judgement: Judgement) -> dict[str, str]:
    """Return the row of a judgement, the inverse of `judgement_of`."""
    plain, fault = "y" if judgement.plain else "n", judgement.fault or ""
    rest = (judgement.text_hash, judgement.around, plain, judgement.rule)
    values = (*astuple(judgement.key), *rest, judgement.verdict.value, fault, judgement.reader)
    return dict(zip(COLUMNS, values, strict=True))


def write_judgements(judgements: Iterable[Judgement], path: Path) -> None:
    """Write judgements to a CSV file, in the order of their keys."""
    rows = sorted(map(row_of, judgements), key=lambda row: tuple(row.values()))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def key_row(key: Key) -> dict[str, str]:
    """Return the columns of a key."""
    return {name: str(value) for name, value in asdict(key).items()}
