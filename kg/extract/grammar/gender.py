"""A noun or a name of a person → "male" or "female", where its words tell, or that it is one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.tokens import Token
from kg.extract.tree import child, children
from kg.extract.words import load_words


def gender_of_noun(noun: Token) -> str | None:
    """Return the gender that a noun tells: "spokeswoman", "male nurse"."""
    known = _known("nouns")
    told = (known.get(word.lemma_.lower()) for word in (noun, *children(noun, "amod", "compound")))
    return next(filter(None, told), None)


def gender_by_role(head: Token) -> str | None:
    """Return the gender that a title or role beside a name tells: "the actress Mina Sato".

    So does what somebody is said to be: "Sato is an actress".
    """
    roles = children(head, "nmod:desc", "compound", "appos", "flat")
    if head.dep_ in ("appos", "flat") or (head.dep_ == "nsubj" and children(head.head, "cop")):
        roles.append(head.head)
    for role in roles:
        word = role.lemma_.lower()
        gender = _known("titles").get(word) if role.i < head.i else None
        gender = gender or (_known("nouns").get(word) if role.pos_ != "PRON" else None)
        if gender is not None:
            return gender
    return None


def gender_of_words(name: str) -> str | None:
    """Return the gender that the words of a full name tell.

    >>> gender_of_words("Anne-Marie Holt")
    'female'
    """
    first, _, rest = name.lower().partition(" ")
    told = _known("titles").get(first)
    if told is not None and rest:
        return told
    given = _known("given")
    return given.get(first) or given.get(first.split("-")[0])


def is_title(word: str) -> bool:
    """Return whether a lower-case word is a title before names: "mrs"."""
    return word in _known("titles")


def is_aged(token: Token) -> bool:
    """Return whether a word stands for somebody whose age it tells: "the 26-year-old"."""
    years = any(part.lemma_ == "year" for part in token.lefts)
    return token.lower_ == "old" and years and child(token, "det") is not None


@cache
def _known(section: str) -> Mapping[str, str]:
    words = load_words("gender")[section]
    return {word: gender for gender in ("male", "female") for word in _words(words[gender])}


def _words(listed: str | list[str]) -> list[str]:
    return listed.split() if isinstance(listed, str) else listed
