"""The corpora of names in; sentences out whose tags say what each source knows, and no more.

A source that lacks a type leaves it open: its words outside a name may be outside or of that type.
Conventions are made one: no leading article, no title before a person, lone demonyms NORP.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.extract.neural.spans import TAGS, NameSpan, spans_to_tags
from kg.training.conventions import (
    GMB,
    LACKING,
    REDOCRED,
    UNER,
    UNKNOWN,
    WORLDWIDE,
    narrow,
    trim,
)
from kg.training.samples import NameChoices, Sentence


@dataclass(frozen=True, slots=True)
class RawSentence:
    """Words of a source and its own spans, before its conventions are made ours."""

    document: str
    words: tuple[str, ...]
    spans: tuple[NameSpan, ...]
    pos: tuple[str, ...] = ()


def read_demonyms(countries: Path) -> frozenset[str]:
    """Return the English demonyms of countries.json, lowercased, with their plurals."""
    rows = json.loads(countries.read_text(encoding="utf-8"))
    words = {d for row in rows for d in row.get("demonyms", {}).get("eng", {}).values() if d}
    return frozenset(form.lower() for word in words for form in (word, f"{word}s"))


def read_worldwide(folder: Path) -> list[Sentence]:
    """Return the sentences of the articles in `folder` (English Worldwide Newswire)."""
    return [
        _unify(raw, WORLDWIDE, LACKING["worldwide"])
        for path in sorted(folder.glob("*.tsv"))
        for raw in _read_bio(path, word=0, tag=1)
        if not raw.words[0].startswith("http")
    ]


def read_gmb(path: Path, demonyms: frozenset[str]) -> list[Sentence]:
    """Return GMB's sentences; a geopolitical entity that is a demonym is NORP, else a place."""
    sentences = []
    for raw in _gmb_sentences(path):
        spans = tuple(
            replace_label(span, "norp") if _is_demonym(raw, span, demonyms) else span
            for span in raw.spans
        )
        table = {**GMB, "norp": ("NORP",)}
        sentences.append(_unify(replace(raw, spans=spans), table, LACKING["gmb"]))
    return sentences


def read_uner(path: Path) -> list[Sentence]:
    """Return Universal NER's sentences over UD words."""
    return [_unify(raw, UNER, LACKING["uner"]) for raw in _read_bio(path, word=1, tag=2)]


def read_redocred(path: Path, demonyms: frozenset[str]) -> list[Sentence]:
    """Return Re-DocRED's sentences; it calls demonyms places, we do not."""
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
            raw = replace(
                raw,
                spans=tuple(
                    replace_label(s, "norp") if _is_demonym(raw, s, demonyms) else s
                    for s in raw.spans
                ),
            )
            sentences.append(_unify(raw, {**REDOCRED, "norp": ("NORP",)}, LACKING["redocred"]))
    return sentences


def replace_label(span: NameSpan, label: str) -> NameSpan:
    """Return the span under another label."""
    return span._replace(label=label)


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
                # neighbours of a random run share no article for sure: small documents
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
    """Yield words and spans, as the source has them, of a file of words and tags in columns."""
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


def _unify(
    raw: RawSentence, table: Mapping[str, tuple[str, ...]], lacking: Sequence[str]
) -> Sentence:
    choices = _outside(raw.words, lacking)
    for span in sorted(raw.spans, key=lambda s: (s.start - s.end, s.start), reverse=True):
        labels = table.get(span.label, ())
        if labels == (UNKNOWN,):
            choices[span.start : span.end] = [frozenset()] * (span.end - span.start)
        trimmed = trim(raw.words, span, labels[0]) if labels and labels != (UNKNOWN,) else None
        if trimmed is None:
            continue
        length = trimmed.end - trimmed.start
        labels = narrow(labels, raw.words[trimmed.start : trimmed.end])
        tags = [spans_to_tags([NameSpan(0, length, name)], length) for name in labels]
        choices[trimmed.start : trimmed.end] = [frozenset(o) for o in zip(*tags, strict=True)]
    return Sentence(
        document=raw.document,
        words=raw.words,
        spaces=(True,) * len(raw.words),
        names=_repair(tuple(choices)),
    )


def _outside(words: Sequence[str], lacking: Sequence[str]) -> list[frozenset[str]]:
    """Return for every word the tags it may have outside the source's own names.

    A name of a missing type begins and ends with a capital or a figure, which narrows the doubt.
    """
    edge = frozenset({"O", *(f"{p}-{name}" for name in lacking for p in "BIES")})
    inner = frozenset({"O", *(f"I-{name}" for name in lacking)})
    return [edge if w[:1].isupper() or w[:1].isdigit() else inner for w in words]


def _repair(choices: NameChoices) -> NameChoices:
    """Return choices in which overlapping source spans left no beginning without its end."""
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
