"""A noun → what it is: its class, and the one known thing, name or subject that it stands for."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.mentions.demonyms import is_national
from kg.extract.mentions.extents import nominal_tokens
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import PLURAL_TAGS, child, children, preposition
from kg.extract.words import load_classes, load_words
from kg.extract.words.lexicon import words_with
from kg.records import Mention, MentionKind


def class_of(reading: Reading, head: Token, tokens: Iterable[Token]) -> str:
    """Return the class that a nominal's nouns name; several persons are a group."""
    if head.i in reading.named and reading.named[head.i].type == "Group":
        return "Group"
    before = [token.lemma_.lower() for token in tokens if token.i <= head.i]
    found = reading.ontology.class_of_noun(" ".join(before))
    found = found or ("Person" if is_national(reading, head) else "Thing")
    plural = head.tag_ in PLURAL_TAGS
    return "Group" if plural and reading.ontology.is_a(found, "Person") else found


def names_event(reading: Reading, head: Token) -> bool:
    """Return whether a noun names what happens: "talks", "the election"."""
    noun = reading.ontology.class_of_noun(head.lemma_.lower())
    return noun is not None and reading.ontology.is_a(noun, "Event")


def is_definite(reading: Reading, head: Token, tokens: Iterable[Token]) -> bool:
    """Return whether a nominal names one known thing, so that its name can stand for it."""
    determiners = children(head, "det", "nmod:poss", "nummod")
    if determiners:
        lists = load_words("pronouns")
        return not any(
            word.lower_ in lists["indefinite"] or word.dep_ == "nummod" for word in determiners
        )
    plural = head.tag_ in PLURAL_TAGS
    named = any(token.i in reading.named for token in tokens)
    return plural and (named or names_event(reading, head))


def name_within(reading: Reading, token: Token) -> Mention | None:
    """Return the name that `token` is part of, or that its title or label goes with."""
    direct = reading.named.get(token.i)
    if direct is not None:
        return None if _is_some_of(reading, token, direct) else direct
    for part in children(token, "flat", "appos", "compound"):
        name = reading.named.get(part.i)
        behind = part.i > token.i and part.text_before != ","
        near = name is not None and (name.type == "Person" or part.left_edge.i == token.i + 1)
        if near and behind:
            return name
    return None


def _is_some_of(reading: Reading, token: Token, name: Mention) -> bool:
    """Return whether a phrase is of some of a people: "young *Georgians*", "*Peruvians* in Oslo".

    What it says of them is not said of their people.
    """
    article = child(token, "det")
    one_of = article is not None and article.lower_ != "the"  # "every Northerner"
    if name.type != "Group" or name.known is not None or not (one_of or token.tag_ in PLURAL_TAGS):
        return False
    around = (part for part in nominal_tokens(reading, token) if part.lower_ != "the")
    return any(reading.named.get(part.i) is not name for part in around)


def name_beside(reading: Reading, head: Token) -> Mention | None:
    """Return the name a noun has beside it: "the finance minister, John Mbadi", "city of Oslo".

    In "the Akbayan party" it stands before.
    """
    called = _called(reading, head) or named_by_clause(reading, head)
    if called is not None:
        return called
    kind = reading.ontology.class_of_noun(head.lemma_.lower()) or "Thing"
    beside = children(head, "appos", "nmod") if head.i not in reading.named else ()
    for part in beside:
        name = reading.named.get(part.i)
        if name is None and part.dep_ == "appos":
            name = name_within(reading, part)  # "her deputy, the engineer Anna Berg"
        if name is not None and name.kind is MentionKind.NAME:
            if part.dep_ == "appos" and name.type == "Person":
                return name
            if head.tag_ == "NN" and _calls(reading, part, name, kind):
                return name
    return None


def named_by_clause(reading: Reading, head: Token) -> Mention | None:
    """Return the name that a participle gives a noun: "a fisherman named Joao Falcao"."""
    for verb in children(head, "acl"):
        if verb.tag_ == "VBN" and verb.lemma_.lower() in words_with("calling"):
            found = (reading.named.get(part.i) for part in children(verb, "xcomp", "obj", "appos"))
            return next(filter(None, found), None)
    return None


def _called(reading: Reading, head: Token) -> Mention | None:
    """Return the name right before a noun that only tells what it names: "the Akbayan party"."""
    kind = load_classes("names", "behind").get(head.text)
    before = reading.named.get(head.i - 1)
    if before is None or kind is None:
        return None
    beside = head.before is not None and head.before.head == head
    return before if beside and reading.is_a(before, kind) else None


def _calls(reading: Reading, part: Token, name: Mention, kind: str) -> bool:
    """Return whether a name beside a noun of this kind is its name, and not one of several."""
    is_a = reading.ontology.is_a
    alike = is_a(name.type, kind) or is_a(kind, name.type)
    if part.dep_ == "nmod":
        called = part.head.lemma_.lower() in words_with("place-name")
        called = called or is_a(kind, "GeopoliticalEntity")
        return alike and preposition(part) == "of" and called
    return alike and kind not in ("Thing", "Agent", "Place")


def identified(reading: Reading, noun: Token) -> Token:
    """Return whom a clause on a noun is about: X, in "X is a singer who lives in Oslo".

    So too in "X, a singer who". Only where nothing leaves open that X is one, and X is not what
    the sentence looks for: in "it was Berg who left" it is Berg.
    """
    named = reading.named.get(noun.i)
    if named is not None and named.kind is MentionKind.NAME:
        return noun
    if named is not None and reading.named.get(noun.head.i) is named and noun.head != noun:
        return identified(reading, noun.head)  # "is 40-per cent owned by Holt"
    if noun.dep_ == "appos":
        return noun.head if noun.head.i in reading.named and noun.head.i < noun.i else noun
    subject, copula = child(noun, "nsubj"), child(noun, "cop")
    if copula is None or subject is None or noun.head != noun:
        return noun
    if any(word.lower_ != "also" for word in children(noun, "aux", "advmod", "parataxis")):
        return noun
    pointing = subject.lower_ in load_words("pronouns")["pointing"]
    return noun if pointing else subject
