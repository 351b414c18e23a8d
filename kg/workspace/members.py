"""The articles of a graph in; a list of them, which people and programs can read, out."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kg.errors import InputError, StoreError
from kg.records import Article
from kg.workspace.encoding import decode, encode

MEMBERS = "articles.jsonl"
STDIN = "-"
NAMED = 10
"""Articles that a message names where a name fits several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """In the graph is this article, which was read from `source`."""

    digest: str  # of its text and of what is known about it: its key in the workspace
    source: str  # the absolute path of a file, or "-"
    article: str  # id
    title: str = ""
    publisher: str | None = None
    issued: str | None = None  # ISO 8601, no more precisely than is known
    url: str | None = None
    authors: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()  # the ids of its former versions, the last one first
    statements: int = 0

    @classmethod
    def of(cls, article: Article, *, digest: str, source: str) -> Member:
        """Return the member for an article that was read from `source`."""
        return cls(
            digest=digest,
            source=source if source == STDIN else os.path.realpath(source),
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            issued=article.issued,
            url=article.url,
            authors=article.authors,
        )

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes two members the same: the content and where it came from."""
        return self.digest, self.source


def preferred(members: Iterable[Member]) -> list[str]:
    """Return the digest of one member for each text, in the order of the articles' ids.

    Of several articles with one text it is the one of which most is known; where two are equal,
    their content decides, so that it does not matter which came first.
    """
    best: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        best[member.article].append(member)
    return [min(best[article], key=_less_known).digest for article in sorted(best)]


def _less_known(member: Member) -> tuple[int, str]:
    known = (member.title, member.publisher, member.issued, member.url, member.authors)
    return sum(not each for each in known), member.digest


def merged(former: Iterable[Member], incoming: Iterable[Member]) -> list[Member]:
    """Return the members with further ones, each content of each source once."""
    found = {member.key: member for member in incoming}
    return list((found | {member.key: member for member in former}).values())


def revised(former: Iterable[Member], incoming: Iterable[Member]) -> list[Member]:
    """Return the members with new versions in place of those of the same URL, or the same file.

    A file of several articles is replaced as a whole; which of them is a version of which other is
    known by their URLs, or where both are alone in the file.
    """
    old, new = list(former), {member.key: member for member in incoming}
    files = Counter(member.source for member in new.values() if member.source != STDIN)
    urls = {member.url for member in new.values()} - {None}
    replaced = [each for each in old if each.source in files or each.url in urls]
    same = {each.key: each for each in replaced}
    before: defaultdict[str | None, set[tuple[str, ...]]] = defaultdict(set)
    for each in replaced:
        for name in (each.url, each.source):
            before[name].add((each.article, *each.revises))

    def continued(member: Member) -> Member:
        alone = before[member.source] if files[member.source] == 1 else set()
        versions = (before[member.url] if member.url else None) or alone
        if member.key in same or len(versions) != 1:
            return same.get(member.key, member)
        revises = dict.fromkeys(each for each in next(iter(versions)) if each != member.article)
        return replace(member, revises=tuple(revises))

    kept = [each for each in old if each.key not in same]
    return [*kept, *map(continued, new.values())]


def find_members(members: Iterable[Member], name: str) -> list[Member]:
    """Return the members that a user calls by an id, a URL, a file or a title.

    All articles of a file go by its name; of any other name there is just one article. Raises
    InputError where there is none, or more than one.
    """
    known = list(members)
    path = os.path.realpath(name)
    if of_file := [member for member in known if member.source == path]:
        return of_file
    found = [each for each in known if name in (each.article, each.url)]
    found = found or [each for each in known if _plain(name) == _plain(each.title) != ""]
    ids = sorted({each.article for each in found})
    if not ids:
        raise InputError(f"no article of the graph has the id, URL, file or title {name!r}")
    if len(ids) > 1:
        some = ", ".join(ids[:NAMED]) + (", …" if len(ids) > NAMED else "")
        raise InputError(f"{len(ids)} articles are called {name!r}; name one by its id: {some}")
    return found


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def read_members(store: Path) -> list[Member]:
    """Return the articles of the graph in a store; raise StoreError if it has no list of them."""
    try:
        lines = (store / MEMBERS).read_bytes().splitlines()
        return [decode(line, Member) for line in lines]
    except FileNotFoundError as error:
        reason = f"no list of articles in {store}: run kg build first, or name one with --output"
        raise StoreError(reason) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"{store / MEMBERS} is damaged, build it again: {error}") from error


def encode_members(members: Iterable[Member]) -> bytes:
    """Return the list, a line of JSON for each article."""
    ordered = sorted(members, key=lambda member: (member.article, member.key))
    return b"".join(encode(member) + b"\n" for member in ordered)
