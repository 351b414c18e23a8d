"""`python -m kg.training CORPORA --base DIR -o kg/extract/model`: train, export, write the card."""

from __future__ import annotations

import argparse
import logging
from dataclasses import fields
from pathlib import Path

import torch

from kg.extract.neural.words import WordPieces
from kg.training.batches import Batcher, Labels, collect_labels
from kg.training.corpora import Corpora, draw_names, read_corpora
from kg.training.loop import Settings, Trainer, seeded
from kg.training.net import Net, load_base

log = logging.getLogger("kg.training")


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m kg.training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (ud/, ner/, …)")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("-o", "--output", type=Path, help="folder of the model to write")
    parser.add_argument("--run", type=Path, default=Path("training-run"), help="checkpoint folder")
    for field in fields(Settings):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = Settings(**{field.name: getattr(options, field.name) for field in fields(Settings)})
    trainer, _ = prepare(options.corpora, options.base, options.run, settings)
    log.info("trained %d steps", trainer.step)


def prepare(corpora: Path, base: Path, run: Path, settings: Settings) -> tuple[Trainer, Labels]:
    """Read the corpora, build the net, go on from the run's checkpoint and train to the end."""
    torch.manual_seed(settings.seed)
    run.mkdir(parents=True, exist_ok=True)
    data = read_corpora(corpora)
    log.info("training words: %s", data.words())
    labels = collect_labels(s for source in data.trees.values() for s in source)
    pieces = WordPieces(base / "vocab.txt")
    net = Net(
        labels.sizes(), len(pieces.pieces), drop=settings.drop, encoder_drop=settings.encoder_drop
    )
    load_base(net, base / "model.safetensors")
    trainer = Trainer(net, settings, run)
    if trainer.load():
        log.info("going on from step %d", trainer.step)
    train(trainer, data, Batcher(labels, pieces), settings)
    return trainer, labels


def train(trainer: Trainer, data: Corpora, batcher: Batcher, settings: Settings) -> None:
    """Feed the trainer both pools until its last step."""
    rng = seeded(settings, trainer.step)
    trees = [sentence for source in data.trees.values() for sentence in source]
    names = draw_names(data, silver_share=settings.silver_share, rng=rng)
    trainer.run(
        batcher.stream(trees, words=settings.words, rng=rng),
        batcher.stream(names, words=settings.words, rng=rng),
    )


if __name__ == "__main__":
    main()
