"""A store in; answers from its index: entities by name, statements that name one, figures, out.

A store that was written without an index gets one in memory, which takes as long as reading it.
"""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from kg.errors import QueryError, StoreError
from kg.query.figures import Statistics
from kg.query.folding import fold
from kg.query.found import Match, Naming, Neighbour
from kg.query.graph import load_graph
from kg.query.indexing import FORMAT, index_graph
from kg.records import Layer
from kg.store import INDEX, Store

ENTITY = "SELECT id, type, name, statements FROM entity"
SUGGESTIONS = 3
CANDIDATES = 3000
"""Names that are compared for a suggestion: comparing takes 20 µs each."""
MATCHES = (
    "folded = :wanted",
    "folded >= :wanted AND folded < :after",
    "instr(folded, ' ' || :wanted) > 0",
    "instr(folded, :wanted) > 0",
)
"""Ways for a name to match, the best first; only the best that matches anything counts."""
LAYERS = tuple(Layer)
LAST = "\U0010ffff"  # of Unicode, after all names that begin with what is before it


class Index:
    """The index of a store; a context manager."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    def open(cls, store: Store) -> Self:
        """Open the index of a store; raise StoreError where it is broken."""
        file = store.file(INDEX)
        try:
            if file.is_file():
                index = cls(_connect(file))
                if index.format == FORMAT:
                    return index
                index.close()
            return cls(index_graph(load_graph(store)))
        except sqlite3.DatabaseError as error:
            raise StoreError(f"the index in {store.folder} is broken: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def format(self) -> int:
        """Return the format of the tables."""
        return int(self._row("PRAGMA user_version")[0])

    @property
    def entities(self) -> int:
        """Return how many entities there are."""
        return int(self._row("SELECT COALESCE(MAX(number), 0) FROM entity")[0])

    def find(self, name: str, *, most: int, types: Iterable[str] = ()) -> list[Match]:
        """Return the entities with this id, name or alias, else those whose name contains it.

        Case and accents do not matter. Of equally good ones, those with more statements come first.
        """
        wanted = _folded(name)
        if not wanted:
            return []
        kinds = {f"type{number}": type_ for number, type_ in enumerate(types)}
        of_type = f"AND type IN ({', '.join(f':{key}' for key in kinds)})" if kinds else ""
        values = {"wanted": wanted, "after": wanted + LAST, "most": most, **kinds}
        for fits in MATCHES:
            rows = self._rows(
                "SELECT DISTINCT id, type, entity.name, statements FROM name "
                f"JOIN entity ON number = name.entity WHERE {fits} {of_type} "
                "ORDER BY name.entity LIMIT :most",
                values,
            )
            if found := [Match(*row) for row in rows]:
                return found
        return []

    def suggest(self, name: str) -> list[str]:
        """Return up to three names that are spelled much like this one."""
        wanted = _folded(name)
        query = (
            "SELECT folded, entity.name FROM name JOIN entity ON number = entity "
            "WHERE folded >= :first AND folded < :after ORDER BY entity LIMIT :most"
        )
        alike = self._rows(
            query, {"first": wanted[:1], "after": wanted[:1] + LAST, "most": CANDIDATES}
        )
        common = self._rows(
            "SELECT folded, entity.name FROM name JOIN entity ON number = entity "
            "WHERE entity <= ?", (CANDIDATES,)
        )  # fmt: skip  # one query
        spelled = dict([*alike, *common])
        close = difflib.get_close_matches(wanted, sorted(spelled), n=SUGGESTIONS)
        return list(dict.fromkeys(spelled[each] for each in close))

    def ids(self) -> Iterator[str]:
        """Yield the ids of all entities, sorted."""
        return (id_ for (id_,) in self._rows("SELECT id FROM entity ORDER BY id"))

    def entity(self, identifier: str) -> Match | None:
        """Return the entity of this id."""
        rows = self._rows(f"{ENTITY} WHERE id = ?", (identifier,))
        return next((Match(*row) for row in rows), None)

    def most_important(self, most: int) -> list[Match]:
        """Return the entities with the most statements."""
        query = f"{ENTITY} WHERE number <= ? ORDER BY number"
        return [Match(*row) for row in self._rows(query, (most,))]

    def naming(
        self,
        identifier: str,
        *,
        layer: Layer | None = None,
        most: int = -1,
        after: int = 0,
    ) -> Naming:
        """Return the statements that name an entity, in any role; `after` so many of them."""
        named = {"id": identifier, "most": most, "after": after}
        joined = (
            "FROM participant JOIN statement ON statement.number = participant.statement "
            "WHERE entity = (SELECT number FROM entity WHERE id = :id)"
        )
        counts = self._rows(f"SELECT layer, COUNT(*) {joined} GROUP BY layer", named)
        only = f"AND layer = {LAYERS.index(layer)}" if layer else ""
        ids = self._rows(
            f"SELECT statement.id {joined} {only} "
            "ORDER BY participant.statement LIMIT :most OFFSET :after",
            named,
        )
        return Naming(
            tuple(identifier for (identifier,) in ids),
            {LAYERS[number]: count for number, count in counts},
        )

    def neighbours(self, identifier: str, *, most: int) -> list[Neighbour]:
        """Return what shares most statements with an entity, as subject and object."""
        query = """
            SELECT entity.id, type, name, statements, together FROM (
              SELECT IIF(subject = me.number, object, subject) AS other, COUNT(*) AS together
              FROM entity AS me JOIN participant ON participant.entity = me.number
                JOIN statement ON statement.number = participant.statement
              WHERE me.id = :id AND object IS NOT NULL AND subject <> object
                AND me.number IN (subject, object)
              GROUP BY other)
            JOIN entity ON entity.number = other ORDER BY together DESC, entity.number LIMIT :most
        """
        rows = self._rows(query, {"id": identifier, "most": most})
        return [Neighbour(Match(*row[:4]), row[4]) for row in rows]

    def links(self, identifier: str, *, most: int) -> list[tuple[str, str]]:
        """Return so many statements that link an entity, the surest first, each with the other end.

        Unlike `neighbours` it does not count all of them: a millisecond, however many there are.
        """
        query = """
            SELECT statement.id, other.id FROM participant
              JOIN statement ON statement.number = participant.statement
              JOIN entity AS other
                ON other.number = IIF(subject = participant.entity, object, subject)
            WHERE participant.entity = (SELECT number FROM entity WHERE id = :id)
              AND object IS NOT NULL AND subject <> object
              AND participant.entity IN (subject, object)
            ORDER BY participant.statement LIMIT :most
        """
        return list(self._rows(query, {"id": identifier, "most": most}))

    def between(self, one: str, other: str, *, most: int) -> list[str]:
        """Return the ids of statements with these two entities as subject and object."""
        query = """
            SELECT statement.id FROM entity AS me
              JOIN entity AS you JOIN participant ON participant.entity = me.number
              JOIN statement ON statement.number = participant.statement
            WHERE me.id = :one AND you.id = :other
              AND ((subject = me.number AND object = you.number)
                OR (subject = you.number AND object = me.number))
            ORDER BY statement.number LIMIT :most
        """
        rows = self._rows(query, {"one": one, "other": other, "most": most})
        return [identifier for (identifier,) in rows]

    def statistics(self, *, most_connected: int = -1) -> Statistics:
        """Return what the graph contains, of the connections only so many."""
        layers = {LAYERS[int(name)]: number for name, number in self._figures("layer")}
        publishers = dict(self._figures("publisher"))
        return Statistics(
            articles=sum(publishers.values()),
            entities=self.entities,
            statements=sum(layers.values()),
            layers={layer: layers.get(layer, 0) for layer in LAYERS},
            types=dict(self._figures("type")),
            relations=dict(self._figures("relation")),
            publishers=publishers,
            holders=dict(self._figures("holder")),
            connections=dict(self._figures("connection", most_connected)),
        )

    def _figures(self, kind: str, most: int = -1) -> Iterator[tuple[str, int]]:
        """Yield the counts of a kind, the largest first, ties by name."""
        order = "rowid" if kind == "connection" else "number DESC, name"  # written in its order
        query = f"SELECT name, number FROM figure WHERE kind = ? ORDER BY {order} LIMIT ?"
        return self._rows(query, (kind, most))

    def _rows(self, query: str, values: Any = ()) -> Iterator[Any]:
        return self._database.execute(query, values)

    def _row(self, query: str) -> Any:
        return self._database.execute(query).fetchone()


def _folded(name: str) -> str:
    return fold(name).encode("utf-8", "replace").decode()  # what was typed can be any bytes


def _connect(file: Path) -> sqlite3.Connection:
    """Open a file that nobody writes."""
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def find_entities(index: Index, name: str, *, most: int = 50) -> list[Match]:
    """Return the entities of this name, the best first; raise QueryError if there is none."""
    found = index.find(name, most=most)
    if found:
        return found
    names = index.suggest(name)
    hint = f"; did you mean {' or '.join(names)}?" if names else ""
    raise QueryError(f"nothing in the graph is called {name!r}{hint}")
