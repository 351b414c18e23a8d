"""Print what must be the same on every machine, for `test_same_everywhere`: digests of pages.

A size as argument prints that of a graph of this many entities too, which takes the layout's grid.
"""

from __future__ import annotations

import hashlib
import random
import sys

from kg.graph import Graph
from kg.view import render
from tests.view.graphs import large, story


def main() -> None:
    """Print a digest for each graph, its entities and statements in an order of chance."""
    graphs = [story(), *(large(int(size)) for size in sys.argv[1:])]
    for graph in graphs:
        print(hashlib.sha256(render(shuffled(graph)).encode()).hexdigest())


def shuffled(graph: Graph) -> Graph:
    """Return the same graph, listed in another order each time."""
    chance = random.Random()
    entities, articles = list(graph.entities.items()), list(graph.articles.items())
    statements = list(graph.statements)
    for listed in (entities, articles, statements):
        chance.shuffle(listed)
    return Graph(dict(entities), dict(articles), tuple(statements))


if __name__ == "__main__":
    main()
