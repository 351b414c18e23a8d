"""Lemmas by edit scripts, checked against lists of words."""

from __future__ import annotations

import pytest

from kg.extract.annotate import BUNDLED
from kg.extract.parse.neural.lemmas import Inflection, Lemmatizer, apply_script

LISTS = Inflection(
    verbs=frozenset(
        {"represent", "rely", "spare", "spar", "stop", "see", "working", "expel", "shoo", "found"}
    ),
    nouns=frozenset({"church", "crash", "party", "movie", "lie", "axe"}),
    irregular_verbs={"expelled": "expel", "saw": "see", "shook": "shake", "found": "find"},
    irregular_nouns={"leaves": "leaf"},
)


def test_script_that_does_not_fit_leaves_the_word() -> None:
    """A script that would cut more than the word has leaves a lemma all the same."""
    assert apply_script("L|5|", "as") == "as"


@pytest.mark.parametrize(
    ("form", "xpos", "guess", "lemma"),
    [
        ("represented", "VBD", "represente", "represent"),
        ("Relied", "VBD", "relie", "rely"),
        ("spared", "VBN", "spar", "spare"),
        ("spars", "VBZ", "spar", "spar"),
        ("expelled", "VBN", "expell", "expel"),
        ("saw", "VBD", "saw", "see"),
        ("shook", "VBD", "shoo", "shake"),
        ("founded", "VBD", "found", "found"),
        ("googled", "VBD", "google", "google"),
        ("found", "VB", "find", "found"),  # "managed to found a bank"
        ("respared", "VBD", "resparee", "respare"),
        ("churches", "NNS", "churche", "church"),
        ("parties", "NNS", "partie", "party"),
        ("movies", "NNS", "movie", "movie"),
        ("leaves", "NNS", "leave", "leaf"),
        ("talks", "NNS", "talk", "talk"),
        ("represented", "JJ", "represented", "represented"),
    ],
)
def test_mend(form: str, xpos: str, guess: str, lemma: str) -> None:
    """A lemma that is no word is replaced by one that is; what the lists do not know stays."""
    assert LISTS.mend(form, xpos, guess) == lemma


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("gutted", "gutt", "gut"),
        ("stun", "stu", "stun"),
        ("misread", "misrea", "misread"),
        ("reconnected", "reconnecte", "reconnect"),
        ("outsprinted", "outsprinte", "outsprint"),
        ("underlined", "underlie", "underline"),
    ],
)
def test_verbs_cut_at_the_wrong_letter(form: str, guess: str, lemma: str) -> None:
    """A doubled letter and a past tense like the base are mended."""
    lists = Lemmatizer.read(BUNDLED, tags=(), scripts=()).inflection
    assert lists.mend(form, "VBD", guess) == lemma
