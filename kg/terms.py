"""Names in; RDF terms out: the namespaces and the closed vocabulary of kg's graph model.

The steps that write, keep and read the graph (rdf, store, query, verify, export) share these
names, so that none of them needs another. A mistyped term raises AttributeError.
"""

from __future__ import annotations

import re
import unicodedata
from types import SimpleNamespace
from typing import NamedTuple, NewType
from urllib.parse import quote, unquote

from kg.errors import InputError
from kg.records import Modality, Polarity, content_id

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
    """What makes two statements the same: where they stand, and what is said of what."""

    article: str
    sentence_at: tuple[int, int]
    subject: str  # entity id
    subject_at: tuple[int, int]
    predicate: str
    relation_at: tuple[tuple[int, int], ...]
    object: str | None  # entity id
    object_at: tuple[int, int] | None
    polarity: Polarity
    modality: Modality

    @property
    def id(self) -> str:
        """Return the statement's id, a hash of all of this."""
        return content_id("st", *self)


LONGEST_BASE = 500
"""Characters; it stands before every name."""
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
"""All prefixes but `id`, which stands for the base of a graph."""


def _closed(prefix: str, *names: str) -> SimpleNamespace:
    return SimpleNamespace(**{name: Iri(NAMESPACES[prefix] + name) for name in names})


RDF = _closed("rdf", "type")
RDFS = _closed("rdfs", "label", "comment", "subClassOf", "subPropertyOf", "domain", "range")
OWL = _closed(
    "owl", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty",
    "NamedIndividual", "Ontology", "inverseOf", "sameAs",
)  # fmt: skip  # one name a line says nothing
XSD = _closed("xsd", "string", "dateTime", "decimal", "integer", "anyURI")
SKOS = _closed("skos", "prefLabel", "altLabel", "notation", "note")
DCT = _closed("dct", "title", "publisher", "issued", "identifier")
PROV = _closed(
    "prov", "Activity", "Entity", "SoftwareAgent", "used", "wasAssociatedWith", "wasDerivedFrom",
    "wasGeneratedBy",
)  # fmt: skip  # as above
OA = _closed(
    "oa", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasSource",
    "hasSelector", "exact", "start", "end",
)  # fmt: skip  # as above
VOID = _closed("void", "Dataset", "uriSpace")
SCHEMA = _closed("schema", "articleBody", "url", "mentions", "softwareVersion")
KG = _closed(
    "kg", "Article", "Attribution", "Modality", "Phrase", "Polarity", "Qualifier", "Statement",
    "subject", "predicate", "object", "polarity", "modality", "holder", "attribution", "agent",
    "level", "when", "where", "qualifier", "role", "value", "rule", "confidence", "minConfidence",
    "subjectText", "relationText", "objectText", "subjectAt", "relationAt", "objectAt",
    "normalized", "earliest", "latest",
)  # fmt: skip  # as above

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_IRI = re.compile(
    r"[\x00-\x20<>\"{}|\\^`\[\]\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
    r"|[\U000e0000-\U0010ffff]|%(?![0-9A-Fa-f]{2})"
    + "".join(rf"|[\U000{plane:x}fffe\U000{plane:x}ffff]" for plane in range(1, 14))
)
"""What RFC 3987 forbids outside of queries, and brackets, which only IPv6 hosts may have."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*[A-Za-z0-9_~-]")


def text_literal(text: str, *, language: str | None = None) -> Literal:
    """Return the literal of `text`, with U+FFFD for each character that XML cannot carry.

    One character stands for one, so that offsets into the text stay right.

    >>> text_literal("nul\\x00byte").text
    'nul\ufffdbyte'
    """
    return Literal(_NOT_XML.sub("\ufffd", text), None, language)


def kg_term(name: str) -> Iri:
    """Return the IRI of a class or property of the ontology by its local name."""
    return Iri(NAMESPACES["kg"] + encode(name))


def encode(name: str) -> str:
    """Return `name` as the last part of an IRI; letters and digits of any script stay.

    >>> encode("Çırağan_Palace"), encode("AT&T <b>"), encode("50%")
    ('Çırağan_Palace', 'AT%26T%20%3Cb%3E', '50%25')
    """
    if _PLAIN.fullmatch(name):
        return name
    local = "".join(
        char if _stays(char) else quote(char, safe="", errors="surrogatepass") for char in name
    )
    return f"{local[:-1]}%2E" if local.endswith(".") else local  # rdflib 7.6 fails on "id:U.S\."


def decode(local: str) -> str:
    """Return the name that `encode` made `local` of."""
    return unquote(local, errors="surrogatepass") if "%" in local else local


def _stays(char: str) -> bool:
    if char < "\x80":
        return char.isalnum() or char in "-._~"
    return unicodedata.category(char)[0] in "LMN" and not _NOT_IN_IRI.match(char)


def escape_iri(iri: str) -> Iri:
    """Return `iri` with what no IRI may hold percent-encoded.

    >>> escape_iri("https://example.org/a b>")
    'https://example.org/a%20b%3E'
    """
    iri = _NOT_IN_IRI.sub(lambda found: quote(found[0], errors="surrogatepass"), iri)
    front, sign, fragment = iri.partition("#")
    return Iri(front + sign + fragment.replace("#", "%23"))


def is_iri(text: str) -> bool:
    """Tell whether `text` is an absolute IRI, by its scheme and its characters."""
    is_whole = _SCHEME.fullmatch(text) is not None and text.count("#") < 2
    return is_whole and _NOT_IN_IRI.search(text) is None


def check_base(base: str) -> str:
    """Return `base`, which ends in "/", "#" or ":"; raise InputError if it is no such IRI.

    It may not be a namespace that kg's terms come from, nor lie in one or above kg's own: names of
    the text would be mistaken for terms. Nor may it have a query or a fragment, for the names
    behind it would belong to that.

    >>> check_base("https://example.org/news")
    'https://example.org/news/'
    """
    if len(base) > LONGEST_BASE:
        raise InputError(f"base is longer than {LONGEST_BASE} characters")
    if not is_iri(base):
        raise InputError(f"base {base!r} is no absolute IRI; give one like {DEFAULT_BASE}")
    if "?" in base or "#" in base[:-1]:
        raise InputError(f"base {base!r} has a query or a fragment; give one like {DEFAULT_BASE}")
    checked = base if base[-1] in "/#:" else base + "/"
    for prefix, namespace in NAMESPACES.items():
        above = prefix in ("kg", "rel") and namespace.startswith(checked)
        if above or checked.startswith((namespace, f"{namespace.rstrip('#/')}/")):
            raise InputError(f"base {base!r} takes in {namespace}, where terms of the graph are")
    return checked


def expand(curie: str) -> Iri:
    """Return the IRI of a predicate written "kg:heads" or "rel:hand-to".

    RDF/XML needs predicates that end in an XML name; "rel:7" gets an underscore for that.

    >>> expand("rel:hand-to"), expand("rel:7")
    ('https://w3id.org/newskg/rel/hand-to', 'https://w3id.org/newskg/rel/7_')
    """
    prefix, _, name = curie.partition(":")
    local = encode(name)
    return Iri(NAMESPACES[prefix] + (local if _ends_in_name(local) else local + "_"))


def _ends_in_name(local: str) -> bool:
    tail = re.split("%[0-9A-F]{2}", local)[-1]
    return any(char.isalpha() or char == "_" for char in tail)


def contract(iri: str) -> str:
    """Return the predicate of this IRI as `expand` takes it; raise ValueError for others."""
    for prefix in ("kg", "rel"):
        if iri.startswith(NAMESPACES[prefix]):
            local = iri[len(NAMESPACES[prefix]) :]
            bare = local.removesuffix("_")
            return f"{prefix}:{decode(local if _ends_in_name(bare) else bare)}"
    raise ValueError(f"{iri} is no predicate of kg")


def char_range(start: int, end: int) -> str:
    """Return offsets as a text fragment, see RFC 5147.

    >>> char_range(17, 34)
    'char=17,34'
    """
    return f"char={start},{end}"


def read_char_range(fragment: str) -> tuple[int, int]:
    """Return the offsets of a text fragment; raise ValueError if it is none.

    >>> read_char_range("char=17,34")
    (17, 34)
    """
    scheme, _, numbers = fragment.partition("=")
    start, comma, end = numbers.partition(",")
    if scheme != "char" or not comma:
        raise ValueError(f"{fragment!r} is no range of characters")
    return int(start), int(end)
