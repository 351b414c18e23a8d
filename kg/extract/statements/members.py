"""A noun phrase that names members → that they are part of it: "port towns such as Rabiyah"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.factuality import Factuality
from kg.extract.factuality.existence import existence_at
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker
from kg.extract.tokens import Token
from kg.extract.tree import PLURAL_TAGS, children, conjuncts, preposition
from kg.extract.words import load_words
from kg.records import MentionKind, Statement


def members(
    reading: Reading, noun: Token, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield the members that a phrase names: "towns such as X", "our partners, notably Y"."""
    links = load_words("belonging")["examples"]
    make = maker(reading, "belonging")
    for part in children(noun, "nmod", "appos"):
        marks = children(part, "case") if part.dep_ == "nmod" else children(part, "advmod", "case")
        link = preposition(part) if part.dep_ == "nmod" else " ".join(m.lower_ for m in marks)
        if link in links["any"] or (link in links["of_many"] and noun.tag_ in PLURAL_TAGS):
            whole = mention_of(reading, noun)
            of_people = reading.is_a(whole, "Organization", "Group")
            group = whole.kind is not MentionKind.NAME or of_people
            one = noun.tag_ not in PLURAL_TAGS and whole.kind is not MentionKind.NAME
            told = link == "including" if one else _is_told_of(noun, part)
            if not group or not told:
                continue  # "Oslo, notably the parade"; "the bay, notably the seals"; "other actors"
            for each in conjuncts(part):
                member = mention_of(reading, each)
                named = member.kind in (MentionKind.NAME, MentionKind.NOMINAL)
                if named and not reading.is_a(member, "Concept"):
                    words = RelationPhrase("verb", "include", tuple(marks))
                    yield make.emit(whole, words, member, held(noun, factuality_at))


def _is_told_of(noun: Token, member: Token) -> bool:
    """Return whether words beside a noun say which: of "other actors" everybody is one."""
    links = load_words("belonging")["examples"]
    modifiers = children(noun, "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")
    telling = [part for part in modifiers if part != member and part.lower_ not in links["of_any"]]
    return bool(telling) and not any(part.lower_ in links["vague"] for part in telling)


def held(noun: Token, factuality_at: Mapping[int, Factuality]) -> Circumstances:
    """Return how far the text commits itself to a phrase: asked only of what tells something."""
    return Circumstances(existence_at(noun, factuality_at))
