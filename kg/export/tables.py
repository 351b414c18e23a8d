"""A graph in; a flat table of its statements for spreadsheets out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.export.wording import period_of_statement
from kg.graph import Graph, GraphStatement
from kg.query import harmless, load_parts
from kg.records import Article
from kg.store import Store

COLUMNS = (
    "subject", "predicate", "object", "layer", "polarity", "modality", "holders", "when",
    "earliest", "latest", "time", "where", "qualifiers", "relation", "sentence", "title",
    "publisher", "published", "url", "rule", "confidence", "subject_id", "predicate_id",
    "object_id", "article_id", "start", "statement_id",
)  # fmt: skip  # one name a line says nothing
"""`when` is ISO 8601, empty where no date is known; `time` is what the article calls it."""

Cell = str | float | int
"""A number for a number, "" where there is nothing."""


def write_csv(store: Store, stream: BinaryIO) -> None:
    """Write one row for each statement (RFC 4180, UTF-8), with sentence, sources and article."""
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for part in load_parts(store):
        for record in statement_records(part):
            writer.writerow([_csv_cell(record[column]) for column in COLUMNS])
    text.detach()  # closing it would close the stream


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def statement_records(graph: Graph) -> Iterator[dict[str, Cell]]:
    """Yield the cells of each statement by column, in the order of `COLUMNS`."""
    for statement in graph.statements:
        yield statement_record(statement, graph)


def statement_record(statement: GraphStatement, graph: Graph) -> dict[str, Cell]:
    """Return the cells of a statement in words."""
    article = graph.articles[statement.article]
    earliest, latest = period_of_statement(statement)
    return {
        "subject": _name(graph, statement.subject),
        "predicate": statement.label,
        "object": _name(graph, statement.object),
        "layer": statement.layer.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "holders": " < ".join(_name(graph, who) for who, _ in statement.holders),
        "when": statement.when or "",
        "earliest": earliest or "",
        "latest": latest or "",
        "time": _name(graph, statement.time),
        "where": _name(graph, statement.where),
        "qualifiers": "; ".join(f"{role} {_name(graph, i)}" for role, i in statement.qualifiers),
        "relation": statement.relation,
        "sentence": statement.sentence,
        **_source(article),
        "rule": statement.rule,
        "confidence": statement.confidence,
        "subject_id": statement.subject,
        "predicate_id": statement.predicate,
        "object_id": statement.object or "",
        "article_id": statement.article,
        "start": statement.start,
        "statement_id": statement.id,
    }


def _source(article: Article) -> dict[str, Cell]:
    return {
        "title": article.title,
        "publisher": article.publisher or "",
        "published": article.issued or "",
        "url": article.url or "",
    }


def _name(graph: Graph, identifier: str | None) -> str:
    return "" if identifier is None else graph.entities[identifier].name
