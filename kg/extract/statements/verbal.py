"""A clause with a verb, and its factuality → statements: who does what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.factuality.reporting import reports
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.control import PARTICIPLES
from kg.extract.grammar.negation import is_negation
from kg.extract.mentions import mention_of, mentions_of, predicative
from kg.extract.mentions.identity import identified
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.arguments import (
    dated_words,
    leads_through_object,
    prepositional,
    undergone,
    verb_words,
)
from kg.extract.statements.complements import (
    addressed,
    as_control,
    asked_for,
    content_of,
    has_other_sense,
    keeps_sense,
    with_result,
)
from kg.extract.statements.copulas import is_told_as_role
from kg.extract.statements.predicates import (
    Circumstances,
    Maker,
    RelationPhrase,
    maker,
    open_relation,
)
from kg.extract.statements.reciprocals import reciprocal_statements, with_each_other
from kg.extract.tokens import Token
from kg.extract.tree import child, children, is_each_other, marker
from kg.extract.words.lexicon import signature_of
from kg.records import Mention, MentionKind, Polarity, Statement


@dataclass(frozen=True, slots=True)
class Predication:
    """The verb of a clause as what its statements share, whoever is the subject."""

    make: Maker
    clause: Clause
    shared: Circumstances
    words: RelationPhrase
    result: RelationPhrase  # with what comes of it, "shot dead"; else the same as `words`
    patients: Sequence[Mention]  # what is done to whom

    def emit(self, subject: Mention, words: RelationPhrase, object_: Mention | None) -> Statement:
        """Return the statement that words of the verb express between two mentions."""
        return self.make.emit(subject, words, object_, self.shared)


def verbal_statements(
    reading: Reading, clause: Clause, shared: Circumstances, before: RelationPhrase | None = None
) -> Iterator[Statement]:
    """Yield the statements of a verb: one a pair of subject and object or argument."""
    words = verb_words(reading, clause, before)
    make = maker(reading, "refusal" if before else "passive" if clause.passive else "active")
    patients, actors = _actors(reading, clause)
    content = content_of(reading, clause)
    mutual = [*reciprocal_statements(make, clause, words, actors, shared)]
    yield from mutual
    verb = Predication(make, clause, shared, words, with_result(make, clause, words), patients)
    for subject in actors:
        if content is not None and subject.kind is MentionKind.PRONOUN and subject.type == "Phrase":
            continue  # "it emerged that"
        stated = [*_arguments(verb, subject)]
        if content is not None:
            telling = maker(reading, "telling") if not before else make
            stated.append(telling.emit(subject, words, content, shared))
        if not stated and not mutual and not _has_complement(clause):
            dated = dated_words(make, clause, words, subject, shared.when)
            whole = dated or with_each_other(clause, words)
            stated = [make.emit(subject, whole, shared.when if dated else None, shared)]
        yield from stated


def _actors(reading: Reading, clause: Clause) -> tuple[list[Mention], list[Mention]]:
    """Return what a verb is done to, and who does it; a passive with an agent is turned round."""
    objects = _mentions(reading, [each for each in clause.objects if not is_each_other(each)])
    subjects = _mentions(reading, [_subject(reading, clause, token) for token in clause.subjects])
    if clause.passive and clause.agents:
        patients = objects if _is_told_of(clause) or clause.recipients else [*subjects, *objects]
        return patients, _mentions(reading, clause.agents)
    return objects, subjects


def _subject(reading: Reading, clause: Clause, token: Token) -> Token:
    """Return whom a clause is about by its subject: X, in "X is a song released in May".

    In "Based in Oslo, its work goes on" it is whose work it is, as long as that is no agent.
    """
    if clause.link == "acl":
        return identified(reading, token)
    open_ = clause.link == "advcl" and token.is_lower
    owners = children(token, "nmod:poss") if open_ else []
    leads = clause.head.i < token.i and clause.head.tag_ in ("VBG", *PARTICIPLES)
    dangles = leads and owners and not reading.is_a(mention_of(reading, token), "Agent")
    return owners[0] if dangles else token


def _is_told_of(clause: Clause) -> bool:
    """Return whether a passive's subject is not what is said: "was said by aides to be ill"."""
    says = reports(clause) and clause.lemma not in ("tell", "inform")
    return says and child(clause.head, "xcomp") is not None


def _mentions(reading: Reading, tokens: Sequence[Token]) -> list[Mention]:
    return [mention for token in tokens for mention in mentions_of(reading, token)]


def _arguments(verb: Predication, subject: Mention) -> Iterator[Statement]:
    """Yield a statement for each object, recipient and prepositional argument of a subject."""
    reading, clause = verb.make.reading, verb.clause
    done, led = [*_done(verb, subject)], [*_led_to(verb, subject)]
    through = [stated for stated, _ in led if leads_through_object(clause, stated)]
    reached = {stated.object for stated in through}
    for stated in done:
        if not (through and stated.predicate.startswith("rel:")):  # "paid a visit to Oslo"
            yield as_control(reading, clause, verb.words, stated)
    for token in clause.recipients if child(clause.head, "ccomp") is None else ():
        yield verb.emit(subject, verb.words.joined("to"), mention_of(reading, token))
    yield from _results(verb, subject)
    yield from through
    told = {stated.predicate for stated in done}
    bare = not verb.patients and child(clause.head, "ccomp", "xcomp") is None
    for stated, argument in led:
        more = bare or _tells_more(reading, stated, argument, told)
        if more and stated.object not in reached:
            yield stated
    for patient, passive, argument in undergone(reading, clause, verb.patients):
        stated = verb.emit(patient, passive, argument)
        if stated.predicate.startswith("kg:") and argument.referent != subject.referent:
            yield stated


def _done(verb: Predication, subject: Mention) -> Iterator[Statement]:
    """Yield what a subject does to each object; in another sense of the verb in its own words."""
    reading, clause = verb.make.reading, verb.clause
    plain = verb.result is verb.words
    for patient in addressed(reading, clause, verb.patients) if plain else verb.patients:
        if patient.referent == subject.referent:
            continue
        stated = verb.emit(subject, verb.result, patient)
        named = bool(clause.complements) and plain
        if has_other_sense(reading, clause) or (named and not keeps_sense(reading, stated)):
            stated = replace(stated, predicate=open_relation(verb.words.lemmas))
        yield stated


def _results(verb: Predication, subject: Mention) -> Iterator[Statement]:
    """Yield what becomes of a subject: "was shot dead", "pleaded not guilty"."""
    reading, clause = verb.make.reading, verb.clause
    if verb.patients:
        return
    if verb.result is not verb.words:
        when = verb.shared.when  # "came into force on Monday"
        dated = dated_words(verb.make, clause, verb.result, subject, when)
        stated = verb.emit(subject, dated or verb.result, when if dated else None)
        denied = any(is_negation(word) for part in clause.complements for word in part.children)
        yield replace(stated, polarity=Polarity.NEGATIVE) if denied else stated
        return
    for part in clause.complements:
        if not _goes_on(clause, part) and not is_told_as_role(reading, part, subject):
            whole = any(map(is_negation, children(part, "advmod")))  # "not guilty"
            as_what = phrase_of(reading, part) if whole else predicative(reading, part)
            if as_what.referent != subject.referent:  # "a firm called Nordkapp"
                yield verb.emit(subject, verb.words, as_what)


def _led_to(verb: Predication, subject: Mention) -> Iterator[tuple[Statement, Mention]]:
    """Yield what a verb leads a subject to by a preposition, with the argument."""
    reading, clause, words = verb.make.reading, verb.clause, verb.words
    state = [part for part in clause.complements if part.pos_ == "ADJ" and not verb.patients]
    denials = [word for part in state for word in children(part, "advmod") if is_negation(word)]
    whole = verb.result
    if whole is words or verb.patients:  # "fell ill on the train"
        lemmas = " ".join([words.lemmas, *map(str, state)])
        whole = RelationPhrase(words.part, lemmas, (*words.tokens, *denials, *state))
    within = {token.idx for token in verb.result.tokens}
    wanted = asked_for(reading, clause)
    for words_to, nominal in prepositional(reading, clause, whole):
        inside = wanted is not None and nominal.passage.start == wanted.passage.start
        argument = wanted if wanted is not None and inside else nominal
        if argument.referent == subject.referent or nominal.passage.start in within:
            continue
        stated = verb.emit(subject, words_to, argument)
        if denials:  # "pleaded not guilty to fraud"
            stated = replace(stated, polarity=Polarity.NEGATIVE)
        if clause.complements and not state and not keeps_sense(reading, stated):
            stated = replace(stated, predicate=open_relation(words_to.lemmas))  # "named best for"
        if not _only_sets_scene(reading, clause, stated, verb.shared):
            yield stated, argument


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
    return known and argument.kind is not MentionKind.VALUE


def _has_complement(clause: Clause) -> bool:
    frames = [part.lower_ for part in children(clause.head, "advmod")]
    frames += [marker(part) for part in children(clause.head, "advcl") if part.tag_ == "VBG"]
    stops = any(signature_of(f"{clause.lemma} {frame}") for frame in frames)
    return stops or child(clause.head, "xcomp", "csubj") is not None  # "stopped short of"
