"""Terms of RDF to pyoxigraph's and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter

import pyoxigraph as ox

from kg.errors import QueryError
from kg.terms import BlankNode, Iri, Literal, Term, Triple

TRIPLE_TERMS = "the query makes triple terms (RDF 1.2), which kg's results cannot represent"
Native = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


named_node = lru_cache(maxsize=2**16)(ox.NamedNode)


def to_triple(triple: Triple) -> ox.Triple:
    """Return the triple as pyoxigraph has it."""
    subject, predicate = named_node(triple.subject), named_node(triple.predicate)
    return ox.Triple(subject, predicate, to_native(triple.object))


def to_native(term: Term) -> Native:
    """Return the term as pyoxigraph has it."""
    if isinstance(term, Literal):
        datatype = named_node(term.datatype) if term.datatype else None
        return ox.Literal(term.text, datatype=datatype, language=term.language)
    if isinstance(term, BlankNode):
        return ox.BlankNode(term.label)
    return named_node(term)


def from_native(term: Native) -> Term:
    """Return pyoxigraph's term as kg has it; raise QueryError for a triple term."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, Iri(term.datatype.value), term.language)
    raise QueryError(TRIPLE_TERMS)


text_of: Callable[[Native], str] = attrgetter("value")
"""Return the bare text of a term that is no triple term."""
