"""Clauses with their factuality → statements: who does what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.factuality.embedding import embedding_predicate, lexical_signature
from kg.extract.factuality.existence import predicated_of
from kg.extract.factuality.parentheticals import is_parenthetical
from kg.extract.factuality.reporting import reports
from kg.extract.factuality.signatures import modality_of
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.negation import is_negation
from kg.extract.mentions import mention_of, mentions_of, predicative
from kg.extract.mentions.identity import identified
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.arguments import prepositional, undergone, verb_words
from kg.extract.statements.circumstances import read_circumstances
from kg.extract.statements.complements import (
    addressed,
    as_control,
    asked_for,
    has_other_sense,
    keeps_sense,
    wanted_of,
    with_result,
)
from kg.extract.statements.copulas import copular_statements, is_told_as_role
from kg.extract.statements.predicates import (
    Circumstances,
    Maker,
    RelationPhrase,
    maker,
    open_relation,
)
from kg.extract.statements.reciprocals import reciprocal_statements, with_each_other
from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, child, children, is_each_other, marker
from kg.extract.words.lexicon import signature_of, words_with
from kg.records import Mention, MentionKind, Statement


def clause_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what each clause states, and what it refuses or fails to do."""
    reading, factuality = analysis.reading, analysis.factuality
    for clause in analysis.clauses:
        shared = read_circumstances(reading, clause, factuality[clause.head.i])
        yield from (_as_judged(clause, stated) for stated in _state_clause(reading, clause, shared))
        if clause.parent is not None and _is_refused(clause):
            outer = factuality[clause.parent.head.i]
            yield from _state_refusal(reading, clause, read_circumstances(reading, clause, outer))


def _as_judged(clause: Clause, stated: Statement) -> Statement:
    """Return what a predicate states; "is scheduled at" says where something is yet to be."""
    judged = not clause.agents and stated.predicate.startswith("kg:")
    kind = predicated_of(clause.subjects[0]) if judged and clause.subjects else ""
    modality = modality_of(kind) if kind else None
    if modality is None:
        return stated
    weakened = Factuality(modality=stated.modality).weakened(modality)
    return replace(stated, modality=weakened.modality)


def _is_refused(clause: Clause) -> bool:
    """Return whether a clause is what somebody refuses or fails to do: worth telling in itself.

    What others keep somebody from is no act of his: "banned boats from leaving".
    """
    embedding, above = embedding_predicate(clause), clause.parent
    if embedding is None or above is None or embedding.pos_ != "VERB" or clause.copular:
        return False
    if clause.subjects != above.subjects or above.passive:
        return False
    refused = lexical_signature(clause) in ("refusing", "negative")
    return refused and clause.link in ("xcomp", "ccomp", "advcl")


def _state_refusal(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    embedding = embedding_predicate(clause)
    if embedding is None:
        return
    before = [embedding, *children(clause.head, "mark")]
    lemmas = " ".join([embedding.lemma_.lower(), *(part.lower_ for part in before[1:])])
    yield from _verbal(reading, clause, shared, RelationPhrase("verb", lemmas, tuple(before)))


def _state_clause(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    if clause.copular:
        yield from copular_statements(reading, clause, shared)
    else:
        yield from _verbal(reading, clause, shared)


def _verbal(
    reading: Reading, clause: Clause, shared: Circumstances, before: RelationPhrase | None = None
) -> Iterator[Statement]:
    """Yield the statements of a verb: one a pair of subject and object or argument."""
    words = verb_words(clause, before)
    make = maker(reading, "refusal" if before else "passive" if clause.passive else "active")
    patients, actors = _actors(reading, clause)
    content = _content(reading, clause)
    mutual = [*reciprocal_statements(make, clause, words, actors, shared)]
    yield from mutual
    for subject in actors:
        if content is not None and subject.kind is MentionKind.PRONOUN and subject.type == "Phrase":
            continue  # "it emerged that"
        stated = [*_arguments(make, clause, shared, words, subject, patients)]
        if content is not None:
            telling = maker(reading, "telling") if not before else make
            stated.append(telling.emit(subject, words, content, shared))
        if not stated and not mutual and not _has_complement(clause):
            when = shared.when  # an object only where a property is about times: "died in May"
            dated = when is not None and make.knows(words, subject, when)
            whole = with_each_other(clause, words)
            stated = [make.emit(subject, whole, when if dated else None, shared)]
        yield from stated


def _actors(reading: Reading, clause: Clause) -> tuple[list[Mention], list[Mention]]:
    """Return what a verb is done to, and who does it; a passive with an agent is turned round."""
    objects = _mentions(reading, [each for each in clause.objects if not is_each_other(each)])
    tokens = clause.subjects
    if clause.link == "acl":  # "X is a song released in May": X was
        tokens = tuple(identified(reading, token) for token in tokens)
    subjects = _mentions(reading, tokens)
    if clause.passive and clause.agents:
        patients = objects if _is_told_of(clause) or clause.recipients else [*subjects, *objects]
        return patients, _mentions(reading, clause.agents)
    return objects, subjects


def _is_told_of(clause: Clause) -> bool:
    """Return whether a passive's subject is not what is said: "was said by aides to be ill"."""
    says = reports(clause) and clause.lemma not in ("tell", "inform")
    return says and child(clause.head, "xcomp") is not None


def _mentions(reading: Reading, tokens: Sequence[Token]) -> list[Mention]:
    return [mention for token in tokens for mention in mentions_of(reading, token)]


def _arguments(
    make: Maker, clause: Clause, shared: Circumstances, words: RelationPhrase, subject: Mention,
    patients: Sequence[Mention],
) -> Iterator[Statement]:  # fmt: skip  # PLR0913
    """Yield a statement for each object, recipient and prepositional argument."""
    reading = make.reading
    told: set[str] = set()
    result = with_result(make, clause, words)
    for patient in addressed(reading, clause, patients) if result is words else patients:
        if patient.referent != subject.referent:
            stated = make.emit(subject, result, patient, shared)
            named = bool(clause.complements) and result is words
            if has_other_sense(reading, clause) or (named and not keeps_sense(reading, stated)):
                stated = replace(stated, predicate=open_relation(words.lemmas))
            told.add(stated.predicate)
            yield as_control(reading, clause, words, stated)
    for token in clause.recipients if child(clause.head, "ccomp") is None else ():
        yield make.emit(subject, words.joined("to"), mention_of(reading, token), shared)
    if result is not words and not patients:  # "was shot dead"
        yield make.emit(subject, result, None, shared)
    for part in clause.complements if not patients and result is words else ():
        if not _goes_on(clause, part) and not is_told_as_role(reading, part, subject):
            denied = any(map(is_negation, children(part, "advmod")))  # "pleaded not guilty"
            as_what = phrase_of(reading, part) if denied else predicative(reading, part)
            if as_what.referent != subject.referent:  # "a firm called Nordkapp"
                yield make.emit(subject, words, as_what, shared)
    state = [part for part in clause.complements if part.pos_ == "ADJ" and not patients]
    whole = RelationPhrase(
        words.part, " ".join([words.lemmas, *map(str, state)]), (*words.tokens, *state)
    )
    whole = whole if result is words or patients else result
    within = {token.idx for token in result.tokens}
    wanted = asked_for(reading, clause)
    for words_to, nominal in prepositional(reading, clause, whole):  # "fell ill on the train"
        inside = wanted is not None and nominal.passage.start == wanted.passage.start
        argument = wanted if wanted is not None and inside else nominal
        if argument.referent == subject.referent or nominal.passage.start in within:
            continue
        stated = make.emit(subject, words_to, argument, shared)
        if clause.complements and not state and not keeps_sense(reading, stated):
            stated = replace(stated, predicate=open_relation(words_to.lemmas))  # "named best for"
        if _only_sets_scene(reading, clause, stated, shared):
            continue
        bare = not patients and child(clause.head, "ccomp", "xcomp") is None
        if bare or _tells_more(reading, stated, argument, told):
            yield stated
    for patient, passive, argument in undergone(reading, clause, patients):
        stated = make.emit(patient, passive, argument, shared)
        if stated.predicate.startswith("kg:") and argument.referent != subject.referent:
            yield stated


def _only_sets_scene(
    reading: Reading, clause: Clause, stated: Statement, shared: Circumstances
) -> bool:
    """Return whether a place before its clause is only where that holds: "In Oslo, Berg sang"."""
    where, predicate = shared.where, stated.predicate
    if where is None or stated.object != where or where.passage.start > clause.head.idx:
        return False
    if not predicate.startswith("kg:"):
        return True
    ends = reading.ontology.property(predicate.removeprefix("kg:")).range
    return not any(reading.ontology.is_a(name, "Place") for name in ends)


def _goes_on(clause: Clause, part: Token) -> bool:
    """Return whether a complement needs one of its own: "came ready to talk", "stop short"."""
    stops = bool(signature_of(f"{clause.lemma} {part.lower_}"))
    return part.pos_ == "ADJ" and (stops or child(part, "xcomp") is not None)


def _tells_more(reading: Reading, stated: Statement, argument: Mention, told: set[str]) -> bool:
    """Return whether a verb with an object relates its subject to a prepositional argument too.

    In "sold the bank to Holt for $5 million" it does to Holt, and not to the price; what is said
    "in a statement" is what is said.
    """
    name = stated.predicate.removeprefix("kg:")
    known = name != stated.predicate and stated.predicate not in told
    if known and reading.ontology.property(name).group == "cause":
        return False  # "led the guests to safety"
    return known and not reading.is_a(argument, "Amount")


def _content(reading: Reading, clause: Clause) -> Mention | None:
    """Return the clause that is said, known or asked as a phrase."""
    said = child(clause.head, "ccomp")
    raised = child(clause.head, "xcomp") if clause.passive and not clause.agents else None
    if raised is not None and clause.lemma in words_with("raising"):
        return None  # who "is expected to come" expects nothing
    if said is not None and not is_parenthetical(said):
        return phrase_of(reading, said)
    if clause.parent is not None and is_parenthetical(clause.head):
        return phrase_of(reading, clause.parent.head, without=[clause.head])
    if asked_for(reading, clause) is not None or wanted_of(reading, clause) is not None:
        return None
    wanted = child(clause.head, "xcomp", "ccomp")
    purposes = (part for part in children(clause.head, "advcl") if marker(part) == "to")
    wanted = wanted if wanted is not None else next(purposes, None)
    tells = clause.lemma in words_with("told")
    return phrase_of(reading, wanted) if tells and wanted and wanted.pos_ in VERBAL else None


def _has_complement(clause: Clause) -> bool:
    frames = [part.lower_ for part in children(clause.head, "advmod")]
    frames += [marker(part) for part in children(clause.head, "advcl") if part.tag_ == "VBG"]
    stops = any(signature_of(f"{clause.lemma} {frame}") for frame in frames)
    return stops or child(clause.head, "xcomp", "csubj") is not None  # "stopped short of"
