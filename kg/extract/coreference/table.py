"""The phrases of a document → their attributes as columns of numbers, by name; pairs of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, ROLES, Phrase
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import child, children

GROUP_OF = {"male": 0, "female": 0, "thing": 1, "many": 2, "first": 3, "first_many": 3, "second": 3,
            "this": 4, "these": 4, "name": 5, "the": 6, "that": 7, "own": 8}  # fmt: skip
GROUPS = 10
"""Forms that take up alike, the last for all that are not listed."""

BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6, *[7] * 8, *[8] * 20, 9], dtype=np.int32)
RANGES = 10

PLAIN = ("first", "last", "sentence", "chain", "coordinated", "known")
"""Attributes of a phrase that are numbers."""
NOBODY = -1

Column = NDArray[np.int32]
Flags = NDArray[np.bool_]
Table = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Rows:
    """Pairs of a later and an earlier phrase, by their indices in the table of all phrases."""

    phrases: Sequence[Phrase]
    table: Table
    later: Column
    earlier: Column

    def of_later(self, name: str) -> Column:
        """Return an attribute of the later phrases."""
        return self.table[name][self.later]

    def of_earlier(self, name: str) -> Column:
        """Return an attribute of the earlier phrases."""
        return self.table[name][self.earlier]

    def alike(self, name: str) -> Flags:
        """Return of which pairs an attribute is the same in both."""
        return np.equal(self.of_later(name), self.of_earlier(name))

    def pair(self, at: int) -> tuple[Phrase, Phrase]:
        """Return the later and the earlier phrase of a pair."""
        return self.phrases[self.later[at]], self.phrases[self.earlier[at]]

    def where(self, chosen: Flags | NDArray[np.intp]) -> Rows:
        """Return the chosen pairs."""
        return Rows(self.phrases, self.table, self.later[chosen], self.earlier[chosen])


def tabulate(phrases: Sequence[Phrase], reading: Reading) -> Table:
    """Return the table of a document's phrases."""
    ids: defaultdict[object, int] = defaultdict(lambda: len(ids))
    tokens = [phrase.token for phrase in phrases]
    spoken = _find_speech(reading)
    speech = [spoken.get(token.i, (NOBODY, NOBODY)) for token in tokens]
    order = _counted([phrase.sentence for phrase in phrases])
    alike = [each.chain if each.chain >= 0 else each.token.lemma_ for each in phrases]
    plain = {name: [getattr(each, name) for each in phrases] for name in PLAIN}
    columns = plain | {
        "token": [token.i for token in tokens],
        "paragraph": [reading.paragraph(token) for token in tokens],
        "form": [FORMS.index(phrase.form) for phrase in phrases],
        "group": [GROUP_OF.get(phrase.form, GROUPS - 1) for phrase in phrases],
        "role": [ROLES.index(phrase.role) for phrase in phrases],
        "agreement": [AGREEMENTS.index(phrase.agreement) for phrase in phrases],
        "type": [ids[phrase.type] for phrase in phrases],
        "lemma": [ids[token.lemma_.lower()] for token in tokens],
        "governor": [token.head.i for token in tokens],
        "left": [token.head.left_edge.i for token in tokens],  # the borders of its subtree
        "right": [token.head.right_edge.i for token in tokens],
        "above": [token.head.head.i for token in tokens],  # what governs its governor
        "verb": [ids[f"{token.head.lemma_}/v"] for token in tokens],
        "quote": [quote for quote, _ in speech],
        "speaker": [speaker for _, speaker in speech],
        "order": np.minimum(order, 5),  # its place in its sentence
        "leads": np.equal(order, 0),
        "mentions before": bucket(_counted(alike)),
        "thing": [ids[each] for each in alike],  # what it names, as far as its words tell
        "is subject": [phrase.role == "subject" for phrase in phrases],
        "is noun": [phrase.form not in PRONOUNS for phrase in phrases],
        "is named": [phrase.chain >= 0 for phrase in phrases],
        "in first sentence": [phrase.sentence == 0 for phrase in phrases],
        "reflexive": [token.lower_.endswith(("self", "selves")) for token in tokens],
        "place": np.argsort(np.argsort([token.i for token in tokens], kind="stable")),
    }
    return {name: np.array(column, dtype=np.int32) for name, column in columns.items()}


def bucket(values: ArrayLike) -> Column:
    """Return the number of each value's range: 0, 1, 2, 3, 4, 5–7, 8–12, 13–20, 21–40, more."""
    ranges: Column = BUCKETS[np.clip(values, 0, len(BUCKETS) - 1)]
    return ranges


def _counted(values: Sequence[object]) -> list[int]:
    """Return of each value how often it stands before.

    >>> _counted(["a", "b", "a"])
    [0, 0, 1]
    """
    seen: defaultdict[object, int] = defaultdict(int)
    found = []
    for value in values:
        found.append(seen[value])
        seen[value] += 1
    return found


def _find_speech(reading: Reading) -> Mapping[int, tuple[int, int]]:
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
