"""`python tests/extract/annotated.py < TEXTS`: all that the model decides of each text, as JSON.

Run in processes of their own, whose processor or numeric libraries are set up otherwise.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from spacy.language import Language

from kg.extract.annotate import annotate, load_model
from kg.extract.document import read_doc
from kg.ontology import load_ontology
from kg.records import Article


def decisions(nlp: Language, texts: Iterable[str]) -> list[object]:
    """Return of each text what is decided of its words, and what follows from it."""
    ontology = load_ontology()
    texts = list(texts)
    found: list[object] = []
    for text, doc in zip(texts, annotate(nlp, texts), strict=True):
        words = [
            [
                t.text,
                t.tag_,
                t.pos_,
                str(t.morph),
                t.lemma_,
                t.dep_,
                t.head.i,
                t.ent_iob_,
                t.ent_type_,
            ]
            for t in doc
        ]
        said = read_doc(doc, Article.from_text(text), ontology)
        found.append([words, repr(said.mentions), repr(said.statements)])
    return found


if __name__ == "__main__":
    json.dump(decisions(load_model(), json.load(sys.stdin)), sys.stdout)
