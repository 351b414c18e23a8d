"""All that is known of an article before statements are made, each computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.factuality import Factuality
from kg.extract.grammar.clause import Clause
from kg.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its names, antecedents, clauses and their factuality."""

    reading: Reading  # the document, its names and values, what its pronouns stand for
    clauses: Sequence[Clause]
    factuality: Mapping[int, Factuality]  # of a clause, by the index of its head
    factuality_at: Mapping[int, Factuality]  # of a token: that of the innermost clause around it
