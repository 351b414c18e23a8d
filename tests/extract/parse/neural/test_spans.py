"""BIOES tags, spans and the Viterbi decoder."""

from __future__ import annotations

import numpy as np

from kg.extract.parse.neural.spans import (
    FORBIDDEN,
    TAGS,
    NameSpan,
    allowed_steps,
    best_tags,
    spans_to_tags,
    tags_to_spans,
)

STEPS = np.where(allowed_steps(), 0.0, FORBIDDEN).astype(np.float32)


def scores_of(*tags: str, second: tuple[int, str] | None = None) -> np.ndarray:
    """Return scores that want `tags`, and one word's second choice almost as much."""
    table = np.zeros((1, len(tags), len(TAGS)), dtype=np.float32)
    for place, tag in enumerate(tags):
        table[0, place, TAGS.index(tag)] = 5.0
    if second:
        table[0, second[0], TAGS.index(second[1])] = 4.0
    return table


def test_spans_survive_the_round_trip() -> None:
    """Spans turned to tags and back are the same spans."""
    spans = [NameSpan(0, 1, "LOC"), NameSpan(1, 4, "ORG"), NameSpan(5, 7, "PERSON")]
    assert tags_to_spans(spans_to_tags(spans, 8)) == spans


def test_viterbi_mends_an_impossible_row() -> None:
    """A name that begins with one type and ends with another becomes one possible name."""
    found = best_tags(scores_of("B-ORG", "E-LOC", "O", second=(1, "E-ORG")), STEPS)
    assert [TAGS[tag] for tag in found[0]] == ["B-ORG", "E-ORG", "O"]


def test_viterbi_ends_names() -> None:
    """No sequence ends inside a name."""
    found = best_tags(scores_of("O", "B-ORG", second=(1, "S-ORG")), STEPS)
    assert [TAGS[tag] for tag in found[0]] == ["O", "S-ORG"]
