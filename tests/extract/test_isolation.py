"""One article that meets an error costs that article alone."""

from __future__ import annotations

import threading
import time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ArticleError
from kg.extract import extract_articles, isolation
from kg.extract.annotate import load_model
from kg.extract.isolation import extract_each, time_limit
from kg.ontology import Ontology
from kg.records import Article, Extraction

ARTICLES = [
    Article.from_text("Anna Berg met Lars Ek.", title="A meeting"),
    Article.from_text("The bomb did not go off.", url="https://example.org/bomb"),
    Article.from_text("Peru sued Chile."),
]


@pytest.fixture
def fragile() -> Language:
    """Return the bundled pipeline with a last step that fails at one word."""
    nlp = load_model()

    @Language.component("fails_at_bomb")
    def fail(doc: Doc) -> Doc:
        if "bomb" in doc.text:
            raise RuntimeError("boom")
        return doc

    nlp.add_pipe("fails_at_bomb")
    return nlp


def test_the_others_of_a_batch_are_read(fragile: Language, ontology: Ontology) -> None:
    """Annotation fails for one article of a batch: it is named, and those beside it are read."""
    found = list(extract_each(ARTICLES, fragile, ontology))
    assert [each.article for each in found if isinstance(each, Extraction)] == [
        ARTICLES[0], ARTICLES[2],
    ]  # fmt: skip
    (failure,) = [each for each in found if isinstance(each, ArticleError)]
    assert str(failure) == (
        "“The bomb did not go off.” (https://example.org/bomb): RuntimeError: boom"
    )
    assert isinstance(failure.__cause__, RuntimeError)


def test_without_a_listener_the_error_is_raised(fragile: Language, ontology: Ontology) -> None:
    """Nothing is passed over in silence."""
    with pytest.raises(ArticleError, match="boom"):
        list(extract_articles(ARTICLES, fragile, ontology))


def test_rules_that_take_too_long_are_stopped(
    ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article whose reading does not end is left out, and the next one is read."""
    read = isolation.read_doc

    def read_forever(doc: Doc, article: Article, known: Ontology) -> Extraction:
        while article is ARTICLES[1]:
            pass
        return read(doc, article, known)

    monkeypatch.setattr(isolation, "read_doc", read_forever)
    first, second, third = extract_each(ARTICLES, load_model(), ontology, seconds=0.2)
    assert isinstance(first, Extraction)
    assert isinstance(third, Extraction)
    assert isinstance(second, ArticleError)
    assert second.reason == "TimeoutError: took more than 0.2 seconds"


def test_a_thread_without_timers_runs_unlimited() -> None:
    """Only the main thread can be interrupted; in another one the block runs to its end."""
    ended = []

    def work() -> None:
        with time_limit(0.01):
            until = time.thread_time() + 0.05
            while time.thread_time() < until:
                pass
            ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]
