"""Words and argument types in, properties out."""

from __future__ import annotations

import pytest

from kg.lexicon import Expression, Lexicon, Part, Signature, noun_of
from kg.ontology import Ontology
from kg.taxonomy import Taxonomy

TAXONOMY = Taxonomy.from_parents(
    {
        "Thing": (),
        "Agent": ("Thing",),
        "Person": ("Agent",),
        "Place": ("Thing",),
        "Country": ("Agent", "Place"),
    }
)
SIGNATURES = {
    "rules": Signature(("Person",), ("Agent",)),
    "presides": Signature(("Person",), ("Country",)),
    "reaches": Signature(("Thing",), ("Place",)),
    "agrees": Signature(("Agent",), ("Thing",)),
    "kills": Signature(("Thing",), ("Person", "Country")),
    "houses": Signature(("Thing",), ("Place",)),
    "weds": Signature(("Person",), ("Person",)),
}
EXPRESSIONS = (
    Expression("rules", "noun", "president of"),
    Expression("presides", "noun", "president of"),
    Expression("presides", "noun", "president for"),
    Expression("reaches", "verb", "reach"),
    Expression("agrees", "verb", "reach"),
    Expression("kills", "verb", "kill"),
    Expression("houses", "verb", "house", reversed=True),
    Expression("houses", "verb", "be built in"),
    Expression("weds", "adjective", "married to"),
)
SORTS = (
    "Person", "Group", "Company", "Delegation", "Country", "Facility", "Meeting", "Agreement",
    "Weapon", "Position", "Money", "Quantity", "Time", "Concept", "Phrase", "Thing",
)  # fmt: skip  # one of each sort that domains and ranges distinguish


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Return a small lexicon of this test's own."""
    return Lexicon.from_expressions(EXPRESSIONS, SIGNATURES, TAXONOMY)


@pytest.mark.parametrize(
    ("part", "words", "types", "expected"),
    [
        ("noun", "president of", ("Person", "Country"), "presides"),
        ("noun", "president of", ("Person", "Agent"), "rules"),
        ("noun", "president of", ("Place", "Country"), None),
        ("verb", "president of", ("Person", "Country"), None),
        ("verb", "reach", ("Agent", "Place"), "reaches"),
        ("verb", "reach", ("Person", "Thing"), "agrees"),
        ("verb", "kill", ("Thing", "Country"), "kills"),
        ("verb", "kill", ("Thing", "Person"), "kills"),
        ("verb", "kill", ("Thing", "Place"), None),
        ("verb", "unheard of", ("Person", "Person"), None),
    ],
)
def test_most_special_signature_wins(
    lexicon: Lexicon, part: Part, words: str, types: tuple[str, str], expected: str | None
) -> None:
    """Of several properties the one with the most special domain and range is taken."""
    found = lexicon.property_for(part, words, *types)
    assert (found.property if found else None) == expected


def test_reversed_words_take_swapped_arguments(lexicon: Lexicon) -> None:
    """In "the hall houses the court" the property's subject is the court."""
    found = lexicon.property_for("verb", "house", "Place", "Thing")
    assert found == Expression("houses", "verb", "house", reversed=True)
    assert lexicon.property_for("verb", "house", "Thing", "Thing") is None


def test_participles_are_verbs_and_adjectives_alike(lexicon: Lexicon) -> None:
    """The lexicon gives one answer to "built in" and "be built in", however it was parsed."""
    assert lexicon.property_for("adjective", "built in", "Thing", "Place") == Expression(
        "houses", "verb", "be built in"
    )
    assert lexicon.property_for("verb", "be married to", "Person", "Person") == Expression(
        "weds", "adjective", "married to"
    )


def test_nouns_are_found_with_every_preposition(lexicon: Lexicon) -> None:
    """A relational noun is found without its preposition, and only as a whole."""
    found = lexicon.noun_expressions("president")
    assert [(each.property, each.words) for each in found] == [
        ("presides", "president for"),
        ("presides", "president of"),
        ("rules", "president of"),
    ]
    assert lexicon.noun_expressions("vice president") == ()
    assert lexicon.heads("noun") == {"president"}


def test_order_of_expressions_does_not_matter(lexicon: Lexicon) -> None:
    """The same expressions in another order make the same lexicon."""
    assert Lexicon.from_expressions(reversed(EXPRESSIONS), SIGNATURES, TAXONOMY) == lexicon


def test_noun_without_preposition() -> None:
    """A relational noun is what comes before its preposition."""
    assert noun_of("minister of foreign affairs of") == "minister of foreign affairs"


@pytest.mark.parametrize(
    ("part", "words", "types", "expected"),
    [
        ("noun", "head of", ("Person", "Delegation"), "heads"),
        ("noun", "president of", ("Person", "Country"), "presidentOf"),
        ("noun", "president of", ("Person", "Company"), "heads"),
        ("noun", "defense minister of", ("Person", "Country"), "ministerOf"),
        ("noun", "deputy minister of", ("Person", "Country"), None),
        ("noun", "spokeswoman for", ("Person", "Ministry"), "spokespersonFor"),
        ("noun", "ambassador to", ("Person", "Country"), "ambassadorTo"),
        ("verb", "lead", ("Person", "Delegation"), "heads"),
        ("verb", "lead", ("Person", "Negotiation"), "chairs"),
        ("verb", "preside over", ("Country", "Meeting"), "chairs"),
        ("verb", "arrive in", ("Person", "Country"), "arrivesIn"),
        ("verb", "reach", ("Delegation", "City"), "arrivesIn"),
        ("verb", "reach", ("Country", "Agreement"), "signs"),
        ("verb", "fly to", ("Delegation", "City"), "travelsTo"),
        ("verb", "leave", ("Delegation", "City"), "leaves"),
        ("verb", "leave", ("Country", "InternationalOrganization"), "quits"),
        ("verb", "meet", ("Group", "Person"), "meets"),
        ("verb", "attend", ("Person", "Summit"), "attends"),
        ("verb", "attend", ("Person", "University"), "educatedAt"),
        ("verb", "hand to", ("Person", "Country"), "givesTo"),
        ("verb", "sue", ("Company", "Person"), "sues"),
        ("verb", "acquire", ("Company", "Company"), "acquires"),
        ("verb", "acquire", ("Company", "Weapon"), "buys"),
        ("verb", "make", ("Company", "Vehicle"), "manufactures"),
        ("verb", "direct", ("Person", "Work"), "authorOf"),
        ("verb", "kill", ("Attack", "Group"), "kills"),
        ("verb", "strike", ("Weapon", "Facility"), "strikes"),
        ("verb", "be located in", ("Facility", "City"), "locatedIn"),
        ("verb", "be held in", ("Meeting", "City"), "takesPlaceAt"),
        ("verb", "be held on", ("Meeting", "Time"), "happensOn"),
        ("verb", "be headquartered in", ("Company", "City"), "headquarteredIn"),
        ("adjective", "based in", ("Person", "City"), "basedIn"),
        ("adjective", "responsible for", ("Person", "Attack"), "responsibleFor"),
        ("noun", "son of", ("Person", "Person"), "childOf"),
        ("noun", "capital of", ("City", "Country"), "capitalOf"),
        ("verb", "celebrate in", ("Person", "Place"), None),
    ],
)
def test_news_words(
    ontology: Ontology, part: Part, words: str, types: tuple[str, str], expected: str | None
) -> None:
    """The bundled words express what a reader of news takes them for."""
    found = ontology.lexicon.property_for(part, words, *types)
    assert (found.property if found else None) == expected


def test_bundled_words_never_tie(ontology: Ontology) -> None:
    """No words between things of any sort express two properties that fit equally well.

    "Host" is the exception: a city that hosts talks both organises them and is their place.
    """
    lexicon = ontology.lexicon
    ties = {
        (part, words)
        for (part, words), found in lexicon.entries.items()
        if len(found) > 1
        for subject in SORTS
        for thing in SORTS
        if _ties(lexicon, found, subject, thing)
    }
    assert ties == {("verb", "host"), ("noun", "host of")}


def _ties(lexicon: Lexicon, expressions: tuple[Expression, ...], subject: str, thing: str) -> bool:
    fits = [lexicon.fit(each, subject, thing) for each in expressions]
    best = sorted((fit for fit in fits if fit is not None), reverse=True)[:2]
    return len(best) == 2 and best[0] == best[1]
