"""The statements of a story in; the questions that several accounts answer out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Graph, GraphStatement
from kg.ids import content_id
from kg.stories.claims import Claim, claims_of
from kg.stories.concepts import Concepts
from kg.stories.positions import NO, YES, Position, find_positions
from kg.stories.referents import Referents
from kg.stories.wording import as_question, clause, denial
from kg.story import Account, Mark, Question, in_time, most_telling


@dataclass(frozen=True, slots=True)
class Sources:
    """What questions are made of: a graph, what its verbs mean, and the origin of each article."""

    graph: Graph
    concepts: Concepts
    referents: Referents
    values: Mapping[str, str]  # the normalized value of a time or an amount
    origin_of: Mapping[str, str]


def find_questions(statements: Sequence[GraphStatement], sources: Sources) -> tuple[Question, ...]:
    """Return what several accounts of one story answer."""
    claims = list(
        claims_of(
            statements,
            graph=sources.graph,
            concepts=sources.concepts,
            referents=sources.referents,
            origin_of=sources.origin_of,
        )
    )
    found = [
        _asked(position, statements, sources)
        for position in find_positions(claims, sources.referents)
    ]
    return most_telling(_distinct(found))


def _asked(position: Position, statements: Iterable[GraphStatement], sources: Sources) -> Question:
    """Return the question that yes-or-no claims answer."""
    clearest = max(position.claims, key=lambda each: (each.affirms, each.statement.confidence))
    accounts = [
        account(
            claim,
            YES if claim.affirms else NO,
            clause(claim.statement) if claim.affirms else denial(claim.statement, statements),
            sources,
        )
        for claim in position.claims
    ]
    return question(
        as_question(clause(clearest.statement)), position.mark, accounts, position.changes
    )


def account(claim: Claim, group: str, answer: str, sources: Sources) -> Account:
    """Return the account that a claim gives."""
    statement = claim.statement
    return Account(
        statement=statement.id,
        article=statement.article,
        answer=answer,
        group=group,
        sources=claim.speakers,
        said=sources.graph.articles[statement.article].issued,
        origin=claim.origin,
        quote=statement.sentence,
        start=statement.start,
        confidence=statement.confidence,
    )


def question(text: str, mark: Mark, accounts: Iterable[Account], changes: tuple = ()) -> Question:
    """Return a question, with one account for each sentence and answer."""
    best: dict[tuple[str, int, str], Account] = {}
    for each in in_time(accounts):
        key = each.article, each.start, each.group
        if key not in best or each.confidence > best[key].confidence:
            best[key] = each
    kept = in_time(best.values())
    identifier = content_id("question", mark, *(each.statement for each in kept))
    return Question(identifier, text, mark, kept, changes)


def _distinct(questions: Iterable[Question]) -> Iterator[Question]:
    """Leave out questions whose accounts all answer another one of the same mark."""
    kept: list[set[tuple[str, int]]] = []
    for each in sorted(questions, key=lambda one: (-len(one.accounts), one.id)):
        places = {(account.article, account.start) for account in each.accounts}
        if not any(places <= other for other in kept):
            kept.append(places)
            yield each
