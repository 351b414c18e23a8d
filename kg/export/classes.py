"""The classes of a graph, and a table from some of them to the types of another format, in; the
type of each class, by its nearest ancestor in the table, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.store import Store
from kg.terms import NAMESPACES

SUPERCLASSES = "SELECT ?class ?above WHERE { ?class rdfs:subClassOf ?above }"
ROOT = "Thing"


def types_by_class(store: Store, table: Mapping[str, str]) -> Mapping[str, str]:
    """Return the type of each class of a graph that has one; classes are local names."""
    above: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(store.texts(SUPERCLASSES), key=str):
        lower, upper = (str(iri).removeprefix(NAMESPACES["kg"]) for iri in pair)
        above[lower].append(upper)
        above.setdefault(upper, [])
    found = {name: _nearest(name, above, table) for name in (*table, *above)}
    return {name: type_ for name, type_ in found.items() if type_ is not None}


def _nearest(name: str, above: Mapping[str, list[str]], table: Mapping[str, str]) -> str | None:
    level = [name]
    while level:
        for each in level:
            if each in table:
                return table[each]
        level = [upper for each in level for upper in above.get(each, ())]
    return None
