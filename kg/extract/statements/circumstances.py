"""A clause → when and where it is so, and its further participants."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.factuality import Factuality
from kg.extract.factuality.parentheticals import is_parenthetical
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.grammar.control import is_asked
from kg.extract.grammar.negation import is_negation
from kg.extract.mentions import mention_of, predicative
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.predicates import Circumstances
from kg.extract.statements.times import first_of_verbs, when_of
from kg.extract.tokens import Token
from kg.extract.tree import children, first_conjunct, is_each_other, marker, preposition
from kg.extract.words import load_words
from kg.extract.words.lexicon import phrases_with, words_with
from kg.records import Mention, MentionKind, Qualifier


def read_circumstances(reading: Reading, clause: Clause, factuality: Factuality) -> Circumstances:
    """Return what all statements of `clause` share."""
    return Circumstances(
        factuality,
        when_of(reading, clause, factuality),
        _where(reading, clause),
        _qualifiers(reading, clause),
    )


def _where(reading: Reading, clause: Clause) -> Mention | None:
    within = load_words("places")["within"]
    verb = first_of_verbs(clause)
    before = [p for p in verb.obliques if p.head.i < verb.head.i] if verb is not None else []
    for part in [*clause.obliques, *before]:
        if part.preposition in within:
            mention = mention_of(reading, part.head)
            if reading.is_a(mention, "Place"):
                return mention
    return None


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
    adverb = head.pos_ == "ADV" and mention.kind is not MentionKind.PRONOUN  # "where" is a place
    first = first_conjunct(head)
    gapped = first is not head and _is_moment(mention_of(reading, first), first)
    if gapped or _is_moment(mention, head) or head.tag_ == "VBG" or adverb or points:
        return False  # so too "sold ten in 2016 and *twelve tonnes* last year"
    if f"{part.preposition} {head.lower_}" in load_words("circumstances")["connectives"]:
        return bool(children(head, "det", "amod", "nmod"))
    sources = load_words("attribution")["prepositions"]
    office = head.lemma_ in words_with("chairing") and part.preposition == "under"
    return not office and part.preposition not in ("", "without", "except", *sources)


def _is_moment(mention: Mention, head: Token) -> bool:
    """Return whether a phrase tells when; "an end to the strike" is an event."""
    ends = any(preposition(part) == "to" for part in children(head, "nmod", "acl"))
    return mention.type == "Time" and not ends
