"""Articles and extractions in; a SQLite file that gives them back by their content out.

Each row is the JSON of one record, compressed: 14 kB for an article of 3,400 characters with what
was extracted of it, which is read in 2.6 ms and takes 300 to extract. Whatever else reads SQLite,
zlib and JSON can read it.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from kg.errors import StoreError
from kg.graph import Blocks, Brief, Part
from kg.outline import Outline
from kg.records import Article, Extraction
from kg.workspace.encoding import Record, decode, encode

FORMAT = 1
"""The version of the tables and of the records in them; another one is not read."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS article (digest TEXT PRIMARY KEY, json_zlib BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS extraction (
  digest TEXT NOT NULL, maker TEXT NOT NULL, json_zlib BLOB NOT NULL, PRIMARY KEY (digest, maker)
);
CREATE TABLE IF NOT EXISTS outline (
  digest TEXT NOT NULL, maker TEXT NOT NULL, json_zlib BLOB NOT NULL, PRIMARY KEY (digest, maker)
);
CREATE TABLE IF NOT EXISTS part (
  digest TEXT PRIMARY KEY, key TEXT NOT NULL, json_zlib BLOB NOT NULL,
  rows_zlib BLOB NOT NULL, lines_zlib BLOB NOT NULL, prefixes TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS brief (
  digest TEXT PRIMARY KEY, key TEXT NOT NULL, json_zlib BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS memory (digest TEXT PRIMARY KEY, json_zlib BLOB NOT NULL);
"""
OF_ARTICLES = ("article", "extraction", "outline", "part", "brief")
"""What is kept of an article."""
BATCH = 64
"""Records that are written to the disk together; a killed run loses at most so many."""


class Workspace:
    """The articles and extractions of an output folder; a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; raise StoreError where it is something else."""
        self._path = path
        self._pending = 0
        self._used = set[str]()  # of the memory, in this run
        with self._seeing_damage():
            self._database = sqlite3.connect(path)
            self._prepare()

    def _prepare(self) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version not in (0, FORMAT):
            raise StoreError(f"{self._path} was written by another version of kg: build again")
        self._database.execute("PRAGMA secure_delete = ON")  # a removed article is overwritten
        tables = self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not {*OF_ARTICLES, "memory"} <= {
            name for (name,) in tables
        }:  # else opening it would change it
            self._database.executescript(f"{SCHEMA} PRAGMA user_version = {FORMAT};")

    def add_article(self, article: Article) -> str:
        """Keep an article; return the digest of its text and of what is known about it."""
        content = encode(article)
        digest = sha256(content).hexdigest()[:32]
        self._insert("INSERT OR IGNORE INTO article VALUES (?, ?)", digest, zlib.compress(content))
        return digest

    def article(self, digest: str) -> Article:
        """Return the article of this digest; raise StoreError if it is not here."""
        return self._record(Article, "article", digest)

    def add_extraction(self, digest: str, maker: str, extraction: Extraction) -> None:
        """Keep what `maker`, a version of all that extracts, found in an article."""
        self._add_made("extraction", digest, maker, extraction)

    def add_outline(self, digest: str, maker: str, outline: Outline) -> None:
        """Keep the outline that `maker`, a version of all that decides about it, made."""
        self._add_made("outline", digest, maker, outline)

    def _add_made(self, table: str, digest: str, maker: str, record: object) -> None:
        content = zlib.compress(encode(record))
        self._insert(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", digest, maker, content)

    def extraction(self, digest: str, maker: str) -> Extraction:
        """Return what `maker` found in an article; raise StoreError if it is not here."""
        return self._record(Extraction, "extraction", digest, maker)

    def outline(self, digest: str, maker: str) -> Outline:
        """Return the outline that `maker` made of an article."""
        return self._record(Outline, "outline", digest, maker)

    def extracted(self, maker: str) -> frozenset[str]:
        """Return the digests of the articles of which `maker` has made the extraction."""
        return self._made("extraction", maker)

    def outlined(self, maker: str) -> frozenset[str]:
        """Return the digests of the articles of which `maker` has made the outline."""
        return self._made("outline", maker)

    def _made(self, table: str, maker: str) -> frozenset[str]:
        query = f"SELECT digest FROM {table} WHERE maker = ?"  # words of our own
        with self._seeing_damage():
            return frozenset(digest for (digest,) in self._database.execute(query, (maker,)))

    def add_part(self, digest: str, key: str, part: Part, brief: Brief, blocks: Blocks) -> None:
        """Keep what an article adds to the graph, in place of what it added to a former one.

        `key` is a digest of all that it depends on.
        """
        content = zlib.compress(encode(brief))
        self._insert("INSERT OR REPLACE INTO brief VALUES (?, ?, ?)", digest, key, content)
        self._insert(
            "INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?)",
            digest,
            key,
            zlib.compress(encode(part)),
            zlib.compress(blocks.rows),
            zlib.compress(blocks.lines),
            " ".join(blocks.prefixes),
        )

    def part_keys(self) -> dict[str, str]:
        """Return the key of each part that is whole, by the digest of its article."""
        query = "SELECT digest, key FROM part JOIN brief USING (digest, key)"
        with self._seeing_damage():
            return dict(self._database.execute(query))

    def part(self, digest: str) -> Part:
        """Return what the article of this digest adds to the graph, as records."""
        return self._record(Part, "part", digest)

    def brief(self, digest: str) -> Brief:
        """Return what is known of the part of this article without reading its statements."""
        return self._record(Brief, "brief", digest)

    def blocks(self, digest: str) -> Blocks:
        """Return what the article of this digest adds to the graph, as Turtle."""
        query = "SELECT rows_zlib, lines_zlib, prefixes FROM part WHERE digest = ?"
        with self._seeing_damage():
            rows, lines, prefixes = self._database.execute(query, (digest,)).fetchone()
            used = tuple(prefixes.split())
            return Blocks(zlib.decompress(rows), zlib.decompress(lines), used)

    def remember(self, digest: str, record: object) -> None:
        """Keep what was made of what this digest is of, for the next run."""
        content = zlib.compress(encode(record))
        self._insert("INSERT OR REPLACE INTO memory VALUES (?, ?)", digest, content)
        self._used.add(digest)

    def recall(self, digest: str, kind: type[Record]) -> Record | None:
        """Return what is kept with a digest; None if nothing is."""
        with self._seeing_damage():
            query = "SELECT json_zlib FROM memory WHERE digest = ?"
            row = self._database.execute(query, (digest,)).fetchone()
            if row is None:
                return None
            self._used.add(digest)
            return decode(zlib.decompress(row[0]), kind)

    def keep_only(self, digests: Collection[str], *, extracted: str, outlined: str) -> None:
        """Forget all other articles, what others than these two versions made, and what was
        remembered but not used since the file was opened.
        """
        kept = frozenset(digests)
        with self._seeing_damage():
            found = list(self._database.execute("SELECT digest FROM article"))
            gone = [each for each in found if each[0] not in kept]
            for table in OF_ARTICLES:
                self._database.executemany(f"DELETE FROM {table} WHERE digest = ?", gone)
            for table, maker in (("extraction", extracted), ("outline", outlined)):
                self._database.execute(f"DELETE FROM {table} WHERE maker != ?", (maker,))
            remembered = list(self._database.execute("SELECT digest FROM memory"))
            unused = [each for each in remembered if each[0] not in self._used]
            self._database.executemany("DELETE FROM memory WHERE digest = ?", unused)
        self.flush()

    def flush(self) -> None:
        """Write all to the disk."""
        with self._seeing_damage():
            self._database.commit()
        self._pending = 0

    def close(self) -> None:
        """Close the file; remove it where no extraction is in it."""
        self.flush()
        with self._seeing_damage():
            used = self._database.execute("SELECT 1 FROM extraction LIMIT 1").fetchone()
        self._database.close()
        if used is None:
            self._path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _insert(self, statement: str, *values: str | bytes) -> None:
        with self._seeing_damage():
            self._database.execute(statement, values)
        self._pending += 1
        if self._pending >= BATCH:
            self.flush()

    def _record(
        self, kind: type[Record], table: str, digest: str, maker: str | None = None
    ) -> Record:
        query = f"SELECT json_zlib FROM {table} WHERE digest = ?"  # words of our own
        values = (digest,) if maker is None else (digest, maker)
        with self._seeing_damage():
            rows = self._database.execute(f"{query} AND maker = ?" if maker else query, values)
            row = rows.fetchone()
            if row is None:
                raise StoreError(f"{self._path} lacks an article of the graph: build again")
            return decode(zlib.decompress(row[0]), kind)

    @contextmanager
    def _seeing_damage(self) -> Iterator[None]:
        """Turn into a StoreError what is raised for a file that is damaged."""
        try:
            yield
        except (sqlite3.Error, zlib.error, msgspec.MsgspecError) as error:
            reason = f"{self._path} cannot be used: {error}; remove it and build again"
            raise StoreError(reason) from error
