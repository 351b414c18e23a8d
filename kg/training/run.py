"""Corpora and a pretrained encoder in; the trained, exported, scored and described model out.

`python -m kg.training CORPORA --base DIR -o kg/extract/model` runs it.

Goes on from the checkpoint in `--run`; `--steps 0` only exports it.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

import torch

from kg.corpora.sentences import Sentence
from kg.evaluation import Report, ner, parse
from kg.extract.annotate import load_weights
from kg.extract.parse.neural.words import WordPieces
from kg.training.batches import Batcher, Labels, collect_labels
from kg.training.card import write_card
from kg.training.export import export
from kg.training.loop import Settings, Trainer, seeded
from kg.training.net import Net, load_base
from kg.training.pools import Corpora, draw_names, read_corpora

log = logging.getLogger("kg.training")


@dataclass(frozen=True, slots=True)
class Run:
    """All that training and export share."""

    corpora: Corpora
    labels: Labels
    pieces: WordPieces
    trainer: Trainer

    def trees(self) -> list[Sentence]:
        """Return the sentences of all treebanks."""
        return [sentence for source in self.corpora.trees.values() for sentence in source]


def main() -> None:
    """Parse the command line and run."""
    options = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings(**{field.name: getattr(options, field.name) for field in fields(Settings)})
    run = prepare(options.corpora, options.base, options.run, settings)
    train(run, settings)
    if options.output and settings.rank == 0:
        run.trainer.use_average()
        export(run.trainer.net, run.labels, run.pieces, run.trees(), options.output)
        describe(run, settings, options.corpora, options.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (ud/, ner/, …)")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("-o", "--output", type=Path, help="folder of the model to write")
    parser.add_argument("--run", type=Path, default=Path("training-run"), help="checkpoint folder")
    for field in fields(Settings):
        name = field.name.replace("_", "-")
        parser.add_argument(f"--{name}", type=type(field.default), default=field.default)
    return parser


def prepare(corpora: Path, base: Path, folder: Path, settings: Settings) -> Run:
    """Read the corpora, build the net, load the folder's checkpoint if there is one."""
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    data = read_corpora(corpora)
    log.info("training words: %s", data.words())
    labels = collect_labels(s for source in data.trees.values() for s in source)
    pieces = WordPieces(base / "vocab.txt")
    net = Net(
        labels.sizes(), len(pieces.pieces), drop=settings.drop, encoder_drop=settings.encoder_drop
    )
    load_base(net, base / "model.safetensors")
    trainer = Trainer(net, settings, folder)
    if trainer.load():
        log.info("going on from step %d", trainer.step)
    return Run(data, labels, pieces, trainer)


def train(run: Run, settings: Settings) -> None:
    """Feed the trainer both pools until its last step."""
    rng = seeded(settings, run.trainer.step)
    batcher = Batcher(run.labels, run.pieces)
    names = draw_names(run.corpora, silver_share=settings.silver_share, rng=rng)
    run.trainer.run(
        batcher.stream(run.trees(), words=settings.words, rng=rng),
        batcher.stream(names, words=settings.name_words, rng=rng),
    )


def describe(run: Run, settings: Settings, corpora: Path, folder: Path) -> None:
    """Score what was exported to `folder` and write the card beside it."""
    nlp = load_weights(folder)
    reports: Iterable[Report] = [parse.score(corpora, nlp), ner.score(corpora, nlp)]
    step = run.trainer.step
    card = write_card(run.corpora.words(), replace(settings, steps=step), step, reports)
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")
