"""A net and batches in; a trained net out: optimiser, schedule, checkpoints and log."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor

from kg.training.batches import Batch
from kg.training.losses import arc_loss, class_loss, label_loss, name_loss, start_loss
from kg.training.net import Net


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run."""

    steps: int = 4000
    words: int = 1000  # of trees, every step
    name_words: int = 1000  # of names, every step
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: int = 100
    decay_share: float = 0.35  # of the steps, at the end, down to nothing
    weight_decay: float = 0.01
    drop: float = 0.25
    encoder_drop: float = 0.0
    smoothing: float = 0.03
    average: float = 0.998
    silver_share: float = 0.3
    seed: int = 1
    threads: int = 2
    save_every: int = 200
    processes: int = 1  # 2: one reads the trees, the other the names of every step
    rank: int = 0  # which of the two this is


def losses(net: Net, batch: Batch, *, trees: bool, smoothing: float) -> dict[str, Tensor]:
    """Return the weighted loss of each task on one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(batch.inputs)
        found = {}
        if trees:
            found["arcs"] = arc_loss(net, scores, batch.heads, batch.sentences)
            found["labels"] = label_loss(net, scores, batch.heads, batch.relations, smoothing)
            found["xpos"] = 0.5 * class_loss(scores.xpos, batch.xpos, smoothing)
            found["morphology"] = 0.5 * class_loss(scores.morphology, batch.morphology, smoothing)
            found["lemmas"] = 0.5 * class_loss(scores.lemmas, batch.lemmas, smoothing)
            found["starts"] = 0.5 * start_loss(scores.starts, batch.starts)
        emissions = scores.tags
    weight = 1.0 if trees else 2.0
    found["names"] = weight * name_loss(net, emissions, batch.allowed, batch.inputs.word_mask)
    return found


def rate_at(step: int, settings: Settings) -> float:
    """Return the share of the full learning rate: up, level, then linearly down to zero.

    Level until late, so that a run can be extended, or an average taken, at any time.
    """
    left = settings.steps - step
    down = max(1, int(settings.steps * settings.decay_share))
    return max(0.0, min(1.0, (step + 1) / settings.warm_up, left / down))


class Trainer:
    """One run: net, averaged net, optimiser and step, kept in a folder."""

    def __init__(self, net: Net, settings: Settings, folder: Path) -> None:
        self.net, self.settings, self.folder = net, settings, folder
        net.words.weight.requires_grad_(False)
        encoder = {"words", "positions", "norm", "layers"}
        named = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
        self._groups = [
            {"params": [p for n, p in named if n.split(".")[0] in encoder], "share": "encoder"},
            {"params": [p for n, p in named if n.split(".")[0] not in encoder], "share": "heads"},
        ]
        self.optimiser = torch.optim.AdamW(
            self._groups, lr=0.0, weight_decay=settings.weight_decay, fused=True
        )
        self._trained: list[Tensor] = [p for _, p in named]
        self.average = [p.detach().clone() for p in self._trained]
        self.step = 0
        if settings.processes > 1:
            meeting = (folder / "meeting").absolute().as_uri()
            dist.init_process_group(
                "gloo", init_method=meeting, rank=settings.rank, world_size=settings.processes
            )

    def run(self, trees: Iterator[Batch], names: Iterator[Batch]) -> None:
        """Train from the present step to the last, saving on the way and at the end."""
        torch.set_num_threads(self.settings.threads)
        sums: dict[str, float] = {}
        words, since, cpu = 0, time.monotonic(), time.process_time()
        self.net.train()
        while self.step < self.settings.steps:
            pair = (next(trees), next(names))
            for task, value in self._one_step(*pair).items():
                sums[task] = sums.get(task, 0.0) + value
            words += pair[0].words + pair[1].words
            if self.step % 50 == 0 and self.settings.rank == 0:
                self._log(sums, words, time.monotonic() - since, time.process_time() - cpu)
                sums, words = {}, 0
                since, cpu = time.monotonic(), time.process_time()
            if self.step % self.settings.save_every == 0 and self.settings.rank == 0:
                self.save()
        if self.settings.rank == 0:
            self.save()

    def _one_step(self, trees: Batch, names: Batch) -> dict[str, float]:
        share = rate_at(self.step, self.settings)
        for group in self.optimiser.param_groups:
            full = (
                self.settings.encoder_rate
                if group["share"] == "encoder"
                else self.settings.head_rate
            )
            group["lr"] = full * share
        report: dict[str, float] = {}
        both = ((trees, True), (names, False))
        for batch, parsed in both[self.settings.rank :: self.settings.processes]:
            found = losses(self.net, batch, trees=parsed, smoothing=self.settings.smoothing)
            total = torch.stack(list(found.values())).sum()
            total.backward()
            kind = "" if parsed else "2"
            report |= {f"{task}{kind}": float(value.detach()) for task, value in found.items()}
        self._share_gradients()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=False)
        self.step += 1
        self._move_average()
        return report

    def _share_gradients(self) -> None:
        """Add up the gradients of both processes, which then take the same step."""
        if self.settings.processes == 1:
            return
        gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in self._trained]
        joined = torch.cat([gradient.flatten() for gradient in gradients])
        dist.all_reduce(joined)
        parts = joined.split([gradient.numel() for gradient in gradients])
        for parameter, part in zip(self._trained, parts, strict=True):
            parameter.grad = part.view_as(parameter)

    def _move_average(self) -> None:
        # the average must soon forget the untrained heads
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, self._trained, 1 - keep)

    def _log(self, sums: dict[str, float], words: int, seconds: float, cpu: float) -> None:
        entry: dict[str, float] = {"step": self.step, "words_per_second": round(words / seconds)}
        entry["words_per_cpu_second"] = round(words / cpu)
        entry["rate"] = round(rate_at(self.step, self.settings), 3)
        entry |= {task: round(total / 50, 4) for task, total in sums.items()}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")

    def save(self) -> None:
        """Write the checkpoint; a reader finds the old one or the new one, never a part."""
        state = {
            "step": self.step,
            "settings": asdict(self.settings),
            "net": self.net.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
        }
        partial = self.folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")

    def load(self) -> bool:
        """Go on from the folder's checkpoint; say whether there was one."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.optimiser.load_state_dict(state["optimiser"])
        for kept, saved in zip(self.average, state["average"], strict=True):
            kept.copy_(saved)
        self.step = state["step"]
        return True

    def use_average(self) -> None:
        """Put the averaged weights into the net, for export."""
        with torch.no_grad():
            for parameter, mean in zip(self._trained, self.average, strict=True):
                parameter.copy_(mean)


def seeded(settings: Settings, step: int) -> random.Random:
    """Return the random source of a run that starts at `step`."""
    return random.Random(f"{settings.seed}/{step}")
