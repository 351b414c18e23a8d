"""A noun → whose it is: "Ukraine's", "Turkish", "ISIL" before it, "of the UN" behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.mentions import mention_of
from kg.extract.mentions.demonyms import nationality_of
from kg.extract.reading import Reading
from kg.extract.statements.predicates import inside_role
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, conjuncts, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind

BEFORE_TITLE = ("amod", "compound", "nmod:poss", "nmod:desc")
WHERE = frozenset({"where"})
LEADERSHIP = "leadership"
ROLE_PREPOSITIONS = ("of", "for", "to", "in", "at", "with", "on", "against", "behind")


def possessors(reading: Reading, noun: Token) -> Iterator[tuple[Mention, str]]:
    """Yield whose a role or body is, with the preposition: "Ukraine's", "Turkish", "of the UN"."""
    for whose, _ in owners_of(reading, noun):
        yield whose, ""
    yield from owners_behind(reading, noun)


def owners_of(reading: Reading, noun: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield whose a noun is by the words right before it: "Ukraine's", "Turkish", "ISIL"."""
    before = children(noun, *BEFORE_TITLE, "punct")
    yield from owners_among(reading, right_before(noun, before))


def owner_in_front(reading: Reading, noun: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield the body whose short name stands in brackets before a title: "the Fund (KWF) chairman".

    A parser hangs either on the verb or on the chairman's name.
    """
    own = [part for part in children(noun, "amod", "compound") if part.i not in reading.named]
    first = min([noun.i, *(part.i for part in right_before(noun, own))])
    if first - 4 < noun.sent.start:
        return
    name, opening, _, closing = noun.doc[first - 4 : first]
    body = reading.named.get(name.i)
    if opening.text == "(" and closing.text == ")" and body is not None:
        yield from [(body, name)] if reading.is_a(body, "Organization") else ()


def owner_of_place(reading: Reading, noun: Token) -> Iterator[Mention]:
    """Yield the place whose leader a clause with "where" tells of: "in Oslo, where the mayor"."""
    opening = child(noun.head, "advmod") if noun.dep_ in SUBJECTS else None
    if opening is None or opening.lower_ not in WHERE or opening.i == 0:
        return
    before = opening.doc[opening.i - 1]
    name = reading.named.get(before.i - before.is_punct)
    if name is not None and name.kind is MentionKind.NAME and reading.is_a(name, "Place"):
        found = reading.ontology.lexicon.noun_expressions(noun.lemma_.lower())
        yield from [name] if LEADERSHIP in reading.ontology.groups(found) else ()


def owners_behind(reading: Reading, noun: Token) -> Iterator[tuple[Mention, str]]:
    """Yield whose a noun is by the words behind it, with the preposition: "of the UN"."""
    behind = children(noun.head, "nmod") if noun.dep_ == "conj" else []  # "founder and head of X"
    inner = inside_role(reading, noun)
    own = [part for part in children(noun, "nmod") if part != inner]
    own += children(inner, "nmod") if inner is not None else []
    for part in [*own, *(part for part in behind if part.i > noun.i)]:
        if preposition(part) in ROLE_PREPOSITIONS:
            for each in conjuncts(part):
                yield mention_of(reading, each), preposition(part)


def owners_among(reading: Reading, modifiers: Sequence[Token]) -> Iterator[tuple[Mention, Token]]:
    """Yield those of a noun's modifiers that name whose it is; a continent owns nothing."""
    deputies = load_words("titles")["deputies"]["words"]
    nearer = False  # "Kenyan opposition leader" leads the opposition, not Kenya
    for part in modifiers:
        if nearer and part.dep_ == "amod":
            continue
        for each in [*_joined_by_hyphen(part), *conjuncts(part)]:
            whose = nationality_of(reading, each) or reading.named.get(each.i)
            halved = each.tag_after == "HYPH"  # "Secretary-General"
            bare = part.dep_ == "compound" and each.lower_ not in deputies and not halved
            if part.dep_ == "nmod:poss" or (whose is None and bare):
                whose = mention_of(reading, each)
            field = part.dep_ == "compound" and whose and reading.is_a(whose, "Continent")
            if whose is not None and not field and reading.is_a(whose, "Agent", "Place"):
                nearer = nearer or whose.passage.end <= part.head.idx
                yield whose, each


def _joined_by_hyphen(part: Token) -> list[Token]:
    """Return the first half of a pair: *Norwegian* in "Norwegian-Swedish"."""
    before = [half for half in children(part, "amod", "compound") if half.i + 2 == part.i]
    return [half for half in before if half.tag_after == "HYPH"]


def right_before(title: Token, modifiers: Sequence[Token]) -> list[Token]:
    """Return those modifiers that stand in one run right before a title."""
    found: list[Token] = []
    edge = title.i
    for part in sorted(modifiers, key=lambda part: -part.i):
        if part.right_edge.i + 1 == edge:
            found.append(part)
            edge = part.left_edge.i
    return found
