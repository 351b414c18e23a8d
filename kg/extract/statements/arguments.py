"""A clause → the words of its verb, and the arguments that words lead to beside its objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.grammar.control import BY_OWNER
from kg.extract.mentions import mention_of, mentions_of
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.circumstances import is_argument
from kg.extract.statements.places import is_manner
from kg.extract.statements.predicates import Maker, RelationPhrase
from kg.extract.tokens import Token
from kg.extract.tree import (
    QUESTION_TAGS,
    case_words,
    child,
    children,
    conjuncts,
    marker,
    particles,
    preposition,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import phrases_with, words_with
from kg.records import Mention, Statement

MEDIA = frozenset({"at", "during", "in", "on", "via"})
"""Prepositions of where something is said."""
ABOUT = frozenset({"about", "on", "over", "of"})
"""Prepositions before a clause as argument: "quarrelled over who should pay"."""


def verb_words(
    reading: Reading, clause: Clause, before: RelationPhrase | None = None
) -> RelationPhrase:
    """Return the words of a verb: particle, passive "be", and what it is refused with."""
    head, noun = clause.head, clause.light
    adverb = _adverb(reading, clause)
    tokens = [head, *particles(head), *adverb]
    lemmas = " ".join([clause.lemma, *(token.lower_ for token in adverb)])
    if noun is not None:
        lemmas, tokens = f"{lemmas} {noun.lemma_}", [*tokens, noun]
    identifies = any(p.preposition == "as" and p.head.pos_ == "PROPN" for p in clause.obliques)
    described = any(part.preposition == "as" for part in clause.obliques)
    naming = clause.lemma in words_with("naming") and described  # "described it as"
    if clause.objects and (naming or (identifies and clause.lemma in ("name", "identify"))):
        lemmas = f"{lemmas} as"
    if clause.passive and not clause.agents:
        lemmas = " ".join(["be", head.lower_, *clause.lemma.split(" ")[1:]])
        tokens += children(head, "aux:pass")
    if before is not None:
        return RelationPhrase("verb", f"{before.lemmas} {lemmas}", (*before.tokens, *tokens))
    return RelationPhrase("verb", lemmas, tuple(tokens))


def _adverb(reading: Reading, clause: Clause) -> list[Token]:
    """Return the adverb behind a verb that an expression has: "ran *aground* off Peru"."""
    behind = clause.head.after
    found = behind is not None and behind in children(clause.head, "advmod")
    if behind is None or not found or behind in particles(clause.head):
        return []
    words = f"{clause.lemma} {behind.lower_}"
    return [behind] if reading.ontology.lexicon.opens("verb", words) else []


def prepositional(
    reading: Reading, clause: Clause, words: RelationPhrase
) -> Iterator[tuple[RelationPhrase, Mention]]:
    """Yield each prepositional argument with the words that lead to it; times are no arguments."""
    there = clause.subjects if child(clause.head, "expl") is not None else ()
    inner = [clause.light] if clause.light is not None else there  # "there were deaths in Oslo"
    of_noun = [
        Oblique(preposition(part), part)
        for n in inner
        for part in children(n, "nmod")
        if not there or part.idx >= mention_of(reading, n).passage.end  # "fears over the vote"
    ]
    for part in [*clause.obliques, *of_noun]:
        aside = _is_circumstantial(reading, clause, words, part) or _is_span(reading, part)
        aside = aside or _opens(clause, part) or (bool(there) and part.preposition == "to")
        if is_argument(reading, part) and not aside:
            cases = case_words(part.head)
            for mention in _mentions(reading, part):
                yield words.joined(part.preposition, cases), mention
    yield from _of_object(reading, clause, words)
    yield from _clausal(reading, clause, words)


def _clausal(
    reading: Reading, clause: Clause, words: RelationPhrase
) -> Iterator[tuple[RelationPhrase, Mention]]:
    """Yield a clause behind a preposition: "quarrelled over who should pay"."""
    charged = phrases_with("object-control") if clause.passive else ()
    for part_head in children(clause.head, "advcl", "ccomp"):
        asked = marker(part_head)
        deed = f"{clause.head.lemma_.lower()} {asked}" in charged  # "was charged with stealing"
        if deed or (asked in ABOUT and part_head.tag_ != "VBG"):
            tokens = children(part_head, "mark", "case")
            yield words.joined(asked, tokens), phrase_of(reading, part_head, without=tokens)


def _is_circumstantial(
    reading: Reading, clause: Clause, words: RelationPhrase, part: Oblique
) -> bool:
    """Return whether a phrase tells of a time, a cause or a medium: "turned back because of snow".

    So does what a comma sets off, "60 villages were hit, *with two dead*", in what something is
    said, "said *in a statement*", and a place without article: "a year *in prison*".
    """
    medium = part.preposition in MEDIA and clause.lemma == "say"
    links = case_words(part.head)
    off = bool(links) and links[0].text_before == "," and links[0].i > clause.head.i + 1
    place = mention_of(reading, part.head)
    manner = part.preposition == "in" and reading.is_a(place, "Place") and is_manner(place)
    told = manner or part.preposition in load_words("circumstances")["circumstantial"]
    led = words.joined(part.preposition)
    known = (led.part, led.lemmas) in reading.ontology.lexicon.entries
    return (medium or off or told) and not known


def _opens(clause: Clause, part: Oblique) -> bool:
    """Return whether a phrase stands before the subject: it sets the scene, and is no argument.

    "During the talks, the sides agreed": of 54 such relations on news, 19 were right.
    """
    if part.head.tag_ in QUESTION_TAGS or not clause.subjects:
        return False  # "in which he invested"
    first = min(subject.i for subject in clause.subjects)
    if clause.marker not in BY_OWNER:  # not "growing up in Oslo, she", but "in keeping with"
        first = min(first, clause.head.i)
    return part.head.i < first


def _mentions(reading: Reading, part: Oblique) -> Iterator[Mention]:
    """Yield the mentions of an argument; of "on suspicion of murder" the murder."""
    heads = [part.head]
    if part.head.lemma_.lower() in words_with("matter"):
        deeds = [each for each in children(part.head, "acl") if marker(each) == "of"]
        if deeds:  # "on charges of taking bribes"
            yield phrase_of(reading, deeds[0], without=children(deeds[0], "mark"))
            return
        of = (each for each in children(part.head, "nmod") if preposition(each) == "of")
        heads = [each for first in of for each in conjuncts(first)] or heads
    for head in heads:
        cases = children(head, "case") if head.pos_ == "VERB" else []
        named = mentions_of(reading, head)
        yield from [phrase_of(reading, head, without=cases)] if cases else named


def _is_span(reading: Reading, part: Oblique) -> bool:
    """Return whether a phrase says how long something took: "won in two hours"."""
    value = mention_of(reading, part.head).value or ""
    return part.preposition in ("in", "within", "over", "after") and value.startswith("P")


def undergone(
    reading: Reading, clause: Clause, patients: Sequence[Mention]
) -> Iterator[tuple[Mention, RelationPhrase, Mention]]:
    """Yield what comes of an object, in words of the passive: "sentenced him to a year".

    He is sentenced to it; so too "named it after Holt", "deported him to Chad", "killed two in".
    """
    if (clause.passive and not clause.agents) or not patients:
        return
    if clause.lemma in words_with("judging"):
        return  # who links two things does not make them so
    known = reading.ontology.lexicon.entries
    for part in clause.obliques:
        for participle in _participles(clause):
            state = [each for each in clause.complements if each is part.head.head]
            lemmas = " ".join(["be", participle, *map(str, state)])  # "found him guilty of fraud"
            words = RelationPhrase("verb", lemmas, (clause.head, *state)).joined(
                part.preposition, case_words(part.head)
            )
            if ("verb", words.lemmas) in known and is_argument(reading, part):
                for patient in patients:
                    yield from ((patient, words, each) for each in _mentions(reading, part))
                break


def _participles(clause: Clause) -> tuple[str, ...]:
    """Return what the past participle of a verb may be: its past tense, or a regular form."""
    head, lemma = clause.head, clause.head.lemma_.lower()
    if head.tag_ in ("VBD", "VBN"):
        return (" ".join([head.lower_, *clause.lemma.split(" ")[1:]]),)
    return (f"{lemma}d",) if lemma.endswith("e") else (f"{lemma}ed",)


def _of_object(
    reading: Reading, clause: Clause, words: RelationPhrase
) -> Iterator[tuple[RelationPhrase, Mention]]:
    """Yield whom a verb leads to by its object: "signed an agreement with Chad"."""
    known = reading.ontology.lexicon.entries
    for noun in clause.objects:
        whole = RelationPhrase(
            words.part, f"{words.lemmas} {noun.lemma_.lower()}", (*words.tokens, noun)
        )
        behind = [Oblique(preposition(part), part) for part in children(noun, "nmod")]
        for part in [*clause.obliques, *behind]:
            led = whole.joined(part.preposition, case_words(part.head))
            if (led.part, led.lemmas) in known and is_argument(reading, part):
                yield from ((led, mention) for mention in mentions_of(reading, part.head))


def leads_through_object(clause: Clause, stated: Statement) -> bool:
    """Return whether a verb has a property by its object and a preposition: "paid a *visit* to".

    What it does to that object, or to the argument without it, then tells less or nothing.
    """
    nouns = [noun.idx for noun in clause.objects if noun.pos_ == "NOUN"]
    within = any(words.start <= at < words.end for words in stated.trigger for at in nouns)
    return within and stated.predicate.startswith("kg:")


def dated_words(
    make: Maker, clause: Clause, words: RelationPhrase, subject: Mention, when: Mention | None
) -> RelationPhrase | None:
    """Return the words of a verb where a property of theirs is about times: "lasted until May"."""
    if when is None:
        return None
    told = ((part, mention_of(make.reading, part.head).passage) for part in clause.obliques)
    dates = [part for part, passage in told if passage == when.passage][:1]
    cases = [each for part in dates for each in case_words(part.head)]
    cases = [each for each in cases if each.idx < when.passage.start]  # "around" is of the time
    forms = [words.joined(link, cases) for link in ("", *(part.preposition for part in dates))]
    return next((each for each in forms if make.knows(each, subject, when)), None)
