"""What stands in quotation marks."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.syntax.quotes import quoted_tokens

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
    ],
)
def test_quoted_tokens(text: str, quoted: str) -> None:
    """Words between two marks of a pair are quoted; titles and apostrophes are not."""
    doc = TOKENIZER(text)
    for token in doc:  # as the tagger has it
        token.tag_ = "POS" if token.text == "'" and token.nbor(-1).text.endswith("s") else "NN"
    assert " ".join(doc[index].text for index in sorted(quoted_tokens(doc))) == quoted
