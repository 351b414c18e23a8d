"""The relation of a statement in; what it says, whatever the words, out.

"rejects", "turned down" and "did not accept" all say something of accepting: the concept is the
same, what is said of it is yes or no. A verb that the ontology knows means its property; another
means itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import Entity, GraphStatement
from kg.ontology import Ontology
from kg.stories.words import stem

PARTICLES = frozenset(["away", "back", "down", "forward", "in", "off", "on", "out", "over", "up"])
PREPOSITIONS = frozenset(
    [
        "about",
        "after",
        "against",
        "as",
        "at",
        "before",
        "by",
        "during",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "to",
        "under",
        "with",
    ]
)
Meaning = tuple[str, bool]
"""A property, by its local name, and whether it holds."""
COPULAS = frozenset({"be", "stay", "remain", "become"})


@dataclass(frozen=True, slots=True)
class Concept:
    """What a statement says: `affirms` is False for the opposite ("rejects" for accepting)."""

    name: str  # of a property, or the stem of a verb: "kg:accepts", "carr", "clos"
    affirms: bool = True
    passive: bool = False  # the subject is the one to whom it is done
    uses_object: bool = False  # the object is a part of the concept: "stay open"


class Concepts:
    """What the verbs of an ontology mean."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology, self._properties = ontology, ontology.properties
        whole, shortened = _phrases(ontology)
        self._meanings: dict[str, tuple[Meaning, ...]] = {
            phrase: tuple((name, True) for name in sorted(names))
            for phrase, names in {**shortened, **whole}.items()
        }
        for name, known in ontology.properties.items():
            for phrase in known.opposite_verbs:
                self._meanings[_stems(phrase)] = ((name, False),)

    def of(self, statement: GraphStatement, entities: Mapping[str, Entity]) -> Concept:
        """Return what a statement about these entities says, its own polarity aside."""
        prefix, _, name = statement.predicate.partition(":")
        if prefix == "kg":
            return self._property(name, affirms=True)
        words = name.split("-")
        passive = words[0] == "be" and len(words) > 1
        adjective = _last_word(statement.object) if not passive else ""
        if words == ["be"] and not _is_adjective(statement):
            return Concept("be")
        patient = statement.subject if passive else statement.object
        kind = entities[patient].type if patient is not None else None
        if words[0] in COPULAS and not passive:
            found = self._known([*words, adjective])
            verb = Concept(stem(adjective), passive=True, uses_object=True)
            if words[0] != "be":
                verb = Concept(f"{words[0]} {stem(adjective)}", uses_object=True)
            return Concept(found.name, found.affirms, uses_object=True) if found else verb
        whole = [*words, *([adjective] if adjective else [])]  # stay in office
        found = self._exact(whole) or self._known(words, passive=passive, kind=kind)
        if found is None and not passive and len(words) > 2 and words[-1] in PREPOSITIONS:
            found = self._known([words[0], words[-1]])  # take money from: take from
        return found or self._unknown(words[passive:], passive)

    def _exact(self, words: list[str]) -> Concept | None:
        """Return the property whose opposite these words say, with their object: stay in office."""
        meanings = self._meanings.get(_stems(" ".join(words)), ())
        opposite = len(meanings) == 1 and not meanings[0][1]
        found = self._property(*meanings[0]) if opposite else None
        return Concept(found.name, found.affirms, uses_object=True) if found else None

    def of_verb(self, words: str) -> Concept:
        """Return what a verb of the text means."""
        return self._known(words.split()) or self._unknown(words.split(), False)

    def _known(
        self, words: list[str], *, passive: bool = False, kind: str | None = None
    ) -> Concept | None:
        """Return the property that the longest known beginning of some words means."""
        for start in (0, 1) if passive else (0,):
            for end in range(len(words), start, -1):
                meanings = self._meanings.get(_stems(" ".join(words[start:end])), ())
                if len(meanings) > 1 and kind is not None:
                    meanings = self._fitting(meanings, kind)
                if len(meanings) == 1:
                    found = self._property(*meanings[0])
                    turned = found.passive or (passive and start == 1)
                    return Concept(found.name, found.affirms, passive=turned)
        return None

    def _fitting(self, meanings: tuple[Meaning, ...], kind: str) -> tuple[Meaning, ...]:
        """Return what a verb can mean that is done to something of this class: to free a person."""
        return tuple(
            (name, affirms)
            for name, affirms in meanings
            if self._ontology.is_a(kind, *self._properties[name].range)
            and "Thing" not in self._properties[name].range
        )

    def _property(self, name: str, affirms: bool) -> Concept:
        known = self._properties.get(name)
        if known is not None and known.opposite:
            return Concept(f"kg:{known.opposite}", not affirms)
        if known is not None and known.passive_of:
            return Concept(f"kg:{known.passive_of}", affirms, passive=True, uses_object=True)
        return Concept(f"kg:{name}", affirms)

    def _unknown(self, words: list[str], passive: bool) -> Concept:
        verb = stem(words[0])
        if len(words) > 1 and words[1] in PARTICLES:
            verb = f"{verb} {words[1]}"
        return Concept(verb, passive=passive)

    def group(self, concept: Concept) -> str:
        """Return the group of the concept's property, "" for an open verb."""
        known = self._properties.get(concept.name.removeprefix("kg:"))
        return known.group if known is not None else ""


Phrases = Mapping[str, frozenset[str]]
"""The properties that a phrase, in stems, can mean."""


def _phrases(ontology: Ontology) -> tuple[Phrases, Phrases]:
    """Return the verbs of the ontology as they are, and those of three words that lost the last.

    "step down as" is also known as "step down". What only says when something is, is left out.
    """
    whole: dict[str, frozenset[str]] = defaultdict(frozenset)
    shortened: dict[str, frozenset[str]] = defaultdict(frozenset)
    for (part, words), expressions in ontology.lexicon.entries.items():
        for expression in expressions if part == "verb" else ():
            name = expression.property
            if expression.reversed or "Time" in ontology.properties[name].range:
                continue
            whole[_stems(words)] |= {name}
            first, _, last = words.rpartition(" ")
            if " " in first and last in PREPOSITIONS and not first.startswith("be "):
                shortened[_stems(first)] |= {name}
    return whole, shortened


def _stems(words: str) -> str:
    """Return a phrase as it is looked up, whatever the forms of its words."""
    return " ".join(stem(word) for word in words.split())


def _last_word(identifier: str | None) -> str:
    """Return the only word of a thing's id without its hash: "overloaded-fe0ba607"."""
    words = (identifier or "").rpartition("-")[0].split("_")
    return words[-1].lower() if len(words) == 1 else ""


def _is_adjective(statement: GraphStatement) -> bool:
    """Return whether what something is has no article before it: "overloaded", not "an offer"."""
    if statement.object_at is None:
        return False
    start, end = (place - statement.start for place in statement.object_at)
    words = statement.sentence[start:end].casefold().split()
    return len(words) == 1 and words[0].isalpha()
