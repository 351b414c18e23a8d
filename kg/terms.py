"""The terms of RDF, and the namespaces and the closed vocabulary of kg's graph model.

The steps that write, keep and read the graph (rdf, store, query, verify, export) share these
names, so that none of them needs another. A mistyped term raises AttributeError.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import NamedTuple, NewType

from kg.ids import content_id
from kg.records import Modality, Polarity

Iri = NewType("Iri", str)
"""An absolute IRI that needs no further escaping (RFC 3987)."""


class Literal(NamedTuple):
    """A text with its datatype or its language; neither means xsd:string."""

    text: str
    datatype: Iri | None = None
    language: str | None = None


class BlankNode(NamedTuple):
    """A node without a name; a query can make one, kg's graphs have none."""

    label: str


Term = Iri | Literal | BlankNode


class Triple(NamedTuple):
    """One edge of the graph."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal


class StatementKey(NamedTuple):
    """What makes two statements the same: their places in the text, relation and factuality.

    Not the entities: which one a name stands for may change with the articles that join.
    """

    article: str
    sentence_at: tuple[int, int]
    subject_at: tuple[int, int]
    predicate: str
    relation_at: tuple[tuple[int, int], ...]
    object_at: tuple[int, int] | None
    polarity: Polarity
    modality: Modality

    @property
    def id(self) -> str:
        """Return the statement's id, a hash of all of this."""
        return content_id("st", *self)


DEFAULT_BASE = "https://w3id.org/newskg/id/"
"""What the IRIs of entities, articles and statements start with."""

NAMESPACES = {
    "kg": "https://w3id.org/newskg/ns#",
    "rel": "https://w3id.org/newskg/rel/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "void": "http://rdfs.org/ns/void#",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
"""All prefixes except `id`, which stands for the base of a graph."""


def _closed(prefix: str, *names: str) -> SimpleNamespace:
    return SimpleNamespace(**{name: Iri(NAMESPACES[prefix] + name) for name in names})


RDF = _closed("rdf", "type")
RDFS = _closed(
    "rdfs", "label", "comment", "seeAlso", "subClassOf", "subPropertyOf", "domain", "range",
)  # fmt: skip  # one name a line says nothing
OWL = _closed(
    "owl", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty",
    "NamedIndividual", "Ontology", "inverseOf", "sameAs",
)  # fmt: skip  # one name a line says nothing
XSD = _closed("xsd", "string", "date", "dateTime", "decimal", "integer", "boolean", "anyURI")
SKOS = _closed("skos", "prefLabel", "altLabel", "notation", "note")
DCT = _closed("dct", "title", "publisher", "issued", "identifier", "isReplacedBy")
PROV = _closed(
    "prov", "Activity", "Entity", "SoftwareAgent", "used", "wasAssociatedWith", "wasDerivedFrom",
    "wasGeneratedBy", "wasQuotedFrom", "wasRevisionOf",
)  # fmt: skip  # as above
OA = _closed(
    "oa", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasSource",
    "hasSelector", "exact", "start", "end",
)  # fmt: skip  # as above
VOID = _closed("void", "Dataset", "uriSpace")
SCHEMA = _closed(
    "schema", "NewsArticle", "articleBody", "author", "url", "mentions", "softwareVersion",
    "domainIncludes", "rangeIncludes",
)  # fmt: skip  # as above
SEM = _closed("sem", "hasBeginTimeStamp", "hasEndTimeStamp")
KG = _closed(
    "kg", "Account", "Article", "Attribution", "Beat", "Change", "Layer", "Mark", "Modality",
    "Phrase", "Polarity", "Qualifier", "Question", "Quotation", "Statement", "Story", "subject",
    "predicate", "object", "polarity", "modality", "layer", "holder", "attribution", "agent",
    "level", "when", "where", "qualifier", "role", "value", "rule", "confidence", "minConfidence",
    "subjectText", "relationText", "objectText", "subjectAt", "relationAt", "objectAt", "speaker",
    "quotedText", "quotedAt", "isNamed", "mayBe", "normalized", "earliest", "latest", "amount",
    "amountFrom", "amountTo", "unit", "inStory", "participant", "storyPlace", "origin",
    "originCount", "beat", "inBeat", "followsUp", "question", "mark", "account", "statement",
    "answer", "answerGroup", "change", "changedFrom", "changedTo",
)  # fmt: skip  # as above

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text_literal(text: str, *, language: str | None = None) -> Literal:
    """Return the literal of `text`, with U+FFFD for each character that XML cannot contain.

    The length stays the same, so that offsets into the text stay right.

    >>> text_literal("nul\\x00byte").text
    'nul\ufffdbyte'
    """
    return Literal(_NOT_XML.sub("\ufffd", text), None, language)


def char_range(start: int, end: int) -> str:
    """Return offsets as a text fragment, see RFC 5147.

    >>> char_range(17, 34)
    'char=17,34'
    """
    return f"char={start},{end}"


def read_char_range(fragment: str) -> tuple[int, int]:
    """Return the offsets of a text fragment; raise ValueError for any other text.

    >>> read_char_range("char=17,34")
    (17, 34)
    """
    scheme, _, numbers = fragment.partition("=")
    start, comma, end = numbers.partition(",")
    if scheme != "char" or not comma:
        raise ValueError(f"{fragment!r} is not a range of characters")
    return int(start), int(end)
