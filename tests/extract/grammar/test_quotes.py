"""What stands in quotation marks."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.from_spacy import plain_tokens
from kg.extract.grammar.quotes import quoted_tokens
from tests.extract.trees import make_doc, read_tree

TOKENIZER = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we will leave the town" and left.', "we will leave the town"),
        ("Mayor 'took cash from the town' again", "took cash from the town"),
        ('The general\'s "victory" surprised his aides.', "victory"),
        ('The choir sang "Morning Has Broken" twice.', ""),
        ("The drivers' strike hit the miners' union.", ""),
        ("He said ‘we won’t go there now’ and left.", "we wo n’t go there now"),
        ("”We will leave the town, “he said.", "We will leave the town ,"),
        ("He said ”we will leave.", ""),
    ],
)
def test_quoted_tokens(text: str, quoted: str) -> None:
    """Words between two marks of a pair are quoted; titles and apostrophes are not."""
    doc = plain_tokens(TOKENIZER(text))
    doc = doc.with_arcs([0] * len(doc), ["dep"] * len(doc))  # one sentence
    for token in doc:  # as the tagger has it
        token.tag_ = "POS" if token.text == "'" and token.text_before.endswith("s") else "NN"
    assert " ".join(doc[index].text for index in sorted(quoted_tokens(doc))) == quoted


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He spoke to us.\n\nQ: Did he go?\n\nA: He left.\n\nQ: When?", "Q"),
        ("He spoke to us.\n\nQ: Did he go?\n\nA: He left.", None),
        ("He spoke.\n\nA: He left.\n\nA: He went.\n\nA: He came.", None),
    ],
)
def test_an_interview_is_not_the_authors_word(text: str, first: str | None) -> None:
    """From the first of three questions and answers on, all is somebody's words."""
    doc = plain_tokens(TOKENIZER(text))
    doc = doc.with_arcs([0] * len(doc), ["dep"] * len(doc))
    quoted = sorted(quoted_tokens(doc))
    assert (doc[quoted[0]].text if quoted else None) == first
    assert not quoted or quoted == list(range(quoted[0], len(doc)))


WORK = """
Lars Lars PROPN NNP nsubj 2 B-PERSON
{verb} {verb} VERB VBD root 0
the the DET DT det 4
{noun} {noun} NOUN NN obj 2
" " PUNCT `` punct 6
{title}
" " PUNCT '' punct 6
in in ADP IN case {after}
May May PROPN NNP obl 2
. . PUNCT . punct 2
"""


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("The Winter Ferry", True),
        ("Letters from Home", True),
        ("The winter ferry", False),
        ("Ferry", False),
    ],
)
def test_titles(title: str, *, is_one: bool) -> None:
    """What stands in marks with capitals is the title of a work, of two words or more."""
    words = title.split()
    rows = "\n".join(f"{word} {word} NOUN NN appos 4" for word in words)
    text = WORK.format(verb="wrote", noun="text", title=rows, after=len(words) + 8)
    works = [
        m.name for m in read_tree(make_doc(text)).mentions if m.type == "Work" and m.kind == "name"
    ]
    assert works == ([title] if is_one else [])
