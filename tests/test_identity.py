"""Behaviour of decisions about who is who: the file, and what a build makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.identity import (
    Designation,
    Hint,
    Link,
    add_decision,
    ledger_lines,
    read_decisions,
    read_ledger,
    undo_decision,
)
from kg.ontology import Ontology
from kg.resolve import resolve
from tests.resolve.making import by_article, mention

SOCIETY = Designation("Red Star Society")
STAR = Designation("Red Star")


def decide(folder: Path, one: Designation, other: Designation, *, same: bool) -> Path:
    """Return a file with one decision."""
    add_decision(folder / "identity.jsonl", one, other, same=same)
    return folder / "identity.jsonl"


def test_decisions_are_read_back(tmp_path: Path) -> None:
    """Decisions are numbered by their lines; an undone one is not there any more."""
    file = decide(tmp_path, SOCIETY, STAR, same=True)
    add_decision(file, STAR, Designation("Star", "art-1"), same=False, why="two clubs")
    undo_decision(file, 1)
    (decision,) = read_decisions(file)
    assert (decision.number, decision.same, decision.why) == (2, False, "two clubs")
    assert decision.other == Designation("Star", "art-1")
    assert len(file.read_text("utf-8").splitlines()) == 3


def test_only_what_holds_can_be_undone(tmp_path: Path) -> None:
    """An unknown number is an error that tells the known ones."""
    file = decide(tmp_path, SOCIETY, STAR, same=True)
    with pytest.raises(InputError, match=r"no decision 7 to undo; those that hold: 1"):
        undo_decision(file, 7)


@pytest.mark.parametrize("line", ["{}", "no JSON", '{"decision": "same"}', "[1]"])
def test_a_broken_file(line: str, tmp_path: Path) -> None:
    """A line that is no decision is named, not passed over."""
    file = tmp_path / "identity.jsonl"
    file.write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match="line 1 is no decision"):
        read_decisions(file)


def test_two_names_of_one_thing(tmp_path: Path, ontology: Ontology) -> None:
    """A decision joins what names alone do not, and undoing it parts that again."""
    fir, pine = (mention(text, "Company", article=text) for text in ("Fir Ltd", "Pine Ltd"))
    corpus = by_article(fir, pine)
    before = resolve(corpus, ontology)
    assert before.entity_of[fir] != before.entity_of[pine]
    file = decide(tmp_path, Designation("Fir Ltd"), Designation("Pine Ltd"), same=True)
    decided = resolve(corpus, ontology, decisions=read_decisions(file))
    assert decided.entity_of[fir] == decided.entity_of[pine]
    undo_decision(file, 1)
    assert resolve(corpus, ontology, decisions=read_decisions(file)) == before


def test_one_name_of_two_things(tmp_path: Path, ontology: Ontology) -> None:
    """One name in two articles is parted, with the short names of the second article."""
    full, again = (mention("Ana Sá", article=each) for each in ("art-1", "art-2"))
    short = mention("Sá", article="art-2")
    file = decide(
        tmp_path, Designation("Ana Sá", "art-1"), Designation("Ana Sá", "art-2"), same=False
    )
    decisions = read_decisions(file)
    found = resolve(by_article(full, again, short), ontology, decisions=decisions).entity_of
    assert found[full] != found[again] == found[short]


def test_two_spellings_are_two_persons(tmp_path: Path, ontology: Ontology) -> None:
    """Spellings that names join are parted in every article."""
    one, other = mention("Sergey Sá", article="art-1"), mention("Sergei Sá", article="art-2")
    assert len(set(resolve(by_article(one, other), ontology).entity_of.values())) == 1
    file = decide(tmp_path, Designation("Sergey Sá"), Designation("Sergei Sá"), same=False)
    found = resolve(by_article(one, other), ontology, decisions=read_decisions(file)).entity_of
    assert found[one] != found[other]


def test_a_decision_about_nobody(tmp_path: Path, ontology: Ontology) -> None:
    """A name that no article has changes nothing."""
    corpus = by_article(mention("Ana Sá"))
    file = decide(tmp_path, Designation("Rui Sá"), Designation("Ana Sá"), same=True)
    decided = resolve(corpus, ontology, decisions=read_decisions(file))
    assert decided == resolve(corpus, ontology)


def test_links_say_why(ontology: Ontology) -> None:
    """Each name of an entity has its reason, surest where the article spells the name out."""
    corpus = by_article(
        mention("Ana Sá"), mention("Sá"), mention("Sá", article="two"),
        mention("National Fish Union", "Union"), mention("NFU", "Union"),
    )  # fmt: skip  # an article a line
    links = {(link.name, link.articles): link for link in resolve(corpus, ontology).links}
    assert links["Ana Sá", ("one",)].reason == "the same name"
    assert links["Sá", ("one",)].reason == "short for the full name in its article"
    assert links["Sá", ("two",)].reason == "the only person of the corpus with this name"
    assert links["NFU", ("one",)].reason == "initials of the name in its article"
    assert links["Sá", ("two",)].score < links["Sá", ("one",)].score < 1


def test_names_nearly_alike_are_suggested(ontology: Ontology) -> None:
    """A slip of the pen and a name with one more word are for a person to decide."""
    corpus = by_article(
        mention("Daniel Whitmore"), mention("Daniel Whitmor", article="two"),
        mention("Red Star Relief Club", "Company"), mention("Red Star Club", "Company"),
    )  # fmt: skip  # as above
    found = {(hint.one, hint.other): hint.reasons for hint in resolve(corpus, ontology).hints}
    assert found["Daniel_Whitmor", "Daniel_Whitmore"] == ("nearly the same letters",)
    assert found["Red_Star_Club", "Red_Star_Relief_Club"] == (
        "one name has all words of the other",
    )


def test_the_ledger_is_read_back(tmp_path: Path) -> None:
    """What a build writes of links and hints comes back the same."""
    link = Link("a", "Sá", "the same name", 1.0, ("art-1",))
    hint = Hint("a", "b", ("A", "B"), 0.5, ("near",))
    (tmp_path / "names.jsonl").write_bytes(b"".join(ledger_lines([link], [hint])))
    assert read_ledger(tmp_path / "names.jsonl") == ([link], [hint])
