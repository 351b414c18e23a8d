"""A role and whose it is by the words beside it → what that makes them to each other.

A Kenyan president is president of Kenya, a Kenyan captain is a Kenyan, and the world's largest
bank is the world's in no way.
"""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with
from kg.records import Mention


def is_office(reading: Reading, words: str) -> bool:
    """Return whether a relational noun names somebody in an office, not a relative or a thing."""
    ontology, titles = reading.ontology, load_words("titles")
    others, deputies = titles["kinship"]["groups"], titles["deputies"]["words"]
    words = " ".join(word for word in words.split(" ") if word not in deputies) or words
    named = ontology.class_of_noun(words)
    groups = ontology.groups(ontology.lexicon.noun_expressions(words))
    person = named is None or ontology.is_a(named, "Agent")
    if words in titles["kinship"]["relative"]:
        return False
    return person and not groups <= set(others)


def is_only_among(reading: Reading, noun: Token, whose: Mention) -> bool:
    """Return whether a place only bounds a superlative: "the world's largest maker of vaccines"."""
    words = load_words("titles")["among"]
    if whose.head in words["bounds"]:
        return True
    most = (part.tag_ == "JJS" or part.lower_ in words["first"] for part in children(noun, "amod"))
    return any(most) and reading.is_a(whose, "Place") and bool(children(noun, "nmod:poss"))


def is_nationality(reading: Reading, words: str, holder: Mention, whose: Mention) -> bool:
    """Return whether an adjective says what national somebody is, and not whose office they have.

    A Turkish president is president of Turkey; a Turkish captain, teacher or pianist is a Turk, as
    "US writer Ann Lee" is an American.
    """
    demonyms = reading.ontology.gazetteer.by_demonym
    adjective = demonyms(" ".join(whose.text.split())) is not None or _is_bare(reading, whose)
    states = ("Country", "Continent", "Region")
    towns = ("GeopoliticalEntity",) if _is_trader(reading, words) else ()  # "Toledo developer"
    origin = adjective and reading.is_a(whose, *states, *towns)
    return origin and not is_of_state(reading, words, holder, whose)


def _is_trader(reading: Reading, words: str) -> bool:
    """Return whether a noun says what somebody makes or works at, whatever the town before it."""
    groups = reading.ontology.groups(reading.ontology.lexicon.noun_expressions(words))
    return bool(groups) and groups <= set(load_words("titles")["origins"]["groups"])


def is_of_goods(reading: Reading, words: str) -> bool:
    """Return whether a noun says what goods somebody makes or deals in: "producer", no "rival"."""
    ontology, groups = reading.ontology, load_words("titles")["goods"]["groups"]
    found = [ontology.property(each.property) for each in ontology.lexicon.noun_expressions(words)]
    return bool(found) and all(
        each.group in groups and not any(ontology.is_a(name, "Agent") for name in each.range)
        for each in found
    )


def _is_bare(reading: Reading, whose: Mention) -> bool:
    """Return whether a name stands before its noun without a genitive: "US writer"."""
    span = reading.doc.span_at(whose.passage.start, whose.passage.end)
    return span is not None and span[-1].dep_ == "compound" and span[-1].tag_after != "POS"


def is_of_state(reading: Reading, words: str, holder: Mention, whose: Mention) -> bool:
    """Return whether a role is an office of the state whose name stands beside it."""
    if words.rpartition(" ")[2] in words_with("state-office"):
        return True
    lexicon, types = reading.ontology.lexicon, (holder.referent.type, whose.type)
    known = lexicon.property_for("noun", f"{words} of", *types) if words else None
    held = reading.ontology.property(known.property).range if known is not None else ()
    states = [reading.ontology.is_a(name, "GeopoliticalEntity") for name in held]
    return bool(states) and all(states)


def is_late(noun: Token) -> bool:
    """Return whether somebody is dead: that ends an office, but no kinship ("her late father")."""
    dead = load_words("titles")["kinship"]["dead"]
    return any(part.lower_ in dead for part in children(noun, "amod"))
