"""A folder in; the files in it that may hold articles out, and the kinds of those skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.errors import ReadError

ARTICLE_SUFFIXES = frozenset({
    ".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv", ".tsv",
    ".tab", ".rss", ".atom", ".rdf", ".xml", ".md", ".markdown", ".mdown", ".eml", ".mbox", ".mbx",
    ".warc", ".wacz", ".pdf", ".docx",
})  # fmt: skip  # a table
"""Of files that are read in folders; packed with gzip as well: .jsonl.gz."""
SUFFIXES_SHOWN = (
    ".atom .csv .docx .eml .htm .html .json .jsonl .md .mbox .ndjson .pdf .rss .tsv .txt .wacz "
    ".warc .xml; also .gz"
)
"""The most frequent ones, for messages."""
SUFFIX = re.compile(r"\.\w{1,10}", re.ASCII)
DRAFT = re.compile(r"\.kg-.*|\.store\.(?:draft|former)", re.DOTALL)
"""What a build writes into its output folder before it is done, see kg.output and kg.store."""
RESULTS = frozenset({"graph.ttl", "graph.html", "store"})
"""What a build leaves there."""
DECISIONS = "identity.jsonl"
"""What `kg identity` keeps beside articles, see kg.identity."""
KINDS_NAMED = 12
"""Kinds of files that the summary names; the others are counted together."""


def find_files(
    folder: Path, *, on_error: Callable[[ReadError], None], on_skip: Callable[[str], None]
) -> Iterator[Path]:
    """Yield the files below a folder that may hold articles, sorted by path.

    Everything else goes to `on_skip` by its kind, a folder that cannot be listed to `on_error`.
    Raises OSError if `folder` itself cannot be listed.
    """
    root = os.path.realpath(folder)
    waiting = _entries(folder)[::-1]
    while waiting:
        entry = waiting.pop()
        kind = _kind_skipped(entry, root)
        if kind:
            on_skip(kind)
        elif not entry.is_dir():
            yield entry
        else:
            try:
                waiting.extend(_entries(entry)[::-1])
            except OSError as error:
                on_error(ReadError(str(entry), (error.strerror or str(error)).lower()))


def _entries(folder: Path) -> list[Path]:
    """Return the entries of a folder without kg's own, also where a graph was built into it."""
    entries = [each for each in folder.iterdir() if not DRAFT.fullmatch(each.name)]
    entries = [each for each in entries if each.name != DECISIONS]
    if _is_output(folder):
        entries = [entry for entry in entries if entry.name not in RESULTS]
    return sorted(entries, key=lambda entry: entry.name)


def _kind_skipped(entry: Path, root: str) -> str | None:
    """Return the kind of an entry that is skipped, in words, None for one that is read."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink() and (kind := _kind_of_link(entry, root)):
        return kind
    if entry.is_dir():
        return "graph of kg" if _is_output(entry) else None
    suffixes = [suffix.lower() for suffix in entry.suffixes[-2:]]
    packed = suffixes[-1:] == [".gz"]
    suffix = suffixes[-1] if suffixes else ""
    if not ARTICLE_SUFFIXES & set(suffixes[:1] if packed else suffixes[-1:]):
        return suffix if SUFFIX.fullmatch(suffix) else "without extension"
    return None if entry.is_file() else "pipe, socket or device"


def _kind_of_link(link: Path, root: str) -> str | None:
    """Return why a link is not followed, None for one to a file in the folder itself."""
    if not link.exists():
        return "broken link"
    if link.is_dir():
        return "link to a folder"  # which may lead back up
    inside = Path(os.path.realpath(link)).is_relative_to(root)
    return None if inside else "link out of the folder"


def _is_output(folder: Path) -> bool:
    """Return whether kg wrote a graph into this folder: its page is not an article."""
    built = (folder / "graph.ttl").is_file() and (folder / "store").is_dir()
    return built or (folder / "CURRENT").is_file()


def describe_skipped(skipped: Mapping[str, int]) -> str:
    """Return in one line what was skipped, the most frequent kind first.

    >>> describe_skipped({".pdf": 1, ".md": 3, "link out of the folder": 1})
    'Skipped 5 files: .md 3, .pdf 1, link out of the folder 1'
    """
    total = sum(skipped.values())
    kinds = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{kind} {count:,}" for kind, count in kinds[:KINDS_NAMED])
    others = sum(count for _kind, count in kinds[KINDS_NAMED:])
    rest = f", others {others:,}" if others else ""
    return f"Skipped {total:,} file{'' if total == 1 else 's'}: {named}{rest}"
