"""A clause → when and where it is so, and its further participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.factuality.parentheticals import is_parenthetical
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.grammar.control import is_asked
from kg.extract.grammar.negation import is_negation
from kg.extract.mentions import mention_of, predicative
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.predicates import Circumstances
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, is_each_other, marker, preposition
from kg.extract.values.dates import combine, resolve_time
from kg.extract.values.days import Direction
from kg.extract.words import load_words
from kg.extract.words.lexicon import arguments_of, phrases_with, words_with
from kg.records import Mention, MentionKind, Modality, Qualifier

OPEN_ENDS = {"since": "{}/..", "until": "../{}", "till": "../{}"}
"""Intervals that are open at one end (EDTF level 1), by the word before the time."""
DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
FUTURE = frozenset({Modality.PLANNED, Modality.REQUESTED})


def read_circumstances(reading: Reading, clause: Clause, factuality: Factuality) -> Circumstances:
    """Return what all statements of `clause` share."""
    return Circumstances(
        factuality,
        _when(reading, clause, factuality),
        _where(reading, clause),
        _qualifiers(reading, clause),
    )


def _when(reading: Reading, clause: Clause, factuality: Factuality) -> Mention | None:
    """Return the time of a clause; a day and a clock time named apart make one."""
    times = [*_times(reading, clause.head)]
    if not times and (verb := _first_of_verbs(clause)) is not None:
        told = _times(reading, verb.head)
        same = verb.head.tag_ == clause.head.tag_ == "VBD"
        times = [t for t in told if t.passage.start < verb.head.idx or (same and _is_day(t))]
    if all(map(_is_clock, times)):
        deeper = [*_deep_times(reading, clause.head)]
        times += deeper if len({time.name for time in deeper}) == 1 else []
    if not times:
        return _when_it_came_out(reading, clause, factuality) or _when_above(
            reading, clause, factuality
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
    return _when(reading, above, factuality) if impersonal else None


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
        elif part.dep_ == "obl":
            yield from _nested_times(reading, part)


def _nested_times(reading: Reading, nominal: Token) -> Iterator[Mention]:
    """Yield the times that the parser hung on a place: "at the palace on 15 May"."""
    for part in children(nominal, "nmod", "nmod:unmarked", "obl:unmarked"):
        mention = reading.named.get(part.i)
        if mention is not None and mention.type == "Time" and preposition(part) != "of":
            yield mention
            yield from _times(reading, part)


def _deep_times(reading: Reading, head: Token) -> Iterator[Mention]:
    """Yield the days that stand on nouns deep in the clause: "within the talks on 15 May"."""
    for part in head.children:
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
    if direction is Direction.PAST and before in ("until", "till") and _is_put_off(clause):
        direction = Direction.FUTURE
    value = resolve_time(time.text, reference, direction=direction) if own else time.value
    if value and not value.startswith("T") and "/" not in value and before in OPEN_ENDS:
        value = OPEN_ENDS[before].format(value)
    return time if value == time.value else replace(time, value=value, name=value or time.text)


def _when_above(reading: Reading, clause: Clause, factuality: Factuality) -> Mention | None:
    """Return the time of the verb above for what is so at that time.

    For a participle, "hit Porto on Monday, killing two"; for a clause with *when*, "began in May,
    when Holt resigned"; for a relative of the same day, "hit on Sunday by rockets that killed two".
    """
    above, head = clause.parent, clause.head
    if above is None:
        return None
    participle = clause.link == "advcl" and head.tag_ == "VBG" and not clause.marker
    past = head.tag_ == "VBD" and any(verb.tag_ == "VBD" for verb in _verbs(above.head))
    when = any(word.lower_ == "when" for word in children(head, "advmod"))
    if participle or (past and when and clause.link == "advcl" and above.head.i < head.i):
        return _when(reading, above, factuality)
    that = any(subject.lower_ == "that" for subject in children(head, *SUBJECTS))
    found = _when(reading, above, factuality) if past and that else None
    return found if found is not None and _is_day(found) else None


def _verbs(head: Token) -> list[Token]:
    return [head, *children(head, "aux", "aux:pass", "cop")]


def _where(reading: Reading, clause: Clause) -> Mention | None:
    within = load_words("places")["within"]
    verb = _first_of_verbs(clause)
    before = [p for p in verb.obliques if p.head.i < verb.head.i] if verb is not None else []
    for part in [*clause.obliques, *before]:
        if part.preposition in within:
            mention = mention_of(reading, part.head)
            if reading.is_a(mention, "Place"):
                return mention
    return None


def _first_of_verbs(clause: Clause) -> Clause | None:
    """Return the first of verbs with one subject: what stands before it is said of all.

    "On Monday near Oslo, rebels stopped a lorry and burnt it."
    """
    return clause.beside if child(clause.head, *SUBJECTS) is None else None


def _qualifiers(reading: Reading, clause: Clause) -> tuple[Qualifier, ...]:
    """Return recipients and prepositional arguments that are no time."""
    found = [Qualifier("to", mention_of(reading, token)) for token in clause.recipients]
    for part in clause.obliques:
        if is_argument(reading, part):
            found.append(Qualifier(part.preposition, mention_of(reading, part.head)))
    if clause.objects or clause.agents:  # "called the plan useless", as "regards it as useless"
        found += [Qualifier("as", predicative(reading, part)) for part in clause.complements]
    if any(is_asked(clause, part) for part in clause.obliques):  # "called on Oslo *to resign*"
        asked = [part for part in children(clause.head, "xcomp", "advcl") if marker(part) == "to"]
        found += [Qualifier("to", phrase_of(reading, part)) for part in asked[:1]]
    found += [Qualifier(*each) for each in _adverbial_clauses(reading, clause)]
    return tuple(found)


def _adverbial_clauses(reading: Reading, clause: Clause) -> Iterator[tuple[str, Mention]]:
    """Yield of what, why, when or on what condition it is so, in the words of the text."""
    reasons = load_words("circumstances")["reasons"]
    governed = phrases_with("object-control")
    for part in children(clause.head, "advcl"):
        if part.tag_ == "VBG" and f"{clause.lemma} {marker(part)}" in governed:
            yield marker(part), phrase_of(reading, part, without=children(part, "mark", "case"))
            continue  # "accused Holt *of stalling*"
        adverbs = [word for word in children(part, "advmod") if word.tag_ == "WRB"]
        link = [*(word.lower_ for word in adverbs), *marker(part).split()]
        if " ".join(link) in reasons and not is_parenthetical(part):
            words = (word for word in part.subtree if not word.is_punct)
            leading = zip(words, link, strict=False)
            marks = [word for word, lead in leading if word.lower_ == lead and word != part]
            yield " ".join(link), phrase_of(reading, part, without=marks)


def is_argument(reading: Reading, part: Oblique) -> bool:
    """Return whether a prepositional phrase is a participant.

    It is none if it is a time, a source ("according to"), an office ("under the chairmanship of"),
    an adverb ("for now"), a connective ("in addition"), the subjects again ("to each other"), or
    points at nothing ("before that").
    """
    head, mention = part.head, mention_of(reading, part.head)
    points = mention.kind is MentionKind.PRONOUN and mention.refers_to is None
    if is_each_other(head) or any(map(is_negation, children(head, "advmod", "cc:preconj"))):
        return False  # "not to Oslo but to Rome"
    if _is_moment(mention, head) or head.tag_ == "VBG" or head.pos_ == "ADV" or points:
        return False
    if f"{part.preposition} {head.lower_}" in load_words("circumstances")["connectives"]:
        return bool(children(head, "det", "amod", "nmod"))
    sources = load_words("attribution")["prepositions"]
    office = head.lemma_ in words_with("chairing") and part.preposition == "under"
    return not office and part.preposition not in ("", "without", "except", *sources)


def _is_moment(mention: Mention, head: Token) -> bool:
    """Return whether a phrase tells when; "an end to the strike" is an event."""
    ends = any(preposition(part) == "to" for part in children(head, "nmod", "acl"))
    return mention.type == "Time" and not ends
