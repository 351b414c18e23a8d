"""Names, nominals, pronouns, values and phrases: what each is called, and what type it has."""

from __future__ import annotations

import pytest

import kg
from kg.extract.mentions import mention_of, mentions_of
from kg.extract.mentions.names import read_names
from kg.extract.mentions.spelling import balanced
from kg.extract.reading import Reading
from kg.extract.tokens import Doc
from kg.ontology import load_ontology
from kg.records import Article, Mention, MentionKind
from tests.extract.trees import PUBLISHED, make_doc, read, tree

NAME, NOMINAL, PRONOUN = MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN
VALUE = MentionKind.VALUE
CASES = [
    ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", 0,
     "Anna Berg", "Person", NAME, "Anna Berg"),
    ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", 7,
     "Labour Party", "PoliticalParty", NAME, "Labour Party"),
    ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", 11,
     "the envoy of Chad", "Person", NOMINAL, "envoy of Chad"),
    ("Berg arrived in Oslo on 2 June 2023.", 3, "Oslo", "City", NAME, "Oslo"),
    ("Berg arrived in Oslo on 2 June 2023.", 5, "2 June 2023", "Time", VALUE, "2023-06-02"),
    ("The 28 ministers of the European Union met.", 6,
     "European Union", "InternationalOrganization", NAME, "European Union"),
    ("The 28 ministers of the European Union met.", 2, "The 28 ministers of the European Union",
     "Group", NOMINAL, "28 ministers of the European Union"),
    ("Berg led part of the “Green Road” series and fled.", 2,
     "part of the “Green Road” series", "Thing", NOMINAL, "part of the “Green Road” series"),
    ("US Trade Secretary Mina Sato left Oslo.", 0, "US", "Country", NAME, "United States"),
    ("Chad's minister owns 40 per cent of Vinter Bank.", 2,
     "Chad's minister", "Person", NOMINAL, "Chad's minister"),
    ("Chad's minister owns 40 per cent of Vinter Bank.", 9,
     "Vinter Bank", "Company", NAME, "Vinter Bank"),
    ("Two Peruvians met the Peruvian minister.", 5,
     "the Peruvian minister", "Person", NOMINAL, "Peruvian minister"),
    ("Talks between Norway and Sweden began in Oslo.", 0, "Talks between Norway and Sweden",
     "Negotiation", NOMINAL, "talks between Norway and Sweden"),
    ("Berg gave Holt the report.", 4, "the report", "Report", NOMINAL, "report"),
    ("The city where she met Holt fell.", 3, "she", "Person", PRONOUN, "she"),
    ("Reuters said Berg left and Holt stayed.", 0, "Reuters", "NewsAgency", NAME, "Reuters"),
    ("In Oslo, Berg met the minister of trade and an unarmed soldier.", 6,
     "the minister of trade", "Person", NOMINAL, "minister of trade"),
    ("Holt lives near Lake Chad.", 3, "Lake Chad", "BodyOfWater", NAME, "Lake Chad"),
]  # fmt: skip  # one row a case


def reading_of(doc: Doc) -> Reading:
    """Return the reading of a document with its names and values."""
    return read_names(doc, Article.from_text(doc.text, published=PUBLISHED), load_ontology())


def mention(text: str, at: int) -> Mention:
    """Return the mention of the phrase that a token of a tree heads."""
    doc = tree(text)
    return mention_of(reading_of(doc), doc[at])


@pytest.mark.parametrize(("text", "at", "words", "type_", "kind", "name"), CASES)
def test_mention(
    text: str, at: int, words: str, type_: str, kind: MentionKind, name: str
) -> None:  # fmt: skip
    """A phrase is mentioned by its whole words, typed, and called without its article."""
    found = mention(text, at)
    assert (found.text, found.type, found.kind, found.name) == (words, type_, kind, name)


@pytest.mark.parametrize("row", CASES, ids=lambda row: row[2])
def test_offsets(row: tuple[str, int]) -> None:
    """A mention's passage is what stands in the text at its offsets."""
    passage = mention(row[0], row[1]).passage
    assert tree(row[0]).text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    ("text", "at", "definite"),
    [
        ("Berg gave Holt the report.", 4, True),
        ("The company sold its ships.", 4, True),
        ("Chad's minister owns 40 per cent of Vinter Bank.", 2, True),
        ("Anna Berg met a delegation from Peru. The delegation left.", 4, False),
        ("No minister attended the talks.", 1, False),
        ("Berg arrived in Oslo for talks with Sweden before that.", 0, True),
    ],
)
def test_definite(text: str, at: int, definite: bool) -> None:
    """Names, and nouns with a definite article or a possessor, name one known thing."""
    assert mention(text, at).definite is definite


def test_known_names() -> None:
    """What the gazetteer knows has its id, be it named by an adjective."""
    doc = tree("Two Peruvians met the Peruvian minister.")
    named = reading_of(doc).named
    assert named[4].known == "Peru" and named[4].name == "Peru"
    assert named[1].type == "Group" and named[1].known is None


@pytest.mark.parametrize(
    ("words", "label", "found"),
    [
        ("Western Peru", "LOC", ("GeopoliticalEntity", "Western Peru")),
        ("western Peru", "LOC", ("Country", "Peru")),
        ("Sick Child", "MISC", ("Thing", "Sick Child")),
        ("Green Report", "MISC", ("Report", "Green Report")),
    ],
)
def test_type_of_a_longer_name(words: str, label: str, found: tuple[str, str]) -> None:
    """A country in a longer name of a place, or a noun that ends a title, does not type it."""
    first, last = words.split()
    doc = make_doc(
        f"{first} {first} PROPN NNP compound 2 B-{label}\n"
        f"{last} {last} PROPN NNP nsubj 3 I-{label}\nfell fall VERB VBD root 0"
    )
    mention = reading_of(doc).named[1]
    assert (mention.type, mention.name) == found


def test_adjective_does_not_swallow_the_noun() -> None:
    """ "The Norwegian delegation" is a delegation, no country."""
    found = mention("The Norwegian delegation left.", 2)
    assert (found.text, found.type) == ("The Norwegian delegation", "Delegation")


def test_delegations_of_two_states() -> None:
    """ "The Norwegian and Swedish delegations" are two delegations."""
    doc = tree(
        "The Norwegian and Swedish delegations met at Hilton Hotel in Oslo on Friday "
        "under the chairmanship of Mina Sato."
    )
    found = mentions_of(reading_of(doc), doc[4])
    assert [each.name for each in found] == ["Norwegian delegation", "Swedish delegation"]
    assert all(each.definite for each in found)


def test_nationality_of_what_follows() -> None:
    """An adjective behind a noun, hung on it or not, tells no bodies of that noun apart."""
    doc = tree("Talks covered trade between the ministries and Kenyan and Peruvian firms.")
    (found,) = mentions_of(reading_of(doc), doc[5])
    assert found.text == "the ministries"


def test_ministers_of_two_states_stay_one_group() -> None:
    """Persons of two states are no bodies: nothing tells how many there are."""
    doc = tree("The European Union's envoy met the Kenyan and Peruvian ministers.")
    (found,) = mentions_of(reading_of(doc), doc[10])
    assert found.type == "Group"


def test_role_beside_a_name() -> None:
    """ "The finance minister, Tomas Holt" is a mention of Tomas Holt."""
    found = mention("The finance minister, Tomas Holt, left Oslo.", 2)
    assert found.referent.name == "Tomas Holt" and found.type == "Person"


def test_relative_pronoun() -> None:
    """A relative pronoun refers to the noun of its clause."""
    found = mention("Anna Berg, who leads the Labour Party, met the envoy of Chad.", 3)
    assert (found.kind, found.referent.name) == (PRONOUN, "Anna Berg")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Green” road", "Green road"),
        ("“Green” road", "“Green” road"),
        ('the "old school', "the old school"),
        ("alleged] leader (retired)", "alleged leader (retired)"),
    ],
)
def test_balanced(name: str, called: str) -> None:
    """A name keeps no half of a pair of marks."""
    assert balanced(name) == called


@pytest.mark.parametrize(
    ("name", "label", "found"),
    [
        ("Aston Motors", "ORG", ("Company", "Aston Motors")),
        ("Racing Club Berg", "ORG", ("SportsTeam", "Racing Club Berg")),
        ("Motors", "ORG", ("Organization", "Motors")),
        ("Green Peru Party", "ORG", ("PoliticalParty", "Green Peru Party")),
        ("LIMA", "LOC", ("City", "Lima")),
    ],
)
def test_type_by_the_edge_of_a_name(name: str, label: str, found: tuple[str, str]) -> None:
    """The words at an edge of a body's name tell its class; a dateline's capitals hide no city."""
    words = name.split()
    rows = [
        f"{word} {word} PROPN NNP compound {len(words)} {'I' if at else 'B'}-{label}"
        for at, word in enumerate(words[:-1])
    ]
    last = (
        f"{words[-1]} {words[-1]} PROPN NNP nsubj {len(words) + 1} {'I' if rows else 'B'}-{label}"
    )
    doc = make_doc("\n".join([*rows, last, "fell fall VERB VBD root 0"]))
    mention = reading_of(doc).named[0]
    assert (mention.type, mention.name) == found


def test_short_name_is_typed_as_the_long_one() -> None:
    """A short name that brackets explain is of the same type wherever it stands."""
    doc = make_doc(
        "Berg Berg PROPN NNP compound 2 B-ORG\nUnion Union PROPN NNP root 0 I-ORG\n"
        "( ( PUNCT -LRB- punct 4\nBU BU PROPN NNP appos 2 B-ORG\n) ) PUNCT -RRB- punct 4\n\n"
        "BU BU PROPN NNP nsubj 2 B-LOC\nfell fall VERB VBD root 0"
    )
    named = reading_of(doc).named
    assert [named[at].type for at in (0, 3, 5)] == ["Union"] * 3


def test_nationality_of_an_institution() -> None:
    """An institution's nationality is part of its name, though both hang on the title behind."""
    names = [m.text for m in read("Peruvian Foreign Ministry spokesman Lars Ek left.").mentions]
    assert "Peruvian Foreign Ministry" in names
    assert "Foreign Ministry" not in names


def test_named_with_whom_a_possessive_means() -> None:
    """What "her" owns is called by her name, so that two people's plans are two."""
    mentions = kg.extract("Karin Holt resigned on Monday. Her departure shocked Peru.").mentions
    assert {m.name for m in mentions if m.text == "Her departure"} == {"Karin Holt’s departure"}
