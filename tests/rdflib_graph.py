"""Triples in; the same as a graph of rdflib, made by rdflib, out: another library to check by."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib

from kg.terms import Iri, Literal, Triple


def as_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return triples as rdflib's."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(tuple(map(_term, triple)))
    return graph


def _term(term: Iri | Literal) -> rdflib.term.Node:
    if isinstance(term, Literal):
        return rdflib.Literal(term.text, datatype=term.datatype, lang=term.language)
    return rdflib.URIRef(term)
