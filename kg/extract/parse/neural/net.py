"""A window of words in; the net's scores, computed by ONNX Runtime, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain

import numpy as np
import numpy.typing as npt
import onnxruntime

from kg.extract.parse.neural.words import CASES, case_class

Floats = npt.NDArray[np.float32]
WIDTH = 384  # of the encoder's vectors
VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Scores:
    """What the net says of each word of a window, (words, …), in the order of its outputs.

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


OUTPUTS = tuple(field.name for field in fields(Scores))


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


def read_window(
    session: onnxruntime.InferenceSession,
    words: Sequence[str],
    pieces: Sequence[Sequence[int]],
    *,
    edges: tuple[int, int],
) -> Scores:
    """Return the scores for a window of words and of their pieces.

    `edges` are the ids of the pieces put before and after every window. Windows read together
    would be padded, a fifth of all their pieces, and on one core a product is no faster for it.
    """
    counts = np.fromiter(map(len, pieces), np.int32, len(pieces))
    kinds = np.fromiter(map(case_class, words), np.int32, len(words)).repeat(counts)
    ends = counts.cumsum(dtype=np.int64)
    ids = [edges[0], *chain.from_iterable(pieces), edges[1]]
    feed = {
        "pieces": np.array([ids], np.int32),
        "cases": np.pad(kinds, 1, constant_values=len(CASES))[None],
        "first": (ends - counts + 1)[None],
        "last": ends[None],
        "lengths": np.array([len(ids)], np.int32),
    }
    return Scores(*(output[0] for output in session.run(list(OUTPUTS), feed)))
