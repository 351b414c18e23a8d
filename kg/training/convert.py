"""`python -m kg.training.convert OLD NEW`: a net.onnx of before December 2026 → one of today's.

Those nets rounded the input of every layer to 8 bits at run time. The present ones keep the
weights, byte for byte, but widen them and compute in floats. Needs only `onnx`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from kg.extract.parse.neural.net import VECTORS

OLD_VECTORS = "n196"
"""The old graph's name for the vectors of words, which were not an output."""
Nodes = Iterator[onnx.NodeProto]


def convert(old: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph with each operator on bytes replaced by those on floats."""
    nodes = list(_converted(old.graph.node))
    nodes.append(helper.make_node("Identity", [OLD_VECTORS], [VECTORS]))
    used = {name for node in nodes for name in node.input}
    graph = helper.make_graph(
        nodes,
        old.graph.name,
        old.graph.input,
        [*old.graph.output, helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, None)],
        [constant for constant in old.graph.initializer if constant.name in used],
    )
    return helper.make_model(graph, opset_imports=old.opset_import, ir_version=old.ir_version)


def _converted(nodes: Iterable[onnx.NodeProto]) -> Nodes:
    floats: dict[str, str] = {}  # what was rounded to the bytes of this name
    for node in nodes:
        if node.op_type == "DynamicQuantizeLinear":
            floats[node.output[0]] = node.input[0]
        else:
            yield from REPLACEMENTS.get(node.op_type, _same)(node, floats)


def _same(node: onnx.NodeProto, _floats: Mapping[str, str]) -> Nodes:
    yield node


def _widened(table: str, scales: str) -> onnx.NodeProto:
    return helper.make_node("DequantizeLinear", [table, scales], [f"{table}_wide"], axis=1)


def _product(node: onnx.NodeProto, _floats: Mapping[str, str]) -> Nodes:
    x, table, scales, _, bias = node.input
    (result,) = node.output
    yield _widened(table, scales)
    yield helper.make_node("MatMul", [x, f"{table}_wide"], [f"{result}_product"])
    yield helper.make_node("Add", [f"{result}_product", bias], [result])


def _attention(node: onnx.NodeProto, floats: Mapping[str, str]) -> Nodes:
    rounded, table, bias, _, scales, lengths, *_ = node.input
    heads = {attribute.name: attribute.i for attribute in node.attribute}["num_heads"]
    yield _widened(table, scales)
    yield helper.make_node(
        "Attention",
        [floats[rounded], f"{table}_wide", bias, lengths],
        node.output,
        domain=node.domain,
        num_heads=heads,
    )


def _norm(node: onnx.NodeProto, _floats: Mapping[str, str]) -> Nodes:
    x, residual, weight, bias = node.input
    (result,) = node.output
    yield helper.make_node("Add", [x, residual], [f"{result}_sum"])
    yield helper.make_node(
        "LayerNormalization", [f"{result}_sum", weight, bias], [result], axis=-1, epsilon=1e-12
    )


REPLACEMENTS: dict[str, Callable[[onnx.NodeProto, Mapping[str, str]], Nodes]] = {
    "DynamicQuantizeMatMul": _product,
    "QAttention": _attention,
    "SkipLayerNormalization": _norm,
}


def main() -> None:
    """Parse the command line and convert."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.convert", description=__doc__)
    parser.add_argument("old", type=Path, help="net.onnx to read")
    parser.add_argument("new", type=Path, help="net.onnx to write")
    options = parser.parse_args()
    options.new.write_bytes(convert(onnx.load(options.old)).SerializeToString())


if __name__ == "__main__":
    main()
