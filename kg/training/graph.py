"""The trained net in; the ONNX graph that the run time computes out.

The graph is written by hand, so that run time needs no exporter and the arithmetic of each layer is
chosen here. Its weights are stored in 8 bits or in floats; it computes in floats either way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.extract.parse.neural.net import VECTORS as WORD_VECTORS
from kg.training.net import HEADS, INNER, WIDTH, Layer, Net

Array = npt.NDArray[np.float32]
MICROSOFT = "com.microsoft"
TASKS = ("xpos", "morphology", "lemmas", "starts", "tags")
VECTORS = ("arc_dependent", "arc_head", "label_dependent", "label_head")


class Graph:
    """Nodes and constants of an ONNX graph under construction."""

    def __init__(self, *, quantised: bool) -> None:
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, array: npt.NDArray[np.generic]) -> str:
        """Add a constant; return its name."""
        self._count += 1
        name = f"c{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any
    ) -> str:
        """Add a node; return the name of its first output (the others end in _1, _2 …)."""
        self._count += 1
        name = f"t{self._count}"
        names = [name, *(f"{name}_{number}" for number in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return name

    def weight(self, weight: Array) -> str:
        """Add a matrix; where quantised as bytes with a scale for each column, to be widened."""
        if not self.quantised:
            return self.constant(weight)
        table, scales = quantise_columns(weight)
        return self.node("DequantizeLinear", self.constant(table), self.constant(scales), axis=1)

    def linear(self, x: str, weight: Array, bias: Array) -> str:
        """Add x @ weight + bias."""
        product = self.node("MatMul", x, self.weight(weight))
        return self.node("Add", product, self.constant(bias))

    def norm(self, x: str, module: nn.LayerNorm) -> str:
        """Add the layer norm of x."""
        weight, bias = (self.constant(_array(part)) for part in (module.weight, module.bias))
        return self.node("LayerNormalization", x, weight, bias, epsilon=1e-12, axis=-1)


LIMIT = 64
"""Bytes could go up to 127, but these weights are the ones that were measured: see README.md."""


def quantise_columns(weight: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """Return the columns as signed bytes and the scale of each."""
    scales = np.maximum(np.abs(weight).max(axis=0), 1e-8) / LIMIT
    return np.round(weight / scales).astype(np.int8), scales.astype(np.float32)


def _array(parameter: Tensor) -> Array:
    array: Array = parameter.detach().float().numpy()
    return array


def build_graph(net: Net, *, quantised: bool) -> onnx.ModelProto:
    """Return the graph from pieces to scores; its inputs and outputs are named below."""
    graph = Graph(quantised=quantised)
    states = _embed(graph, net)
    for layer in net.layers:
        assert isinstance(layer, Layer)  # a ModuleList does not say what it holds
        states = _layer(graph, states, layer)
    words = _words(graph, states)
    outputs = _heads(graph, words, net)
    inputs = [
        helper.make_tensor_value_info(name, kind, ["batch", size])
        for name, kind, size in (
            ("pieces", TensorProto.INT32, "p"),
            ("cases", TensorProto.INT32, "p"),
            ("first", TensorProto.INT64, "w"),  # GatherND takes nothing narrower
            ("last", TensorProto.INT64, "w"),
        )
    ]
    inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]))
    made = helper.make_graph(graph.nodes, "kg", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8)


def _embed(graph: Graph, net: Net) -> str:
    words = _array(net.words.weight)
    if graph.quantised:  # a scale for each row: pieces differ in length by a factor of three
        scales = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
        table = graph.constant(np.round(words / scales).astype(np.int8))
        rows = graph.node("Cast", graph.node("Gather", table, "pieces"), to=TensorProto.FLOAT)
        factors = graph.node("Gather", graph.constant(scales.astype(np.float32)), "pieces")
        rows = graph.node("Mul", rows, factors)
    else:
        rows = graph.node("Gather", graph.constant(words), "pieces")
    cases = graph.node("Gather", graph.constant(_array(net.cases.weight)), "cases")
    shape = graph.node("Shape", "pieces")
    length = graph.node("Gather", shape, graph.constant(np.array([1], np.int64)))
    zero = graph.constant(np.array([0], np.int64))
    table = graph.constant(_array(net.positions.weight))
    places = graph.node("Slice", table, zero, length, zero)
    summed = graph.node("Add", graph.node("Add", rows, cases), places)
    return graph.norm(summed, net.norm)


def _layer(graph: Graph, x: str, layer: Layer) -> str:
    attended = graph.node(
        "Attention",
        *(x, graph.weight(_array(layer.qkv.weight).T), graph.constant(_array(layer.qkv.bias))),
        "lengths",
        domain=MICROSOFT,
        num_heads=HEADS,
    )
    attended = graph.linear(attended, _array(layer.out.weight).T, _array(layer.out.bias))
    x = graph.norm(graph.node("Add", attended, x), layer.norm1)
    grown = graph.linear(x, _array(layer.up.weight).T, _array(layer.up.bias))
    grown = graph.node("Gelu", grown, domain=MICROSOFT)
    grown = graph.linear(grown, _array(layer.down.weight).T, _array(layer.down.bias))
    return graph.norm(graph.node("Add", grown, x), layer.norm2)


def _words(graph: Graph, states: str) -> str:
    """Add the mean of each word's first and last piece."""
    pair = []
    for name in ("first", "last"):
        places = graph.node("Unsqueeze", name, graph.constant(np.array([2], np.int64)))
        pair.append(graph.node("GatherND", states, places, batch_dims=1))
    half = graph.constant(np.array(0.5, np.float32))
    return graph.node("Mul", graph.node("Add", *pair), half)


def _heads(graph: Graph, words: str, net: Net) -> list[onnx.ValueInfoProto]:
    """Add all heads; return the outputs: best classes, scores and vectors."""
    parts = _parts(graph, words, net)
    best = {n: graph.node("ArgMax", parts[n], axis=-1, keepdims=0) for n in TASKS[:3]}
    vectors = {name: graph.node("Relu", parts[name]) for name in VECTORS}
    last = graph.constant(np.array([-1], np.int64))
    starts = graph.node("Squeeze", parts["starts"], last)
    results = {**best, "starts": starts, "tags": parts["tags"]}
    results["arcs"] = _arcs(graph, vectors["arc_dependent"], vectors["arc_head"], net)
    results["label_dependent"] = _labels(graph, vectors["label_dependent"], net)
    results["label_head"] = vectors["label_head"]
    results[WORD_VECTORS] = words
    for name, inner in results.items():
        graph.nodes.append(helper.make_node("Identity", [inner], [name]))
    return [
        helper.make_tensor_value_info(
            name, TensorProto.INT64 if name in best else TensorProto.FLOAT, None
        )
        for name in results
    ]


def _parts(graph: Graph, words: str, net: Net) -> dict[str, str]:
    """Add one product for all heads, which is faster than one each; return the part of each."""
    modules: list[nn.Linear] = [getattr(net, name) for name in (*TASKS, *VECTORS)]
    weight = np.concatenate([_array(module.weight).T for module in modules], axis=1)
    bias = np.concatenate([_array(module.bias) for module in modules])
    product = graph.node("MatMul", words, graph.constant(weight))
    product = graph.node("Add", product, graph.constant(bias))
    sizes = graph.constant(np.array([module.out_features for module in modules], np.int64))
    first = graph.node("Split", product, sizes, outputs=len(modules), axis=-1)
    names = [first, *(f"{first}_{number}" for number in range(1, len(modules)))]
    return dict(zip((*TASKS, *VECTORS), names, strict=True))


def _arcs(graph: Graph, dependents: str, heads: str, net: Net) -> str:
    """Add (batch, words, 1 + words) scores of heads, the root's first."""
    table, root = _array(net.arc), _array(net.arc_root)
    mixed = graph.node("MatMul", dependents, graph.constant(table[:-1]))
    mixed = graph.node("Add", mixed, graph.constant(table[-1]))
    turned = graph.node("Transpose", heads, perm=[0, 2, 1])
    among = graph.node("MatMul", mixed, turned)
    to_root = graph.node("MatMul", mixed, graph.constant(root[:, None]))
    return graph.node("Concat", to_root, among, axis=-1)


def _labels(graph: Graph, dependents: str, net: Net) -> str:
    """Add (batch, words, relations x (width + 1)): what each relation wants of the head."""
    table = _array(net.label).transpose(1, 0, 2)
    width = len(table) - 1
    return graph.linear(dependents, table[:-1].reshape(width, -1), table[-1].reshape(-1))


assert INNER == 4 * WIDTH
