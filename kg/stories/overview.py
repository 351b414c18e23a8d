"""The briefs of a graph in; what is compared of all its articles at once out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from kg.graph import Brief, Corpus, Entity
from kg.ontology import Ontology
from kg.records import Article
from kg.stories.features import Features, named_feature
from kg.stories.surroundings import Surroundings

if TYPE_CHECKING:
    from numpy.typing import NDArray


def by_time(article: Article) -> tuple[str, str]:
    """Return what articles are sorted by: when they were published, then their id."""
    return article.issued or "", article.id


class Overview:
    """All articles of a graph, in so little memory that there may be many."""

    def __init__(self, corpus: Corpus, ontology: Ontology) -> None:
        self._corpus, self._ontology = corpus, ontology
        self._names = {id_: self._name(entity) for id_, entity in corpus.common.items()}
        self._longer: dict[str, str] = {}
        self._described: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        self.features = Features()
        self.sketches: dict[str, NDArray[np.uint32]] = {}
        articles: list[Article] = []
        self._add_names(corpus.common.values())
        for brief in map(corpus.brief, corpus.articles):
            articles.append(brief.article)
            self.sketches[brief.article.id] = np.array(brief.reading.sketch, dtype=np.uint32)
            self.features.add(brief, self._names_in(brief))
            self._add_names(brief.things)
            self._add_described(brief)
        self.articles = sorted(articles, key=by_time)
        self.around = Surroundings(self._longer, dict(self._described))

    def _names_in(self, brief: Brief) -> set[str]:
        own = {each.id: self._name(each) for each in brief.things}
        return {own.get(each) or self._names[each] for each in brief.mentioned}

    def _name(self, entity: Entity) -> str:
        return named_feature(entity, is_place=self._ontology.is_a(entity.type, "Place"))

    def _add_names(self, entities: Iterable[Entity]) -> None:
        for entity in entities:
            first, _, last = entity.name.casefold().rpartition(" ")
            if entity.named and first:
                only = self._longer.get(last, entity.id) == entity.id
                self._longer[last] = entity.id if only else ""

    def _add_described(self, brief: Brief) -> None:
        own = {each.id: each for each in brief.things}
        for subject, thing in brief.described:
            self._described[subject][thing] = own.get(thing) or self._corpus.common[thing]
