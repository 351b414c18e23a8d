"""The claims of a story in; where sources say the same, deny it, or take it back, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.edges import VALUE_TYPES
from kg.records import Polarity
from kg.stories.claims import Claim, comparable
from kg.stories.figures import find_figure
from kg.stories.referents import VAGUE, Referents
from kg.stories.wording import clause
from kg.stories.words import load_words, stem
from kg.story import Change, Mark

YES, NO = "yes", "no"
LEAST_AGREED = 0.5
"""Mean confidence of accounts that agree; a difference is shown below it, too."""
_EMPTY = load_words()["empty"]
EMPTY_CONCEPTS = frozenset(
    (*map(stem, _EMPTY["verbs"]), *(f"kg:{name}" for name in _EMPTY["properties"]))
)
"""What two accounts say of the same things without speaking of the same."""
FAINT = frozenset(
    (*map(stem, _EMPTY["faint"]), *(f"kg:{name}" for name in _EMPTY["faint_properties"]))
)
"""What says something only where one account denies what another says."""


@dataclass(frozen=True, slots=True)
class Position:
    """These claims say of the same that it is so, or that it is not."""

    mark: Mark
    claims: tuple[Claim, ...]  # by time
    changes: tuple[Change, ...] = ()


def find_positions(claims: Iterable[Claim], referents: Referents) -> Iterator[Position]:
    """Yield what several claims are about, and whether they agree."""
    by_concept: dict[str, list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=in_time):
        if claim.may_be or claim.is_cut or claim.concept in EMPTY_CONCEPTS:
            continue
        if referents.kind(claim.statement.subject) in VALUE_TYPES:
            continue
        topics = by_concept[claim.concept]
        for topic in topics:
            if _belongs(claim, topic, referents):
                topic.append(claim)
                break
        else:
            topics.append([claim])
    for _concept, topics in sorted(by_concept.items()):
        for topic in topics:
            yield from _position(topic, referents)


def _belongs(claim: Claim, topic: Sequence[Claim], referents: Referents) -> bool:
    """Return whether a claim is about the same as most of a topic, the first among them."""
    alike = [comparable(claim, other, referents) for other in topic]
    return alike[0] and 2 * sum(alike) > len(alike)


def in_time(claim: Claim) -> tuple[str, str, int, str]:
    """Return what claims are sorted by."""
    statement = claim.statement
    return claim.published, statement.article, statement.start, statement.id


def _position(topic: Sequence[Claim], referents: Referents) -> Iterator[Position]:
    sides = {claim.affirms for claim in topic}
    if len(sides) == 2:
        topic = _in_sentences_of_their_own(topic)
        changes = tuple(_changes(topic)) if topic else ()
        if changes or _contradict(topic):
            yield Position(Mark.CHANGED if changes else Mark.DENIED, tuple(topic), changes)
    elif _agree(topic, referents):
        yield Position(Mark.AGREE, tuple(topic))


def _in_sentences_of_their_own(topic: Sequence[Claim]) -> list[Claim]:
    """Leave out sentences that were read as saying both: one of the readings is wrong."""
    sides: Mapping[tuple[str, int], set[bool]] = defaultdict(set)
    for claim in topic:
        sides[claim.statement.article, claim.statement.start].add(claim.affirms)
    return [
        claim for claim in topic if len(sides[claim.statement.article, claim.statement.start]) == 1
    ]


def _contradict(topic: Sequence[Claim]) -> bool:
    """Return whether one voice says so, and another that it is not so.

    A voice is a source, or the article. In one article somebody has to deny it in so many words: a
    jury that convicts and acquits there decides on several charges.
    """
    if len({claim.statement.article for claim in topic}) == 1 and not _is_debated(topic):
        return False
    plans = [{claim.planned for claim in topic if claim.affirms is side} for side in (True, False)]
    if plans[0].isdisjoint(plans[1]):
        return False
    voices: dict[bool, set[str]] = {True: set(), False: set()}
    for claim in topic:
        voices[claim.affirms].update(claim.speakers or (claim.statement.article,))
    yes, no = voices[True], voices[False]
    return bool(yes and no) and (len(yes | no) > 1)


def _is_debated(topic: Sequence[Claim]) -> bool:
    """Return whether a source says that it is not so, and uses the same verb."""
    denials = [claim for claim in topic if not claim.affirms]
    return all(
        claim.speakers and claim.statement.polarity is Polarity.NEGATIVE for claim in denials
    )


def _changes(topic: Sequence[Claim]) -> Iterator[Change]:
    """Yield where the same voice, or the articles themselves, later say the opposite for good."""
    last = topic[-1]
    for claim in topic:
        same_voice = bool(set(claim.speakers) & set(last.speakers))
        of_himself = set(claim.speakers) <= {claim.agent}  # who will stay in office, and resigns
        both_articles = of_himself and not last.speakers
        opposite = claim.affirms is not last.affirms
        if (
            opposite
            and claim.published[:10] < last.published[:10]
            and (same_voice or both_articles)
        ):
            yield Change(_side(claim), _side(last), _first_day(topic, last))
            return


def _first_day(topic: Sequence[Claim], last: Claim) -> str:
    """Return when what is said in the end was first said after the last that says otherwise."""
    said = last.published
    for claim in reversed(topic):
        if claim.affirms is not last.affirms:
            break
        said = claim.published
    return said


def _side(claim: Claim) -> str:
    return YES if claim.affirms else NO


def _numbers_differ(topic: Sequence[Claim]) -> bool:
    """Return whether the claims name different numbers: they agree on something, not on that."""
    found = {
        figure.value
        for claim in topic
        if (figure := find_figure(clause(claim.statement))) is not None
    }
    return len(found) > 1


def _agree(topic: Sequence[Claim], referents: Referents) -> bool:
    """Return whether independent origins say the same of things that are surely the same."""
    origins = {claim.origin for claim in topic}
    planned = [claim.published for claim in topic if claim.planned]
    done = [claim.published for claim in topic if not claim.planned]
    if len(origins) < 2 or (planned and done and max(planned) >= min(done)):
        return False  # what was planned may be done later, not the reverse
    if topic[0].concept in FAINT:
        return False
    if _numbers_differ(topic) or len({claim.is_sole for claim in topic}) > 1:
        return False
    days = sorted({claim.statement.when for claim in topic if claim.statement.when}, key=len)
    if any(not day.startswith(days[0]) for day in days):
        return False
    confidence = sum(claim.statement.confidence for claim in topic) / len(topic)
    return confidence >= LEAST_AGREED and _share_a_thing(topic, referents)


def _share_a_thing(topic: Sequence[Claim], referents: Referents) -> bool:
    """Return whether all claims are about one thing by its name, or by one noun for a kind."""
    for things in ({claim.agent for claim in topic}, {claim.patient for claim in topic}):
        known = [thing for thing in things if thing is not None]
        if None in things or not known:
            continue
        heads = {referents.head(thing) for thing in known}
        special = all(referents.kind(thing) not in VAGUE for thing in known)
        if all(map(referents.is_named, known)) or (len(heads) == 1 and special):
            return True
    return False
