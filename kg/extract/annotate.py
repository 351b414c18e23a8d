"""Texts in; spaCy documents with words, tags, trees and names in Universal Dependencies out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.extract.parse.neural import analyser
from kg.extract.parse.neural.tokenizer import make_tokenizer

BUNDLED = Path(__file__).parent / "model"
BATCH = 64  # texts analysed together: enough windows of like length to pad little
MAX_CHARACTERS = 100_000_000


def load_model(model: str | None = None, *, threads: int = 1) -> Language:
    """Load the bundled English pipeline, or the spaCy package or folder that `model` names.

    Raises `ModelError` where there is no such model, or where it has no parser or no names.
    """
    if model is None:
        return load_weights(BUNDLED, threads=threads)
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"No language model {model!r}: install it (python -m spacy download {model}), "
            "name the folder of a spaCy pipeline, or leave the option out to use the bundled one."
        ) from error
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if missing and analyser.NAME not in nlp.pipe_names:
        raise ModelError(f"The language model {model!r} has no {' and no '.join(missing)}.")
    nlp.max_length = MAX_CHARACTERS
    return nlp


def load_weights(folder: Path, *, threads: int = 1) -> Language:
    """Return the pipeline with the weights that `kg.training` wrote to a folder.

    Raises `ModelError` where there are none.
    """
    if not (folder / analyser.NET_FILE).exists():
        raise ModelError(
            f"The bundled model is missing from {folder}: install kg again, or train it "
            "(python -m kg.training), or name another model."
        )
    nlp = English()
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe(analyser.NAME, config={"folder": str(folder), "threads": threads})
    nlp.max_length = MAX_CHARACTERS
    return nlp


def annotate(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one analysed `Doc` a text, in the order of the texts.

    >>> doc = next(annotate(load_model(), ["Umierov flew to Istanbul."]))  # doctest: +SKIP
    >>> [(token.text, token.dep_) for token in doc][:2]  # doctest: +SKIP
    [('Umierov', 'nsubj'), ('flew', 'root')]
    """
    yield from nlp.pipe(texts, batch_size=BATCH)
