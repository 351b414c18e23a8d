"""The names of outlines in; the same, each with the thing that it turns out to name, out."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

import msgspec

from kg.outline import Named, Outline
from kg.resolve.cluster import Key
from kg.resolve.names import Words


class Use:
    """A name in an article; two are never the same."""

    __slots__ = ("article", "key", "kind", "named")

    def __init__(self, article: str, named: Named, key: Key | None) -> None:
        self.article, self.named = article, named
        self.kind = named.type  # that stands for its sense, once it is known
        self.key = key  # None as long as other articles help decide it

    @property
    def found(self) -> Key:
        """Return its key, once it is known."""
        assert self.key is not None
        return self.key

    @property
    def words(self) -> Words:
        """Return the words of the name, in a form that can be compared."""
        return self.named.words

    @property
    def name(self) -> str:
        """Return the name as it is written."""
        return self.named.name


class Pool:
    """Texts and keys that are in many articles, each once in memory."""

    def __init__(self) -> None:
        self._words: dict[Words, Words] = {}
        self._keys: dict[Key, Key] = {}

    def key(self, key: Key) -> Key:
        """Return an equal key, always the same one."""
        return self._keys.setdefault(key, key)

    def words(self, words: Words) -> Words:
        """Return equal words, always the same ones."""
        return self._words.setdefault(words, words)

    def uses(self, outline: Outline) -> Iterator[Use]:
        """Yield the names of an article."""
        for named in outline.names:
            key = None
            if named.key is not None:
                sort, words, type_, start = named.key
                article = outline.article if sort == "local" else ""
                key = self.key(Key(sort, self.words(words), intern(type_), article, start))
            yield Use(outline.article, self._shared(named), key)

    def _shared(self, named: Named) -> Named:
        return msgspec.structs.replace(
            named,
            name=intern(named.name),
            type=intern(named.type),
            words=self.words(named.words),
            key=None,
        )
