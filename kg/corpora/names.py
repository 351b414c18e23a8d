"""The corpora of names in; sentences whose tags say just what each source knows out.

A source that lacks a type leaves it open: its words outside a name may be outside or of that type.
Conventions are unified: no leading article, no title before a person, lone demonyms NORP.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without a stub

from kg.corpora.alignment import untokenized
from kg.corpora.conventions import (
    GMB,
    LACKING,
    REDOCRED,
    UNER,
    UNKNOWN,
    WORLDWIDE,
    Convention,
    Countries,
    narrow,
    trim,
)
from kg.corpora.sentences import NameChoices, Sentence, tag_choices
from kg.extract.parse.neural.spans import TAGS, NameSpan
from kg.extract.parse.neural.tokenizer import make_tokenizer


@dataclass(frozen=True, slots=True)
class RawSentence:
    """Words of a source and its own spans, before they are converted to our conventions."""

    document: str
    words: tuple[str, ...]
    spans: tuple[NameSpan, ...]
    pos: tuple[str, ...] = ()


def read_worldwide(folder: Path, countries: Countries) -> list[Sentence]:
    """Return the sentences of the articles in `folder` (English Worldwide Newswire).

    It cuts at every mark ("U . S .", "don ’ t"); the net must see words as cut at run time.
    """
    tokenizer = make_tokenizer(English())
    convention = Convention(WORLDWIDE, countries.names)
    return [
        _unify(_recut(raw, tokenizer), convention)
        for path in sorted(folder.glob("*.tsv"))
        for raw in _read_bio(path, word=0, tag=1)
        if not raw.words[0].startswith("http")
    ]


def _recut(raw: RawSentence, tokenizer: Tokenizer) -> RawSentence:
    """Return the sentence in the words that our tokenizer finds in it."""
    written = untokenized(raw.words, split_marks=True)
    doc = tokenizer(written.text)
    ends = [*written.starts[1:], len(written.text)]
    found = (
        (doc.char_span(written.starts[s.start], ends[s.end - 1], alignment_mode="expand"), s.label)
        for s in raw.spans
    )
    spans = tuple(NameSpan(span.start, span.end, label) for span, label in found if span)
    return replace(raw, words=tuple(token.text for token in doc), spans=spans)


def read_gmb(path: Path, countries: Countries) -> list[Sentence]:
    """Return GMB's sentences; a geopolitical entity that is a demonym is NORP, else a place."""
    convention = Convention(GMB, countries.names, LACKING["gmb"])
    return [
        _unify(_part_demonyms(raw, countries.demonyms), convention) for raw in _gmb_sentences(path)
    ]


def read_uner(path: Path, countries: Countries) -> list[Sentence]:
    """Return Universal NER's sentences over UD words."""
    convention = Convention(UNER, countries.names, LACKING["uner"])
    return [_unify(raw, convention) for raw in _read_bio(path, word=1, tag=2)]


def read_redocred(path: Path, countries: Countries) -> list[Sentence]:
    """Return Re-DocRED's sentences; it calls demonyms places, unlike us."""
    convention = Convention(REDOCRED, countries.names, LACKING["redocred"])
    sentences = []
    for document in json.loads(path.read_text(encoding="utf-8")):
        spans: dict[int, set[NameSpan]] = {}
        for vertex in document["vertexSet"]:
            for mention in vertex:
                start, end = mention["pos"]
                span = NameSpan(start, end, mention["type"])
                spans.setdefault(mention["sent_id"], set()).add(span)
        for number, words in enumerate(document["sents"]):
            raw = RawSentence(document["title"], tuple(words), tuple(spans.get(number, ())))
            sentences.append(_unify(_part_demonyms(raw, countries.demonyms), convention))
    return sentences


def _part_demonyms(raw: RawSentence, demonyms: frozenset[str]) -> RawSentence:
    """Return the sentence with a label of its own for the demonyms that its source calls places."""
    spans = (
        span._replace(label="norp") if _is_demonym(raw, span, demonyms) else span
        for span in raw.spans
    )
    return replace(raw, spans=tuple(spans))


def _is_demonym(raw: RawSentence, span: NameSpan, demonyms: frozenset[str]) -> bool:
    words = raw.words[span.start : span.end]
    adjective = bool(raw.pos) and span.label == "gpe" and raw.pos[span.start].startswith("JJ")
    place = span.label in ("gpe", "geo", "LOC")
    return place and (adjective or (len(words) == 1 and words[0].lower() in demonyms))


def _read_bio(path: Path, *, word: int, tag: int) -> Iterator[RawSentence]:
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            columns = re.split(r"[\t ]", line.rstrip("\n"))
            if line.strip() and not line.startswith("# ") and len(columns) > tag:
                words.append(columns[word].strip() or "_")
                tags.append(columns[tag].strip())
            elif not line.strip() and words:
                yield RawSentence(path.stem, tuple(words), tuple(bio_spans(tags)))
                words, tags = [], []


def _gmb_sentences(path: Path) -> Iterator[RawSentence]:
    words: list[str] = []
    tags: list[str] = []
    pos: list[str] = []
    count = 0
    with path.open(encoding="latin-1", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for number, word, part, tag in [*rows, ["end", "", "", ""]]:
            if number and words:
                # neighbours of a random run may be from two articles: so small documents
                yield RawSentence(
                    f"gmb{count // 20}", tuple(words), tuple(bio_spans(tags)), tuple(pos)
                )
                words, tags, pos, count = [], [], [], count + 1
            words.append(word or "_")
            tags.append(tag)
            pos.append(part)


def read_spans(
    path: Path, *, word: int, tag: int
) -> Iterator[tuple[tuple[str, ...], list[NameSpan]]]:
    """Yield words and spans, as in the source, of a file of words and tags in columns."""
    for raw in _read_bio(path, word=word, tag=tag):
        yield raw.words, list(raw.spans)


def bio_spans(tags: Iterable[str]) -> list[NameSpan]:
    """Return the spans of BIO (or IO) tags; the spurious `B-O` of UNER-EWT counts as outside."""
    spans: list[NameSpan] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        kind = "" if prefix == "O" or kind in ("O", "tim") else kind
        if label and (kind != label or prefix == "B"):
            spans.append(NameSpan(start, place, label))
            label = ""
        if kind and not label:
            start, label = place, kind
    return spans


def _unify(raw: RawSentence, convention: Convention) -> Sentence:
    choices = _outside(raw.words, convention.lacking)
    names = [name for span in raw.spans for name in convention.read(raw.words, span)]
    for span, labels in sorted(names, key=lambda n: (n[0].start - n[0].end, n[0].start))[::-1]:
        if labels == (UNKNOWN,):
            choices[span.start : span.end] = [frozenset()] * (span.end - span.start)
        trimmed = trim(raw.words, span, labels[0]) if labels and labels != (UNKNOWN,) else None
        if trimmed is None:
            continue
        length = trimmed.end - trimmed.start
        labels = narrow(labels, raw.words[trimmed.start : trimmed.end])
        choices[trimmed.start : trimmed.end] = tag_choices(labels, length)
    return Sentence(
        document=raw.document,
        words=raw.words,
        spaces=(True,) * len(raw.words),
        names=_repair(tuple(choices)),
    )


def _outside(words: Sequence[str], lacking: Sequence[str]) -> list[frozenset[str]]:
    """Return for every word the tags it may have outside the source's own names.

    A name of a missing type begins and ends with a capital or a figure, which narrows the choice.
    """
    edge = frozenset({"O", *(f"{p}-{name}" for name in lacking for p in "BIES")})
    inner = frozenset({"O", *(f"I-{name}" for name in lacking)})
    return [edge if w[:1].isupper() or w[:1].isdigit() else inner for w in words]


def _repair(choices: NameChoices) -> NameChoices:
    """Return choices in which overlapping source spans leave no tag without its counterpart."""
    fixed = list(choices)
    for place, choice in enumerate(choices):
        if len(choice) != 1 or "O" in choice:
            continue
        (tag,) = choice
        after = choices[place + 1] if place + 1 < len(choices) else frozenset({"O"})
        before = choices[place - 1] if place else frozenset({"O"})
        opens = tag[0] in "BI" and not any(t[0] in "IE" for t in after or TAGS)
        closes = tag[0] in "IE" and not any(t[0] in "BI" for t in before or TAGS)
        if opens or closes:
            fixed[place] = frozenset()
    return tuple(fixed)
