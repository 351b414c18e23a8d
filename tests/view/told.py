"""Stories made by hand over `tests.view.graphs.story()`; nothing here asks `kg.stories`."""

from __future__ import annotations

from functools import cache

from kg.graph import Graph, GraphStatement
from kg.story import Account, Beat, Change, Mark, Origin, Question, Story
from tests.view.graphs import story

SIZE = 5
MARKS = (Mark.CHANGED, Mark.DIFFER, Mark.DENIED, Mark.AGREE)


@cache
def stories() -> tuple[Story, ...]:
    """Return eight stories of five articles each, in order of publication, two beats each."""
    graph = story()
    dated = sorted(
        (a for a in graph.articles.values() if a.published and a.url), key=lambda a: a.published
    )
    groups = [dated[start : start + SIZE] for start in range(0, len(dated), SIZE)]
    return tuple(_story(number, [a.id for a in group]) for number, group in enumerate(groups))


def _story(number: int, articles: list[str]) -> Story:
    graph = story()
    known = [graph.articles[id_] for id_ in articles]
    first, second = articles[:3], articles[3:]
    beats = [
        Beat(f"beat-{number}-1", known[0].issued, known[0].title, tuple(first)),
        Beat(
            f"beat-{number}-2", known[3].issued, known[3].title, tuple(second), f"beat-{number}-1"
        ),
    ]
    return Story(
        id=f"story-{number}",
        title=f"The strike, part {number}",
        articles=tuple(articles),
        earliest=known[0].issued,
        latest=known[-1].issued,
        places=(),
        participants=(),
        origins=(
            Origin(articles[0], tuple(articles[:2])),
            *(Origin(a, (a,)) for a in articles[2:]),
        ),
        beats=tuple(beats),
        questions=tuple(_question(mark, articles, number) for mark in MARKS),
    )


def _question(mark: Mark, articles: list[str], number: int) -> Question:
    graph = story()
    said = {s.article: s for s in graph.statements if s.predicate == "kg:heads"}
    accounts = tuple(
        _account(said[id_], graph, "same" if mark is Mark.AGREE else str(place % 2))
        for place, id_ in enumerate(articles)
    )
    changes = (Change("0", "1", accounts[1].said),) if mark is Mark.CHANGED else ()
    return Question(f"question-{number}-{mark}", f"Who is said to head what ({mark})?", mark,
                    accounts, changes)  # fmt: skip  # five words


def _account(statement: GraphStatement, graph: Graph, group: str) -> Account:
    return Account(
        statement=statement.id,
        article=statement.article,
        answer=f"{statement.subject.replace('_', ' ')} ({group})",
        group=group,
        sources=tuple(id_ for id_, _ in statement.holders),
        said=graph.articles[statement.article].issued,
        origin=statement.article,
        quote=statement.sentence,
        start=statement.start,
        confidence=statement.confidence,
    )
