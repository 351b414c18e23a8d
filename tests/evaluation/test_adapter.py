"""Behaviour of kg.evaluation.adapter: statements → triples in a scorer's style."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.evaluation.adapter import CARB, WIRE57, aligned, to_triples, untokenized
from kg.evaluation.triples import Triple
from kg.records import Mention, MentionKind, Passage, Qualifier, Statement

TEXT = "The man who had not met Ann in Rome, mayor of Bonn, left."
WORDS = re.findall(r"\w+|[,.]", TEXT)


def passage(words: str) -> Passage:
    """Return the first place of these words in the text."""
    start = TEXT.index(words)
    return Passage("a", start, start + len(words), words)


def mention(words: str, **changes: object) -> Mention:
    """Return a mention of these words."""
    made = Mention(passage(words), "Thing", MentionKind.NOMINAL, words)
    return replace(made, **changes)  # type: ignore[arg-type]  # a test's shorthand


MET = Statement(
    mention("who", refers_to=mention("The man")),
    "kg:meets",
    mention("Ann"),
    passage(TEXT),
    (passage("met"),),
    where=mention("Rome"),
    rule="active",
)


def triples(statement: Statement, style: object = WIRE57) -> list[Triple]:
    """Return the triples of one statement."""
    return list(to_triples([statement], aligned(TEXT, WORDS), style))  # type: ignore[arg-type]  # as above


def test_auxiliaries_and_prepositions_come_back() -> None:
    """A relation has its auxiliaries, a further argument its preposition."""
    assert triples(MET) == [Triple.of("who", "had not met", "Ann", "in Rome")]


def test_relatives_stand_for_their_antecedent_in_carb() -> None:
    """CaRB's references name whom "who" stands for."""
    assert [each.arg1 for each in triples(MET, CARB)] == [("The", "man")]


def test_statement_without_object_takes_its_place() -> None:
    """Where a clause has no object, the first further argument is the second."""
    assert triples(replace(MET, object=None)) == [Triple.of("who", "had not met", "in Rome")]


def test_bare_statement_is_no_triple() -> None:
    """A clause with a subject alone gives no triple."""
    assert triples(replace(MET, object=None, where=None)) == []


def test_title_becomes_a_copula() -> None:
    """A role told by a noun reads "is … of"."""
    role = Statement(mention("Ann"), "kg:heads", mention("Bonn"), passage(TEXT),
                     (passage("mayor"),), rule="apposition")  # fmt: skip  # short
    assert triples(role) == [Triple.of("Ann", "is mayor of", "Bonn")]


def test_belonging_is_turned_or_left_out() -> None:
    """WiRe57 wants "Bonn has a mayor", CaRB no such thing."""
    owned = Statement(mention("mayor"), "kg:partOf", mention("Bonn"), passage(TEXT),
                      (passage("Bonn"),), rule="possessive")  # fmt: skip  # short
    assert triples(owned) == [Triple.of("Bonn", "has", "mayor")]
    assert triples(owned, CARB) == []


def test_qualifiers_stand_in_text_order_once() -> None:
    """A place told twice, as qualifier and as where, is one argument."""
    doubled = replace(MET, qualifiers=(Qualifier("in", mention("Rome")),))
    assert triples(doubled) == triples(MET)


def test_tokenizer_spaces_are_undone() -> None:
    """A sentence cut for a scorer is read as it would be written, and its words are kept."""
    words = ["He", "did", "n't", "say", "``", "no", "''", "-LRB-", "$", "5", "-RRB-", "."]
    sentence = untokenized(words)
    assert sentence.text == 'He didn\'t say "no" ($5).'
    at = sentence.text.index("no")
    assert sentence.between(at, at + 2) == ("no",)
