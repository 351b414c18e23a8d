"""Quotations in; their triples out: the words, their speaker and their place in the article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import content_id
from kg.rdf.names import LANGUAGE, Names
from kg.records import Passage, Quotation
from kg.terms import KG, PROV, RDF, Literal, Triple, char_range, text_literal


def quotation_id(passage: Passage) -> str:
    """Return the id of a quotation: it depends on its place alone."""
    return content_id("quo", passage.article, passage.start, passage.end)


def quotation_triples(quotation: Quotation, names: Names) -> Iterator[Triple]:
    """Yield the quotation's node."""
    passage = quotation.passage
    node = names.iri(quotation_id(passage))
    yield Triple(node, RDF.type, KG.Quotation)
    yield Triple(node, KG.speaker, names.entity(quotation.speaker))
    yield Triple(node, KG.quotedText, text_literal(passage.text, language=LANGUAGE))
    yield Triple(node, KG.quotedAt, Literal(char_range(passage.start, passage.end)))
    yield Triple(node, PROV.wasQuotedFrom, names.iri(passage.article))
