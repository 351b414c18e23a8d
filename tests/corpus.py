"""A graph in memory in; the same, article by article, as a build has it, out."""

from __future__ import annotations

from collections import defaultdict

from kg.graph import Corpus, Graph, GraphQuotation, GraphStatement, Part
from kg.stories.briefs import brief_of


def corpus_of(graph: Graph) -> Corpus:
    """Return a graph of which no article owns an entity."""
    statements: defaultdict[str, list[GraphStatement]] = defaultdict(list)
    quotations: defaultdict[str, list[GraphQuotation]] = defaultdict(list)
    for statement in graph.statements:
        statements[statement.article].append(statement)
    for quotation in graph.quotations:
        quotations[quotation.article].append(quotation)
    parts = {
        id_: Part(
            article=article,
            publisher=article.publisher,
            statements=tuple(statements[id_]),
            quotations=tuple(quotations[id_]),
            mentioned=tuple(graph.mentioned.get(id_, ())),
            used=tuple(sorted({each for one in statements[id_] for each in one.participants})),
            owned=(),
            values={},
        )
        for id_, article in graph.articles.items()
    }
    return Corpus(
        articles=tuple(sorted(parts)),
        brief=lambda id_: brief_of(parts[id_]),
        part=parts.__getitem__,
        text=lambda id_: parts[id_].article.text,
        key=lambda id_: id_,
        common=graph.entities,
        min_confidence=graph.min_confidence,
    )
