"""Batches, losses, the loop and the export, on sentences of our own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install --group train)")
pytest.importorskip("onnx", reason="the export needs onnx (pip install --group train)")

from spacy.lang.en import English  # noqa: E402 - after the check for torch

from kg.extract.parse.neural.analyser import NAME  # noqa: E402
from kg.extract.parse.neural.net import WIDTH, open_session, read_window  # noqa: E402
from kg.extract.parse.neural.words import WordPieces  # noqa: E402
from kg.training.batches import Batch, Batcher, collect_labels  # noqa: E402
from kg.training.export import export  # noqa: E402
from kg.training.graph import build_graph  # noqa: E402
from kg.training.loop import Settings, Trainer, losses, rate_at  # noqa: E402
from kg.training.losses import IGNORED  # noqa: E402
from kg.training.net import Net  # noqa: E402
from tests.training.sentences import VOCABULARY, sentence  # noqa: E402

TWICE = [sentence(), sentence()]  # classes of a single word are left to the lookup
SETTINGS = Settings(steps=4, warm_up=1, words=20, threads=1, save_every=2)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    """Return the word pieces of a tiny vocabulary."""
    return WordPieces(VOCABULARY)


@pytest.fixture
def net(pieces: WordPieces) -> Net:
    """Return a net with random weights."""
    torch.manual_seed(1)
    return Net(collect_labels(TWICE).sizes(), len(pieces.pieces), drop=0.0, encoder_drop=0.0)


def stream(pieces: WordPieces, seed: int = 1) -> Iterator[Batch]:
    """Return an endless stream of batches."""
    batcher = Batcher(collect_labels(TWICE), pieces)
    return batcher.stream(TWICE, words=20, rng=random.Random(seed))


def test_batch(pieces: WordPieces) -> None:
    """A window of two sentences has its heads shifted and its second start to be learned."""
    batch = Batcher(collect_labels(TWICE), pieces).collate([TWICE])
    assert batch.heads[0].tolist() == [2, 0, 4, 2, 2, 7, 0, 9, 7, 7]
    assert batch.starts[0].tolist() == [IGNORED, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    assert batch.sentences[0].tolist() == [0] * 5 + [1] * 5
    assert batch.inputs.first[0, :3].tolist() == [1, 3, 4]
    assert batch.inputs.last[0, :3].tolist() == [2, 3, 4]


def test_losses_fall(pieces: WordPieces, net: Net, tmp_path: Path) -> None:
    """Some steps on the same sentences lower every loss."""
    trainer = Trainer(net, Settings(steps=12, warm_up=1, threads=1), tmp_path)
    batch = Batcher(collect_labels(TWICE), pieces).collate([TWICE])
    first = {n: float(v.detach()) for n, v in losses(net, batch, trees=True, smoothing=0).items()}
    trainer.run(iter([batch] * 12), iter([batch] * 12))
    last = {n: float(v.detach()) for n, v in losses(net, batch, trees=True, smoothing=0).items()}
    assert set(first) == {"arcs", "labels", "xpos", "morphology", "lemmas", "starts", "names"}
    assert all(last[name] < first[name] for name in first)


def test_a_run_goes_on(pieces: WordPieces, net: Net, tmp_path: Path) -> None:
    """A second trainer takes up step, weights and average from the folder."""
    trainer = Trainer(net, SETTINGS, tmp_path)
    trainer.run(stream(pieces), stream(pieces, seed=2))
    other = Trainer(
        Net(collect_labels(TWICE).sizes(), len(pieces.pieces), drop=0.0, encoder_drop=0.0),
        SETTINGS,
        tmp_path,
    )
    assert other.load()
    assert other.step == 4
    assert torch.equal(other.net.tags.weight, net.tags.weight)
    assert all(map(torch.equal, other.average, trainer.average))


def test_no_checkpoint(net: Net, tmp_path: Path) -> None:
    """In an empty folder a run starts anew."""
    assert not Trainer(net, SETTINGS, tmp_path).load()


def test_rate() -> None:
    """The rate rises, stays, and falls to nothing at the last step."""
    settings = Settings(steps=1000, warm_up=10, decay_share=0.5)
    assert [rate_at(step, settings) for step in (0, 9, 499, 750, 1000)] == [0.1, 1, 1, 0.5, 0]


@pytest.mark.parametrize(("quantised", "tolerance"), [(False, 1e-4), (True, 0.1)])
def test_graph_computes_what_the_net_does(
    pieces: WordPieces, net: Net, quantised: bool, tolerance: float
) -> None:
    """The exported graph gives the net's scores, with weights in 8 bits nearly so."""
    net.eval()
    with torch.no_grad():
        scores = net(Batcher(collect_labels(TWICE), pieces).collate([TWICE]).inputs)
        arcs = net.arc_scores(scores)
    words = [word for one in TWICE for word in one.words]
    session = open_session(build_graph(net, quantised=quantised).SerializeToString(), threads=1)
    found = read_window(session, words, pieces.encode(words), edges=(pieces.first, pieces.last))
    assert np.allclose(found.tags, scores.tags[0].numpy(), atol=tolerance)
    assert np.allclose(found.arcs, arcs[0].numpy(), atol=tolerance)
    assert found.vectors.shape == (len(words), WIDTH)


def test_export_runs(pieces: WordPieces, net: Net, tmp_path: Path) -> None:
    """What is exported is a component that annotates."""
    export(net, collect_labels(TWICE), pieces, TWICE, tmp_path)
    nlp = English()
    nlp.add_pipe(NAME, config={"folder": str(tmp_path)})
    doc = nlp("Umierov flew to Istanbul.")
    assert doc[1].lemma_ in ("fly", "flew", "flow", "f")
    assert len(list(doc.sents)) >= 1
