"""A clause → whether it is a question, or what a noun says: "whether he lied", "claims he lied"."""

from __future__ import annotations

from kg.extract.grammar.clause import Clause
from kg.extract.tokens import Token
from kg.extract.tree import QUESTION_TAGS, SUBJECTS, child, children, is_finite, marker
from kg.extract.words.lexicon import signature_of, words_with

SAID = frozenset({"reporting", "claiming", "denying", "possible"})
"""The signatures of nouns for what is said or thought."""


def is_question(clause: Clause) -> bool:
    """Return whether a complement is an indirect question: "what he will propose"."""
    if is_free_relative(clause):
        return True
    dated = clause.link == "advcl" and clause.marker in ("when", "where", "while")
    if clause.link not in ("ccomp", "csubj", "advcl", "acl", "xcomp") or dated:
        return False
    if clause.marker.split(" ")[-1] in ("whether", "if"):
        return True  # also "the question of whether"
    if clause.beside is not None and clause.subjects == clause.beside.subjects:
        return is_question(clause.beside)  # "shows how he lies and steals"
    return _opens_as_question(clause)


def is_free_relative(clause: Clause) -> bool:
    """Return whether a clause depends on its own "how" or "why": "recounted how he fled"."""
    adverb = clause.head.head
    relative = clause.link in ("advcl:relcl", "acl:relcl") and adverb.i < clause.head.i
    return relative and adverb.tag_ == "WRB" and adverb.dep_ in ("obj", "ccomp")


def _opens_as_question(clause: Clause) -> bool:
    first, above = opening(clause), clause.parent
    relative = above is not None and above.link == "acl:relcl" and first.i < above.head.i
    if relative or first.lower_ == "that":
        return False  # "which police say is stolen": the pronoun stands for the noun before
    if clause.link == "advcl" and not clause.marker:
        return first.tag_ == "WP"  # "Who shot him remains a mystery"
    return first.tag_ in QUESTION_TAGS or first.lower_ in ("whether", "if")


def opening(clause: Clause) -> Token:
    """Return the first word of a clause."""
    if is_free_relative(clause):
        return clause.head.head
    words = (word for word in clause.head.subtree if word.dep_ not in ("cc", "punct"))
    return next(words, clause.head)


def is_content(modifier: Token, signature: str) -> bool:
    """Return whether a clause on a noun is what the noun says: "claims he lied".

    `signature` is that of the noun with "that"; without that word only what is said has content.
    """
    return _opens_with_that(modifier) or (signature in SAID and _is_bare_content(modifier))


def _opens_with_that(modifier: Token) -> bool:
    """Return whether a clause on a noun opens with "that": the content of "the allegation that".

    Of "the allegation that cost him his post" *that* is a part.
    """
    first = next((word for word in modifier.subtree if not word.is_punct), modifier)
    only_object = first.dep_ == "obj" and len(children(modifier, "obj")) == 1
    return first.lower_ == "that" and first.dep_ not in ("nsubj", "nsubj:pass") and not only_object


def _is_bare_content(modifier: Token) -> bool:
    """Return whether a clause without "that" is a noun's content: "claims he lied".

    A relative lacks an object: "claims he made".
    """
    first = next(iter(modifier.subtree))
    if first.is_punct or first.tag_ in QUESTION_TAGS or not is_finite(modifier) or marker(modifier):
        return False
    whole = child(modifier, "nsubj:pass", "cop", "obj", "ccomp", "xcomp") is not None
    return child(modifier, *SUBJECTS) is not None and (whole or not _may_lack_object(modifier))


def _may_lack_object(verb: Token) -> bool:
    """Return whether a verb without object may lack one: "claims he denied", "a lie he spread"."""
    lemma = verb.lemma_.lower()
    takes = lemma in words_with("transitive") or lemma in words_with("voices")
    return takes or bool(signature_of(f"{lemma} that"))
