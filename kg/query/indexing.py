"""A graph in; a SQLite file with what its store cannot look up fast out: names, hubs, counts.

The store finds what has exactly this name, and all statements of one thing. It cannot find a name
by a part of it, nor the surest statements of a thing that is in 40,000, nor count, without reading
everything. The file is written with the store, is a part of it, and says nothing else:

- `entity`, numbered by importance: the number of statements with it as subject or object
- `name`: all names of an entity, without case and accents
- `statement`, numbered by confidence, the surest first
- `participant`: which statements name an entity, in whatever role
- `figure`: what `kg stats` prints

Rows go through temporary tables, which SQLite keeps on disk: memory does not grow with the graph.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kg.graph import Graph, GraphStatement
from kg.query.folding import fold
from kg.records import Layer

FORMAT = 1
"""Raised when the tables change: an index of another format is made anew in memory."""
TABLES = """
CREATE TEMP TABLE thing (id TEXT PRIMARY KEY, type TEXT, name TEXT) WITHOUT ROWID;
CREATE TEMP TABLE spelling (id TEXT, folded TEXT);
CREATE TEMP TABLE said (
  id TEXT PRIMARY KEY, subject TEXT, object TEXT, layer INTEGER, confidence REAL) WITHOUT ROWID;
CREATE TEMP TABLE named (statement TEXT, entity TEXT);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, name TEXT, statements INTEGER);
CREATE TABLE name (
  entity INTEGER, folded TEXT, PRIMARY KEY (entity, folded)) WITHOUT ROWID;
CREATE TABLE statement (
  number INTEGER PRIMARY KEY, id TEXT, subject INTEGER, object INTEGER, layer INTEGER);
CREATE TABLE participant (
  entity INTEGER, statement INTEGER, PRIMARY KEY (entity, statement)) WITHOUT ROWID;
CREATE TABLE figure (kind TEXT, name TEXT, number INTEGER);
"""
FILL = """
CREATE TEMP TABLE degree AS
  SELECT entity, COUNT(*) AS number FROM (
    SELECT subject AS entity FROM said
    UNION ALL SELECT object FROM said WHERE object <> subject) GROUP BY entity;
INSERT INTO entity
  SELECT ROW_NUMBER() OVER (ORDER BY COALESCE(degree.number, 0) DESC, thing.id),
    thing.id, type, name, COALESCE(degree.number, 0)
  FROM thing LEFT JOIN degree ON degree.entity = thing.id;
INSERT OR IGNORE INTO name
  SELECT entity.number, folded FROM spelling JOIN entity USING (id) ORDER BY 1, 2;
CREATE INDEX spelled ON name (folded);
INSERT INTO statement
  SELECT ROW_NUMBER() OVER (ORDER BY confidence DESC, said.id),
    said.id, one.number, other.number, layer
  FROM said JOIN entity AS one ON one.id = subject LEFT JOIN entity AS other ON other.id = object;
CREATE TEMP TABLE numbered (id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
INSERT INTO numbered SELECT id, number FROM statement;
INSERT OR IGNORE INTO participant SELECT subject, number FROM statement;
INSERT OR IGNORE INTO participant
  SELECT object, number FROM statement WHERE object IS NOT NULL;
INSERT OR IGNORE INTO participant
  SELECT entity.number, numbered.number FROM named
  JOIN entity ON entity.id = named.entity JOIN numbered ON numbered.id = named.statement;
INSERT INTO figure SELECT 'type', type, COUNT(*) FROM entity GROUP BY type;
INSERT INTO figure SELECT 'layer', layer, COUNT(*) FROM statement GROUP BY layer;
INSERT INTO figure
  SELECT 'connection', name, SUM(statements) AS number FROM entity WHERE statements > 0
  GROUP BY name ORDER BY number DESC, name;
"""
"""From the temporary tables to those that stay, in this order."""
LAYERS = {layer: number for number, layer in enumerate(Layer)}
ADD_FIGURE = "INSERT INTO figure VALUES (?, ?, ?)"


def write_index(graph: Graph, path: Path | None = None) -> sqlite3.Connection:
    """Write the index of a graph into a new file, or keep it in memory; return it open."""
    index = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    index.executescript(TABLES)
    index.execute("BEGIN")  # which the next script ends
    _read(graph, index)
    index.executescript(f"BEGIN; {FILL} COMMIT; BEGIN")
    _count(graph, index)
    index.executescript(f"PRAGMA user_version = {FORMAT}; ANALYZE;")
    return index


def write_index_file(graph: Graph, path: Path) -> None:
    """Write the index of a graph into a new file."""
    with closing(write_index(graph, path)):
        pass


def _read(graph: Graph, index: sqlite3.Connection) -> None:
    """Fill the temporary tables."""
    things = ((each.id, each.type, each.name) for each in graph.entities.values())
    index.executemany("INSERT INTO thing VALUES (?, ?, ?)", things)
    spellings = (
        (entity.id, fold(spelling))
        for entity in graph.entities.values()
        for spelling in (entity.id, entity.name, *entity.aliases)
    )
    index.executemany("INSERT INTO spelling VALUES (?, ?)", spellings)
    said = (
        (each.id, each.subject, each.object, LAYERS[each.layer], each.confidence)
        for each in graph.statements
    )
    index.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?)", said)
    further = ((each.id, entity) for each in graph.statements for entity in _further(each))
    index.executemany("INSERT INTO named VALUES (?, ?)", further)


def _further(statement: GraphStatement) -> Iterator[str]:
    """Yield the participants besides subject and object."""
    yield from filter(None, (statement.where, statement.time))
    yield from (entity for entity, _level in statement.holders)
    yield from (entity for _role, entity in statement.qualifiers)


def _count(graph: Graph, index: sqlite3.Connection) -> None:
    """Add the figures that are not about entities and layers."""
    publishers = Counter(article.publisher or "" for article in graph.articles.values())
    relations = Counter(statement.predicate for statement in graph.statements)
    holders = Counter(
        graph.entities[entity].name for each in graph.statements for entity, _level in each.holders
    )
    for kind, counts in (("publisher", publishers), ("relation", relations), ("holder", holders)):
        rows = ((kind, name, number) for name, number in sorted(counts.items()))
        index.executemany(ADD_FIGURE, rows)
