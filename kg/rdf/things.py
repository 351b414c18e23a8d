"""Articles and entities in; their triples out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from kg.amounts import amount_of
from kg.graph import Entity
from kg.identity import NAMESAKES, Hint
from kg.iris import escape_iri, kg_term
from kg.periods import period_of
from kg.rdf.names import LANGUAGE, Names
from kg.records import Extraction, Mention, MentionKind
from kg.scripts import mixed_scripts
from kg.terms import DCT, KG, OWL, RDF, SCHEMA, SKOS, XSD, Iri, Literal, Triple, text_literal


def article_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """Yield what is known about an article, and which entities it names."""
    article = extraction.article
    node = names.iri(article.id)
    yield Triple(node, RDF.type, KG.Article)
    yield Triple(node, RDF.type, SCHEMA.NewsArticle)  # for tools that do not reason
    yield Triple(node, SCHEMA.articleBody, text_literal(article.text, language=LANGUAGE))
    if article.title:
        yield Triple(node, DCT.title, text_literal(article.title, language=LANGUAGE))
    if article.publisher:
        publisher = names.publishers[article.publisher]
        yield Triple(node, DCT.publisher, names.iri(publisher.id))
    if article.issued:
        yield Triple(node, DCT.issued, date_literal(article.issued))
    for author in article.authors:
        yield Triple(node, SCHEMA.author, text_literal(author, language=LANGUAGE))
    if article.url:
        yield Triple(node, SCHEMA.url, Literal(escape_iri(article.url), XSD.anyURI))
    for identifier in sorted({names.entity_of[mention] for mention in named_mentions(extraction)}):
        yield Triple(node, SCHEMA.mentions, names.iri(identifier))


def date_literal(moment: str) -> Literal:
    """Return a moment in ISO 8601 as xsd:dateTime, a day alone as xsd:date.

    >>> date_literal("2025-06-01")
    Literal(text='2025-06-01', datatype='http://www.w3.org/2001/XMLSchema#date', language=None)
    """
    return Literal(moment, XSD.dateTime if "T" in moment else XSD.date)


def named_mentions(extraction: Extraction) -> Iterator[Mention]:
    """Return the mentions by name: even without a statement they are in the graph."""
    return (mention for mention in extraction.mentions if mention.kind is MentionKind.NAME)


def value_triples(node: Iri, mention: Mention) -> Iterator[Triple]:
    """Yield what a mention of a time or an amount says about its entity."""
    if mention.value is None:
        return
    yield Triple(node, KG.normalized, text_literal(mention.value))
    period = period_of(mention.value)
    if period is not None and period.earliest is not None:
        yield Triple(node, KG.earliest, Literal(period.earliest, XSD.dateTime))
    if period is not None and period.latest is not None:
        yield Triple(node, KG.latest, Literal(period.latest, XSD.dateTime))
    amount = amount_of(mention.value)
    if amount is not None:
        yield Triple(node, KG.unit, text_literal(amount.unit))
        if amount.low == amount.high:
            yield Triple(node, KG.amount, Literal(amount.low, XSD.decimal))
        else:
            yield Triple(node, KG.amountFrom, Literal(amount.low, XSD.decimal))
            yield Triple(node, KG.amountTo, Literal(amount.high, XSD.decimal))


def entity_triples(entity: Entity, names: Names, *, is_named: bool) -> Iterator[Triple]:
    """Yield the type and the names of an entity, and whether an article calls it by name."""
    node = names.iri(entity.id)
    yield Triple(node, RDF.type, kg_term(entity.type))
    yield Triple(node, SKOS.prefLabel, text_literal(entity.name, language=LANGUAGE))
    for alias in entity.aliases:
        yield Triple(node, SKOS.altLabel, text_literal(alias, language=LANGUAGE))
    if is_named:
        yield Triple(node, KG.isNamed, Literal("true", XSD.boolean))
    if scripts := mixed_scripts(entity.name):
        note = f"a word of the name mixes {' and '.join(scripts)} letters"
        yield Triple(node, SKOS.note, text_literal(note, language=LANGUAGE))
    for same in entity.same_as:
        yield Triple(node, OWL.sameAs, escape_iri(same))


def hint_triples(hints: Iterable[Hint], used: Set[str], names: Names) -> Iterator[Triple]:
    """Yield which entities of one name were told apart but may be one, each pair once."""
    for hint in hints:
        if NAMESAKES in hint.reasons and {hint.one, hint.other} <= used:
            yield Triple(names.iri(hint.one), KG.mayBe, names.iri(hint.other))
