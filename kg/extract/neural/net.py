"""Windows of words in; the net's scores, computed by ONNX Runtime, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnxruntime

from kg.extract.neural.words import CASES, case_class

Floats = npt.NDArray[np.float32]
WIDTH = 384  # of the encoder's vectors
VECTORS = "vectors"
OUTPUTS = (
    *("xpos", "morphology", "lemmas", "starts", "tags"),
    *("arcs", "label_dependent", "label_head"),
    VECTORS,
)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the net says of each word of a batch of windows, (batch, words, …).

    `label_dependent` holds for every relation what it wants of a head's vector, end to end.
    """

    xpos: npt.NDArray[np.int64]
    morphology: npt.NDArray[np.int64]
    lemmas: npt.NDArray[np.int64]
    starts: Floats
    tags: Floats
    arcs: Floats
    label_dependent: Floats
    label_head: Floats
    vectors: Floats


def open_session(net: bytes, *, threads: int) -> onnxruntime.InferenceSession:
    """Return a session over the serialised graph that uses `threads` threads and no more.

    The weights are stored in 8 bits and widened here, once; all sums are of floats. Sums of bytes
    would be twice as fast, but then the activations are rounded to 256 steps at every layer, and a
    last bit that differs between two processors becomes a whole step and another tree.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # waiting threads must not burn the processor time of the machine's other work
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # else the runtime puts bytes back in the place of widened weights
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # widen the weights, but fuse nothing: fused layer norms take five times as long
    level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.graph_optimization_level = level
    return onnxruntime.InferenceSession(net, options, providers=["CPUExecutionProvider"])


def run_session(
    session: onnxruntime.InferenceSession,
    windows: Sequence[Sequence[str]],
    pieces: Sequence[Sequence[Sequence[int]]],
    *,
    edges: tuple[int, int],
) -> Scores:
    """Return the scores for windows of words and of their pieces.

    `edges` are the ids of the pieces put before and after every window.
    """
    longest = max(sum(map(len, window)) for window in pieces) + 2
    width = max(map(len, windows))
    feed: dict[str, npt.NDArray[np.signedinteger]] = {
        name: np.zeros((len(windows), longest), np.int32) for name in ("pieces", "cases")
    }
    feed |= {name: np.zeros((len(windows), width), np.int64) for name in ("first", "last")}
    feed["lengths"] = np.zeros(len(windows), np.int32)
    for row, (words, ids) in enumerate(zip(windows, pieces, strict=True)):
        counts = np.fromiter(map(len, ids), np.int32, len(ids))
        ends = counts.cumsum()
        total = int(ends[-1])
        feed["first"][row, : len(ids)] = ends - counts + 1
        feed["last"][row, : len(ids)] = ends
        feed["pieces"][row, 0], feed["pieces"][row, total + 1] = edges
        feed["pieces"][row, 1 : total + 1] = [piece for word in ids for piece in word]
        kinds = np.fromiter(map(case_class, words), np.int32, len(words))
        feed["cases"][row] = len(CASES)
        feed["cases"][row, 1 : total + 1] = kinds.repeat(counts)
        feed["lengths"][row] = total + 2
    return Scores(*session.run(list(OUTPUTS), feed))
