"""Behaviour of kg.extract.mentions.demonyms: a country, its people, one of them, a language."""

from __future__ import annotations

import pytest

from kg.extract.mentions.demonyms import is_national, nationality_of
from kg.extract.mentions.names import read_names
from kg.ontology import load_ontology
from kg.records import Article
from tests.extract.trees import make_doc

TREE = """\
{article} {article} DET DT det 2
{word} {word} {part} nsubj 3{name}
won win VERB VBD root 0
"""
BARE = """\
Berg Berg PROPN NNP nsubj 2 B-PERSON
learned learn VERB VBD root 0
French French PROPN NNP obj 2 B-MISC
"""
MODIFIER = """\
Swedish Swedish ADJ JJ amod 2 B-NORP
troops troop NOUN NNS nsubj 3
won win VERB VBD root 0
"""


def named(table: str, at: int) -> tuple[str, str] | None:
    """Return the type and name that a word of nationality gives, None if it names nothing."""
    doc = make_doc(table)
    reading = read_names(doc, Article.from_text(doc.text), load_ontology())
    mention = nationality_of(reading, doc[at])
    assert is_national(reading, doc[at]) is (mention is None)
    assert (at in reading.named) is (mention is not None)
    return (mention.type, mention.name) if mention else None


@pytest.mark.parametrize(
    ("article", "word", "part", "found"),
    [
        ("An", "American", "PROPN NNP", None),
        ("The", "Brazilian", "ADJ JJ", None),
        ("A", "Frenchman", "PROPN NNP", None),
        ("The", "French", "PROPN NNP", ("Group", "French")),
        ("The", "Kenyans", "PROPN NNPS", ("Group", "Kenyans")),
    ],
)
def test_noun(article: str, word: str, part: str, found: tuple[str, str] | None) -> None:
    """As a noun the word names people, or is one person; never the country."""
    for name in (" B-NORP", " B-LOC", ""):
        assert named(TREE.format(article=article, word=word, part=part, name=name), 1) == found


def test_modifier_and_language() -> None:
    """Before a noun the word names the country; alone behind a verb it names the language."""
    assert named(MODIFIER, 0) == ("Country", "Sweden")
    assert named(BARE, 2) == ("Concept", "French")
