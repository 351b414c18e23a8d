"""What a page says to its reader, and links to other articles, stay out of an article."""

# ruff: noqa: E501  # one case a line

from __future__ import annotations

import pytest

from kg.read.posts import quote_posts
from kg.read.promos import drop_promos, is_paywall, is_promo
from kg.read.speech import quote_turns

PROMOS = [
    "Get breaking news delivered to your inbox as it happens.",
    "This advertisement has not loaded yet, but your article continues below.",
    "Would you like to comment on this article?",
    "Reviews are unbiased and we may earn a commission from purchases made through links here.",
    "Sign up here for our weekly newsletter.",
    "Want more stories like this? Click here for our coverage of the harbour.",
    "Join our WhatsApp channel for free updates.",
    "Be the first to leave a comment.",
    "Do you know more about this? Contact our newsdesk at tips@harbour.example.",
    "Become a member and support independent journalism.",
    "Please enable JavaScript to watch this video.",
    "Article continues after this advertisement",
    "This interview has been edited for length and clarity.",
    "Watch the full video here.",
    "This story was supported by readers like you. Donate today.",
    "Have your say in the comments below.",
    "If you value our coverage, please consider making a donation.",
    "We rely on our readers to fund our work.",
    "Stay up to date with the latest by downloading our free app.",
    "Don't miss out on the news that matters. Turn on notifications.",
    "You can unsubscribe at any time. Read our privacy policy.",
    "This site is protected by reCAPTCHA and the terms of its maker apply.",
    "Thank you for signing up! Check your inbox.",
    "Do you have a story? Call our newsdesk on 555-0100.",
    "Contact Ida Berg at 555-0100 or ida@herald.example.",
    "If you or someone you know needs help, call the helpline on 555-0101.",
    "This story has been updated with comments from the mayor.",
    "This is a developing story. Check back for updates.",
    "More to follow.",
    "The views expressed in this article are those of the author.",
    "Recommended Videos",
    "Follow our live coverage here.",
    "Load more",
]
TEXT = [
    "The union would like to comment on the plan before Friday.",
    "The ad was watched by two million people, the firm said.",
    "Finland is already a member of the alliance.",
    "Inspectors were given full access to the reactor.",
    "The story continues after decades of denial.",
    "Readers of the newsletter sent 400 letters to the mayor.",
    "The commission bought links to the old registry.",
    "“Sign up for our newsletter,” the mayor joked.",
    "The bank earns a commission on each transfer.",
    "Join the army or leave the town, the general told them.",
    "They follow us everywhere, the reporter said.",
    "Prices will depend on the season.",
    "The party's members-only meeting ended in a row.",
    "She will contact the families at the hospital today.",
    "The report was updated in March with new figures.",
    "If you need help, the mayor told residents, I will be there.",
    "The gallery shows pictures of the parade.",
    "The city will turn on the lights on Friday.",
    "The views from the tower, expressed in oil, sold for 3,000 euros.",
    "We rely on our allies, the minister said.",
    "Follow the money, Berg told the court.",
]


@pytest.mark.parametrize("paragraph", PROMOS)
def test_promos(paragraph: str) -> None:
    """An offer, an invitation, a notice or a disclosure is not part of the article."""
    assert is_promo(paragraph)


@pytest.mark.parametrize("paragraph", TEXT)
def test_sentences_that_look_alike(paragraph: str) -> None:
    """A sentence of news with the same words stays."""
    assert not is_promo(paragraph)
    assert not is_paywall(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "To continue reading, subscribe today.",
        "This article is for subscribers only.",
        "You have reached your limit of free articles.",
        "Already a subscriber? Log in",
        "Subscribe to read the full story.",
        "Get unlimited access for €1. Cancel anytime.",
    ],
)
def test_paywalls(paragraph: str) -> None:
    """The notice of a paywall goes, and with it the sentence that it cuts off."""
    assert drop_promos(["They left. The mayor of…", paragraph]) == ["They left."]
    assert drop_promos(["They left.", paragraph]) == ["They left."]


def test_a_list_of_other_articles() -> None:
    """Lines below its heading go up to the next sentence."""
    paragraphs = ["Boats leave", "They left.", "Related stories", "Boats return", "Jo Wu fined",
                  "Jo Wu stayed."]  # fmt: skip
    assert drop_promos(paragraphs) == ["Boats leave", "They left.", "Jo Wu stayed."]


@pytest.mark.parametrize(
    "line",
    ["READ MORE: Boats return", "ALSO READ | Boats return", "See also: Boats return",
     "Read more about the boats here", "RELATED Boats return to Lima", "WATCH: Boats return"],
)  # fmt: skip
def test_a_link_to_another_article(line: str) -> None:
    """A link on a line of its own goes; as the headline of the article it stays."""
    assert drop_promos(["They left.", line, "They came."]) == ["They left.", "They came."]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["He sold it pic.example/x", "Bo Lind (@bo) May 3, 2024"], ['Bo Lind: "He sold it"']),
        (["He sold it. — Bo Lind 🚢 (@bo.example) 3 May 2024"], ['Bo Lind: "He sold it."']),
        (["“It is over,” he wrote. – Mayor (@mayor)"], ["Mayor: \"‘It is over,’ he wrote.\""]),
        (["They left.", "A post shared by Bo Lind (@bo)"], ["They left."]),
        (["They left.", "Mail ana@x.example (she answers)."], ["They left.", "Mail ana@x.example (she answers)."]),
    ],
)  # fmt: skip
def test_posts(paragraphs: list[str], expected: list[str]) -> None:
    """A post is a quotation of its author; what is left of one that did not load goes."""
    assert quote_posts(paragraphs) == expected


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Details: They left.", "Background: They came.", "Details: They ran."],
        ["Lima: 3 boats", "Porto: 2 boats", "Vigo: 4 boats"],
        ["The mayor said: They left.", "Police: two men fled.", "They came."],
    ],
)
def test_labels_that_are_no_speakers(paragraphs: list[str]) -> None:
    """Sections, lists and headlines with a colon are left as they are."""
    assert quote_turns(paragraphs) == paragraphs


def test_a_few_turns_in_an_article() -> None:
    """Where few paragraphs have a label, one without it is the article's own."""
    turns = ["HOST: Did he go?", "ANA SÁ: He left.", "HOST: When?"]
    paragraphs = [*turns, *(f"They came, the mayor said on day {n}." for n in range(9))]
    told = quote_turns(paragraphs)
    assert told[1:] == ['Ana Sá: "He left."', 'Host: "When?"', *paragraphs[3:]]
