"""Behaviour of kg.evaluation.rules: firings, what is lost without a rule, the threshold."""

from __future__ import annotations

from pathlib import Path

import spacy

from kg.evaluation import Report
from kg.evaluation.annotated import annotated
from kg.evaluation.rules import TABLE, is_worth_keeping, measure, write_table
from kg.evaluation.samples import Sample
from kg.extract.parse.stage import NAMES
from kg.extract.words import load_words
from kg.ontology import load_ontology
from tests.extract.trees import make_doc

TITLE = """
Kremlin Kremlin PROPN NNP compound 2 B-ORG
head head NOUN NN nsubj 5
Anna Anna PROPN NNP nsubj 5 B-PERSON
Berg Berg PROPN NNP flat 3 I-PERSON
left leave VERB VBD root 0
Oslo Oslo PROPN NNP obj 5 B-LOC
"""
PLAIN = """
Berg Berg PROPN NNP nsubj 2 B-PERSON
left leave VERB VBD root 0
Oslo Oslo PROPN NNP obj 2 B-LOC
"""


def sample(*, reads: bool = True) -> Sample:
    """Return two texts, of which the share of words that are a title or a role is measured."""

    def judge(_: int, tree: object, read: object) -> int:
        if not reads:
            return sum(token.dep_ == "nmod:desc" for token in tree)  # type: ignore[attr-defined]
        return sum(statement.rule == "title" for statement in read())  # type: ignore[operator]

    docs = [make_doc(TITLE.strip()), make_doc(PLAIN.strip())]
    return Sample("made", docs, judge, lambda found: float(sum(found)), reads=reads)


def test_what_is_lost_without_a_repair() -> None:
    """A repair is worth what its set scores with it less what it scores without."""
    found = measure(sample(reads=False), load_ontology())
    assert found["title of a name"] == {"fires": 1, "f1": 1.0}
    assert found["parentheticals"] == {"fires": 0, "f1": 0.0}
    assert set(found) == set(NAMES)


def test_what_is_lost_without_a_rule_of_statements() -> None:
    """Without a rule its statements are gone, and so is what depends on a repair before it."""
    found = measure(sample(), load_ontology())
    assert found["title"]["f1"] == found["title"]["fires"] >= 1
    assert found["title of a name"]["f1"] == found["title"]["f1"]
    assert found["passive"] == {"fires": 0, "f1": 0.0}


def test_threshold() -> None:
    """A repair stays by five firings on published text, or by two honesty edges."""
    assert is_worth_keeping({"pud fires": 2, "news fires": 3})
    assert not is_worth_keeping({"pud fires": 2, "news fires": 2, "honesty fires": 90})
    assert is_worth_keeping({"honesty fires": 2, "honesty edges": 2})
    assert not is_worth_keeping({"honesty fires": 2, "honesty edges": 1})


def test_table_has_every_rule() -> None:
    """The table in the repository has all rules, and each repair is above the threshold."""
    header, *lines = TABLE.read_text("utf-8").splitlines()
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    assert [row["rule"] for row in rows] == [*NAMES, *load_words("rules")["statements"]]
    assert [row["rule"] for row in rows if row["kept"] == "0"] == []


def test_table_is_written(tmp_path: Path) -> None:
    """One line a rule, one column a score; what was not measured stays empty."""
    report = Report("rules", {"one": {"carb fires": 2, "kept": True}, "two": {"carb fires": 0}})
    write_table(report, tmp_path / "rules.tsv")
    expected = "rule\tcarb fires\tkept\none\t2\t1\ntwo\t0\t\n"
    assert (tmp_path / "rules.tsv").read_text("utf-8") == expected


def test_annotated_texts_are_kept(tmp_path: Path) -> None:
    """A second run reads the documents back; other texts are annotated."""
    nlp = spacy.blank("en")
    (first,) = annotated(["Berg left."], nlp, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    (second,) = annotated(["Berg left."], spacy.blank("en"), tmp_path)
    assert [token.text for token in first] == [token.text for token in second]
    annotated(["Holt left."], nlp, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
