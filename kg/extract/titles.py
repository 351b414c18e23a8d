"""Noun phrases → roles: titles, appositions, copulas with a role, possessors, nationalities.

"Kremlin spokesman Dmitry Peskov", "Medinsky, head of the Russian delegation", "X is the mayor of Y",
"Ukraine's Defence Minister", "the Russian delegation".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attribution import quoted_tokens
from kg.extract.certainty import ASSERTED, Stance, attribute_of, is_negation
from kg.extract.clauses import Clause
from kg.extract.mentions import Reading, mention_of, nationality_of, nominal_tokens
from kg.extract.predicates import Circumstances, Maker, Words
from kg.extract.statements import maker
from kg.extract.tree import child, children, conjuncts, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Modality, Statement

ROLE_PREPOSITIONS = ("of", "for", "to", "in", "at", "with")


def role_statements(
    reading: Reading, clauses: Sequence[Clause], stances: Mapping[int, Stance]
) -> Iterator[Statement]:
    """Yield the roles that noun phrases and copulas tell, and what nationalities and possessors do."""
    quoted = quoted_tokens(reading.doc)
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        stance = ASSERTED if token.i not in quoted else ASSERTED.weakened(Modality.ALLEGED)
        yield from _titles(reading, token, stance)
        yield from _appositions(reading, token, stance)
        yield from _belonging(reading, token, stance)
    for clause in clauses:
        if clause.copular and clause.head.pos_ in ("NOUN", "PROPN") and not preposition(clause.head):
            for subject in clause.subjects:
                holder = mention_of(reading, subject)
                yield from _role(maker(reading, "role"), holder, clause.head, stances[clause.head.i])


def _titles(reading: Reading, token: Token, stance: Stance) -> Iterator[Statement]:
    """Yield the roles of "Kremlin spokesman Dmitry Peskov"."""
    name = reading.named.get(token.i)
    if name is None or name.type != "Person":
        return
    for title in children(token, "nmod:desc", "compound"):
        if title.i < token.i and reading.named.get(title.i) != name:
            for role in conjuncts(title):
                yield from _role(maker(reading, "title"), name, role, stance)


def _appositions(reading: Reading, token: Token, stance: Stance) -> Iterator[Statement]:
    """Yield the roles of "Medinsky, head of the delegation" and "the head of it, Medinsky"."""
    for other in children(token, "appos"):
        if any(is_negation(word) for word in children(other, "advmod", "cc")):
            continue
        left, right = mention_of(reading, token), mention_of(reading, other)
        make = maker(reading, "apposition")
        if right.kind is MentionKind.NAME and right.type == "Person" and _is_role(reading, token):
            yield from _role(make, right, token, stance)
        elif left.kind is MentionKind.NAME and reading.is_a(left, "Agent"):
            for role in conjuncts(other):
                yield from _role(make, left, role, stance)


def _is_role(reading: Reading, noun: Token) -> bool:
    return bool(role_noun(reading, noun)) and noun.i not in reading.named


def role_noun(reading: Reading, noun: Token) -> str:
    """Return the longest relational noun that ends in `noun`: "foreign minister"; "" for none."""
    before = sorted(children(noun, "amod", "compound", "nmod:desc"), key=lambda token: token.i)
    lemmas = [token.lemma_.lower() for token in before if token.i < noun.i]
    lexicon = reading.ontology.lexicon
    for start in range(len(lemmas) + 1):
        words = " ".join([*lemmas[start:], noun.lemma_.lower()])
        if lexicon.noun_expressions(words):
            return words
    return ""


def _role(make: Maker, holder: Mention, noun: Token, stance: Stance) -> Iterator[Statement]:
    """Yield that `holder` has the role `noun`, and whose role it is."""
    reading = make.reading
    words = role_noun(reading, noun)
    if not words or holder.kind is MentionKind.PHRASE:
        return
    attribute = attribute_of(noun)
    if attribute == "past":
        words = f"former {words}"
    elif attribute:
        stance = stance.negated() if attribute == "negative" else stance.weakened(Modality(attribute))
    shared = Circumstances(stance)
    tokens = nominal_tokens(reading, noun)
    if attribute != "past":
        yield _position(make, holder, noun, shared)
    for whose, linked in possessors(reading, noun):
        if whose.referent != holder.referent:
            link = _preposition_for(make, words, linked, holder, whose)
            role = Words("noun", f"{words} {link}", tuple(_role_tokens(tokens, words)))
            yield make.state(holder, role, whose, shared)


def _role_tokens(tokens: Sequence[Token], words: str) -> list[Token]:
    lemmas = set(words.split(" "))
    return [token for token in tokens if token.lemma_.lower() in lemmas or token.lower_ in lemmas]


def _position(make: Maker, holder: Mention, noun: Token, shared: Circumstances) -> Statement:
    """Return that `holder` holds the position that the whole title names."""
    office = mention_of(make.reading, noun)
    office = replace(office, type="Position", kind=MentionKind.NOMINAL, definite=True, refers_to=None)
    stated = make.state(holder, Words("noun", "holder of", (noun,)), office, shared)
    return replace(stated, predicate="kg:holdsPosition")


def possessors(reading: Reading, noun: Token) -> Iterator[tuple[Mention, str]]:
    """Yield whose a role or body is, with the preposition: "Ukraine's", "Turkish", "of the UN"."""
    for part in children(noun, "amod", "compound", "nmod:poss", "nmod:desc"):
        for each in conjuncts(part):
            whose = nationality_of(reading, each) or reading.named.get(each.i)
            if part.dep_ == "nmod:poss" or (whose is None and part.dep_ == "compound"):
                whose = mention_of(reading, each)
            if whose is not None and reading.is_a(whose, "Agent", "Place"):
                yield whose, ""
    for part in children(noun, "nmod"):
        if preposition(part) in ROLE_PREPOSITIONS:
            for each in conjuncts(part):
                yield mention_of(reading, each), preposition(part)


def _preposition_for(
    make: Maker, words: str, linked: str, holder: Mention, whose: Mention
) -> str:  # fmt: skip
    """Return the preposition under which the lexicon knows a role, "of" if it does not."""
    for link in dict.fromkeys([linked or "of", "of", "for", "to", "in"]):
        if linked not in ("", link) and link != "of":
            continue
        if make.knows(Words("noun", f"{words} {link}", ()), holder, whose):
            return link
    return linked or "of"


def _belonging(reading: Reading, noun: Token, stance: Stance) -> Iterator[Statement]:
    """Yield whom "the Russian delegation" represents, what "the Turkish ministry" is part of."""
    body = mention_of(reading, noun)
    if body.refers_to is not None or not reading.is_a(body, "Organization"):
        return
    predicate = next((f"kg:{name}" for type_, name in load_words("titles")["belonging"].items()
                      if reading.is_a(body, type_)), None)  # fmt: skip
    if predicate is None or body.known is not None:
        return
    last = noun if body.kind is not MentionKind.NAME else noun
    for whose, linked in possessors(reading, last):
        if linked in ("", "of") and reading.is_a(whose, "GeopoliticalEntity") and whose != body:
            make = maker(reading, "possessive" if linked else "nationality")
            token = reading.doc.char_span(whose.passage.start, whose.passage.end)
            words = Words("noun", "body of", tuple(token) if token is not None else ())
            yield replace(make.state(body, words, whose, Circumstances(stance)), predicate=predicate)
