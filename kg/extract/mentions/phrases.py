"""The head of a clause or phrase → a mention of its words, as it stands, that names no thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import run_around, subtree_without
from kg.records import Mention, MentionKind


def phrase_of(reading: Reading, head: Token, *, without: Iterable[Token] = ()) -> Mention:
    """Return the whole clause or phrase headed by `head` as a mention that names no thing.

    What hangs on words of `without`, as the comment "…, TASS reported", is left out; where that
    stands within the clause, it is left out of the name alone.
    """
    aside = {token for part in without for token in part.subtree}
    whole = {token for token in subtree_without(head, "parataxis") if token not in aside}
    tokens = run_around(head, whole | aside)
    while tokens[0] is not head and (tokens[0] in aside or _opens(tokens[0], head)):
        tokens = tokens[1:]
    while tokens[-1] is not head and (
        tokens[-1] in aside or tokens[-1].is_punct or tokens[-1].is_space
    ):
        tokens = tokens[:-1]
    found = phrase(reading, tokens, head)
    if aside.isdisjoint(tokens):
        return found
    return replace(found, name=_text_around(tokens, aside.intersection(tokens)))


def phrase(reading: Reading, tokens: Sequence[Token], head: Token) -> Mention:
    """Return the run of `tokens` as a mention that names no thing."""
    passage = reading.passage(tokens[0].i, tokens[-1].i + 1)
    name = " ".join(passage.text.split())
    return Mention(
        passage, "Phrase", MentionKind.PHRASE, name, head=head.lemma_.lower(), definite=False
    )


def _opens(token: Token, head: Token) -> bool:
    """Return whether a word before a clause joins it to another: "that", "and", "as well as"."""
    joint = token.head if token.dep_ == "fixed" else token
    joins = joint.dep_ == "cc" and joint.head == head
    return (
        token.is_punct
        or token.is_space
        or joins
        or (token.lower_ == "that" and token.dep_ == "mark")
    )


def _text_around(tokens: Sequence[Token], aside: Collection[Token]) -> str:
    """Return the text of a clause without a comment in it and the commas around that."""
    start, end = min(token.i for token in aside), max(token.i for token in aside)
    first = "".join(token.text_with_ws for token in tokens if token.i < start)
    last = "".join(token.text_with_ws for token in tokens if token.i > end)
    return " ".join([*first.rstrip(" ,–—").split(), *last.lstrip(" ,–—").split()])
