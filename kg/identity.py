"""Who is who: why each name names its entity, which entities may be one, and what people decided.

The frozen records of these; and the file of decisions, to which lines are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from kg.errors import InputError, OutputError

DECISIONS = "identity.jsonl"
"""The file of decisions, unless another is named."""
NAMESAKES = "the same name"
"""The first reason of two things of one name that were told apart."""
AT = "@"
"""Between a name and the article that it is meant in: "Ana Ruiz@art-3f0eacbdfb17a54f"."""


@dataclass(frozen=True, slots=True)
class Link:
    """In these articles this name names this entity, for this reason."""

    entity: str
    name: str
    reason: str
    score: float  # 0 to 1: how sure such a reason is
    articles: tuple[str, ...]  # ids, sorted


@dataclass(frozen=True, slots=True)
class Hint:
    """Two entities may be one, but were kept apart: for a person to decide."""

    one: str  # ids of entities
    other: str
    names: tuple[str, str]
    score: float  # 0 to 1: how much alike they are
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Designation:
    """What this name names: in one article, or in all."""

    name: str
    article: str | None = None

    @classmethod
    def parse(cls, text: str) -> Designation:
        """Read "Ana Ruiz" or "Ana Ruiz@art-3f0eacbdfb17a54f".

        >>> Designation.parse("Ana Ruiz@art-3f").article
        'art-3f'
        """
        name, _, article = text.rpartition(AT) if AT in text else (text, "", "")
        return cls(name, article or None)

    def __str__(self) -> str:
        """Return it as it is written on a command line."""
        return f"{self.name}{AT}{self.article}" if self.article else self.name


@dataclass(frozen=True, slots=True)
class Decision:
    """A person decided that two names name one thing, or two."""

    number: int  # from 1
    same: bool
    one: Designation
    other: Designation
    why: str = ""


def read_decisions(file: Path) -> tuple[Decision, ...]:
    """Return the decisions that were not undone; none if there is no file.

    Raises InputError for a line that is no decision.
    """
    if not file.exists():
        return ()
    found: dict[int, Decision] = {}
    for number, line in enumerate(_lines(file), start=1):
        try:
            row = json.loads(line)
            if row["decision"] == "undo":
                found.pop(row["undoes"])
            else:
                found[number] = _decision(number, row)
        except (ValueError, KeyError, TypeError) as error:
            reason = f"line {number} is no decision that kg identity writes: {line[:80]!r}"
            raise InputError(f"{file}: {reason}") from error
    return tuple(found.values())


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error
    return [line for line in text.splitlines() if line.strip()]


def _decision(number: int, row: Mapping[str, object]) -> Decision:
    kinds = {"same": True, "different": False}
    one, other = (Designation(**row[part]) for part in ("one", "other"))  # type: ignore[arg-type]  # a wrong one raises TypeError
    return Decision(number, kinds[str(row["decision"])], one, other, str(row.get("why", "")))


def add_decision(
    file: Path, one: Designation, other: Designation, *, same: bool, why: str = ""
) -> Decision:
    """Add a decision to the end of a file, and return it."""
    kind = "same" if same else "different"
    row = {"decision": kind, "one": asdict(one), "other": asdict(other), "why": why}
    return Decision(_append(file, row), same, one, other, why)


def undo_decision(file: Path, number: int) -> None:
    """Add that a decision no longer holds; raise InputError if none of this number does."""
    known = [decision.number for decision in read_decisions(file)]
    if number not in known:
        numbers = ", ".join(map(str, known)) or "none"
        raise InputError(f"{file}: no decision {number} to undo; those that hold: {numbers}")
    _append(file, {"decision": "undo", "undoes": number})


def _append(file: Path, row: Mapping[str, object]) -> int:
    """Add a line, and return its number."""
    read_decisions(file)  # raises if the file is no such file
    before = len(_lines(file)) if file.exists() else 0
    try:
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise OutputError(f"cannot write {file}: {error.strerror or error}") from error
    return before + 1


def ledger_lines(links: Iterable[Link], hints: Iterable[Hint]) -> Iterator[bytes]:
    """Yield links and hints as lines of JSON, the same for the same records."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for kind, records, columns in (("link", links, fields(Link)), ("hint", hints, fields(Hint))):
        for record in records:
            row = {column.name: getattr(record, column.name) for column in columns}
            yield f"{encode({kind: row})}\n".encode()


def read_ledger(file: Path) -> tuple[Sequence[Link], Sequence[Hint]]:
    """Return the links and hints of a file that a build wrote."""
    links, hints = [], []
    for line in _lines(file):
        row = json.loads(line)
        if "link" in row:
            links.append(Link(**row["link"] | {"articles": tuple(row["link"]["articles"])}))
        else:
            hint = row["hint"]
            lists = {"names": tuple(hint["names"]), "reasons": tuple(hint["reasons"])}
            hints.append(Hint(**hint | lists))
    return links, hints
