"""Articles in; for each what it says, or the error that it met, out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from spacy.language import Language

from kg.errors import ArticleError
from kg.extract.annotate import annotate
from kg.extract.document import read_doc
from kg.ontology import Ontology
from kg.records import Article, Extraction

SECONDS = 60.0
"""CPU time that the rules may take for one article. The largest one that kg reads, a million
characters, takes about 20."""
NAME_LENGTH = 60  # characters


def extract_each(
    articles: Sequence[Article], nlp: Language, ontology: Ontology, *, seconds: float = SECONDS
) -> Iterator[Extraction | ArticleError]:
    """Yield, article by article, the extraction or what went wrong.

    A pipeline annotates texts in batches. Where that fails, any text of the batch may be the
    reason: then this article is annotated alone, and the batches start anew behind it.
    """
    docs = annotate(nlp, (article.text for article in articles))
    for number, article in enumerate(articles, start=1):
        try:
            doc = next(docs)
        except Exception:  # whatever it is, it shows again below if this article is the reason
            doc = None
            docs = annotate(nlp, (other.text for other in articles[number:]))
        try:
            annotated = nlp(article.text) if doc is None else doc
            with time_limit(seconds):
                found = read_doc(annotated, article, ontology)
            yield found
        except Exception as error:  # the boundary: what one article meets costs that article alone
            yield _failure(article, error)


def _failure(article: Article, error: Exception) -> ArticleError:
    name = article.title or article.text
    short = name if len(name) <= NAME_LENGTH else f"{name[:NAME_LENGTH].rstrip()}…"
    where = f" ({article.url})" if article.url else ""
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    failure = ArticleError(f"“{' '.join(short.split())}”{where}", reason)
    failure.__cause__ = error
    return failure


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block once it has taken so many seconds of CPU time.

    It can be interrupted in the main thread, on systems with interval timers; elsewhere it runs on.
    """
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"took more than {seconds:g} seconds")

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
