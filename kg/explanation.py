"""Extractions in; how many sentences gave statements, and why the others did not, out.

Each sentence is counted once: under the reason why it says nothing, under `UNSURE` if it only has
facts and reports that are not likely enough for a plain edge, or among those that say something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.records import Article, Extraction, Passage
from kg.silence import Silence, ends_as_question

UNSURE = "below confidence"
REASONS: dict[str, str] = {
    Silence.NO_CLAUSE: "a heading, a name, an item of a list",
    Silence.FOREIGN: "kg reads English",
    Silence.QUESTION: "it asks, and says nothing",
    Silence.NO_SUBJECT: "an order or an exclamation",
    Silence.NO_RULE: "a clause that no rule of kg reads",
    Silence.UNRESOLVED: "it is about a pronoun, and nobody knows for whom it stands",
    UNSURE: "its facts and reports are not likely enough for a plain edge",
}
"""What each reason means."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sentence of an article that is not in the graph, or makes no plain edge, and why."""

    reason: str
    article: Article
    passage: Passage


@dataclass(slots=True)
class Explanation:
    """Of how many sentences, which gave no statement and why, in the order of the articles."""

    sentences: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many sentences were skipped for each reason; with the rest they are all."""
        found = Counter(each.reason for each in self.skipped)
        return {reason: found[reason] for reason in REASONS}

    @property
    def stated(self) -> int:
        """Return how many sentences gave a statement that is sure enough, or needs no edge."""
        return self.sentences - len(self.skipped)

    def add(self, found: Extraction, kept: Extraction, *, min_confidence: float) -> None:
        """Add what was found in an article, and what of it is kept in the graph."""
        self.sentences += len(found.sentences)
        reasons = dict(_reasons(found, kept, min_confidence))
        self.skipped += [
            Skipped(reasons[passage], found.article, passage)
            for passage in found.sentences
            if passage in reasons
        ]


def _reasons(
    found: Extraction, kept: Extraction, min_confidence: float
) -> Iterator[tuple[Passage, str]]:
    """Yield the sentences that are skipped, with the reason."""
    yield from found.unstated
    stated = {statement.evidence for statement in found.statements}
    remaining = {statement.evidence for statement in kept.statements}
    yield from ((passage, _reason_dropped(passage.text)) for passage in stated - remaining)
    sure = {
        statement.evidence
        for statement in kept.statements
        if not statement.is_plain or statement.makes_edge(min_confidence)
    }
    plain = {statement.evidence for statement in kept.statements if statement.is_plain}
    yield from ((passage, UNSURE) for passage in plain - sure)


def _reason_dropped(text: str) -> Silence:
    """Return why a sentence is out of which only statements about an unknown "it" came."""
    return Silence.QUESTION if ends_as_question(text) else Silence.UNRESOLVED


def as_json(explanation: Explanation) -> dict[str, object]:
    """Return an explanation for a JSON file: all counts, then each sentence with its place."""
    return {
        "sentences": explanation.sentences,
        "stated": explanation.stated,
        "reasons": explanation.counts,
        "skipped": [_row(each) for each in explanation.skipped],
    }


def _row(each: Skipped) -> dict[str, object]:
    article, passage = each.article, each.passage
    return {
        "reason": str(each.reason),
        "sentence": passage.text,
        "start": passage.start,
        "end": passage.end,
        "article": article.id,
        "title": article.title,
        "url": article.url,
    }


def rows(explanation: Explanation) -> Sequence[tuple[str, str, str]]:
    """Return reason, sentence and article of each sentence that was skipped."""
    found = [
        (str(each.reason), each.passage.text, _name(each.article)) for each in explanation.skipped
    ]
    return sorted(found, key=lambda row: list(REASONS).index(row[0]))


def _name(article: Article) -> str:
    return article.title or article.url or article.id
