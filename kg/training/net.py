"""Word pieces in, scores of every task out: the torch net that training fits.

A MiniLM encoder (6 layers, 384 wide) with an embedding of the casing, under linear heads and a
deep biaffine parser ([Dozat & Manning 2017](https://arxiv.org/abs/1611.01734)). The run time
computes the same sums from the exported weights; `kg.training.export` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC_WIDTH, LABEL_WIDTH = 256, 128
POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Sizes:
    """The number of classes of each head."""

    cases: int
    xpos: int
    morphology: int
    lemmas: int
    relations: int
    tags: int


class Inputs(NamedTuple):
    """One batch: ids of pieces (batch, pieces) and places of words (batch, words)."""

    pieces: Tensor
    cases: Tensor
    piece_mask: Tensor
    first: Tensor
    last: Tensor
    word_mask: Tensor


class Scores(NamedTuple):
    """What the heads say of every word; arcs and labels as the vectors the biaffines compare."""

    xpos: Tensor
    morphology: Tensor
    lemmas: Tensor
    starts: Tensor
    tags: Tensor
    arc_dependent: Tensor
    arc_head: Tensor
    label_dependent: Tensor
    label_head: Tensor


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Return the next states (batch, pieces, width)."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, dim=-1)
        )
        # plain products: torch's fused attention needs 2/5 of a CPU step for its backward pass
        match = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        seen = match.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + F.dropout(seen, drop, self.training))
        grown = self.down(F.gelu(self.up(x)))
        following: Tensor = self.norm2(x + F.dropout(grown, drop, self.training))
        return following


class Net(nn.Module):
    """Encoder and heads; see `forward` for what comes out."""

    def __init__(self, sizes: Sizes, vocabulary: int, *, drop: float, encoder_drop: float) -> None:
        super().__init__()
        self.drop, self.encoder_drop = drop, encoder_drop
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(sizes.cases + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.morphology = nn.Linear(WIDTH, sizes.morphology)
        self.lemmas = nn.Linear(WIDTH, sizes.lemmas)
        self.starts = nn.Linear(WIDTH, 1)
        self.tags = nn.Linear(WIDTH, sizes.tags)
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.label_dependent = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.arc_root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label_root = nn.Parameter(torch.zeros(LABEL_WIDTH))
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.label = nn.Parameter(torch.zeros(sizes.relations, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        self.steps = nn.Parameter(torch.zeros(sizes.tags, sizes.tags))
        nn.init.normal_(self.cases.weight, std=0.02)
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)

    def forward(self, batch: Inputs) -> Scores:
        """Return the scores of every head for every word (batch, words, classes)."""
        words = self.encode(batch)
        if self.training:
            keep = torch.rand(words.shape[:2], device=words.device) > self.drop / 4
            words = F.dropout(words, self.drop) * keep.unsqueeze(-1)
        return Scores(
            xpos=self.xpos(words),
            morphology=self.morphology(words),
            lemmas=self.lemmas(words),
            starts=self.starts(words).squeeze(-1),
            tags=self.tags(words),
            arc_dependent=self._hidden(self.arc_dependent, words),
            arc_head=self._hidden(self.arc_head, words),
            label_dependent=self._hidden(self.label_dependent, words),
            label_head=self._hidden(self.label_head, words),
        )

    def _hidden(self, layer: nn.Linear, words: Tensor) -> Tensor:
        return F.dropout(F.relu(layer(words)), self.drop, self.training)

    def encode(self, batch: Inputs) -> Tensor:
        """Return one vector a word: the mean of its first and its last piece."""
        length = batch.pieces.shape[1]
        x = self.words(batch.pieces) + self.positions.weight[:length] + self.cases(batch.cases)
        x = self.norm(x)
        mask = batch.piece_mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.encoder_drop)
        rows = torch.arange(len(x), device=x.device)[:, None]
        both: Tensor = x[rows, batch.first] + x[rows, batch.last]
        return both / 2

    def arc_scores(self, scores: Scores) -> Tensor:
        """Return (batch, words, 1 + words): how well each word, or the root first, heads a word."""
        heads = torch.cat(
            [
                self.arc_root.expand(len(scores.arc_head), 1, -1).to(scores.arc_head),
                scores.arc_head,
            ],
            dim=1,
        )
        dependents = F.pad(scores.arc_dependent, (0, 1), value=1.0)
        table: Tensor = dependents @ self.arc @ heads.transpose(1, 2)
        return table

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return (pairs, relations) for vectors of dependents and of their heads."""
        relations, width, _ = self.label.shape
        dependents, heads = F.pad(dependents, (0, 1), value=1.0), F.pad(heads, (0, 1), value=1.0)
        mixed = dependents @ self.label.transpose(0, 1).reshape(width, relations * width)
        found: Tensor = (mixed.view(-1, relations, width) * heads[:, None]).sum(-1)
        return found


def load_base(net: Net, weights: Path) -> None:
    """Fill the encoder with the weights of all-MiniLM-L6-v2 (`model.safetensors`)."""
    base = load_file(weights)
    with torch.no_grad():
        net.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        kinds = base["embeddings.token_type_embeddings.weight"][0]
        net.positions.weight.copy_(base["embeddings.position_embeddings.weight"] + kinds)
        _copy(net.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(net.layers):
            assert isinstance(layer, Layer)  # a ModuleList does not say what it holds
            _load_layer(layer, base, f"encoder.layer.{number}")


def _load_layer(layer: Layer, base: dict[str, Tensor], name: str) -> None:
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([base[f"{part}.weight"] for part in parts]))
    layer.qkv.bias.copy_(torch.cat([base[f"{part}.bias"] for part in parts]))
    _copy(layer.out, base, f"{name}.attention.output.dense")
    _copy(layer.norm1, base, f"{name}.attention.output.LayerNorm")
    _copy(layer.up, base, f"{name}.intermediate.dense")
    _copy(layer.down, base, f"{name}.output.dense")
    _copy(layer.norm2, base, f"{name}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])
