"""Class names with their direct parents in; which class is a kind of which out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import OntologyError

DEEPEST = 100
"""Classes above a class at most."""


@dataclass(frozen=True)
class Taxonomy:
    """Each class is a kind of itself and of all its `ancestors`."""

    ancestors: Mapping[str, frozenset[str]]  # of each class, itself included

    @classmethod
    def from_parents(cls, parents: Mapping[str, tuple[str, ...]]) -> Taxonomy:
        """Return the taxonomy of these direct parents; raise OntologyError on a cycle.

        >>> Taxonomy.from_parents({"Thing": (), "Place": ("Thing",)}).is_a("Place", "Thing")
        True
        """
        found: dict[str, frozenset[str]] = {}
        for name in parents:
            _climb(name, parents, found, path=())
        return cls(found)

    def is_a(self, name: str, *ancestors: str) -> bool:
        """Return whether each `name` is any of `ancestors`; raise OntologyError on unknown ones."""
        if not self._ancestors(name).isdisjoint(ancestors):
            return True
        for ancestor in ancestors:
            if ancestor not in self.ancestors:
                raise unknown_class(ancestor)
        return False

    def depth(self, name: str) -> int:
        """Return how specific a class is: 1 for a root, more for each level below it."""
        return len(self._ancestors(name))

    def _ancestors(self, name: str) -> frozenset[str]:
        try:
            return self.ancestors[name]
        except KeyError:
            raise unknown_class(name) from None


def unknown_class(name: str) -> OntologyError:
    """Return the error for a class name that the ontology does not have."""
    return OntologyError(f"the ontology has no class {name!r}")


def _climb(
    name: str,
    parents: Mapping[str, tuple[str, ...]],
    found: dict[str, frozenset[str]],
    *,
    path: tuple[str, ...],
) -> frozenset[str]:
    if name in path:
        circle = " ⊂ ".join((*path[path.index(name) :], name))
        raise OntologyError(f"classes go round in a circle: {circle}")
    if len(path) > DEEPEST:
        raise OntologyError(f"classes nest more than {DEEPEST} deep below {path[0]}")
    if name not in parents:
        raise unknown_class(name)
    if name not in found:
        above = (_climb(up, parents, found, path=(*path, name)) for up in parents[name])
        found[name] = frozenset({name}).union(*above)
    return found[name]
