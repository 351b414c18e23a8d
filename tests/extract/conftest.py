"""What tests of extraction can lean on besides: the bundled pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.annotate import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the bundled pipeline."""
    return load_model()
