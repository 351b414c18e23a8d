"""An article's extraction and the names of a graph in; the records of that graph out.

They are what `kg.query.load_graph` reads back from the triples of the same graph, without its way
through a store, which takes five times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from kg.graph import Entity, GraphQuotation, GraphStatement, Part
from kg.iris import encode, escape_iri
from kg.rdf.declarations import Labels
from kg.rdf.names import Names
from kg.rdf.quotations import quotation_id
from kg.rdf.statements import confidence_literal, distinct_statements
from kg.rdf.things import named_mentions
from kg.records import Article, Extraction, Mention, Passage, Statement
from kg.terms import text_literal


def part_of(
    extraction: Extraction, names: Names, labels: Labels, *, owned: Mapping[str, Entity]
) -> Part:
    """Return what an article adds to the graph; `owned` are entities that no other one names."""
    article = _article(extraction.article, names)
    taking_part = dict.fromkeys(participants(extraction))
    mentioned = {names.entity_of[each] for each in named_mentions(extraction)}
    used, values = {names.entity_of[each] for each in taking_part}, _values(taking_part, names)
    reader = _Reader(article.text, names, labels, values)
    statements = (
        reader.statement(identifier, statement)
        for identifier, statement in distinct_statements(extraction.statements).items()
    )
    return Part(
        article=article,
        publisher=extraction.article.publisher,
        statements=tuple(sorted(statements, key=_text_order)),
        quotations=tuple(_quotations(extraction, names)),
        mentioned=tuple(sorted(mentioned)),
        used=tuple(sorted(used)),
        owned=tuple(
            to_entity(owned[each], named=each in mentioned, value=values.get(each))
            for each in sorted((mentioned | used) & owned.keys())
        ),
        values=values,
    )


def participants(extraction: Extraction) -> Iterator[Mention]:
    """Yield the mentions that the graph says something of; some more than once."""
    for statement in extraction.statements:
        yield from statement.participants
    yield from (quotation.speaker for quotation in extraction.quotations)


def to_entity(entity: Entity, *, named: bool, value: str | None) -> Entity:
    """Return an entity as the graph has it."""
    return Entity(
        id=entity.id,
        type=entity.type,
        name=text_literal(entity.name).text,
        aliases=tuple(sorted({text_literal(alias).text for alias in entity.aliases})),
        same_as=tuple(sorted(set(map(escape_iri, entity.same_as)))),
        named=named,
        value=value,
    )


def _text_order(statement: GraphStatement) -> tuple[str, int, tuple[int, int], str]:
    """Return by what the statements of a graph are sorted."""
    return statement.article, statement.start, statement.subject_at, statement.id


def with_times(part: Part, values: Mapping[str, str]) -> Part:
    """Return a part with the times of its statements as the whole graph knows them."""
    statements = tuple([_with_time(each, values) for each in part.statements])
    return part if statements == part.statements else replace(part, statements=statements)


def _with_time(statement: GraphStatement, values: Mapping[str, str]) -> GraphStatement:
    when = values.get(statement.time or "", statement.when)
    return statement if statement.when == when else replace(statement, when=when)


def _article(article: Article, names: Names) -> Article:
    publisher = names.publishers[article.publisher] if article.publisher else None
    return replace(
        article,
        text=text_literal(article.text).text,
        title=text_literal(article.title).text,
        publisher=text_literal(publisher.name).text if publisher else None,
        published=_second(article.published),
        url=escape_iri(article.url) if article.url else None,
        authors=tuple(sorted({text_literal(author).text for author in article.authors})),
    )


def _second(moment: datetime | None) -> datetime | None:
    """Return a moment in UTC and without parts of a second, as the graph has it."""
    return moment.astimezone(UTC).replace(microsecond=0) if moment is not None else None


def _values(mentions: Iterable[Mention], names: Names) -> dict[str, str]:
    values: dict[str, str] = {}
    for mention in mentions:
        if mention.value is not None:
            entity, value = names.entity_of[mention], text_literal(mention.value).text
            values[entity] = min(value, values.get(entity, value))
    return values


def _quotations(extraction: Extraction, names: Names) -> Iterator[GraphQuotation]:
    """Yield the quotations; of two speakers of the same words, which nobody expects, the first."""
    speakers: dict[tuple[int, int], str] = {}
    for quotation in extraction.quotations:
        place = quotation.passage.start, quotation.passage.end
        speaker = names.entity_of[quotation.speaker]
        speakers[place] = min(speaker, speakers.get(place, speaker), key=encode)
    for (start, end), speaker in sorted(speakers.items()):
        passage = Passage(extraction.article.id, start, end, "")
        yield GraphQuotation(quotation_id(passage), passage.article, speaker, start, end)


class _Reader:
    """Makes records of an article's statements."""

    def __init__(self, text: str, names: Names, labels: Labels, values: Mapping[str, str]) -> None:
        self._text, self._of, self._labels, self._values = text, names.entity_of, labels, values

    def statement(self, identifier: str, statement: Statement) -> GraphStatement:
        """Return the record of a statement."""
        predicate, label = self._labels[statement.predicate]
        trigger = sorted(statement.trigger, key=_offsets)
        thing, sentence, time = statement.object, statement.evidence, statement.when
        return GraphStatement(
            id=identifier,
            subject=self._of[statement.subject],
            predicate=predicate,
            label=label,
            relation=text_literal(" ".join(passage.text for passage in trigger)).text,
            object=self._of[thing] if thing is not None else None,
            polarity=statement.polarity,
            modality=statement.modality,
            holders=self._holders(statement),
            when=self._values.get(self._of[time]) if time is not None else None,
            where=self._of[statement.where] if statement.where is not None else None,
            qualifiers=self._qualifiers(statement),
            rule=text_literal(statement.rule).text,
            confidence=float(confidence_literal(statement.confidence).text),
            article=sentence.article,
            sentence=self._text[sentence.start : sentence.end],
            start=sentence.start,
            subject_at=_offsets(statement.subject.passage),
            relation_at=tuple(sorted(set(map(_offsets, trigger)))),
            object_at=_offsets(thing.passage) if thing is not None else None,
            time=self._of[time] if time is not None else None,
        )

    def _holders(self, statement: Statement) -> tuple[tuple[str, int], ...]:
        found = {(self._of[holder.mention], holder.level) for holder in statement.holders}
        return tuple(sorted(found, key=lambda holder: (holder[1], holder[0])))

    def _qualifiers(self, statement: Statement) -> tuple[tuple[str, str], ...]:
        found = {
            (text_literal(each.role).text, self._of[each.mention]) for each in statement.qualifiers
        }
        return tuple(sorted(found, key=lambda each: (each[0], encode(each[1]))))


def _offsets(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end
