"""Fitting the ranker of coreference: on a tiny corpus of our own, up to weights that load."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch (pip install newskg[train])")

from kg.extract.annotate import BUNDLED
from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES
from kg.extract.coreference.pairs import Pairs
from kg.extract.coreference.ranker import WEIGHTS, load_ranker
from kg.training import coreference
from kg.training.chains import Choices
from tests.training.coreference_corpora import write_corpora


def test_fitted_weights_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights of two epochs load, score as the layers they are of, and are reproducible."""
    monkeypatch.setattr(coreference, "EPOCHS", 2)
    choices = _choices()
    for name in ("one.npz", "two.npz"):
        coreference.write(*coreference.fit(choices), choices, tmp_path / name)
    one, two = load_ranker(tmp_path / "one.npz"), load_ranker(tmp_path / "two.npz")
    assert np.array_equal(one.pair.table, two.pair.table)
    fitted, _ = coreference.fit(choices)
    scores = fitted(choices.pairs).detach().numpy()
    assert one.pair.score(choices.pairs) == pytest.approx(scores, abs=0.01)


def test_what_is_right_gets_likely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fitted for long, the ranker takes the candidates that were right."""
    monkeypatch.setattr(coreference, "EPOCHS", 60)
    choices = _choices()
    path = tmp_path / "weights.npz"
    coreference.write(*coreference.fit(choices), choices, path)
    pairs = Pairs(
        np.array([0, 1], np.int32), np.array([0, 0, 0, 2], np.int32), choices.pairs, choices.alone
    )
    right, wrong = load_ranker(path).probabilities(pairs)
    assert right > 0.5 > wrong


def test_unseen_codes_weigh_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code that no pair of the corpora had is left without a weight."""
    monkeypatch.setattr(coreference, "EPOCHS", 1)
    choices = _choices()
    path = tmp_path / "weights.npz"
    coreference.write(*coreference.fit(choices), choices, path)
    table = load_ranker(path).pair.table
    assert np.count_nonzero(table.any(axis=1)) == len(PAIR_SIZES) * 2


@pytest.mark.skipif(not BUNDLED.is_dir(), reason="the weights are not there")
def test_command_writes_weights_and_their_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command reads the corpora and writes weights, and beside them whom they are owed to."""
    output = tmp_path / "fitted.npz"
    corpora = write_corpora(tmp_path)
    monkeypatch.setattr("sys.argv", ["coreference", str(corpora), "-o", str(output)])
    coreference.main()
    assert len(load_ranker(output).pair.table) == sum(PAIR_SIZES)
    card = output.with_suffix(".md").read_text("utf-8")
    assert card == WEIGHTS.with_suffix(".md").read_text("utf-8")
    assert all(name in card for name in ("LitBank", "CC BY 4.0", "OntoGUM", "GAP"))


def _choices() -> Choices:
    """Return a phrase with two candidates, the first of them right, and the two by themselves."""
    pairs = np.stack([np.zeros(len(PAIR_SIZES)), np.ones(len(PAIR_SIZES))]).astype(np.int32)
    alone = np.zeros((3, len(ALONE_SIZES)), np.int32)
    right, right_alone = np.array([True, False]), np.array([True, True, False])
    everything = np.ones(2, bool), np.ones(3, bool)
    owner = np.array([2, 2])
    return Choices(pairs, alone, owner, right, right_alone, *everything, np.ones(3, np.float32))
