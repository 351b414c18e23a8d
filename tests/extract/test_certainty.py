"""How far a text commits itself to a statement, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml
from spacy.tokens import Doc

from kg.extract.certainty import attribute_of
from kg.extract.governors import EFFECTS, is_definite
from kg.extract.negation import is_negation
from kg.extract.stance import ASSERTED, WEAKNESS
from kg.extract.words import load_words
from kg.records import Holder, Mention, MentionKind, Modality, Passage, Polarity
from tests.extract.trees import make_doc, read, read_tree, tree

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "certainty.yaml").read_text("utf-8")
)
FRAMES = {
    "to": ["to to PART TO mark {verb}", "sign sign VERB VB xcomp {governor}"],
    "ing": ["signing sign VERB VBG xcomp {governor}"],
    "that": [
        "that that SCONJ IN mark {verb}",
        "Holt Holt PROPN NNP nsubj {verb} B-PERSON",
        "signed sign VERB VBD ccomp {governor}",
    ],
    "object": [
        "Holt Holt PROPN NNP obj {governor} B-PERSON",
        "to to PART TO mark {verb}",
        "sign sign VERB VB xcomp {governor}",
    ],
    "adjective": ["to to PART TO mark {verb}", "sign sign VERB VB xcomp {governor}"],
}
"""Behind "Berg WORD", up to "the pact."."""


def build(frame: str, word: str, lemma: str, *, negated: bool) -> Doc:
    """Return the tree of a frame: "Berg did not manage to sign the pact."."""
    rows = ["Berg Berg PROPN NNP nsubj {governor} B-PERSON"]
    adjective = frame == "adjective"
    if adjective:
        rows.append("is be AUX VBZ cop {governor}")
    elif negated:
        rows.append("did do AUX VBD aux {governor}")
    if negated:
        rows.append("not not PART RB advmod {governor}")
    tag = "ADJ JJ" if adjective else "VERB VB" if negated else "VERB VBD"
    rows.append(f"{lemma if negated else word} {lemma} {tag} root 0")
    governor = len(rows)
    rows += FRAMES[frame]
    verb = len(rows)
    rows += ["the the DET DT det {pact}", "pact pact NOUN NN obj {verb}"]
    return make_doc("\n".join(rows).format(governor=governor, verb=verb, pact=verb + 2))


def governed() -> Iterator[tuple[str, str, str, bool, list[str]]]:
    """Yield frame, word, lemma, whether it is negated, and the stance expected."""
    for row in CASES["governors"]:
        for frame in FRAMES:
            for entry in row.get(frame, ()):
                word, lemma = (entry, entry) if isinstance(entry, str) else entry
                yield frame, word, lemma, False, row["so"]
                yield frame, word, lemma, True, row["not_so"]


@pytest.mark.parametrize(("frame", "word", "lemma", "negated", "stance"), [*governed()])
def test_governors(frame: str, word: str, lemma: str, negated: bool, stance: list[str]) -> None:
    """A governor decides whether what it governs is so, where it is affirmed and where not."""
    found = read_tree(build(frame, word, lemma, negated=negated)).statements
    (signs,) = [each for each in found if each.predicate == "kg:signs"]
    assert [signs.polarity, signs.modality] == stance
    assert signs.subject.text == ("Holt" if frame in ("object", "that") else "Berg")


def test_every_class_has_a_case() -> None:
    """The cases have every class of governors that the word list has."""
    assert {row["class"] for row in CASES["governors"]} == set(load_words("certainty")["governors"])


@pytest.mark.parametrize(("text", "predicate", "polarity", "modality"), CASES["sentences"])
def test_sentences(text: str, predicate: str, polarity: str, modality: str) -> None:
    """Negation, modal verbs, adverbs, questions and conditions set the stance of a statement."""
    found = [each for each in read(text).statements if each.predicate == predicate]
    assert found
    for statement in found:
        assert (statement.polarity, statement.modality) == (polarity, modality)


def test_neither_nor() -> None:
    """What neither of two does, both do not do."""
    found = read("Neither Berg nor Holt attended the talks.").statements
    attending = [s for s in found if s.predicate == "kg:attends"]
    assert [s.subject.text for s in attending] == ["Berg", "Holt"]
    assert {s.polarity for s in attending} == {Polarity.NEGATIVE}


def test_commands_state_nothing() -> None:
    """What nobody is said to do is no statement."""
    assert read("Sign the pact.").statements == ()


@pytest.mark.parametrize("section", ["governors", "adverbs", "markers", "attributes", "predicates"])
def test_no_word_in_two_classes(section: str) -> None:
    """A word has one effect: no word of a section stands in two of its classes."""
    classes = load_words("certainty")[section]
    for (one, words), (other, others) in combinations(classes.items(), 2):
        assert not set(words) & set(others), f"in {one} and in {other}"


def test_every_class_has_an_effect() -> None:
    """Each class of governors has an effect, and each effect a class."""
    assert set(EFFECTS) == set(load_words("certainty")["governors"])


def test_weakest_commitment_wins() -> None:
    """A stance is only ever weakened, whatever the order."""
    for stronger, weaker in pairwise(WEAKNESS):
        assert ASSERTED.weakened(stronger).weakened(weaker).modality is weaker
        assert ASSERTED.weakened(weaker).weakened(stronger).modality is weaker


def test_negation_is_undone_by_negation() -> None:
    """What is denied twice is so."""
    assert ASSERTED.negated().polarity is Polarity.NEGATIVE
    assert ASSERTED.negated().negated() == ASSERTED


def test_holders_nest() -> None:
    """A further holder stands one level below the others, and nobody stands there twice."""
    one, two = (
        Mention(Passage("art-1", at, at + 4, name), "Person", MentionKind.NAME, name)
        for at, name in ((0, "Berg"), (9, "Holt"))
    )
    stance = ASSERTED.held_by((Holder(one),)).held_by((Holder(two), Holder(one)))
    assert [(holder.mention, holder.level) for holder in stance.holders] == [(one, 0), (two, 1)]
    assert stance.modality is Modality.ASSERTED


@pytest.mark.parametrize(
    ("text", "noun", "attribute"),
    [
        ("The alleged leader of the gang, Tomas Holt, fled.", "leader", "alleged"),
        ("The planned summit of Norway and Peru angered Chad.", "summit", "planned"),
        ("Former minister Anna Berg left Oslo.", "minister", "past"),
        ("The finance minister, Tomas Holt, left Oslo.", "minister", ""),
    ],
)
def test_attributes(text: str, noun: str, attribute: str) -> None:
    """An adjective can put what its noun names in doubt, in the future or in the past."""
    (token,) = [token for token in tree(text) if token.text == noun]
    assert attribute_of(token) == attribute


@pytest.mark.parametrize(
    ("text", "adverb", "denies"),
    [
        ("Berg did not attend the talks.", "not", True),
        ("Berg never attended the talks.", "never", True),
        ("Berg not only attended the talks but chaired the session.", "not", False),
        ("Berg probably attended the talks.", "probably", False),
    ],
)
def test_negating_adverbs(text: str, adverb: str, denies: bool) -> None:
    """Adverbs of negation deny, but not in "not only"."""
    (token,) = [token for token in tree(text) if token.text == adverb]
    assert is_negation(token) is denies


@pytest.mark.parametrize(
    ("text", "noun", "definite"),
    [
        ("Anna Berg met a delegation from Peru. The delegation left.", 4, False),
        ("The company sold its ships.", 4, True),
        ("The company sold its ships.", 1, True),
        ("Norway's invasion of Peru began in 2019.", 2, True),
        ("Norway's invasion of Peru began in 2019.", 0, True),
        ("Berg arrived in Oslo for talks with Sweden before that.", 5, False),
    ],
)
def test_definite_nouns(text: str, noun: int, definite: bool) -> None:
    """Names and nouns with an article or a possessor name something known."""
    assert is_definite(tree(text)[noun]) is definite
