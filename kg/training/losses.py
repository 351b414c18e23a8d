"""Scores of the net and gold answers in; one number to lower, per task, out."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own name for it

from kg.extract.parse.neural.spans import FORBIDDEN, TAGS
from kg.training.net import Net, Scores
from kg.training.targets import allowed_steps

IGNORED = -100


def step_scores(net: Net) -> Tensor:
    """Return the learned score of each pair of neighbouring tags, impossible pairs far below."""
    allowed = torch.from_numpy(allowed_steps())
    return net.steps.float().masked_fill(~allowed.to(net.steps.device), FORBIDDEN)


def name_loss(net: Net, emissions: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
    """Return the mean loss a word of a CRF that knows only which tags each word may have.

    −log of the share that the allowed sequences have of all ([Tsuboi et al. 2008](
    https://aclanthology.org/C08-1113/)). `allowed` and `emissions` are (batch, words, tags).
    """
    emissions = emissions.float()
    bounded = emissions.masked_fill(~allowed, FORBIDDEN)
    both = torch.cat([bounded, emissions])
    totals = _log_total(both, step_scores(net), torch.cat([mask, mask]))
    inside, everything = totals.chunk(2)
    return (everything - inside).clamp(max=200.0).sum() / mask.sum()


def _log_total(scores: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    edges = torch.tensor([0.0 if t[0] in "OBS" else FORBIDDEN for t in TAGS], device=scores.device)
    ends = torch.tensor([0.0 if t[0] in "OES" else FORBIDDEN for t in TAGS], device=scores.device)
    total = scores[:, 0] + edges
    factors = steps.exp()  # exponentials of sums of two tables: one matrix product a step
    for place in range(1, scores.shape[1]):
        top = total.max(dim=-1, keepdim=True).values
        mixed = ((total - top).exp() @ factors).clamp_min(1e-30).log() + top
        total = torch.where(mask[:, place, None], mixed + scores[:, place], total)
    return torch.logsumexp(total + ends, dim=-1)


def class_loss(scores: Tensor, gold: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the cross-entropy over the words that have a gold class."""
    return F.cross_entropy(
        scores.flatten(0, 1).float(),
        gold.flatten(),
        ignore_index=IGNORED,
        label_smoothing=smoothing,
    )


def start_loss(scores: Tensor, starts: Tensor) -> Tensor:
    """Return the binary cross-entropy of sentence starts; -100 is not counted."""
    known = starts != IGNORED
    return F.binary_cross_entropy_with_logits(scores[known].float(), starts[known].float())


def arc_loss(net: Net, scores: Scores, heads: Tensor, sentences: Tensor) -> Tensor:
    """Return the cross-entropy of the heads among the words of the same sentence and the root.

    `heads` counts places in the window from 1, 0 the root; `sentences` numbers the sentence of
    each word, -1 for padding.
    """
    arcs = net.arc_scores(scores).float()
    same = sentences[:, :, None] == sentences[:, None, :]
    itself = torch.eye(same.shape[1], dtype=torch.bool, device=same.device)
    possible = F.pad(same & ~itself, (1, 0), value=True)
    return class_loss(arcs.masked_fill(~possible, FORBIDDEN), heads)


def label_loss(
    net: Net, scores: Scores, heads: Tensor, labels: Tensor, smoothing: float = 0.0
) -> Tensor:
    """Return the cross-entropy of the relations on the gold arcs."""
    rows, places = torch.nonzero(heads != IGNORED, as_tuple=True)
    head_vectors = torch.cat(
        [net.label_root.expand(len(heads), 1, -1).to(scores.label_head), scores.label_head], dim=1
    )
    found = net.label_scores(
        scores.label_dependent[rows, places], head_vectors[rows, heads[rows, places]]
    )
    return F.cross_entropy(
        found.float(), labels[rows, places], ignore_index=IGNORED, label_smoothing=smoothing
    )
