"""The head of a noun phrase → the tokens that its mention spans, from modifier to complement."""

from __future__ import annotations

from kg.extract.mentions.identity import names_event
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import (
    QUESTION_TAGS,
    children,
    conjuncts,
    first_conjunct,
    marker,
    preposition,
    run_around,
    subtree_without,
)
from kg.extract.words.lexicon import words_with
from kg.extract.words.selection import completes

PREMODIFIERS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "goeswith", "nmod:unmarked", "obl:unmarked"}
)  # fmt: skip
QUOTES = frozenset("\"“”‘’'")
JOINING = QUOTES | {"-"}
"""Signs that may stand within a nominal."""
COMPLETING = frozenset({"about", "against", "as", "for", "in", "into", "on", "over", "to"})
"""Prepositions of what a noun is about; others tell who has to do with it: "by", "from", "with"."""
LONGEST_NOMINAL = 14  # tokens; beyond it the complements are left out of a name


def nominal_tokens(reading: Reading, head: Token) -> list[Token]:
    """Return the tokens of a nominal: its modifiers, its head, and what completes it by "of"."""
    base = [head]
    for part in head.children:
        before = part.i < head.i or part.dep_ in ("flat", "nummod")
        if part.dep_ in PREMODIFIERS and before and part.tag_ != "WRB":
            base.extend(subtree_without(part, "acl", "acl:relcl", "appos", "parataxis"))
    whole = list(base)
    unnamed = head.lemma_.lower() in words_with("anonymous")
    for part in children(head, "nmod", "acl", *(("amod",) if unnamed else ())):
        if part.i > head.i and (part.dep_ == "amod" or _belongs(reading, head, part)):
            whole.extend(_complement(part))
    run = _trimmed(run_around(head, whole), head)
    if len(run) > LONGEST_NOMINAL:
        run = _trimmed(run_around(head, base), head)
    return _with_whole_names(reading, _with_hyphened(reading, run))


def _with_hyphened(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Return a run of tokens with what hyphens join to its start: *up-* of "up-market hotels"."""
    first = tokens[0]
    while first.i > first.sent.start + 1 and first.text_before == "-":
        mark = first.doc[first.i - 1]
        if mark.whitespace_ or first.text[0].isupper() or mark.i - 1 in reading.named:
            break  # "OSLO-The market"
        first = first.doc[mark.i - 1]
        tokens = [first, mark, *tokens]
    return tokens


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Return a run of tokens without words at its ends that lead nowhere: "and", "of the"."""
    start, end = 0, len(tokens)
    while tokens[start] != head and _leads_in(tokens[start]):
        start += 1
    last = tokens[-1].i
    while tokens[end - 1] != head and _leads_on(tokens[end - 1], last):
        end -= 1
    return tokens[start:end]


def _leads_in(token: Token) -> bool:
    joint = token.head if token.dep_ == "fixed" else token
    if joint.dep_ == "case" and joint.head.lower_ in ("least", "most"):
        return False  # "at least 23 people"
    return joint.dep_ in ("cc", "case", "mark") or (token.is_punct and token.text not in QUOTES)


def _leads_on(token: Token, last: int) -> bool:
    """Return whether a word wants one that a run which ends at `last` has not."""
    joins = token.dep_ in ("cc", "case", "mark", "det") or token.is_punct
    return joins or (token.head.i > last and not token.ent_type_)


def _with_whole_names(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Return a run of tokens that cuts no name: where one stands over an end, all of it."""
    start, end = tokens[0].i, tokens[-1].i + 1
    first, last = reading.named.get(start), reading.named.get(end - 1)
    while first is not None and reading.named.get(start - 1) is first:
        start -= 1
    while last is not None and reading.named.get(end) is last:
        end += 1
    return list(reading.doc[start:end])


def _links(reading: Reading, head: Token) -> tuple[str, ...]:
    """Return the prepositions whose phrases belong to what a noun names."""
    if head.lemma_.lower() in words_with("anonymous"):
        return ("in", "at", "of", "from", "within", "close to", "inside", "near")
    return ("of", "between") if names_event(reading, head) else ("of",)


def _belongs(reading: Reading, head: Token, part: Token) -> bool:
    """Return whether a phrase or clause behind a noun belongs to what it names.

    "A need *for water*", "plans *to open a mine*": a noun that selects it is half a thing without
    it. Who takes part in an event and where that is, or whom a lawyer is for, is told apart.
    """
    lemma = head.lemma_.lower()
    if part.dep_ == "acl":
        return completes(f"clause {marker(part)}", lemma)
    link, named = preposition(part), reading.named.get(part.i)
    if link in _links(reading, head):
        return True
    kind = reading.ontology.class_of_noun(lemma)
    apart = kind is not None and reading.ontology.is_a(kind, "Agent", "Event")
    apart = apart or (named is not None and reading.is_a(named, "Place", "Time"))
    return link in COMPLETING and not apart and completes(link, lemma)


def _is_listed(nominal: Token) -> bool:
    """Return whether a nominal is a later one of a list: *Mali* in "of Chad, Mali and Niger"."""
    listed = conjuncts(first_conjunct(nominal)) if nominal.dep_ == "conj" else []
    return any(children(each, "cc") for each in listed)


def _complement(nominal: Token) -> list[Token]:
    """Return a nominal without clauses, and without the places that hang on its parts."""
    if nominal.tag_ in QUESTION_TAGS:
        return list(nominal.subtree)  # "accounts of what had happened"
    found = [nominal]
    for part in nominal.children:
        named = part.dep_ == "appos" and part.left_edge.i == nominal.i + 1  # "of producer Nordkapp"
        clausal = part.dep_ in ("acl", "acl:relcl", "appos", "parataxis") and not named
        behind = part.i > nominal.i and part.dep_ in ("nmod", "obl")
        aside = behind and preposition(part) not in ("of", "to", "with")
        joint = part.text == "," and _is_listed(nominal)
        if not clausal and not aside and (part.dep_ != "punct" or part.text in JOINING or joint):
            found.extend(_complement(part))
    return found
