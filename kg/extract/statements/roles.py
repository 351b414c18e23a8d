"""A noun for a role, and who has it → that they have it, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.factuality.existence import attribute_of, with_attribute
from kg.extract.grammar.control import tells_of_ranked
from kg.extract.mentions import mention_of, nominal_of
from kg.extract.mentions.extents import nominal_tokens
from kg.extract.reading import Reading
from kg.extract.statements.offices import (
    is_late,
    is_nationality,
    is_office,
    is_only_among,
)
from kg.extract.statements.owners import (
    BEFORE_TITLE,
    owners_among,
    owners_behind,
    owners_of,
)
from kg.extract.statements.predicates import (
    Circumstances,
    Maker,
    RelationPhrase,
    as_one_of_several,
    role_noun,
)
from kg.extract.tokens import Token
from kg.extract.tree import PLURAL_TAGS, SUBJECTS, children, first_conjunct
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Statement

SINGLE = ("Police", "Court", "Parliament", "MilitaryUnit")
"""Bodies of which a text mostly means one, though it gives no name: "a police spokesman"."""


def state_role(
    make: Maker, holder: Mention, noun: Token, factuality: Factuality, before: Sequence[Token] = ()
) -> Iterator[Statement]:
    """Yield that `holder` has the role `noun`, and whose role it is.

    `before` are words before the title that hang on the name: "US" in "US President X".
    """
    reading = make.reading
    words = role_noun(reading, noun, before)
    if not words or holder.type == "Phrase" or any(map(tells_of_ranked, children(noun, "acl"))):
        return
    attribute = attribute_of(noun)
    office = is_office(reading, words)
    if attribute == "past" and not office and is_late(noun):
        attribute = ""
    shared = Circumstances(with_attribute(factuality, attribute))
    if attribute == "past":
        words = f"former {words}"  # no property of the present may stand for it
    elif reading.is_a(holder, "Person") and office:
        yield _position(make, holder, [*before, noun], shared)
    tokens = _role_tokens([*before, *nominal_tokens(reading, noun)], words)
    if _has_field(reading, [*before, *children(noun, *BEFORE_TITLE)], words):
        words = load_words("titles")["fields"]["role"]
    for whose, linked, beside in _whose(reading, noun, before, words):
        link = _preposition_for(make, words, linked, holder, whose)
        if linked == "" and whose.head in words.split(" "):
            continue  # a "police minister" is not of the police
        bare = linked == "" and not whose.definite and whose.kind is MentionKind.NOMINAL
        if bare and whose.refers_to is None and not reading.is_a(whose, *SINGLE):
            continue  # a "school teacher" is of no one school
        if is_nationality(reading, words, holder, whose) or is_only_among(reading, noun, whose):
            continue
        if link is not None and whose.referent != holder.referent:
            phrase = RelationPhrase("noun", f"{words} {link}", tokens)
            stated = make.emit(holder, phrase, whose, shared)
            yield as_one_of_several(stated, phrase) if beside else stated


def _has_field(reading: Reading, modifiers: Sequence[Token], words: str) -> bool:
    """Return whether somebody heads a field within a body, not the body: "EU policy chief"."""
    if not _leads(reading, words):
        return False
    fields = load_words("titles")["fields"]
    bodies = [part for _, part in owners_among(reading, modifiers)]
    own = set(words.split(" ")) | set(load_words("titles")["deputies"]["words"])
    return any(
        part.lower_ in fields["adjectives"] if part.dep_ == "amod" else part not in bodies
        for part in modifiers
        if part.dep_ in ("amod", "compound") and not {part.lower_, part.lemma_.lower()} & own
    )


def _leads(reading: Reading, words: str) -> bool:
    expressions = reading.ontology.lexicon.noun_expressions(words)
    return "heads" in {each.property for each in expressions}


def _whose(
    reading: Reading, noun: Token, before: Sequence[Token], words: str
) -> Iterator[tuple[Mention, str, bool]]:
    """Yield whose a role is, with the preposition, and whether it is a body right beside the role.

    A nationality beside a possessor is the holder's own ("his Turkish counterpart"), and a place
    or people before one who leads at a body is not led: "Africa director at the bank".
    """
    owners = [*owners_of(reading, noun), *owners_among(reading, before)]
    if not owners and noun.i not in reading.named:
        yield from ((whose, "", False) for whose in _survived(reading, noun))
    behind = list(owners_behind(reading, noun))
    possessed = any(part.dep_ == "nmod:poss" for _, part in owners)
    within = any(reading.is_a(whose, "Organization", "Group") for whose, _ in behind)
    led = any(link == "of" for _, link in behind)  # "Chile's director of prosecutions"
    for whose, part in owners:
        field = led or (part.dep_ != "nmod:poss" and within)
        field = field and reading.is_a(whose, "Place")
        if not (field and _leads(reading, words)) and not (possessed and part.dep_ == "amod"):
            body = part.dep_ != "nmod:poss" and not reading.is_a(whose, "Place")
            yield whose, "", body
    yield from ((whose, link, False) for whose, link in behind)


def _survived(reading: Reading, noun: Token) -> list[Mention]:
    """Return whose kin those are who survive somebody: "she is survived by a daughter, Anna"."""
    kin = first_conjunct(noun)
    left = kin.dep_ == "obl:agent" and kin.head.lemma_ == "survive"
    return [mention_of(reading, part) for part in children(kin.head, *SUBJECTS)] if left else []


def _role_tokens(tokens: Sequence[Token], words: str) -> tuple[Token, ...]:
    lemmas = set(words.split(" "))
    return tuple(token for token in tokens if {token.lemma_.lower(), token.lower_} & lemmas)


def _position(
    make: Maker, holder: Mention, title: Sequence[Token], shared: Circumstances
) -> Statement:
    """Return that `holder` holds the position that the whole title names."""
    noun = title[-1]
    office = nominal_of(make.reading, noun)
    start = min([token.left_edge.idx for token in title[:-1]], default=office.passage.start)
    end = office.passage.end
    if noun.idx < holder.passage.start < end:  # the parser hung the name on the title
        end = noun.idx + len(make.reading.between(noun.idx, holder.passage.start).text.rstrip(" ,"))
    passage = make.reading.between(min(start, office.passage.start), end)
    name = passage.text if title[:-1] or end < office.passage.end else office.name
    name = _of_one(noun, name) if noun.tag_ in PLURAL_TAGS else name
    office = replace(
        office, passage=passage, name=name, type="Position", kind=MentionKind.NOMINAL,
        definite=True, refers_to=None,
    )  # fmt: skip  # what makes it an office, side by side
    stated = make.emit(holder, RelationPhrase("noun", "holder of", (noun,)), office, shared)
    return replace(stated, predicate="kg:holdsPosition")


def _of_one(noun: Token, name: str) -> str:
    """Return the title that each of several has: "defender" of "two defenders"."""
    counts = {part.text for part in children(noun, "nummod", "det")}
    words = [word for word in name.split(" ") if word not in counts]
    return " ".join(noun.lemma_ if word.lower() == noun.lower_ else word for word in words)


def _preposition_for(
    make: Maker, words: str, linked: str, holder: Mention, whose: Mention
) -> str | None:
    """Return the preposition of a role: the one in the text where "of" is there or understood.

    Another one ("ambassador to") counts only where the lexicon has it: a head in Paris is none of
    Paris.
    """
    links = ("of", "for", "to", "in") if linked in ("", "of") else (linked,)
    known = (
        link
        for link in links
        if make.knows(RelationPhrase("noun", f"{words} {link}", ()), holder, whose)
    )
    return next(known, "of" if linked in ("", "of") else None)
