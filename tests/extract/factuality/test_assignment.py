"""Who says so: holders of statements, as far down as a text nests them."""

from __future__ import annotations

import pytest

from kg.records import Modality, Statement
from tests.extract.trees import one, read

REPORTED, ALLEGED, ASSERTED = Modality.REPORTED, Modality.ALLEGED, Modality.ASSERTED
CASES = [
    ("Reuters reported that Sweden had signed the treaty.", REPORTED, ["Reuters 0"]),
    ("Tomas Holt said that Sweden had signed the treaty.", ALLEGED, ["Tomas Holt 0"]),
    ("Officials told Reuters that Sweden had signed the treaty.", ALLEGED,
     ["Reuters 0", "Officials 1"]),
    ("A source in the ministry told Reuters that Sweden had signed the treaty.", REPORTED,
     ["Reuters 0", "A source in the ministry 1"]),
    ("A source close to the ministry told Reuters that Sweden had signed the treaty.", REPORTED,
     ["Reuters 0", "A source close to the ministry 1"]),
    ("Anna Berg told Tomas Holt that Sweden had signed the treaty.", ALLEGED, ["Anna Berg 0"]),
    ("According to Anna Berg, Sweden signed the treaty.", ALLEGED, ["Anna Berg 0"]),
    ("According to Reuters, Sweden signed the treaty.", REPORTED, ["Reuters 0"]),
    ("Sweden signed the treaty, according to the minister.", ALLEGED, ["the minister 0"]),
    ("Reuters reported, citing officials, that Sweden had signed the treaty.", ALLEGED,
     ["Reuters 0", "officials 1"]),
    ("As Reuters reported, Sweden signed the treaty.", REPORTED, ["Reuters 0"]),
    ("Sweden signed the treaty, Reuters reported.", REPORTED, ["Reuters 0"]),
    ("Sweden, Reuters reported, signed the treaty.", REPORTED, ["Reuters 0"]),
    ('"Sweden has signed the treaty in Oslo," Tomas Holt said.', ALLEGED, ["Tomas Holt 0"]),
    ("Reuters reported that Holt had said that Sweden signed the treaty.", ALLEGED,
     ["Reuters 0", "Holt 1"]),
    ("Anna Berg denied that Sweden signed the treaty.", ALLEGED, ["Anna Berg 0"]),
    ("Anna Berg confirmed that Sweden signed the treaty.", ASSERTED, ["Anna Berg 0"]),
    ("It was reported that Sweden had signed the treaty.", REPORTED, []),
    ("Sweden signed the treaty. This was reported by Reuters.", REPORTED, ["Reuters 0"]),
    ("Sweden signed the treaty, media reported with reference to Anna Berg.", ALLEGED,
     ["media 0", "Anna Berg 1"]),
    ('"Sweden has signed the treaty in Oslo and will leave," Tomas Holt told reporters on Monday.',
     ALLEGED, ["Tomas Holt 0"]),
]  # fmt: skip  # one row a case


def holders(statement: Statement) -> list[str]:
    """Return the holders of a statement with their levels."""
    return [f"{holder.text} {holder.level}" for holder in statement.holders]


@pytest.mark.parametrize(("text", "modality", "expected"), CASES)
def test_holders(text: str, modality: Modality, expected: list[str]) -> None:
    """What a medium or its unnamed source says is reported, what others say is alleged."""
    signs = one(read(text), "kg:signs")
    assert (signs.subject.text, signs.modality, holders(signs)) == ("Sweden", modality, expected)


@pytest.mark.parametrize(
    "text",
    [
        text
        for text, *_, holders in CASES
        if holders and "ccording" not in text and "This" not in text
    ],
)
def test_telling_is_a_fact(text: str) -> None:
    """That somebody says something is told in the article's own voice."""
    tellings = [s for s in read(text).statements if s.rule == "telling" and not s.holders]
    assert tellings
    assert all(telling.modality is ASSERTED for telling in tellings)
    assert all(telling.object and telling.object.type == "Phrase" for telling in tellings)


def test_holder_reaches_coordinated_clauses() -> None:
    """A report reaches all clauses that are coordinated in it."""
    found = read("Reuters said Berg left and Holt stayed.")
    assert holders(one(found, "rel:leave")) == ["Reuters 0"]
    assert holders(one(found, "rel:stay")) == ["Reuters 0"]


def test_source_of_one_conjunct() -> None:
    """ "According to" in the second of two clauses does not reach the first."""
    found = read("Berg left Oslo and, according to Reuters, met Holt.")
    assert one(found, "kg:leaves").modality is ASSERTED
    assert one(found, "kg:meets").modality is REPORTED


def test_report_looks_back_to_its_paragraph() -> None:
    """ "This was reported by X" makes X the holder of what its paragraph said before."""
    found = read("Sweden signed the treaty.¶ Chad left Oslo. This was reported by Reuters.")
    assert holders(one(found, "kg:leaves")) == ["Reuters 0"]
    assert holders(one(found, "kg:signs")) == []


def test_accused_of() -> None:
    """What somebody is accused of is held by the accuser, within what is reported."""
    found = read("Kenya, the newspaper reported, accused Chad of shelling the port.")
    accuses, attacks = one(found, "kg:accuses"), one(found, "kg:attacks")
    assert (accuses.modality, holders(accuses)) == (REPORTED, ["the newspaper 0"])
    assert (attacks.modality, holders(attacks)) == (ALLEGED, ["the newspaper 0", "Kenya 1"])


def test_passive_accusation_has_no_accuser() -> None:
    """An accusation without accuser is alleged; the accused does not hold it."""
    found = read("Officials told Reuters that Chad had been accused of shelling the port.")
    attacks = one(found, "kg:attacks")
    assert (attacks.modality, holders(attacks)) == (ALLEGED, ["Reuters 0", "Officials 1"])


def test_quotation_without_speaker() -> None:
    """A quotation is never in the article's own voice, even if nothing says whose it is."""
    found = read('Tomas Holt welcomed the news. "Sweden has signed the treaty in Oslo."')
    assert one(found, "kg:signs").modality is ALLEGED


def test_nobody_holds_what_was_not_said() -> None:
    """Who did not say something does not hold it."""
    signs = one(read("Anna Berg did not say that Sweden signed the treaty."), "kg:signs")
    assert (signs.modality, holders(signs)) == (Modality.POSSIBLE, [])


def test_nobody_holds_what_is_about_to_be_said() -> None:
    """The claim that a noun names is alleged."""
    found = read("Holt's claim that Berg signed the pact angered Chad.")
    assert one(found, "kg:signs").modality is ALLEGED


def test_scare_quotes_are_no_quotation() -> None:
    """Two words in quotation marks leave the sentence in the article's own voice."""
    calls = [s for s in read('Holt called the pact a "great deal".').statements if s.holders == ()]
    told = {s.modality for s in calls if s.object and s.object.text.startswith("the pact")}
    assert told == {ASSERTED}
