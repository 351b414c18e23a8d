"""The frozen records of a graph: the entities that mentions are resolved to, and a graph read back.

Extraction → Resolution (entities) → RDF → Graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.edges import is_confident, links_things
from kg.identity import Hint, Link
from kg.records import PLAIN_LAYERS, Article, Layer, Mention, Modality, Polarity, layer_of


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named in one or more articles."""

    id: str  # readable slug, unique in the graph: "Vladimir_Medinsky"
    type: str  # local name of an ontology class
    name: str
    aliases: tuple[str, ...] = ()  # sorted, without `name`
    same_as: tuple[str, ...] = ()  # IRIs, sorted
    named: bool = False  # an article calls it by a name of its own; known once read back
    value: str | None = None  # normalized, of a time or an amount; known once read back


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
    links: tuple[Link, ...] = ()  # why each name names its entity
    hints: tuple[Hint, ...] = ()  # which entities may be one


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who in a corpus, without what only one article describes."""

    entities: Mapping[str, Entity]  # by id
    named: Mapping[str, Sequence[str]]  # by article: the entity of each name of its outline
    shared: Set[str]  # entities that several articles name
    renamed: Mapping[str, Mapping[str, str]]  # by article: the ids of described things that clash
    bodies: Sequence[tuple[str, Entity]]  # by article: described, and called like a publisher
    taken: Set[str]  # the ids of publishers that described things have
    links: Iterator[Link]  # why each name names its entity, sorted: to be gone through once
    hints: Sequence[Hint]  # which entities may be one


@dataclass(frozen=True, slots=True)
class GraphStatement:
    """A statement of the graph, with entity ids in place of mentions."""

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
    time: str | None = None  # entity id of the time, also where `when` is None: "Friday"

    @property
    def layer(self) -> Layer:
        """Return the layer: fact, report, claim, plan or denial."""
        return layer_of(self.polarity, self.modality)

    @property
    def participants(self) -> Iterator[str]:
        """Yield the ids of all entities that this names, its sources and its time included."""
        single = (self.subject, self.object, self.where, self.time)
        yield from (entity for entity in single if entity is not None)
        yield from (entity for entity, _level in self.holders)
        yield from (entity for _role, entity in self.qualifiers)


@dataclass(frozen=True, slots=True)
class GraphQuotation:
    """In this article, characters `start` to `end` are the words of this speaker, an entity id."""

    id: str
    article: str
    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole graph, read back from a store: entities, articles and statements by id."""

    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    statements: tuple[GraphStatement, ...]
    min_confidence: float = 0.0  # of the statements that have a plain edge
    quotations: tuple[GraphQuotation, ...] = ()  # in text order
    mentioned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by article: the named

    def is_likely(self, statement: GraphStatement) -> bool:
        """Return whether a statement is probably read rightly; the others are doubtful."""
        return is_confident(statement.confidence, self.min_confidence)

    def without_doubtful(self) -> Graph:
        """Return this graph with the statements that are probably read rightly."""
        return replace(self, statements=tuple(s for s in self.statements if self.is_likely(s)))

    def has_edge(self, statement: GraphStatement) -> bool:
        """Return whether a statement of this graph has a plain edge."""
        if statement.object is None or statement.layer not in PLAIN_LAYERS:
            return False
        subject, thing = self.entities[statement.subject], self.entities[statement.object]
        linked = links_things(subject.type, statement.predicate, thing.type)
        return linked and self.is_likely(statement)


@dataclass(frozen=True, slots=True)
class Reading:
    """What stories compare of an article's text; see `kg.stories.reading`."""

    sketch: tuple[int, ...]  # hashes of runs of words, sorted
    stems: Mapping[str, int]  # how often each occurs
    first: tuple[str, ...]  # those of the headline and the start, sorted


@dataclass(frozen=True, slots=True)
class Part:
    """What one article adds to a graph, where it is known which entities it names."""

    article: Article
    publisher: str | None  # as the article names it; that of `article` is the entity's name
    statements: tuple[GraphStatement, ...]  # in text order, as the quotations
    quotations: tuple[GraphQuotation, ...]
    mentioned: tuple[str, ...]  # ids of the entities that it names, sorted
    used: tuple[str, ...]  # ids of those that take part in a statement, sorted
    owned: tuple[Entity, ...]  # those of both that no other article names, by id
    values: Mapping[str, str]  # of times and amounts


@dataclass(frozen=True, slots=True)
class Brief:
    """What has to be known of each part to find the stories of a graph, and what they share."""

    article: Article  # of its text at most what is its headline
    start: str  # headline and first words, in lower case
    reading: Reading
    mentioned: tuple[str, ...]
    shared: tuple[str, ...]  # of the entities of the part those that it does not own, sorted
    values: Mapping[str, str]  # of these
    things: tuple[Entity, ...]  # those it owns that it names, or says a shared one to be
    described: tuple[tuple[str, str], ...]  # shared ones, and what it says they are
    kinds: tuple[str, ...]  # the classes of what it owns, sorted
    entities: int  # how many it owns
    predicates: tuple[str, ...]  # sorted
    layers: Mapping[Layer, int]  # statements of each


@dataclass(frozen=True)
class Corpus:
    """A graph of which each article is read when it is asked for."""

    articles: Sequence[str]  # ids, sorted
    brief: Callable[[str], Brief]  # of an article
    part: Callable[[str], Part]
    text: Callable[[str], str]
    key: Callable[[str], str]  # a digest of all that its part depends on
    common: Mapping[str, Entity]  # the entities that no part owns
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Blocks:
    """What one article adds to the Turtle of a graph; see `kg.store.blocks`."""

    rows: bytes  # a block for each subject that nothing else says anything of
    lines: bytes  # N-Triples of the subjects of which the graph may say more
    prefixes: tuple[str, ...]  # that the rows need
