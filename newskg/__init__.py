"""The bundled English pipeline for spaCy, which imports a model by the name of its package.

>>> import spacy
>>> nlp = spacy.load("newskg")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

from kg import __version__

__all__ = ["__version__", "load"]


def load(*, config: Mapping[str, Any] | None = None, **choices: Any) -> Language:
    """Return the pipeline; `spacy.load("newskg")` calls this, with its own options."""
    from kg.extract.annotate import BUNDLED, load_weights

    return load_weights(BUNDLED, overrides=config, **choices)
