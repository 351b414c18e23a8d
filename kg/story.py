"""The frozen records of stories: what happened, who says so, where accounts agree, differ, change.

Ids are those of the graph: of articles, of entities, of statements. An example, with the ids of
entities and articles shortened:

    Story(
        id="story-3f0eacbdfb17a54f",
        title="Ferry with 150 aboard sinks off Lanor",      # the headline of a central article
        articles=("art-1", "art-2", "art-3", "art-4"),      # by time of publication
        earliest="2031-03-02", latest="2031-03-04",         # when they were published
        places=("Lanor",), participants=("Ada_Lind", "Coast_Guard"),  # the most central first
        origins=(Origin("art-1", ("art-1", "art-2")),       # art-2 is a copy of art-1
                 Origin("art-3", ("art-3",)), Origin("art-4", ("art-4",))),
        beats=(Beat("beat-a", "2031-03-02", "Ferry with 150 aboard sinks off Lanor",
                    ("art-1", "art-2", "art-3"), follows=None),
               Beat("beat-b", "2031-03-04", "Toll in Lanor sinking rises to 67",
                    ("art-4",), follows="beat-a")),
        questions=(
            Question("question-c", "How many people were killed?", Mark.CHANGED,
                accounts=(
                    Account("st-1", "art-1", answer="41 people", group="41",
                            sources=("Coast_Guard",), said="2031-03-02", origin="art-1",
                            quote="At least 41 people were killed, the coast guard said.",
                            start=210, confidence=.83),
                    Account("st-9", "art-4", answer="67", group="67", …)),
                changes=(Change("41", "67", "2031-03-04"),)),
            Question("question-d", "The ministry withheld 47 names", Mark.DENIED, …)),
    )
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What the accounts that answer a question have to do with each other."""

    AGREE = "agree"  # independent origins give the same answer
    DIFFER = "differ"  # they give different answers that no later report explains
    DENIED = "denied"  # somebody says it is so, and somebody says it is not
    CHANGED = "changed"  # the answer was one, and later is another


@dataclass(frozen=True, slots=True)
class Origin:
    """These articles, wire copies or rewrites of each other, have one origin and count as one."""

    id: str  # of its earliest article
    articles: tuple[str, ...]  # by time of publication


@dataclass(frozen=True, slots=True)
class Beat:
    """On this day a story went on: these articles tell the same news, after that of `follows`."""

    id: str
    date: str | None  # of its first article, ISO 8601: "2031-03-02", "2031-03-02T14:10:00Z"
    title: str  # the headline of a central article
    articles: tuple[str, ...]  # by time of publication
    follows: str | None = None  # id of the beat whose news it continues


@dataclass(frozen=True, slots=True)
class Account:
    """In this article, these sources give this answer to a question, in the words of `quote`."""

    statement: str  # id of the statement that gives the answer
    article: str
    answer: str  # in the article's words: "at least 52 people"; of a day "12 June 2031"
    group: str  # accounts of a question with the same group give the same answer: "52", "yes"
    sources: tuple[str, ...]  # entities that say so, the reader's first; (): the article itself
    said: str | None  # when the article was published, ISO 8601
    origin: str  # id of the origin: two accounts of one origin are one voice
    quote: str  # the sentence
    start: int  # where the sentence begins in the article's text
    confidence: float  # of the statement


@dataclass(frozen=True, slots=True)
class Change:
    """The answer was `old` until an account of this date said `new`: groups of accounts."""

    old: str
    new: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What several accounts answer, and whether their answers agree, differ or change."""

    id: str
    text: str  # "How many people were killed?", "Did Ada Lind resign from Norvik?"
    mark: Mark
    accounts: tuple[Account, ...]  # by time of publication
    changes: tuple[Change, ...] = ()  # where marked as changed, by time

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the different answers, in the order in which they were given."""
        return tuple(dict.fromkeys(account.group for account in self.accounts))


@dataclass(frozen=True, slots=True)
class Story:
    """These articles are about the same happening and what followed from it.

    Every article is in exactly one story; one on its own is a story of one article.
    """

    id: str
    title: str  # the headline of a central article
    articles: tuple[str, ...]  # by time of publication
    earliest: str | None  # publication of the first, ISO 8601
    latest: str | None
    places: tuple[str, ...]  # entities, the most central first
    participants: tuple[str, ...]  # persons and organizations, the most central first
    origins: tuple[Origin, ...]  # by time of their first article
    beats: tuple[Beat, ...]  # by time
    questions: tuple[Question, ...]  # the most telling first: by mark, origins, confidence


def in_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories: those of most independent origins first, then the latest."""
    by_id = sorted(stories, key=lambda story: story.id)
    latest = sorted(by_id, key=lambda story: story.latest or "", reverse=True)
    return tuple(sorted(latest, key=lambda story: (-len(story.origins), -len(story.articles))))


def in_time(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts by time of publication, within an article in the order of its text."""
    return tuple(
        sorted(accounts, key=lambda a: (a.said or "", a.article, a.start, a.answer, a.statement))
    )


MARK_ORDER = (Mark.CHANGED, Mark.DENIED, Mark.DIFFER, Mark.AGREE)
"""What a reader wants to know first: where something happened, or somebody must be wrong."""


def most_telling(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions by mark, then those of most origins, then the most confident."""
    return tuple(sorted(questions, key=_how_telling))


def _how_telling(question: Question) -> tuple[int, int, float, str]:
    origins = {account.origin for account in question.accounts}
    confidence = sum(account.confidence for account in question.accounts)
    rank = MARK_ORDER.index(question.mark)
    return rank, -len(origins), -confidence / len(question.accounts), question.id


def origin_counts(story: Story) -> dict[str, int]:
    """Return for each statement that gives an answer how many independent origins give the same."""
    counts: dict[str, int] = {}
    for question in story.questions:
        origins: dict[str, set[str]] = {}
        for account in question.accounts:
            origins.setdefault(account.group, set()).add(account.origin)
        for account in question.accounts:
            count = len(origins[account.group])
            counts[account.statement] = max(count, counts.get(account.statement, 0))
    return dict(sorted(counts.items()))
