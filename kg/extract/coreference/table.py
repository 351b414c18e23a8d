"""The phrases of a document → their attributes as columns of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, ROLES, Phrase
from kg.extract.coreference.speakers import Speech

GROUP_OF = {"male": 0, "female": 0, "thing": 1, "many": 2, "first": 3, "first_many": 3, "second": 3,
            "this": 4, "these": 4, "name": 5, "the": 6, "that": 7, "own": 8}  # fmt: skip
GROUPS = 10
"""Forms that take up alike, the last for all that are not listed."""


@dataclass(frozen=True, slots=True)
class Table:
    """The phrases' attributes as columns of numbers."""

    token: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    form: NDArray[np.int32]
    group: NDArray[np.int32]
    role: NDArray[np.int32]
    agreement: NDArray[np.int32]
    type: NDArray[np.int32]
    lemma: NDArray[np.int32]
    chain: NDArray[np.int32]
    governor: NDArray[np.int32]  # the head's head, and the borders of its subtree
    above: NDArray[np.int32]  # what governs its governor
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    verb: NDArray[np.int32]  # lemma of the governor
    quote: NDArray[np.int32]
    speaker: NDArray[np.int32]  # the token that speaks the quotation it stands in
    order: NDArray[np.int32]  # its place in its sentence
    seen: NDArray[np.int32]  # how many phrases of the same noun or name came before
    coordinated: NDArray[np.int32]
    known: NDArray[np.int32]  # to the gazetteer
    place: NDArray[np.int32]  # its place in the text


def tabulate(phrases: Sequence[Phrase], speech: Speech) -> Table:
    """Return the table of a document's phrases."""
    ids: dict[str, int] = {}
    seen: dict[object, int] = defaultdict(int)
    rows = []
    order = last_sentence = -1
    for phrase in phrases:
        order = order + 1 if phrase.sentence == last_sentence else 0
        last_sentence = phrase.sentence
        head = phrase.token.head
        same = (phrase.chain,) if phrase.chain >= 0 else phrase.token.lemma_
        rows.append((
            phrase.token.i, phrase.first, phrase.last, phrase.sentence,
            speech.paragraph(phrase.token), FORMS.index(phrase.form),
            GROUP_OF.get(phrase.form, GROUPS - 1), ROLES.index(phrase.role),
            AGREEMENTS.index(phrase.agreement), ids.setdefault(phrase.type, len(ids)),
            ids.setdefault(phrase.token.lemma_.lower(), len(ids)), phrase.chain,
            head.i, head.head.i, head.left_edge.i, head.right_edge.i,
            ids.setdefault(f"{head.lemma_}/v", len(ids)),
            speech.quote(phrase.token), speech.speaker(phrase.token), order, seen[same],
            phrase.coordinated, phrase.known,
        ))  # fmt: skip
        seen[same] += 1
    columns = np.array(rows, dtype=np.int32).reshape(len(phrases), 23).T
    place = np.argsort(np.argsort(columns[0], kind="stable"))
    return Table(*np.vstack((columns, place)).astype(np.int32))
