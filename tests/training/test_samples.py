"""Windows of sentences for training."""

from __future__ import annotations

from kg.training.samples import count_words, windows
from tests.training.sentences import sentence


def test_windows_stay_in_their_document() -> None:
    """Neighbours share a window up to the limit; documents never do."""
    found = list(windows([sentence("a")] * 5 + [sentence("b")], size=15))
    assert [(len(window), window[0].document) for window in found] == [(3, "a"), (2, "a"), (1, "b")]


def test_count_words() -> None:
    """Words are counted over sentences."""
    assert count_words([sentence(), sentence()]) == 10
