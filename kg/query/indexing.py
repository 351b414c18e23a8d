"""A store in; a SQLite file with what it cannot look up fast out: names, hubs, counts.

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
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from kg.iris import contract, decode
from kg.query.folding import fold
from kg.records import Layer
from kg.store import Store
from kg.terms import NAMESPACES

FORMAT = 1
"""Raised when the tables change: an index of another format is made anew in memory."""
ENTITIES = "SELECT ?entity ?class ?name WHERE { ?entity skos:prefLabel ?name ; a ?class }"
ALIASES = "SELECT ?entity ?alias WHERE { ?entity skos:altLabel ?alias ; skos:prefLabel ?name }"
STATEMENTS = """SELECT ?statement ?subject ?object ?layer ?confidence WHERE {
  ?statement kg:subject ?subject ; kg:layer ?layer ; kg:confidence ?confidence
  OPTIONAL { ?statement kg:object ?object }
}"""
FURTHER = (
    "SELECT ?statement ?entity WHERE { ?statement kg:where ?entity }",
    "SELECT ?statement ?entity WHERE { ?statement kg:when ?entity }",
    "SELECT ?statement ?entity WHERE { ?statement kg:holder ?entity }",
    "SELECT ?statement ?entity WHERE { ?statement kg:qualifier/kg:value ?entity }",
)
"""Participants besides subject and object."""
ARTICLES = """SELECT ?name (COUNT(*) AS ?number) WHERE {
  ?article a kg:Article
  OPTIONAL { ?article dct:publisher/skos:prefLabel ?name }
} GROUP BY ?name"""
RELATIONS = """SELECT ?name (COUNT(*) AS ?number) WHERE { ?statement kg:predicate ?name }
GROUP BY ?name"""
SPEAKERS = """SELECT ?entity (COUNT(*) AS ?number) WHERE { ?link kg:agent ?entity }
GROUP BY ?entity"""

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
LAYERS = {f"{NAMESPACES['kg']}{layer}": number for number, layer in enumerate(Layer)}


def write_index(store: Store, path: Path | None = None) -> sqlite3.Connection:
    """Write the index of a store into a new file, or keep it in memory; return it open."""
    index = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    index.executescript(TABLES)
    index.execute("BEGIN")  # which the next script ends
    _read(store, index)
    index.executescript(f"BEGIN; {FILL} COMMIT; BEGIN")
    _count(store, index)
    index.executescript(f"PRAGMA user_version = {FORMAT}; ANALYZE;")
    return index


def write_index_file(store: Store, path: Path) -> None:
    """Write the index of a store into a new file."""
    with closing(write_index(store, path)):
        pass


def _read(store: Store, index: sqlite3.Connection) -> None:
    """Fill the temporary tables."""
    base = store.base
    index.executemany("INSERT OR IGNORE INTO thing VALUES (?, ?, ?)", _things(store, base))
    index.executemany("INSERT INTO spelling VALUES (?, ?)", _spellings(store, index, base))
    index.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?, ?)", _said(store, base))
    further = chain.from_iterable(store.texts(query) for query in FURTHER)
    index.executemany("INSERT INTO named VALUES (?, ?)", _ids(further, base))


def _things(store: Store, base: str) -> Iterator[tuple[str, str, str]]:
    for entity, cls, name in store.texts(ENTITIES):
        if str(entity).startswith(base):
            yield _id(entity, base), str(cls).removeprefix(NAMESPACES["kg"]), str(name)


def _spellings(store: Store, index: sqlite3.Connection, base: str) -> Iterator[tuple[str, str]]:
    for identifier, name in index.execute("SELECT id, name FROM thing"):
        yield identifier, fold(identifier)
        yield identifier, fold(name)
    for entity, alias in store.texts(ALIASES):
        yield _id(entity, base), fold(str(alias))


def _said(store: Store, base: str) -> Iterator[tuple[str, str, str | None, int, float]]:
    for statement, subject, thing, layer, confidence in store.texts(STATEMENTS):
        identifier, other = _id(statement, base), _id(thing, base) if thing else None
        yield identifier, _id(subject, base), other, LAYERS[str(layer)], float(confidence or 0)


def _ids(rows: Iterable[tuple[str | None, ...]], base: str) -> Iterator[tuple[str, ...]]:
    return (tuple(_id(cell, base) for cell in row) for row in rows)


def _id(iri: str | None, base: str) -> str:
    return decode(str(iri).removeprefix(base))


def _count(store: Store, index: sqlite3.Connection) -> None:
    """Add the figures that are not about entities and layers."""
    add = "INSERT INTO figure VALUES (?, ?, ?)"
    publishers = ((name or "", int(number or 0)) for name, number in store.texts(ARTICLES))
    index.executemany(add, (("publisher", *row) for row in publishers))
    relations = ((contract(str(name)), int(n or 0)) for name, n in store.texts(RELATIONS))
    index.executemany(add, (("relation", *row) for row in relations))
    base = store.base
    speakers = ((_id(entity, base), int(number or 0)) for entity, number in store.texts(SPEAKERS))
    index.execute("CREATE TEMP TABLE speaks (id TEXT, number INTEGER)")
    index.executemany("INSERT INTO speaks VALUES (?, ?)", speakers)
    index.execute(
        "INSERT INTO figure SELECT 'holder', name, SUM(speaks.number) "
        "FROM speaks JOIN entity USING (id) GROUP BY name"
    )
