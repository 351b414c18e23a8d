"""A name in its sentence → the class of what it names: by its own words, by the nouns beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.extract.tree import children
from kg.extract.words import load_classes
from kg.ontology import Ontology

LABELLED = ("Disaster", "Vehicle", "BodyOfWater", "War", "Work")
"""Kinds of things whose names start with the noun: "Storm Gareth", "Flight 12", "Lake Chad"."""
VAGUE = ("Event", "Product", "Group", "Thing")
"""What a pipeline calls names that it cannot place: an award is an event to it, a law as well."""
NAMED_AFTER = ("Organization", "GeopoliticalEntity", "Product", "Work", "Disease", "Award")
"""Kinds of things whose noun stands right before the name: "the yacht Sea Breeze"."""
BESIDE = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "nmod", "dep"})


def told_classes(reading: Reading, names: Iterable[tuple[Span, str]]) -> dict[int, str]:
    """Return the classes that nouns beside names tell, by the start of the name.

    They are those of the same words elsewhere, too, but for what the pipeline calls a person.
    """
    spans = list(names)
    own = {span.start: _told_beside(reading, span, guessed) for span, guessed in spans}
    shared = {span.text: told for span, _ in reversed(spans) if (told := own[span.start])}
    found = {
        span.start: own[span.start] or (shared.get(span.text) if guessed != "Person" else None)
        for span, guessed in spans
    }
    return {start: told for start, told in found.items() if told is not None}


def class_of_name(reading: Reading, span: Span, guessed: str) -> str:
    """Return the class that the words of a name tell.

    A place that nothing tells more of is mostly a town or a region: it can act, too.
    """
    nouns = _by_words(reading.ontology, span)
    finer = (noun for noun in nouns if _allows(reading, span, guessed, noun))
    return next(finer, "GeopoliticalEntity" if guessed == "Place" else guessed)


def _allows(reading: Reading, span: Span, guessed: str, told: str) -> bool:
    """Return whether the words of a name may overrule the pipeline's guess.

    A title is no person or place for ending in one: "The Sick Child", "Over My Head".
    """
    is_a = reading.ontology.is_a
    if guessed not in VAGUE:
        return guessed != "Person" and is_a(told, guessed)
    if len(span) == 1:  # "Telegram"
        return told == "Disease"
    return told in LABELLED or not is_a(told, "Agent", "Place") or is_a(told, "PoliticalParty")


def _by_words(ontology: Ontology, span: Span) -> Iterator[str]:
    """Yield the classes that a name's edges, its noun and, as in "Lake Chad", its start tell.

    With but a nationality before it the noun is a common one: the "Peruvian Congress".
    """
    words = span.text.split()
    is_national = len(words) == 2 and ontology.gazetteer.by_demonym(words[0]) is not None

    def by_edge(edge: str, part: list[str]) -> str | None:
        whole = len(part) == len(words) or is_national
        return None if whole else load_classes("names", edge).get(" ".join(part))

    noun, start = (ontology.class_of_noun(text.lower()) for text in (span.text, span[0].text))
    yield from filter(None, (by_edge("last", words[-2:]), by_edge("last", words[-1:])))
    yield from filter(None, (by_edge("first", words[:2]), noun, by_edge("first", words[:1])))
    yield from (each for each in (*LABELLED, "Facility") if each == start)


def _told_beside(reading: Reading, span: Span, guessed: str) -> str | None:
    """Return the class that a noun before or behind a name, or an apposition, tells."""
    behind = _noun_behind(span)
    if behind is not None and _may_precede(reading, behind, guessed):
        return behind
    before = _noun_before(span)
    if before is not None and _may_be_called(reading, before, guessed):
        return reading.ontology.class_of_noun(before.lemma_.lower())
    return _by_appositions(reading, span, guessed)


def _may_precede(reading: Reading, told: str, guessed: str) -> bool:
    """Return whether what a noun tells of the name before it may overrule the pipeline's guess."""
    is_a = reading.ontology.is_a
    if is_a(told, "Place"):
        return is_a(guessed, "Place") or (guessed == "Person" and told == "BodyOfWater")
    if told == "Disease":
        return True
    return not is_a(guessed, "Place") and not (guessed == "Person" and told == "Group")


def _noun_behind(span: Span) -> str | None:
    """Return what a name before certain nouns names: "the Akbayan party", "iPhone maker"."""
    word = span.doc[span.end].text if span.end < span.sent.end else ""
    told = load_classes("names", "behind").get(word) or load_classes("names", "beside").get(word)
    if told is None or span.root.dep_ not in ("compound", "amod", "nmod:desc", "nmod", "flat"):
        return None
    return told if span.root.head.i >= span.end else None


def _noun_before(span: Span) -> Token | None:
    """Return the common noun right before a name, where the two are one phrase."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or before.tag_ not in ("NN", "NNS") or not before.is_lower:
        return None
    root = span.root
    joined = (root.head == before and root.dep_ in BESIDE) or (
        before.head.i in range(span.start, span.end) and before.dep_ in BESIDE
    )
    return before if joined else None


def _by_appositions(reading: Reading, span: Span, guessed: str) -> str | None:
    """Return the class that a noun in commas tells: "Astrid, the ferry", "her novel, Harmattan"."""
    is_a, root = reading.ontology.is_a, span.root
    nouns = [noun for noun in children(root, "appos") if noun.i >= span.end]
    closed = any(token.is_punct for token in span.doc[span.end : span.end + 1])
    if root.dep_ == "appos" and closed and span.doc[span.start - 1].text == ",":
        nouns.append(root.head)
    classes = (reading.ontology.class_of_noun(n.lemma_.lower()) for n in nouns if n.tag_ == "NN")
    for told in filter(None, classes):
        if told in LABELLED and guessed in ("Person", "Organization", "Thing"):
            return told
        if guessed not in (*VAGUE, "Person", told) and is_a(told, guessed):
            return told
    return None


def _may_be_called(reading: Reading, noun: Token, guessed: str) -> bool:
    """Return whether a name behind a noun of this kind is its name, whatever was guessed."""
    is_a, told = reading.ontology.is_a, reading.ontology.class_of_noun(noun.lemma_.lower())
    if told is None:
        return False
    if guessed == "Person":
        return told == "Vehicle" or is_a(told, "Organization")
    return is_a(told, *NAMED_AFTER) or (is_a(told, guessed) and guessed not in VAGUE)
