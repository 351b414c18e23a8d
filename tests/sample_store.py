"""A store of the sample's graph, for tests to read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.graph import Resolution
from kg.ontology import load_ontology
from kg.records import Extraction
from kg.store import Store
from kg.terms import Triple
from tests.sample import EXTRACTIONS, RESOLUTION
from tests.triples import load, to_triples


def sample_triples(
    extractions: Iterable[Extraction] = EXTRACTIONS, resolution: Resolution = RESOLUTION
) -> list[Triple]:
    """Return the triples of the sample, or of others."""
    return list(to_triples(extractions, resolution, load_ontology()))


def write_store(folder: Path, triples: Iterable[Triple]) -> Path:
    """Commit a store with these triples to `folder`."""
    with Store.create(folder) as store:
        load(store, triples)
        store.commit()
    return folder
