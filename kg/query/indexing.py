"""A graph in; a SQLite file with what its store cannot look up fast out: names, hubs, counts.

The store finds what has exactly this name, and all statements of one thing. It cannot find a name
by a part of it, nor the surest statements of a thing that is in 40,000, nor count, without reading
everything. The file is written with the store, is a part of it, and says nothing else:

- `entity`, numbered by importance: the number of statements with it as subject or object
- `name`: all names of an entity, without case and accents
- `statement`, numbered by confidence, the surest first
- `participant`: which statements name an entity, in whatever role
- `figure`: what `kg stats` prints
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from kg.graph import Graph
from kg.query.folding import fold
from kg.records import Layer

FORMAT = 1
"""Raised when the tables change: an index of another format is made anew in memory."""
TABLES = """
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id TEXT, type TEXT, name TEXT, statements INTEGER);
CREATE TABLE name (
  entity INTEGER, folded TEXT, PRIMARY KEY (entity, folded)) WITHOUT ROWID;
CREATE TABLE statement (
  number INTEGER PRIMARY KEY, id TEXT, subject INTEGER, object INTEGER, layer INTEGER);
CREATE TABLE participant (
  entity INTEGER, statement INTEGER, PRIMARY KEY (entity, statement)) WITHOUT ROWID;
CREATE TABLE figure (kind TEXT, name TEXT, number INTEGER);
CREATE TEMP TABLE found (entity INTEGER, statement INTEGER);
"""
FINISH = """
INSERT INTO participant SELECT DISTINCT entity, statement FROM found ORDER BY entity, statement;
CREATE UNIQUE INDEX called ON entity (id);
CREATE INDEX spelled ON name (folded);
INSERT INTO figure SELECT 'type', type, COUNT(*) FROM entity GROUP BY type;
INSERT INTO figure SELECT 'layer', layer, COUNT(*) FROM statement GROUP BY layer;
INSERT INTO figure
  SELECT 'connection', name, SUM(statements) AS number FROM entity WHERE statements > 0
  GROUP BY name ORDER BY number DESC, name;
"""
LAYERS = {layer: number for number, layer in enumerate(Layer)}


def write_index(graph: Graph, path: Path | None = None) -> sqlite3.Connection:
    """Write the index of a graph into a new file, or keep it in memory; return it open."""
    index = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    index.executescript(TABLES)
    index.execute("BEGIN")  # which the next script ends
    _write_statements(graph, _write_entities(graph, index), index)
    _count(graph, index)
    index.executescript(f"BEGIN; {FINISH} PRAGMA user_version = {FORMAT}; COMMIT; ANALYZE;")
    return index


def write_index_file(graph: Graph, path: Path) -> None:
    """Write the index of a graph into a new file."""
    with closing(write_index(graph, path)):
        pass


def _write_entities(graph: Graph, index: sqlite3.Connection) -> Mapping[str, int]:
    """Write the entities and their names; return the number of each, the first the most named."""
    degree = Counter(each.subject for each in graph.statements)
    degree.update(
        each.object for each in graph.statements if each.object not in (None, each.subject)
    )
    entities = sorted(graph.entities.values(), key=lambda each: (-degree[each.id], each.id))
    rows = (
        (number, each.id, each.type, each.name, degree[each.id])
        for number, each in enumerate(entities, start=1)
    )
    index.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", rows)
    names = (
        (number, spelling)
        for number, each in enumerate(entities, start=1)
        for spelling in sorted(set(map(fold, (each.id, each.name, *each.aliases))))
    )
    index.executemany("INSERT INTO name VALUES (?, ?)", names)
    return {each.id: number for number, each in enumerate(entities, start=1)}


def _write_statements(graph: Graph, numbers: Mapping[str, int], index: sqlite3.Connection) -> None:
    """Write the statements, the surest first, and who takes part in them."""
    statements = sorted(graph.statements, key=lambda each: (-each.confidence, each.id))
    rows = (
        (number, each.id, numbers[each.subject], numbers.get(each.object or ""), LAYERS[each.layer])
        for number, each in enumerate(statements, start=1)
    )
    index.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?)", rows)
    found = (
        (numbers[entity], number)
        for number, each in enumerate(statements, start=1)
        for entity in each.participants
    )
    index.executemany("INSERT INTO found VALUES (?, ?)", found)


def _count(graph: Graph, index: sqlite3.Connection) -> None:
    """Add the figures that are not about entities and layers."""
    publishers = Counter(article.publisher or "" for article in graph.articles.values())
    relations = Counter(statement.predicate for statement in graph.statements)
    holders = Counter(
        graph.entities[entity].name for each in graph.statements for entity, _level in each.holders
    )
    for kind, counts in (("publisher", publishers), ("relation", relations), ("holder", holders)):
        rows = ((kind, name, number) for name, number in sorted(counts.items()))
        index.executemany("INSERT INTO figure VALUES (?, ?, ?)", rows)
