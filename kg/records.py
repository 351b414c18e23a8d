"""The frozen records that pass between kg's steps; no step needs another step, only these.

Article → Extraction (mentions, statements) → Resolution (entities) → RDF → Graph (read back).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ID_LENGTH = 16
"""Hexadecimal digits kept of a SHA-256: 64 bits, a clash is unlikely below 10⁹ records."""


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on nothing but `parts`.

    >>> content_id("art", "Talks ended.")
    'art-3f0eacbdfb17a54f'
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:ID_LENGTH]}"


class Polarity(StrEnum):
    """Whether the text says it is so or says it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How far the text commits itself to a statement."""

    ASSERTED = "asserted"  # the article says so in its own voice
    REPORTED = "reported"  # a news medium says so, or an unnamed source through one
    ALLEGED = "alleged"  # somebody with a stake says so
    PLANNED = "planned"  # it is to happen
    POSSIBLE = "possible"  # it may be or happen
    CONDITIONAL = "conditional"  # it holds if something else does
    REQUESTED = "requested"  # somebody wants or offers it


class Layer(StrEnum):
    """What a reader sees a statement as; `Statement.layer` computes it."""

    FACT = "fact"
    REPORT = "report"
    CLAIM = "claim"
    PLAN = "plan"
    DENIAL = "denial"


LAYER_OF = {
    Modality.ASSERTED: Layer.FACT,
    Modality.REPORTED: Layer.REPORT,
    Modality.ALLEGED: Layer.CLAIM,
    Modality.POSSIBLE: Layer.CLAIM,
    Modality.CONDITIONAL: Layer.CLAIM,
    Modality.PLANNED: Layer.PLAN,
    Modality.REQUESTED: Layer.PLAN,
}
PLAIN_LAYERS = frozenset({Layer.FACT, Layer.REPORT})
"""The layers whose statements also become a plain edge subject → object, if both are things."""
MIN_CONFIDENCE = 0.5
"""From which confidence on a statement makes a plain edge: it is more likely right than not."""
CONFIDENCE_DIGITS = 4
"""Of a confidence in the graph."""
PHRASE_TYPE = "Phrase"
VALUE_TYPES = frozenset({"Time", "Money", "Percentage", "Quantity"})
"""What no plain edge ends in: a clause; a bare value only where a property is about values."""


def layer_of(polarity: Polarity, modality: Modality) -> Layer:
    """Return the layer of a statement with this polarity and modality.

    >>> layer_of(Polarity.NEGATIVE, Modality.ASSERTED)
    <Layer.DENIAL: 'denial'>
    """
    return Layer.DENIAL if polarity is Polarity.NEGATIVE else LAYER_OF[modality]


def links_things(subject: str, predicate: str, thing: str | None) -> bool:
    """Return whether a plain edge may stand between ends of these types.

    A clause is no thing, nor is a value a subject. As an object it needs a property that is about
    values ("paid $5 million"): an open relation to one is mostly half a statement ("trailed 2").

    >>> links_things("Person", "kg:pays", "Money"), links_things("Team", "rel:trail", "Quantity")
    (True, False)
    """
    if PHRASE_TYPE in (subject, thing) or subject in VALUE_TYPES:
        return False
    return thing not in VALUE_TYPES or predicate.startswith("kg:")


def is_confident(confidence: float, least: float) -> bool:
    """Return whether a confidence is at least so high, both as the graph writes them."""
    return round(confidence, CONFIDENCE_DIGITS) >= round(least, CONFIDENCE_DIGITS)


class MentionKind(StrEnum):
    """By what sort of words a text names something."""

    NAME = "name"  # Vladimir Putin; also "Russian" for Russia
    NOMINAL = "nominal"  # the Russian delegation, a document, the talks in Istanbul
    PRONOUN = "pronoun"  # he, its, which
    VALUE = "value"  # 2 June, $5 million, 40 per cent
    PHRASE = "phrase"  # a clause or words that name no thing


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its clean text, which all offsets count in, and what is known about it."""

    id: str
    text: str
    title: str = ""
    publisher: str | None = None
    published: datetime | None = None  # with a time zone
    url: str | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str = "",
        publisher: str | None = None,
        published: datetime | None = None,
        url: str | None = None,
    ) -> Article:
        """Return the article of this clean text; its id is a hash of the text alone."""
        return cls(content_id("art", text), text, title, publisher, published, url)


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim quotation: `text` is characters `start` to `end` of an article's text."""

    article: str
    start: int
    end: int
    text: str

    def is_within(self, other: Passage) -> bool:
        """Return whether this is at least one character, all inside the other passage."""
        inside = other.start <= self.start < self.end <= other.end
        return inside and self.article == other.article


@dataclass(frozen=True, slots=True)
class Mention:
    """In an article, this passage names something of this type."""

    passage: Passage
    type: str  # local name of an ontology class: "Person", "Delegation", "Time", "Phrase"
    kind: MentionKind
    name: str  # what to call it: no leading determiner, "Russia" for the adjective "Russian"
    head: str = ""  # lemma of the head noun: "delegation"
    definite: bool = True  # False for "a document": not the same as any other document
    value: str | None = None  # "2025-06" for Time, "5000000 USD" for Money, "34 raid" for 34 raids
    known: str | None = None  # the gazetteer's id where it settles what this is: "Russia"
    refers_to: Mention | None = None  # the antecedent, within the article

    @property
    def text(self) -> str:
        """Return the words as they stand in the article."""
        return self.passage.text

    @property
    def referent(self) -> Mention:
        """Return the last antecedent, or the mention itself where it has none."""
        mention = self
        while mention.refers_to is not None:
            mention = mention.refers_to
        return mention


@dataclass(frozen=True, slots=True)
class Holder:
    """This mention says so: at level 0 to the reader, at level n+1 to the holders at level n.

    "Sources told TASS that …": TASS is at level 0, the sources are at level 1.
    """

    mention: Mention
    level: int = 0

    @property
    def text(self) -> str:
        """Return the holder's words as they stand in the article."""
        return self.mention.text


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A further participant of a statement: in "handed Russia a document", (to, Russia)."""

    role: str  # the preposition, "to" for an indirect object
    mention: Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """In `evidence`, `holders` say that `subject` has the relation `predicate` to `object`.

    `polarity` and `modality` tell how; `trigger` are the words that express the relation.
    A clause without any object ("The talks have ended") has the object None.

    Raises ValueError unless all words of the statement stand in the sentence, of one paragraph.
    """

    subject: Mention
    predicate: str  # "kg:heads" (a property of the ontology) or "rel:hand-to" (an open relation)
    object: Mention | None
    evidence: Passage  # the sentence
    trigger: tuple[Passage, ...]
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    holders: tuple[Holder, ...] = ()
    when: Mention | None = None
    where: Mention | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    rule: str = ""
    confidence: float = 1.0  # 0 to 1: how likely it is right in all its parts

    def __post_init__(self) -> None:
        """Check where the words stand, so that every statement can be verified later."""
        if "\n\n" in self.evidence.text:
            raise ValueError(f"{self.evidence.text!r} is no sentence: it has two paragraphs")
        mentions = [self.subject, self.object, self.when, self.where]
        mentions += [qualifier.mention for qualifier in self.qualifiers]
        for passage in (*self.trigger, *(each.passage for each in mentions if each is not None)):
            if not passage.is_within(self.evidence):
                raise ValueError(f"{passage.text!r} stands outside its sentence {self.evidence!r}")

    @property
    def relation(self) -> str:
        """Return the words of the relation, as they stand in the article."""
        return " ".join(passage.text for passage in self.trigger)

    @property
    def layer(self) -> Layer:
        """Return what a reader sees this as: fact, report, claim, plan or denial."""
        return layer_of(self.polarity, self.modality)

    @property
    def is_plain(self) -> bool:
        """Return whether this may stand in the graph as a plain edge, if it is confident enough."""
        thing = self.object.referent.type if self.object is not None else None
        linked = links_things(self.subject.referent.type, self.predicate, thing)
        return self.layer in PLAIN_LAYERS and linked

    def makes_edge(self, min_confidence: float = MIN_CONFIDENCE) -> bool:
        """Return whether a graph of this least confidence has a plain edge for this."""
        sure = is_confident(self.confidence, min_confidence)
        return self.object is not None and self.is_plain and sure


@dataclass(frozen=True, slots=True)
class Extraction:
    """Of this article: the mentions and the statements found in it, in text order."""

    article: Article
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named in one or more articles."""

    id: str  # readable slug, unique in the graph: "Vladimir_Medinsky"
    type: str  # local name of an ontology class
    name: str
    aliases: tuple[str, ...] = ()  # sorted, without `name`
    same_as: tuple[str, ...] = ()  # IRIs, sorted


@dataclass(frozen=True, slots=True)
class Provenance:
    """A graph was made by kg of this version, with this language model and this ontology."""

    version: str
    model: str  # a hash, or name and version
    ontology: str  # a hash
    min_confidence: float = 0.0  # of the statements that have a plain edge


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a corpus, sorted by id, and which entity each mention names."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[Mention, str]


@dataclass(frozen=True, slots=True)
class GraphStatement:
    """A statement as it stands in the graph: entity ids in place of mentions."""

    id: str
    subject: str
    predicate: str  # "kg:heads", "rel:hand-to"
    label: str  # the predicate in words: "heads", "hand to"
    relation: str  # the article's words
    object: str | None
    polarity: Polarity
    modality: Modality
    holders: tuple[tuple[str, int], ...]  # (entity id, level), by level
    when: str | None  # ISO 8601, reduced precision or interval allowed
    where: str | None
    qualifiers: tuple[tuple[str, str], ...]  # (role, entity id)
    rule: str
    confidence: float
    article: str
    sentence: str
    start: int  # of the sentence in the article's text
    subject_at: tuple[int, int]  # offsets in the article's text, as the next two
    relation_at: tuple[tuple[int, int], ...]
    object_at: tuple[int, int] | None

    @property
    def layer(self) -> Layer:
        """Return what a reader sees this as: fact, report, claim, plan or denial."""
        return layer_of(self.polarity, self.modality)


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole graph, read back from a store: entities, articles and statements by id."""

    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    statements: tuple[GraphStatement, ...]
