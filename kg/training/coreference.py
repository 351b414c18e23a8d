"""`python -m kg.training.coreference CORPORA`: learn what pronouns and nouns take up.

Fits the ranker of `kg.extract.coreference` to the choices of the corpora and writes its weights and
their card, `-o` elsewhere than into the package. A few minutes on one core; the same corpora,
pipeline and seed give the same weights. Fit it anew when the pipeline changes.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.extract.annotate import load_model
from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES
from kg.extract.coreference.ranker import WEIGHTS, offsets_of
from kg.ontology import load_ontology
from kg.training.chains import Choices, read_choices

log = logging.getLogger("kg.training.coreference")

HIDDEN = 12
DROPOUT = 0.2
EPOCHS = 5
SEED = 3  # of 0 to 3 the best on the development sets
PHRASES = 400  # a step
RATE = 5e-3
DECAY = 0.05
NEVER = -1e4

CARD = """\
# Weights of the coreference ranker

Made by `python -m kg.training.coreference` from these corpora; no text of theirs is in the weights.

| corpus | what for | licence |
|---|---|---|
| [OntoGUM](https://github.com/amir-zeldes/gum), training split (Zhu, Pradhan & Zeldes 2021) | all phrases | by genre: CC BY, CC BY-SA, public domain (the NC genres are left out) |
| [GAP](https://github.com/google-research-datasets/gap-coreference), training split (Webster et al. 2018) | pronouns and names | Apache-2.0 |
| [LitBank](https://github.com/dbamman/litbank) (Bamman, Lewke & Mansoor 2020) | persons in fiction, at a lower weight | CC BY 4.0 |
"""  # noqa: E501 - a row of a table is a line


class Layer(nn.Module):
    """What `kg.extract.coreference.ranker.Layer` computes, to be learnt."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        super().__init__()
        self.offsets = torch.from_numpy(offsets_of(sizes)).long()
        self.table = nn.EmbeddingBag(sum(sizes), HIDDEN + 1, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[:, -1] = 0
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Parameter(torch.randn(HIDDEN) * 0.3)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, codes: NDArray[np.int32]) -> Tensor:
        """Return the score of each row of codes."""
        summed = self.table(torch.from_numpy(codes).long() + self.offsets)
        hidden = self.drop(torch.relu(summed[:, :-1] + self.bias))
        scored: Tensor = hidden @ self.out + summed[:, -1]
        return scored


def main() -> None:
    """Parse the command line, read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.coreference", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (coref/, ud/)")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="file to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    choices = read_choices(options.corpora, load_model(), load_ontology())
    log.info("%d phrases, %d pairs", len(choices.alone), len(choices.pairs))
    write(*fit(choices), choices, options.output)
    options.output.with_suffix(".md").write_text(CARD, "utf-8")


def fit(choices: Choices, *, seed: int = SEED) -> tuple[Layer, Layer]:
    """Return the layers that make the right choices the most likely."""
    torch.set_num_threads(1)  # for such small steps a second thread only waits
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    pair, alone = Layer(PAIR_SIZES), Layer(ALONE_SIZES)
    parameters = [*pair.parameters(), *alone.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
    starts = np.searchsorted(choices.owner, np.arange(len(choices.alone) + 1))
    useful = np.flatnonzero((np.diff(starts) > 0) & (choices.weight > 0))
    steps = EPOCHS * -(-len(useful) // PHRASES)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=steps)
    for epoch in range(EPOCHS):
        rng.shuffle(useful)
        losses = []
        for at in range(0, len(useful), PHRASES):
            loss = _loss(pair, alone, choices, starts, useful[at : at + PHRASES])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d: loss %.4f", epoch + 1, np.mean(losses))
    return pair.eval(), alone.eval()


def _loss(
    pair: Layer,
    alone: Layer,
    choices: Choices,
    starts: NDArray[np.intp],
    phrases: NDArray[np.intp],
) -> Tensor:
    """Return the negative log-likelihood of choosing any right candidate."""
    counts = np.diff(starts)[phrases]
    rows = np.concatenate([np.arange(starts[n], starts[n + 1]) for n in phrases])
    owner = torch.from_numpy(np.repeat(np.arange(len(phrases)), counts))
    scores, none = pair(choices.pairs[rows]), alone(choices.alone[phrases])

    def likelihood(among: NDArray[np.bool_], or_none: NDArray[np.bool_]) -> Tensor:
        kept = torch.where(torch.from_numpy(among[rows]), scores, NEVER)
        rest = torch.where(torch.from_numpy(or_none[phrases]), none, NEVER)
        top = rest.detach().scatter_reduce(0, owner, kept.detach(), "amax")
        total = torch.exp(rest - top).scatter_add(0, owner, torch.exp(kept - top[owner]))
        return top + torch.log(total)

    missed = likelihood(choices.open_, choices.open_alone) - likelihood(
        choices.right, choices.right_alone
    )
    weight = torch.from_numpy(choices.weight[phrases])
    return (missed * weight).sum() / weight.sum()


def write(pair: Layer, alone: Layer, choices: Choices, path: Path) -> None:
    """Write the weights; those of codes that never occurred are nothing."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, layer, codes in (("pair", pair, choices.pairs), ("alone", alone, choices.alone)):
        table = layer.table.weight.detach().numpy().astype(np.float16)
        seen = np.zeros(len(table), dtype=bool)
        seen[np.unique(codes + layer.offsets.numpy())] = True
        arrays[f"{name}_table"] = np.where(seen[:, None], table, np.float16(0))
        arrays[f"{name}_bias"] = layer.bias.detach().numpy()
        arrays[f"{name}_out"] = layer.out.detach().numpy()
    np.savez_compressed(path, allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
