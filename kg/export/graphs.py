"""A graph in; GraphML and GEXF for Gephi, Cytoscape, yEd and NetworkX out.

Nodes are entities, edges are statements; a statement without an object has no edge there. The
attribute `layer` of an edge says whether it is a fact: a program that reads all edges as true is
to keep those of the layers fact and report.
"""

from __future__ import annotations

import re
from typing import BinaryIO
from xml.etree.ElementTree import Element

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.export.tables import statement_record
from kg.graph import Graph
from kg.query import load_graph
from kg.store import Store

LEFT_OUT = frozenset({"subject", "object", "subject_id", "object_id", "start"})
"""Cells of a statement that are its ends, or of which GEXF would make something else."""
NOT_IN_TOKENS = re.compile(
    "[^-.:0-9A-Z_a-z\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
"""See NameChar in https://www.w3.org/TR/xml/."""


def write_graphml(store: Store, stream: BinaryIO) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/)."""
    network = to_network(load_graph(store))
    for identifier, node in network.nodes(data=True):
        node["entity"] = identifier
    renamed = nx.relabel_nodes(network, name_token)
    nx.write_graphml_xml(renamed, stream, encoding="utf-8")


def write_gexf(store: Store, stream: BinaryIO) -> None:
    """Write GEXF 1.2 (https://gexf.net/), valid by its schema, and without the date of writing."""
    network = to_network(load_graph(store))
    for _, _, key, edge in network.edges(keys=True, data=True):
        edge["id"] = key
    writer = GEXFWriter(network, encoding="utf-8", version="1.2draft")
    _keep_to_the_schema(writer.xml)
    writer.write(stream)


def name_token(identifier: str) -> str:
    """Return an id as the schema of GraphML allows it (NMTOKEN of XML).

    >>> name_token("Ada_Lind"), name_token("5_km²")
    ('Ada_Lind', '5_km_x00B2_')
    """
    return NOT_IN_TOKENS.sub(lambda found: f"_x{ord(found[0]):04X}_", identifier)


def to_network(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return a network with entities as nodes, and statements as edges whose keys are their ids."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in graph.entities.values():
        about = {"aliases": "; ".join(entity.aliases), "same_as": " ".join(entity.same_as)}
        network.add_node(entity.id, label=entity.name, type=entity.type, **about)
    for statement in graph.statements:
        if statement.object is None:
            continue
        record = statement_record(statement, graph)
        cells = {name: cell for name, cell in record.items() if name not in LEFT_OUT}
        network.add_edge(
            statement.subject,
            statement.object,
            key=statement.id,
            label=cells.pop("predicate"),
            plain=graph.has_edge(statement),
            offset=statement.start,
            **cells,
        )
    return network


def _keep_to_the_schema(gexf: Element) -> None:
    """Remove what NetworkX adds: the name of the graph, a copy of the edges' ids, the date."""
    tag = (re.match(r"\{.*\}", gexf.tag) or [""])[0]
    graph, meta = gexf.find(f"{tag}graph"), gexf.find(f"{tag}meta")
    assert graph is not None
    assert meta is not None
    graph.attrib.pop("name")
    meta.attrib.clear()
    for creator in meta:
        creator.text = "kg"
    for attributes in graph.iter(f"{tag}attributes"):
        for attribute in attributes:
            if attribute.get("title") == "networkx_key":
                attributes.remove(attribute)
                _remove_values(graph, tag, str(attribute.get("id")))


def _remove_values(graph: Element, tag: str, attribute: str) -> None:
    for values in graph.iter(f"{tag}attvalues"):
        for value in list(values):
            if value.get("for") == attribute:
                values.remove(value)
