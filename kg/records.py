"""The frozen records of articles and of what is read in them; steps share these, not each other.

Article → Extraction (mentions, statements). What follows is in `kg.graph`: Resolution (entities)
→ RDF → Graph (read back).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from textwrap import shorten

from kg.edges import MIN_CONFIDENCE, is_confident, links_things
from kg.ids import content_id
from kg.layers import PLAIN_LAYERS, Layer, Modality, Polarity, layer_of
from kg.silence import Silence

__all__ = [
    "PLAIN_LAYERS", "Article", "Extraction", "Holder", "Layer", "Mention", "MentionKind",
    "Modality", "Passage", "Polarity", "Qualifier", "Quotation", "Statement", "layer_of",
]  # fmt: skip  # one name a line says nothing


LONGEST_HEADLINE = 120
"""Characters of a headline that is made of the text."""


class MentionKind(StrEnum):
    """The sort of words by which a text names something."""

    NAME = "name"  # Vladimir Putin; also "Russian" for Russia
    NOMINAL = "nominal"  # the Russian delegation, a document, the talks in Istanbul
    PRONOUN = "pronoun"  # he, its, which
    VALUE = "value"  # 2 June, $5 million, 40 per cent
    PHRASE = "phrase"  # a clause, or words that do not name a thing


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its clean text, to which all offsets refer, and what is known about it."""

    id: str
    text: str
    title: str = ""
    publisher: str | None = None
    published: datetime | None = None  # with a time zone; midnight UTC if only the day is known
    url: str | None = None
    authors: tuple[str, ...] = ()  # as the byline names them
    day_only: bool = False  # the time of day of `published` is not known

    @property
    def issued(self) -> str | None:
        """Return when it was published as ISO 8601, no more precisely than is known.

        >>> Article.from_text("Talks ended.", published=date(2024, 5, 3)).issued
        '2024-05-03'
        """
        precision = "%Y-%m-%d" if self.day_only else "%Y-%m-%dT%H:%M:%SZ"
        return self.published.astimezone(UTC).strftime(precision) if self.published else None

    @property
    def headline(self) -> str:
        """Return its title, else the first words of its text.

        >>> Article.from_text("Talks ended. They lasted a day.").headline
        'Talks ended. They lasted a day.'
        """
        return self.title or shorten(self.text.split("\n", 1)[0], LONGEST_HEADLINE, placeholder="…")

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str = "",
        publisher: str | None = None,
        published: date | None = None,
        url: str | None = None,
    ) -> Article:
        """Return the article of this clean text; its id is a hash of the text alone."""
        identifier = content_id("art", text)
        if published is None or isinstance(published, datetime):
            return cls(identifier, text, title, publisher, published, url)
        midnight = datetime.combine(published, time(), UTC)
        return cls(identifier, text, title, publisher, midnight, url, day_only=True)


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

    def __hash__(self) -> int:
        """Return a hash of some fields: of all of them it takes eight times as long."""
        place = self.passage
        return hash((place.article, place.start, place.end, self.name))

    @property
    def text(self) -> str:
        """Return the words of the article."""
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
    """A source: this mention says so, at level 0 to the reader, at level n+1 to those at level n.

    "Sources told TASS that …": TASS is at level 0, the sources are at level 1.
    """

    mention: Mention
    level: int = 0

    @property
    def text(self) -> str:
        """Return the words of the article for the source."""
        return self.mention.text


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A further participant of a statement: in "handed Russia a document", (to, Russia)."""

    role: str  # the preposition, "to" for an indirect object
    mention: Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """In `evidence`, `holders` say that `subject` has the relation `predicate` to `object`.

    `polarity` and `modality` say how; `trigger` are the words that express the relation.
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
                raise ValueError(f"{passage.text!r} is outside its sentence {self.evidence!r}")

    @property
    def participants(self) -> Iterator[Mention]:
        """Yield the mentions that take part in this, as they occur in it: none is resolved."""
        single = (self.subject, self.object, self.when, self.where)
        yield from (mention for mention in single if mention is not None)
        yield from (holder.mention for holder in self.holders)
        yield from (qualifier.mention for qualifier in self.qualifiers)

    @property
    def relation(self) -> str:
        """Return the words of the article for the relation."""
        return " ".join(passage.text for passage in self.trigger)

    @property
    def layer(self) -> Layer:
        """Return the layer: fact, report, claim, plan or denial."""
        return layer_of(self.polarity, self.modality)

    @property
    def is_plain(self) -> bool:
        """Return whether this also becomes a plain edge, if it is confident enough."""
        thing = self.object.referent.type if self.object is not None else None
        linked = links_things(self.subject.referent.type, self.predicate, thing, self.rule)
        return self.layer in PLAIN_LAYERS and linked

    def makes_edge(self, min_confidence: float = MIN_CONFIDENCE) -> bool:
        """Return whether a graph of this least confidence has a plain edge for this."""
        sure = is_confident(self.confidence, min_confidence)
        return self.object is not None and self.is_plain and sure


@dataclass(frozen=True, slots=True)
class Quotation:
    """In this passage, in quotation marks, are the words of `speaker`, one of the mentions."""

    passage: Passage
    speaker: Mention


@dataclass(frozen=True, slots=True)
class Extraction:
    """Of this article: the mentions, statements and quotations found in it, in text order."""

    article: Article
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[Passage, ...] = ()  # all of them
    unstated: tuple[tuple[Passage, Silence], ...] = ()  # those without a statement, and why
