"""Stories in; their triples out: which articles belong together, and what their accounts answer.

Orders that follow from the rest (of articles by time, of participants by how many articles name
them) are not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ids import content_id
from kg.iris import encode, kg_term
from kg.rdf.names import LANGUAGE
from kg.rdf.things import date_literal
from kg.story import Account, Beat, Question, Story, origin_counts
from kg.terms import DCT, KG, RDF, RDFS, SEM, XSD, Iri, Literal, Triple, text_literal


def story_triples(stories: Iterable[Story], base: str) -> Iterator[Triple]:
    """Yield the triples of the stories; `base` is what the IRIs of their graph begin with."""
    for story in stories:
        names = _Names(base)
        yield from _story(story, names)
        for beat in story.beats:
            yield from _beat(story, beat, names)
        for question in story.questions:
            yield from _question(story, question, names)
        for statement, count in origin_counts(story).items():
            yield Triple(names[statement], KG.originCount, Literal(str(count), XSD.integer))


class _Names(dict[str, Iri]):
    """The IRI of each id."""

    def __init__(self, base: str) -> None:
        self.base = base

    def __missing__(self, identifier: str) -> Iri:
        self[identifier] = Iri(self.base + encode(identifier))
        return self[identifier]


def _story(story: Story, names: _Names) -> Iterator[Triple]:
    node = names[story.id]
    yield Triple(node, RDF.type, KG.Story)
    yield Triple(node, DCT.title, text_literal(story.title, language=LANGUAGE))
    yield from _span(node, story.earliest, story.latest)
    for place in story.places:
        yield Triple(node, KG.storyPlace, names[place])
    for participant in story.participants:
        yield Triple(node, KG.participant, names[participant])
    for origin in story.origins:
        for article in origin.articles:
            yield Triple(names[article], KG.inStory, node)
            yield Triple(names[article], KG.origin, names[origin.id])


def _span(node: Iri, earliest: str | None, latest: str | None) -> Iterator[Triple]:
    if earliest:
        yield Triple(node, SEM.hasBeginTimeStamp, date_literal(earliest))
    if latest:
        yield Triple(node, SEM.hasEndTimeStamp, date_literal(latest))


def _beat(story: Story, beat: Beat, names: _Names) -> Iterator[Triple]:
    node = names[beat.id]
    yield Triple(names[story.id], KG.beat, node)
    yield Triple(node, RDF.type, KG.Beat)
    yield Triple(node, DCT.title, text_literal(beat.title, language=LANGUAGE))
    yield from _span(node, beat.date, None)
    for article in beat.articles:
        yield Triple(names[article], KG.inBeat, node)
    if beat.follows:
        yield Triple(node, KG.followsUp, names[beat.follows])


def _question(story: Story, question: Question, names: _Names) -> Iterator[Triple]:
    node = names[question.id]
    yield Triple(names[story.id], KG.question, node)
    yield Triple(node, RDF.type, KG.Question)
    yield Triple(node, RDFS.label, text_literal(question.text, language=LANGUAGE))
    yield Triple(node, KG.mark, kg_term(question.mark))
    for account in question.accounts:
        yield from _account(node, question, account, names)
    for change in question.changes:
        said = change.said or ""
        edge = names[content_id("change", question.id, change.old, change.new, said)]
        yield Triple(node, KG.change, edge)
        yield Triple(edge, RDF.type, KG.Change)
        yield Triple(edge, KG.changedFrom, text_literal(change.old))
        yield Triple(edge, KG.changedTo, text_literal(change.new))
        if said:
            yield Triple(edge, DCT.issued, date_literal(said))


def _account(node: Iri, question: Question, account: Account, names: _Names) -> Iterator[Triple]:
    answer = names[content_id("account", question.id, account.statement)]
    yield Triple(node, KG.account, answer)
    yield Triple(answer, RDF.type, KG.Account)
    yield Triple(answer, KG.statement, names[account.statement])
    yield Triple(answer, KG.answer, text_literal(account.answer, language=LANGUAGE))
    yield Triple(answer, KG.answerGroup, text_literal(account.group))
