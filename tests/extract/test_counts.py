"""Behaviour of kg.extract.mentions.counts: what is counted is the mention, and how many."""

from __future__ import annotations

from tests.extract.trees import read

TEXT = "Dozens of soldiers and 40% of voters left Oslo on 34 ships."


def test_counted_noun_is_the_mention() -> None:
    """So and so many of a group are of its kind and have its head."""
    subjects = {stated.subject for stated in read(TEXT).statements}
    found = {(each.text, each.type, each.head) for each in subjects}
    assert found == {
        ("Dozens of soldiers", "Group", "soldier"),
        ("40% of voters", "Group", "voter"),
    }


def test_number_is_the_value() -> None:
    """A numeral or a share is the value of what it counts; "dozens" leaves it open."""
    values = {mention.text: mention.value for mention in read(TEXT).mentions}
    assert values["34 ships"] == "34 ship"
    assert values["40% of voters"] == "40 %"
    assert values["Dozens of soldiers"] is None
