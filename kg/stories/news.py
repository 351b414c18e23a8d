"""Stories and a day in; what is new since that day out: stories, beats, answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.story import Beat, Change, Question, Story


@dataclass(frozen=True, slots=True)
class News:
    """Since a day, this story began or went on: with these articles, beats, answers, changes."""

    story: Story
    is_new: bool  # its first article came out since then
    articles: tuple[str, ...]
    beats: tuple[Beat, ...]
    questions: tuple[Question, ...]  # those that a new account answers
    changes: tuple[tuple[Question, Change], ...]


def news_since(stories: Iterable[Story], day: str) -> Iterator[News]:
    """Yield the stories with articles of this day ("2031-03-04") or later, and what is new.

    What has no date is old.
    """
    for story in stories:
        if (story.latest or "") < day:
            continue
        beats = tuple(beat for beat in story.beats if (beat.date or "") >= day)
        yield News(
            story=story,
            is_new=(story.earliest or "") >= day,
            articles=tuple(article for beat in beats for article in beat.articles),
            beats=beats,
            questions=tuple(each for each in story.questions if _is_answered_since(each, day)),
            changes=tuple(
                (question, change)
                for question in story.questions
                for change in question.changes
                if (change.said or "") >= day
            ),
        )


def _is_answered_since(question: Question, day: str) -> bool:
    return any((account.said or "") >= day for account in question.accounts)
