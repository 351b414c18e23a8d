"""Articles with their gold file in; how well their stories are told out.

A row that was found is right if its mark is one that the gold row allows, if each of its accounts
stands in the gold row, and if accounts of one group, and only they, give one answer there. A gold
row is found if a right row was found for it that has two of its answers, or, where accounts agree,
two of its origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from kg.evaluation.copies import adjusted_rand
from kg.evaluation.triples import Score
from kg.read import read_articles
from kg.story import Account, Mark, Question, Story


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A question of the gold file: its answers, each with the places that give it."""

    question: str
    marks: tuple[Mark, ...]
    answers: Mapping[str, Sequence[tuple[str, str]]]  # answer → article ids with words
    optional: bool

    def answer_of(self, account: Account) -> str | None:
        """Return the answer that an account gives by the gold file, None if it has no place."""
        for answer, places in self.answers.items():
            for article, words in places:
                if article == account.article and words in account.quote:
                    return answer
        return None

    def allows(self, question: Question) -> bool:
        """Return whether a row that was found is this one."""
        answers = [self.answer_of(account) for account in question.accounts]
        pairs = {
            (account.group, answer)
            for account, answer in zip(question.accounts, answers, strict=True)
        }
        one_to_one = len(pairs) == len({group for group, _ in pairs}) == len({a for _, a in pairs})
        several = len(pairs) > 1 or question.mark is Mark.AGREE
        return question.mark in self.marks and None not in answers and one_to_one and several


@dataclass(frozen=True, slots=True)
class Gold:
    """What a reader finds in the articles of some stories."""

    rows: tuple[GoldRow, ...]
    story_of: Mapping[str, str]  # article id → name of its story
    origin_of: Mapping[str, str]
    beat_of: Mapping[str, int]  # its place in the story

    @classmethod
    def read(cls, folder: Path, *, development: bool | None = None) -> Gold:
        """Read the gold file of a folder: of all stories, of those for development, or the rest."""
        told: Mapping[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
        told = {
            name: story
            for name, story in told.items()
            if development is None or bool(story.get("development")) is development
        }
        names = {name for story in told.values() for name in chain(*story["origins"])}
        ids = {name: _article_id(folder / "articles" / f"{name}.txt") for name in sorted(names)}
        return cls(
            tuple(_row(row, ids) for story in told.values() for row in story["rows"]),
            {ids[each]: name for name, story in told.items() for each in chain(*story["origins"])},
            {
                ids[each]: group[0]
                for story in told.values()
                for group in story["origins"]
                for each in group
            },
            {
                ids[each]: number
                for story in told.values()
                for number, beat in enumerate(story["beats"])
                for each in beat
            },
        )


def _article_id(path: Path) -> str:
    (article,) = read_articles([str(path)], on_error=lambda error: None, on_skip=lambda kind: None)
    return article.id


def _row(row: Mapping[str, Any], ids: Mapping[str, str]) -> GoldRow:
    marks = [row["mark"]] if isinstance(row["mark"], str) else row["mark"]
    answers = {
        str(answer): [_place(place, ids) for place in places]
        for answer, places in row["answers"].items()
    }
    return GoldRow(row["question"], tuple(map(Mark, marks)), answers, bool(row.get("optional")))


def _place(place: str, ids: Mapping[str, str]) -> tuple[str, str]:
    name, _, words = place.partition(": ")
    return ids[name], words


def judged_rows(stories: Iterable[Story], gold: Gold) -> list[tuple[Question, GoldRow | None]]:
    """Return each question of the gold's articles with the gold row that it is, None if wrong."""
    found = []
    for story in stories:
        for question in story.questions:
            if all(account.article in gold.story_of for account in question.accounts):
                right = (row for row in gold.rows if row.allows(question))
                found.append((question, next(right, None)))
    return found


def score_rows(stories: Iterable[Story], gold: Gold) -> Score:
    """Return the precision and the recall of the rows that agree, differ, are denied or changed."""
    judged = judged_rows(stories, gold)
    right = [row for _question, row in judged if row is not None]
    wanted = [row for row in gold.rows if not row.optional]
    found = [row for row in wanted if any(row is each for each in right)]
    return Score(len(right) / len(judged) if judged else 0.0, len(found) / len(wanted))


def score_groups(stories: Iterable[Story], gold: Gold) -> dict[str, float]:
    """Return the adjusted Rand index of stories and of origins, and the share of right follow-ups.

    A follow-up is right where the gold has the two beats in this order, in one story.
    """
    stories = list(stories)
    articles = sorted(gold.story_of)
    story_of = {article: story.id for story in stories for article in story.articles}
    origin_of = {
        article: origin.id
        for story in stories
        for origin in story.origins
        for article in origin.articles
    }
    links = list(_links(stories, gold))
    wanted = sum(max(1, gold.beat_of[article]) > 0 < gold.beat_of[article] for article in articles)
    right = {article for article, is_right in links if is_right}
    return {
        "stories": adjusted_rand(
            [gold.story_of[each] for each in articles], [story_of[each] for each in articles]
        ),
        "origins": adjusted_rand(
            [gold.origin_of[each] for each in articles], [origin_of[each] for each in articles]
        ),
        "follow-ups right": sum(is_right for _, is_right in links) / len(links) if links else 0.0,
        "follow-ups found": len(right) / wanted if wanted else 0.0,
    }


def _links(stories: Iterable[Story], gold: Gold) -> Iterable[tuple[str, bool]]:
    """Yield each article whose beat follows another, and whether it does by the gold file."""
    for story in stories:
        beats = {beat.id: beat for beat in story.beats}
        for beat in story.beats:
            for article in beat.articles if beat.follows else ():
                if article in gold.story_of:
                    earlier = beats[beat.follows or ""].articles
                    yield article, any(_follows(article, each, gold) for each in earlier)


def _follows(article: str, earlier: str, gold: Gold) -> bool:
    same = gold.story_of.get(earlier) == gold.story_of[article]
    return same and gold.beat_of[earlier] < gold.beat_of[article]
