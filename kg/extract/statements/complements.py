"""A verb with what its object is or is to do → its argument, its words and its predicate.

"Found him guilty", "called the vote a farce", "directed the firm to pay", "ordered flags to be
flown".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.factuality.parentheticals import is_parenthetical
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.grammar.control import is_asked
from kg.extract.mentions import mention_of
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.predicates import Maker, RelationPhrase, open_relation
from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, child, children, marker, words_of
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with
from kg.records import Mention, Statement


def keeps_sense(reading: Reading, stated: Statement) -> bool:
    """Return whether a verb means the same with a predicate of its object: "elected him mayor".

    Who "called the vote a farce" called none, who "found it empty" found nothing.
    """
    if not stated.predicate.startswith("kg:"):
        return True
    group = reading.ontology.property(stated.predicate.removeprefix("kg:")).group
    return group in load_words("titles")["offices"]["groups"]


def has_other_sense(reading: Reading, clause: Clause) -> bool:
    """Return whether what stands beside an object gives a verb another sense.

    "Led officers to the hideout" heads none; "replaced Berg with Stark" succeeds none; "named Berg
    as being responsible" appoints none; "challenged them to vote" is against nobody.
    """
    beside = [part.preposition for part in clause.obliques]
    beside += [f"{marker(part)} ing" for part in children(clause.head, "advcl")]
    beside += [marker(part) for part in children(clause.head, "xcomp")]
    frames = load_words("verbs")["other"]["frames"]
    other = any(f"{clause.lemma} {words}" in frames for words in beside)
    return other or _leads_away(reading, clause)


def _leads_away(reading: Reading, clause: Clause) -> bool:
    """Return whether to lead is to show the way."""
    goals = load_words("verbs")["goals"]
    ways = [part.head for part in clause.obliques if part.preposition in goals]
    places = (reading.is_a(mention_of(reading, way), "Place") for way in ways)
    return clause.lemma == "lead" and any(places)


def addressed(reading: Reading, clause: Clause, patients: Sequence[Mention]) -> Sequence[Mention]:
    """Return what a verb is done to; in "ordered flags to be flown" that they be flown.

    What something is called or made is no fact about it: "called the vote a farce". Only an office
    is: "elected Holt mayor", "nominated Holt to be mayor".
    """
    whole = None if _puts_in_office(reading, clause) else wanted_of(reading, clause)
    said = [part for part in clause.complements if clause.objects and part.i > clause.objects[0].i]
    if whole is None and said and not clause.passive and clause.lemma not in words_with("office"):
        whole = _with_verb(reading, clause.objects[0], said[-1])
    return [whole] if whole is not None else patients


def _puts_in_office(reading: Reading, clause: Clause) -> bool:
    """Return whether a verb gives its object an office: "appointed", "elected"."""
    known = reading.ontology.lexicon.entries.get(("verb", clause.lemma), ())
    puts = load_words("titles")["offices"]["groups"]
    return not reading.ontology.groups(known).isdisjoint(puts)


def wanted_of(reading: Reading, clause: Clause) -> Mention | None:
    """Return what a verb with an object and an infinitive is about: both, as one.

    So too what somebody has done: "had his account removed", "left them wondering".
    """
    if not clause.objects or clause.passive:
        return None
    noun = clause.objects[0]
    done = child(clause.head, "xcomp", "advcl")
    if done is not None and clause.lemma in words_with("causing") and not marker(done):
        beside = noun.right_edge.i + 1 == done.left_edge.i
        if beside and done.tag_ in ("VBN", "VBG") and not done.left_edge.is_punct:
            return _with_verb(reading, noun, done)
    return _undergoing(reading, clause, clause.objects[0])


def _undergoing(reading: Reading, clause: Clause, noun: Token) -> Mention | None:
    """Return a noun with what it is to do, or does: "flags to be flown", "helped Oslo win"."""
    asked = child(clause.head, "xcomp") or (child(noun, "acl") if noun.dep_ == "obl" else None)
    if asked is None or clause.passive or asked.i < noun.i:
        return None
    whole = marker(asked) == "to" or asked.tag_ == ("VBG" if asked.dep_ == "acl" else "VB")
    return _with_verb(reading, noun, asked) if whole else None


def _with_verb(reading: Reading, noun: Token, asked: Token) -> Mention:
    """Return a noun and the verb it undergoes as one phrase."""
    first = next(word for word in noun.subtree if word.dep_ not in ("case", "punct"))
    passage = reading.passage(first.i, asked.right_edge.i + 1)
    whole = replace(phrase_of(reading, asked), passage=passage, name=passage.text)
    return replace(whole, head=noun.lemma_.lower())


def content_of(reading: Reading, clause: Clause) -> Mention | None:
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
    wanted = child(clause.head, "xcomp", "ccomp") or _purpose(clause)
    tells = clause.lemma in words_with("told")
    return phrase_of(reading, wanted) if tells and wanted and wanted.pos_ in VERBAL else None


def _purpose(clause: Clause) -> Token | None:
    """Return what somebody "called to end"; who "called the envoy to protest" called the envoy.

    Nor did who "called on Oslo to sign" call to sign.
    """
    if clause.objects or any(is_asked(clause, part) for part in clause.obliques):
        return None
    purposes = (part for part in children(clause.head, "advcl") if marker(part) == "to")
    return next(purposes, None)


def asked_for(reading: Reading, clause: Clause) -> Mention | None:
    """Return what is asked for, or comes about: "led to *shops closing*"."""
    asked = (p.head for p in clause.obliques if is_asked(clause, p) or _comes(reading, clause, p))
    noun = next(asked, None)
    return _undergoing(reading, clause, noun) if noun is not None else None


def _comes(reading: Reading, clause: Clause, part: Oblique) -> bool:
    """Return whether a verb brings about what its preposition leads to: "resulted in"."""
    known = reading.ontology.lexicon.entries.get(("verb", f"{clause.lemma} {part.preposition}"), ())
    return "cause" in reading.ontology.groups(known)


def with_result(make: Maker, clause: Clause, words: RelationPhrase) -> RelationPhrase:
    """Return the words of a verb with what comes of it, where the lexicon has it with that.

    "Found guilty", "stabbed to death", "took into custody", "came into force".
    """
    affects = bool(clause.objects) or clause.passive
    results: list[tuple[tuple[Token, ...], str]] = (
        [((part,), part.lemma_) for part in clause.complements] if affects else []
    )
    for part in clause.obliques:
        if part.head.tag_ == "NN" and not children(part.head, "det", "amod", "nmod", "nmod:poss"):
            tokens = (*words_of(part.head, "case"), part.head)
            results.append((tokens, f"{part.preposition} {part.head.lemma_}"))
    lexicon = make.reading.ontology.lexicon
    for tokens, lemmas in results:
        whole = f"{words.lemmas} {lemmas.lower()}"
        known = (words.part, f"{clause.lemma} {lemmas.lower()}") in lexicon.entries
        if (known and affects) or lexicon.opens(words.part, whole):
            return RelationPhrase(words.part, whole, (*words.tokens, *tokens))
    return words


def as_control(
    reading: Reading, clause: Clause, words: RelationPhrase, stated: Statement
) -> Statement:
    """Return a statement of a verb that says what its object is to do: "directed him to pay".

    Only what is said, wanted or brought about takes such a complement: he heads nobody.
    """
    asked = child(clause.head, "xcomp")
    known = stated.predicate.removeprefix("kg:")
    if asked is None or known == stated.predicate or not clause.objects or marker(asked) != "to":
        return stated
    takes = load_words("certainty")["telling"]["groups"]
    puts = load_words("titles")["offices"]["groups"]
    group = reading.ontology.property(known).group
    prompted = group == "cause" and reading.is_a(stated.object or stated.subject, "Agent")
    if group in (*takes, *puts, "giving", "movement") and not prompted:
        return stated
    return replace(stated, predicate=open_relation(words.lemmas))
