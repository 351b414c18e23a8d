"""A stream of articles in; for each what it says, extracted on a Dask cluster, in order out.

Parts of the stream are tasks of the cluster. A worker loads the model once. What is found depends
on nothing but the article, so that a task that is lost with its worker is done again by another,
and the cluster changes no byte.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from kg.errors import InputError
from kg.extract.isolation import extract_each
from kg.extract.processes import AHEAD, PART, Found, Setup, parts_of
from kg.records import Article

INSTALL = "pip install newskg[dask]"
PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a worker, to answer."""


def extract_on_cluster(
    articles: Iterable[Article], setup: Setup, *, scheduler: str
) -> Iterator[Found]:
    """Yield what each article says, or the error that it met, in the order of the articles.

    The workers need kg, of this version, and the files of `setup` under the same paths. Raises
    InputError where no scheduler answers at this address, or the workers die one after another.
    """
    try:
        from distributed import Client, Future, KilledWorker
    except ImportError as error:
        raise InputError(f"a Dask cluster needs more packages: {INSTALL}") from error
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # it has no types
    except (OSError, ValueError) as error:
        raise InputError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        client.wait_for_workers(1, timeout=PATIENCE)
        parts, waiting = parts_of(articles, PART), deque[Future[list[Found]]]()
        try:
            while True:
                ahead = AHEAD * len(client.scheduler_info()["workers"]) or AHEAD
                for part in islice(parts, max(0, ahead - len(waiting))):
                    waiting.append(client.submit(_extract_part, part, setup, pure=False))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except KilledWorker as error:
            raise InputError(f"workers of {scheduler} died, perhaps for lack of memory") from error


_loaded = cache(Setup.load)
"""The model and the ontology, loaded once in a worker."""


def _extract_part(part: list[Article], setup: Setup) -> list[Found]:
    nlp, ontology = _loaded(setup)
    return list(extract_each(part, nlp, ontology))
