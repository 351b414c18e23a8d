"""The lines of an N-Triples file in; the same lines in an order for a person to read out."""

from __future__ import annotations

import re
from collections.abc import Mapping

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

_RANK = {f"<{predicate}>".encode(): rank for rank, predicate in enumerate(PREDICATES)}


def in_reading_order(lines: bytes, base: str) -> bytes:
    """Return the lines with entities first, then statements and so on, at last the vocabulary.

    A line is "<subject> <predicate> object ." (https://www.w3.org/TR/n-triples/), so that it
    splits at its first two spaces.
    """
    own = re.compile(re.escape(f"<{base}".encode()) + rb"(st-|ev-|quo-|art-)?")
    groups = {start: group for group, start in enumerate(SUBJECTS)}

    def key(line: bytes) -> tuple[int, bytes, int, bytes]:
        subject, predicate, _ = line.split(b" ", 2)
        found = own.match(subject)
        group = groups[found[1] or b""] if found else len(groups)
        return group, subject[:-1], _RANK.get(predicate, len(_RANK)), line

    ordered = sorted(lines.splitlines(keepends=True), key=key)
    return b"".join(ordered)


def used_prefixes(lines: bytes, prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return those prefixes that shorten a name in these lines."""
    return {
        prefix: iri
        for prefix, iri in sorted(prefixes.items())
        if iri and f"<{iri}".encode() in lines
    }
