"""Gold and found clusters of mentions in; MUC, B³, CEAF-e and their mean, the CoNLL F1, out.

After Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions",
https://aclanthology.org/P14-2006. A mention is its first and last token; a cluster is two mentions
or more. The scores of several documents add up before the division.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import networkx as nx

from kg.evaluation.triples import Score, of_counts

Span = tuple[int, int]
Cluster = frozenset[Span]
Document = tuple[Sequence[Cluster], Sequence[Cluster]]  # gold and found


def conll_scores(documents: Iterable[Document]) -> dict[str, Score]:
    """Return each measure's precision and recall over all documents."""
    documents = list(documents)
    scores = {"mentions": _sum(documents, _mentions)}
    return scores | {name: _sum(documents, measure) for name, measure in MEASURES.items()}


def conll_f1(scores: dict[str, Score]) -> float:
    """Return the mean F1 of the three measures."""
    return sum(scores[name].f1 for name in MEASURES) / len(MEASURES)


def muc(wanted: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[float, float]:
    """Return how many links of `wanted` are in `found`, and how many there are (Vilain 1995).

    >>> one = frozenset({(1, 1), (2, 2), (3, 3)})
    >>> muc([one], [frozenset({(1, 1), (2, 2)})])
    (1.0, 2.0)
    """
    cluster_of = {mention: cluster for cluster in found for mention in cluster}
    kept = sum(len(c) - len({cluster_of.get(m, m) for m in c}) for c in wanted)
    return float(kept), float(sum(len(cluster) - 1 for cluster in wanted))


def b_cubed(wanted: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[float, float]:
    """Return the sum over mentions of the share of their cluster found (Bagga & Baldwin 1998)."""
    shared = sum(len(one & other) ** 2 / len(one) for one in wanted for other in found)
    return shared, float(sum(map(len, wanted)))


def ceaf_e(wanted: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[float, float]:
    """Return the best one-to-one similarity of the clusters (Luo 2005, φ₄)."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, one in enumerate(wanted):
        for j, other in enumerate(found):
            if common := len(one & other):
                weight = 2 * common / (len(one) + len(other))
                graph.add_edge(("wanted", i), ("found", j), weight=weight)
    pairs = nx.max_weight_matching(graph)
    return sum(graph.edges[pair]["weight"] for pair in pairs), float(len(wanted))


def _mentions(wanted: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[float, float]:
    gold = {mention for cluster in wanted for mention in cluster}
    return float(len(gold & {m for cluster in found for m in cluster})), float(len(gold))


Measure = Callable[[Sequence[Cluster], Sequence[Cluster]], tuple[float, float]]
MEASURES: dict[str, Measure] = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def _sum(documents: Iterable[Document], measure: Measure) -> Score:
    kept = [(measure(gold, found), measure(found, gold)) for gold, found in documents]
    recall = of_counts(sum(r[0] for r, _ in kept), 0, sum(r[1] for r, _ in kept)).recall
    precision = of_counts(sum(p[0] for _, p in kept), 0, sum(p[1] for _, p in kept)).recall
    return Score(precision, recall)
