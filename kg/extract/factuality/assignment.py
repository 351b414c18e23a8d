"""Clauses → the factuality of each, with its sources, as far down as the text nests them.

A source is who speaks in a reporting clause above, who a clause names beside it, the speaker of a
quotation, or the agent of "This was reported by X" for the sentences before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.content import SAID
from kg.extract.factuality.embedding import embed, embedding_predicate, lexical_signature
from kg.extract.factuality.labels import sources_before_quotations
from kg.extract.factuality.modality import own_factuality
from kg.extract.factuality.named_sources import sourced
from kg.extract.factuality.parentheticals import parentheticals_of
from kg.extract.factuality.relatives import is_portrayed
from kg.extract.factuality.reporting import (
    REPORTING,
    estimates,
    on_the_word_of,
    reports,
    sources_of,
    sources_of_claim,
)
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children
from kg.extract.words import load_words
from kg.records import Holder, Modality

Sources = tuple[Holder, ...]


def assign_factuality(clauses: Sequence[Clause], reading: Reading) -> dict[int, Factuality]:
    """Return the factuality of each clause by the index of its head, in five steps.

    1. what the clauses above make of it  2. the sources named beside it  3. the source of the
    sentence  4. the speaker of a quotation  5. its own words
    """
    behind = _sources_behind(clauses, reading)
    clause_at = {clause.head.i: clause for clause in clauses}
    beside = {verb.i for clause in clauses for verb in parentheticals_of(clause)}
    found: dict[int, Factuality] = {}
    speakers = _speakers_ahead(clauses, reading)  # by paragraph, who spoke last
    speakers = _first_persons(reading) | speakers | sources_before_quotations(reading)
    for clause in clauses:
        at, paragraph = clause.head.i, reading.paragraph(clause.head)
        said = ASSERTED
        if at not in beside:
            said = sourced(clause, _embedded(clause, found, reading), reading, clause_at)  # 1, 2
        said = _on_word_behind(said, behind.get(clause.head.sent.start, ()), reading)  # 3
        if at in reading.quoted:
            said = _as_quoted(said, speakers.get(paragraph, ()))  # 4
        elif reports(clause):
            speakers[paragraph] = sources_of(clause, reading) or speakers.get(paragraph, ())
        found[at] = _in_own_words(clause, said)  # 5
    return found


def _on_word_behind(found: Factuality, sources: Sources, reading: Reading) -> Factuality:
    if found.sources or not sources:
        return found
    return on_the_word_of(found.weakened(Modality.REPORTED), sources, reading)


def _in_own_words(clause: Clause, found: Factuality) -> Factuality:
    own = own_factuality(clause)
    found = found.weakened(own.modality)
    return found.negated() if own.negative else found


def _embedded(clause: Clause, above: Mapping[int, Factuality], reading: Reading) -> Factuality:
    """Return the factuality that the clauses above give to this one, and on whose word."""
    if clause.parent is None:
        return _unattached(clause)
    outer = above[clause.parent.head.i]
    found, signature = embed(outer, clause), lexical_signature(clause)
    if (noun := _noun_of_claim(clause, signature)) is not None:
        return found.weakened(Modality.ALLEGED).with_sources(sources_of_claim(noun, reading))
    if clause.link.startswith("acl") and not signature and is_portrayed(clause.head):
        speakers = sources_of(clause.parent, reading, saying=True)
        return found if found.modality is Modality.ASSERTED else found.with_sources(speakers)
    if not outer.negative and _is_somebodys(clause, signature):
        found = _on_word_of_subject(found, clause.parent, reading, said=signature in REPORTING)
    return found  # "did not say that" is nobody's word


def _is_somebodys(clause: Clause, signature: str) -> bool:
    """Return whether a clause is what the subject of the clause above says or thinks."""
    believed = signature == "possible" and clause.parent is not None and clause.parent.agents
    return signature in REPORTING or _is_thought(clause) or bool(believed)


def _unattached(clause: Clause) -> Factuality:
    """Return the factuality of what hangs on no clause: "Reports that he lied, …"."""
    announced = clause.marker == "to" and children(clause.head, "aux", "cop")  # "is to resign"
    found = embed(ASSERTED, clause) if clause.marker and not announced else ASSERTED
    reported = found.modality is Modality.REPORTED
    return found.weakened(Modality.ALLEGED) if reported else found


def _on_word_of_subject(
    found: Factuality, above: Clause, reading: Reading, *, said: bool
) -> Factuality:
    """Return the factuality of what the subject of the clause above says or thinks."""
    speakers = sources_of(above, reading)
    nobody = not speakers and above.subjects and said
    if nobody or estimates(above, reading):
        found = found.weakened(Modality.ALLEGED)
    return on_the_word_of(found, speakers, reading)


def _noun_of_claim(clause: Clause, signature: str) -> Token | None:
    """Return the noun that says what a clause does, not the clause above: "the claim that"."""
    predicate, above = embedding_predicate(clause), clause.parent
    if predicate is None or above is None or signature not in SAID:
        return None
    if clause.head.i < predicate.i:  # "how the police use their powers is their affair"
        return None
    return predicate if predicate != above.head or predicate.pos_ == "NOUN" else None


def _is_thought(clause: Clause) -> bool:
    """Return whether a finite complement is somebody's: "fears that", "is convinced that"."""
    if clause.link != "ccomp" or clause.parent is None:
        return False
    return not clause.parent.copular or clause.parent.head.pos_ in ("ADJ", "VERB")


def _sources_behind(clauses: Sequence[Clause], reading: Reading) -> dict[int, Sources]:
    """Return, by start of sentence, whose word it is by "This was reported by X" after it."""
    looking = [clause for clause in clauses if _looks_back(clause)]
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in reading.doc.sents if looking else ():
        starts[reading.paragraph(sentence.root)].append(sentence.start)
    found: dict[int, Sources] = {}
    for clause in looking:
        sources = sources_of(clause, reading)
        before = starts[reading.paragraph(clause.head)]
        found |= {start: sources for start in before if sources and start < clause.head.sent.start}
    return found


def _first_persons(reading: Reading) -> dict[int, Sources]:
    """Return, by paragraph, whom "I" stands for in a quotation."""
    found: dict[int, Sources] = {}
    for at in sorted(reading.quoted):
        word = reading.doc[at]
        who = mention_of(reading, word) if word.lower_ == "i" else None
        if who is not None and who.refers_to is not None:
            found.setdefault(reading.paragraph(word), (Holder(who),))
    return found


def _speakers_ahead(clauses: Sequence[Clause], reading: Reading) -> dict[int, Sources]:
    """Return, by paragraph, who is named only where a quotation of several paragraphs ends."""
    named: dict[int, Sources] = {}
    for clause in clauses if reading.quoted else ():
        if clause.head.i not in reading.quoted and reports(clause):
            named.setdefault(reading.paragraph(clause.head), sources_of(clause, reading))
    found: dict[int, Sources] = {}
    if not named:
        return found
    ends = {reading.paragraph(word): word.i for word in reading.doc if not word.is_space}
    following: Sources = ()
    for paragraph, last in sorted(ends.items(), reverse=True):
        following = named.get(paragraph) or (following if last in reading.quoted else ())
        if following and paragraph not in named:
            found[paragraph] = following
    return found


def _looks_back(clause: Clause) -> bool:
    """Return whether a clause reports the sentences before it: "This was reported by X"."""
    if clause.link != "ROOT" or not clause.passive or not clause.subjects or not reports(clause):
        return False
    return clause.subjects[0].lower_ in load_words("attribution")["backward"]


def _as_quoted(found: Factuality, speakers: Sources) -> Factuality:
    """Return the factuality of words in quotation marks: their speaker's, not the author's."""
    if found.sources and found.modality is Modality.REPORTED:
        return found
    found = found.weakened(Modality.ALLEGED)  # "I killed him," he admitted
    return found if found.sources else found.with_sources(speakers)
