"""re3d's 68 documents and kg's statements in; how well the related pairs are found out.

re3d (Dstl, https://github.com/dstl/re3d) annotates entities and relations in defence and security
texts. Scored is what relates two of its entities: `pairs` with any predicate and in either
direction, `typed` where the predicate also fits the relation's type (`PROPERTIES`). Whatever a
statement's polarity or modality, the pair counts: re3d does not distinguish them.

- A mention is the entity with the same head word, else one it shares half its words with.
- Mentions of one thing count as one (`kg.evaluation.things`).
- Of three sorts re3d annotates only a few, so these count where it does and are no error where it
  does not: pairs of which one lies inside the other ("ISIL", "ISIL fighters"), links of
  coreference (pronouns are left out; OntoGUM scores them), and the numbers of things ("three",
  "strikes"; HasAttrOf), which are an attribute in the graph and no statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.evaluation.things import (
    SYNONYM,
    Document,
    HeadOf,
    Pair,
    Span,
    Things,
    folders,
    overlap,
    read_documents,
)
from kg.evaluation.triples import of_counts
from kg.records import Article, Extraction, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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


@dataclass(frozen=True, slots=True)
class Link:
    """kg relates two mentions; where `free`, re3d would mostly not annotate it."""

    one: Mention
    other: Mention
    predicate: str
    free: bool = False


@dataclass(slots=True)
class Counts:
    """How many pairs were found, were wanted, and were correct."""

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
    documents = [each for folder in folders(corpora) for each in read_documents(folder)]
    docs = annotate(nlp, [document.text for document in documents])
    read = (
        (document, read_doc(doc, Article.from_text(document.text), ontology), _heads(doc))
        for document, doc in zip(documents, docs, strict=True)
    )
    return Report("re3d", score_documents(read))


def _heads(doc: Doc) -> HeadOf:
    """Return the function that finds where the head word of a span begins."""

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
        wanted = _wanted_pairs(document, things)
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


def _wanted_pairs(document: Document, things: Things) -> dict[Pair, set[str]]:
    wanted: dict[Pair, set[str]] = {}
    for ends, names in document.relations.items():
        if (pair := things.pair(*ends)) is not None:
            wanted.setdefault(pair, set()).update(names)
    return wanted


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
    extraction: Extraction, things: Things, wanted: Collection[Pair]
) -> dict[Pair, set[str]]:
    """Return each pair of things that the extraction relates, with the predicates."""
    found: dict[Pair, set[str]] = {}
    for link in _links(extraction, things):
        ends = product(things.entities_of(link.one), things.entities_of(link.other))
        pairs = [
            (pair, link.free or overlap(one, other) > 0)
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
