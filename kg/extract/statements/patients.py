"""Nouns of what somebody undergoes → that it happened: "after his arrest", he was arrested."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.factuality.existence import existence_at
from kg.extract.mentions import mention_of
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.places import time_of
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker
from kg.extract.tokens import Token
from kg.extract.tree import children, preposition
from kg.extract.words import load_words
from kg.extract.words.lexicon import values_of
from kg.records import MentionKind, Statement


def undergone_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what happened to somebody by the noun of it: "after his arrest"."""
    reading, factuality_at = analysis.reading, analysis.factuality_at
    happened = values_of("undergone")
    for noun in reading.doc:
        verbs = happened.get(noun.lemma_.lower(), ()) if noun.pos_ == "NOUN" else ()
        if not verbs or noun.tag_ != "NN" or not _has_happened(noun):
            continue
        shared = Circumstances(existence_at(noun, factuality_at), time_of(reading, noun))
        whose = children(noun, "nmod:poss")
        whose += [part for part in children(noun, "nmod") if preposition(part) == "of"]
        for patient in whose[:1]:
            mention = mention_of(reading, patient)
            if reading.is_a(mention, "Agent") and mention.kind is not MentionKind.PHRASE:
                words = RelationPhrase("verb", verbs[0], (noun,))
                yield maker(reading, "belonging").emit(mention, words, None, shared)


def _has_happened(noun: Token) -> bool:
    """Return whether a clause speaks of an event as one that was: "after his arrest"."""
    before = preposition(noun) in load_words("actions")["happened"]["prepositions"]
    return noun.dep_ in ("nsubj", "obl") and (before or noun.dep_ == "nsubj")
