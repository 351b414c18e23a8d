"""Behaviour of kg.evaluation.reference: reading marked passages, counting links."""

from __future__ import annotations

from kg.evaluation.reference import CASES, Link, parse_passage, read_passages, summary


def test_marks_are_read() -> None:
    """A passage is its text without the marks; mentions nest and know their chain."""
    passage = parse_passage("[1=Eva Holt] sold [2 [1 her] boat]; [? we] saw.")
    assert passage.text == "Eva Holt sold her boat; we saw."
    found = [(passage.text[m.start : m.end], m.chain, m.name) for m in passage.mentions]
    assert found == [
        ("Eva Holt", "1", True),
        ("her boat", "2", False),
        ("her", "1", False),
        ("we", "?", False),
    ]


def test_every_passage_is_closed() -> None:
    """No mark of a passage is left open, and each chain with a pronoun has two mentions."""
    for path in sorted(CASES.glob("*.yaml")):
        for passage in read_passages(path):
            assert "[" not in passage.text
            assert "]" not in passage.text
            assert len(passage.mentions) > 8


def test_links_are_counted_apart() -> None:
    """Of each kind: what is wanted and found, and how many of the found are wrong."""
    links = [
        Link("engineer", "nominal", True, "Holt", True, True),
        Link("firm", "nominal", True, "Herald", False, False),
        Link("bank", "nominal", True, None, False, True),
        Link("she", "pronoun", True, "Holt", True, True),
    ]
    nominal = {"wanted": 3, "precision": 0.5, "recall": 1 / 3, "found": 2, "wrong": 1}
    assert summary(links, "nominal") == nominal
    assert summary(links, "named")["recall"] == 0.5
    assert summary(links, "pronoun")["wrong"] == 0
