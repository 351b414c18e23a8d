"""re3d's 68 documents and kg's statements in; how well the related pairs are found out.

re3d (Dstl, https://github.com/dstl/re3d) annotates entities and relations in defence and security
texts. Scored is what lies between two of its entities: `pairs` with any predicate and in either
direction, `typed` where the predicate also fits the relation's type (`PROPERTIES`). Whatever a
statement's polarity or modality, the pair counts: re3d does not tell them apart.

- A mention is the entity with the same head word, else one it shares half its words with.
- A graph relates things, not words, so mentions of one thing count as one: annotations with one
  head word ("the SDF", "SDF"), equal names of a document, and what re3d calls synonyms. A mention
  that kg refers to another stands for that one too.
- Of three sorts re3d annotates only a few, so these count where it does and are no error where it
  does not: pairs of which one lies inside the other ("ISIL", "ISIL fighters"), links of
  coreference (pronouns are left out; OntoGUM scores them), and the numbers of things ("three",
  "strikes"; HasAttrOf), which are an attribute in the graph and no statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.evaluation import Report, Scores
from kg.evaluation.triples import of_counts
from kg.records import Article, Extraction, Mention, MentionKind

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
ARTICLE = re.compile("^(?:the|a|an) ", re.IGNORECASE)
HALF = 0.5

Span = tuple[int, int]
Pair = frozenset[Span]
HeadOf = Callable[[Span], int]
"""Where the head word of a span begins in the text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its entities, and the types of each related pair of them."""

    text: str
    entities: tuple[Span, ...]
    relations: Mapping[Pair, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """kg relates two mentions; where `free`, re3d would mostly not annotate it."""

    one: Mention
    other: Mention
    predicate: str
    free: bool = False


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
    """Return the function that tells where the head word of a span begins."""

    def head_of(span: Span) -> int:
        tokens = doc.char_span(*span, alignment_mode="expand")
        return tokens.root.idx if tokens is not None and len(tokens) else span[0]

    return head_of


def score_documents(
    read: Iterable[tuple[Document, Extraction, HeadOf]],
) -> dict[str, Scores]:
    """Return the scores of all pairs, of typed pairs, and the recall of each relation type."""
    pairs, typed = Counts(), Counts()
    by_type = {name: Counts() for name in [*PROPERTIES, SYNONYM, "HasAttrOf"]}
    for document, extraction, head_of in read:
        things = Things.of(document, head_of)
        wanted = dict[Pair, set[str]]()
        for ends, names in document.relations.items():
            if (pair := things.pair(*ends)) is not None:
                wanted.setdefault(pair, set()).update(names)
        predicted = related_pairs(extraction, things, wanted)
        _count(pairs, predicted, wanted)
        _count(typed, _typed(predicted), {
            (pair, name) for pair, names in wanted.items()
            for name in names if name in PROPERTIES
        })  # fmt: skip
        for pair, found in wanted.items():
            for name in found:
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


@dataclass(frozen=True, slots=True)
class Things:
    """Which annotated entities are mentions of one thing; each map leads to the first of them."""

    entities: tuple[Span, ...]
    head_of: HeadOf
    named: Mapping[Span, Span]  # with one head word, or one name
    same: Mapping[Span, Span]  # and of what re3d calls synonyms

    @classmethod
    def of(cls, document: Document, head_of: HeadOf) -> Things:
        """Return the things of a document."""
        words = {each: ARTICLE.sub("", document.text[slice(*each)]) for each in document.entities}
        alike = [
            (one, other)
            for one, other in combinations(document.entities, 2)
            if (_overlap(one, other) > 0 and head_of(one) == head_of(other))
            or (words[one] == words[other] and words[one][:1].isupper())
        ]
        synonyms = [
            (min(pair), max(pair)) for pair, names in document.relations.items() if SYNONYM in names
        ]
        named, same = (_firsts(document.entities, links) for links in (alike, alike + synonyms))
        return cls(document.entities, head_of, named, same)

    def pair(self, one: Span, other: Span) -> Pair | None:
        """Return the two things of two entities, of synonyms their names; None where all is one."""
        ends = frozenset((self.same[one], self.same[other]))
        if len(ends) == 1:
            ends = frozenset((self.named[one], self.named[other]))
        return ends if len(ends) > 1 else None

    def entity_of(self, mention: Mention) -> Span | None:
        """Return the entity with the head word of a mention, else one it mostly overlaps with."""
        span = (mention.passage.start, mention.passage.end)
        head = self.head_of(span)
        around = [each for each in self.entities if each[0] <= head < each[1]]
        best = max(around, default=None, key=lambda each: _overlap(each, span))
        exact = [each for each in around if self.head_of(each) == head]
        if exact:
            return max(exact, key=lambda each: _overlap(each, span))
        return best if best is not None and _overlap(best, span) >= HALF else None

    def entities_of(self, mention: Mention) -> list[Span]:
        """Return the entities of a mention and of what it refers to."""
        found = []
        current: Mention | None = mention
        while current is not None:
            found.append(self.entity_of(current))
            current = current.refers_to
        return [each for each in found if each is not None]


def _firsts(spans: Iterable[Span], links: Iterable[tuple[Span, Span]]) -> dict[Span, Span]:
    """Return the first of the spans that links join each span to."""
    first = {span: span for span in spans}
    for one, other in links:
        ends = (first[one], first[other])
        first = {span: min(ends) if end in ends else end for span, end in first.items()}
    return first


def _overlap(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common (Dice)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common / (one[1] - one[0] + other[1] - other[0])


def related_pairs(
    extraction: Extraction, things: Things, wanted: Collection[Pair]
) -> dict[Pair, set[str]]:
    """Return each pair of things that the extraction relates, with the predicates."""
    found: dict[Pair, set[str]] = {}
    for link in _links(extraction, things):
        ends = product(things.entities_of(link.one), things.entities_of(link.other))
        pairs = [
            (pair, link.free or _overlap(one, other) > 0)
            for one, other in ends
            if (pair := things.pair(one, other)) is not None
        ]
        known = [pair for pair, _ in pairs if pair in wanted]
        counted = known or [pair for pair, free in pairs if not free]
        for pair in counted[:1]:
            found.setdefault(pair, set()).add(link.predicate)
    for pair in _numbers(extraction, things):
        if pair in wanted:
            found.setdefault(pair, set()).add("kg:normalized")
    return found


def _numbers(extraction: Extraction, things: Things) -> Iterator[Pair]:
    """Yield what is counted with each annotated number before its head: ("34", "strikes")."""
    for mention in extraction.mentions:
        counted = things.entity_of(mention)
        if mention.kind is MentionKind.NOMINAL and mention.value is not None and counted:
            head = things.head_of((mention.passage.start, mention.passage.end))
            for number in things.entities:
                if mention.passage.start <= number[0] and number[1] <= head:
                    pair = things.pair(number, counted)
                    yield from [pair] if pair is not None else []


def _links(extraction: Extraction, things: Things) -> Iterator[Link]:
    for statement in extraction.statements:
        others = [part.mention for part in statement.qualifiers]
        others += [statement.where] if statement.where is not None else []
        ends = [end for end in (statement.subject, statement.object) if end is not None]
        for one, other in [*product(ends, others), *combinations(ends, 2)]:
            yield Link(one, other, statement.predicate)
    for mention in extraction.mentions:
        if mention.refers_to is not None:
            yield Link(mention, mention.refers_to, SYNONYM, free=True)


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
