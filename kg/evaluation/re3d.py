"""re3d's 68 documents and kg's statements in; how well the related pairs are found out.

re3d (Dstl, https://github.com/dstl/re3d) annotates entities and relations in defence and security
texts. Scored is what lies between two of its entities: `pairs` with any predicate and in either
direction, `typed` where the predicate also fits the relation's type (`PROPERTIES`). A mention is
the entity it overlaps most, by at least half (Dice). Whatever a statement's polarity or modality,
the pair counts: re3d does not tell them apart. Synonyms count as found where the one mention
refers to the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.evaluation import Report, Scores
from kg.evaluation.triples import of_counts
from kg.records import Article, Extraction, Mention

if TYPE_CHECKING:
    from spacy.language import Language

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
SHARE_OF_OVERLAP = 0.5

Span = tuple[int, int]
Pair = frozenset[Span]


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
    from kg.extract import extract_articles
    from kg.ontology import load_ontology

    documents = [each for folder in _folders(corpora) for each in read_documents(folder)]
    articles = (Article.from_text(document.text) for document in documents)
    found = extract_articles(articles, nlp, load_ontology())
    return Report("re3d", score_documents(zip(documents, found, strict=True)))


def score_documents(read: Iterable[tuple[Document, Extraction]]) -> dict[str, Scores]:
    """Return the scores of all pairs, of typed pairs, and the recall of each relation type."""
    pairs, typed = Counts(), Counts()
    by_type = {name: Counts() for name in [*PROPERTIES, SYNONYM, "HasAttrOf"]}
    for document, extraction in read:
        predicted = dict[Pair, set[str]]()
        for pair, predicate in related_pairs(extraction, document.entities):
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


def related_pairs(extraction: Extraction, entities: Iterable[Span]) -> Iterator[tuple[Pair, str]]:
    """Yield each pair of annotated entities that the extraction relates, with the predicate."""
    entities = list(entities)
    for mention, other, predicate in _linked(extraction):
        ends = entity_at(mention, entities), entity_at(other, entities)
        if ends[0] and ends[1] and ends[0] != ends[1]:
            yield frozenset((ends[0], ends[1])), predicate


def _linked(extraction: Extraction) -> Iterator[tuple[Mention, Mention, str]]:
    for statement in extraction.statements:
        others = [part.mention for part in statement.qualifiers]
        others += [each for each in (statement.object, statement.where) if each is not None]
        yield from ((statement.subject, other, statement.predicate) for other in others)
    for mention in extraction.mentions:
        if mention.refers_to is not None:
            yield mention, mention.refers_to, SYNONYM


def entity_at(mention: Mention, entities: Iterable[Span]) -> Span | None:
    """Return the annotated entity that a mention overlaps most, None below a half."""
    start, end = mention.passage.start, mention.passage.end
    shares = (
        (2 * (min(end, last) - max(start, first)) / (end - start + last - first), (first, last))
        for first, last in entities
    )
    share, entity = max(shares, default=(0.0, (0, 0)))
    return entity if share >= SHARE_OF_OVERLAP else None


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
