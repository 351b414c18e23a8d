"""A document and a repair in; where its pattern matches, and the arcs it wants there, out.

After CoreNLP's Semgrex and Ssurgeon (https://aclanthology.org/2023.tlt-1.9) and spaCy's
DependencyMatcher: a pattern is a list of nodes, each with a path from an earlier node and tests of
its own; a repair attaches the nodes anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.parse.editing import EditableTree
from kg.extract.tokens import Doc, Token
from kg.extract.tree import subject_relation

Match = Mapping[str, Token]
"""The tokens of a pattern by the names of its nodes; an optional node may be missing."""
Path = Callable[[Token], Iterable[Token]]
"""The tokens that may be a node, given the node its path starts from."""
Test = Callable[[Token], bool]
Condition = Callable[[Match], bool]
"""A test of several nodes together."""


@dataclass(frozen=True, slots=True)
class Node:
    """A token of a pattern: where it stands, and what it has to be; an empty list allows all."""

    name: str
    path: Path | None = None  # none for the first node of a pattern
    of: str = ""  # the node that the path starts from
    dep: Collection[str] = ()
    pos: Collection[str] = ()
    tag: Collection[str] = ()
    entity: Collection[str] = ()  # "" for no name
    tests: tuple[Test, ...] = ()
    optional: bool = False

    def fits(self, token: Token) -> bool:
        """Return whether a token may be this node."""
        return (
            (not self.dep or token.dep_ in self.dep)
            and (not self.pos or token.pos_ in self.pos)
            and (not self.tag or token.tag_ in self.tag)
            and (not self.entity or token.ent_type_ in self.entity)
            and all(test(token) for test in self.tests)
        )


@dataclass(frozen=True, slots=True)
class Attach:
    """Attach a node to another by a label; a subject by what the voice of its verb asks for.

    Without a label a node keeps the one it has.
    """

    node: str
    head: str
    label: str = ""

    def apply(self, tree: EditableTree, match: Match) -> None:
        """Change the tree, where that makes a tree and both nodes are there."""
        if self.node in match and self.head in match:
            at, head = match[self.node].i, match[self.head]
            label = subject_relation(head) if self.label == "nsubj" else self.label
            tree.attach(at, head.i, label or tree.labels[at])


@dataclass(frozen=True, slots=True)
class Promote:
    """Put a node in the place of its head, whose other dependents it takes over."""

    node: str
    over: str

    def apply(self, tree: EditableTree, match: Match) -> None:
        """Change the tree."""
        tree.promote(match[self.node].i, over=match[self.over].i, label="fixed")


@dataclass(frozen=True, slots=True)
class TagVerb:
    """Tag a node as a finite verb; what stands before its subject depends on that."""

    node: str
    subject: str

    def apply(self, tree: EditableTree, match: Match) -> None:
        """Change the tree."""
        verb, subject = match[self.node], match[self.subject]
        tree.verbs.add(verb.i)
        for part in verb.children:
            if part.i < subject.i and not part.is_punct:
                tree.attach(part.i, subject.i, part.dep_)


@dataclass(frozen=True, slots=True)
class Repair:
    """A mistake of parsers: what it looks like, and the arcs that put it right.

    The trees of the sentences stand in `tests/cases/repairs.txt`: that of `example` before and
    after, and that of `leaves`, which looks much the same and is right.
    """

    name: str
    example: str
    nodes: tuple[Node, ...]
    edits: tuple[Attach | Promote | TagVerb, ...]
    where: tuple[Condition, ...] = ()
    leaves: str = ""

    def matches(self, first: Token) -> Iterator[Match]:
        """Yield the matches whose first node is this token."""
        if self.nodes[0].fits(first):
            yield from self._extend({self.nodes[0].name: first})

    def _extend(self, match: Match, place: int = 1) -> Iterator[Match]:
        if place == len(self.nodes):
            if all(condition(match) for condition in self.where):
                yield match
            return
        node = self.nodes[place]
        reached = node.path(match[node.of]) if node.path is not None and node.of in match else ()
        found = [token for token in reached if node.fits(token)]
        for token in found:
            yield from self._extend({**match, node.name: token}, place + 1)
        if node.optional and not found:
            yield from self._extend(match, place + 1)

    def apply(self, tree: EditableTree, match: Match) -> None:
        """Change a tree where the pattern matched."""
        for edit in self.edits:
            edit.apply(tree, match)


def find_matches(doc: Doc, repairs: Iterable[Repair]) -> list[tuple[Repair, Match]]:
    """Return the matches of repairs in a document, in text order of their first nodes."""
    by_relation: dict[str, list[Repair]] = {}
    for repair in repairs:
        for relation in repair.nodes[0].dep or ("",):  # any
            by_relation.setdefault(relation, []).append(repair)
    return [
        (repair, match)
        for token in doc
        for repair in (*by_relation.get("", ()), *by_relation.get(token.dep_, ()))
        for match in repair.matches(token)
    ]
