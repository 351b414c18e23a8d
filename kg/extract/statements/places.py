"""Noun phrases with a place → what lies, happens or is in it: "talks in Oslo", "Oslo, Norway"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.adverbials import OPEN
from kg.extract.factuality.existence import existence_at
from kg.extract.factuality.signatures import embedded
from kg.extract.mentions import mention_of
from kg.extract.mentions.counts import counted_noun
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker
from kg.extract.tokens import Token
from kg.extract.tree import NOUNS, case_words, child, children, conjuncts, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Statement

BODIES = ("Agent", "Place", "Product")
"""What is somewhere; other things in a place are about it: "a stake in Norway"."""


def place_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield where a noun phrase says that its thing, event or place is."""
    reading, factuality_at = analysis.reading, analysis.factuality_at
    for token in reading.doc:
        if token.pos_ not in NOUNS:
            continue
        mention = mention_of(reading, token)
        if mention.kind in (MentionKind.PRONOUN, MentionKind.VALUE) or mention.type == "Phrase":
            continue
        if reading.is_a(mention, "Event"):
            for place in _behind(token, load_words("places")["within"]):
                factuality = existence_at(token, factuality_at)
                shared = Circumstances(factuality, time_of(reading, token))
                yield from takes_place(reading, mention, place, shared)
        else:
            yield from _located(reading, token, _named_by(reading, token, mention), factuality_at)
            yield from _addressed(reading, token, mention)


def _behind(noun: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    for part in children(noun, "nmod"):
        if preposition(part) in prepositions:
            yield from conjuncts(part)


def takes_place(
    reading: Reading, event: Mention, place: Token, shared: Circumstances
) -> Iterator[Statement]:
    """Yield that an event is at a place, if it is one."""
    mention = mention_of(reading, place)
    if reading.is_a(mention, "Place") and not is_manner(mention):
        words = RelationPhrase("verb", "take place in", tuple(case_words(place)))
        stated = maker(reading, "event").emit(event, words, mention, shared)
        yield replace(stated, predicate="kg:takesPlaceAt")


def is_manner(place: Mention) -> bool:
    """Return whether a noun for a place without article tells how: "in place", "at home"."""
    bare = place.kind is MentionKind.NOMINAL and place.text.lower().startswith(place.head)
    return place.kind is MentionKind.PHRASE or bare


def time_of(reading: Reading, noun: Token) -> Mention | None:
    """Return the time that modifies an event: "the talks in Oslo on 2 June"."""
    times = (reading.named.get(part.i) for part in children(noun, "nmod", "nmod:unmarked"))
    return next((time for time in times if time is not None and time.type == "Time"), None)


def place_of(reading: Reading, noun: Token) -> Mention | None:
    """Return where an event is: "talks in Oslo"."""
    places = (mention_of(reading, part) for part in _behind(noun, load_words("places")["within"]))
    return next((place for place in places if reading.is_a(place, "Place")), None)


def _located(
    reading: Reading, noun: Token, inner: Mention, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield where a body is: "soldiers in Syria", "the palace near Oslo"."""
    if counted_noun(reading, noun) is not None:
        return  # "miles of land" are the land
    parts = [(part, preposition(part)) for part in children(noun, "nmod")]
    parts += [(part, "in") for part in _next_place(reading, noun, inner)]
    for first, link in parts:
        for place in conjuncts(first):
            outer = mention_of(reading, place)
            if _lies_in(reading, inner, outer, link):
                lasting = inner.kind is MentionKind.NAME and reading.is_a(inner, "Place")
                found = ASSERTED if lasting else _whereabouts(noun, factuality_at)
                yield _locate(reading, inner, outer, place, found)


def _whereabouts(noun: Token, factuality_at: Mapping[int, Factuality]) -> Factuality:
    """Return how far it is so that a body is where its noun has it.

    What is known is there, whatever is planned: "the depot in Oslo is to be sold".
    """
    outer = existence_at(noun, factuality_at)
    known = any(word.lower_ == "the" for word in children(noun, "det"))
    return embedded("established", outer) if known and outer.modality in OPEN else outer


def _is_elsewhere(reading: Reading, inner: Mention, outer: Mention) -> bool:
    """Return whether the gazetteer knows a city to lie in another country than this one."""
    if inner.known is None or outer.known is None or not reading.is_a(outer, "Country"):
        return False
    return reading.ontology.gazetteer.country_of(inner.known) not in (None, outer.known)


def _named_by(reading: Reading, noun: Token, mention: Mention) -> Mention:
    """Return what a noun phrase describes: *Oslo* of "Oslo is a city in" and "Oslo, a city in"."""
    if mention.kind is not MentionKind.NOMINAL:
        return mention
    subject = child(noun, "nsubj") if child(noun, "cop") is not None else None
    subject = noun.head if noun.dep_ == "appos" and noun.head.i in reading.named else subject
    named = mention_of(reading, subject) if subject is not None else mention
    person = named.type == "Person" and reading.is_a(mention, "Organization", "Place")
    return mention if person else named  # "Anna Berg of Nordbank, a bank in Oslo"


def _lies_in(reading: Reading, inner: Mention, outer: Mention, link: str) -> bool:
    """Return whether `inner` lies in `outer`; of two named places the small in the large."""
    rows = load_words("places")
    if _is_elsewhere(reading, inner, outer):
        return False
    if outer.kind not in (MentionKind.NAME, MentionKind.NOMINAL) or is_manner(outer):
        return False
    if not reading.is_a(outer, "Place") or not reading.is_a(inner, *BODIES):
        return False
    if inner.kind is MentionKind.NAME and reading.is_a(inner, "Place"):
        return link in rows["part_of"] and _size(reading, inner) < _size(reading, outer)
    return link in (*rows["inside"], *(("of",) if _is_bare_place(reading, inner) else ()))


def _is_bare_place(reading: Reading, mention: Mention) -> bool:
    return reading.is_a(mention, "Place") and not reading.is_a(mention, "Agent", "Facility")


def _addressed(reading: Reading, noun: Token, inner: Mention) -> Iterator[Statement]:
    """Yield that a place lies in the larger one behind its comma: "Oslo, Norway"."""
    doc, end = reading.doc, noun.i + 1
    while reading.named.get(end) == inner:
        end += 1
    if end + 1 >= len(doc) or doc[end].text != "," or not reading.is_a(inner, "Place"):
        return
    behind = next((token for token in doc[end + 1 : end + 2] if token.i in reading.named), None)
    if behind is None or behind.dep_ in ("conj", "amod") or children(behind, "conj"):
        return
    outer = reading.named[behind.i]
    named = outer.kind is MentionKind.NAME and not _is_elsewhere(reading, inner, outer)
    if named and _size(reading, inner) < _size(reading, outer):
        yield _locate(reading, inner, outer, behind, ASSERTED)


def _locate(
    reading: Reading, inner: Mention, outer: Mention, place: Token, factuality: Factuality
) -> Statement:
    words = RelationPhrase("verb", f"be located {preposition(place)}", tuple(case_words(place)))
    stated = maker(reading, "place").emit(inner, words, outer, Circumstances(factuality))
    return replace(stated, predicate="kg:locatedIn")


def _size(reading: Reading, place: Mention) -> int:
    """Return the rank of a place's class among those that lie in each other, 0 for no place."""
    if not reading.is_a(place, "Place"):
        return 0
    sizes = load_words("places")["sizes"]
    return next((sizes.index(name) + 2 for name in sizes if reading.is_a(place, name)), 1)


def _next_place(reading: Reading, token: Token, inner: Mention) -> list[Token]:
    """Return the place right behind one that the parser hung on the verb: "at P in C"."""
    end = token.i + 1
    while reading.named.get(end) == inner:
        end += 1
    if not reading.is_a(inner, "Facility") or end + 1 >= len(reading.doc):
        return []
    link, place = reading.doc[end], reading.doc[end + 1]
    return [place] if link.lower_ == "in" and link.head == place and place.dep_ == "obl" else []
