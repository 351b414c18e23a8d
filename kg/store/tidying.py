"""RDF as a serializer wrote it in; the same RDF in a fixed order, readable for people, out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kg.terms import RDF

Prefixes = Mapping[str, str]
PREFIX = b"@prefix "
"""The start of a line of Turtle that declares a prefix."""


def tidy_turtle(written: bytes, _prefixes: Prefixes) -> bytes:
    """Return Turtle or TriG with sorted prefixes and an empty line after each subject and graph.

    The serializer breaks a line after " ." only at the end of a subject: within literals it
    escapes line breaks.
    """
    lines = written.splitlines(keepends=True)
    header = [line for line in lines if line.startswith(PREFIX)]
    body = b"".join(lines[len(header) :])
    spaced = body.replace(b" .\n", b" .\n\n").replace(b"\n\n}\n", b"\n}\n\n")
    return b"".join((*sorted(header), b"\n", spaced))[:-1]


def tidy_rdfxml(written: bytes, _prefixes: Prefixes) -> bytes:
    """Return RDF/XML with the namespaces of its root element sorted."""
    root = re.search(rb"<rdf:RDF([^>]*)>", written)
    assert root is not None, "RDF/XML always has this root element"
    namespaces = b"".join(f" {name}".encode() for name in sorted(root[1].decode().split()))
    return written[: root.start(1)] + namespaces + written[root.end(1) :]


def tidy_jsonld(written: bytes, prefixes: Prefixes) -> bytes:
    """Return expanded JSON-LD with a context of these prefixes, one node a line.

    See compact IRIs in https://www.w3.org/TR/json-ld11/#compact-iris.
    """
    shorten = _Shortener(prefixes)
    nodes = [json.dumps(shorten.node(node), ensure_ascii=False) for node in json.loads(written)]
    context = json.dumps({"@context": prefixes}, ensure_ascii=False, indent=1)
    lines = ",\n".join(nodes)
    return f'{context[:-2]},\n "@graph": [\n{lines}\n]}}\n'.encode()


class _Shortener(dict[str, str]):
    """The compact form of each IRI, computed once."""

    def __init__(self, prefixes: Prefixes) -> None:
        self.prefixes = prefixes

    def __missing__(self, iri: str) -> str:
        for prefix, start in self.prefixes.items():
            if iri.startswith(start) and not iri.startswith("//", len(start)):
                self[iri] = f"{prefix}:{iri[len(start) :]}"
                return self[iri]
        self[iri] = iri
        return iri

    def node(self, node: Mapping[str, object]) -> dict[str, object]:
        """Return a node of the expanded form with compact names and lone values bare."""
        return dict(self._entry(name, value) for name, value in node.items())

    def _entry(self, name: str, value: object) -> tuple[str, object]:
        if name == "@id":
            return name, self[str(value)]
        assert isinstance(value, list), "the expanded form has lists of values"
        if name == RDF.type:
            return "@type", _bare([self[each["@id"]] for each in value])
        return self[name], _bare([self._value(each) for each in value])

    def _value(self, value: Mapping[str, str]) -> object:
        if value.keys() == {"@value"}:
            return value["@value"]
        names = ("@id", "@type")
        return {key: self[text] if key in names else text for key, text in value.items()}


def _bare(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values
