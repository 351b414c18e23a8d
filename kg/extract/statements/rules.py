"""The rules that make statements: each a function from an analysis, with what it says of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.nesting import whole_of
from kg.extract.statements import clause_statements
from kg.extract.statements.actions import action_statements
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.belonging import belonging_statements
from kg.extract.statements.descriptions import description_statements
from kg.extract.statements.events import event_statements
from kg.extract.statements.lifetimes import lifetime_statements
from kg.extract.statements.nationalities import nationality_statements
from kg.extract.statements.patients import undergone_statements
from kg.extract.statements.places import place_statements
from kg.extract.statements.titles import role_statements
from kg.extract.words import load_words
from kg.records import MentionKind, Statement


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to make statements, and a sentence for each name that they go by in the graph.

    What a name tells of how likely a statement is right is in `words/confidence.toml`.
    """

    find: Callable[[Analysis], Iterator[Statement]]
    examples: Mapping[str, str]  # the name of `Statement.rule` → a sentence that it reads


RULES: Sequence[Rule] = (
    Rule(
        clause_statements,
        {
            "active": "Anna Berg met Tomas Holt.",
            "passive": "Tomas Holt was arrested by the police.",
            "telling": "Tomas Holt said that Anna Berg had left.",
            "refusal": "Anna Berg refused to sign the pact.",
            "copula": "Tomas Holt is a pianist.",
        },
    ),
    Rule(
        role_statements,
        {
            "title": "Prime Minister Anna Berg left Oslo.",
            "role": "Anna Berg serves as ambassador to Peru.",
            "apposition": "Anna Berg, the mayor of Oslo, left.",
        },
    ),
    Rule(description_statements, {"apposition": "The law firm Aker Berg closed."}),
    Rule(lifetime_statements, {"apposition": "Anna Berg (1901–1967) was a painter."}),
    Rule(
        event_statements,
        {
            "event": "The talks between Norway and Peru ended.",
            "chairmanship": "Delegations met in Oslo under the chairmanship of Anna Berg.",
        },
    ),
    Rule(action_statements, {"action": "Russia's attack on Kyiv killed ten people."}),
    Rule(undergone_statements, {"belonging": "After the arrest of Anna Berg, Oslo fell silent."}),
    Rule(place_statements, {"place": "The hospital in Oslo closed."}),
    Rule(belonging_statements, {"belonging": "Anna Berg's first novel won a prize."}),
    Rule(nationality_statements, {"nationality": "The Norwegian pianist Tomas Holt left Peru."}),
)
"""All rules, in the order in which their statements are kept where two say the same."""


def as_within(statement: Statement) -> Statement:
    """Return a statement under the rule of what only repeats a noun phrase.

    "Chinese firms" are in China, and "the men who fled to Chad" fled there; but that Nordbank of
    Oslo is there is not in the name *Nordbank*.
    """
    whole, rows = whole_of(statement), load_words("rules")
    if whole is None:
        return statement
    nominal = whole.referent.kind is MentionKind.NOMINAL
    if not nominal and statement.rule not in rows["within_names"]:
        return statement
    return replace(statement, rule=rows["within"].get(statement.rule, statement.rule))
