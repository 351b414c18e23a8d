"""The graph before and after a run in; which ids of entities were replaced by which out.

A name that other articles decided ("Lopes", whom a new article calls Ana Lopes) changes when they
come or go. Links to the former IRI shall still lead somewhere. The graph itself knows nothing of
that: it is the same for the same articles, whatever it went through. So redirects, and the former
versions of articles, are in a file of their own beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.graph import Graph
from kg.iris import encode
from kg.store import Store, Syntax, serialize
from kg.terms import DCT, NAMESPACES, PROV, Iri
from kg.workspace.encoding import decode
from kg.workspace.encoding import encode as as_json
from kg.workspace.members import Member

REDIRECTS = "redirects.json"
ENTITIES = "SELECT ?entity { ?entity skos:prefLabel ?name }"
ROLES = {"subject": "kg:subject", "object": "kg:object", "where": "kg:where", "time": "kg:when"}
"""Where a statement names one entity: in the record of a graph, and in the graph."""

ASKED = 1_000
"""Entities that are asked for one by one; for more, all statements are gone through."""

Redirects = Mapping[str, tuple[str, ...]]
"""The id of an entity that is no more, and by which it was replaced."""


def find_replaced(former: Store, graph: Graph) -> dict[str, tuple[str, ...]]:
    """Return what replaced the entities of the former graph that the new one does not have.

    An entity that was split is replaced by several, the most frequent first; one that no
    remaining statement names, by none.
    """
    base = former.base
    found = {iri.removeprefix(base) for (iri,) in former.texts(ENTITIES) if iri}
    gone = found - {encode(entity) for entity in graph.entities}
    statements = {encode(each.id): each for each in graph.statements} if gone else {}
    replaced: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for field, role in ROLES.items():
        for statement, entity in _statements_about(gone, role, former) if statements else ():
            kept = statements.get(statement.removeprefix(base))
            if kept is not None and (now := getattr(kept, field)):
                replaced[entity.removeprefix(base)][encode(now)] += 1
    return {
        entity: tuple(sorted(counts, key=lambda each: (-counts[each], each)))
        for entity, counts in replaced.items()
    }


def _statements_about(gone: Collection[str], role: str, former: Store) -> Iterator[tuple[str, str]]:
    """Yield the statements that have one of these entities in a role, with the entity."""
    query = f"SELECT ?statement ?entity {{ ?statement {role} ?entity }}"
    rows: Iterable[tuple[str | None, ...]]
    if len(gone) <= ASKED:
        each = ({"entity": Iri(former.base + entity)} for entity in sorted(gone))
        rows = (row for values in each for row in former.texts(query, values))
    else:
        rows = former.texts(query)
    for statement, entity in rows:
        if (entity or "").removeprefix(former.base) in gone:
            yield statement or "", entity or ""


def continue_redirects(
    former: Redirects, replaced: Redirects, alive: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the redirects after a run, each to what is in the graph now.

    >>> continue_redirects({"Lopes": ("A_Lopes",)}, {"A_Lopes": ("Ana_Lopes",)}, {"Ana_Lopes"})
    {'A_Lopes': ('Ana_Lopes',), 'Lopes': ('Ana_Lopes',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for entity, targets in sorted({**former, **replaced}.items()):
        now = (each for target in targets for each in replaced.get(target, (target,)))
        left = tuple(dict.fromkeys(each for each in now if each in alive))
        if left and entity not in alive:
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
