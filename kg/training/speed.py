"""`python -m kg.training.speed`: the same net in torch, NumPy and ONNX Runtime, words a second.

Speed does not depend on what was learned, so the weights are random. CPU seconds on one thread, the
best of several rounds; the heads are part of the ONNX graphs only.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before NumPy and torch read them

import numpy as np  # noqa: E402
import numpy.typing as npt  # noqa: E402
import torch  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from kg.extract.parse.neural.net import OUTPUTS, open_session  # noqa: E402
from kg.training.graph import build_graph  # noqa: E402
from kg.training.net import HEADS, WIDTH, Inputs, Layer, Net, Sizes  # noqa: E402

Floats = npt.NDArray[np.float32]
SIZES = Sizes(cases=7, xpos=49, morphology=312, lemmas=307, relations=51, tags=33)
BATCH, WORDS, PIECES = 8, 114, 144
ROUNDS = 5


def main() -> None:
    """Print words per CPU second of every runtime."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    net = Net(SIZES, 30522, drop=0.0, encoder_drop=0.0).eval()
    rows = {
        "torch, fp32": _torch(net),
        "NumPy, fp32": _numpy(net),
        "ONNX Runtime, fp32": _onnx(net, quantised=False),
        "ONNX Runtime, weights in 8 bits": _onnx(net, quantised=True),
    }
    table = Table("runtime", "words per CPU second", title=f"{BATCH} windows of {WORDS} words")
    for name, run in rows.items():
        table.add_row(name, f"{BATCH * WORDS / _best(run):,.0f}")
    Console().print(table)


def _best(run: Callable[[], object]) -> float:
    run()
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def _ids() -> npt.NDArray[np.int64]:
    return np.random.default_rng(1).integers(1000, 20_000, (BATCH, PIECES))


def _torch(net: Net) -> Callable[[], object]:
    places = torch.arange(1, WORDS + 1).expand(BATCH, WORDS)
    batch = Inputs(
        pieces=torch.from_numpy(_ids()),
        cases=torch.zeros(BATCH, PIECES, dtype=torch.long),
        piece_mask=torch.ones(BATCH, PIECES, dtype=torch.bool),
        first=places,
        last=places,
        word_mask=torch.ones(BATCH, WORDS, dtype=torch.bool),
    )

    def run() -> object:
        with torch.inference_mode():
            return net.encode(batch)

    return run


def _onnx(net: Net, *, quantised: bool) -> Callable[[], object]:
    session = open_session(build_graph(net, quantised=quantised).SerializeToString(), threads=1)
    places = np.tile(np.arange(1, WORDS + 1), (BATCH, 1))
    feed = {
        "pieces": _ids().astype(np.int32),
        "cases": np.zeros((BATCH, PIECES), np.int32),
        "first": places,
        "last": places,
        "lengths": np.full(BATCH, PIECES, np.int32),
    }
    return lambda: session.run(list(OUTPUTS), feed)


def _numpy(net: Net) -> Callable[[], object]:
    arrays = {name: p.detach().numpy() for name, p in net.named_parameters()}
    ids = _ids()

    def run() -> Floats:
        x: Floats = arrays["words.weight"][ids] + arrays["positions.weight"][:PIECES]
        x = _norm(x, arrays, "norm")
        for number, layer in enumerate(net.layers):
            assert isinstance(layer, Layer)  # a ModuleList does not say what it holds
            x = _layer(x, arrays, f"layers.{number}")
        return x

    return run


def _layer(x: Floats, arrays: dict[str, Floats], name: str) -> Floats:
    q, k, v = (
        part.reshape(BATCH, PIECES, HEADS, -1).swapaxes(1, 2)
        for part in np.split(_linear(x, arrays, f"{name}.qkv"), 3, axis=-1)
    )
    match = q @ k.swapaxes(-1, -2) * np.float32((WIDTH // HEADS) ** -0.5)
    match = np.exp(match - match.max(axis=-1, keepdims=True))
    seen = (match / match.sum(axis=-1, keepdims=True)) @ v
    seen = seen.swapaxes(1, 2).reshape(BATCH, PIECES, WIDTH)
    x = _norm(x + _linear(seen, arrays, f"{name}.out"), arrays, f"{name}.norm1")
    grown = _linear(x, arrays, f"{name}.up")
    # the tanh form of GELU: NumPy has no error function
    cube = np.float32(0.7978846) * (grown + np.float32(0.044715) * grown**3)
    grown = np.float32(0.5) * grown * (1 + np.tanh(cube))
    return _norm(x + _linear(grown, arrays, f"{name}.down"), arrays, f"{name}.norm2")


def _linear(x: Floats, arrays: dict[str, Floats], name: str) -> Floats:
    y: Floats = x @ arrays[f"{name}.weight"].T + arrays[f"{name}.bias"]
    return y


def _norm(x: Floats, arrays: dict[str, Floats], name: str) -> Floats:
    x = x - x.mean(axis=-1, keepdims=True)
    x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-12)
    y: Floats = x * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
    return y


if __name__ == "__main__":
    main()
