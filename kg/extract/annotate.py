"""Texts in; spaCy documents with words, tags, trees and names in Universal Dependencies out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import spacy
from confection import Config
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import dict_to_dot, dot_to_dict

from kg import __version__
from kg.errors import ModelError
from kg.extract.fingerprint import missing_model
from kg.extract.parse.neural import analyser, tokenizer

BUNDLED = analyser.BUNDLED
BUNDLED_NAME = "newskg"  # by which `spacy.load` knows the bundled pipeline
CONFIG: dict[str, Any] = {
    "nlp": {
        "lang": "en",
        "pipeline": [analyser.NAME],
        "tokenizer": {"@tokenizers": tokenizer.NAME},
    }
}
LICENSE = "Apache-2.0 AND CC-BY-SA-4.0 AND ODbL-1.0"
BATCH = 64  # texts analysed together: enough windows of like length to pad little
MAX_CHARACTERS = 100_000_000


def load_model(model: str | None = None, *, threads: int = 1) -> Language:
    """Load the bundled English pipeline, or the spaCy package or folder that `model` names.

    Raises `ModelError` where there is no such model, or where it has no parser or no names.
    """
    if model is None or model == BUNDLED_NAME:
        return load_weights(BUNDLED, threads=threads)
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(missing_model(model)) from error
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if missing and analyser.NAME not in nlp.pipe_names:
        raise ModelError(f"The language model {model!r} has no {' and no '.join(missing)}.")
    nlp.max_length = MAX_CHARACTERS
    return nlp


def load_weights(
    folder: Path,
    *,
    threads: int = 1,
    overrides: Mapping[str, Any] | None = None,
    **choices: Any,
) -> Language:
    """Return the pipeline with the weights that `kg.training` wrote to a folder.

    `overrides` changes its config; `choices` are those of `spacy.load`: disable, exclude and so on.
    Raises `ModelError` where there are none.
    """
    if not (folder / analyser.NET_FILE).exists():
        raise ModelError(
            f"The bundled model is missing from {folder}: install kg again, or train it "
            "(python -m kg.training), or name another model."
        )
    own = {} if folder == BUNDLED else {"folder": str(folder)}  # no path in a saved config
    weights = {"factory": analyser.NAME, "threads": threads, **own}
    config = Config(CONFIG).merge({"components": {analyser.NAME: weights}})
    nlp = English.from_config(
        config.merge(dot_to_dict(dict_to_dot(dict(overrides or {})))), **choices
    )
    nlp.meta.update(name=BUNDLED_NAME, version=__version__, license=LICENSE)
    nlp.max_length = MAX_CHARACTERS
    return nlp


def annotate(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one analysed `Doc` a text, in the order of the texts.

    >>> doc = next(annotate(load_model(), ["Umierov flew to Istanbul."]))  # doctest: +SKIP
    >>> [(token.text, token.dep_) for token in doc][:2]  # doctest: +SKIP
    [('Umierov', 'nsubj'), ('flew', 'root')]
    """
    yield from nlp.pipe(texts, batch_size=BATCH)
