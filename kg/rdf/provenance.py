"""What made a graph in; the triples that say so, in PROV-O, out.

In dataset D, the activity B that generated it was associated with a version of kg, and used a
language model and an ontology; facts and reports of at least this confidence have plain edges.
There is no time: the same articles give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import Provenance
from kg.ids import content_id
from kg.rdf.names import Names
from kg.rdf.statements import confidence_literal
from kg.terms import DCT, KG, PROV, RDF, RDFS, SCHEMA, Iri, Literal, Triple, text_literal


def provenance_triples(made: Provenance, names: Names) -> Iterator[Triple]:
    """Yield what made the graph."""
    build = names.iri(content_id("build", made.version, made.model, made.ontology))
    yield Triple(Iri(names.base), PROV.wasGeneratedBy, build)
    yield Triple(Iri(names.base), KG.minConfidence, confidence_literal(made.min_confidence))
    yield Triple(build, RDF.type, PROV.Activity)
    yield Triple(build, RDFS.label, Literal("making this graph"))
    software = names.iri(content_id("software", made.version))
    yield Triple(build, PROV.wasAssociatedWith, software)
    yield Triple(software, RDF.type, PROV.SoftwareAgent)
    yield Triple(software, RDFS.label, Literal("kg"))
    yield Triple(software, SCHEMA.softwareVersion, Literal(made.version))
    for label, identifier in (("language model", made.model), ("ontology", made.ontology)):
        used = names.iri(content_id("used", label, identifier))
        yield Triple(build, PROV.used, used)
        yield Triple(used, RDF.type, PROV.Entity)
        yield Triple(used, RDFS.label, Literal(label))
        yield Triple(used, DCT.identifier, text_literal(identifier))
