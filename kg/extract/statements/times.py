"""A clause → the time of what it tells: its own, or that of the verb it goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, preposition
from kg.extract.values.dates import combine, resolve_time
from kg.extract.values.days import Direction
from kg.extract.words import load_words
from kg.extract.words.lexicon import arguments_of, words_with
from kg.records import Mention, Modality

OPEN_ENDS = {"since": "{}/..", "until": "../{}", "till": "../{}"}
"""Intervals that are open at one end (EDTF level 1), by the word before the time."""
OF_ANOTHER = frozenset(
    {"about", "after", "against", "ahead of", "because of", "before", "despite", "due to",
     "following", "for", "over", "prior to", "since", "until"}
)  # fmt: skip
"""Prepositions of what has a time of its own: "criticised her *for the trip in May*"."""
DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
FUTURE = frozenset({Modality.PLANNED, Modality.REQUESTED})


def when_of(reading: Reading, clause: Clause, factuality: Factuality) -> Mention | None:
    """Return the time of a clause; a day and a clock time named apart make one."""
    times = [*_times(reading, clause.head)]
    verb = first_of_verbs(clause)
    if not times and verb is not None:
        told = _times(reading, verb.head)
        same = verb.head.tag_ == clause.head.tag_ == "VBD"
        times = [t for t in told if t.passage.start < verb.head.idx or (same and _is_day(t))]
    if all(map(_is_clock, times)):
        deeper = [*_deep_times(reading, clause.head)]
        times += deeper if len({time.name for time in deeper}) == 1 else []
    if not times:
        return (
            _when_it_came_out(reading, clause, factuality)
            or _when_above(reading, clause, factuality)
            or (_when_above(reading, verb, factuality) if verb is not None else None)
        )
    direction = _direction(clause, factuality)
    times = [_directed(reading, clause, time, direction) for time in times]
    first = next((time for time in times if not _is_clock(time)), times[0])
    if _is_clock(first) or first.value is None:
        return first  # a day without a year tells more than the hour alone
    clock = next((time.value for time in times if _is_clock(time)), None)
    value = combine(first.value, clock)
    return replace(first, value=value, name=value or first.name)


def _when_it_came_out(reading: Reading, clause: Clause, factuality: Factuality) -> Mention | None:
    """Return the time of an impersonal verb for its content: "on 28 May it emerged that"."""
    above = clause.parent
    if clause.link != "ccomp" or above is None:
        return None
    impersonal = above.head.lemma_ in words_with("impersonal")
    return when_of(reading, above, factuality) if impersonal else None


def _is_day(time: Mention) -> bool:
    """Return whether a time is one day: what is told of that day goes on with the next verb.

    "Resigned on Monday and left Oslo"; but "was born in 1950 and founded a bank".
    """
    return time.value is not None and DAY.fullmatch(time.value) is not None


def _is_clock(time: Mention) -> bool:
    return time.value is not None and time.value.startswith("T")


def _times(reading: Reading, head: Token) -> Iterator[Mention]:
    """Yield the times that modify a verb, or its participant nouns that hold no time themselves."""
    for part in children(
        head, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked", "nmod"
    ):
        mention = reading.named.get(part.i)
        if mention is not None and mention.type == "Time":
            yield mention
            yield from _times(reading, part)
        elif part.dep_ in ("obl", "advmod") and not _has_own_time(part):
            yield from _nested_times(reading, part)
    yield from _times_before(reading, head)


def _has_own_time(part: Token) -> bool:
    """Return whether the times in a phrase are not the clause's: it names a source, a cause."""
    sources = load_words("attribution")["prepositions"]
    return preposition(part) in (*sources, *OF_ANOTHER)


def _times_before(reading: Reading, head: Token) -> Iterator[Mention]:
    """Yield the times between who acts and the verb: "the ministry on Thursday closed the port"."""
    first = min((verb.i for verb in _verbs(head)), default=head.i)
    for actor in children(head, "nsubj"):
        for part in children(actor, "nmod"):
            mention = reading.named.get(part.i)
            timed = mention is not None and mention.type == "Time" and preposition(part) == "on"
            agent = reading.is_a(mention_of(reading, actor), "Agent")
            if mention is not None and timed and agent and part.right_edge.i + 1 == first:
                yield mention


def _nested_times(reading: Reading, nominal: Token) -> Iterator[Mention]:
    """Yield the times on a place or an adverb: "at the palace on 15 May", "as early as June"."""
    for part in children(nominal, "nmod", "nmod:unmarked", "obl", "obl:unmarked"):
        mention = reading.named.get(part.i)
        if mention is not None and mention.type == "Time" and preposition(part) != "of":
            yield mention
            yield from _times(reading, part)


def _deep_times(reading: Reading, head: Token) -> Iterator[Mention]:
    """Yield the days that stand on nouns deep in the clause: "within the talks on 15 May"."""
    for part in head.children:
        if _has_own_time(part):
            continue
        if part.dep_ in ("obl", "nmod", "nmod:unmarked", "conj") and part.pos_ not in (
            "VERB",
            "AUX",
        ):
            mention = reading.named.get(part.i)
            if mention is not None and mention.type == "Time" and preposition(part) != "of":
                yield from [] if _is_clock(mention) else [mention]
            else:
                yield from _deep_times(reading, part)


def _direction(clause: Clause, factuality: Factuality) -> Direction:
    """Return where the time of a clause lies: what is told in the past tense is past."""
    head = clause.head
    expected = arguments_of("object").get(clause.lemma) == "planning"
    if factuality.modality in FUTURE or (clause.passive and expected):
        return Direction.FUTURE
    verbs = _verbs(head)
    perfect = any(verb.lemma_ == "have" and verb.dep_ == "aux" for verb in verbs)
    if not perfect and any(verb.tag_ == "MD" for verb in verbs):
        return Direction.FUTURE  # "would be exchanged on Saturday"
    past = perfect or any(verb.tag_ == "VBD" for verb in verbs)
    return Direction.PAST if past else Direction.ANY


def _is_put_off(clause: Clause) -> bool:
    """Return whether what happened lasts until a time to come: "has been postponed until"."""
    return clause.passive or any(verb.dep_ == "aux" for verb in _verbs(clause.head))


def _directed(reading: Reading, clause: Clause, time: Mention, direction: Direction) -> Mention:
    """Return the time read in a direction, and with its open end: "since 2019" is 2019/.."""
    reference = reading.article.published
    own = resolve_time(time.text, reference) == time.value  # else the words beside it tell more
    span = reading.doc.span_at(time.passage.start, time.passage.end)
    before = span[0].text_before.lower() if span is not None else ""
    moved = before == "to" and clause.lemma in words_with("moves-date")
    put_off = before in ("until", "till") and _is_put_off(clause)
    if direction is Direction.PAST and (moved or put_off):
        direction = Direction.FUTURE
    value = resolve_time(time.text, reference, direction=direction) if own else time.value
    return _with_open_end(reading, time, value, before)


def _with_open_end(reading: Reading, time: Mention, value: str | None, before: str) -> Mention:
    """Return a time of this value; behind "since" or "until" it is open at one end."""
    if value and not value.startswith("T") and "/" not in value and before in OPEN_ENDS:
        value = OPEN_ENDS[before].format(value)
    span = reading.doc.span_at(time.passage.start, time.passage.end)
    if value is None and span is not None and before in OPEN_ENDS:  # "until yesterday", of no date
        passage = reading.passage(span.start - 1, span.end)
        return replace(time, passage=passage, name=passage.text)
    return time if value == time.value else replace(time, value=value, name=value or time.text)


def when_held(reading: Reading, role: Token) -> Mention | None:
    """Return when somebody has a role, as its noun phrase tells: "mayor of Oslo since 2019"."""
    for part in children(role, "nmod", "obl", "nmod:unmarked", "obl:unmarked"):
        time = reading.named.get(part.i)
        if time is not None and time.type == "Time" and part.i > role.i:
            before = preposition(part)
            return _with_open_end(reading, time, time.value, before) if before != "of" else None
    return None


def _when_above(reading: Reading, clause: Clause, factuality: Factuality) -> Mention | None:
    """Return the time of the verb above for what is so at that time.

    For a predicate, "became *mayor* in May"; for a participle, "hit Porto on Monday, killing two";
    for a clause with *when*, "began in May, when Holt resigned"; for a relative of the same day,
    "hit on Sunday by rockets that killed two".
    """
    above, head = clause.parent, clause.head
    if above is None:
        return None
    participle = clause.link == "advcl" and head.tag_ == "VBG" and not clause.marker
    predicate = clause.link == "xcomp" and head.pos_ in ("NOUN", "PROPN", "ADJ")
    past = head.tag_ == "VBD" and any(verb.tag_ == "VBD" for verb in _verbs(above.head))
    when = next((word for word in children(head, "advmod") if word.lower_ == "when"), None)
    behind = when is not None and (above.head.i < head.i or _is_named_before(reading, when))
    if participle or predicate or (past and behind and clause.link == "advcl"):
        return when_of(reading, above, factuality)
    that = any(subject.lower_ == "that" for subject in children(head, *SUBJECTS))
    found = when_of(reading, above, factuality) if past and that else None
    return found if found is not None and _is_day(found) else None


def _is_named_before(reading: Reading, when: Token) -> bool:
    """Return whether a time stands before "when" and its comma: "in 2015, when Berg left"."""
    comma = when.before
    time = reading.named.get(comma.i - 1) if comma is not None and comma.text == "," else None
    return time is not None and time.type == "Time"


def _verbs(head: Token) -> list[Token]:
    return [head, *children(head, "aux", "aux:pass", "cop")]


def first_of_verbs(clause: Clause) -> Clause | None:
    """Return the first of verbs with one subject: what stands before it is said of all.

    "On Monday near Oslo, rebels stopped a lorry and burnt it."
    """
    return clause.beside if child(clause.head, *SUBJECTS) is None else None
