"""The graph before and after a run in; which ids of entities were replaced by which out.

A name that other articles decided ("Lopes", whom a new article calls Ana Lopes) changes when they
come or go. Links to the former IRI shall still lead somewhere. The graph itself knows nothing of
that: it is the same for the same articles, whatever it went through. So redirects, and the former
versions of articles, are in a file of their own beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.graph import Part
from kg.iris import decode as decode_iri
from kg.iris import encode
from kg.query import Index, PartReader
from kg.store import Store, Syntax, serialize
from kg.terms import DCT, NAMESPACES, PROV, Iri
from kg.workspace.encoding import decode
from kg.workspace.encoding import encode as as_json
from kg.workspace.members import Member

REDIRECTS = "redirects.json"
ROLES = {"subject": "kg:subject", "object": "kg:object", "where": "kg:where", "time": "kg:when"}
"""Where a statement names one entity: in the record of a graph, and in the graph."""

ASKED = 1_000
"""Entities that are asked for one by one; for more, all statements are gone through."""

Redirects = Mapping[str, tuple[str, ...]]
"""The id of an entity that is no more, and by which it was replaced."""


def find_replaced(
    former: Store, now: Iterable[str], articles: Collection[str], part: Callable[[str], Part]
) -> dict[str, tuple[str, ...]]:
    """Return what replaced the entities of the former graph that the new one does not have.

    `now` are the ids of the new one's entities, sorted, `part` returns what one of its articles
    adds to it. An entity that was split is replaced by several, the most frequent first; one that
    no remaining statement names, by none.
    """
    with Index.open(former) as index:
        gone = {encode(id_) for id_ in _only_in_first(index.ids(), now)}
    wanted: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for field, role in ROLES.items():
        for article, statement, entity in _statements_about(gone, role, former) if gone else ():
            if article in articles:
                wanted[article].append((statement, field, entity))
    replaced: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, found in wanted.items():
        statements = {encode(each.id): each for each in part(article).statements}
        for statement, field, entity in found:
            kept = statements.get(statement)
            if kept is not None and (target := getattr(kept, field)):
                replaced[entity][encode(target)] += 1
    return {
        entity: tuple(sorted(counts, key=lambda each: (-counts[each], each)))
        for entity, counts in replaced.items()
    }


def _only_in_first(first: Iterator[str], second: Iterable[str]) -> Iterator[str]:
    """Yield what only the first has of two that are sorted."""
    others = iter(second)
    other = next(others, None)
    for each in first:
        while other is not None and other < each:
            other = next(others, None)
        if other != each:
            yield each


def _statements_about(
    gone: Collection[str], role: str, former: Store
) -> Iterator[tuple[str, str, str]]:
    """Yield article, statement and entity of the statements that have one of these in a role."""
    query = f"SELECT ?statement ?entity {{ ?statement {role} ?entity }}"
    reader = PartReader(former)
    rows: Iterable[tuple[str | None, ...]]
    if len(gone) <= ASKED:
        each = ({"entity": Iri(former.base + entity)} for entity in sorted(gone))
        rows = (row for values in each for row in former.texts(query, values))
    else:
        rows = former.texts(query)
    for row in rows:
        statement, entity = ((each or "").removeprefix(reader.base) for each in row)
        if entity in gone:
            yield reader.article_of(decode_iri(statement)), statement, entity


def continue_redirects(
    former: Redirects, replaced: Redirects, alive: Callable[[str], bool]
) -> dict[str, tuple[str, ...]]:
    """Return the redirects after a run, each to what is in the graph now, which is `alive`.

    >>> continue_redirects({"Lopes": ("A_Lopes",)}, {"A_Lopes": ("Ana_Lopes",)}, "Ana_Lopes".__eq__)
    {'A_Lopes': ('Ana_Lopes',), 'Lopes': ('Ana_Lopes',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for entity, targets in sorted({**former, **replaced}.items()):
        now = (each for target in targets for each in replaced.get(target, (target,)))
        left = tuple(dict.fromkeys(each for each in now if alive(each)))
        if left and not alive(entity):
            found[entity] = left
    return found


def read_redirects(store: Path) -> dict[str, tuple[str, ...]]:
    """Return the redirects of the graph in a store, in the form of IRIs without their base."""
    try:
        return decode((store / REDIRECTS).read_bytes(), dict[str, tuple[str, ...]])
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"{store / REDIRECTS} is damaged, build it again: {error}") from error


def encode_redirects(redirects: Redirects) -> bytes:
    """Return the redirects as JSON."""
    return as_json(redirects) + b"\n"


def history_turtle(redirects: Redirects, members: Iterable[Member], base: str) -> bytes:
    """Return redirects and former versions as Turtle."""
    lines = [
        f"<{base}{entity}> <{DCT.isReplacedBy}> <{base}{target}> .\n"
        for entity, targets in redirects.items()
        for target in targets
    ]
    lines += [
        f"<{base}{later}> <{PROV.wasRevisionOf}> <{base}{earlier}> .\n"
        for member in members
        for later, earlier in zip((member.article, *member.revises), member.revises, strict=False)
    ]
    content = "".join(sorted(set(lines))).encode()
    return serialize(content, Syntax.TURTLE, base=base, prefixes={**NAMESPACES, "id": base})
