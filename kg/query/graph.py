"""A store in; the whole graph as records out, as fast as its texts can be read.

Ten thousand statements take about a second, most of it for looking up texts in the store: so each
query asks only for what the records need, and quotations are cut from the article's text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.graph import Entity, Graph, GraphQuotation, GraphStatement
from kg.iris import contract, decode, kg_term
from kg.records import Article, Modality, Passage, Polarity
from kg.store import Store
from kg.terms import NAMESPACES, read_char_range

ENTITIES = """SELECT ?entity ?class ?name WHERE { ?entity skos:prefLabel ?name ; a ?class }"""
ALIASES = """SELECT ?entity ?alias WHERE { ?entity skos:altLabel ?alias ; skos:prefLabel ?name }"""
SAME = """SELECT ?entity ?same WHERE { ?entity owl:sameAs ?same ; skos:prefLabel ?name }"""
NAMED = """SELECT ?entity ?named WHERE { ?entity kg:isNamed ?named }"""
VALUES = """SELECT ?entity ?value WHERE { ?entity kg:normalized ?value ; skos:prefLabel ?name }"""
QUOTATIONS = """SELECT ?quotation ?article ?speaker ?at WHERE {
  ?quotation a kg:Quotation ; kg:speaker ?speaker ; kg:quotedAt ?at ; prov:wasQuotedFrom ?article
}"""
ARTICLES = """SELECT ?article ?text ?title ?publisher ?published ?url WHERE {
  ?article a kg:Article ; schema:articleBody ?text
  OPTIONAL { ?article dct:title ?title }
  OPTIONAL { ?article dct:publisher/skos:prefLabel ?publisher }
  OPTIONAL { ?article dct:issued ?published }
  OPTIONAL { ?article schema:url ?url }
}"""
MENTIONED = """SELECT ?article ?entity WHERE { ?article schema:mentions ?entity }"""
AUTHORS = """SELECT ?article ?author WHERE { ?article schema:author ?author }"""
SENTENCES = """SELECT ?evidence ?article ?start ?end WHERE {
  ?evidence oa:hasSource ?article ; oa:hasSelector ?position
  . ?position oa:start ?start ; oa:end ?end
}"""
COLUMNS = (
    "kg:subject", "kg:predicate", "kg:object", "kg:polarity", "kg:modality", "kg:rule",
    "kg:confidence", "kg:relationText", "prov:wasDerivedFrom", "kg:subjectAt", "kg:objectAt",
    "kg:where", "kg:when",
)  # fmt: skip
"""Properties of which a statement has at most one value. One query for each is twice as fast as one
for all: a store reads the statements of one property in a row, but looks up each further one."""
LABELS = """SELECT DISTINCT ?predicate ?label WHERE {
  ?predicate a owl:ObjectProperty ; rdfs:label ?label
}"""
RELATION_AT = """SELECT ?statement ?at WHERE { ?statement kg:relationAt ?at }"""
LEAST = """SELECT ?least WHERE { ?dataset a void:Dataset ; kg:minConfidence ?least }"""
WHEN = """SELECT ?statement ?time WHERE { ?statement kg:when/kg:normalized ?time }"""
HOLDERS = """SELECT ?statement ?agent ?level WHERE {
  ?statement kg:attribution ?link . ?link kg:agent ?agent ; kg:level ?level
}"""
QUALIFIERS = """SELECT ?statement ?role ?value WHERE {
  ?statement kg:qualifier ?qualifier . ?qualifier kg:role ?role ; kg:value ?value
}"""


Rows = dict[str, list[tuple[str, ...]]]
"""The rows of a query by their first column: a statement, an entity or an article."""


def load_graph(store: Store) -> Graph:
    """Return all that the store contains: entities and articles by id, statements in text order."""
    ids = _Ids(store.base)
    articles = {article.id: article for article in _articles(store, ids)}
    entities = {entity.id: entity for entity in _entities(store, ids)}
    return Graph(
        dict(sorted(entities.items())),
        dict(sorted(articles.items())),
        tuple(sorted(_statements(store, ids, articles), key=_text_order)),
        next((float(least or 0) for (least,) in store.texts(LEAST)), 0.0),
        tuple(sorted(_quotations(store, ids), key=lambda q: (q.article, q.start, q.end))),
        {
            ids[article]: tuple(sorted(ids[entity] for (entity,) in found))
            for article, found in _grouped(store, MENTIONED).items()
        },
    )


class _Ids(dict[str, str]):
    """The id of each IRI, computed once."""

    def __init__(self, base: str) -> None:
        self.base = base

    def __missing__(self, iri: str) -> str:
        self[iri] = decode(iri[len(self.base) :])
        return self[iri]


POLARITIES = {str(kg_term(polarity)): polarity for polarity in Polarity}
MODALITIES = {str(kg_term(modality)): modality for modality in Modality}


def _articles(store: Store, ids: _Ids) -> Iterator[Article]:
    authors = _grouped(store, AUTHORS)
    for iri, text, title, publisher, published, url in store.texts(ARTICLES):
        moment = datetime.fromisoformat(published) if published else None
        day_only = moment is not None and moment.tzinfo is None  # an xsd:date
        yield Article(
            id=ids[iri or ""],
            text=text or "",
            title=title or "",
            publisher=publisher,
            published=moment.replace(tzinfo=UTC) if moment and day_only else moment,
            url=url,
            authors=tuple(author for (author,) in authors[iri or ""]),
            day_only=day_only,
        )


def _entities(store: Store, ids: _Ids) -> Iterator[Entity]:
    aliases, same_as = _grouped(store, ALIASES), _grouped(store, SAME)
    named, values = _grouped(store, NAMED), _grouped(store, VALUES)
    for iri, [(cls, name), *_] in _grouped(store, ENTITIES).items():
        if iri.startswith(ids.base):
            yield Entity(
                id=ids[iri],
                type=cls.removeprefix(NAMESPACES["kg"]),
                name=name,
                aliases=tuple(alias for (alias,) in aliases[iri]),
                same_as=tuple(same for (same,) in same_as[iri]),
                named=iri in named,
                value=values[iri][0][0] if iri in values else None,
            )


def _quotations(store: Store, ids: _Ids) -> Iterator[GraphQuotation]:
    for iri, [(article, speaker, at), *_] in _grouped(store, QUOTATIONS).items():
        yield GraphQuotation(ids[iri], ids[article], ids[speaker], *read_char_range(at))


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the store says of all statements, property by property."""

    one: Mapping[str, Mapping[str, str]]  # of each name in COLUMNS: statement → value
    predicates: Mapping[str, tuple[str, str]]  # IRI → id and label
    relation_at: Rows
    when: Rows
    holders: Rows
    qualifiers: Rows

    @classmethod
    def of(cls, store: Store) -> _Columns:
        one = {name: _column(store, name) for name in COLUMNS}
        labels = _grouped(store, LABELS)
        return cls(
            one,
            {iri: (contract(iri), labels[iri][0][0]) for iri in set(one["kg:predicate"].values())},
            _grouped(store, RELATION_AT),
            _grouped(store, WHEN),
            _grouped(store, HOLDERS),
            _grouped(store, QUALIFIERS),
        )


def _statements(
    store: Store, ids: _Ids, articles: Mapping[str, Article]
) -> Iterator[GraphStatement]:
    columns = _Columns.of(store)
    sentences = {
        evidence: _sentence(articles[ids[article]], int(start), int(end))
        for evidence, [(article, start, end), *_] in _grouped(store, SENTENCES).items()
    }
    for iri in columns.one["kg:subject"]:
        yield _statement(iri, columns, sentences, ids)


def _sentence(article: Article, start: int, end: int) -> Passage:
    return Passage(article.id, start, end, article.text[start:end])


def _statement(
    iri: str, columns: _Columns, sentences: Mapping[str, Passage], ids: _Ids
) -> GraphStatement:
    (subject, predicate, thing, polarity, modality, rule,
     confidence, relation, evidence, subject_at, object_at, where, time) = [
        column.get(iri, "") for column in columns.one.values()
    ]  # fmt: skip
    sentence, when = sentences[evidence], columns.when[iri]
    name, label = columns.predicates[predicate]
    holders = [(ids[who], int(level)) for who, level in columns.holders[iri]]
    return GraphStatement(
        id=ids[iri],
        subject=ids[subject],
        predicate=name,
        label=label,
        relation=relation,
        object=ids[thing] if thing else None,
        polarity=POLARITIES[polarity],
        modality=MODALITIES[modality],
        holders=tuple(sorted(holders, key=_by_level)),
        when=when[0][0] if when else None,
        where=ids[where] if where else None,
        qualifiers=tuple((role, ids[value]) for role, value in columns.qualifiers[iri]),
        rule=rule,
        confidence=float(confidence),
        article=sentence.article,
        sentence=sentence.text,
        start=sentence.start,
        subject_at=read_char_range(subject_at),
        relation_at=tuple(sorted(read_char_range(at) for (at,) in columns.relation_at[iri])),
        object_at=read_char_range(object_at) if object_at else None,
        time=ids[time] if time else None,
    )


def _column(store: Store, name: str) -> dict[str, str]:
    """Return the value of a property for each statement that has one."""
    rows = store.texts(f"SELECT ?statement ?value WHERE {{ ?statement {name} ?value }}")
    return {str(statement): str(value) for statement, value in rows}


def _grouped(store: Store, query: str) -> Rows:
    """Return the rows of a query by their first column, sorted, as a store has no order."""
    rows: Rows = defaultdict(list)
    for first, *rest in store.texts(query):
        rows[str(first)].append(tuple(map(str, rest)))
    for found in rows.values():
        found.sort()
    return rows


def _by_level(holder: tuple[str, int]) -> tuple[int, str]:
    return holder[1], holder[0]


def _text_order(statement: GraphStatement) -> tuple[str, int, tuple[int, int], str]:
    return statement.article, statement.start, statement.subject_at, statement.id
