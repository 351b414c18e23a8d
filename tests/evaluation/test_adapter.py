"""Behaviour of kg.evaluation.adapter: statements and their parse → triples in a scorer's style."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import spacy
from spacy.tokens import Doc as Annotated

from kg.corpora.alignment import aligned
from kg.evaluation.adapter import to_triples
from kg.evaluation.triples import Triple
from kg.evaluation.wording import CARB, WIRE57, Page, Style
from kg.extract.from_spacy import plain_tokens
from kg.extract.tokens import Doc
from kg.records import Mention, MentionKind, Passage, Qualifier, Statement

# Each token: its word, the index of its head, its relation.
TOKENS = [
    ("The", 1, "det"), ("man", 14, "nsubj"), ("who", 5, "nsubj"), ("had", 5, "aux"),
    ("not", 5, "advmod"), ("met", 1, "acl:relcl"), ("Ann", 5, "obj"), ("in", 8, "case"),
    ("Rome", 5, "obl"), (",", 10, "punct"), ("mayor", 6, "appos"), ("of", 12, "case"),
    ("Bonn", 10, "nmod"), (",", 10, "punct"), ("began", 14, "ROOT"), ("selling", 14, "xcomp"),
    ("boats", 15, "obj"), ("from", 18, "case"), ("Oslo", 16, "nmod"), (".", 14, "punct"),
]  # fmt: skip  # five a line
WORDS = [word for word, _, _ in TOKENS]
VOCAB = spacy.blank("en").vocab


def made_of(words: list[str], **annotations: Any) -> Doc:
    """Return the tokens of a tree."""
    return plain_tokens(Annotated(VOCAB, words=words, **annotations))


DOC = made_of(WORDS, heads=[head for _, head, _ in TOKENS], deps=[label for *_, label in TOKENS])
TEXT = DOC.text


def passage(words: str) -> Passage:
    """Return the first place of these words in the text."""
    start = TEXT.index(words)
    return Passage("a", start, start + len(words), words)


def mention(words: str, **changes: object) -> Mention:
    """Return a mention of these words."""
    made = Mention(passage(words), "Thing", MentionKind.NOMINAL, words)
    return replace(made, **changes)  # type: ignore[arg-type]  # a test's shorthand


MET = Statement(
    mention("who", refers_to=mention("The man"), kind=MentionKind.PRONOUN),
    "kg:meets",
    mention("Ann"),
    passage(TEXT),
    (passage("met"),),
    where=mention("Rome"),
    rule="active",
)
SELLS = replace(
    MET,
    subject=mention("The man"),
    trigger=(passage("selling"),),
    object=mention("boats"),
    where=None,
)


def triples(statement: Statement, style: Style = CARB) -> list[Triple]:
    """Return the triples of one statement."""
    return to_triples([statement], Page(aligned(TEXT, WORDS), DOC, style))


def test_auxiliaries_and_prepositions_come_back() -> None:
    """A relation has its auxiliaries and negation, a further argument its preposition."""
    assert triples(MET) == [Triple.of("The man", "had not met", "Ann", "in Rome")]


def test_governing_verb_and_complements_come_back() -> None:
    """ "Began" with the same subject is part of the relation, "from Oslo" of the noun phrase."""
    assert triples(SELLS) == [Triple.of("The man", "began selling", "boats from Oslo")]


def test_governor_of_another_subject_stays_out() -> None:
    """Where somebody else begins, the relation has no "began"."""
    assert triples(replace(SELLS, subject=mention("Ann")))[0].relation == ("selling",)


def test_statement_without_object_takes_its_place() -> None:
    """Where a clause has no object, the first further argument is the second."""
    assert triples(replace(MET, object=None)) == [Triple.of("The man", "had not met", "in Rome")]


def test_bare_statement_is_no_triple() -> None:
    """A clause with a subject alone gives no triple."""
    assert triples(replace(MET, object=None, where=None)) == []


def test_place_as_object_brings_its_preposition() -> None:
    """A preposition that the relation lacks ends it."""
    assert triples(replace(MET, object=mention("Rome"), where=None)) == [
        Triple.of("The man", "had not met in", "Rome")
    ]


def test_second_argument_of_a_verb_is_told_once() -> None:
    """A further prepositional argument follows the first one, not in a triple of its own."""
    page = Page(aligned(TEXT, WORDS), DOC, CARB)
    again = replace(MET, object=mention("Rome"), where=mention("Ann"))
    assert to_triples([MET, again], page) == triples(MET)


def test_property_that_runs_backwards_is_turned() -> None:
    """A triple follows the words, whichever way the property runs."""
    turned = replace(SELLS, subject=mention("boats"), object=mention("The man"))
    assert triples(turned) == triples(SELLS)


def test_title_becomes_a_copula() -> None:
    """A role expressed by a noun reads "is … of"; the position itself reads "is"."""
    role = Statement(mention("Ann"), "kg:heads", mention("Bonn"), passage(TEXT),
                     (passage("mayor"),), rule="apposition")  # fmt: skip  # short
    assert triples(role) == [Triple.of("Ann", "is mayor of", "Bonn")]
    position = replace(role, predicate="kg:holdsPosition", object=mention("mayor"))
    assert triples(position) == [Triple.of("Ann", "is", "mayor of Bonn")]


def test_having_is_told_or_left_out() -> None:
    """WiRe57 infers "Bonn has boats" from "Bonn's boats", CaRB no such thing."""
    words = ["Ann", "sold", "Bonn", "'s", "boats"]
    doc = made_of(words, heads=[1, 1, 4, 2, 1],
              tags=["NNP", "VBD", "NNP", "POS", "NNS"],
              deps=["nsubj", "ROOT", "nmod:poss", "case", "obj"])  # fmt: skip  # short
    sold = made(doc, "Ann", "sold", "Bonn 's boats")
    expected = Triple.of("Ann", "sold", "Bonn 's boats")
    had = Triple.of("Bonn", "has", "boats", confidence=0.5)
    assert to_triples([sold], Page(aligned(doc.text, words), doc, CARB)) == [expected]
    assert to_triples([sold], Page(aligned(doc.text, words), doc, WIRE57)) == [expected, had]


def made(doc: Doc, *parts: str) -> Statement:
    """Return the statement of this subject, verb and object in a document."""
    places = [doc.text.index(part) for part in parts]
    subject, verb, object_ = (
        Passage("a", at, at + len(part), part) for at, part in zip(places, parts, strict=True)
    )
    first, second = (Mention(p, "Thing", MentionKind.NOMINAL, p.text) for p in (subject, object_))
    whole = Passage("a", 0, len(doc.text), doc.text)
    return Statement(first, "rel:x", second, whole, (verb,), rule="active")


def test_nearest_argument_is_the_object() -> None:
    """Of a verb without object, the argument right behind it comes first, the others after."""
    words = ["In", "May", "Ann", "went", "to", "Rome", "with", "Bob"]
    doc = made_of(words, heads=[1, 3, 3, 3, 5, 3, 7, 3],
              deps=["case", "obl", "nsubj", "ROOT", "case", "obl", "case", "obl"])  # fmt: skip
    said = [made(doc, "Ann", "went", place) for place in ("Bob", "Rome", "May")]
    assert to_triples(said, Page(aligned(doc.text, words), doc, CARB)) == [
        Triple.of("Ann", "went to", "Rome", "In May", "with Bob")
    ]


def test_coordinated_objects_are_told_each() -> None:
    """Each of several objects has a triple of its own."""
    words = ["Ann", "has", "sold", "boats", "and", "cars"]
    doc = made_of(words, heads=[2, 2, 2, 2, 5, 3],
              deps=["nsubj", "aux", "ROOT", "obj", "cc", "conj"])  # fmt: skip  # short
    said = [made(doc, "Ann", "sold", thing) for thing in ("boats", "cars")]
    assert to_triples(said, Page(aligned(doc.text, words), doc, CARB)) == [
        Triple.of("Ann", "has sold", "boats"), Triple.of("Ann", "has sold", "cars")
    ]  # fmt: skip  # side by side


def test_member_is_one_of_its_kind() -> None:
    """WiRe57 infers "Kobe is a port" from "ports such as Kobe", with a triple for each."""
    words = ["Ann", "saw", "big", "ports", "such", "as", "Kobe", "and", "Bonn"]
    doc = made_of(words, heads=[1, 1, 3, 1, 6, 4, 3, 8, 6],
              deps=["nsubj", "ROOT", "amod", "obj", "case", "fixed", "nmod", "cc",
                    "conj"])  # fmt: skip
    said = [made(doc, "Ann", "saw", place) for place in ("big ports", "Bonn")]
    assert to_triples(said, Page(aligned(doc.text, words), doc, WIRE57)) == [
        Triple.of("Ann", "saw", "big ports"), Triple.of("Ann", "saw", "Bonn"),
        Triple.of("Bonn", "is", "big ports", confidence=0.5),
    ]  # fmt: skip  # side by side


def test_copula_keeps_its_auxiliaries() -> None:
    """The auxiliaries of a predicate noun come before its copula."""
    words = ["Ann", "has", "not", "been", "mayor"]
    doc = made_of(words, heads=[4, 4, 4, 4, 4],
              deps=["nsubj", "aux", "advmod", "cop", "ROOT"])  # fmt: skip  # short
    said = made(doc, "Ann", "been", "mayor")
    assert to_triples([said], Page(aligned(doc.text, words), doc, CARB)) == [
        Triple.of("Ann", "has not been", "mayor")
    ]


def test_qualifiers_stand_once() -> None:
    """A place given twice, as qualifier and as where, is one argument."""
    doubled = replace(MET, qualifiers=(Qualifier("in", mention("Rome")),))
    assert triples(doubled) == triples(MET)


def test_crossing_arc_to_the_first_token_is_no_error() -> None:
    """A complement that reaches back to the first token of all is read like any other."""
    words = ["Of", "boats", "Ann", "sold", "many"]
    heads, deps = [1, 4, 3, 3, 3], ["case", "nmod", "nsubj", "ROOT", "obj"]
    doc = made_of(words, heads=heads, deps=deps)
    sentence = aligned(doc.text, words)
    subject, object_ = (
        Mention(Passage("a", at, at + len(word), word), "Thing", MentionKind.NOMINAL, word)
        for at, word in ((9, "Ann"), (18, "many"))
    )
    sold = Statement(subject, "rel:sell", object_, Passage("a", 0, 22, doc.text),
                     (Passage("a", 13, 17, "sold"),), rule="active")  # fmt: skip  # short
    assert to_triples([sold], Page(sentence, doc, CARB))[0].relation == ("sold",)
