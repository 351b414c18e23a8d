"""A graph in; a ZIP of CSV files for Neo4j's importer out.

See https://neo4j.com/docs/operations-manual/current/import/. Entities, articles and statements are
nodes. A statement is linked with its subject, object, sources, place and article; only what has a
plain edge is also a relationship between two entities, so that what somebody claims, plans or
denies is never one. `import.sh` has the command that reads them.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from kg.export.wording import period_of_statement
from kg.graph import Graph, GraphStatement
from kg.query import load_graph
from kg.store import Store

Rows = Iterable[Sequence[object]]
ENTITY = ("id:ID(Entity)", "name", "aliases:string[]", "sameAs:string[]", ":LABEL")
ARTICLE = ("id:ID(Article)", "title", "publisher", "published:datetime", "url", "text", ":LABEL")
STATEMENT = (
    "id:ID(Statement)", "predicate", "label", "layer", "polarity", "modality", "confidence:double",
    "when", "earliest:datetime", "latest:datetime", "relation", "sentence", "start:int", "rule",
    ":LABEL",
)  # fmt: skip  # one name a line says nothing
PLAIN = (
    ":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "statement", "label", "layer",
    "confidence:double", "when", "earliest:datetime", "latest:datetime",
)  # fmt: skip  # as above
ROLES = (":START_ID(Statement)", ":END_ID(Entity)", ":TYPE", "role", "level:int")
SOURCES = (":START_ID(Statement)", ":END_ID(Article)", ":TYPE")
IMPORT = """\
#!/bin/sh
# Reads this folder into an empty database: sh import.sh [name of the database]
neo4j-admin database import full "${1:-neo4j}" --multiline-fields=true --array-delimiter='|' \\
  --nodes=entities.csv --nodes=articles.csv --nodes=statements.csv \\
  --relationships=plain.csv --relationships=roles.csv --relationships=sources.csv
"""
NOT_IN_TYPES = re.compile(r"\W+")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP can have: the same graph gives the same bytes."""
BAR = "|"  # between the values of an array


def write_neo4j(store: Store, stream: BinaryIO) -> None:
    """Write the ZIP."""
    graph = load_graph(store)
    files = {
        "entities.csv": (ENTITY, _entities(graph)),
        "articles.csv": (ARTICLE, _articles(graph)),
        "statements.csv": (STATEMENT, map(_statement, graph.statements)),
        "plain.csv": (PLAIN, map(_plain, filter(graph.has_edge, graph.statements))),
        "roles.csv": (ROLES, (row for each in graph.statements for row in _roles(each))),
        "sources.csv": (SOURCES, ((s.id, s.article, "STATED_IN") for s in graph.statements)),
    }
    buffer = io.BytesIO()  # a ZIP is written with seeks, which a pipe has not
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (header, rows) in files.items():
            archive.writestr(_entry(name), _table(header, rows), zipfile.ZIP_DEFLATED)
        archive.writestr(_entry("import.sh"), IMPORT, zipfile.ZIP_DEFLATED)
    stream.write(buffer.getvalue())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr = 0o644 << 16
    return entry


def _table(header: Sequence[str], rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _entities(graph: Graph) -> Iterator[Sequence[object]]:
    for entity in graph.entities.values():
        lists = (_array(entity.aliases), _array(entity.same_as))
        yield entity.id, entity.name, *lists, f"Entity{BAR}{entity.type}"


def _array(values: Iterable[str]) -> str:
    return BAR.join(value.replace(BAR, " ") for value in values)


def _articles(graph: Graph) -> Iterator[Sequence[object]]:
    for article in graph.articles.values():
        published = article.published.isoformat() if article.published else ""
        about = (article.title, article.publisher, published, article.url, article.text)
        yield article.id, *about, "Article"


def _statement(statement: GraphStatement) -> Sequence[object]:
    earliest, latest = period_of_statement(statement)
    return (
        statement.id, statement.predicate, statement.label, statement.layer.value,
        statement.polarity.value, statement.modality.value, statement.confidence,
        statement.when, earliest, latest, statement.relation, statement.sentence, statement.start,
        statement.rule, f"Statement{BAR}{statement.layer.value.capitalize()}",
    )  # fmt: skip  # as above


def _plain(statement: GraphStatement) -> Sequence[object]:
    earliest, latest = period_of_statement(statement)
    return (
        statement.subject, statement.object, relationship_type(statement.predicate), statement.id,
        statement.label, statement.layer.value, statement.confidence, statement.when, earliest,
        latest,
    )  # fmt: skip  # as above


def relationship_type(predicate: str) -> str:
    """Return a predicate as Neo4j's style guide spells relationships.

    >>> relationship_type("kg:holdsPosition"), relationship_type("rel:hand-to")
    ('HOLDS_POSITION', 'HAND_TO')
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", predicate.partition(":")[2])
    return NOT_IN_TYPES.sub("_", words).strip("_").upper() or "RELATED"


def _roles(statement: GraphStatement) -> Iterator[Sequence[object]]:
    ends = (
        ("SUBJECT", statement.subject),
        ("OBJECT", statement.object),
        ("WHERE", statement.where),
        ("WHEN", statement.time),
    )
    for kind, entity in ends:
        if entity is not None:
            yield statement.id, entity, kind, "", ""
    for who, level in statement.holders:
        yield statement.id, who, "SAID_BY", "", level
    for role, entity in statement.qualifiers:
        yield statement.id, entity, "QUALIFIER", role, ""
