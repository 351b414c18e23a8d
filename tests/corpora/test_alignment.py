"""Behaviour of kg.corpora.alignment: a scorer's words → the sentence and their places."""

from __future__ import annotations

from kg.corpora.alignment import aligned, untokenized


def test_tokenizer_spaces_are_undone() -> None:
    """A sentence cut for a scorer is read as it would be written, and its words are kept."""
    words = ["He", "did", "n't", "say", "``", "no", "''", "-LRB-", "$", "5", "-RRB-", "."]
    sentence = untokenized(words)
    assert sentence.text == 'He didn\'t say "no" ($5).'
    at = sentence.text.index('"no"')
    assert sentence.between(at, at + 4) == ("``", "no", "''")


def test_words_are_found_in_their_text() -> None:
    """Each word has its place; one that the text lacks moves none."""
    sentence = aligned("Ann's “boat”", ["Ann", "'s", "``", "boat"])
    assert sentence.between(0, 5) == ("Ann", "'s")
    assert sentence.between(7, 11) == ("boat",)


def test_marks_are_joined_again() -> None:
    """A tokenizer that cuts at every mark is undone; a dash between words cannot be recognized."""
    cut = "He didn ’ t meet Shih - chung of the U . S . , “ K . Jha ” or Mary O ’ Neill ."
    text = untokenized(cut.split(), split_marks=True).text
    assert text == "He didn’t meet Shih-chung of the U.S., “K. Jha” or Mary O’Neill."
