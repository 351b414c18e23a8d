"""A reading → its quotations: where each stands, and who speaks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotations of a document, numbered, with the token of each one's speaker."""

    reading: Reading
    quotes: Mapping[int, int]  # token → number of its quotation
    speakers: Sequence[int]  # by quotation, the head of who speaks it

    def quote(self, token: Token) -> int:
        """Return the number of the quotation a token stands in, or -1."""
        return self.quotes.get(token.i, NOBODY)

    def speaker(self, token: Token) -> int:
        """Return the token of who says what `token` stands in, or -1."""
        quote = self.quote(token)
        return self.speakers[quote] if quote != NOBODY else NOBODY

    def paragraph(self, token: Token) -> int:
        """Return the number of the paragraph that a token stands in."""
        return self.reading.paragraph(token)


def find_speech(reading: Reading) -> Speech:
    """Return the quotations of a document with their speakers.

    One without a verb of saying beside it goes on with what the last speaker said.
    """
    quotations: list[list[Token]] = []
    for index in sorted(reading.quoted):
        if index - 1 not in reading.quoted:
            quotations.append([])
        quotations[-1].append(reading.doc[index])
    speakers: list[int] = []
    for tokens in quotations:
        last = speakers[-1] if speakers else NOBODY
        speaker = _speaker(tokens, reading.quoted)
        speakers.append(last if speaker is None else speaker)
    quotes = {token.i: number for number, tokens in enumerate(quotations) for token in tokens}
    return Speech(reading, quotes, speakers)


def _speaker(tokens: Sequence[Token], quoted: frozenset[int]) -> int | None:
    """Return the subject of a verb outside the quotation that governs it, or is beside it."""
    for token in tokens:
        for verb in (token.head, *children(token, "parataxis", "conj")):
            if verb.i in quoted or verb.pos_ != "VERB":
                continue
            subject = next(iter(children(verb, "nsubj", "obl:agent")), None)
            if subject is not None and subject.i not in quoted:
                return subject.i
    return None
