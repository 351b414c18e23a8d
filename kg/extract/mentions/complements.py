"""A noun → the phrases and clauses behind it that belong to what it names, and how much of each."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import (
    PLURAL_TAGS,
    QUESTION_TAGS,
    children,
    conjuncts,
    first_conjunct,
    marker,
    preposition,
)
from kg.extract.words.lexicon import words_with
from kg.extract.words.selection import completes

QUOTES = frozenset("\"“”‘’'")
JOINING = QUOTES | {"-"}
"""Signs that may stand within a nominal."""
CLAUSES = ("acl", "acl:relcl")
GOVERNED = ("obl", "xcomp", "ccomp", "advcl")
"""What an adjective governs: "the only one *able to help*"."""
COMPLETING = frozenset(
    {"about", "above", "across", "against", "along", "among", "around", "at", "behind", "below",
     "between", "for", "in", "inside", "into", "near", "on", "outside", "over", "through", "to",
     "toward", "towards", "under", "with", "within", "without"}
)  # fmt: skip
"""Prepositions of what a noun is about or where it is: without that it is half a thing."""
MAKING = frozenset({"by", "from"})
"""Prepositions of who made a thing or where it comes from: "a plan *by the states*"."""
NEAR = ("from", "close to")
"""What else tells which of those nobody names are meant: "a source *close to the bank*"."""
DETAILS = WHOLE, FULL, SHORT = range(3)
"""How much of a complement is kept: its clauses too, all but these, the commonest phrases only."""


def complements(reading: Reading, head: Token) -> list[Token]:
    """Return the heads of the phrases and clauses behind a noun that belong to what it names."""
    parts = (part for part in children(head, "nmod", "amod", *CLAUSES) if part.i > head.i)
    return [part for part in parts if _belongs(reading, head, part)]


def restricts(noun: Token, clause: Token) -> bool:
    """Return whether a clause tells which thing a noun means: "the role *assumed by Peru*"."""
    before = clause.left_edge.before
    if before is None or before.i < noun.i or before.is_punct or clause.left_edge.is_punct:
        return False
    several = noun.pos_ == "NOUN" or noun.tag_ in PLURAL_TAGS  # "Peruvians who left"
    return several and marker(clause) != "to"  # "plans to open a mine", told apart


def _belongs(reading: Reading, head: Token, part: Token) -> bool:
    """Return whether a phrase or clause behind a noun belongs to what it names.

    "A need *for water*", "the man *who called*": without it a noun is half a thing.
    """
    if part.dep_ == "amod":
        anonymous = head.lemma_.lower() in words_with("anonymous")
        return anonymous or (bool(children(part, *GOVERNED)) and restricts(head, part))
    if part.dep_ in CLAUSES:
        return _clause_belongs(reading, head, part)
    return _phrase_belongs(reading, head, part)


def _clause_belongs(reading: Reading, head: Token, clause: Token) -> bool:
    """Return whether a clause belongs to what a noun names: it restricts or completes it."""
    if restricts(head, clause):
        return clause.lemma_.lower() not in words_with("calling")  # "a group called Akbayan"
    mark = marker(clause)
    completing = completes(f"clause {mark}", head.lemma_.lower())
    told = mark == "to" and not _is_noun_of(reading, head, "Agent")
    return clause.dep_ == "acl" and (completing or told)


def _phrase_belongs(reading: Reading, head: Token, part: Token) -> bool:
    """Return whether a phrase belongs to what a noun names; when and for how much is told apart."""
    link, lemma = preposition(part), head.lemma_.lower()
    if link == "of" or (link in NEAR and lemma in words_with("anonymous")):
        return True
    agent = _is_noun_of(reading, head, "Agent")
    if link in MAKING:
        several = head.tag_ in PLURAL_TAGS and not children(head, "nmod:poss")
        apart = (agent and not several) or part.pos_ == "PRON"  # "took a school from them"
        return head.pos_ == "NOUN" and head.i not in reading.named and not apart
    priced = part.i in reading.named and _is_noun_of(reading, part, "Money")
    known = link in ("in", "at") and agent and _is_known(reading, head)
    if priced or known or part.pos_ == "NUM" or _tells_when(reading, part):
        return False  # "the Russian delegation in Istanbul" is the Russian one elsewhere, too
    return link in COMPLETING or completes(link, lemma)


def _is_known(reading: Reading, head: Token) -> bool:
    """Return whether a nominal is told by whose it is: "the *Russian* delegation"."""
    parts = children(head, "amod", "compound", "nmod:poss", "nmod:desc")
    return any(part.i in reading.named for part in parts if part.i < head.i)


def complement(reading: Reading, nominal: Token, detail: int) -> list[Token]:
    """Return a phrase or clause behind a noun, in as much of `DETAILS`; a restrictive one whole."""
    clause = nominal.dep_ in CLAUSES
    if detail == WHOLE and (clause or nominal.tag_ in QUESTION_TAGS):
        return list(nominal.doc[nominal.left_edge.i : _end(nominal)])
    if clause and restricts(nominal.head, nominal):
        return []
    found = [nominal]
    for part in nominal.children:
        named = part.dep_ == "appos" and part.left_edge.i == nominal.i + 1  # "of producer Nordkapp"
        clausal = part.dep_ in ("acl", "acl:relcl", "appos", "parataxis") and not named
        if clausal and detail == WHOLE and restricts(nominal, part):
            clausal = False
        joint = part.text == "," and _is_listed(nominal)
        if clausal or _is_aside(reading, nominal, part, detail):
            continue
        if part.dep_ != "punct" or part.text in JOINING or joint:
            found.extend(complement(reading, part, detail))
    return found


def _end(clause: Token) -> int:
    """Return where a clause ends: before a finite verb, "plans to open a mine | and rejected"."""
    joined = children(clause, "conj") if clause.tag_ == "VB" else []
    finite = [part.left_edge.i for part in joined if part.pos_ == "VERB" and part.tag_ != "VB"]
    return min([*finite, clause.right_edge.i + 1])


def _is_aside(reading: Reading, nominal: Token, part: Token, detail: int) -> bool:
    """Return whether a phrase behind a nominal tells of something else: where, when, by whom."""
    if part.i < nominal.i or part.dep_ not in ("nmod", "obl", "obl:unmarked"):
        return False
    if preposition(part) in ("of", "to", "with"):
        return False
    if detail == SHORT or _tells_when(reading, part):
        return True
    return part.dep_ == "nmod" and not _belongs(reading, nominal, part)


def _is_listed(nominal: Token) -> bool:
    """Return whether a nominal is a later one of a list: *Mali* in "of Chad, Mali and Niger"."""
    listed = conjuncts(first_conjunct(nominal)) if nominal.dep_ == "conj" else []
    return any(children(each, "cc") for each in listed)


def _tells_when(reading: Reading, nominal: Token) -> bool:
    """Return whether a nominal is a time; in "a race against time" it is none."""
    picked = nominal.i in reading.named or bool(children(nominal, "det", "nummod"))
    return picked and _is_noun_of(reading, nominal, "Time")


def _is_noun_of(reading: Reading, noun: Token, class_: str) -> bool:
    """Return whether a noun or name names something of a class."""
    named = reading.named.get(noun.i)
    if named is not None:
        return reading.is_a(named, class_)
    found = reading.ontology.class_of_noun(noun.lemma_.lower())
    return found is not None and reading.ontology.is_a(found, class_)
