"""The corpora folder in; sets of texts, each with a measure, out.

A set can be measured again for single texts: those where a rule fires.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc as Annotated

from kg.corpora.alignment import Sentence, aligned, untokenized
from kg.corpora.names import read_spans
from kg.corpora.treebank import read_treebank
from kg.evaluation import carb, honesty, parse, wire57
from kg.evaluation.adapter import to_triples
from kg.evaluation.annotated import annotated
from kg.evaluation.plain_edges import forms_of, plain_edges
from kg.evaluation.wording import CARB, WIRE57, Page, Style
from kg.extract.from_spacy import plain_tokens
from kg.extract.parse.clearnlp import to_universal
from kg.extract.tokens import Doc
from kg.records import Statement

Read = Callable[[], Sequence[Statement]]
"""The statements of a text; a measure of trees does not ask for them."""
Judge = Callable[[int, Doc, Read], Any]
"""The number of a text, its trees and its statements in; what is measured of it out."""

NEWS = 200
STEP = 4  # every fourth article, so that all regions of the world are represented
PARAGRAPH = 3  # sentences; the source does not keep the paragraphs


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of texts, what is judged of each, and the one number that comes of it all."""

    name: str
    docs: Sequence[Doc]  # in Universal Dependencies, not yet repaired
    judge: Judge
    total: Callable[[Sequence[Any]], float]
    published: bool = True  # the honesty sentences are our own
    reads: bool = True  # statements, not trees alone


def read_samples(corpora: Path, nlp: Language, cache: Path | None) -> Iterator[Sample]:
    """Yield CaRB dev, WiRe57, the honesty sentences, three treebanks and articles of news."""
    yield _carb(corpora, nlp, cache)
    yield _wire57(corpora, nlp, cache)
    yield _honesty(nlp, cache)
    for name in ("pud", "gum", "ewt"):
        yield _treebank(name, corpora / f"ud/en_{name}-dev.conllu", nlp, cache)
    yield _news(corpora / "ner/worldwide/train", nlp, cache)


def _carb(corpora: Path, nlp: Language, cache: Path | None) -> Sample:
    gold = carb.read_gold(corpora)
    sentences = [untokenized(sentence.split()) for sentence in gold]
    docs = annotated([each.text for each in sentences], nlp, cache)

    def total(found: Sequence[Any]) -> float:
        return carb.score_triples(gold, dict(zip(gold, found, strict=True))).f1

    return Sample("carb", _plain(docs), _triples(sentences, CARB), total)


def _wire57(corpora: Path, nlp: Language, cache: Path | None) -> Sample:
    gold = wire57.read_sentences(corpora)
    sentences = [aligned(each.text, each.words) for each in gold]
    docs = annotated([each.text for each in sentences], nlp, cache)

    def total(found: Sequence[Any]) -> float:
        ids = (each.id for each in gold)
        return wire57.score_triples(gold, dict(zip(ids, found, strict=True))).f1

    return Sample("wire57", _plain(docs), _triples(sentences, WIRE57), total)


def _triples(sentences: Sequence[Sentence], style: Style) -> Judge:
    return lambda at, doc, read: to_triples(read(), Page(sentences[at], doc, style))


def _honesty(nlp: Language, cache: Path | None) -> Sample:
    """Return all honesty sentences; the number is that of the edges wrong, missed or leaked."""
    cases = honesty.read_cases(honesty.CASES)
    docs = annotated([case.text for case in cases], nlp, cache)

    def judge(at: int, _: Doc, read: Read) -> int:
        outcome = honesty.compare(cases[at], plain_edges(read(), forms_of(docs[at])))
        return len(outcome.missed) + outcome.leaks

    return Sample("honesty", _plain(docs), judge, lambda found: -sum(found), published=False)


def _treebank(name: str, path: Path, nlp: Language, cache: Path | None) -> Sample:
    """Return the documents of a treebank; the number is that of the words attached right."""
    sentences = read_treebank(path)
    documents = [list(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    docs = annotated([parse.raw_text(each) for each in documents], nlp, cache)
    gold = [{word.span: word for word in parse.gold_document(each).words} for each in documents]

    def judge(at: int, doc: Doc, _: Read) -> int:
        words = parse.system_document(doc).words
        return sum(parse.is_attached_right(gold[at].get(word.span), word) for word in words)

    return Sample(name, _plain(docs), judge, sum, reads=False)


def _news(folder: Path, nlp: Language, cache: Path | None) -> Sample:
    """Return articles; all that is measured is what changes in their statements without a rule."""
    files = sorted(folder.glob("*.tsv"))[::STEP][:NEWS]
    docs = annotated([_article(path) for path in files], nlp, cache)

    def judge(_: int, __: Doc, read: Read) -> Counter[object]:
        return Counter(_said(statement) for statement in read())

    return Sample("news", _plain(docs), judge, lambda found: sum(map(Counter.total, found)))


def _article(path: Path) -> str:
    rows = read_spans(path, word=0, tag=1)
    texts = [
        untokenized(words, split_marks=True).text
        for words, _ in rows
        if not words[0].startswith("http")
    ]
    starts = range(0, len(texts), PARAGRAPH)
    return "\n\n".join(" ".join(texts[start : start + PARAGRAPH]) for start in starts)


def _said(statement: Statement) -> object:
    object_ = statement.object.text if statement.object is not None else None
    return statement.subject.text, statement.predicate, object_, statement.is_plain


def _plain(docs: Sequence[Annotated]) -> list[Doc]:
    return [to_universal(plain_tokens(doc)) for doc in docs]
