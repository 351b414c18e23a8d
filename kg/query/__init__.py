"""A store in; the graph or a part of it as records, or the answer to a query, out."""

from kg.query.around import (
    LARGE,
    load_around,
    load_opening,
    load_parts,
    load_to_draw,
    opening_statements,
)
from kg.query.figures import Statistics
from kg.query.found import Match, Naming, Neighbour
from kg.query.graph import load_graph
from kg.query.guard import LONGEST
from kg.query.hints import hints
from kg.query.index import Index, find_entities
from kg.query.indexing import write_index
from kg.query.named import NamedQuery, entity_values, named_queries, named_query
from kg.query.part import PartReader, load_part
from kg.query.results import RESULT_FORMATS, QueryResult, harmless, write_result
from kg.query.run import DEFAULT_LIMITS, Limits, run_query
from kg.query.stories import largest_stories, load_stories, stories_of

__all__ = [
    "DEFAULT_LIMITS",
    "LARGE",
    "LONGEST",
    "RESULT_FORMATS",
    "Index",
    "Limits",
    "Match",
    "NamedQuery",
    "Naming",
    "Neighbour",
    "PartReader",
    "QueryResult",
    "Statistics",
    "entity_values",
    "find_entities",
    "harmless",
    "hints",
    "largest_stories",
    "load_around",
    "load_graph",
    "load_opening",
    "load_part",
    "load_parts",
    "load_stories",
    "load_to_draw",
    "named_queries",
    "named_query",
    "opening_statements",
    "run_query",
    "stories_of",
    "write_index",
    "write_result",
]
