"""Statements in; their triples out, each statement with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.edges import CONFIDENCE_DIGITS
from kg.ids import content_id
from kg.iris import expand, kg_term
from kg.rdf.names import LANGUAGE, Names
from kg.records import Passage, Statement
from kg.terms import (
    KG,
    OA,
    PROV,
    RDF,
    XSD,
    Iri,
    Literal,
    StatementKey,
    Triple,
    char_range,
    text_literal,
)

Antecedents = tuple[tuple[int, int], tuple[int, int]]
"""Where an article names what subject and object of a statement refer to."""


def distinct_statements(statements: Iterable[Statement]) -> dict[str, Statement]:
    """Return an article's statements by id; of several that say the same, the most confident.

    The same words may state several things, where "they" has two antecedents: the second of these
    statements has "-2" behind its id.
    """
    best: defaultdict[str, dict[Antecedents, Statement]] = defaultdict(dict)
    for statement in statements:
        same = best[_key(statement).id]
        about = _antecedents(statement)
        if about not in same or _preference(statement) > _preference(same[about]):
            same[about] = statement
    return {
        identifier if number == 1 else f"{identifier}-{number}": same[about]
        for identifier, same in best.items()
        for number, about in enumerate(sorted(same), start=1)
    }


def _preference(statement: Statement) -> tuple[float, int, str, str]:
    details = len(statement.holders) + len(statement.qualifiers)
    details += (statement.when is not None) + (statement.where is not None)
    return statement.confidence, details, statement.rule, repr(statement)


def _key(statement: Statement) -> StatementKey:
    thing = statement.object
    return StatementKey(
        article=statement.evidence.article,
        sentence_at=_offsets(statement.evidence),
        subject_at=_offsets(statement.subject.passage),
        predicate=statement.predicate,
        relation_at=tuple(sorted(_offsets(passage) for passage in statement.trigger)),
        object_at=_offsets(thing.passage) if thing else None,
        polarity=statement.polarity,
        modality=statement.modality,
    )


def _antecedents(statement: Statement) -> Antecedents:
    thing = statement.object
    subject_at = _offsets(statement.subject.referent.passage)
    return subject_at, _offsets(thing.referent.passage) if thing else (0, 0)


def _offsets(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def statement_triples(
    identifier: str, statement: Statement, names: Names, *, min_confidence: float = 0.0
) -> Iterator[Triple]:
    """Yield the statement's node, its evidence and, where it has one, the plain edge."""
    node = names.iri(identifier)
    subject = names.entity(statement.subject)
    predicate = expand(statement.predicate)
    yield Triple(node, RDF.type, KG.Statement)
    yield Triple(node, KG.subject, subject)
    yield Triple(node, KG.predicate, predicate)
    if statement.object is not None:
        thing = names.entity(statement.object)
        yield Triple(node, KG.object, thing)
        if statement.makes_edge(min_confidence):
            yield Triple(subject, predicate, thing)
    yield Triple(node, KG.polarity, kg_term(statement.polarity))
    yield Triple(node, KG.modality, kg_term(statement.modality))
    yield Triple(node, KG.layer, kg_term(statement.layer))
    yield Triple(node, KG.rule, text_literal(statement.rule))
    yield Triple(node, KG.confidence, confidence_literal(statement.confidence))
    yield from _words(node, statement)
    yield from _circumstances(node, statement, names)
    yield from _attributions(identifier, statement, names)
    yield from _qualifiers(identifier, statement, names)
    yield from _evidence(node, statement.evidence, names)


def confidence_literal(number: float) -> Literal:
    """Return a confidence as xsd:decimal in its canonical form, which never has an exponent."""
    text = f"{Decimal(str(round(number, CONFIDENCE_DIGITS))).normalize():f}"
    return Literal(text, XSD.decimal)


def _words(node: Iri, statement: Statement) -> Iterator[Triple]:
    """Yield the article's words for subject, relation and object, and their places."""
    relation = sorted(statement.trigger, key=_offsets)
    relation_text = " ".join(passage.text for passage in relation)
    yield Triple(node, KG.subjectText, text_literal(statement.subject.text, language=LANGUAGE))
    yield Triple(node, KG.subjectAt, Literal(char_range(*_offsets(statement.subject.passage))))
    yield Triple(node, KG.relationText, text_literal(relation_text, language=LANGUAGE))
    for passage in relation:
        yield Triple(node, KG.relationAt, Literal(char_range(*_offsets(passage))))
    if statement.object is not None:
        words = text_literal(statement.object.text, language=LANGUAGE)
        yield Triple(node, KG.objectText, words)
        yield Triple(node, KG.objectAt, Literal(char_range(*_offsets(statement.object.passage))))


def _circumstances(node: Iri, statement: Statement, names: Names) -> Iterator[Triple]:
    if statement.when is not None:
        yield Triple(node, KG.when, names.entity(statement.when))
    if statement.where is not None:
        yield Triple(node, KG.where, names.entity(statement.where))


def _attributions(identifier: str, statement: Statement, names: Names) -> Iterator[Triple]:
    holders = {(holder.level, names.entity_of[holder.mention]) for holder in statement.holders}
    for number, (level, entity) in enumerate(sorted(holders), start=1):
        link, agent = names.iri(f"{identifier}-holder-{number}"), names.iri(entity)
        yield Triple(names.iri(identifier), KG.holder, agent)
        yield Triple(names.iri(identifier), KG.attribution, link)
        yield Triple(link, RDF.type, KG.Attribution)
        yield Triple(link, KG.agent, agent)
        yield Triple(link, KG.level, Literal(str(level), XSD.integer))


def _qualifiers(identifier: str, statement: Statement, names: Names) -> Iterator[Triple]:
    found = {(further.role, names.entity_of[further.mention]) for further in statement.qualifiers}
    for number, (role, entity) in enumerate(sorted(found), start=1):
        node = names.iri(f"{identifier}-qualifier-{number}")
        yield Triple(names.iri(identifier), KG.qualifier, node)
        yield Triple(node, RDF.type, KG.Qualifier)
        yield Triple(node, KG.role, text_literal(role))
        yield Triple(node, KG.value, names.iri(entity))


def _evidence(statement: Iri, sentence: Passage, names: Names) -> Iterator[Triple]:
    """Yield the sentence as a Web Annotation target; all statements of it share it.

    The store turns the xsd:nonNegativeInteger of that standard into xsd:integer, so we write that.
    """
    identifier = content_id("ev", sentence.article, sentence.start, sentence.end)
    node = names.iri(identifier)
    quote, position = names.iri(f"{identifier}-quote"), names.iri(f"{identifier}-position")
    yield Triple(statement, PROV.wasDerivedFrom, node)
    yield Triple(node, RDF.type, OA.SpecificResource)
    yield Triple(node, OA.hasSource, names.iri(sentence.article))
    yield Triple(node, OA.hasSelector, quote)
    yield Triple(node, OA.hasSelector, position)
    yield Triple(quote, RDF.type, OA.TextQuoteSelector)
    yield Triple(quote, OA.exact, text_literal(sentence.text, language=LANGUAGE))
    yield Triple(position, RDF.type, OA.TextPositionSelector)
    yield Triple(position, OA.start, Literal(str(sentence.start), XSD.integer))
    yield Triple(position, OA.end, Literal(str(sentence.end), XSD.integer))
