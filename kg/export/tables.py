"""A graph in; a flat table of its statements for spreadsheets out."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from kg.graph import Graph, GraphStatement
from kg.query import harmless, load_graph
from kg.records import Article
from kg.store import Store

COLUMNS = (
    "subject", "predicate", "object", "layer", "polarity", "modality", "holders", "when", "where",
    "qualifiers", "relation", "sentence", "title", "publisher", "published", "url", "rule",
    "confidence", "subject_id", "predicate_id", "object_id", "article_id", "start", "statement_id",
)  # fmt: skip  # one name a line says nothing


def write_csv(store: Store, stream: BinaryIO) -> None:
    """Write one row for each statement (RFC 4180, UTF-8), with sentence, sources and article."""
    graph = load_graph(store)
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for statement in graph.statements:
        row = statement_row(statement, graph)
        writer.writerow([harmless(row[column]) for column in COLUMNS])
    text.detach()  # closing it would close the stream


def statement_row(statement: GraphStatement, graph: Graph) -> dict[str, str]:
    """Return the cells of a statement in words."""
    article = graph.articles[statement.article]
    return {
        "subject": _name(graph, statement.subject),
        "predicate": statement.label,
        "object": _name(graph, statement.object),
        "layer": statement.layer.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "holders": " < ".join(_name(graph, who) for who, _ in statement.holders),
        "when": statement.when or "",
        "where": _name(graph, statement.where),
        "qualifiers": "; ".join(f"{role} {_name(graph, i)}" for role, i in statement.qualifiers),
        "relation": statement.relation,
        "sentence": statement.sentence,
        **_source(article),
        "rule": statement.rule,
        "confidence": f"{statement.confidence:g}",
        "subject_id": statement.subject,
        "predicate_id": statement.predicate,
        "object_id": statement.object or "",
        "article_id": statement.article,
        "start": str(statement.start),
        "statement_id": statement.id,
    }


def _source(article: Article) -> dict[str, str]:
    return {
        "title": article.title,
        "publisher": article.publisher or "",
        "published": article.published.isoformat() if article.published else "",
        "url": article.url or "",
    }


def _name(graph: Graph, identifier: str | None) -> str:
    return "" if identifier is None else graph.entities[identifier].name
