"""Words of dates become UTC times."""

from __future__ import annotations

import pytest

from kg.read.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T14:30:00Z", "2024-03-05T14:30:00+00:00"),
        ("2024-03-05T14:30:00.123+02:00", "2024-03-05T12:30:00+00:00"),
        ("5 March 2024, 14:30", "2024-03-05T14:30:00+00:00"),
        ("March 5, 2024 2:30 p.m. EDT", "2024-03-05T18:30:00+00:00"),
        ("Tuesday, 5 March 2024", "2024-03-05"),
        ("05.03.2024 14:30", "2024-03-05T14:30:00+00:00"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("2024/03/05", "2024-03-05"),
        ("14:30, 5 March 2024", "2024-03-05T14:30:00+00:00"),
        ("5th of March 2024 at 09:05 GMT", "2024-03-05T09:05:00+00:00"),
        ("Tue, 05 Mar 2024 14:30:00 GMT", "2024-03-05T14:30:00+00:00"),
        ("12:15 am, Sept. 1, 2024", "2024-09-01T00:15:00+00:00"),
        ("1 May 2024 99:99", "2024-05-01"),
        ("July 30, 2022, 6:05 p.m. PT", "2022-07-31T01:05:00+00:00"),
        ("January 30, 2022, 6 p.m. Eastern Time", "2022-01-30T23:00:00+00:00"),
        ("July 4, 2024 5 pm EST", "2024-07-04T21:00:00+00:00"),
        ("3 May 2024 10.20am BST", "2024-05-03T09:20:00+00:00"),
        ("3 May 2024 1430 GMT", "2024-05-03T14:30:00+00:00"),
        ("3 May 2024 14:30 (GMT+3)", "2024-05-03T11:30:00+00:00"),
        ("Feb 7, 2023 / 11:52 PM CET", "2023-02-07T22:52:00+00:00"),
        ("6 October 2022 - 18h30", "2022-10-06T18:30:00+00:00"),
        ("Sun Nov 23 16:00:00 EDT 2014", "2014-11-23T20:00:00+00:00"),
        ("20240503T143000Z", "2024-05-03T14:30:00+00:00"),
        ("2024-05-03T14:30-07", "2024-05-03T21:30:00+00:00"),
    ],
)
def test_common_forms(words: str, expected: str) -> None:
    """Every common way to write a full date is read; no zone means UTC, no time a day."""
    found = parse_date(words)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "words",
    ["5 March", "01/06/2024", "31 February 2024", "99.99.2024", "2024", "soon", "",
     "on 5 March 2024 in Lima", "0000-00-00", "5 March 20245"],
)  # fmt: skip  # a list of words
def test_no_full_date(words: str) -> None:
    """Words without a year, with an impossible or ambiguous day, or with more than a date: None."""
    assert parse_date(words) is None


def test_the_first_date_of_a_line() -> None:
    """A date is found with its offsets, the leftmost first."""
    line = "Updated 2024-03-07, published 5 March 2024"
    found = find_date(line)
    assert found is not None
    assert line[found.start : found.end] == "2024-03-07"


@pytest.mark.parametrize("words", ["0001-01-01 00:00 +14:00", "9999-12-31 23:59 -12:00"])
def test_the_ends_of_the_calendar(words: str) -> None:
    """A zone that shifts a time out of the calendar is no error."""
    assert parse_date(words) is None
