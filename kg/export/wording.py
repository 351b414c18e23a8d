"""A statement in; what formats say in words of one that is not a plain edge out."""

from __future__ import annotations

from kg.graph import Graph, GraphStatement
from kg.periods import Period, period_of
from kg.records import Polarity

NO_PERIOD = Period(None, None)


def in_words(statement: GraphStatement, graph: Graph) -> str:
    """Return the layer, the sources and the statement: "denial by TASS: Ana —not meets→ Bo"."""
    said_by = " < ".join(graph.entities[who].name for who, _level in statement.holders)
    layer = f"{statement.layer.value} by {said_by}" if said_by else statement.layer.value
    return f"{layer}: {bare_words(statement, graph)}"


def bare_words(statement: GraphStatement, graph: Graph) -> str:
    """Return subject, relation and object, with "not" where it is denied."""
    subject = graph.entities[statement.subject].name
    denied = "not " if statement.polarity is Polarity.NEGATIVE else ""
    words = f"{subject} —{denied}{statement.label}"
    thing = "" if statement.object is None else graph.entities[statement.object].name
    return f"{words}→ {thing}" if thing else words


def period_of_statement(statement: GraphStatement) -> Period:
    """Return the first and the last moment of a statement's time, None where it is not known."""
    return (period_of(statement.when) if statement.when else None) or NO_PERIOD
