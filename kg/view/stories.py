"""Stories in → their columns out: entities, articles and statements by number, quotes by place.

A page without stories shows each article as a story of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from math import log2
from typing import TYPE_CHECKING, Any

from kg.story import Beat, Mark, Origin, Story
from kg.view.selection import first_day

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.story import Question

PEOPLE_SHOWN = 12
RECENT = 1.5
"""What the latest story gains over the earliest, in doublings of its origins."""
TELLING = {Mark.DIFFER: 0.5, Mark.DENIED: 0.5, Mark.CHANGED: 0.4, Mark.AGREE: 0.2}
"""What a question adds, in the same unit."""
MOST_TELLING = 2.5


@dataclass(frozen=True, slots=True)
class Numbers:
    """The columns' numbers of what a story names."""

    entity: Mapping[str, int]
    article: Mapping[str, int]
    statement: Mapping[str, int]


def pack_stories(
    stories: Sequence[Story], graph: Graph, numbers: Numbers, *, alone: bool = True
) -> list[dict[str, Any]]:
    """Return the stories as JSON types, the most important and recent first."""
    likely = {s.id for s in graph.statements if graph.is_likely(s)}
    kept = [story for story in (_without_gone(story, numbers) for story in stories) if story]
    told = {article for story in kept for article in story.articles}
    others = [_alone(graph, id_) for id_ in numbers.article if alone and id_ not in told]
    ranked = _ranked([*kept, *others], likely)
    return [_pack_story(story, numbers, likely) for story in ranked]


def _without_gone(story: Story, numbers: Numbers) -> Story | None:
    """Return the story without articles and statements that the page leaves out; None if empty."""
    articles = _known(story.articles, numbers.article)
    if not articles:
        return None
    questions = [_of_known(question, numbers) for question in story.questions]
    origins = [
        replace(origin, articles=_known(origin.articles, numbers.article))
        for origin in story.origins
    ]
    beats = [replace(beat, articles=_known(beat.articles, numbers.article)) for beat in story.beats]
    return replace(
        story,
        articles=articles,
        questions=tuple(question for question in questions if len(question.accounts) > 1),
        origins=tuple(origin for origin in origins if origin.articles),
        beats=tuple(beat for beat in beats if beat.articles),
    )


def _of_known(question: Question, numbers: Numbers) -> Question:
    accounts = tuple(
        account
        for account in question.accounts
        if account.statement in numbers.statement and account.article in numbers.article
    )
    return replace(question, accounts=accounts)


def _known(ids: Sequence[str], known: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in known)


def _alone(graph: Graph, article: str) -> Story:
    """Return the story of one article."""
    record = graph.articles.get(article)
    title = record.title if record else ""
    issued = record.issued if record else None
    beat = Beat(f"beat-{article}", issued, title, (article,))
    return Story(
        id=f"story-{article}",
        title=title,
        articles=(article,),
        earliest=issued,
        latest=issued,
        places=(),
        participants=(),
        origins=(Origin(article, (article,)),),
        beats=(beat,),
        questions=(),
    )


def _ranked(stories: Sequence[Story], likely: Set[str]) -> list[Story]:
    """Return the stories, first those of many origins, telling questions and recent news."""
    days = sorted(day for story in stories if (day := first_day(story.latest)))
    first, last = (days[0], days[-1]) if days else (date.min, date.min)
    span = max((last - first).days, 1)

    def weight(story: Story) -> float:
        day = first_day(story.latest) or first
        told = sum(TELLING[each.mark] for each in story.questions if _is_likely(each, likely))
        recent = RECENT * (day - first).days / span
        return log2(max(len(story.origins), 1)) + min(told, MOST_TELLING) + recent

    return sorted(stories, key=lambda story: (-weight(story), story.id))


def _is_likely(question: Question, likely: Set[str]) -> bool:
    """Return whether a question has its mark by the accounts alone that are probably read rightly.

    Each answer needs such an account, and agreement two voices.
    """
    accounts = [account for account in question.accounts if account.statement in likely]
    if {account.group for account in accounts} != set(question.groups):
        return False
    voices = {(account.origin, account.sources) for account in accounts}
    return len(voices if question.mark is Mark.AGREE else accounts) > 1


def _pack_story(story: Story, numbers: Numbers, likely: Set[str]) -> dict[str, Any]:
    article = numbers.article
    return {
        "id": story.id,
        "title": story.title,
        "articles": [article[id_] for id_ in story.articles],
        "places": _numbered(story.places, numbers),
        "people": _numbered(story.participants, numbers),
        "origins": [[article[id_] for id_ in origin.articles] for origin in story.origins],
        "beats": _pack_beats(story, numbers),
        "questions": [
            {**_pack_question(question, numbers), "likely": _is_likely(question, likely)}
            for question in story.questions
        ],
    }


def _numbered(ids: Sequence[str], numbers: Numbers) -> list[int]:
    return [numbers.entity[id_] for id_ in ids if id_ in numbers.entity][:PEOPLE_SHOWN]


def _pack_beats(story: Story, numbers: Numbers) -> list[dict[str, Any]]:
    index = {beat.id: number for number, beat in enumerate(story.beats)}
    return [
        {
            "date": beat.date,
            "title": beat.title,
            "articles": [numbers.article[id_] for id_ in beat.articles],
            "follows": index.get(beat.follows or "", -1),
        }
        for beat in story.beats
    ]


def _pack_question(question: Question, numbers: Numbers) -> dict[str, Any]:
    groups = list(question.groups)
    return {
        "text": question.text,
        "mark": question.mark,
        "accounts": [
            {
                "statement": numbers.statement[account.statement],
                "answer": account.answer,
                "group": groups.index(account.group),
                "sources": _numbered(account.sources, numbers),
                "origin": numbers.article.get(account.origin, numbers.article[account.article]),
            }
            for account in question.accounts
        ],
        "changes": [
            [groups.index(change.old), groups.index(change.new), change.said]
            for change in question.changes
            if change.old in groups and change.new in groups
        ],
    }
