"""Datelines of many agencies are taken off the first sentence."""

from __future__ import annotations

from datetime import date

import pytest

from kg.read.clean import clean_draft
from kg.read.drafts import Draft
from kg.read.stamps import split_dateline


@pytest.mark.parametrize(
    ("dateline", "medium"),
    [
        ("OSLO, May 3 (Agency) — ", "Agency"),
        ("LONDON, 3 May 2024 (AFP) - ", "AFP"),
        ("Berlin (dpa) - ", "dpa"),
        ("Frankfurt/Main, 3 May (dpa/lhe) - ", "dpa"),
        ("NEW DELHI, May 3 (PTI): ", "PTI"),
        ("BEIJING, May 3 (Xinhua) -- ", "Xinhua"),
        ("HAVANA, Cuba, May 3 (ACN) ", "ACN"),
        ("OSLO, Norway--(BUSINESS WIRE)--", "BUSINESS WIRE"),
        ("NEW YORK, May 3, 2024 /PRNewswire/ -- ", "PRNewswire"),
        ("RIO DE JANEIRO, 03 May 2024, 10:20 GMT (EFE) - ", "EFE"),
        ("ST. PETERSBURG, Fla. (AP) — ", "AP"),
        ("KYIV. May 3. Interfax-Ukraine – ", "Interfax-Ukraine"),
        ("May 3 (Reuters) - ", "Reuters"),
        ("[Reuters] ", "Reuters"),
        ("KUALA LUMPUR, May 3 — ", None),
        ("WASHINGTON, D.C. – May 3, 2024 – ", None),
        ("Sofia/BTA/. ", "BTA"),
        ("BANJUL (EFE) ", "EFE"),
        ("Banjul & Dakar, May 3 2024 (IPS) - ", "IPS"),
        ("Banjul, Gambia – ", None),
        ("Banjul — ", None),
        ("BANJUL- ", None),
        ("BANJUL, WEST COAST.-", None),
        ("BANJUL, May 3: ", None),
        ("BANJUL-3 May 2024: ", None),
        ("Banjul (May 3, 2024): ", None),
    ],
)
def test_datelines(dateline: str, medium: str | None) -> None:
    """Place, day and agency go, whatever stands between them."""
    stamp, rest = split_dateline(f"{dateline}Boats left the port.")
    assert (stamp.publisher, rest) == (medium, "Boats left the port.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats left at dawn (and came back) - twice.",
        "The boats (of Oslo) - left.",
        "On May 3 (Friday) - boats left.",
        "OSLO lost.",
        "Oslo — The city of the fjord — left.",
        "NATO-Russia talks began.",
        "The A/B/C test began.",
        "Boats left on May 3: The harbour was full.",
    ],
)
def test_sentences_are_no_datelines(sentence: str) -> None:
    """A bracket and a dash in a sentence are no dateline."""
    assert split_dateline(sentence)[1] == sentence


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("OSLO, May 3 (NTB) - Boats left.\n\n© 2024 NTB. All rights reserved.", date(2024, 5, 3)),
        (
            "URL: https://a.example/2023/x\nTitle: Boats leave\n\nOSLO, May 3 (NTB) - They left.",
            date(2023, 5, 3),
        ),
        ("OSLO, May 3 (NTB) - Boats left.", None),
    ],
)
def test_the_year_of_a_dateline(text: str, published: date | None) -> None:
    """A dateline's day has the year of the address or of the copyright notice."""
    article = clean_draft(Draft("case", text))
    assert (article.published and article.published.date()) == published
    assert article.day_only == (published is not None)
