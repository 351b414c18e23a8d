"""A graph and a name in; the entities with this name out, the best match first."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable

from kg.errors import QueryError
from kg.graph import Entity, Graph

SUGGESTIONS = 3
UNDECOMPOSED = str.maketrans("ıøłđħ", "ioldh")
"""Letters with a stroke or without a dot, which Unicode does not decompose."""


def find_entities(graph: Graph, name: str) -> tuple[Entity, ...]:
    """Return the entities with this id, name or alias, else those whose name contains it.

    Case and accents do not matter. Of equally good ones, those with more statements come first.
    Raise QueryError, which suggests similar names, if there is none.
    """
    wanted = _fold(name)
    if wanted:
        for fits in MATCHES:
            found = [e for e in graph.entities.values() if any(fits(wanted, n) for n in _names(e))]
            if found:
                return tuple(sorted(found, key=_importance(graph)))
    raise QueryError(f"nothing in the graph is called {name!r}{_did_you_mean(graph, wanted)}")


MATCHES: tuple[Callable[[str, str], bool], ...] = (
    lambda wanted, name: wanted == name,
    lambda wanted, name: name.startswith(wanted),
    lambda wanted, name: f" {wanted}" in name,
    lambda wanted, name: wanted in name,
)
"""Ways for a name to match, the best first; only the best that matches anything counts."""


def _names(entity: Entity) -> list[str]:
    return [_fold(name) for name in (entity.id.replace("_", " "), entity.name, *entity.aliases)]


def _fold(name: str) -> str:
    """Return a name without case, accents and needless spaces.

    >>> _fold("  Çırağan  Palace")
    'ciragan palace'
    """
    plain = name.casefold().replace("_", " ").translate(UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _importance(graph: Graph) -> Callable[[Entity], tuple[int, str]]:
    counts: dict[str, int] = {}
    for statement in graph.statements:
        for identifier in {statement.subject, statement.object} - {None}:
            counts[str(identifier)] = counts.get(str(identifier), 0) + 1
    return lambda entity: (-counts.get(entity.id, 0), entity.id)


def _did_you_mean(graph: Graph, wanted: str) -> str:
    spelled = {
        _fold(name): entity.name
        for entity in graph.entities.values()
        for name in (*entity.aliases, entity.name)
    }
    close = difflib.get_close_matches(wanted, sorted(spelled), n=SUGGESTIONS)
    names = dict.fromkeys(spelled[name] for name in close)
    return f"; did you mean {' or '.join(names)}?" if names else ""
