"""A graph in; GraphML and GEXF for Gephi, Cytoscape, yEd and NetworkX out.

Nodes are entities, edges are statements; a statement without an object has no edge there.
"""

from __future__ import annotations

import io
import re
from typing import BinaryIO

import networkx as nx

from kg.export.tables import statement_row
from kg.graph import Graph
from kg.query import load_graph
from kg.store import Store

EDGE_FIELDS = (
    "layer", "polarity", "modality", "holders", "when", "where", "relation", "sentence", "title",
    "publisher", "published", "url", "rule",
)  # fmt: skip  # one name a line says nothing
META = re.compile(rb"<meta .*?</meta>", re.DOTALL)


def write_graphml(store: Store, stream: BinaryIO) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/)."""
    nx.write_graphml_xml(_to_network(load_graph(store)), stream, encoding="utf-8")


def write_gexf(store: Store, stream: BinaryIO) -> None:
    """Write GEXF 1.2 (https://gexf.net/), without the date of writing."""
    buffer = io.BytesIO()
    nx.write_gexf(_to_network(load_graph(store)), buffer, encoding="utf-8", version="1.2draft")
    stream.write(META.sub(b"<meta><creator>kg</creator></meta>", buffer.getvalue(), count=1))


def _to_network(graph: Graph) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in graph.entities.values():
        network.add_node(entity.id, label=entity.name, type=entity.type)
    for statement in graph.statements:
        if statement.object is None:
            continue
        row = statement_row(statement, graph)
        network.add_edge(
            statement.subject,
            statement.object,
            key=statement.id,
            id=statement.id,
            label=statement.label,
            predicate=statement.predicate,
            confidence=statement.confidence,
            **{field: row[field] for field in EDGE_FIELDS},
        )
    return network
