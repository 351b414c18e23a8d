"""Noun phrases → roles: titles, appositions, copulas with a role, possessors.

"Kremlin spokesman Dmitry Peskov", "Medinsky, head of the Russian delegation", "X is the mayor
of Y", "Ukraine's Defence Minister", "the Russian delegation".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.existence import unless_quoted
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.negation import is_denied
from kg.extract.mentions import mention_of
from kg.extract.mentions.identity import name_within
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.copulas import predicates
from kg.extract.statements.offices import is_of_state
from kg.extract.statements.owners import BEFORE_TITLE, right_before
from kg.extract.statements.predicates import Circumstances, Maker, RelationPhrase, maker, role_noun
from kg.extract.statements.roles import state_role
from kg.extract.statements.times import when_of
from kg.extract.tokens import Token
from kg.extract.tree import (
    NOUNS,
    OBLIQUES,
    PLURAL_TAGS,
    SUBJECTS,
    child,
    children,
    conjuncts,
    described_by,
    preposition,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import phrases_with, words_with
from kg.records import Mention, MentionKind, Statement


def role_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield the roles that noun phrases and copulas tell."""
    reading, clauses, factuality = analysis.reading, analysis.clauses, analysis.factuality
    for token in reading.doc:
        if token.pos_ not in NOUNS:
            continue
        here = unless_quoted(reading, token, ASSERTED)
        yield from _titles(reading, token, here)
        yield from _appositions(reading, token, here)
    for clause in clauses:
        here = factuality[clause.head.i]
        shared = Circumstances(here, when_of(reading, clause, here))
        yield from _offices(reading, clause, shared)
        for noun in predicates(clause.head) if clause.copular else ():
            if noun.pos_ in NOUNS and not preposition(noun):
                for subject in clause.subjects:
                    holder = mention_of(reading, subject)
                    yield from state_role(maker(reading, "role"), holder, noun, shared)


def _titles(reading: Reading, token: Token, factuality: Factuality) -> Iterator[Statement]:
    """Yield the roles of "Kremlin spokesman Dmitry Peskov"."""
    name = name_within(reading, token)
    if name is None or name.type != "Person":
        return
    if token.i not in reading.named:  # the parser hung the name on the title
        yield from state_role(maker(reading, "title"), name, token, Circumstances(factuality))
        return
    for title in children(token, "nmod:desc", "compound"):
        joined = title.tag_after == "HYPH"  # "Attorney-General"
        if title.i < token.i and reading.named.get(title.i) != name and not joined:
            if _is_within_next(reading, title, token):
                continue
            before = right_before(title.left_edge, children(token, *BEFORE_TITLE, "case"))
            before = [part for part in before if _is_of_title(reading, part)]
            yield from _titled(reading, token, conjuncts(title), factuality, before)


def _titled(
    reading: Reading,
    name: Token,
    titles: Iterable[Token],
    factuality: Factuality,
    before: Sequence[Token],
) -> Iterator[Statement]:
    """Yield the roles of whom titles stand before: those in the plural of all who are listed."""
    make = maker(reading, "title")
    for role in titles:
        for token in conjuncts(name) if role.tag_ in PLURAL_TAGS else [name]:
            holder = mention_of(reading, token)
            if holder.type == "Person":
                yield from state_role(make, holder, role, Circumstances(factuality), before)
                yield from _ruled(make, holder, token, role, factuality)


def _is_within_next(reading: Reading, title: Token, name: Token) -> bool:
    """Return whether a title only begins one: *Chief* in "Chief Executive Anna Berg"."""
    following = title.after
    if following is None:
        return False
    beside = following.head == name and following.dep_ in ("nmod:desc", "compound")
    return beside and title.lower_ in role_noun(reading, following, [title]).split(" ")[:-1]


def _is_of_title(reading: Reading, token: Token) -> bool:
    """Return whether a word belongs to the title it stands before.

    It does not in "Last month builder Lars Ek" and ", said Mayor Ek". *Under* does in "Under
    Secretary Anna Berg spoke", where nothing can be under her.
    """
    named, first = reading.named.get(token.i), token.left_edge
    dates = named is not None and named.type == "Time"
    if token.lower_ in load_words("titles")["deputies"]["words"] and token.is_title:
        opens = token.is_sent_start and token.head.dep_ in (*OBLIQUES, "nmod")
        return not opens  # "Under Mayor Berg, Oslo grew"
    return not dates and not first.is_punct and first.dep_ not in ("case", "cc", "mark")


def _ruled(
    make: Maker, holder: Mention, name: Token, role: Token, factuality: Factuality
) -> Iterator[Statement]:
    """Yield whose role it is where that hangs on the name: "President Holt of Kenya"."""
    words = role_noun(make.reading, role)
    for part in children(name, "nmod"):
        whose, told = mention_of(make.reading, part), RelationPhrase("noun", f"{words} of", (role,))
        of_state = words and is_of_state(make.reading, words, holder, whose)
        if preposition(part) == "of" and of_state and make.knows(told, holder, whose):
            yield make.emit(holder, told, whose, Circumstances(factuality))


def _appositions(reading: Reading, token: Token, factuality: Factuality) -> Iterator[Statement]:
    """Yield the roles of "Medinsky, head of the delegation" and "the head of it, Medinsky"."""
    for other in children(token, "appos"):
        if child(other, "cop") or is_denied(other) or _is_parted(reading, token, other):
            continue
        named = described_by(token, other)
        left, right = mention_of(reading, named[-1]), mention_of(reading, other)
        make, here = maker(reading, "apposition"), Circumstances(factuality)
        bearer = name_within(reading, token) or right  # "mayor Ana Holt, judge Tom Lund"
        if _is_role(reading, token) and bearer == right and _may_bear(reading, right, token):
            for name in conjuncts(other) if token.tag_ in PLURAL_TAGS else [other]:
                yield from state_role(make, mention_of(reading, name), token, here)
        elif left.kind is MentionKind.NAME and reading.is_a(left, "Agent"):
            for name, role in product(named, conjuncts(other)):
                alone = len(named) == 1 and token.dep_ != "conj" and left.type == "Person"
                if role.tag_ in PLURAL_TAGS and alone:
                    continue  # a list: "Berg, two deputies and a judge"
                following = _next_bearer(reading, role)
                if following is not None and name_within(reading, role) == following:
                    continue  # "Anna Berg, editor Tomas Holt"
                holder = following or _bearer(reading, name, mention_of(reading, name), role)
                if holder is not None:
                    yield from state_role(make, holder, role, here)


def _is_parted(reading: Reading, token: Token, other: Token) -> bool:
    """Return whether another person is named between a name and what the parser hangs on it."""
    name = reading.named.get(token.i)
    if name is None or token.i > other.i:
        return False
    own = [name, *(reading.named.get(part.i) for part in conjuncts(token)[1:])]
    depth = 0  # of brackets: "Mara (played by Ana Holt), a banker"
    for part in token.doc[token.i + 1 : other.left_edge.i]:
        depth += (part.text == "(") - (part.text == ")")
        met = reading.named.get(part.i)
        if depth == 0 and met is not None and met not in own and met.type == "Person":
            return True
    return False


def _next_bearer(reading: Reading, role: Token) -> Mention | None:
    """Return whose title a role is by the name behind it: "Berg, minister of trade Tomas Holt".

    So of both titles in "Berg, deputy minister and treasurer Tomas Holt". Who has a title within
    the phrase, "Berg, chief of staff to President Holt", is another.
    """
    joint = role.right_edge.after
    beside = [joint.head] if joint is not None and joint.dep_ == "cc" else []
    for title in [*conjuncts(role), *beside]:
        name = name_within(reading, title)
        titled = title.i not in reading.named or bool(children(title, "nmod:desc", "compound"))
        if name is not None and name.type == "Person" and titled:
            return name
    for word in role.doc[role.i + 2 : role.right_edge.i + 2]:
        name, before = reading.named.get(word.i), role.doc[word.i - 1]
        if name is not None and name.type == "Person":
            person = reading.ontology.class_of_noun(before.lemma_.lower()) == "Person"
            apart = before.pos_ not in NOUNS or before.i in reading.named
            return None if apart or (person and not children(before, "det")) else name
    return None


def _bearer(reading: Reading, name: Token, beside: Mention, role: Token) -> Mention | None:
    """Return whom an apposition is of: behind a place a person's is the subject's.

    "He grew up in Oslo, the son of a miner." What tells of a body is of no person: it is of the
    body named before its comma, "Anna Berg, who works at Nordbank, a bank in Oslo".
    """
    kind = reading.ontology.class_of_noun(role.lemma_.lower())
    if kind is None:
        return beside
    if beside.type == "Person" and reading.ontology.is_a(kind, "Organization"):
        nearest = reading.named.get(role.left_edge.i - 2) or reading.named.get(role.left_edge.i - 1)
        return nearest if nearest is not None and reading.is_a(nearest, kind) else None
    if not reading.ontology.is_a(kind, "Person") or not reading.is_a(beside, "Place"):
        return beside
    verb = next((up for up in name.ancestors if up.pos_ == "VERB"), None)
    subjects = children(verb, *SUBJECTS) if verb is not None else []
    told = [mention_of(reading, subject) for subject in subjects]
    return next((each for each in told if reading.is_a(each, "Person")), None)


def _offices(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    """Yield the roles of "appointed Anna Berg as chief", "was promoted to captain"."""
    if clause.head.lemma_.lower() not in words_with("office"):
        return
    holders = clause.subjects if clause.passive or not clause.objects else clause.objects
    raised = f"{clause.head.lemma_.lower()} to" in phrases_with("office")
    for part in clause.obliques:
        if part.preposition == "as" or (raised and part.preposition == "to"):
            for holder in holders:
                mention = mention_of(reading, holder)
                yield from state_role(maker(reading, "role"), mention, part.head, shared)


def _may_bear(reading: Reading, name: Mention, role: Token) -> bool:
    """Return whether a role before a name can be its: no place is a mayor."""
    kind = reading.ontology.class_of_noun(role.lemma_.lower())
    of_thing = kind is not None and not reading.ontology.is_a(kind, "Person")
    fits = name.type == "Person" or (of_thing and role.pos_ == "NOUN")
    return name.kind is MentionKind.NAME and fits


def _is_role(reading: Reading, noun: Token) -> bool:
    return bool(role_noun(reading, noun)) and noun.i not in reading.named
