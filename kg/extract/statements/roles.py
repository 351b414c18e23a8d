"""A noun for a role, and who has it → that they have it, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.factuality.existence import attribute_of, with_attribute
from kg.extract.grammar.control import tells_of_ranked
from kg.extract.mentions import mention_of, nominal_of
from kg.extract.mentions.extents import nominal_tokens
from kg.extract.reading import Reading
from kg.extract.statements.offices import (
    is_late,
    is_nationality,
    is_of_goods,
    is_office,
    is_only_among,
)
from kg.extract.statements.owners import (
    BEFORE_TITLE,
    owner_in_front,
    owner_of_place,
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
from kg.extract.statements.times import when_held
from kg.extract.tokens import Token
from kg.extract.tree import PLURAL_TAGS, SUBJECTS, children, first_conjunct, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Statement

SINGLE = ("Police", "Court", "Parliament", "MilitaryUnit")
"""Bodies of which a text mostly means one, though it gives no name: "a police spokesman"."""


def state_role(
    make: Maker, holder: Mention, noun: Token, shared: Circumstances, before: Sequence[Token] = ()
) -> Iterator[Statement]:
    """Yield that `holder` has the role `noun`, and whose role it is.

    `shared` tells how certain that is, and when, else the role's own phrase does; `before` are
    words before the title that hang on the name: "US" in "US President X".
    """
    reading = make.reading
    words = "" if _names_body(reading, noun) else role_noun(reading, noun, before)
    if not words or holder.type == "Phrase" or any(map(tells_of_ranked, children(noun, "acl"))):
        return
    attribute = attribute_of(noun)
    office = is_office(reading, words)
    if attribute == "past" and not office and is_late(noun):
        attribute = ""
    shared = _held(reading, noun, shared, attribute)
    if attribute == "past":
        words = f"former {words}"  # no property of the present may stand for it
    elif reading.is_a(holder, "Person") and office:
        yield _position(make, holder, [*before, noun], shared)
    tokens = _role_tokens([*before, *nominal_tokens(reading, noun)], words)
    of_field = _has_field(reading, noun, [*before, *children(noun, *BEFORE_TITLE)], words)
    said = load_words("titles")["fields"]["role"] if of_field else words
    owners = list(_whose(reading, noun, before, said))
    bodies = [whose for whose, _, beside in owners if beside and whose.head not in words.split()]
    held = any(make.knows(RelationPhrase("noun", f"{said} of", ()), holder, b) for b in bodies)
    for whose, linked, beside in owners:
        if linked == "" and _is_no_owner(reading, whose, words):
            continue
        if held and linked == "" and reading.is_a(whose, "Place"):
            continue  # "Norway's Labour leader" leads no country
        if is_nationality(reading, said, holder, whose) or is_only_among(reading, noun, whose):
            continue
        link = _preposition_for(make, said, linked, holder, whose)
        if link is not None and whose.referent != holder.referent:
            own = said if reading.is_a(whose, "Agent", "Place") else words  # "director of research"
            phrase = RelationPhrase("noun", f"{own} {link}", tokens)
            stated = make.emit(holder, phrase, whose, shared)
            yield as_one_of_several(stated, phrase) if beside else stated


def _names_body(reading: Reading, noun: Token) -> bool:
    """Return whether a noun only tells in a body's name what it is: the "Harvest *Party*"."""
    name, kind = reading.named.get(noun.i), reading.ontology.class_of_noun(noun.lemma_.lower())
    body = name is not None and reading.is_a(name, "Organization")
    return body and kind is not None and not reading.ontology.is_a(kind, "Person")


def _held(reading: Reading, noun: Token, shared: Circumstances, attribute: str) -> Circumstances:
    """Return how certain a role is, and when it is held: at least as its own phrase tells."""
    when = shared.when or when_held(reading, noun)
    return replace(shared, factuality=with_attribute(shared.factuality, attribute), when=when)


def _is_no_owner(reading: Reading, whose: Mention, words: str) -> bool:
    """Return whether what stands right before a role only tells of what kind it is.

    A "police minister" is not of the police, "Peru's second copper producer" makes no Peru, and a
    "school teacher" is of no one school.
    """
    if whose.head in words.split(" "):
        return True
    if reading.is_a(whose, "Place") and is_of_goods(reading, words):
        return True
    bare = not whose.definite and whose.kind is MentionKind.NOMINAL and whose.refers_to is None
    return bare and not reading.is_a(whose, *SINGLE)


def _has_field(reading: Reading, noun: Token, modifiers: Sequence[Token], words: str) -> bool:
    """Return whether somebody heads a field within a body, not the body: "EU policy chief"."""
    if not _leads(reading, words):
        return False
    fields = load_words("titles")["fields"]
    links = {preposition(part) for part in children(noun, "nmod")}
    if ("for" in links and "of" not in links) or _has_field_behind(reading, noun):
        return True  # "the bank's director for Africa", "the bank's director of research"
    owners = list(owners_among(reading, modifiers))
    owned = any(part.dep_ == "nmod:poss" and reading.is_a(o, "Organization") for o, part in owners)
    bodies = [part for _, part in owners if not owned or part.i in reading.named]
    bare = sorted(
        (part.i, reading.is_a(whose, "Place")) for whose, part in owners if part.dep_ == "compound"
    )
    if any(place for _, place in bare[1:]) and not bare[0][1]:
        return True  # "Nordbank Peru president"
    deputies = load_words("titles")["deputies"]["words"]
    own = {*words.split(" "), *deputies, *fields["temporary"]}
    return any(
        part.lower_ in fields["adjectives"] if part.dep_ == "amod" else part not in bodies
        for part in modifiers
        if part.dep_ in ("amod", "compound") and not {part.lower_, part.lemma_.lower()} & own
    )


def _has_field_behind(reading: Reading, noun: Token) -> bool:
    """Return whether a body has a role for a field: "the bank's director of research"."""
    fields = [
        mention_of(reading, part) for part in children(noun, "nmod") if preposition(part) == "of"
    ]
    bodies = (whose for whose, _ in owners_of(reading, noun))
    apart = any(not reading.is_a(each, "Agent", "Place") for each in fields)
    return apart and any(not reading.is_a(whose, "Place") for whose in bodies)


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
    owners += [each for each in owner_in_front(reading, noun) if each not in owners]
    if not owners and noun.i not in reading.named:
        whose_kin = _survived(reading, noun)
        yield from ((each, "", False) for each in (*whose_kin, *owner_of_place(reading, noun)))
    behind = list(owners_behind(reading, noun))
    possessed = any(part.dep_ == "nmod:poss" for _, part in owners)
    within = any(reading.is_a(whose, "Organization", "Group") for whose, _ in behind)
    led = any(link == "of" for _, link in behind)  # "Chile's director of prosecutions"
    office = is_office(reading, words)
    for whose, part in owners:
        if possessed and not office and part.dep_ != "nmod:poss":
            continue  # "her Oslo rival" is hers
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
    start = min([office.passage.start, *(token.left_edge.idx for token in title[:-1])])
    start = _behind_names(make.reading, noun, start)
    end = office.passage.end
    if noun.idx < holder.passage.start < end:  # the parser hung the name on the title
        end = noun.idx + len(make.reading.between(noun.idx, holder.passage.start).text.rstrip(" ,"))
    passage = make.reading.between(start, end)
    whole = title[:-1] or passage != office.passage
    name = passage.text if whole else office.name
    name = _of_one(noun, name) if noun.tag_ in PLURAL_TAGS else name
    office = replace(
        office, passage=passage, name=name, type="Position", kind=MentionKind.NOMINAL,
        definite=True, refers_to=None,
    )  # fmt: skip  # what makes it an office, side by side
    stated = make.emit(holder, RelationPhrase("noun", "holder of", (noun,)), office, shared)
    return replace(stated, predicate="kg:holdsPosition")


def _behind_names(reading: Reading, noun: Token, start: int) -> int:
    """Return where a title starts: behind who is listed before, "leader Ek and chairman Holt"."""
    before = [token for token in noun.doc[noun.sent.start : noun.i] if token.idx >= start]
    for joint in reversed(before):
        name = reading.named.get(joint.i - 1) if joint.dep_ == "cc" else None
        if name is not None and name.type == "Person":
            return joint.doc[joint.i + 1].idx
    return start


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
