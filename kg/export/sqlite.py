"""A graph in; an SQLite database, as Datasette shows it, out.

Tables of articles, entities, statements, evidence, holders and qualifiers with foreign keys between
them, full-text search (FTS5) over sentences, articles and names, and two views in words: `facts`
are the plain edges, `statements_in_words` are all, each with its layer.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import BinaryIO

from kg.export.wording import period_of_statement
from kg.graph import Graph, GraphStatement
from kg.query import load_graph
from kg.store import Store

SCHEMA = """
CREATE TABLE articles (
  id TEXT PRIMARY KEY, title TEXT, publisher TEXT, published TEXT, url TEXT, text TEXT NOT NULL);
CREATE TABLE entities (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL,
  aliases TEXT NOT NULL, same_as TEXT NOT NULL);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, sentence TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles(id));
CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES entities(id), predicate TEXT NOT NULL, label TEXT NOT NULL,
  object TEXT REFERENCES entities(id),
  layer TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
  plain INTEGER NOT NULL, confidence REAL NOT NULL,
  "when" TEXT, earliest TEXT, latest TEXT, time TEXT REFERENCES entities(id),
  place TEXT REFERENCES entities(id), relation TEXT NOT NULL, rule TEXT NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence(id),
  article TEXT NOT NULL REFERENCES articles(id));
CREATE TABLE holders (
  statement TEXT NOT NULL REFERENCES statements(id),
  entity TEXT NOT NULL REFERENCES entities(id), level INTEGER NOT NULL);
CREATE TABLE qualifiers (
  statement TEXT NOT NULL REFERENCES statements(id), role TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entities(id));
"""
AFTER = """
CREATE INDEX statements_subject ON statements(subject);
CREATE INDEX statements_object ON statements(object);
CREATE INDEX statements_article ON statements(article);
CREATE INDEX statements_layer ON statements(layer);
CREATE INDEX holders_statement ON holders(statement);
CREATE INDEX holders_entity ON holders(entity);
CREATE INDEX qualifiers_statement ON qualifiers(statement);
CREATE INDEX evidence_article ON evidence(article);
CREATE VIRTUAL TABLE evidence_fts USING fts5(sentence, content="evidence", content_rowid="id");
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content="articles");
CREATE VIRTUAL TABLE entities_fts USING fts5(name, aliases, content="entities");
INSERT INTO evidence_fts(evidence_fts) VALUES ('rebuild');
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
INSERT INTO entities_fts(entities_fts) VALUES ('rebuild');
CREATE VIEW statements_in_words AS
  SELECT s.layer, a.name AS subject,
    CASE s.polarity WHEN 'negative' THEN 'not ' ELSE '' END || s.label AS relation,
    b.name AS object, s."when", p.name AS place,
    (SELECT group_concat(name, ' < ') FROM (
       SELECT h.name FROM holders JOIN entities h ON h.id = holders.entity
       WHERE holders.statement = s.id ORDER BY level, h.name)) AS said_by,
    e.sentence, s.confidence, s.modality, c.title AS article, c.publisher, c.published, c.url,
    s.plain, s.id AS statement
  FROM statements s JOIN entities a ON a.id = s.subject JOIN evidence e ON e.id = s.evidence
    JOIN articles c ON c.id = s.article
    LEFT JOIN entities b ON b.id = s.object LEFT JOIN entities p ON p.id = s.place;
CREATE VIEW facts AS SELECT * FROM statements_in_words WHERE plain;
"""
Row = tuple[str | int | float | None, ...]


def write_sqlite(store: Store, stream: BinaryIO) -> None:
    """Write the file of the database."""
    graph = load_graph(store)
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA)
        sentences = _sentences(graph)
        for table, rows in _tables(graph, sentences):
            _insert(database, table, rows)
        database.commit()
        database.executescript(AFTER)
        stream.write(database.serialize())


def _sentences(graph: Graph) -> dict[tuple[str, int, str], int]:
    """Return a number for each sentence that says something; all statements of it share it."""
    found = dict.fromkeys((each.article, each.start, each.sentence) for each in graph.statements)
    return {sentence: number for number, sentence in enumerate(found, start=1)}


def _tables(
    graph: Graph, sentences: dict[tuple[str, int, str], int]
) -> Iterator[tuple[str, Iterable[Row]]]:
    statements = graph.statements
    yield "articles", _articles(graph)
    yield "entities", _entities(graph)
    yield (
        "evidence",
        (
            (number, sentence, start, start + len(sentence), article)
            for (article, start, sentence), number in sentences.items()
        ),
    )
    yield "statements", (_statement(each, graph, sentences) for each in statements)
    yield "holders", ((each.id, who, level) for each in statements for who, level in each.holders)
    yield (
        "qualifiers",
        ((each.id, role, who) for each in statements for role, who in each.qualifiers),
    )


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    columns = len(database.execute(f"SELECT * FROM {table} LIMIT 0").description)
    places = ", ".join("?" * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({places})", map(_storable, rows))


def _storable(row: Row) -> Row:
    """Return a row without what is no Unicode text, which SQLite refuses."""
    return tuple(
        cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell for cell in row
    )


def _articles(graph: Graph) -> Iterator[Row]:
    for article in graph.articles.values():
        published = article.issued
        title = article.title or None
        yield article.id, title, article.publisher, published, article.url, article.text


def _entities(graph: Graph) -> Iterator[Row]:
    for entity in graph.entities.values():
        aliases = json.dumps(entity.aliases, ensure_ascii=False)
        yield entity.id, entity.name, entity.type, aliases, json.dumps(entity.same_as)


def _statement(
    statement: GraphStatement, graph: Graph, sentences: dict[tuple[str, int, str], int]
) -> Row:
    earliest, latest = period_of_statement(statement)
    return (
        statement.id, statement.subject, statement.predicate, statement.label, statement.object,
        statement.layer.value, statement.polarity.value, statement.modality.value,
        graph.has_edge(statement), statement.confidence, statement.when, earliest, latest,
        statement.time, statement.where, statement.relation, statement.rule,
        sentences[statement.article, statement.start, statement.sentence], statement.article,
    )  # fmt: skip  # one name a line says nothing
