"""Behaviour of kg.extract.values: a Doc → times, money, percentages and quantities."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

import pytest
import spacy
import yaml
from spacy.tokens import Doc, Span

from kg.extract.from_spacy import plain_tokens
from kg.extract.values import Value, find_values

NLP = spacy.blank("en")
FRESH = Path(__file__).parent.parent / "cases" / "values.yaml"
SUNDAY = datetime(2025, 6, 1, tzinfo=UTC)

CASES: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    ("They paid $5 million on 2 June 2025.",
     [("$5 million", "Money", "5000000 USD"), ("2 June 2025", "Time", "2025-06-02")]),
    ("It is worth €1.2 trillion, 5bn euros or £300,000.",
     [("€1.2 trillion", "Money", "1200000000000 EUR"), ("5bn euros", "Money", "5000000000 EUR"),
      ("£300,000", "Money", "300000 GBP")]),
    ("It cost between $3 and $4 billion, then $3-4 million.",
     [("$3 and $4 billion", "Money", "3000000000/4000000000 USD"),
      ("$3-4 million", "Money", "3000000/4000000 USD")]),
    ("It is valued between $12-14 billion, or HK $90 billion.",
     [("$12-14 billion", "Money", "12000000000/14000000000 USD"),
      ("HK $90 billion", "Money", "90000000000 HKD")]),
    ("Rs 500 crore, USD 5 million, 30 cents and half a million Swiss francs",
     [("Rs 500 crore", "Money", "5000000000 INR"), ("USD 5 million", "Money", "5000000 USD"),
      ("30 cents", "Money", "0.3 USD"),
      ("half a million Swiss francs", "Money", "500000 CHF")]),
    ("Millions of dollars vanished at $50 a barrel.",
     [("Millions of dollars", "Money", None), ("$50", "Money", "50 USD")]),
    ("He bought ten pounds of flour for ten pounds.",
     [("ten pounds", "Quantity", "10 lb"), ("ten pounds", "Money", "10 GBP")]),
    ("About 40 per cent, 5.5 percentage points, 5-10% and between 5 and 10 per cent.",
     [("About 40 per cent", "Percentage", "40 %"),
      ("5.5 percentage points", "Percentage", "5.5 pp"), ("5-10%", "Percentage", "5/10 %"),
      ("5 and 10 per cent", "Percentage", "5/10 %")]),
    ("It lies 40 kilometres away, 12 tonnes of grain at 60 mph and 35°C.",
     [("40 kilometres", "Quantity", "40 km"), ("12 tonnes", "Quantity", "12 t"),
      ("60 mph", "Quantity", "60 mi/h"), ("35°C", "Quantity", "35 °C")]),
    ("After five years a 35-year-old man began a three-month strike of two and a half hours.",
     [("five years", "Quantity", "P5Y"), ("35-year-old", "Quantity", "P35Y"),
      ("three-month", "Quantity", "P3M"), ("two and a half hours", "Quantity", "PT2.5H")]),
    ("For a week, several days or in two hundred and fifty minutes.",
     [("a week", "Quantity", "P1W"), ("several days", "Quantity", None),
      ("two hundred and fifty minutes", "Quantity", "PT250M")]),
    ("They met on May 15 around 10:45 AM and talked until noon.",
     [("May 15", "Time", "2025-05-15"), ("around 10:45 AM", "Time", "T10:45"),
      ("noon", "Time", "T12:00")]),
    ("From 3 to 5 May, 28 May to 2 June, between Monday and Wednesday, from 2022 to 2024.",
     [("3 to 5 May", "Time", "2025-05-03/2025-05-05"),
      ("28 May to 2 June", "Time", "2025-05-28/2025-06-02"),
      ("Monday and Wednesday", "Time", "2025-05-26/2025-05-28"),
      ("2022 to 2024", "Time", "2022/2024")]),
    ("On Monday and on Tuesday, Friday and Saturday",
     [("Monday", "Time", "2025-05-26"), ("Tuesday", "Time", "2025-05-27"),
      ("Friday", "Time", "2025-05-30"), ("Saturday", "Time", "2025-05-31")]),
    ("The 2022 election came in 2022, in the 1990s and last week.",
     [("2022", "Time", "2022"), ("2022", "Time", "2022"),
      ("the 1990s", "Time", "1990/1999"), ("last week", "Time", "2025-05-19/2025-05-25")]),
    ("Zelenskyy said as of the evening of Saturday 31 May, and three days ago",
     [("the evening of Saturday 31 May", "Time", "2025-05-31"),
      ("three days ago", "Time", "2025-05-29")]),
    ("He left in March, and you may go in May.",
     [("March", "Time", "2025-03"), ("May", "Time", "2025-05")]),
]  # fmt: skip  # one sentence and its values per entry

NOTHING = [
    "You may march to the second square.",
    "March to the palace, May said.",
    "The august judge told April everything.",
    "300 people died and 12 won.",
    "The score was 2:1 in version 3.11.",
    "",
]


def values_in(doc: Doc) -> list[tuple[str, str, str | None]]:
    """Return (words, type, value) of all values in a Doc dated Sunday 1 June 2025."""
    return [
        (doc[value.start : value.end].text, value.type, value.value)
        for value in values_of(doc, reference=SUNDAY)
    ]


def values_of(doc: Doc, *, reference: datetime | None = None) -> list[Value]:
    """Return the values of a Doc without a parse: each sentence hangs on its first word."""
    firsts = accumulate((t.i if t.is_sent_start else 0 for t in doc), max)
    tokens = plain_tokens(doc).with_arcs([*firsts], [""] * len(doc))
    return find_values(tokens, reference=reference)


@pytest.mark.parametrize(("text", "values"), CASES)
def test_values_are_found_and_normalised(text: str, values: list[tuple[str, str, str]]) -> None:
    """Each value is found whole, typed and normalised, in text order."""
    assert values_in(NLP(text)) == values


@pytest.mark.parametrize(("text", "values"), yaml.safe_load(FRESH.read_text("utf-8")))
def test_values_of_news(text: str, values: list[list[str | None]]) -> None:
    """Each way in which news writes a time or an amount gives its one normal form."""
    assert [list(value) for value in values_in(NLP(text))] == values


@pytest.mark.parametrize("text", NOTHING)
def test_lookalikes_are_no_values(text: str) -> None:
    """Verbs, names, counts of people and scores are no values."""
    assert values_in(NLP(text)) == []


@pytest.mark.parametrize(
    "words", [["$", "5", "bn"], ["$5bn"], ["$", "5bn"]], ids=["three", "one", "two"]
)
def test_tokenization_does_not_matter(words: list[str]) -> None:
    """A value is found however the tokenizer cut it."""
    doc = Doc(NLP.vocab, words=words, spaces=[False] * len(words))
    assert values_in(doc) == [("$5bn", "Money", "5000000000 USD")]


def test_name_around_a_weekday_wins() -> None:
    """A weekday inside a longer name is part of the name."""
    doc = NLP("He told the Sunday Times on Sunday.")
    doc.ents = [Span(doc, 3, 5, label="ORG")]
    assert values_in(doc) == [("Sunday", "Time", "2025-06-01")]


def test_plural_noun_makes_a_number_a_count() -> None:
    """In "of 2000 soldiers" the number counts soldiers and is no year."""
    words = ["A", "force", "of", "2000", "soldiers", "came", "in", "2000"]
    tags = ["DT", "NN", "IN", "CD", "NNS", "VBD", "IN", "CD"]
    assert [value.start for value in values_of(Doc(NLP.vocab, words=words, tags=tags))] == [7]


def test_value_never_crosses_a_sentence() -> None:
    """A day that ends one sentence does not join a month that begins the next."""
    words = ["They", "were", "12", ".", "May", "5", "came", "."]
    starts = [True, False, False, False, True, False, False, False]
    doc = Doc(NLP.vocab, words=words, sent_starts=starts)
    assert values_in(doc) == [("May 5", "Time", "2025-05-05")]


def test_paragraph_break_ends_a_value() -> None:
    """A blank line stands between a number and what follows."""
    assert values_in(NLP("Chapter 12\n\nMay came")) == []


def test_without_reference_only_full_times_resolve() -> None:
    """Without the article's date a day without a year is found but stays open."""
    assert [value.value for value in values_of(NLP("On 2 June and on 3 June 2024."))] == [
        None,
        "2024-06-03",
    ]
