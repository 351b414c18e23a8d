"""re3d's 68 documents and kg's statements in; how well the related pairs are found out.

re3d (Dstl, https://github.com/dstl/re3d) annotates entities and relations in defence and security
texts. Scored is what lies between two of its entities: `pairs` with any predicate and in either
direction, `typed` where the predicate also fits the relation's type (`PROPERTIES`). A mention is
the entity that covers its head word, of several the one it overlaps most. Whatever a statement's
polarity or modality, the pair counts: re3d does not tell them apart. Synonyms count as found where
the one mention refers to the other. Numbers are entities here, and HasAttrOf ("three", "strikes")
is a relation: kg states no such thing, so a tenth of the pairs is out of reach.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.evaluation import Report, Scores
from kg.evaluation.triples import of_counts
from kg.records import Article, Extraction, Mention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER = "relations/re3d"
PROPERTIES: dict[str, tuple[str, ...]] = {
    "CoLocated": (
        "locatedIn", "takesPlaceAt", "headquarteredIn", "basedIn", "arrivesIn", "visits", "near",
        "livesIn", "bornIn", "diesIn", "travelsTo", "hosts", "borders", "capitalOf",
    ),
    "FightingAgainst": (
        "fights", "attacks", "strikes", "invades", "liberates", "besieges", "kills", "defeats",
        "destroys", "captures", "defends", "overthrows", "opposes",
    ),
    "BelongsTo": (
        "memberOf", "partOf", "worksFor", "represents", "positionIn", "nationality", "joins",
        "owns", "kindOf",
    ),
    "InChargeOf": (
        "heads", "headOfStateOf", "presidentOf", "headOfGovernmentOf", "ministerOf", "ministerFor",
        "governorOf", "mayorOf", "holdsPosition", "spokespersonFor", "controls", "occupies",
        "owns", "uses", "deploys", "captures",
    ),
    "CommWith": (
        "meets", "speaksWith", "negotiatesWith", "urges", "says", "demands", "visits", "warns",
        "thanks", "congratulates", "orders", "discusses", "invites", "announces",
    ),
    "AlliesOf": ("supports", "cooperatesWith", "helps", "agreesWith", "accompanies"),
    "Likes": ("praises", "thanks", "congratulates", "supports", "agreesWith"),
    "Dislikes": ("criticizes", "opposes", "accuses", "rejects", "fears", "blocks", "sanctions"),
    "Apart": ("leaves", "flees", "travelsTo"),
}  # fmt: skip  # which properties may say so
SYNONYM = "IsSynonymOf"

Span = tuple[int, int]
Pair = frozenset[Span]
HeadOf = Callable[[Mention], int]
"""Where the head word of a mention begins in the text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its entities, and the type of each related pair."""

    text: str
    entities: tuple[Span, ...]
    relations: Mapping[Pair, frozenset[str]]


@dataclass(slots=True)
class Counts:
    """How many pairs were found, were wanted, and were both."""

    correct: int = 0
    found: int = 0
    wanted: int = 0

    def scores(self) -> Scores:
        """Return precision, recall and F1, and how many were wanted."""
        score = of_counts(self.correct, self.found, self.wanted)
        return score.as_dict() | {"wanted": self.wanted}


def score(corpora: Path, nlp: Language) -> Report:
    """Score what kg extracts from all documents."""
    from kg.extract.annotate import annotate
    from kg.extract.document import read_doc
    from kg.ontology import load_ontology

    ontology = load_ontology()
    documents = [each for folder in _folders(corpora) for each in read_documents(folder)]
    docs = annotate(nlp, [document.text for document in documents])
    read = (
        (document, read_doc(doc, Article.from_text(document.text), ontology), _heads(doc))
        for document, doc in zip(documents, docs, strict=True)
    )
    return Report("re3d", score_documents(read))


def _heads(doc: Doc) -> HeadOf:
    """Return the function that tells where the head word of a mention begins."""

    def head_of(mention: Mention) -> int:
        passage = mention.passage
        span = doc.char_span(passage.start, passage.end, alignment_mode="expand")
        return span.root.idx if span is not None and len(span) else passage.start

    return head_of


def score_documents(
    read: Iterable[tuple[Document, Extraction, HeadOf]],
) -> dict[str, Scores]:
    """Return the scores of all pairs, of typed pairs, and the recall of each relation type."""
    pairs, typed = Counts(), Counts()
    by_type = {name: Counts() for name in [*PROPERTIES, SYNONYM, "HasAttrOf"]}
    for document, extraction, head_of in read:
        predicted = dict[Pair, set[str]]()
        for pair, predicate in related_pairs(extraction, document.entities, head_of):
            predicted.setdefault(pair, set()).add(predicate)
        _count(pairs, predicted.keys(), document.relations.keys())
        _count(typed, _typed(predicted), {
            (pair, name) for pair, names in document.relations.items()
            for name in names if name in PROPERTIES
        })  # fmt: skip
        for pair, names in document.relations.items():
            for name in names:
                by_type.setdefault(name, Counts()).wanted += 1
                by_type[name].correct += pair in predicted
    recalls = {
        name: {"r": counts.correct / counts.wanted, "wanted": counts.wanted}
        for name, counts in by_type.items()
        if counts.wanted
    }
    return {"pairs": pairs.scores(), "typed": typed.scores()} | recalls


def _count(counts: Counts, found: Iterable[object], wanted: Iterable[object]) -> None:
    found, wanted = set(found), set(wanted)
    counts.found += len(found)
    counts.wanted += len(wanted)
    counts.correct += len(found & wanted)


def _typed(predicted: Mapping[Pair, set[str]]) -> set[tuple[Pair, str]]:
    return {
        (pair, name)
        for pair, predicates in predicted.items()
        for name, properties in PROPERTIES.items()
        if predicates & {f"kg:{each}" for each in properties}
    }


def related_pairs(
    extraction: Extraction, entities: Iterable[Span], head_of: HeadOf
) -> Iterator[tuple[Pair, str]]:
    """Yield each pair of annotated entities that the extraction relates, with the predicate."""
    entities = list(entities)
    for mention, other, predicate in _linked(extraction):
        one, two = (entity_at(each, head_of(each), entities) for each in (mention, other))
        if one and two and (one[1] <= two[0] or two[1] <= one[0]):  # not one inside the other
            yield frozenset((one, two)), predicate


def _linked(extraction: Extraction) -> Iterator[tuple[Mention, Mention, str]]:
    for statement in extraction.statements:
        others = [part.mention for part in statement.qualifiers]
        others += [statement.where] if statement.where is not None else []
        ends = [end for end in (statement.subject, statement.object) if end is not None]
        for one, other in [*product(ends, others), *combinations(ends, 2)]:
            yield one, other, statement.predicate
    for mention in extraction.mentions:
        if mention.refers_to is not None:
            yield mention, mention.refers_to, SYNONYM


def entity_at(mention: Mention, head: int, entities: Iterable[Span]) -> Span | None:
    """Return the annotated entity that covers the head word of a mention, None if none does."""
    start, end = mention.passage.start, mention.passage.end
    around = [(first, last) for first, last in entities if first <= head < last]
    return max(around, default=None, key=lambda span: _overlap(span, (start, end)))


def _overlap(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common (Dice)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common / (one[1] - one[0] + other[1] - other[0])


def read_documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of one source."""
    entities, relations = _rows(folder / "entities.json"), _rows(folder / "relations.json")
    for row in _rows(folder / "documents.json"):
        related: dict[Pair, set[str]] = {}
        for each in relations:
            ends = (
                (each["sourceBegin"], each["sourceEnd"]),
                (each["targetBegin"], each["targetEnd"]),
            )
            if each["documentId"] == row["_id"] and ends[0] != ends[1]:
                related.setdefault(frozenset(ends), set()).add(each["type"])
        spans = {(e["begin"], e["end"]) for e in entities if e["documentId"] == row["_id"]}
        spans |= {end for pair in related for end in pair}
        named = {pair: frozenset(names) for pair, names in related.items()}
        yield Document(row["text"], tuple(sorted(spans)), named)


def _folders(corpora: Path) -> list[Path]:
    return sorted(path.parent for path in (corpora / FOLDER).glob("*/documents.json"))


def _rows(path: Path) -> list[Any]:
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
