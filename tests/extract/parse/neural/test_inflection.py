"""Lemmas checked against lists of words."""

from __future__ import annotations

import pytest

from kg.extract.annotate import BUNDLED
from kg.extract.parse.neural.inflection import Inflection

LISTS = Inflection(
    verbs=frozenset(
        {"represent", "rely", "spare", "spar", "stop", "see", "working", "expel", "shoo", "found"}
    ),
    nouns=frozenset({"church", "crash", "party", "movie", "lie", "axe"}),
    irregular_verbs={"expelled": "expel", "saw": "see", "shook": "shake", "found": "find"},
    irregular_nouns={"leaves": "leaf"},
)


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
        ("curated", "curat", "curate"),
        ("outsprinted", "outsprint", "outsprint"),
    ],
)
def test_verbs_cut_at_the_wrong_letter(form: str, guess: str, lemma: str) -> None:
    """A doubled letter, a past tense like the base, and verbs that no list has are mended."""
    data = (BUNDLED / "inflection.json").read_bytes()
    assert Inflection.from_json(data).mend(form, "VBD", guess) == lemma
