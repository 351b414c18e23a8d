"""`python -m kg.training.coreference CORPORA`: learn the antecedents of pronouns and nouns.

Fits the ranker of `kg.extract.coreference` to the choices of the corpora and writes its weights and
their card, `-o` elsewhere than into the package. A few minutes on one core; the same corpora,
pipeline and seed give the same weights. Fit it again when the pipeline changes.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.extract.annotate import load_model
from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES
from kg.extract.coreference.ranker import WEIGHTS, offsets_of
from kg.extract.parse.neural.net import WIDTH
from kg.ontology import load_ontology
from kg.training.chains import Choices, read_choices

log = logging.getLogger("kg.training.coreference")

HIDDEN = 16
SENSES = 48  # numbers computed from an encoder's vector
DROPOUT = 0.2
VECTOR_DROPOUT = 0.3
BLIND = 0.1  # share of steps without vectors, which other pipelines do not have
EPOCHS = 5
SEED = 1  # of 0 to 3 the best on the development sets
PHRASES = 400  # a step
RATE = 5e-3
MEANING_RATE = 1e-3
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
    """What a layer of `kg.extract.coreference.ranker.Ranker` computes, to be learnt."""

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

    def forward(self, codes: NDArray[np.int32], meant: Tensor) -> Tensor:
        """Return the score of each row of codes and of what its vectors add to it."""
        summed = self.table(torch.from_numpy(codes).long() + self.offsets) + meant
        hidden = self.drop(torch.relu(summed[:, :-1] + self.bias))
        scored: Tensor = hidden @ self.out + summed[:, -1]
        return scored


class Meaning(nn.Module):
    """What `kg.extract.coreference.ranker.Ranker` makes of vectors, to be learnt."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(VECTOR_DROPOUT)
        self.later, self.earlier = nn.Linear(WIDTH, SENSES), nn.Linear(WIDTH, SENSES)
        self.of_later, self.of_earlier, self.of_both, self.of_alone = (
            nn.Linear(SENSES, HIDDEN + 1, bias=False) for _ in range(4)
        )
        for layer in (self.of_both, self.of_alone):
            nn.init.normal_(layer.weight, std=0.05)

    def forward(
        self, vectors: tuple[Tensor, Tensor], owner: Tensor, earlier: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return what `vectors`, of the phrases and of all candidates, add to pairs and phrases."""
        one = torch.tanh(self.later(self.drop(vectors[0])))
        other = torch.tanh(self.earlier(self.drop(vectors[1])))
        both = self.of_both(one[owner] * other[earlier])
        both = both + self.of_later(one)[owner] + self.of_earlier(other)[earlier]
        return both, self.of_alone(one)


class Learner(nn.Module):
    """What `kg.extract.coreference.ranker.Ranker` computes, to be learnt."""

    def __init__(self) -> None:
        super().__init__()
        self.pair, self.alone, self.meaning = Layer(PAIR_SIZES), Layer(ALONE_SIZES), Meaning()

    def forward(self, choices: Choices, phrases: NDArray[np.intp], rows: Rows) -> Scores:
        """Return the scores of rows of pairs and, for each of the phrases, of none of them."""
        known, earlier = np.unique(choices.earlier[rows.pairs], return_inverse=True)
        vectors = (
            torch.from_numpy(choices.vectors[choices.place[phrases]]).float(),
            torch.from_numpy(choices.vectors[known]).float(),
        )
        if self.training and torch.rand(()) < BLIND:
            vectors = (torch.zeros_like(vectors[0]), torch.zeros_like(vectors[1]))
        of_pairs, of_phrases = self.meaning(vectors, rows.owner, torch.from_numpy(earlier))
        return Scores(
            self.pair(choices.pairs[rows.pairs], of_pairs),
            self.alone(choices.alone[phrases], of_phrases),
        )


class Rows(NamedTuple):
    """The rows of the pairs of some phrases, and to which of these phrases each belongs."""

    pairs: NDArray[np.intp]
    owner: Tensor


class Scores(NamedTuple):
    """The scores of pairs, and of phrases without an antecedent."""

    pairs: Tensor
    none: Tensor


def main() -> None:
    """Parse the command line, read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.coreference", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (coref/, ud/)")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="file to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    choices = read_choices(options.corpora, load_model(), load_ontology())
    log.info("%d phrases, %d pairs", len(choices.alone), len(choices.pairs))
    write(fit(choices), choices, options.output)
    options.output.with_suffix(".md").write_text(CARD, "utf-8")


def fit(choices: Choices, *, seed: int = SEED) -> Learner:
    """Return the ranker that makes the right choices the most likely."""
    torch.set_num_threads(1)  # steps are too small for a second thread
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    learner = Learner()
    starts = np.searchsorted(choices.owner, np.arange(len(choices.alone) + 1))
    useful = np.flatnonzero((np.diff(starts) > 0) & (choices.weight > 0))
    optimizer, schedule = _optimizer(learner, steps=EPOCHS * -(-len(useful) // PHRASES))
    for epoch in range(EPOCHS):
        rng.shuffle(useful)
        losses = []
        for at in range(0, len(useful), PHRASES):
            loss = _loss(learner, choices, starts, useful[at : at + PHRASES])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        log.info("epoch %d: loss %.4f", epoch + 1, np.mean(losses))
    learner.eval()
    return learner


def _optimizer(
    learner: Learner, *, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    layers = [*learner.pair.parameters(), *learner.alone.parameters()]
    groups = [
        {"params": layers},
        {"params": list(learner.meaning.parameters()), "lr": MEANING_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=DECAY)
    return optimizer, torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=steps)


def _loss(
    learner: Learner, choices: Choices, starts: NDArray[np.intp], phrases: NDArray[np.intp]
) -> Tensor:
    """Return the negative log-likelihood of choosing any right candidate."""
    counts = np.diff(starts)[phrases]
    pairs = np.concatenate([np.arange(starts[n], starts[n + 1]) for n in phrases])
    rows = Rows(pairs, torch.from_numpy(np.repeat(np.arange(len(phrases)), counts)))
    scores = learner(choices, phrases, rows)

    def likelihood(among: NDArray[np.bool_], or_none: NDArray[np.bool_]) -> Tensor:
        kept = torch.where(torch.from_numpy(among[pairs]), scores.pairs, NEVER)
        rest = torch.where(torch.from_numpy(or_none[phrases]), scores.none, NEVER)
        top = rest.detach().scatter_reduce(0, rows.owner, kept.detach(), "amax")
        total = torch.exp(rest - top)
        total = total.scatter_add(0, rows.owner, torch.exp(kept - top[rows.owner]))
        return top + torch.log(total)

    missed = likelihood(choices.open_, choices.open_alone) - likelihood(
        choices.right, choices.right_alone
    )
    weight = torch.from_numpy(choices.weight[phrases])
    return (missed * weight).sum() / weight.sum()


def write(learner: Learner, choices: Choices, path: Path) -> None:
    """Write the weights; those of codes that never occurred are zero."""
    arrays: dict[str, NDArray[np.generic]] = {}
    layers = (("pair", learner.pair, choices.pairs), ("alone", learner.alone, choices.alone))
    for name, layer, codes in layers:
        table = layer.table.weight.detach().numpy().astype(np.float16)
        seen = np.zeros(len(table), dtype=bool)
        seen[np.unique(codes + layer.offsets.numpy())] = True
        arrays[f"{name}_table"] = np.where(seen[:, None], table, np.float16(0))
        arrays[f"{name}_bias"] = layer.bias.detach().numpy()
        arrays[f"{name}_out"] = layer.out.detach().numpy()
    for name, weight in learner.meaning.state_dict().items():
        kind, _, part = name.partition(".")
        stored = f"{kind}_bias" if part == "bias" else kind
        arrays[stored] = weight.numpy().T.astype(np.float16)
    np.savez_compressed(path, allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
