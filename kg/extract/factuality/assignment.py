"""Clauses → their stances with holders: who says so, as far down as the text nests it.

A holder is who speaks in a reporting clause above, the source that a clause names beside it, the
speaker of a quotation, or the agent of "This was reported by X" for the sentences before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.embedded import is_portrayed, within
from kg.extract.factuality.embedding import SAID, embedding_predicate, signature_of_clause
from kg.extract.factuality.modality import own_factuality
from kg.extract.factuality.named_sources import parentheticals_of, sourced
from kg.extract.factuality.reporting import (
    REPORTING,
    estimates,
    on_the_word_of,
    reports,
    sources_of,
    sources_of_claim,
)
from kg.extract.reading import Reading
from kg.extract.syntax.clause import Clause
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.records import Holder, Modality


def assign_factuality(clauses: Sequence[Clause], reading: Reading) -> dict[int, Factuality]:
    """Return the stance of each clause by the index of its head."""
    looking_back = _backward_holders(clauses, reading)
    clause_at = {clause.head.i: clause for clause in clauses}
    commenting = {comment.i for clause in clauses for comment in parentheticals_of(clause)}
    stances: dict[int, Factuality] = {}
    speakers: dict[int, tuple[Holder, ...]] = {}
    for clause in clauses:
        stance = ASSERTED
        if clause.head.i not in commenting:
            stance = _governed(clause, stances, reading)
            stance = sourced(clause, stance, reading, clause_at)
        if not stance.sources and clause.head.sent.start in looking_back:
            holders = looking_back[clause.head.sent.start]
            stance = on_the_word_of(stance.weakened(Modality.REPORTED), holders, reading)
        if clause.head.i in reading.quoted:
            stance = _as_quoted(stance, speakers.get(reading.paragraph(clause.head), ()))
        own = own_factuality(clause)
        stance = stance.weakened(own.modality)
        stances[clause.head.i] = stance.negated() if own.negative else stance
        aloud = clause.head.i not in reading.quoted and reports(clause)
        if aloud and (told := sources_of(clause, reading)):
            speakers[reading.paragraph(clause.head)] = told
    return stances


def _governed(clause: Clause, stances: Mapping[int, Factuality], reading: Reading) -> Factuality:
    """Return the stance that the clauses above give to this one."""
    if clause.parent is None:
        stance = within(ASSERTED, clause) if clause.marker else ASSERTED
        alleged = stance.modality is Modality.REPORTED  # "Reports that he lied, …"
        return stance.weakened(Modality.ALLEGED) if alleged else stance
    outer = stances[clause.parent.head.i]
    stance = within(outer, clause)
    kind, governor = signature_of_clause(clause), embedding_predicate(clause)
    if governor is not None and kind in SAID and _is_noun_of(governor, clause.parent):
        stance = stance.weakened(Modality.ALLEGED)
        return stance.with_sources(sources_of_claim(governor, reading))
    if clause.link.startswith("acl") and not kind and is_portrayed(clause.head):
        speakers = sources_of(clause.parent, reading, saying=True)
        return stance if stance.modality is Modality.ASSERTED else stance.with_sources(speakers)
    thought = _is_thought(clause) or (kind == "possible" and clause.parent.agents)
    if kind not in REPORTING and not thought:
        return stance
    if outer.negative:
        return stance  # "did not say that" is nobody's word
    speakers = sources_of(clause.parent, reading)
    if estimates(clause.parent, reading):
        stance = stance.weakened(Modality.ALLEGED)
    if not speakers and clause.parent.subjects and kind in REPORTING:
        stance = stance.weakened(Modality.ALLEGED)
    return on_the_word_of(stance, speakers, reading)


def _is_noun_of(governor: Token, clause: Clause) -> bool:
    """Tell whether a noun governs, not the clause it stands in: "the claim that"."""
    return governor != clause.head or governor.pos_ == "NOUN"


def _is_thought(clause: Clause) -> bool:
    """Tell whether a finite complement is somebody's: "fears that", "is convinced that"."""
    if clause.link != "ccomp" or clause.parent is None:
        return False
    return not clause.parent.copular or clause.parent.head.pos_ in ("ADJ", "VERB")


def _backward_holders(clauses: Sequence[Clause], reading: Reading) -> dict[int, tuple[Holder, ...]]:
    """Return, by start of sentence, who vouches for it in "This was reported by X" after it."""
    looking = [clause for clause in clauses if _looks_back(clause)]
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in reading.doc.sents if looking else ():
        starts[reading.paragraph(sentence.root)].append(sentence.start)
    found: dict[int, tuple[Holder, ...]] = {}
    for clause in looking:
        holders = sources_of(clause, reading)
        before = starts[reading.paragraph(clause.head)]
        found |= {start: holders for start in before if holders and start < clause.head.sent.start}
    return found


def _looks_back(clause: Clause) -> bool:
    """Tell whether a clause reports the sentences before it: "This was reported by X"."""
    if clause.link != "ROOT" or not clause.passive or not clause.subjects or not reports(clause):
        return False
    return clause.subjects[0].lower_ in load_words("attribution")["backward"]


def _as_quoted(stance: Factuality, speaker: tuple[Holder, ...]) -> Factuality:
    """Return the stance of words in quotation marks: their speaker's, not the author's."""
    if stance.sources and stance.modality is Modality.REPORTED:
        return stance
    stance = stance.weakened(Modality.ALLEGED)  # "I killed him," he admitted
    return stance if stance.sources else stance.with_sources(speaker)
