"""A document in; the same with other heads, labels and tags out."""

from __future__ import annotations

from kg.extract.tokens import Doc


class EditableTree:
    """A document's dependencies, open to change."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.verbs: set[int] = set()  # tokens to be tagged as finite verbs
        self._dependents: list[set[int]] = [set() for _ in doc]
        for at, head in enumerate(self.heads):
            if at != head:
                self._dependents[head].add(at)

    def dependents(self, head: int, *labels: str) -> list[int]:
        """Return the dependents by any of `labels`, or all, in text order."""
        found = sorted(self._dependents[head])
        return [at for at in found if self.labels[at] in labels] if labels else found

    def ancestors(self, at: int) -> list[int]:
        """Return the head of a token, its head, and so on to the root."""
        found: list[int] = []
        while self.heads[at] != at:
            at = self.heads[at]
            found.append(at)
        return found

    def attach(self, at: int, head: int, label: str) -> bool:
        """Attach a token to another, to itself as root; return whether that makes a tree.

        A token's own descendant cannot be its head.
        """
        if at != head and at in (head, *self.ancestors(head)):
            return False
        self._dependents[self.heads[at]].discard(at)
        self.heads[at], self.labels[at] = head, label
        if at != head:
            self._dependents[head].add(at)
        return True

    def replace(self, at: int, *, by: int) -> bool:
        """Give a token's head and label to another; return whether that makes a tree."""
        head = self.heads[at]
        return self.attach(by, by if head == at else head, self.labels[at])

    def promote(self, at: int, *, over: int, label: str) -> None:
        """Put a token in the place of its head, whose other dependents it takes over."""
        self.replace(over, by=at)
        for other in self.dependents(over):
            self.attach(other, at, self.labels[other])
        self.attach(over, at, label)

    def rebuild(self) -> Doc:
        """Return the document with its dependencies and tags as they are now."""
        doc = self.doc.with_arcs(self.heads, self.labels)
        for verb in (doc[at] for at in self.verbs):
            verb.pos_ = "VERB"
            verb.lemma_ = verb.lower_.removesuffix("s")
            verb.tag_ = "VBZ" if verb.lower_.endswith("s") else "VBP"
        return doc
