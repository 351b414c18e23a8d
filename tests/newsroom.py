"""Makes short news articles about invented people and places, as many as a test wants.

Most are about one of eight stories with recurring people; every fifth is about two people nobody
else writes about, and every sixteenth names one person alone: such articles must not get lost.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

GIVEN = (
    "Alma", "Bruno", "Clara", "Dario", "Edda", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Katja",
    "Lorenz", "Mira", "Nils", "Olga", "Pavel", "Rosa", "Stefan", "Tilda", "Viktor", "Wanda",
    "Yusuf", "Zoe",
)  # fmt: skip
FAMILY = (
    "Abendrot", "Brixen", "Castellan", "Drozdik", "Engstrand", "Falkenau", "Grimaldo", "Hollberg",
    "Istvanek", "Jorgensby", "Kaltner", "Lindqvar", "Morowitz", "Nardelli", "Okonjo", "Petrovan",
    "Quillian", "Rastelli", "Sandoval", "Tervonen", "Ulmgren", "Varnhagen", "Wetherow", "Zimmerle",
    "Ashgrove", "Bellinck", "Corradine", "Dunleavy", "Eskilden", "Fontaneda", "Gravenor",
)  # fmt: skip
TOWNS = (
    "Arvenholm", "Belmarsh", "Corvale", "Dunmoor", "Elverton", "Farrowby", "Gildenport",
    "Harrowmead", "Isenburgh", "Kestrelford", "Lowenfels", "Marenna",
)  # fmt: skip
BODIES = (
    "the Port Authority", "the Transport Ministry", "the Dockers' Union", "the Labour Court",
    "the Halvard Shipping Company", "the Regional Council", "the Coast Guard", "the Green Party",
)  # fmt: skip
PAPERS = ("Harbour News", "The Corvale Courier", "Elverton Ledger", "Northern Wire")
SENTENCES = (
    "{a} met {b} in {town} on Monday.",
    "{a} accused {b} of delaying the agreement.",
    "{body} fined {b} after a hearing in {town}.",
    "{b} said that {a} would visit {town}.",
    "{a} leads {body}.",
    "{a} did not support {body}.",
    "{b} criticized {body} in {town}.",
    "{body} invited {a} to talks with {b}.",
    "{a} thanked {b} for the offer.",
    "{a} warned {b} of a strike at {body}.",
)
LONELY = ("{a} married {b} in {town}.", "{b} thanked {a} for the music.")
LENGTH = 24
"""Sentences of an article, each about somebody else: 16 articles are too many for a screen."""
STORIES = 8
FIRST_DAY = date(2025, 3, 3)


def write_articles(path: Path, number: int) -> Path:
    """Write this number of articles into a JSONL file; the same number gives the same texts."""
    lines = [json.dumps(article(index)) for index in range(number)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def article(index: int) -> dict[str, str]:
    """Return the article of this number."""
    title, sentences = _content(index)
    return {
        "title": title,
        "text": "\n\n".join(sentences),
        "publisher": PAPERS[index % len(PAPERS)],
        "published": f"{FIRST_DAY + timedelta(days=index)}",
    }


def _content(index: int) -> tuple[str, list[str]]:
    """Return the title and the sentences of an article."""
    if index % 16 == 11:
        name = _person(index)
        return f"{name} rests", [f"{name} slept.", f"{name} dreamed."]
    if index % 5 == 4:
        a, b, town = _person(2 * index), _person(2 * index + 1), TOWNS[index % len(TOWNS)]
        sentences = [sentence.format(a=a, b=b, town=f"{town} Bay") for sentence in LONELY]
        return f"{a} and {b} marry", sentences
    return f"Day {index} of the dispute", _story(index)


def _story(index: int) -> list[str]:
    """Return the sentences of an article on one of the stories, each about other people."""
    pick = random.Random(index)
    story = index % STORIES
    regulars = [_person(200 + story * 3 + offset) for offset in range(3)]
    others = [_person(230 + index * LENGTH + offset) for offset in range(LENGTH)]
    sentences = []
    for number, other in enumerate(others):
        a, b = pick.sample([other, pick.choice([*regulars, others[number - 1]])], 2)
        body = BODIES[(story + pick.randint(0, 1)) % len(BODIES)]
        sentence = pick.choice(SENTENCES).format(a=a, b=b, town=TOWNS[story], body=body)
        sentences.append(sentence[0].upper() + sentence[1:])
    return sentences


def _person(number: int) -> str:
    """Return the name of a person; up to 713 numbers have names of their own."""
    return f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"
