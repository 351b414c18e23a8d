"""Extraction in several processes gives what one process gives, or says what went wrong."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ArticleError, InputError, ModelError
from kg.extract import processes
from kg.extract.processes import Setup, extract_stream
from kg.records import Article, Extraction

TEXTS = [
    "Anna Berg, head of the Norwegian delegation, arrived in Geneva on 3 March 2024.",
    "Peter Okafor did not resign. Ghana's President Ama Mensah met him in Accra.",
    "It rained.",
    "Lars Holm may leave Visma, officials told Nordic Wire.",
]
ARTICLES = [Article.from_text(f"{text} It is number {at}.") for at in range(10) for text in TEXTS]


def test_the_number_of_processes_changes_nothing() -> None:
    """One process and two find the same, in the order of the articles, however they are parted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "PART", 3)
        alone = list(extract_stream(ARTICLES, Setup()))
        several = list(extract_stream(iter(ARTICLES), Setup(), workers=2))
    assert several == alone
    assert [each.article for each in several if isinstance(each, Extraction)] == ARTICLES
    assert not multiprocessing.active_children()


def test_articles_are_not_read_ahead_of_their_turn() -> None:
    """Only some parts are taken from the stream before the first result is used."""
    taken = []

    def stream() -> Iterator[Article]:
        for article in ARTICLES:
            taken.append(article)
            yield article

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "PART", 1)
        patch.setattr(processes, "AHEAD", 2)
        found = extract_stream(stream(), Setup(), workers=2)
        next(found)
        assert len(taken) <= 4
        found.close()  # type: ignore[attr-defined]  # a generator
    assert not multiprocessing.active_children()


def test_a_killed_process_is_an_error() -> None:
    """It is said what may be the reason, and none of the others goes on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "PART", 1)
        found = extract_stream(ARTICLES, Setup(), workers=2)
        next(found)
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
        with pytest.raises(InputError, match="fewer --workers"):
            list(found)
    assert not multiprocessing.active_children()


def test_what_a_process_cannot_load_is_an_error() -> None:
    """A model that is not there is named, as it is without processes."""
    for workers in (1, 2):
        with pytest.raises(ModelError, match="xx_no_such_model"):
            list(extract_stream(ARTICLES[:1], Setup(model="xx_no_such_model"), workers=workers))


def test_an_error_keeps_its_trace_on_the_way() -> None:
    """What an article meets in another process is shown by --debug all the same."""
    try:
        raise RuntimeError("stumbled")
    except RuntimeError as error:
        failure = ArticleError("Talks", "RuntimeError: stumbled")
        failure.__cause__ = error
    back = pickle.loads(pickle.dumps(failure))
    assert isinstance(back, ArticleError)
    assert (back.article, str(back)) == ("Talks", "Talks: RuntimeError: stumbled")
    shown = "".join(traceback.format_exception(back.__cause__))
    assert "stumbled" in shown
    assert Path(__file__).name in shown  # also where Dask has taught pickle to keep traces
