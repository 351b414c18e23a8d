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
from kg.training.samples import NameChoices, Sentence

NOT_NAMED = "-"
UNKNOWN = "?"

WORLDWIDE = {
    "Person": ("PERSON",),
    "Organization": ("ORG",),
    "Location": ("LOC",),
    "NORP": ("NORP",),
    "Facility": ("FAC",),
    "Product": ("PRODUCT",),
    "Misc": ("MISC", "EVENT"),
    "Miscellaneous": ("MISC", "EVENT"),
}
GMB = {
    "per": ("PERSON",),
    "org": ("ORG",),
    "geo": ("LOC", "FAC"),
    "gpe": ("LOC",),
    "eve": ("EVENT",),
    "art": (UNKNOWN,),
    "nat": (UNKNOWN,),
}
UNER = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": ("LOC", "FAC"),
    "OTH": ("NORP", "EVENT", "PRODUCT", "MISC"),
}
REDOCRED = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": ("LOC", "FAC"),
    "MISC": ("MISC", "EVENT", "PRODUCT"),
}
LACKING = {
    "worldwide": (),
    "gmb": ("FAC", "EVENT", "PRODUCT", "MISC"),
    "uner": ("NORP", "EVENT", "PRODUCT", "MISC"),
    "redocred": ("NORP",),
}
EVENT_WORDS = """
war wars battle revolution uprising intifada games olympics cup championship championships
tournament league open festival carnival fair expo exhibition summit conference forum congress
convention election elections referendum day week eve christmas easter ramadan hurricane typhoon
cyclone storm earthquake tsunami crisis holocaust genocide massacre attack attacks bombing marathon
race prix tour awards award prize ceremony season campaign operation spring depression paralympics
super bowl biennale anniversary
"""
BUILDING_WORDS = """
airport station bridge palace stadium arena hospital prison jail tower hall church mosque temple
cathedral square street avenue road highway park museum library theatre theater hotel mall centre
center building base port harbour harbor dam plant mine monument memorial cemetery tunnel canal
line metro railway house castle fort barracks camp
"""
CUES = {"EVENT": frozenset(EVENT_WORDS.split()), "FAC": frozenset(BUILDING_WORDS.split())}
"""Last words by which a name of an open kind is taken for this kind."""

TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "president",
        "prime",
        "minister",
        "vice",
        "secretary",
        "senator",
        "general",
        "gen.",
        "judge",
        "justice",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "sir",
        "lady",
        "lord",
        "chancellor",
        "governor",
        "mayor",
        "ambassador",
        "chief",
        "colonel",
        "col.",
        "major",
        "captain",
        "lieutenant",
        "lt.",
        "sergeant",
        "sgt.",
        "sheikh",
        "ayatollah",
        "former",
        "foreign",
        "defense",
        "defence",
        "spokesman",
        "spokeswoman",
        "u.s.",
        "deputy",
        "envoy",
        "premier",
        "rep.",
        "sen.",
        "representative",
        "congressman",
        "commander",
        "admiral",
        "director",
        "chairman",
        "attorney",
        "rev.",
        "reverend",
        "archbishop",
        "bishop",
        "cardinal",
        "imam",
        "professor",
        "prof.",
    ]
)


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


def trim(words: Sequence[str], span: NameSpan, label: str) -> NameSpan | None:
    """Return the span without a leading article and, of a person, without titles.

    >>> trim(("the", "President", "Lula"), NameSpan(0, 3, "per"), "PERSON")
    NameSpan(start=2, end=3, label='PERSON')
    """
    start = span.start
    while start < span.end and words[start].lower() in ("the", "a", "an"):
        start += 1
    while label == "PERSON" and start < span.end and words[start].lower() in TITLES:
        start += 1
    return NameSpan(start, span.end, label) if start < span.end else None


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


def narrow(labels: tuple[str, ...], name: Sequence[str]) -> tuple[str, ...]:
    """Return the labels left when the last words of a name speak for or against one of them.

    Sets left open drift: a net free to call the same thing MISC or EVENT soon calls all EVENT.

    >>> narrow(("LOC", "FAC"), ("Boryspil", "Airport")), narrow(("MISC", "EVENT"), ("Hamlet",))
    (('FAC',), ('MISC',))
    """
    words = {word.lower() for word in name}
    for label, cues in CUES.items():
        if label in labels and len(labels) > 1:
            cued = name[-1].lower() in cues if label == "FAC" else bool(words & cues)
            if cued and (len(name) > 1 or label == "EVENT"):
                return (label,)
            labels = tuple(other for other in labels if other != label)
    return labels


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
