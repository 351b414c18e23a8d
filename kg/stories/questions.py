"""The statements of a story in; the questions that several accounts answer out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph import Graph, GraphStatement
from kg.ids import content_id
from kg.stories.asking import Clause, how_many, read_clause, when, yes_or_no
from kg.stories.claims import Claim, claims_of
from kg.stories.concepts import Concepts
from kg.stories.counting import Counter
from kg.stories.dates import Dated, find_dates, is_moved_away
from kg.stories.figures import figures, plain
from kg.stories.marks import Given, mark_of
from kg.stories.positions import NO, YES, Position, find_positions
from kg.stories.positions import in_time as in_time_of
from kg.stories.quantities import Quantity, find_quantities
from kg.stories.referents import Referents
from kg.stories.wording import DATE, clause, clause_at, denial, say_day
from kg.story import Account, Change, Mark, Question, in_time, most_telling

POSSESSIVES = frozenset({"whose", "its", "his", "her", "their", "our", "my", "your"})
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "we", "i", "you"})


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
    counter = Counter(sources.referents, sources.values)
    counted = [
        quantity for claim in sorted(claims, key=in_time_of) for quantity in counter.of(claim)
    ]
    for group in find_quantities(counted, sources.referents):
        found.extend(_counted(group, sources))
    for dates in find_dates(claims, sources.referents, sources.values):
        found.extend(_when(dates, sources))
    return most_telling(_distinct(found))


def _when(group: Sequence[Dated], sources: Sources) -> Iterator[Question]:
    """Yield the question that these days answer, if more than one origin does."""
    by_time = sorted(group, key=lambda each: in_time_of(each.claim))
    given = [Given(each.claim, each.day, _publisher(each.claim, sources)) for each in by_time]
    marked = mark_of(given, sources.referents.same)
    told = [each.others for each in by_time]
    surely_one = bool(frozenset.intersection(*told)) or not any(told)
    if marked is not None and (surely_one or marked[0] is not Mark.AGREE):
        mark, changes = marked
        accounts = [account(each.claim, each.day, say_day(each.day), sources) for each in by_time]
        best = max(
            by_time, key=lambda each: (not is_moved_away(each.claim), *_clarity(each.claim))
        ).claim
        text = _when_text(best, sources)
        yield question(text, mark, accounts, changes)


def _when_text(claim: Claim, sources: Sources) -> str:
    """Return the question for the day of a claim; of one that moves an event, that of the event."""
    if is_moved_away(claim):
        return f"Date of {sources.referents.name(claim.patient or claim.statement.subject)}"
    return when(_named(claim, sources), _clause(claim, sources), undated=DATE)


def _counted(group: Sequence[Quantity], sources: Sources) -> Iterator[Question]:
    """Yield the question that these numbers answer, if more than one origin does."""
    by_time = sorted(group, key=lambda each: in_time_of(each.claim))
    names = _group_names(by_time)
    acts = any(_acts(each, sources) for each in by_time)
    given = [
        Given(each.claim, name, _publisher(each.claim, sources), _order(each), acts)
        for each, name in zip(by_time, names, strict=True)
    ]
    marked = mark_of(given, sources.referents.same)
    if marked is not None and _is_sure(by_time, sources):
        mark, changes = marked
        accounts = [
            account(each.claim, name, each.words, sources)
            for each, name in zip(by_time, names, strict=True)
        ]
        yield question(_how_many(by_time, sources), mark, accounts, changes)


def _is_sure(group: Sequence[Quantity], sources: Sources) -> bool:
    """Return whether numbers are surely of one thing: in one article it has to have a name."""
    articles = {each.claim.statement.article for each in group}
    named = all(each.about and sources.referents.is_named(each.about[0]) for each in group)
    return len(articles) > 1 or bool(group[0].question) or named


def _group_names(quantities: Sequence[Quantity]) -> list[str]:
    """Return the name of each number's group: that of the first one it fits."""
    firsts: list[Quantity] = []
    names = []
    for each in quantities:
        first = next((one for one in firsts if one.figure.fits(each.figure)), None)
        if first is None:
            firsts.append(each)
        names.append(_number(first or each))
    return names


def _number(quantity: Quantity) -> str:
    unit = f" {quantity.unit}" if quantity.is_money or quantity.unit == "%" else ""
    return f"{plain(quantity.figure.value)}{unit}"


def _order(quantity: Quantity) -> float | None:
    return float(quantity.figure.value) if quantity.grows else None


def _acts(quantity: Quantity, sources: Sources) -> bool:
    """Return whether somebody decides about the number: an offer, not the passengers aboard."""
    agent = quantity.claim.agent
    return agent is not None and sources.referents.is_agent(agent)


def _publisher(claim: Claim, sources: Sources) -> str:
    return sources.graph.articles[claim.statement.article].publisher or claim.origin


def _how_many(quantities: Sequence[Quantity], sources: Sources) -> str:
    """Return the question of the measure, or the words of the surest claim without its number."""
    best = max(quantities, key=lambda each: (*_clarity(each.claim), each.claim.published))
    if best.question:
        return best.question
    words = clause(best.claim.statement, best.place)
    parts = _clause(best.claim, sources, best.place)
    figure = next((one for one in figures(words) if one.value == best.figure.value), None)
    return (
        how_many(words, parts, figure, money=best.is_money) if figure else yes_or_no(words, parts)
    )


def _asked(position: Position, statements: Iterable[GraphStatement], sources: Sources) -> Question:
    """Return the question that yes-or-no claims answer."""
    clearest = max(position.claims, key=_clarity)
    accounts = [
        account(
            claim,
            YES if claim.affirms else NO,
            clause(claim.statement) if claim.affirms else denial(claim.statement, statements),
            sources,
        )
        for claim in position.claims
    ]
    text = yes_or_no(_named(clearest, sources), _clause(clearest, sources))
    return question(text, position.mark, accounts, position.changes)


def _clause(claim: Claim, sources: Sources, *more: tuple[int, int]) -> Clause | None:
    """Return the parts of a claim's words, with the name that a pronoun stands for."""
    statement = claim.statement
    words, at = clause(statement, *more), clause_at(statement, *more)
    named = sources.referents.is_named(statement.subject)
    found = read_clause(words, statement, at=at, named=named)
    if found is not None and found.subject.casefold() in PRONOUNS:
        return replace(found, subject=sources.referents.name(statement.subject))
    return found


def _named(claim: Claim, sources: Sources) -> str:
    """Return the words of a claim, with the name that a pronoun at their start stands for."""
    words = clause(claim.statement)
    first, _, rest = words.partition(" ")
    if first.casefold() not in PRONOUNS:
        return words
    return f"{sources.referents.name(claim.statement.subject)} {rest}"


def _clarity(claim: Claim) -> tuple[bool, bool, bool, bool, float]:
    """Return how well the words of a claim make a question: names, in a sentence of the text."""
    statement = claim.statement
    first = clause(statement).split()[0].casefold()
    is_pronoun = first in PRONOUNS or first in POSSESSIVES
    is_headline = statement.start == 0
    return (
        claim.affirms, not is_pronoun, not is_headline, statement.rule != "passive",
        statement.confidence,
    )  # fmt: skip  # the most telling first


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


def question(
    text: str, mark: Mark, accounts: Iterable[Account], changes: tuple[Change, ...] = ()
) -> Question:
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
    """Leave out agreement on what is a part of another question."""
    kept: list[set[tuple[str, int]]] = []
    for each in sorted(
        questions, key=lambda one: (one.mark is Mark.AGREE, -len(one.accounts), one.id)
    ):
        places = {(account.article, account.start) for account in each.accounts}
        if each.mark is Mark.AGREE and any(places <= other for other in kept):
            continue
        kept.append(places)
        yield each
