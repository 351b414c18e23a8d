"""The address of an endpoint in; its description in RDF out.

https://www.w3.org/TR/sparql11-service-description/; clients such as Comunica look for it.
"""

from __future__ import annotations

from kg.terms import RDF, VOID, Iri, Triple

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
WRITTEN = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip  # one name a line says nothing
PREFIXES = {"sd": SD, "formats": FORMATS}


def describe_service(endpoint: str, base: str) -> list[Triple]:
    """Return what this endpoint is: it answers SPARQL 1.1 queries on one graph."""
    service = Iri(endpoint)
    dataset, graph = Iri(f"{endpoint}#dataset"), Iri(f"{endpoint}#graph")
    return [
        Triple(service, RDF.type, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(Triple(service, _sd("resultFormat"), Iri(FORMATS + name)) for name in WRITTEN),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, RDF.type, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, RDF.type, _sd("Graph")),
        Triple(Iri(base), RDF.type, VOID.Dataset),
        Triple(Iri(base), Iri("http://rdfs.org/ns/void#sparqlEndpoint"), service),
    ]


def _sd(name: str) -> Iri:
    return Iri(SD + name)
