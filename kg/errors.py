"""The errors kg raises; each message says what happened, where, and what to do.

KGError
├── InputError               nothing usable came in
│   ├── ReadError            one input cannot be read: `path`, `reason`
│   └── ArticleError         a bug of kg stopped one article: `article`, `reason`
├── ModelError               a language model is missing or cannot be used
├── OntologyError            the ontology is wrong: names the file, the line, the term
├── OutputError              a result cannot be written
├── StoreError               the store is missing or broken
│   └── StoreLockedError     another process has it open
└── QueryError               the query is malformed or not allowed
    └── QueryLimitError      it ran past its time, memory or row limit
"""

from __future__ import annotations

import traceback
from collections.abc import Callable


class KGError(Exception):
    """Anything a user can fix; the command line prints it without a traceback."""


class InputError(KGError):
    """Nothing usable came in."""


class ReadError(InputError):
    """One input cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ArticleError(InputError):
    """Nothing could be extracted from one article; `__cause__` is the error it raised."""

    def __init__(self, article: str, reason: str) -> None:
        super().__init__(f"{article}: {reason}")
        self.article = article
        self.reason = reason

    def __reduce__(self) -> tuple[Callable[[str, str, str], ArticleError], tuple[str, str, str]]:
        """Pickle it with the trace of its cause, as the cause itself may not be picklable."""
        trace = "".join(traceback.format_exception(self.__cause__))
        return _from_another_process, (self.article, self.reason, trace)


def _from_another_process(article: str, reason: str, trace: str) -> ArticleError:
    failure = ArticleError(article, reason)
    failure.__cause__ = RuntimeError(f"in a process that extracts:\n{trace}")
    return failure


class ModelError(KGError):
    """A language model is missing or cannot be used."""


class OntologyError(KGError):
    """The ontology is wrong."""


class OutputError(KGError):
    """A result cannot be written."""


class StoreError(KGError):
    """The store is missing or broken."""


class StoreLockedError(StoreError):
    """Another process has the store open."""


class QueryError(KGError):
    """The query is malformed or not allowed."""


class QueryLimitError(QueryError):
    """The query ran past its time, memory or row limit."""
