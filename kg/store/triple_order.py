"""The lines of an N-Triples file in; the same lines in an order for a person to read out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from kg.terms import KG, PROV, RDF, RDFS, SKOS

SUBJECTS = (b"", b"st-", b"ev-", b"quo-", b"art-")
"""What the ids of entities, statements, evidence, quotations and articles start with, in order."""
PREDICATES = (
    RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, KG.isNamed,
    KG.subject, KG.predicate, KG.object, KG.polarity, KG.modality, KG.layer,
    KG.holder, KG.attribution, KG.when, KG.where, KG.qualifier,
    KG.subjectText, KG.relationText, KG.objectText, KG.subjectAt, KG.relationAt, KG.objectAt,
    KG.rule, KG.confidence, PROV.wasDerivedFrom,
)  # fmt: skip  # one name a line says nothing
"""These come first, in this order; the others follow by name."""

PLAIN = 32
"""Added to a number, which then is no line break and no end of a text."""
_RANK = {f"<{predicate}>".encode(): rank for rank, predicate in enumerate(PREDICATES)}


def in_reading_order(lines: bytes, base: str) -> bytes:
    """Return the lines with entities first, then statements and so on, at last the vocabulary."""
    ordered = sorted(with_place(lines.splitlines(keepends=True), base))
    return b"".join(map(without_place, ordered))


def with_place(lines: Iterable[bytes], base: str) -> Iterator[bytes]:
    """Yield each line behind a text by which the lines sort into reading order.

    A line is "<subject> <predicate> object ." (https://www.w3.org/TR/n-triples/), so that it
    splits at its first two spaces. The text has no line break.
    """
    place = lru_cache(maxsize=1)(placing(base))  # the lines of a subject often come together
    for line in lines:
        subject, predicate, _ = line.split(b" ", 2)
        rank = _RANK.get(predicate, len(_RANK))
        yield b"%b\0%c%b" % (place(subject), PLAIN + rank, line)


def placing(base: str) -> Callable[[bytes], bytes]:
    """Return the function from a subject, "<IRI>", to the text by which it sorts."""
    own = re.compile(re.escape(f"<{base}".encode()) + rb"(st-|ev-|quo-|art-)?")
    groups = {start: group for group, start in enumerate(SUBJECTS)}

    def place(subject: bytes) -> bytes:
        found = own.match(subject)
        group = groups[found[1] or b""] if found else len(groups)
        return b"%c%b" % (PLAIN + group, subject[:-1])

    return place


def without_place(line: bytes) -> bytes:
    """Return the line that `with_place` was given."""
    return line[line.index(0) + 2 :]


def used_prefixes(lines: bytes, prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return those prefixes that shorten a name in these lines."""
    return {
        prefix: iri
        for prefix, iri in sorted(prefixes.items())
        if iri and f"<{iri}".encode() in lines
    }
