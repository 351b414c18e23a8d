"""Behaviour of kg.evaluation.facts: what of an article's facts is met by statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluation.facts import Case, Fact, match, measure, read_cases, summary
from kg.extract.annotate import load_model
from kg.records import Article, Mention, MentionKind, Modality, Passage, Statement

TEXT = "The Bergen lender hired Kari Lund, who reportedly refused to sell its Oslo branch."
LABEL = {"kg:hires": "hires", "rel:refuse-to-sell": "refuse to sell", "kg:sells": "sells"}


def mention(words: str, kind: MentionKind = MentionKind.NOMINAL) -> Mention:
    """Return the mention that these words of the text make."""
    start = TEXT.index(words)
    return Mention(Passage("a", start, start + len(words), words), "Agent", kind, words)


def stated(subject: str, predicate: str, object_: str, verb: str, **changes: object) -> Statement:
    """Return the statement of these words."""
    passages = (mention(verb).passage,)
    whole = Passage("a", 0, len(TEXT), TEXT)
    return Statement(mention(subject), predicate, mention(object_), whole, passages, **changes)  # type: ignore[arg-type]  # a test's shorthand


def fact(subject: str, relation: str, object_: str, layer: str = "fact") -> Fact:
    """Return a fact with one name of each part."""
    return Fact((subject,), (relation,), (object_,), layer, (), "", inverse=False)


HIRED = stated("The Bergen lender", "kg:hires", "Kari Lund", "hired")


@pytest.mark.parametrize(
    ("wanted", "linked", "found", "layered"),
    [
        (fact("Bergen lender", "hire", "Lund"), True, True, True),
        (fact("lender", "appoint", "Kari Lund"), True, False, False),
        (fact("lender", "hired", "Kari Lund", "plan"), True, True, False),
        (fact("Oslo", "hire", "Kari Lund"), False, False, False),
    ],
)
def test_match(wanted: Fact, *, linked: bool, found: bool, layered: bool) -> None:
    """Both ends link a fact, its relation finds it, its layer is asked for last."""
    met = match(wanted, [HIRED], LABEL)
    assert (met.linked, bool(met.found), met.layered) == (linked, found, layered)


def test_a_clause_is_no_end_for_all_its_words() -> None:
    """A clause that happens to have a name in it does not stand for the name."""
    clause = mention(TEXT[TEXT.index("Kari") : -1], MentionKind.PHRASE)
    said = Statement(
        mention("The Bergen lender"), "kg:hires", clause, HIRED.evidence, HIRED.trigger
    )
    assert not match(fact("lender", "hire", "Kari Lund"), [said], LABEL).linked


def test_forbidden_edge_begins_with_its_verb() -> None:
    """Who refused to sell did not sell; who is said to sell as a fact leaks."""
    forbidden = fact("Kari Lund", "sell", "Oslo branch")
    case = Case("x", Article.from_text("Kari Lund sold the Oslo branch."), (), (forbidden,))
    refused = Case(
        "y", Article.from_text("Kari Lund refused to sell the Oslo branch."), (), (forbidden,)
    )
    leaks = {each.name: len(leaked) for each, _, leaked in measure([case, refused], load_model())}
    assert leaks == {"x": 1, "y": 0}


def test_summary_counts_shares() -> None:
    """Of two facts one is found; shares of what is not there are nothing."""
    wanted = (fact("lender", "hire", "Lund"), fact("Oslo", "hire", "Lund"))
    case = Case("x", Article.from_text(TEXT), wanted, ())
    matches = [match(each, [HIRED], LABEL) for each in wanted]
    scores = summary([(case, matches, [])])
    assert (scores["facts"], scores["found"], scores["source"]) == (2, 0.5, 0)


def test_claim_needs_its_source() -> None:
    """A claim is found whoever says so, and told apart by its layer."""
    claim = stated("The Bergen lender", "kg:hires", "Kari Lund", "hired", modality=Modality.ALLEGED)
    met = match(fact("lender", "hire", "Lund", "claim"), [claim], LABEL)
    assert met.layered and not met.sourced


@pytest.mark.parametrize("path", sorted(Path("tests/cases/fresh").glob("news-*.yaml")), ids=str)
def test_cases_are_whole(path: Path) -> None:
    """Every article has a date, facts with a layer, and something that is forbidden."""
    layers = {"fact", "report", "claim", "plan", "denial"}
    for case in read_cases(path):
        assert case.article.published is not None and case.forbidden
        assert {each.layer for each in case.facts} <= layers
        assert all(each.subject and each.relation for each in (*case.facts, *case.forbidden))
