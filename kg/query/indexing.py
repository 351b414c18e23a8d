"""Articles of a graph in; a SQLite file with what its store cannot look up fast out: names, counts.

The store finds what has exactly this name, and all statements of one thing. It cannot find a name
by a part of it, nor the surest statements of a thing that is in 40,000, nor count, without reading
everything. The file is written with the store, is a part of it, and says nothing else:

- `entity`, numbered by importance: the number of statements with it as subject or object
- `name`: all names of an entity, without case and accents
- `statement`, numbered by confidence, the surest first
- `participant`: which statements name an entity, in whatever role
- `figure`: what `kg stats` prints

Entities and statements get their numbers when all are known, and are sorted by SQLite, so that of a
large graph only numbers are in memory. NumPy is loaded where they are written: it would double the
start of a process that answers a query.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import Corpus, Entity, Graph, GraphStatement
from kg.query.folding import fold
from kg.records import Layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
CREATE TEMP TABLE thing (
  draft INTEGER, id TEXT, type TEXT, name TEXT, statements INTEGER, spellings TEXT);
CREATE TEMP TABLE said (
  draft INTEGER, id TEXT, subject INTEGER, object INTEGER, layer INTEGER, confidence REAL);
"""
FINISH = """
CREATE UNIQUE INDEX called ON entity (id);
CREATE INDEX spelled ON name (folded);
INSERT INTO figure SELECT 'type', type, COUNT(*) FROM entity GROUP BY type;
INSERT INTO figure SELECT 'layer', layer, COUNT(*) FROM statement GROUP BY layer;
INSERT INTO figure
  SELECT 'connection', name, SUM(statements) AS number FROM entity WHERE statements > 0
  GROUP BY name ORDER BY number DESC, name;
DROP TABLE thing;
DROP TABLE said;
"""
LAYERS = {layer: number for number, layer in enumerate(Layer)}
SHIFT, MASK = 32, 0xFFFFFFFF
"""Two numbers in one."""
BATCH = 10_000
"""Rows that are read and written at once."""
PAIRS = 4_000_000
"""Who takes part in what, as many as are sorted in memory at once."""


def index_graph(graph: Graph) -> sqlite3.Connection:
    """Return the index of a graph that is in memory, in memory, too."""
    writer = _Writer(graph.entities.values(), None)
    writer.add((), graph.statements)
    return writer.finish(article.publisher or "" for article in graph.articles.values())


def write_index(corpus: Corpus, path: Path) -> None:
    """Write the index of a graph into a new file."""
    publishers = []
    writer = _Writer(corpus.common.values(), path)
    for part in map(corpus.part, corpus.articles):
        writer.add(part.owned, part.statements)
        publishers.append(part.article.publisher or "")
    with closing(writer.finish(publishers)):
        pass


class _Writer:
    """Writes an index; things and statements have draft numbers, from 0, until all are known."""

    def __init__(self, common: Iterable[Entity], path: Path | None) -> None:
        """Begin an index of entities that may be in any statement."""
        self._index = sqlite3.connect(
            path or ":memory:", isolation_level=None, check_same_thread=False
        )
        self._index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._index.executescript(TABLES)
        self._index.execute("BEGIN")  # which the last script ends
        self._common = {entity.id: (n, entity) for n, entity in enumerate(common)}
        self._degree = array("I", bytes(4 * len(self._common)))
        self._statements = 0
        self._who, self._where = array("I"), array("I")  # who takes part, in which statement
        self._relations, self._holders = Counter[str](), Counter[str]()

    def add(self, owned: Iterable[Entity], statements: Iterable[GraphStatement]) -> None:
        """Add statements, and the entities that are in no others."""
        own = {entity.id: (n, entity) for n, entity in enumerate(owned, start=len(self._degree))}
        self._degree.extend(array("I", bytes(4 * len(own))))

        def thing(id_: str) -> tuple[int, Entity]:
            return own.get(id_) or self._common[id_]

        self._index.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)",
            [
                self._said(each, {id_: thing(id_) for id_ in each.participants})
                for each in statements
            ],
        )
        self._add_things(own)

    def _said(
        self, statement: GraphStatement, things: Mapping[str, tuple[int, Entity]]
    ) -> tuple[object, ...]:
        """Note who takes part in a statement; return its row."""
        draft, self._statements = self._statements, self._statements + 1
        subject = things[statement.subject][0]
        thing = things[statement.object][0] if statement.object is not None else None
        self._degree[subject] += 1
        if thing is not None and thing != subject:
            self._degree[thing] += 1
        for number, _ in things.values():
            self._who.append(number)
            self._where.append(draft)
        self._relations[statement.predicate] += 1
        self._holders.update(things[entity][1].name for entity, _level in statement.holders)
        layer = LAYERS[statement.layer]
        return draft, statement.id, subject, thing, layer, statement.confidence

    def _add_things(self, things: Mapping[str, tuple[int, Entity]]) -> None:
        rows = (
            (
                draft,
                each.id,
                each.type,
                each.name,
                self._degree[draft],
                "\n".join(sorted(set(map(fold, (each.id, each.name, *each.aliases))))),
            )
            for draft, each in things.values()
        )
        self._index.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", rows)

    def finish(self, publishers: Iterable[str]) -> sqlite3.Connection:
        """Write all tables; return the index open. There is a publisher for each article."""
        self._add_things(self._common)
        entities = self._write_entities()
        self._write_participants(entities, self._write_statements(entities))
        for kind, counts in (
            ("publisher", Counter(publishers)),
            ("relation", self._relations),
            ("holder", self._holders),
        ):
            rows = ((kind, name, number) for name, number in sorted(counts.items()))
            self._index.executemany("INSERT INTO figure VALUES (?, ?, ?)", rows)
        script = f"BEGIN; {FINISH} PRAGMA user_version = {FORMAT}; COMMIT; ANALYZE;"
        self._index.executescript(script)
        return self._index

    def _write_entities(self) -> NDArray[np.int32]:
        """Write the entities and their names; return the number of each draft."""
        import numpy as np

        numbers = np.zeros(len(self._degree), dtype=np.int32)
        query = "SELECT * FROM thing ORDER BY statements DESC, id"
        for at, rows in _batches(self._index.execute(query)):
            named = list(enumerate(rows, start=at + 1))
            entities = ((number, *row[1:5]) for number, row in named)
            names = ((number, each) for number, row in named for each in row[5].split("\n"))
            self._index.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", entities)
            self._index.executemany("INSERT INTO name VALUES (?, ?)", names)
            numbers[[row[0] for row in rows]] = np.arange(at + 1, at + 1 + len(rows))
        return numbers

    def _write_statements(self, entities: NDArray[np.int32]) -> NDArray[np.int32]:
        """Write the statements, the surest first; return the number of each draft."""
        import numpy as np

        numbers = np.zeros(self._statements, dtype=np.int32)
        query = "SELECT draft, id, subject, object, layer FROM said ORDER BY confidence DESC, id"
        for at, rows in _batches(self._index.execute(query)):
            said = (
                (number, id_, int(entities[subject]), _number(thing, entities), layer)
                for number, (_, id_, subject, thing, layer) in enumerate(rows, start=at + 1)
            )
            self._index.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?)", said)
            numbers[[row[0] for row in rows]] = np.arange(at + 1, at + 1 + len(rows))
        return numbers

    def _write_participants(
        self, entities: NDArray[np.int32], statements: NDArray[np.int32]
    ) -> None:
        """Write who takes part in what, sorted, some entities at a time."""
        import numpy as np

        who = entities[np.frombuffer(self._who, dtype=np.uint32)]
        where = statements[np.frombuffer(self._where, dtype=np.uint32)]
        ends = np.cumsum(np.bincount(who, minlength=len(entities) + 1)) // PAIRS  # a part for each
        parts = ends[who]
        for part in range(int(ends[-1]) + 1 if len(who) else 0):
            here = parts == part
            pairs = np.unique(who[here].astype(np.int64) << SHIFT | where[here])
            rows = zip((pairs >> SHIFT).tolist(), (pairs & MASK).tolist(), strict=True)
            self._index.executemany("INSERT INTO participant VALUES (?, ?)", rows)


def _number(draft: int | None, numbers: NDArray[np.int32]) -> int | None:
    return int(numbers[draft]) if draft is not None else None


def _batches(rows: sqlite3.Cursor) -> Iterator[tuple[int, list[Any]]]:
    """Yield rows, some at a time, with the number of those before."""
    at = 0
    while found := rows.fetchmany(BATCH):
        yield at, found
        at += len(found)
