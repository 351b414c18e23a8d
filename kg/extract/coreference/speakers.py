"""A reading → who speaks each of its quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import child, children

NOBODY = -1


def find_speech(reading: Reading) -> Mapping[int, tuple[int, int]]:
    """Return, for each token in quotation marks, the number of its quotation and its speaker.

    A speaker is the token of who speaks. A quotation without a verb of saying beside it goes on
    with what the last speaker said.
    """
    quotations: list[list[Token]] = []
    for index in sorted(reading.quoted):
        if index - 1 not in reading.quoted:
            quotations.append([])
        quotations[-1].append(reading.doc[index])
    found: dict[int, tuple[int, int]] = {}
    speaker = NOBODY
    for number, tokens in enumerate(quotations):
        speaker = next(_speakers(tokens, reading.quoted), speaker)
        found |= dict.fromkeys((token.i for token in tokens), (number, speaker))
    return found


def _speakers(tokens: Sequence[Token], quoted: frozenset[int]) -> Iterator[int]:
    """Yield the subjects of verbs outside the quotation that govern it, or are beside it."""
    for token in tokens:
        for verb in (token.head, *children(token, "parataxis", "conj")):
            subject = child(verb, "nsubj", "obl:agent") if verb.pos_ == "VERB" else None
            if subject is not None and not {verb.i, subject.i} & quoted:
                yield subject.i
