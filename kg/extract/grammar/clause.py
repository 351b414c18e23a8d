"""What is known of a clause: its predicate, subjects, objects and obliques, as tokens."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, children, conjuncts, is_finite, particles
from kg.extract.words.lexicon import words_with


@dataclass(frozen=True, slots=True)
class Oblique:
    """In a clause, a nominal with its preposition: (to, Istanbul)."""

    preposition: str
    head: Token


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A predicate with its arguments, as heads of their phrases; coordination is not unfolded."""

    head: Token  # the verb; in a copular clause the noun, adjective or nominal
    parent: Clause | None  # the clause it depends on
    beside: Clause | None  # the clause it is coordinated with, and shares its parent and link with
    link: str  # its relation to the parent
    marker: str  # "that", "if", "to", "without" …
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    recipients: tuple[Token, ...]
    agents: tuple[Token, ...]
    obliques: tuple[Oblique, ...]
    light: Token | None  # the bare noun that makes one verb with a light one: "take place"
    passive: bool
    copular: bool

    @property
    def lemma(self) -> str:
        """Return the lemma of the predicate with its particle: "take over"."""
        return " ".join([self.head.lemma_.lower(), *map(str.lower, map(str, particles(self.head)))])

    @property
    def complements(self) -> list[Token]:
        """Return what a verb without copula says somebody is: "became *mayor*", "made it *new*".

        A second object is one too: "declared Oslo a *city*".
        """
        first = [*children(self.head, "xcomp"), *second_objects(self.head)]
        parts = [part for each in first for part in conjuncts(each)]
        return [part for part in parts if part.pos_ not in VERBAL and not children(part, "cop")]

    @property
    def frame(self) -> str:
        """Return how the clause is joined to its parent: "to", "that", "from", "ing", "as"."""
        if self.marker or self.link in ("acl", "acl:relcl", "ROOT"):
            return self.marker
        being = any(verb.tag_ == "VBG" for verb in children(self.head, "cop"))
        if self.link == "xcomp" and self.copular and not being:
            return "as"  # a predicate without verb: "elected mayor", "kept low"
        gerund = being or self.head.tag_ == "VBG"
        return "ing" if gerund and not is_finite(self.head) else "that"


def second_objects(verb: Token) -> list[Token]:
    """Return the objects of a verb that say what its first one is called or made."""
    names = verb.lemma_.lower() in words_with("naming")
    return children(verb, "obj")[1:] if names else []
