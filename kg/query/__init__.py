"""A store in; what it says out: the whole graph as records, or the answer to a question."""

from kg.query.graph import load_graph

__all__ = ["load_graph"]
