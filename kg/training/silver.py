"""News without trees and two models in; the sentences that both parse alike, as CoNLL-U, out.

Self-training: `python -m kg.training.silver CORPORA FIRST SECOND -o silver.conllu`, two folders of
weights; `python -m kg.training … --silver silver.conllu` reads it beside the gold.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span, Token

from kg.evaluation.alignment import untokenized
from kg.extract.annotate import annotate, load_weights
from kg.training.names import read_spans

SHORTEST, LONGEST = 6, 60  # words; agreement on a fragment says little

log = logging.getLogger("kg.training")


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.silver", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (ner/worldwide/train)")
    parser.add_argument("models", nargs=2, type=Path, help="two folders of weights")
    parser.add_argument("-o", "--output", type=Path, required=True, help="CoNLL-U file to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    texts = read_articles(options.corpora / "ner/worldwide/train")
    first, second = (load_weights(model) for model in options.models)
    kept = 0
    with options.output.open("w", encoding="utf-8") as file:
        for block in agreed(texts, first, second):
            file.write(block)
            kept += block.count("\n\n")
    log.info("%d sentences kept", kept)


def read_articles(folder: Path) -> list[str]:
    """Return the texts of the articles of English Worldwide Newswire, a sentence a line."""
    return [
        "\n".join(
            untokenized(words, split_marks=True).text
            for words, _ in read_spans(path, word=0, tag=1)
            if not words[0].startswith("http")
        )
        for path in sorted(folder.glob("*.tsv"))
    ]


def agreed(texts: Iterable[str], first: Language, second: Language) -> Iterator[str]:
    """Yield, as CoNLL-U, the sentences of each text that both models cut and parse alike."""
    every = list(texts)
    pairs = zip(annotate(first, every), annotate(second, every), strict=True)
    for number, (one, other) in enumerate(pairs):
        theirs = {_shape(sentence) for sentence in other.sents}
        blocks = [_block(s) for s in one.sents if _fits(s) and _shape(s) in theirs]
        if blocks:
            yield f"# newdoc id = silver_{number}\n" + "".join(blocks)


def _fits(sentence: Span) -> bool:
    return SHORTEST <= len(_words(sentence)) <= LONGEST


def _words(sentence: Span) -> list[Token]:
    return [token for token in sentence if not token.is_space]


def _shape(sentence: Span) -> tuple[int, tuple[tuple[int, str, str], ...]]:
    """Return what two parses of a sentence must share: place, heads, relations and tags."""
    return sentence.start, tuple((t.head.i, t.dep_, t.tag_) for t in _words(sentence))


def _block(sentence: Span) -> str:
    words = _words(sentence)
    number = {token.i: place for place, token in enumerate(words, start=1)}
    rows = [
        [
            str(number[token.i]), token.text, token.lemma_, token.pos_, token.tag_,
            str(token.morph) or "_", str(number[token.head.i] if token.head != token else 0),
            token.dep_.lower() if token.dep_ == "ROOT" else token.dep_,
            "_", "_" if token.whitespace_ else "SpaceAfter=No",
        ]
        for token in words
    ]  # fmt: skip  # the ten columns
    return "".join("\t".join(row) + "\n" for row in rows) + "\n"


if __name__ == "__main__":
    main()
