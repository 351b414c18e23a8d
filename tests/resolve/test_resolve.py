"""Mentions of all articles become entities."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Entity
from kg.ontology import Ontology
from kg.records import Extraction, Holder, Mention, MentionKind, Passage, Qualifier, Statement
from kg.resolve import resolve
from tests.resolve.making import by_article, extraction, known, mention, nominal, value

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "resolve.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", [case for part in CASES.values() for case in part], ids=str)
def test_labelled_pairs(case: list[str | bool], ontology: Ontology) -> None:
    """Two names are one entity or two, as the labelled cases say."""
    name_a, type_a, name_b, type_b, same_article, same = case
    a = mention(str(name_a), str(type_a), article="one")
    b = mention(str(name_b), str(type_b), article="one" if same_article else "two")
    found = resolve(by_article(a, b), ontology).entity_of
    assert (found[a] == found[b]) is same


def entities(ontology: Ontology, *mentions: Mention) -> list[Entity]:
    """Return the entities of some mentions."""
    return list(resolve(by_article(*mentions), ontology).entities)


def ids(ontology: Ontology, *mentions: Mention) -> list[str]:
    """Return the entity's id of each mention."""
    found = resolve(by_article(*mentions), ontology).entity_of
    return [found[each] for each in mentions]


def test_an_entity_has_its_best_name(ontology: Ontology) -> None:
    """The name is the most frequent full form, the aliases are the others."""
    forms = ["Lopes", "Lopes", "Lopes", "Ana Lopes", "President Ana Lopes", "A. Lopes"]
    assert entities(ontology, *map(mention, forms)) == [
        Entity("Ana_Lopes", "Person", "Ana Lopes", ("A. Lopes", "Lopes", "President Ana Lopes"))
    ]


def test_a_known_entity(ontology: Ontology) -> None:
    """A known entity keeps its id, name and type; its aliases are its labels in the text."""
    (turkey,) = entities(
        ontology,
        known("Turkish", "Country", "Turkey"),
        known("Türkiye", "Country", "Turkey", article="two"),
    )
    facts = ontology.gazetteer.entities["Turkey"]
    assert turkey == Entity("Turkey", "Country", "Turkey", ("Türkiye",), facts.same_as)


def test_a_pronoun_names_what_its_antecedent_names(ontology: Ontology) -> None:
    """A chain of antecedents ends in one entity; no pronoun or description is its alias."""
    ana = mention("Ana Lopes")
    minister = replace(nominal("the minister", "Person"), refers_to=ana)
    she = replace(mention("she", kind=MentionKind.PRONOUN), refers_to=minister)
    assert entities(ontology, ana, minister, she) == [Entity("Ana_Lopes", "Person", "Ana Lopes")]


def test_antecedents_outside_the_list(ontology: Ontology) -> None:
    """What a mention refers to is resolved though the extraction does not list it."""
    she = replace(mention("she", kind=MentionKind.PRONOUN), refers_to=mention("Ana Lopes"))
    assert ids(ontology, she) == ["Ana_Lopes"]


def test_a_pronoun_without_antecedent(ontology: Ontology) -> None:
    """Each pronoun that refers to nothing found is a thing of its own."""
    one, two = (mention("they", "Group", kind=MentionKind.PRONOUN) for _ in range(2))
    first, second = ids(ontology, one, two)
    assert first != second
    assert first.startswith("they-")


def test_descriptions_with_a_name(ontology: Ontology) -> None:
    """An institution described by a name is the same in all articles, as a name or not."""
    assert ids(
        ontology,
        nominal("the Russian delegation", "Delegation", article="one"),
        nominal("the Russian delegation", "Delegation", article="two"),
        nominal("the delegation of Russia", "Delegation", article="three"),
        mention("Russian Delegation", "Organization", article="four"),
        nominal("the Ukrainian delegation", "Delegation", article="four"),
    ) == [*["Russian_delegation"] * 4, "Ukrainian_delegation"]


def test_other_descriptions_stay_in_their_article(ontology: Ontology) -> None:
    """A definite description is one thing in its article; persons and events never leave it."""
    for text, type_ in [
        ("the delegation", "Delegation"),
        ("the talks", "Negotiation"),
        ("the Russian attack", "Attack"),
        ("the Russian official", "Person"),
    ]:
        one, again = (nominal(text, type_) for _ in range(2))
        elsewhere = nominal(text, type_, article="two")
        first, second, third = ids(ontology, one, again, elsewhere)
        assert first == second != third


def test_different_descriptions_differ(ontology: Ontology) -> None:
    """Events with other modifiers are other events."""
    found = ids(
        ontology,
        nominal("the talks", "Negotiation"),
        nominal("the direct talks", "Negotiation"),
        nominal("the talks of Lima", "Negotiation"),
    )
    assert len(set(found)) == 3


def test_indefinite_descriptions(ontology: Ontology) -> None:
    """Each "a document" is another document, with a readable id."""
    first, second = ids(ontology, *(nominal("a document", "Document") for _ in range(2)))
    assert first != second
    assert first.startswith("document-")


def test_phrases(ontology: Ontology) -> None:
    """Each phrase is a thing of its own, with an id that is not too long."""
    words = "what conditions the other side will put forward in its memorandum"
    phrases = [mention(words, "Phrase", kind=MentionKind.PHRASE) for _ in range(2)]
    first, second = ids(ontology, *(replace(phrase, definite=False) for phrase in phrases))
    assert first != second
    assert first.startswith("what_conditions_the_other_side_will_put-")


def test_values(ontology: Ontology) -> None:
    """Equal values are one entity in all articles; a number has its type in its id."""
    assert ids(
        ontology,
        value("2 June", "Time", "2025-06-02"),
        value("Monday", "Time", "2025-06-02", article="two"),
        value("1–5 June", "Time", "2025-06-01/2025-06-05"),
        value("13:00 on 2 June", "Time", "2025-06-02T13:00"),
        value("$5 million", "Money", "5000000 USD"),
        value("2025", "Time", "2025"),
        value("2025 boats", "Quantity", "2025"),
    ) == [
        "2025-06-02",
        "2025-06-02",
        "2025-06-01--2025-06-05",
        "2025-06-02T1300",
        "5000000_USD",
        "2025",
        "2025_Quantity",
    ]


def test_times_without_a_value(ontology: Ontology) -> None:
    """ "Recently" is another time in another article."""
    here, there = value("recently", "Time", None), value("recently", "Time", None, article="two")
    assert len(set(ids(ontology, here, there))) == 2


def test_positions_are_shared(ontology: Ontology) -> None:
    """An office is the same whoever holds it."""
    assert (
        ids(
            ontology,
            nominal("Fisheries Minister", "Position"),
            nominal("the Fisheries Minister", "Position", article="two"),
        )
        == ["Fisheries_Minister"] * 2
    )


def test_clashing_names(ontology: Ontology) -> None:
    """Of names that clash one keeps its spelling, the others and those of known ones get a type."""
    assert ids(
        ontology,
        mention("Vega", "Person"),
        mention("Vega", "City", article="two"),
        mention("Jordan", "Person", article="three"),
        mention("A+B", "Company"),
        mention("A/B", "Company"),
    )[:3] == ["Vega_Person", "Vega", "Jordan_Person"]


def test_a_clash_does_not_rename(ontology: Ontology) -> None:
    """A town keeps its id when an article about a person of its name joins."""
    town, person = mention("Vega", "City"), mention("Vega", "Person", article="two")
    assert ids(ontology, town) == ids(ontology, town, person)[:1]


def test_an_id_does_not_follow_the_majority(ontology: Ontology) -> None:
    """Articles that spell or call a thing in another way change its name, but not its id."""
    lopes = [mention("Ana Sá Lopes", article=str(at)) for at in range(3)]
    others = [mention("Ana Lopes"), mention("Ana Sa Lopes", article="4")]
    (before,), (after,) = entities(ontology, *others), entities(ontology, *others, *lopes)
    assert (before.id, before.name) == ("Ana_Lopes", "Ana Sa Lopes")
    assert (after.id, after.name) == ("Ana_Lopes", "Ana Sá Lopes")


def test_equal_slugs(ontology: Ontology) -> None:
    """Names that differ only in signs an id cannot hold get different ids."""
    first, second = ids(ontology, mention("Vega (+)", "Company"), mention("Vega (X)", "Company"))
    assert first != second


def test_an_ambiguous_surname(ontology: Ontology) -> None:
    """A surname that two persons of the article have names neither of them."""
    found = ids(ontology, mention("Ana Lopes"), mention("Rui Lopes"), mention("Lopes"))
    assert found == ["Ana_Lopes", "Rui_Lopes", "Lopes"]


def test_a_surname_is_of_its_article(ontology: Ontology) -> None:
    """A surname is short for the full name in its own article, whoever else has it."""
    found = ids(
        ontology,
        mention("Ana Lopes"),
        mention("Lopes"),
        mention("Rui Lopes", article="two"),
        mention("Lopes", article="two"),
        mention("Lopes", article="three"),
    )
    assert found == ["Ana_Lopes", "Ana_Lopes", "Rui_Lopes", "Rui_Lopes", "Lopes"]


def test_a_given_name_is_no_surname(ontology: Ontology) -> None:
    """A word that is a given name in the corpus is not a person of another article."""
    found = ids(
        ontology,
        mention("Ana Martin"),
        mention("Martin Lopes", article="two"),
        mention("Martin", article="three"),
    )
    assert found == ["Ana_Martin", "Martin_Lopes", "Martin"]


def test_an_acronym_that_another_article_explains(ontology: Ontology) -> None:
    """An acronym stands for the long name that other articles have beside it, if they agree."""
    found = ids(
        ontology,
        mention("Lima Harbour Union", "Organization"),
        mention("LHU", "Organization"),
        mention("LHU", "Organization", article="two"),
    )
    assert found == ["Lima_Harbour_Union"] * 3


def test_an_acronym_of_another_type(ontology: Ontology) -> None:
    """An acronym means its organization, whichever sort each article takes it for."""
    found = ids(
        ontology,
        mention("Lima Anti-Fraud Commission", "GovernmentBody"),
        mention("LAFC", "GovernmentBody"),
        mention("LAFC", "Organization", article="two"),
    )
    assert found == ["Lima_Anti-Fraud_Commission"] * 3


def test_hyphens_in_an_acronym(ontology: Ontology) -> None:
    """A word with a hyphen gives an acronym one letter or two."""
    found = ids(
        ontology,
        mention("Lima Socio-Economic Board", "Organization"),
        mention("LSB", "Organization"),
        mention("LSEB", "Organization"),
    )
    assert found == ["Lima_Socio-Economic_Board"] * 3


def test_a_body_without_its_kind(ontology: Ontology) -> None:
    """An article that gives the full name of a firm may then leave out its sort."""
    found = ids(
        ontology,
        mention("Lazuli Group Holdings", "Company"),
        mention("Lazuli", "Organization"),
        mention("Lazuli", "Person"),
        mention("Lazuli", "Organization", article="two"),
    )
    assert found[0] == found[1] == found[2] != found[3]


def test_a_person_beside_a_body(ontology: Ontology) -> None:
    """A surname stays a person's where the article has that person, whatever a firm is called."""
    found = ids(
        ontology,
        mention("Maria Lazuli", "Person"),
        mention("Lazuli", "Person"),
        mention("Lazuli Group", "Company"),
    )
    assert found[0] == found[1] != found[2]


def test_a_surname_with_a_particle(ontology: Ontology) -> None:
    """A surname of several words is not taken for the full name."""
    forms = ["al-Haddad", "al-Haddad", "Samir al-Haddad", "Haddad"]
    assert ids(ontology, *map(mention, forms)) == ["Samir_al-Haddad"] * 4


def test_father_and_son(ontology: Ontology) -> None:
    """The surname of a father and his "Jr." means the father."""
    found = ids(ontology, mention("Rui Lopes Jr."), mention("Rui Lopes"), mention("Lopes"))
    assert found == ["Rui_Lopes_Jr", "Rui_Lopes", "Rui_Lopes"]


def test_the_name_of_an_institution(ontology: Ontology) -> None:
    """An institution gets its shortest name that says whose it is."""
    forms = ["Foreign Ministry", "Foreign Ministry", "Ministry of Foreign Affairs of Turkey"]
    (ministry,) = entities(
        ontology, *(mention(form, "Ministry") for form in [*forms, "Turkish Foreign Ministry"])
    )
    assert ministry.id == "Turkish_Foreign_Ministry"
    assert ministry.aliases == ("Foreign Ministry", "Ministry of Foreign Affairs of Turkey")


def test_an_initial_between_two(ontology: Ontology) -> None:
    """An initial that fits two persons joins neither; they stay apart."""
    found = ids(ontology, mention("Ana Lopes"), mention("Alba Lopes"), mention("A. Lopes"))
    assert len(set(found)) == 3


def test_all_mentions_of_statements(ontology: Ontology) -> None:
    """Each mention that a statement uses is resolved."""
    passage = Passage("one", 0, 10**6, "a passage")
    parts = [mention(name) for name in ("Ana Sá", "Rui Sá", "Jo Wu", "Li Wu")]
    day = value("2 June", "Time", "2025-06-02")
    lima = mention("Lima", "City")
    statement = Statement(
        parts[0], "kg:meets", parts[1], passage, (passage,), when=day, where=lima,
        holders=(Holder(parts[2]),), qualifiers=(Qualifier("with", parts[3]),),
    )  # fmt: skip  # one argument a line hides the point
    made = replace(extraction("one"), statements=(statement,))
    assert set(resolve([made], ontology).entity_of) == {*parts, day, lima}


def test_odd_names(ontology: Ontology) -> None:
    """Names without letters, very long, or in other scripts have an id as well."""
    odd = ["???", "x" * 500, "Москва", "…", "a_b"]
    found = ids(ontology, *(mention(name, "Organization") for name in odd))
    assert all(0 < len(identifier) < 120 for identifier in found)
    assert len(set(found)) == 5
    assert found[2] == "Москва"


def test_other_articles_do_not_change_ids(ontology: Ontology) -> None:
    """What one article names keeps its ids when unrelated articles join."""
    mine = (
        mention("Ana Lopes"),
        nominal("a document", "Document"),
        nominal("the talks", "Meeting"),
    )
    other = (mention("Jo Wu", article="two"), nominal("the talks", "Meeting", article="two"))
    assert ids(ontology, *mine) == ids(ontology, *mine, *other)[:3]


NAMES = st.sampled_from(
    ["Ana Lopes", "Lopes", "A. Lopes", "Alba Lopes", "Rui Lopes", "LHU", "Lima Harbour Union",
     "Foreign Ministry", "Turkish Foreign Ministry", "Vega", "Jordan", "Lopez", "the talks"]
)  # fmt: skip  # a list of words
MENTIONS = st.builds(
    lambda name, kind, type_, article, start: mention(
        name, type_, article=article, kind=kind, start=start
    ),
    NAMES,
    st.sampled_from([MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN]),
    st.sampled_from(["Person", "Organization", "Company", "City", "Thing", "Meeting"]),
    st.sampled_from(["one", "two", "three"]),
    st.integers(0, 50),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(MENTIONS, max_size=14), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    ontology: Ontology, mentions: list[Mention], shuffle: random.Random
) -> None:
    """Any order of articles and of mentions gives the same resolution."""
    shuffled = list(mentions)
    shuffle.shuffle(shuffled)
    extractions = by_article(*shuffled)
    shuffle.shuffle(extractions)
    assert resolve(extractions, ontology) == resolve(by_article(*mentions), ontology)


@settings(max_examples=60, deadline=None)
@given(st.lists(MENTIONS, max_size=14))
def test_ids_are_unique(ontology: Ontology, mentions: list[Mention]) -> None:
    """Each entity has its own id, and each mention has an entity."""
    found = resolve(by_article(*mentions), ontology)
    identifiers = [entity.id for entity in found.entities]
    assert identifiers == sorted(set(identifiers))
    assert set(found.entity_of) == set(mentions)
    assert set(found.entity_of.values()) == set(identifiers)


def corpus(articles: int, mentions: int) -> list[Extraction]:
    """Return made-up articles with this many mentions of persons, organizations, descriptions."""
    chance = random.Random(7)
    surnames = [f"{a}{b}{c}" for a in ("Lop", "Kar", "Sil") for b in "aeiou" for c in ("v", "nd")]
    given_names = ["Ana", "Alba", "Rui", "Jo", "Maria", "Pedro", "Olga", "Tom"]
    made = []
    for number in range(articles):
        name = f"article-{number}"
        people = [f"{chance.choice(given_names)} {chance.choice(surnames)}" for _ in range(3)]
        held = []
        for at in range(mentions):
            person = chance.choice(people)
            body = f"{chance.choice(surnames)} Harbour Union {number % 500}"
            text, type_, kind = chance.choice(
                [
                    (person, "Person", MentionKind.NAME),
                    (person.split()[1], "Person", MentionKind.NAME),
                    (body, "Organization", MentionKind.NAME),
                    ("the talks", "Negotiation", MentionKind.NOMINAL),
                    ("a document", "Document", MentionKind.NOMINAL),
                ]
            )
            held.append(mention(text, type_, article=name, kind=kind, start=at * 10))
        made.append(extraction(name, *held))
    return made


def test_ten_thousand_mentions(ontology: Ontology) -> None:
    """A corpus of 10,000 mentions is resolved in under two seconds."""
    made = corpus(500, 20)
    began = time.process_time()
    found = resolve(made, ontology)
    assert time.process_time() - began < 2
    assert len(found.entity_of) == 10_000
