"""Windows of words in; the net's scores, computed by ONNX Runtime, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnxruntime

from kg.extract.neural.words import CASES, case_class

FLOAT = 1  # onnx.TensorProto.FLOAT
Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
WIDTH = 384  # of the encoder's vectors
VECTORS = "n196"
"""The graph's name for the words' vectors, which it computes but does not give out by itself."""
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
    """Return a session over the serialised graph that uses `threads` threads and no more."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # waiting threads must not burn the processor time of the machine's other work
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        net + _as_output(VECTORS), options, providers=["CPUExecutionProvider"]
    )


def _as_output(name: str) -> bytes:
    """Return what, behind a serialised graph, makes a float tensor of it one of its outputs.

    Protocol buffers that follow each other are read as one; this is
    `ModelProto(graph=GraphProto(output=[ValueInfoProto(name, type=TypeProto(tensor of floats))]))`.
    """
    tensor = _field(2, _field(1, bytes([0x08, FLOAT])))
    return _field(7, _field(12, _field(1, name.encode()) + tensor))


def _field(number: int, content: bytes) -> bytes:
    """Return a field of bytes of a protocol buffer; both numbers are small."""
    return bytes([number << 3 | 2, len(content)]) + content


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
