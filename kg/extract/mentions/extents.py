"""The head of a noun phrase → the tokens that its mention spans, from modifier to complement."""

from __future__ import annotations

from kg.extract.mentions.complements import (
    CLAUSES,
    DETAILS,
    QUOTES,
    SHORT,
    complement,
    complements,
)
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import conjuncts, first_conjunct, run_around, subtree_without
from kg.extract.words import load_words

PREMODIFIERS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "goeswith", "nmod:unmarked", "obl:unmarked"}
)  # fmt: skip
LONGEST_NOMINAL = 20  # tokens; complements that make a name longer are left out
CLOSING = {")": "(", "]": "[", "”": "“", '"': '"'}
"""What closes, and what it closes."""


def nominal_tokens(reading: Reading, head: Token) -> list[Token]:
    """Return the tokens of a nominal: its modifiers, its head, and what completes it by "of"."""
    base = [head]
    for part in head.children:
        before = part.i < head.i or part.dep_ in ("flat", "nummod")
        if part.dep_ in PREMODIFIERS and before and part.tag_ != "WRB":
            base.extend(subtree_without(part, *CLAUSES, "appos", "parataxis"))
            base.extend(_bracketed(part))
    if (ending := adjective_behind(reading, head)) is not None:
        base.append(ending)
    run = _trimmed(run_around(head, base), head)
    for part in [*complements(reading, head), *_shared_complements(reading, head)]:
        details = DETAILS[:SHORT] if part.dep_ in CLAUSES else DETAILS  # no policy "to keep drugs"
        joined = _joined_before(reading, head, part)
        forms = ([*joined, *complement(reading, part, detail)] for detail in details)
        longer = (_trimmed(run_around(head, [*run, *more]), head) for more in forms if more)
        fitting = next((each for each in longer if len(each) <= LONGEST_NOMINAL), None)
        if fitting is None:
            break
        run = fitting
    return _closed(_with_whole_names(reading, _with_hyphened(reading, run)))


def _shared_complements(reading: Reading, head: Token) -> list[Token]:
    """Return what completes the first of coordinated nouns and stands behind this later one.

    It completes all of them: the "arrest and *extradition* of Holt".
    """
    first = first_conjunct(head)
    shared = complements(reading, first) if first is not head else []
    return [part for part in shared if part.i > head.i and part.dep_ == "nmod"]


def _joined_before(reading: Reading, head: Token, part: Token) -> list[Token]:
    """Return the tokens between a noun and its complement if others that share it stand there.

    People do not share: "the police and residents of Oslo".
    """
    kind = reading.ontology.class_of_noun(head.lemma_.lower())
    people = kind is not None and reading.ontology.is_a(kind, "Agent")
    shared = any(head.i < each.i < part.i for each in conjuncts(first_conjunct(head)))
    apart = people or not shared or part.dep_ != "nmod"
    return [] if apart else list(head.doc[head.i + 1 : part.left_edge.i])


def _bracketed(modifier: Token) -> list[Token]:
    """Return what stands in brackets within a modifier: the "waste management *(WM)* unit"."""
    inside = (part for part in modifier.subtree if part.dep_ == "appos")
    return [token for part in inside if part.left_edge.text == "(" for token in part.subtree]


def adjective_behind(reading: Reading, noun: Token) -> Token | None:
    """Return the adjective that ends a title: *general* in "attorney general"."""
    part = noun.after
    if part is None or part.dep_ != "amod" or part.head != noun:
        return None
    person = reading.ontology.class_of_noun(noun.lemma_.lower()) == "Person"
    return part if person and part.lower_ in load_words("titles")["adjectives"]["behind"] else None


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


def _closed(tokens: list[Token]) -> list[Token]:
    """Return a run of tokens with the sign right behind it that closes what it opens."""
    behind = tokens[-1].after
    if behind is not None and behind.text in CLOSING:
        opened = [token.text for token in tokens]
        first = CLOSING[behind.text]
        odd = opened.count(first) % 2 if first == behind.text else first in opened
        if odd and opened.count(behind.text) <= opened.count(first):
            return [*tokens, behind]
    return tokens
