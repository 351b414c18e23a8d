"""The table of statement rules: each with sentences that it reads, and a confidence."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

import kg
from kg.edges import WITHIN
from kg.extract.annotate import BUNDLED, annotate, load_model
from kg.extract.document import analyse
from kg.extract.from_spacy import plain_tokens
from kg.extract.statements.rules import RULES, Rule
from kg.extract.words import load_words
from kg.ontology import load_ontology
from kg.records import Article

EXAMPLES = [(rule, name, text) for rule in RULES for name, text in rule.examples.items()]


@cache
def model() -> Language:
    """Return the bundled model, loaded once."""
    return load_model()


def test_each_name_has_a_rule() -> None:
    """The names that statements go by are those of the list."""
    assert {name for _, name, _ in EXAMPLES} == set(load_words("rules")["statements"])


def test_rules_within_a_noun_phrase_make_no_edge() -> None:
    """The rules that statements of a noun phrase go by are those that plain edges leave out."""
    assert set(load_words("rules")["within"].values()) == WITHIN


@pytest.mark.skipif(not (BUNDLED / "net.onnx").exists(), reason="the model's weights are not there")
@pytest.mark.parametrize(("rule", "name", "text"), EXAMPLES, ids=[text for *_, text in EXAMPLES])
def test_examples(rule: Rule, name: str, text: str) -> None:
    """A rule makes a statement of its name from its own example."""
    doc = plain_tokens(next(annotate(model(), [text])))
    analysis = analyse(doc, Article.from_text(text), load_ontology())
    assert name in {statement.rule for statement in rule.find(analysis)}


@pytest.mark.skipif(not (BUNDLED / "net.onnx").exists(), reason="the model's weights are not there")
@pytest.mark.parametrize(
    ("text", "rule", "plain"),
    [
        ("Chinese firms sold phones to Peru.", "modifier", False),
        ("Police arrested two men carrying guns.", "restriction", False),
        ("The bridge built by Peru collapsed.", "restriction", False),
        ("Nordbank, which was founded by Ek, sold ships.", "passive", True),
        ("The Peruvian singer Ana Ruiz left Oslo.", "nationality", True),
    ],
)
def test_what_a_noun_phrase_says_of_its_own_noun(text: str, rule: str, plain: bool) -> None:
    """It is no plain edge where the noun has no name: the phrase tells it already."""
    said = {each.rule: each.is_plain for each in kg.extract(text).statements}
    assert said[rule] is plain
