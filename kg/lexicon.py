"""Words and the types of their arguments in; the property that they express out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from kg.taxonomy import Taxonomy

Part = Literal["verb", "noun", "adjective", "action"]


@dataclass(frozen=True, slots=True)
class Expression:
    """These words express the property, from their subject to their object.

    Where `reversed`, their subject is the property's object: in "Kyiv is home to the
    parliament", "home to" expresses that the parliament is located in Kyiv.
    """

    property: str  # local name: "heads"
    part: Part
    words: str  # lemmas with their preposition: "arrive in", "spokesman of", "responsible for"
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A property leads from any of the classes `domain` to any of the classes `range`."""

    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All expressions, found by their words; closed under the taxonomy of argument types."""

    entries: Mapping[tuple[Part, str], tuple[Expression, ...]]
    first_words: Mapping[Part, frozenset[str]]
    of_noun: Mapping[tuple[Part, str], tuple[Expression, ...]]
    signatures: Mapping[str, Signature]
    taxonomy: Taxonomy

    @classmethod
    def from_expressions(
        cls,
        expressions: Iterable[Expression],
        signatures: Mapping[str, Signature],
        taxonomy: Taxonomy,
    ) -> Lexicon:
        """Return the lexicon of these expressions; their order does not matter."""
        entries: dict[tuple[Part, str], list[Expression]] = {}
        of_noun: dict[tuple[Part, str], list[Expression]] = {}
        first_words: dict[Part, set[str]] = {part: set() for part in get_args(Part)}
        for expression in sorted(expressions, key=_order):
            entries.setdefault((expression.part, expression.words), []).append(expression)
            first_words[expression.part].add(expression.words.partition(" ")[0])
            if expression.part in ("noun", "action"):
                of_noun.setdefault((expression.part, noun_of(expression.words)), []).append(
                    expression
                )
        return cls(
            {key: tuple(found) for key, found in entries.items()},
            {part: frozenset(words) for part, words in first_words.items()},
            {noun: tuple(found) for noun, found in of_noun.items()},
            signatures,
            taxonomy,
        )

    def property_for(
        self, part: Part, words: str, subject_type: str, object_type: str
    ) -> Expression | None:
        """Return what `words` express between arguments of these types, None if nothing.

        The types are those of the words' own subject and object. Of several properties that
        fit, the one with the most specific domain and range wins, then the one with the most
        specific range: of "reach", arrivesIn (Thing → Place), not agreesOn (Agent → Thing).
        """
        fitting = [
            (fit, expression)
            for expression in self.expressions(part, words)
            if (fit := self.fit(expression, subject_type, object_type)) is not None
        ]
        if not fitting:
            return None
        return max(fitting, key=lambda pair: pair[0])[1]

    def expressions(self, part: Part, words: str) -> tuple[Expression, ...]:
        """Return all that `words` can express, for any arguments.

        A participle counts as a verb and as an adjective, since parsers confuse them: "based in"
        is "be based in", "be married to" is "married to".
        """
        return self.entries.get((part, words)) or self.entries.get(_other_reading(part, words), ())

    def opens(self, part: Part, words: str) -> bool:
        """Return whether an expression goes on behind these words: "run aground" of "… off"."""
        return (part, words) in self._openings

    @cached_property
    def _openings(self) -> frozenset[tuple[Part, str]]:
        found = set[tuple[Part, str]]()
        for part, words in self.entries:
            parts = words.split(" ")
            found.update((part, " ".join(parts[:end])) for end in range(2, len(parts)))
        return frozenset(found)

    def heads(self, part: Part) -> frozenset[str]:
        """Return the first words of all expressions: "spokesman" of "spokesman of"."""
        return self.first_words[part]

    def noun_expressions(self, noun: str) -> tuple[Expression, ...]:
        """Return the expressions of a relational noun with any preposition.

        For "spokesman" or "foreign minister": "spokesman of", "spokesman for"; only of exactly
        this noun, since a deputy minister is not a minister.
        """
        return self.of_noun.get(("noun", noun), ())

    def action_expressions(self, noun: str) -> tuple[Expression, ...]:
        """Return the expressions of a noun of action: for "attack", "attack on" and "against"."""
        return self.of_noun.get(("action", noun), ())

    def fit(
        self, expression: Expression, subject_type: str, object_type: str
    ) -> tuple[int, int] | None:
        """Return how specific the signature is for these arguments, None if it excludes them."""
        signature = self.signatures[expression.property]
        source, target = subject_type, object_type
        if expression.reversed:
            source, target = target, source
        domain = self._closest(source, signature.domain)
        range_ = self._closest(target, signature.range)
        return (domain + range_, range_) if domain and range_ else None

    def _closest(self, name: str, classes: tuple[str, ...]) -> int:
        """Return the depth of the most specific of `classes` that `name` is a kind of, or 0."""
        taxonomy = self.taxonomy
        return max((taxonomy.depth(c) for c in classes if taxonomy.is_a(name, c)), default=0)


def _other_reading(part: Part, words: str) -> tuple[Part, str]:
    if part == "adjective":
        return "verb", f"be {words}"
    if part == "verb" and words.startswith("be "):
        return "adjective", words.removeprefix("be ")
    return part, words


def noun_of(words: str) -> str:
    """Return a relational noun without its preposition.

    >>> noun_of("foreign minister of")
    'foreign minister'
    """
    return words.rpartition(" ")[0]


def _order(expression: Expression) -> tuple[str, str, str, bool]:
    return expression.part, expression.words, expression.property, expression.reversed
