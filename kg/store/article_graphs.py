"""The lines of an N-Triples file in; the same as N-Quads, a named graph for each article, out.

The graph of an article is named by the article's IRI and holds what only this article says: its
statements with their sources and qualifiers, their evidence, its quotations. Entities, plain edges,
the articles themselves, stories and the vocabulary stay in the default graph, because several share
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.ids import ID_LENGTH
from kg.terms import KG, OA, PROV

LINKS = tuple(
    f"<{name}>".encode() for name in (OA.hasSource, PROV.wasDerivedFrom, PROV.wasQuotedFrom)
)
"""What leads from evidence, from a statement and from a quotation towards their article."""
OF_ALL = f" <{KG.originCount}> ".encode()
"""What is so of a statement because of other articles."""


def in_article_graphs(lines: bytes, base: str) -> bytes:
    """Return the lines as N-Quads (https://www.w3.org/TR/n-quads/), the default graph first.

    Within a graph the lines keep their order.
    """
    own = re.compile(
        re.escape(f"<{base}".encode()) + rb"(?:st|ev|quo)-[0-9a-f]{%d}" % ID_LENGTH
    )  # also the start of what belongs to it: "st-…-holder-1"
    graph_of = _articles(lines, own)
    quads: dict[bytes, list[bytes]] = {b"": []}
    for line in lines.splitlines(keepends=True):
        found = own.match(line)
        alone = found is not None and OF_ALL not in line
        graph = graph_of.get(found[0], b"") if found and alone else b""
        quads.setdefault(graph, []).append(line[:-2] + graph + b" .\n" if graph else line)
    return b"".join(line for graph in sorted(quads) for line in quads[graph])


def _articles(lines: bytes, own: re.Pattern[bytes]) -> Mapping[bytes, bytes]:
    """Return the article that each statement, evidence and quotation leads to."""
    towards = dict(_links(lines, own))
    return {
        start: article
        for start, target in towards.items()
        if (article := _follow(target, towards, own)).endswith(b">")
    }


def _links(lines: bytes, own: re.Pattern[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for line in lines.splitlines():
        subject, predicate, rest = line.split(b" ", 2)
        found = own.match(subject)
        if found and predicate in LINKS:
            yield found[0], rest.removesuffix(b" .")


def _follow(target: bytes, towards: Mapping[bytes, bytes], own: re.Pattern[bytes]) -> bytes:
    """Return the end of the way from a statement over its evidence."""
    found = own.match(target)
    return towards.get(found[0], b"") if found else target
