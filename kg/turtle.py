"""Turtle files in; what they say of each term out, with the line of whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.store import Store
from rdflib.term import Node

from kg.errors import OntologyError

NAMESPACE = "https://w3id.org/newskg/ns#"
ENTITIES = "https://w3id.org/newskg/id/"
OURS = {NAMESPACE: "kg:", ENTITIES: "id:"}

MAX_BYTES = 64 * 1024 * 1024
"""Of a file; all that comes with kg has 2 MB."""
SURROGATE = re.compile("[\ud800-\udfff]")
CLOSED = re.compile(
    r'<[^<>\s]*+>|#[^\n]*+|"""(?:"{0,2}(?:[^"\\]|\\.))*+"""|"(?!"")(?:[^"\\\n]|\\.)*+"'
    r"|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*+\'\'\'|'(?!'')(?:[^'\\\n]|\\.)*+'",
    re.DOTALL,
)
"""IRIs, comments and strings that have an end."""

Fact = tuple[Node, Node, Node]
Description = Mapping[URIRef, tuple[str, ...]]
"""The description of one term: the values of each predicate as sorted strings."""


@dataclass(frozen=True)
class Source:
    """One Turtle file: its text, to find lines in, and its triples."""

    path: Path
    text: str
    triples: tuple[Fact, ...]

    def line_of(self, term: str, word: str | None = None) -> int | None:
        """Return the line where `term` is described, or there its literal `word`; None if nowhere.

        The description starts with the term at the start of a line; otherwise any use counts.
        """
        name = re.escape(term) + r"(?![\w-])"
        found = re.search(f"^{name}", self.text, re.M) or re.search(name, self.text)
        if found is None:
            return None
        start = found.start() if word is None else self.text.find(f'"{word}"', found.start())
        return None if start < 0 else self.text.count("\n", 0, start) + 1

    def about_ours(self) -> Source:
        """Return the source with what it says of terms of ours, not of those that it borrows."""
        return replace(self, triples=tuple(each for each in self.triples if is_ours(str(each[0]))))


class _Triples(Store):
    """Keep what is parsed as a list: without rdflib's indexes parsing is a third faster."""

    def __init__(self) -> None:
        super().__init__()
        self.added: list[Fact] = []

    def add(self, triple: Fact, context: Graph, quoted: bool = False) -> None:
        self.added.append(triple)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Ignore the prefix: terms are kept in full."""

    def namespace(self, prefix: str) -> None:
        return None

    def prefix(self, namespace: URIRef) -> None:
        return None


def read_source(path: Path) -> Source:
    """Read a Turtle file; raise OntologyError where it cannot be read or is not Turtle."""
    try:
        if path.exists() and not path.is_file():
            raise OntologyError(f"{path}: cannot be read: it is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise OntologyError(f"{path}: larger than {MAX_BYTES // 2**20} MiB")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read: {error}") from error
    try:
        triples = _parse(text)
    except Exception as error:  # whatever hostile Turtle does to the parser
        raise OntologyError(f"{path}{_what_is_wrong(error, text)}") from error
    if any(SURROGATE.search(value) for triple in triples for value in map(str, triple)):
        raise OntologyError(f"{path}: not Turtle: it escapes half a character, such as \\uD800")
    return Source(path, text, tuple(triples))


def _parse(text: str) -> list[Fact]:
    triples = _Triples()
    Graph(triples, bind_namespaces="none").parse(data=text, format="turtle", publicID=NAMESPACE)
    return triples.added


def _what_is_wrong(error: Exception, text: str) -> str:
    """Return the line, where it is known, and the reason why rdflib could not parse a text."""
    last = text.count("\n") + 1
    match error:
        case BadSyntax():
            return f", line {error.lines + 1}: not Turtle: {' '.join(str(error.message).split())}"
        case AssertionError():  # rdflib raises it for nothing else
            return f", line {_open_string(text)}: not Turtle: a string is never closed"
        case RecursionError():
            return ": not Turtle kg reads: brackets nest too deeply"
        case IndexError():  # the parser ran over the end of the text
            return f", line {last}: not Turtle: ends within a sentence"
        case _:
            return f": not Turtle kg reads: {error!s:.200}"


def _open_string(text: str) -> int:
    """Return the line of the quotation mark that opens a string without an end."""
    rest = CLOSED.sub(lambda closed: "\n" * closed[0].count("\n"), text)
    quote = re.search("[\"']", rest)
    return rest.count("\n", 0, quote.start() if quote else len(rest)) + 1


@dataclass(frozen=True)
class Files:
    """Several Turtle files that are read as one."""

    sources: tuple[Source, ...]
    described: Mapping[URIRef, Description]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Files:
        """Gather what the sources say; raise OntologyError on a term of ours that none describes.

        Everything is sorted, so that the order of files does not matter.
        """
        sources = tuple(sources)
        files = cls(sources, _describe(sources))
        for source in sources:
            for node in (node for triple in source.triples for node in triple):
                if isinstance(node, URIRef) and node not in files.described and is_ours(node):
                    raise files.fault(f"unknown term {curie(node)}", curie(node))
        return files

    def fault(self, message: str, term: str, word: str | None = None) -> OntologyError:
        """Return the error that names the file and line of `term`, or of its literal `word`.

        Where several files describe it, the last is named: a user's own file comes last.
        """
        for source in reversed(self.sources):
            line = source.line_of(term, word)
            if line is not None:
                return OntologyError(f"{source.path}, line {line}: {message}")
        return OntologyError(message)


def _describe(sources: Iterable[Source]) -> dict[URIRef, Description]:
    gathered: dict[URIRef, dict[URIRef, set[str]]] = {}
    for source in sources:
        for subject, predicate, value in source.triples:
            if isinstance(subject, URIRef) and isinstance(predicate, URIRef):
                gathered.setdefault(subject, {}).setdefault(predicate, set()).add(str(value))
    return {
        subject: {predicate: tuple(sorted(found)) for predicate, found in values.items()}
        for subject, values in sorted(gathered.items())
    }


def is_ours(iri: str) -> bool:
    """Return whether an IRI lies in one of kg's own namespaces."""
    return any(iri.startswith(namespace) for namespace in OURS)


def curie(iri: str) -> str:
    """Return an IRI of ours as it is written in the files, any other as it is.

    >>> curie("https://w3id.org/newskg/ns#heads")
    'kg:heads'
    """
    for namespace, prefix in OURS.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return iri


def as_graph(triples: Iterable[Fact]) -> Graph:
    """Return an rdflib graph of these triples."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph
