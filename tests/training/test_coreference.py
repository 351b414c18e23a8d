"""Fitting the ranker of coreference: on a tiny corpus of our own, up to weights that load."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (pip install --group train)")

from torch import from_numpy

from kg.extract.annotate import BUNDLED
from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES, Pairs
from kg.extract.coreference.ranker import WEIGHTS, load_ranker
from kg.extract.parse.neural.net import WIDTH
from kg.training import coreference
from kg.training.chains import Choices
from kg.training.coreference import Rows
from tests.training.coreference_corpora import write_corpora

PHRASE = np.array([2])
ROWS = Rows(np.array([0, 1]), from_numpy(np.zeros(2, np.int64)))


def test_fitted_weights_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights of two epochs load, score as the layers they are of, and are reproducible."""
    monkeypatch.setattr(coreference, "EPOCHS", 2)
    choices = _choices()
    for name in ("one.npz", "two.npz"):
        coreference.write(coreference.fit(choices), choices, tmp_path / name)
    one, two = load_ranker(tmp_path / "one.npz"), load_ranker(tmp_path / "two.npz")
    assert np.array_equal(one.tables["pair"], two.tables["pair"])
    scores = coreference.fit(choices)(choices, PHRASE, ROWS)
    of_pairs, of_phrases = one.meaning(_pairs(choices), ROWS.owner.numpy() + 2)
    found = one.score("pair", choices.pairs, of_pairs)
    assert found == pytest.approx(scores.pairs.detach().numpy(), abs=0.01)
    found = one.score("alone", choices.alone, of_phrases)[2:]
    assert found == pytest.approx(scores.none.detach().numpy(), abs=0.01)


def test_what_is_right_gets_likely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fitted for long, the ranker takes the candidates that were right."""
    monkeypatch.setattr(coreference, "EPOCHS", 60)
    choices = _choices()
    path = tmp_path / "weights.npz"
    coreference.write(coreference.fit(choices), choices, path)
    right, wrong = load_ranker(path).probabilities(_pairs(choices))
    assert right > 0.5 > wrong


def test_unseen_codes_weigh_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that no pair of the corpora had is left without a weight."""
    monkeypatch.setattr(coreference, "EPOCHS", 1)
    choices = _choices()
    path = tmp_path / "weights.npz"
    coreference.write(coreference.fit(choices), choices, path)
    table = load_ranker(path).tables["pair"]
    assert np.count_nonzero(table.any(axis=1)) == len(PAIR_SIZES) * 2


@pytest.mark.skipif(not BUNDLED.is_dir(), reason="the weights are not there")
def test_command_writes_weights_and_their_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command reads the corpora and writes weights, and with them their sources."""
    output = tmp_path / "fitted.npz"
    corpora = write_corpora(tmp_path)
    monkeypatch.setattr("sys.argv", ["coreference", str(corpora), "-o", str(output)])
    coreference.main()
    assert len(load_ranker(output).tables["pair"]) == sum(PAIR_SIZES)
    card = output.with_suffix(".md").read_text("utf-8")
    assert card == WEIGHTS.with_suffix(".md").read_text("utf-8")
    assert all(name in card for name in ("LitBank", "CC BY 4.0", "OntoGUM", "GAP"))


def _choices() -> Choices:
    """Return a phrase with two candidates, the first of them right, and the two by themselves."""
    pairs = np.stack([np.zeros(len(PAIR_SIZES)), np.ones(len(PAIR_SIZES))]).astype(np.int32)
    alone = np.zeros((3, len(ALONE_SIZES)), np.int32)
    right, right_alone = np.array([True, False]), np.array([True, True, False])
    everything = np.ones(2, bool), np.ones(3, bool)
    vectors = np.random.default_rng(1).normal(size=(3, WIDTH)).astype(np.float16)
    return Choices(
        pairs, alone, np.array([2, 2]), right, right_alone, *everything, np.ones(3, np.float32),
        vectors, np.arange(3), np.array([0, 1]),
    )  # fmt: skip  # one value a line would take a screen


def _pairs(choices: Choices) -> Pairs:
    starts = np.array([0, 0, 0, 2], np.int32)
    earlier = choices.earlier.astype(np.int32)
    return Pairs(earlier, starts, choices.pairs, choices.alone, choices.vectors)
