"""Reading corpora of coreference: which choices there are, which are right, what they count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.extract.annotate import BUNDLED, load_model
from kg.extract.parse.neural.net import WIDTH
from kg.ontology import load_ontology
from kg.training.chains import FICTION, GAP_WEIGHT, Choices, joined, read_choices, read_litbank
from tests.training.coreference_corpora import write_corpora

needs_weights = pytest.mark.skipif(not BUNDLED.is_dir(), reason="the weights are not there")


def test_litbank_is_read(tmp_path: Path) -> None:
    """A novel's nested mentions are read; what is mentioned once has no cluster."""
    (document,) = read_litbank(write_corpora(tmp_path) / "coref/litbank")
    assert document.text.text == "Old Captain Marsh slept. He had sold his boat."
    assert document.clusters == [frozenset({(0, 2), (5, 5), (8, 8)})]


def test_owners_stay_apart_when_joined() -> None:
    """The rows of a second part belong to its own phrases."""
    both = joined([_choices(owner=[0, 0], phrases=2), _choices(owner=[0, 1], phrases=2)])
    assert both.owner.tolist() == [0, 0, 2, 3]
    assert len(both.alone) == len(both.weight) == 4
    assert both.place.tolist() == [0, 1, 2, 3]
    assert both.earlier.tolist() == [0, 0, 2, 2]


@needs_weights
def test_choices_of_all_corpora(tmp_path: Path) -> None:
    """GAP counts more than news, novels less, and GUM's fiction, which is not free, not at all."""
    choices = read_choices(write_corpora(tmp_path), load_model(), load_ontology())
    news, gap, novel = np.split(choices.weight, [7, 8])
    assert news.tolist() == [1] * 7
    assert gap.tolist() == [GAP_WEIGHT]
    assert set(novel.tolist()) == {0, float(np.float32(FICTION))}


@needs_weights
def test_right_choices(tmp_path: Path) -> None:
    """Each pronoun has a right name to take up; a name that is new is right to take up nothing."""
    choices = read_choices(write_corpora(tmp_path), load_model(), load_ontology())
    taken_up = [bool(choices.right[choices.owner == n].any()) for n in range(7)]
    assert taken_up == [False] * 4 + [True] * 3  # Anna, Oslo, Tomas, Lima, She, He, her
    assert choices.right_alone[:7].tolist() == [not each for each in taken_up]


@needs_weights
def test_gap_asks_about_two_names(tmp_path: Path) -> None:
    """Of GAP's pronoun one name is right; the other one, and none at all, are wrong."""
    choices = read_choices(write_corpora(tmp_path), load_model(), load_ontology())
    rows = choices.owner == 7
    assert choices.open_[rows].sum() == 2
    assert choices.right[rows].sum() == 1
    assert choices.open_alone[7]
    assert not choices.right_alone[7]


def _choices(owner: list[int], phrases: int) -> Choices:
    marks, alone = np.ones(len(owner), bool), np.ones(phrases, bool)
    codes = np.zeros((len(owner), 1), np.int32), np.zeros((phrases, 1), np.int32)
    weight = np.ones(phrases, np.float32)
    vectors, earlier = np.zeros((phrases, WIDTH), np.float16), np.zeros(len(owner), np.int64)
    return Choices(
        *codes, np.array(owner), marks, alone, marks, alone, weight,
        vectors, np.arange(phrases), earlier,
    )  # fmt: skip  # one value a line would take a screen
