"""The spans of a sequence of tags."""

from __future__ import annotations

from kg.extract.parse.neural.spans import NameSpan, tags_to_spans


def test_spans_of_tags() -> None:
    """A name may be one word, or follow another at once; one that never ends is none."""
    tags = ["S-LOC", "B-ORG", "I-ORG", "E-ORG", "O", "B-PERSON", "E-PERSON", "B-LOC"]
    assert tags_to_spans(tags) == [
        NameSpan(0, 1, "LOC"),
        NameSpan(1, 4, "ORG"),
        NameSpan(5, 7, "PERSON"),
    ]
