"""Which earlier words a pronoun or a bare definite noun stands for."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.coreference.chains import chain_names
from kg.extract.coreference.clusters import Cluster, cluster
from kg.extract.coreference.descriptions import Descriptions
from kg.extract.coreference.features import Pairs
from kg.extract.coreference.phrases import Phrase, find_phrases
from kg.extract.grammar.gender import gender_of_words
from kg.extract.mentions.names import read_names
from kg.ontology import load_ontology
from kg.records import Article, Mention, MentionKind, Passage, Statement
from tests.extract.trees import read, tree


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Anna Berg left Oslo. She met Tomas Holt.", "She", "Anna Berg"),
        ("Tomas Holt said that he had met Anna Berg.", "he", "Tomas Holt"),
        ("Anna Berg met a delegation from Peru. The delegation left.", "The delegation",
         "delegation"),
        ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", "who", "Anna Berg"),
        ("Berg has not signed the treaty, which Holt gave her.", "her", "Berg"),
        ("A company in Oslo bought Vinter Bank. The company then sold it.", "The company",
         "company in Oslo"),
        ("Vinter Bank closed its office in Lima. The company fired Tomas Holt.", "The company",
         "Vinter Bank"),
        ("When she resigned, Anna Berg left Oslo.", "she", "Anna Berg"),
        ('"I met Tomas Holt," Anna Berg said.', "I", "Anna Berg"),
        ("Anna Berg met Tomas Holt. He told her that she had won.", "her", "Anna Berg"),
        ("Tomas Holt, who resigned when he was charged, left Oslo.", "he", "Tomas Holt"),
        ("Tomas Berg lost. Karl Holt is his lawyer.", "his", "Tomas Berg"),
        ("Tomas Holt replied to Karl Berg. He accused Holt of lying.", "He", "Karl Berg"),
        ("Anna Berg led the talks with the government of Chad, which led to the treaty.", "which",
         "talks with the government of Chad"),
    ],
)  # fmt: skip  # one row a case
def test_stands_for(text: str, words: str, name: str) -> None:
    """A pronoun takes up the salient mention that agrees; "the company" the only one named."""
    (mention,) = {m for m in _arguments(read(text).statements) if m.text == words}
    assert mention.referent.name == name
    assert mention.referent.text != words


def test_several_persons() -> None:
    """They are all who were named together."""
    found = read("Anna Berg and Mina Sato left Oslo. They met Tomas Holt.").statements
    meeting = [s.subject.referent.name for s in found if s.predicate == "kg:meets"]
    assert sorted(meeting) == ["Anna Berg", "Mina Sato"]


def test_it_is_what_happened() -> None:
    """In "It was good news" it is what was said before, no country or person."""
    (news,) = [
        s
        for s in read("Sweden signed the treaty. It was good news.").statements
        if s.predicate == "rel:be"
    ]
    assert news.subject.refers_to is None


def test_things_are_no_persons() -> None:
    """The ships that "it" had built are the firm's, not its owner's."""
    found = read("The firm whose owner fled sold the ships that it had built.").statements
    (built,) = [s for s in found if s.predicate == "kg:manufactures"]
    assert built.subject.referent.text == "The firm whose owner fled"


def test_a_title_has_no_owner() -> None:
    """In "His Majesty" nobody is taken up, so that nobody's name comes before it."""
    found = read("Tomas Holt left Oslo. On Monday His Majesty left Lima.").statements
    assert "Majesty" in {each.subject.name for each in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It emerged that Holt had met her.", "her"),
        ("The city where she met Holt fell.", "she"),
        ("The Norwegian delegation left.", "The Norwegian delegation"),
        ("Anna Holt, the sister of Lars Holt, who was named mayor, left Oslo.", "who"),
        ("Anna Holt closed the bank, which led to losses.", "which"),
    ],
)
def test_stands_for_nothing(text: str, words: str) -> None:
    """Where nothing before agrees, or grammar forbids it, a pronoun stays open."""
    (mention,) = {m for m in _arguments(read(text).statements) if m.text == words}
    assert mention.refers_to is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Anne-Marie Holt", "female"), ("Mr Sato", "male"), ("Sato", None), ("Robin Vinter", None)],
)
def test_gender_of_names(name: str, gender: str | None) -> None:
    """A given name or a title tells the gender; what men and women are called tells none."""
    assert gender_of_words(name) == gender


def test_gender_said_once() -> None:
    """What a person is said to be tells the gender wherever the name stands."""
    doc = tree("Kaur is a businesswoman. Kaur left Oslo. She met Berg.")
    phrases = find_phrases(read_names(doc, Article.from_text(doc.text), load_ontology()))
    assert [each.agreement for each in phrases if each.token.text == "Kaur"] == ["female"] * 2


def test_names_that_are_alike() -> None:
    """A surname takes up the full name and its gender; another given name is another person."""
    names = [_name(each) for each in ("Tomas Holt", "Mina Sato", "Holt", "Ana Holt", "Q")]
    chains = chain_names((0, name) for name in names)
    numbers = [chains[name].number for name in names]
    assert len(set(numbers)) == 4
    assert numbers[0] == numbers[2]
    assert chains[names[2]].gender == "male"


def test_full_names_beside_short_ones() -> None:
    """A sentence that says "Holt" and then "Tomas Holt" tells of two; a later one of the same."""
    short, *full = [_name(each) for each in ("Holt", "Tomas Holt", "Tomas  Holt")]
    beside, after = (chain_names([(0, short), (at, name)]) for at, name in enumerate(full))
    assert beside[full[0]] is not beside[short]
    assert after[full[1]] is after[short]


def test_a_link_must_be_likely() -> None:
    """The likeliest cluster is joined if it is likely enough; of the two thresholds by one only."""
    found = _clusters([0.6, 0.3], least=0.5)
    assert [len(each.phrases) for each in found] == [2, 1]
    assert [len(each.phrases) for each in _clusters([0.6, 0.3], least=0.7)] == [1, 1, 1]


def test_no_cluster_of_two_genders() -> None:
    """A woman is not what "he" is, however likely the ranker has it."""
    found = _clusters([0.9, 0.0], least=0.5, genders=("female", "person", "male"))
    assert [len(each.phrases) for each in found] == [1, 1, 1]


def test_a_person_is_named() -> None:
    """Of two clusters "she" rather takes up the one with a name."""
    head = tree("When she resigned, Anna Berg left Oslo.")[0]
    phrases = [
        Phrase(head, at, at, 0, form, "subject", "female", "Person", chain=chain)
        for at, (form, chain) in enumerate((("female", -1), ("name", 0), ("female", -1)))
    ]
    found = _cluster(phrases, [0.5, 0.3], least={"female": 0.1, "name": 0.1})
    assert [[one.first for one in each.phrases] for each in found] == [[0], [1, 2]]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Tomas Holt left Oslo and sold his house.", ["Tomas", "his"]),
        (
            "Vinter Bank closed its office in Lima. The company fired Tomas Holt.",
            ["Bank", "its", "company"],
        ),
        ("Tomas Holt closed its office.", []),
    ],
)
def test_a_possessive_left_open_is_of_the_subject(text: str, linked: list[str]) -> None:
    """What the ranker links to nothing belongs to the clause's subject, if that agrees."""
    doc = tree(text)
    phrases = find_phrases(read_names(doc, Article.from_text(doc.text), load_ontology()))
    none, starts = np.empty((0, 0), np.int32), np.zeros(len(phrases) + 1, np.int32)
    pairs = Pairs(starts[:0], starts, none, none, np.empty((0, 0), np.float16))
    least = {phrase.form: 0.5 for phrase in phrases}
    descriptions = Descriptions(load_ontology())
    found = cluster(phrases, pairs, [], least=least, descriptions=descriptions)
    several = [each.phrases for each in found if any(p.role == "poss" for p in each.phrases[1:])]
    assert [phrase.token.text for each in several for phrase in each] == linked


def _clusters(
    likely: list[float], *, least: float, genders: tuple[str, ...] = ("person",) * 3
) -> list[Cluster]:
    """Return the clusters of two names and a pronoun, given how likely each name is."""
    head = tree("Tomas Holt said that he had met Anna Berg.")[0]
    phrases = [Phrase(head, 0, 0, 0, "name", "subject", gender, "Person") for gender in genders]
    return _cluster(phrases, likely, least={"name": least})


def _cluster(
    phrases: list[Phrase], likely: list[float], *, least: dict[str, float]
) -> list[Cluster]:
    """Return the clusters of two phrases and a third that may take up either."""
    earlier, starts = np.array([0, 1], np.int32), np.array([0, 0, 0, 2], np.int32)
    codes, vectors = np.empty((0, 0), np.int32), np.empty((0, 0), np.float16)
    pairs = Pairs(earlier, starts, codes, codes, vectors)
    descriptions = Descriptions(load_ontology())
    return cluster(phrases, pairs, likely, least=least, descriptions=descriptions)


def _name(text: str) -> Mention:
    return Mention(Passage("a", 0, len(text), text), "Person", MentionKind.NAME, text)


def _arguments(statements: tuple[Statement, ...]) -> list[Mention]:
    found = [m for s in statements for m in (s.subject, s.object) if m is not None]
    return found + [part.mention for s in statements for part in s.qualifiers]
