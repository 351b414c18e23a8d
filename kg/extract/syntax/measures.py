"""A token in a tree → where an amount there belongs: prices, rates and how far something is up.

Part of `repair`: each returns the head and label that the token should have, or None.
"""

from __future__ import annotations

from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import SUBJECTS, child, children
from kg.extract.tokens import Token
from kg.extract.words.lexicon import words_with

AMOUNTS = frozenset({"NUM", "SYM"})
NAMED = frozenset({"PERSON", "ORG", "LOC", "GPE"})


def _rate(token: Token) -> tuple[int, str] | None:
    """Hang what a price is paid for on the price: "costs $3 *a dose*"."""
    article = child(token, "det")
    if token.dep_ not in ("obj", "iobj") or article is None or article.lower_ not in ("a", "an"):
        return None
    before = [part for part in token.head.children if part.i < token.i and part.pos_ in AMOUNTS]
    amount = before[-1] if before and before[-1].dep_ in ("obj", "iobj") else None
    beside = amount is not None and amount.right_edge.i + 1 == token.left_edge.i
    return (amount.i, "nmod:unmarked") if amount is not None and beside else None


def _paid(token: Token) -> tuple[int, str] | None:
    """Make an amount that is a recipient, but for a rate, the object: "costs *$3* a dose"."""
    recipient = token.dep_ == "iobj" and token.pos_ in AMOUNTS
    others = children(token.head, "obj") if recipient else []
    return (token.head.i, "obj") if others and all(map(_rate, others)) else None


def measured(token: Token) -> tuple[int, str] | None:
    """Hang an amount on the adverb that has its subject: "shares were *up* 3 %"."""
    part = child(token, "case") if token.head == token and token.pos_ in AMOUNTS else None
    predicate = part is not None and children(part, *SUBJECTS)
    return (part.i, "obl:unmarked") if part is not None and predicate else None


def _bare_price(token: Token) -> tuple[int, str] | None:
    """Make an amount of money without preposition an object: "costs about $3"."""
    bare = token.dep_ == "obl" and token.pos_ == "SYM" and not children(token, "case")
    return (token.head.i, "obj") if bare and not children(token.head, "obj") else None


def _payer(token: Token) -> tuple[int, str] | None:
    """Part a name from the sum behind it: "fined *Valor* 7 million dollars" is no Valor dollars."""
    money, verb = token.head, token.head.head
    named = token.ent_type_ in NAMED and money.ent_type_ != token.ent_type_
    counted = any(part.pos_ in AMOUNTS and part.i > token.i for part in money.children)
    if not (named and counted) or money.dep_ not in ("obj", "iobj"):
        return None
    takes_two = verb.lemma_.lower() in words_with("ditransitive")
    return (verb.i, "iobj") if takes_two and verb.i + 1 == token.left_edge.i else None


MEASURE_REPAIRS: Repairs = {
    _rate: ("obj", "iobj"),
    _paid: ("iobj",),
    _bare_price: ("obl",),
    _payer: ("compound", "nmod", "nmod:desc"),
    measured: ("root", "ROOT"),
}
