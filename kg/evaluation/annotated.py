"""Texts in; annotated documents out, kept in a folder so that a second run need not parse."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.annotate import BUNDLED, annotate


def annotated(texts: Sequence[str], nlp: Language, cache: Path | None = None) -> list[Doc]:
    """Return one document a text; with `cache`, those for the same texts and model are loaded."""
    if cache is None:
        return list(annotate(nlp, texts))
    path = cache / f"{_key(texts, nlp)}.msgpack"
    if path.exists():
        return [Doc(nlp.vocab).from_bytes(each) for each in srsly.read_msgpack(path)]
    docs = list(annotate(nlp, texts))
    cache.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    srsly.write_msgpack(part, [doc.to_bytes() for doc in docs])
    part.replace(path)  # complete, or absent
    return docs


def _key(texts: Sequence[str], nlp: Language) -> str:
    """Return a name for these texts as this model reads them."""
    digest = hashlib.sha256(repr((nlp.meta["name"], nlp.meta["version"], list(texts))).encode())
    for file in sorted(BUNDLED.iterdir()) if BUNDLED.exists() else ():
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
