"""A store in; the whole graph as records, or the answer to a query, out."""

from kg.query.entities import find_entities
from kg.query.figures import Statistics, statistics
from kg.query.graph import load_graph
from kg.query.guard import LONGEST
from kg.query.hints import hints
from kg.query.named import NamedQuery, entity_values, named_queries, named_query
from kg.query.results import RESULT_FORMATS, QueryResult, harmless, write_result
from kg.query.run import DEFAULT_LIMITS, Limits, run_query
from kg.query.stories import load_stories

__all__ = [
    "DEFAULT_LIMITS",
    "LONGEST",
    "RESULT_FORMATS",
    "Limits",
    "NamedQuery",
    "QueryResult",
    "Statistics",
    "entity_values",
    "find_entities",
    "harmless",
    "hints",
    "load_graph",
    "load_stories",
    "named_queries",
    "named_query",
    "run_query",
    "statistics",
    "write_result",
]
