"""The phrases of a document → its pairs of a phrase and an earlier one, each as a row of codes.

A code is the number of a feature's value, one column a feature; the ranker has a weight for each.
Features after Lappin & Leass 1994 (roles, recency), Soon et al. 2001 (heads, types, apposition) and
Recasens et al. 2013 (what makes a phrase new).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, ROLES, Phrase
from kg.extract.coreference.speakers import Speech
from kg.extract.tree import children
from kg.ontology import Ontology

Codes = NDArray[np.int32]

REACH = {"male": 5, "female": 5, "thing": 3, "many": 4, "first": 4, "first_many": 4, "second": 4,
         "this": 2, "these": 2, "name": 1, "the": 3, "that": 4, "own": 2}  # fmt: skip
"""Sentences back in which a phrase of this form may take up any that agrees."""
FAR = 40  # sentences back for the same noun or name
MOST = 48  # candidates of one phrase
ARGUMENTS = ("subject", "passive", "object", "recipient", "agent")
GROUP_OF = {"male": 0, "female": 0, "thing": 1, "many": 2, "first": 3, "first_many": 3, "second": 3,
            "this": 4, "these": 4, "name": 5, "the": 6, "that": 7, "own": 8}  # fmt: skip
GROUPS = 10

AGREES: Mapping[str, str] = {
    "male": "male person speaker unknown body place event thing",
    "female": "female person speaker unknown body place event thing",
    "thing": "body place thing event unknown amount time",
    "many": "persons body bodies things unknowns person male female unknown speaker",
    "first": "speaker person male female",
    "first_many": "speaker persons body bodies unknowns",
    "second": "speaker person male female persons",
    "this": "thing event body place unknown amount time",
    "these": "things unknowns persons bodies event",
}
"""What each pronoun may take up."""
MISREAD = ("body", "place", "event", "thing")
"""What a person's name is now and then taken for; but only a name."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidates of each phrase: rows of `pairs` from `starts[i]` to `starts[i + 1]`."""

    earlier: NDArray[np.int32]  # index of the candidate
    starts: NDArray[np.int32]
    codes: Codes  # a row a pair
    alone: Codes  # a row a phrase: what tells whether it takes up anything


@dataclass(frozen=True, slots=True)
class _Table:
    """The phrases' attributes as columns of numbers."""

    token: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    form: NDArray[np.int32]
    group: NDArray[np.int32]
    role: NDArray[np.int32]
    agreement: NDArray[np.int32]
    type: NDArray[np.int32]
    lemma: NDArray[np.int32]
    chain: NDArray[np.int32]
    governor: NDArray[np.int32]  # the head's head, and the borders of its subtree
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    verb: NDArray[np.int32]  # lemma of the governor
    quote: NDArray[np.int32]
    speaker: NDArray[np.int32]  # the token that speaks the quotation it stands in
    order: NDArray[np.int32]  # its place in its sentence
    seen: NDArray[np.int32]  # how many phrases of the same noun or name came before
    place: NDArray[np.int32]  # its place in the text


def pair_up(phrases: Sequence[Phrase], speech: Speech, ontology: Ontology) -> Pairs:
    """Return the pairs of a document."""
    table = _tabulate(phrases, speech)
    agreeing = _agreeing()[table.form][:, table.agreement]  # phrase × candidate
    groups = list(_candidates(phrases, table, agreeing))
    starts = np.cumsum([0, *map(len, groups)], dtype=np.int32)
    earlier = np.concatenate([*groups, np.empty(0, np.int32)]).astype(np.int32)
    later = np.repeat(np.arange(len(phrases), dtype=np.int32), np.diff(starts))
    rank = np.arange(len(earlier), dtype=np.int32) - starts[later]
    codes = _pair_codes(phrases, table, ontology, later=later, earlier=earlier, rank=rank)
    return Pairs(earlier, starts, codes, _alone_codes(phrases, table, starts))


@cache
def _agreeing() -> NDArray[np.bool_]:
    """Return form × agreement: whether a phrase of the form may take up such a one at all."""
    matrix = np.ones((len(FORMS), len(AGREEMENTS)), dtype=bool)
    for form, allowed in AGREES.items():
        matrix[FORMS.index(form)] = [kind in allowed.split() for kind in AGREEMENTS]
    return matrix


def _tabulate(phrases: Sequence[Phrase], speech: Speech) -> _Table:
    ids: dict[str, int] = {}
    seen: dict[object, int] = defaultdict(int)
    rows = []
    order = last_sentence = -1
    for phrase in phrases:
        order = order + 1 if phrase.sentence == last_sentence else 0
        last_sentence = phrase.sentence
        head = phrase.token.head
        same = (phrase.chain,) if phrase.chain >= 0 else phrase.token.lemma_
        rows.append((
            phrase.token.i, phrase.first, phrase.last, phrase.sentence,
            speech.paragraph(phrase.token), FORMS.index(phrase.form),
            GROUP_OF.get(phrase.form, 9), ROLES.index(phrase.role),
            AGREEMENTS.index(phrase.agreement), ids.setdefault(phrase.type, len(ids)),
            ids.setdefault(phrase.token.lemma_.lower(), len(ids)), phrase.chain,
            head.i, head.left_edge.i, head.right_edge.i,
            ids.setdefault(f"{head.lemma_}/v", len(ids)),
            speech.quote(phrase.token), speech.speaker(phrase.token), order, seen[same],
        ))  # fmt: skip
        seen[same] += 1
    columns = np.array(rows, dtype=np.int32).reshape(len(phrases), 20).T
    place = np.argsort(np.argsort(columns[0], kind="stable"))
    return _Table(*np.vstack((columns, place)).astype(np.int32))


def _candidates(
    phrases: Sequence[Phrase], table: _Table, agreeing: NDArray[np.bool_]
) -> Iterator[NDArray[np.int32]]:
    """Yield the indices of each phrase's candidates, the nearest first."""
    same: dict[object, list[int]] = defaultdict(list)
    first_of = np.searchsorted(table.sentence, np.arange(table.sentence.max(initial=0) + 2))
    for i, phrase in enumerate(phrases):
        keys: list[object] = [] if phrase.coordinated else [phrase.token.lemma_.lower()]
        titles = [] if phrase.coordinated else sorted(phrase.titles)
        if phrase.chain >= 0:
            keys = [phrase.chain, *keys]
        if phrase.form in PRONOUNS:
            keys = [phrase.form]
        chosen = (
            {j for key in keys for j in same[key][-6:]} if phrase.form != "indefinite" else set()
        )
        if phrase.form in REACH and not phrase.coordinated:
            low = int(first_of[max(phrase.sentence - REACH[phrase.form], 0)])
            chosen.update((np.flatnonzero(agreeing[i, low:i]) + low).tolist())
        for key in (*keys, *titles):
            same[key].append(i)
        possible = [j for j in chosen if _possible(phrases[j], phrase)]
        possible.sort(key=lambda j: (table.token[j] > table.token[i], -table.token[j]))
        yield np.array(possible[:MOST], dtype=np.int32)


def _possible(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether a candidate neither is in the phrase nor has it as its own modifier."""
    head = candidate.token
    if _are_arguments_of_one(candidate, phrase) or _are_told_apart(candidate, phrase):
        return False
    if head.i >= phrase.token.i:  # only in the clause that governs the pronoun's
        within = head.head.left_edge.i <= phrase.first and candidate.sentence == phrase.sentence
        return head.i > phrase.token.i and within and phrase.form in PRONOUNS
    misread = candidate.form == "name" and not candidate.known
    if phrase.form in ("male", "female") and candidate.agreement in MISREAD and not misread:
        return False
    if candidate.chain >= 0 and phrase.chain >= 0 and candidate.chain != phrase.chain:
        return False
    if candidate.first <= phrase.token.i <= candidate.last and not candidate.coordinated:
        return phrase.role == "poss" and phrase.token.head.i != candidate.token.i
    if phrase.first <= candidate.token.i <= phrase.last and candidate.token.i != phrase.token.i:
        return False
    return phrase.sentence - candidate.sentence <= FAR


def _are_told_apart(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether modifiers part two of a kind: "the Russian" and "the Chadian delegation"."""
    nouns = candidate.form not in PRONOUNS and phrase.form not in PRONOUNS
    alike = nouns and candidate.token.lemma_ == phrase.token.lemma_
    return alike and bool(candidate.words - phrase.words and phrase.words - candidate.words)


def _are_arguments_of_one(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether both belong to one verb: in "Holt had met her", "her" is not Holt."""
    reflexive = phrase.token.lower_.endswith(("self", "selves"))
    apart = candidate.token.head.i != phrase.token.head.i or phrase.form not in PRONOUNS
    return not apart and phrase.role in ARGUMENTS and candidate.role in ARGUMENTS and not reflexive


BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6, *[7] * 8, *[8] * 20, 9], dtype=np.int32)


def _bucket(values: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the number of each value's range: 0, 1, 2, 3, 4, 5–7, 8–12, 13–20, 21–40, more."""
    return BUCKETS[np.clip(values, 0, len(BUCKETS) - 1)]


def _pair_codes(
    phrases: Sequence[Phrase],
    t: _Table,
    ontology: Ontology,
    *,
    later: NDArray[np.int32],
    earlier: NDArray[np.int32],
    rank: NDArray[np.int32],
) -> Codes:
    i, j = later, earlier
    form, group = t.form[i], t.group[i]
    apart = t.sentence[i] - t.sentence[j]
    near = np.minimum(apart, 2)
    distance = np.minimum(_bucket(apart), 7)
    heads = _heads_alike(phrases, t, i, j)
    named_so = np.zeros(len(phrases), dtype=np.int32)
    np.maximum.at(named_so, i, (heads > 0).astype(np.int32))
    rivals = np.minimum(_rivals(phrases, i, j), 5)[i]
    types = _types_alike(t, i, j, phrases, ontology)
    chains = np.where((t.chain[i] < 0) | (t.chain[j] < 0), 0, 1 + (t.chain[i] == t.chain[j]))
    tree = _tree_relation(t, i, j, apart)
    speaks = _speech_relation(t, i, j)
    subject = t.role[j] == ROLES.index("subject")
    parallel = (t.role[i] == t.role[j]).astype(np.int32)
    verb = ((t.verb[i] == t.verb[j]) & (t.governor[i] != t.governor[j])).astype(np.int32)
    columns = (
        form * 10 + distance,
        form * 10 + _bucket(t.place[i] - t.place[j]),
        form * 10 + _bucket(rank),
        form * 16 + t.form[j],
        (form * 13 + t.role[j]) * 3 + near,
        (form * 15 + t.agreement[j]) * 2 + (near == 0),
        t.agreement[i] * 15 + t.agreement[j],
        (t.role[i] * 13 + t.role[j]) * 3 + near,
        group * 10 + tree,
        (group * 15 + heads) * 3 + chains,
        (heads * 16 + form) * 3 + np.minimum(apart // 3, 2),
        (group * 6 + types) * 3 + near,
        group * 8 + speaks,
        (group * 3 + np.minimum(t.paragraph[i] - t.paragraph[j], 2)) * 2 + (near == 0),
        (group * 10 + _bucket(t.seen[j])) * 2 + (t.chain[j] >= 0),
        (group * 6 + np.minimum(t.order[j], 5)) * 3 + near,
        ((group * 2 + parallel) * 2 + verb) * 3 + near,
        (group * 2 + subject) * 10 + _bucket(rank),
        (t.form[j] * 15 + t.agreement[j]) * 10 + group,
        (group * 2 + (t.sentence[j] == 0)) * 2 + (t.order[j] == 0),
        (form * 2 + named_so[i]) * 2 + (heads > 0),
        (form * 6 + rivals) * 2 + (t.form[j] >= len(PRONOUNS)),
    )
    return np.stack(columns, axis=1).astype(np.int32)


PAIR_SIZES = (160, 160, 160, 256, 624, 480, 225, 507, 100, 450, 720, 180, 80, 60, 200, 180, 120,
              200, 2400, 40, 64, 192)  # fmt: skip
ALONE_SIZES = (16, 208, 240, 96, 64, 80, 160, 64)
"""How many values each feature has."""


def _rivals(
    phrases: Sequence[Phrase], later: NDArray[np.int32], earlier: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return of each phrase how many things its candidates name, as far as their words tell."""
    things: list[set[object]] = [set() for _ in phrases]
    for i, j in zip(later.tolist(), earlier.tolist(), strict=True):
        candidate = phrases[j]
        if candidate.form not in PRONOUNS:
            alike = candidate.chain if candidate.chain >= 0 else candidate.token.lemma_
            things[i].add(alike)
    return np.fromiter(map(len, things), dtype=np.int32, count=len(phrases))


def _heads_alike(
    phrases: Sequence[Phrase], t: _Table, later: NDArray[np.int32], earlier: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return how the nouns and their modifiers compare, 0 where the nouns differ."""
    found = np.zeros(len(later), dtype=np.int32)
    pronoun = len(PRONOUNS)
    same = t.lemma[later] == t.lemma[earlier]
    for at in np.flatnonzero(same & (t.form[later] >= pronoun) & (t.form[earlier] >= pronoun)):
        one, other = phrases[later[at]], phrases[earlier[at]]
        if one.words == other.words:
            kind = 1 if one.words else 2
        elif not one.words:
            kind = 3
        elif not other.words:
            kind = 4
        elif one.words < other.words:
            kind = 5
        elif other.words < one.words:
            kind = 6
        else:
            kind = 7
        found[at] = min(kind + 7 * (one.token.tag_ != other.token.tag_) - (kind == 7), 13)
    titled = np.array([bool(phrase.titles) for phrase in phrases], dtype=bool)
    for at in np.flatnonzero(titled[earlier] & (t.form[later] > pronoun)):
        if phrases[later[at]].token.lemma_.lower() in phrases[earlier[at]].titles:
            found[at] = 14
    return found


def _types_alike(
    t: _Table,
    later: NDArray[np.int32],
    earlier: NDArray[np.int32],
    phrases: Sequence[Phrase],
    ontology: Ontology,
) -> NDArray[np.int32]:
    """Return how the classes compare: 1 alike, 2 wider, 3 narrower, 4 unlike, 5 unknown."""
    names = dict(zip(t.type.tolist(), (phrase.type for phrase in phrases), strict=True))
    known = {
        (one, other): _compare(names[one], names[other], ontology)
        for one, other in set(zip(t.type[later].tolist(), t.type[earlier].tolist(), strict=True))
    }
    pairs = zip(t.type[later].tolist(), t.type[earlier].tolist(), strict=True)
    return np.fromiter((known[pair] for pair in pairs), dtype=np.int32, count=len(later))


def _compare(one: str, other: str, ontology: Ontology) -> int:
    if "Thing" in (one, other):
        return 5 if one != other else 0
    if one == other:
        return 1
    if ontology.is_a(other, one):
        return 2
    return 3 if ontology.is_a(one, other) else 4


def _tree_relation(
    t: _Table, i: NDArray[np.int32], j: NDArray[np.int32], apart: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return how two phrases of a sentence stand in its tree, 0 for two sentences."""
    together = t.governor[i] == t.governor[j]
    inside = (t.first[j] <= t.token[i]) & (t.token[i] <= t.last[j])
    commands = (t.left[j] <= t.token[i]) & (t.token[i] <= t.right[j])
    commanded = (t.left[i] <= t.token[j]) & (t.token[j] <= t.right[i])
    owner = t.role[i] == ROLES.index("poss")
    own = t.governor[i] == t.token[j]
    kinds = (own, inside, together, commands & commanded, commands & owner, commands, commanded)
    found = np.where(apart > 0, 0, np.select(kinds, (1, 2, 3, 4, 5, 6, 7), 8))
    return np.where(t.token[j] > t.token[i], 9, found).astype(np.int32)


def _speech_relation(t: _Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return how two phrases stand to the quotations: in one, in another, who speaks …"""
    quoted, before = t.quote[i] >= 0, t.quote[j] >= 0
    speaks = quoted & (t.speaker[i] == t.token[j])
    alike = quoted & before & (t.quote[i] == t.quote[j])
    speaker = quoted & before & (t.speaker[i] == t.speaker[j]) & (t.speaker[i] >= 0)
    kinds = (speaks, alike, speaker, quoted & before, quoted, before)
    return np.select(kinds, (1, 2, 3, 4, 5, 6), 0).astype(np.int32)


def _alone_codes(phrases: Sequence[Phrase], t: _Table, starts: NDArray[np.int32]) -> Codes:
    completed = np.array([is_completed(phrase) for phrase in phrases], dtype=np.int32)
    impersonal = np.array([looks_empty(phrase) for phrase in phrases], dtype=np.int32)
    seen = np.minimum(_bucket(t.seen), 5)
    columns = (
        t.form,
        t.form * 13 + t.role,
        t.form * 15 + t.agreement,
        t.form * 6 + seen,
        t.form * 4 + completed,
        t.form * 5 + impersonal,
        t.form * 10 + _bucket(np.diff(starts)),
        t.form * 4 + np.minimum(t.sentence, 1) * 2 + (t.quote >= 0),
    )
    return np.stack(columns, axis=1).astype(np.int32)


def is_completed(phrase: Phrase) -> int:
    """Tell by what a noun is completed after it, which makes it speak of something new."""
    after = {part.dep_ for part in phrase.token.rights}
    if after & {"acl:relcl", "acl", "ccomp"}:
        return 3
    return 2 if "nmod" in after else 1 if phrase.words else 0


def looks_empty(phrase: Phrase) -> int:
    """Tell how far "it" looks like standing for nothing: "it emerged that", "it is hard to"."""
    if phrase.token.lower_ not in ("it", "this", "that"):
        return 0
    if phrase.token.dep_ == "expl":
        return 3
    head = phrase.token.head
    if head.pos_ == "NOUN" and children(head, "cop"):
        return 4  # "it was good news"
    clausal = {part.dep_ for part in head.rights} & {
        "csubj",
        "ccomp",
        "xcomp",
        "advcl",
        "csubj:outer",
    }
    if not clausal:
        return 0
    return 2 if head.pos_ in ("ADJ", "NOUN") else 1
