"""What an embedding predicate makes of its complement: managed to, refused to, said that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kg.extract.tokens import Doc
from kg.extract.words.lexicon import complements
from tests.extract.trees import make_doc, read_tree

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "certainty.yaml").read_text("utf-8"))
FRAMES = {
    "to": ["to to PART TO mark {verb}", "sign sign VERB VB xcomp {embedding}"],
    "ing": ["signing sign VERB VBG xcomp {embedding}"],
    "that": [
        "that that SCONJ IN mark {verb}",
        "Holt Holt PROPN NNP nsubj {verb} B-PERSON",
        "signed sign VERB VBD ccomp {embedding}",
    ],
    "object": [
        "Holt Holt PROPN NNP obj {embedding} B-PERSON",
        "to to PART TO mark {verb}",
        "sign sign VERB VB xcomp {embedding}",
    ],
    "adjective": ["to to PART TO mark {verb}", "sign sign VERB VB xcomp {embedding}"],
}
"""Behind "Berg WORD", up to "the pact."."""


def build(frame: str, word: str, lemma: str, *, negated: bool) -> Doc:
    """Return the tree of a frame: "Berg did not manage to sign the pact."."""
    rows = ["Berg Berg PROPN NNP nsubj {embedding} B-PERSON"]
    adjective = frame == "adjective"
    if adjective:
        rows.append("is be AUX VBZ cop {embedding}")
    elif negated:
        rows.append("did do AUX VBD aux {embedding}")
    if negated:
        rows.append("not not PART RB advmod {embedding}")
    tag = "ADJ JJ" if adjective else "VERB VB" if negated else "VERB VBD"
    rows.append(f"{lemma if negated else word} {lemma} {tag} root 0")
    embedding = len(rows)
    rows += FRAMES[frame]
    verb = len(rows)
    rows += ["the the DET DT det {pact}", "pact pact NOUN NN obj {verb}"]
    return make_doc("\n".join(rows).format(embedding=embedding, verb=verb, pact=verb + 2))


def governed() -> Iterator[tuple[str, str, str, bool, list[str]]]:
    """Yield frame, word, lemma, whether it is negated, and the factuality expected."""
    for row in CASES["governors"]:
        for frame in FRAMES:
            for entry in row.get(frame, ()):
                word, lemma = (entry, entry) if isinstance(entry, str) else entry
                yield frame, word, lemma, False, row["so"]
                yield frame, word, lemma, True, row["not_so"]


@pytest.mark.parametrize(("frame", "word", "lemma", "negated", "factuality"), [*governed()])
def test_governors(frame: str, word: str, lemma: str, negated: bool, factuality: list[str]) -> None:
    """A embedding decides whether what it governs is so, where it is affirmed and where not."""
    found = read_tree(build(frame, word, lemma, negated=negated)).statements
    (signs,) = [each for each in found if each.predicate == "kg:signs"]
    assert [signs.polarity, signs.modality] == factuality
    assert signs.subject.text == ("Holt" if frame in ("object", "that") else "Berg")


def test_every_class_has_a_case() -> None:
    """The cases have every class of governors that the word list has."""
    assert {row["class"] for row in CASES["governors"]} == set(complements().values())


FREE_RELATIVE = """
Nuns nun NOUN NNS nsubj 2
recounted recount VERB VBD root 0
how how ADV WRB obj 2
guards guard NOUN NNS nsubj 5
starved starve VERB VBD advcl:relcl 3
Holt Holt PROPN NNP obj 5 B-PERSON
. . PUNCT . punct 2
"""


def test_free_relative_is_embedded() -> None:
    """What depends on its own "how" is what the verb above reports, and its subject says so."""
    (starved,) = [
        statement
        for statement in read_tree(make_doc(FREE_RELATIVE.strip())).statements
        if statement.predicate == "rel:starve"
    ]
    assert not starved.is_plain
    assert [holder.text for holder in starved.holders] == ["Nuns"]
