"""The report of the sentences that gave no statement adds up to all sentences that were read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.explanation import REASONS, UNSURE, Explanation
from kg.extract.silence import why_unstated
from kg.resolve import drop_unresolved
from kg.silence import Silence

TEXT = """Bridge in Porvoo

Mayor Aino Lehto thanked Bo Lind. Who paid for the bridge? Look at the photos! It rained.

Ten men, two dogs."""
GERMAN = "Der Rat der Stadt hat am Montag nach der Sitzung mit dem Bau der Brücke begonnen."


def explained(text: str, *, min_confidence: float = 0.6) -> Explanation:
    """Return the explanation of one text."""
    found = kg.extract(text)
    explanation = Explanation()
    explanation.add(found, drop_unresolved(found), min_confidence=min_confidence)
    return explanation


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Ten men, two dogs.", Silence.NO_CLAUSE),
        ("Look at the photos!", Silence.NO_SUBJECT),
        ("It rained.", Silence.UNRESOLVED),
    ],
)
def test_reasons(sentence: str, reason: Silence) -> None:
    """A sentence without a statement is named with the reason."""
    reasons = {each.passage.text: each.reason for each in explained(TEXT).skipped}
    assert reasons[sentence] == reason
    assert not any(words.startswith("Mayor Aino Lehto") for words in reasons)


@pytest.mark.parametrize("text", [TEXT, "Nobody came.", "…", "They left. They left."])
def test_the_numbers_add_up(text: str) -> None:
    """Each sentence is counted once: as stated, or under one reason."""
    explanation = explained(text)
    assert explanation.stated + sum(explanation.counts.values()) == explanation.sentences
    assert list(explanation.counts) == list(REASONS)
    assert explanation.stated >= 0


@pytest.mark.parametrize(
    ("sentence", "has_subject", "reason"),
    [
        (GERMAN, True, Silence.FOREIGN),
        ("“Who paid?”", True, Silence.QUESTION),
        ("Bridge in Porvoo", None, Silence.NO_CLAUSE),
        ("Look!", False, Silence.NO_SUBJECT),
        ("It is what it is.", True, Silence.NO_RULE),
    ],
)
def test_why_a_sentence_is_silent(sentence: str, has_subject: bool | None, reason: Silence) -> None:
    """Another language is the first reason, then a question, then what its clause lacks."""
    assert why_unstated(sentence, has_subject=has_subject) == reason


def test_below_confidence() -> None:
    """Where no fact is sure enough for an edge, that is the reason."""
    assert explained("Aino Lehto thanked Bo Lind.").counts[UNSURE] == 0
    assert explained("Aino Lehto thanked Bo Lind.", min_confidence=1).counts[UNSURE] == 1


def test_the_command_writes_json(tmp_path: Path) -> None:
    """The file has all counts and each sentence with its place in its article."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    paths = [str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]
    target = tmp_path / "skipped.json"
    result = CliRunner().invoke(main, ["build", *paths, "--explain-skipped", str(target)])
    assert result.exit_code == 0, result.output
    found = json.loads(target.read_text("utf-8"))
    assert found["stated"] + len(found["skipped"]) == found["sentences"]
    assert sum(found["reasons"].values()) == len(found["skipped"])
    look = next(each for each in found["skipped"] if each["sentence"] == "Look at the photos!")
    assert look["reason"] == "no subject"
    assert look["title"] == "Bridge in Porvoo"
    assert look["end"] - look["start"] == len("Look at the photos!")
    table = CliRunner().invoke(main, ["build", *paths, "--explain-skipped"])
    assert "Look at the photos!" in table.output
    assert "Sentences" in table.output


def test_a_path_is_not_taken_for_the_file() -> None:
    """The option in front of the paths is refused: it would overwrite the first of them."""
    result = CliRunner().invoke(main, ["build", "--explain-skipped", "seeds"])
    assert result.exit_code == 2
    assert "put the option behind the PATHS" in result.output
