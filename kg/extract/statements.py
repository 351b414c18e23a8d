"""Clauses with their stances → statements: who does what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.attribution import is_comment
from kg.extract.circumstances import is_argument, read_circumstances
from kg.extract.clauses import VERBAL, Clause, Oblique
from kg.extract.governors import governing_class, governor_of
from kg.extract.mentions import mention_of, mentions_of, phrase_of
from kg.extract.predicates import Circumstances, Maker, Words, role_noun
from kg.extract.reading import Reading
from kg.extract.stance import Stance
from kg.extract.tree import child, children, marker, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Statement


def maker(reading: Reading, rule: str) -> Maker:
    """Return the maker of a rule's statements."""
    return Maker(reading, rule, load_words("rules")["confidence"][rule])


def clause_statements(
    reading: Reading, clauses: Sequence[Clause], stances: Mapping[int, Stance]
) -> Iterator[Statement]:
    """Yield what each clause states, and what it refuses or fails to do."""
    for clause in clauses:
        shared = read_circumstances(reading, clause, stances[clause.head.i])
        yield from _state_clause(reading, clause, shared)
        if clause.parent is not None and _is_refused(clause):
            outer = stances[clause.parent.head.i]
            yield from _state_refusal(reading, clause, read_circumstances(reading, clause, outer))


def _is_refused(clause: Clause) -> bool:
    """Tell whether a clause is what somebody refuses or fails to do: worth telling in itself."""
    governor = governor_of(clause)
    if governor is None or governor.pos_ != "VERB" or clause.copular:
        return False
    refused = governing_class(clause) in ("refusing", "negative")
    return refused and clause.link in ("xcomp", "ccomp", "advcl")


def _state_refusal(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    governor = governor_of(clause)
    if governor is None:
        return
    before = [governor, *children(clause.head, "mark")]
    lemmas = " ".join([governor.lemma_.lower(), *(part.lower_ for part in before[1:])])
    yield from _verbal(reading, clause, shared, Words("verb", lemmas, tuple(before)))


def _state_clause(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    if clause.copular:
        yield from _copular(reading, clause, shared)
    else:
        yield from _verbal(reading, clause, shared)


def _verbal(
    reading: Reading, clause: Clause, shared: Circumstances, before: Words | None = None
) -> Iterator[Statement]:
    """Yield the statements of a verb: one a pair of subject and object or argument."""
    words = verb_words(clause, before)
    make = maker(reading, "refusal" if before else "passive" if clause.passive else "active")
    patients, actors = _actors(reading, clause)
    content = _content(reading, clause)
    for subject in actors:
        if content is not None and subject.kind is MentionKind.PRONOUN and subject.type == "Phrase":
            continue  # "it emerged that"
        stated = [*_arguments(make, clause, shared, words, subject, patients)]
        if content is not None:
            telling = maker(reading, "telling") if not before else make
            stated.append(telling.state(subject, words, content, shared))
        if not stated and not _has_complement(clause) and not _is_existential(clause):
            stated = [make.state(subject, words, shared.when, shared)]
        yield from stated


def _actors(reading: Reading, clause: Clause) -> tuple[list[Mention], list[Mention]]:
    """Return what a verb is done to, and who does it; a passive with an agent is turned round."""
    taken = light_noun(clause)
    objects = _mentions(reading, [token for token in clause.objects if token != taken])
    subjects = _mentions(reading, clause.subjects)
    if clause.passive and clause.agents:
        return [*subjects, *objects], _mentions(reading, clause.agents)
    return objects, subjects


def _mentions(reading: Reading, tokens: Sequence[Token]) -> list[Mention]:
    return [mention for token in tokens for mention in mentions_of(reading, token)]


def light_noun(clause: Clause) -> Token | None:
    """Return the bare noun that makes one verb with a light one: *place* in "take place"."""
    light = clause.head.lemma_ in load_words("verbs")["light"] and len(clause.objects) == 1
    noun = clause.objects[0] if light else None
    bare = (
        noun is not None
        and noun.tag_ == "NN"
        and not set(noun.children) - set(children(noun, "nmod", "punct"))
    )
    return noun if bare else None


def verb_words(clause: Clause, before: Words | None = None) -> Words:
    """Return the words of a verb: particle, passive "be", and what it is refused with."""
    head, noun = clause.head, light_noun(clause)
    lemmas, tokens = clause.lemma, [head, *children(head, "compound:prt")]
    if noun is not None:
        lemmas, tokens = f"{lemmas} {noun.lemma_}", [*tokens, noun]
    if clause.passive and not clause.agents:
        lemmas = " ".join(["be", head.lower_, *clause.lemma.split(" ")[1:]])
        tokens += children(head, "aux:pass")
    if before is not None:
        return Words("verb", f"{before.lemmas} {lemmas}", (*before.tokens, *tokens))
    return Words("verb", lemmas, tuple(tokens))


def _arguments(
    make: Maker, clause: Clause, shared: Circumstances, words: Words, subject: Mention,
    patients: Sequence[Mention],
) -> Iterator[Statement]:  # fmt: skip  # PLR0913
    """Yield a statement for each object, recipient and prepositional argument."""
    reading = make.reading
    told: set[str] = set()
    for patient in patients:
        if patient.referent != subject.referent:
            stated = make.state(subject, words, patient, shared)
            told.add(stated.predicate)
            yield stated
    for token in clause.recipients if child(clause.head, "ccomp") is None else ():
        recipient = mention_of(reading, token)
        yield make.state(subject, joined(words, "to"), recipient, shared)
    for words_to, argument in prepositional(reading, clause, words):
        if argument.referent == subject.referent:
            continue
        stated = make.state(subject, words_to, argument, shared)
        if not patients or _tells_more(reading, stated, argument, told):
            yield stated


def _tells_more(reading: Reading, stated: Statement, argument: Mention, told: set[str]) -> bool:
    """Tell whether a verb with an object relates its subject to a prepositional argument too.

    In "sold the bank to Holt for $5 million" it does to Holt, and not to the price.
    """
    known = stated.predicate.startswith("kg:") and stated.predicate not in told
    return known and not reading.is_a(argument, "Amount")


def joined(words: Words, preposition_: str, tokens: Sequence[Token] = ()) -> Words:
    """Return `words` with a preposition: "arrive" and "in" make "arrive in"."""
    return Words(words.part, f"{words.lemmas} {preposition_}".strip(), (*words.tokens, *tokens))


def prepositional(
    reading: Reading, clause: Clause, words: Words
) -> Iterator[tuple[Words, Mention]]:
    """Yield each prepositional argument with the words that lead to it; times are no arguments."""
    light = light_noun(clause)
    inner = (
        [Oblique(preposition(n), n) for n in children(light, "nmod")] if light is not None else []
    )
    for part in [*clause.obliques, *inner]:
        if not is_argument(reading, part):
            continue
        for mention in mentions_of(reading, part.head):
            yield joined(words, part.preposition, children(part.head, "case")), mention
    for part_head in children(clause.head, "advcl", "ccomp"):
        asked = marker(part_head)
        if asked in ("about", "on", "over", "with", "of") and part_head.tag_ != "VBG":
            tokens = children(part_head, "mark", "case")
            yield joined(words, asked, tokens), _after(reading, part_head, tokens)


def _after(reading: Reading, head: Token, marks: Sequence[Token]) -> Mention:
    """Return the phrase of a clause without the preposition before it."""
    phrase = phrase_of(reading, head)
    start = marks[-1].idx + len(marks[-1]) + 1
    doc = reading.doc
    span = doc.char_span(start, phrase.passage.end, alignment_mode="contract")
    if span is None:
        return phrase
    passage = reading.passage(span.start, span.end)
    return Mention(
        passage, "Phrase", MentionKind.PHRASE, " ".join(passage.text.split()), phrase.head, False
    )


def _content(reading: Reading, clause: Clause) -> Mention | None:
    """Return the clause that is said, known or asked as a phrase."""
    said = child(clause.head, "ccomp")
    if said is not None and not is_comment(said):
        return phrase_of(reading, said)
    if clause.parent is not None and is_comment(clause.head):
        return phrase_of(reading, clause.parent.head, without=clause.head)
    wanted = child(clause.head, "xcomp", "ccomp", "advcl")
    tells = clause.head.lemma_.lower() in load_words("certainty")["telling"]["verbs"]
    return phrase_of(reading, wanted) if tells and wanted and wanted.pos_ in VERBAL else None


def _has_complement(clause: Clause) -> bool:
    return child(clause.head, "xcomp", "csubj") is not None


def _is_existential(clause: Clause) -> bool:
    return child(clause.head, "expl") is not None


def _copular(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    """Yield what a subject is, and where it is; roles are told by `titles`."""
    head = clause.head
    if child(head, "xcomp") is not None and head.pos_ == "ADJ":
        return
    make = maker(reading, "copula")
    copula = tuple(children(head, "cop"))
    for token in clause.subjects:
        subject = mention_of(reading, token)
        if not copula or _is_told_as_role(reading, head, subject):
            continue
        if where := preposition(head):
            words = Words("verb", f"be {where}", (*copula, *children(head, "case")))
            yield make.state(subject, words, mention_of(reading, head), shared)
        elif head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            yield make.state(
                subject, Words("verb", "be", copula), mention_of(reading, head), shared
            )
        else:
            yield from _adjectival(make, clause, shared, subject)


def _is_told_as_role(reading: Reading, noun: Token, subject: Mention) -> bool:
    """Tell whether "X is the director of Y" is a role, which `titles` tells."""
    person = reading.is_a(subject, "Person") and not preposition(noun)
    return person and bool(role_noun(reading, noun))


def _adjectival(
    make: Maker, clause: Clause, shared: Circumstances, subject: Mention
) -> Iterator[Statement]:
    """Yield "is responsible for X", or else "is" with what it is said to be."""
    head, copula = clause.head, tuple(children(clause.head, "cop"))
    words = Words("adjective", head.lemma_.lower(), (*copula, head))
    stated = [
        make.state(subject, words_to, argument, shared)
        for words_to, argument in prepositional(make.reading, clause, words)
    ]
    if not stated and child(head, "ccomp", "csubj") is None:
        phrase = _predicate_phrase(make.reading, head)
        stated = [make.state(subject, Words("verb", "be", copula), phrase, shared)]
    yield from stated


def _predicate_phrase(reading: Reading, head: Token) -> Mention:
    first = min([head, *children(head, "advmod")], key=lambda token: token.i)
    start = first.i if first.i == head.i or first.i + 1 == head.i else head.i
    passage = reading.passage(start, head.i + 1)
    return Mention(passage, "Phrase", MentionKind.PHRASE, passage.text, head.lemma_.lower(), False)
