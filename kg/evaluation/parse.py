"""Treebanks and a pipeline in; F scores of words, sentences, tags, lemmas and trees out.

Raw text is analysed; words are then matched by their characters, ignoring white space, and scored
as in the [CoNLL 2018 shared task](https://universaldependencies.org/conll18/evaluation.html): LAS
compares relations without subtype, `LAS full` with it. `LAS words` leaves punctuation out: PUD
attaches commas to the main clause (31 % to a root on the right), EWT and GUM to the phrase they set
off (0 %), so a parser with one convention cannot be right about the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora.sentences import Sentence
from kg.corpora.treebank import read_treebank
from kg.evaluation import Report, Scores
from kg.extract.annotate import annotate
from kg.extract.tokens import Doc as Tokens

SETS = ("en_ewt-dev", "en_gum-dev", "en_pud-dev", "en_ewt-test", "en_gum-test")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the gold or of the system's analysis, by its characters without white space."""

    span: Span
    head: Span | None
    relation: str
    upos: str
    xpos: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """One document as scored: words and the spans of its sentences."""

    words: list[Word]
    sentences: list[Span]


def score(corpora: Path, nlp: Language) -> Report:
    """Score `nlp` on the development and test treebanks, none of which it was trained on."""
    found = {}
    for name in SETS:
        path = corpora / "ud" / f"{name}.conllu"
        if path.exists():
            found[name] = score_treebank(read_treebank(path), nlp)
    return Report("parse", found)


def score_treebank(sentences: Sequence[Sentence], nlp: Language) -> Scores:
    """Return the scores over the documents of one treebank."""
    documents = [list(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    docs = annotate(nlp, [raw_text(document) for document in documents])
    pairs = [
        (gold_document(document), system_document(doc))
        for document, doc in zip(documents, docs, strict=True)
    ]
    return compare(pairs)


def raw_text(sentences: Iterable[Sentence]) -> str:
    """Return the text of a document, an empty line before each paragraph."""
    parts: list[str] = []
    for sentence in sentences:
        if sentence.starts_paragraph and parts:
            parts.append("\n\n")
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            parts.append(f"{word} " if space else word)
    return "".join(parts).strip()


def gold_document(sentences: Iterable[Sentence]) -> Parsed:
    """Return the gold words by their characters."""
    parsed = Parsed([], [])
    place = 0
    for sentence in sentences:
        tree = sentence.tree
        assert tree is not None  # treebanks have trees
        spans = list(_spans(sentence.words, place))
        place = spans[-1][1]
        parsed.sentences.append((spans[0][0], place))
        rows = zip(
            *(spans, tree.heads, tree.relations, tree.morphology, tree.xpos, tree.lemmas),
            strict=True,
        )
        for span, head, relation, morphology, xpos, lemma in rows:
            governor = spans[head - 1] if head else None
            upos = morphology.partition("|")[0]
            parsed.words.append(Word(span, governor, relation, upos, xpos, lemma))
    return parsed


def system_document(doc: Doc | Tokens) -> Parsed:
    """Return the words the pipeline found by their characters, white space left out."""
    tokens = [token for token in doc if not token.is_space]
    spans = dict(
        zip(
            (t.i for t in tokens), _spans(["".join(t.text.split()) for t in tokens], 0), strict=True
        )
    )
    words = [
        Word(
            span=spans[token.i],
            head=None if token.head.i == token.i else spans[token.head.i],
            relation=token.dep_,
            upos=token.pos_,
            xpos=token.tag_,
            lemma=token.lemma_,
        )
        for token in tokens
    ]
    sentences = []
    for sentence in doc.sents:
        inside = [spans[token.i] for token in sentence if token.i in spans]
        if inside:
            sentences.append((inside[0][0], inside[-1][1]))
    return Parsed(words, sentences)


def _spans(words: Iterable[str], start: int) -> Iterator[Span]:
    for word in words:
        end = start + len("".join(word.split()))
        yield start, end
        start = end


def compare(pairs: Iterable[tuple[Parsed, Parsed]]) -> Scores:
    """Return the F score of each layer over pairs of gold and system documents."""
    counts = dict.fromkeys(("words", "UPOS", "XPOS", "UAS", "LAS", "LAS full"), 0)
    lemmas = gold_words = system_words = plain = plain_right = 0
    sentences = gold_sentences = system_sentences = 0
    for gold, system in pairs:
        known = {word.span: word for word in gold.words}
        matches = [(known[word.span], word) for word in system.words if word.span in known]
        for one, other in matches:
            verdicts = _right(one, other)
            for name, right in verdicts.items():
                counts[name] += right
            plain_right += verdicts["LAS"] and one.upos != "PUNCT"
            lemmas += one.lemma in (other.lemma, "_")
        gold_words += len(gold.words)
        system_words += len(system.words)
        plain += sum(word.upos != "PUNCT" for word in (*gold.words, *system.words))
        sentences += len(set(gold.sentences) & set(system.sentences))
        gold_sentences += len(gold.sentences)
        system_sentences += len(system.sentences)
    scores = {name: 2 * n / (gold_words + system_words) for name, n in counts.items()}
    scores["LAS words"] = 2 * plain_right / plain
    scores["sentences"] = 2 * sentences / (gold_sentences + system_sentences)
    scores["lemmas"] = 2 * lemmas / (gold_words + system_words)
    return scores


def is_attached_right(gold: Word | None, system: Word) -> bool:
    """Return whether a word has its head and relation, without subtype; never of punctuation."""
    return gold is not None and gold.upos != "PUNCT" and _right(gold, system)["LAS"]


def _right(gold: Word, system: Word) -> dict[str, bool]:
    attached = gold.head == system.head
    kind = gold.relation.partition(":")[0] == system.relation.partition(":")[0]
    return {
        "words": True,
        "UPOS": gold.upos == system.upos,
        "XPOS": gold.xpos == system.xpos,
        "UAS": attached,
        "LAS": attached and kind,
        "LAS full": attached and gold.relation == system.relation,
    }
