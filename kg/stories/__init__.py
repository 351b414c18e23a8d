"""The articles of a graph in; the stories that they tell together out.

1. find the copies and rewrites: articles of one origin are one voice (`copies`)
2. find the articles about the same happening, and its beats (`likeness`, `happenings`)
3. ask what several accounts of a story answer (`questions`)

The same graph gives the same stories, in whatever order the articles came. Of all articles only
sketches and the heaviest words are in memory; statements are read story by story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.graph import Corpus, Graph, GraphStatement
from kg.ids import content_id
from kg.ontology import Ontology
from kg.stories.briefs import joined
from kg.stories.concepts import Concepts
from kg.stories.copies import find_origins
from kg.stories.happenings import Happening, find_happenings
from kg.stories.likeness import Vectors
from kg.stories.memory import Comparisons, Memory, NoMemory, remembered
from kg.stories.overview import Overview
from kg.stories.questions import Sources, find_questions
from kg.stories.referents import Referents
from kg.stories.surroundings import Surroundings
from kg.story import Origin, Story, in_order

MOST_NAMED = 12
"""Participants and places of a story, each, at most."""
NO_MEMORY = NoMemory()


def find_stories(
    corpus: Corpus, ontology: Ontology, memory: Memory = NO_MEMORY
) -> tuple[Story, ...]:
    """Return the stories of a graph; `memory` has those of the former one."""
    known = Overview(corpus, ontology)
    comparisons = Comparisons(memory, corpus.key)
    origins = find_origins(known.articles, known.sketches, corpus.text, comparisons)  # 1
    vectors = Vectors(known.articles, known.features)
    happenings = find_happenings(vectors, origins)  # 2
    telling = _Telling(corpus, ontology, origins)
    outlines = (telling.outline(each, vectors) for each in happenings)
    return in_order(  # 3
        remembered(outline, memory, corpus, known.around, telling.tell) for outline in outlines
    )


class _Telling:
    """Makes stories of happenings, and finds what their accounts answer."""

    def __init__(self, corpus: Corpus, ontology: Ontology, origins: Iterable[Origin]) -> None:
        self._corpus, self._ontology, self._concepts = corpus, ontology, Concepts(ontology)
        self._origins = {origin.id: origin for origin in origins}
        self._origin_of = {
            article: origin.id for origin in self._origins.values() for article in origin.articles
        }

    def outline(self, happening: Happening, vectors: Vectors) -> Story:
        """Return the story of a happening without what its statements say."""
        articles = [vectors.articles[number] for number in happening.articles]
        ids = tuple(article.id for article in articles)
        issued = sorted(filter(None, (each.issued for each in articles)))
        return Story(
            id=content_id("story", *sorted(ids)),
            title=vectors.articles[happening.central].headline,
            articles=ids,
            earliest=issued[0] if issued else None,
            latest=issued[-1] if issued else None,
            places=(),
            participants=(),
            origins=tuple(self._origins[each] for each in ids if each in self._origins),
            beats=happening.beats,
            questions=(),
        )

    def tell(self, outline: Story, around: Surroundings) -> Story:
        """Return a story with who is in it and what its accounts answer."""
        parts = [self._corpus.part(id_) for id_ in outline.articles]
        graph = joined(parts, self._corpus.common, self._corpus.min_confidence)
        return replace(
            outline,
            places=self._central(graph, ("Place",)),
            participants=self._central(graph, ("Person", "Organization")),
            questions=find_questions(_ordered(graph), self._sources(graph, around)),
        )

    def _sources(self, graph: Graph, around: Surroundings) -> Sources:
        referents = Referents(graph, self._ontology, around)
        values = {id_: entity.value for id_, entity in graph.entities.items() if entity.value}
        return Sources(graph, self._concepts, referents, values, self._origin_of)

    def _central(self, graph: Graph, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the entities of these classes that enough of the articles name, most first."""
        counts = Counter(
            name
            for article in graph.articles
            for name in graph.mentioned.get(article, ())
            if self._ontology.is_a(graph.entities[name].type, *kinds)
        )
        media = {(each.publisher or "").casefold() for each in graph.articles.values()}
        least = 1 if len(graph.articles) < 3 else 2
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        found = (
            name
            for name, count in ranked
            if count >= least and graph.entities[name].name.casefold() not in media
        )
        return tuple(found)[:MOST_NAMED]


def _ordered(graph: Graph) -> list[GraphStatement]:
    """Return the statements article by article, in the order of the text."""
    found: dict[str, list[GraphStatement]] = defaultdict(list)
    for statement in sorted(graph.statements, key=lambda each: (each.start, each.id)):
        found[statement.article].append(statement)
    return [each for article in graph.articles for each in found[article]]
