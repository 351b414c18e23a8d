"""What the articles of a graph add to it in; what the graph has beyond that, and counts, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.building import BuildReport, Run
from kg.graph import Brief, Corpus, Entity, Graph, Part
from kg.identity import Hint
from kg.iris import check_base, expand, kg_term
from kg.query import opening_statements
from kg.rdf import Names, common_part, entity_triples, hint_triples
from kg.records import Layer
from kg.store import to_lines
from kg.stories.briefs import joined
from kg.terms import Iri, Triple
from kg.workspace import Member


@dataclass
class Joined:
    """What several articles add to a graph together, while they come one by one."""

    shared: set[str] = field(default_factory=set)  # ids of what no article owns
    named: set[str] = field(default_factory=set)  # those that an article calls by a name
    values: dict[str, str] = field(default_factory=dict)  # of times and amounts
    terms: set[Iri] = field(default_factory=set)  # classes and predicates
    owned: int = 0  # entities that one article owns
    layers: Counter[Layer] = field(default_factory=Counter)  # statements of each
    statements: dict[str, int] = field(default_factory=dict)  # of each article

    def add(self, brief: Brief) -> None:
        """Add an article; of two values of one thing, which nobody expects, the first is kept."""
        self.shared.update(brief.shared)
        self.named.update(set(brief.mentioned).intersection(brief.shared))
        for entity, value in brief.values.items():
            self.values[entity] = min(value, self.values.get(entity, value))
        self.terms.update(map(expand, brief.predicates))
        self.terms.update(map(kg_term, brief.kinds))
        self.owned += brief.entities
        self.layers.update(brief.layers)
        self.statements[brief.article.id] = sum(brief.layers.values())


@dataclass(frozen=True)
class Whole:
    """A graph of which articles are read when they are asked for."""

    run: Run
    corpus: Corpus
    common: Mapping[str, Entity]  # what no article owns, as names were resolved to it
    hints: Sequence[Hint]
    joined: Joined

    @property
    def entities(self) -> int:
        """Return how many there are."""
        return self.joined.owned + len(self.common)

    def statements(self, article: str) -> int:
        """Return how many an article has."""
        return self.joined.statements.get(article, 0)

    def lines(self, further: Iterable[Triple]) -> Iterator[bytes]:
        """Yield what no article adds, with further triples, as lines of N-Triples."""
        run = self.run
        names = Names(check_base(run.options.base), {}, {})
        for id_, entity in self.common.items():
            named = self.corpus.common[id_].named
            yield to_lines(entity_triples(entity, names, is_named=named))
        yield to_lines(hint_triples(self.hints, self.common.keys(), names))
        terms = self.joined.terms | {kg_term(each.type) for each in self.common.values()}
        yield to_lines(common_part(names, terms, run.ontology, run.provenance))
        yield to_lines(further)

    def to_draw(self) -> Graph:
        """Return what the page draws: of a large graph the most important part, as `kg view`."""
        chosen = opening_statements(self.run.store)
        if chosen is not None:
            return self._only(chosen)
        parts = [self.corpus.part(article) for article in self.corpus.articles]
        graph = joined(parts, self.corpus.common, self.corpus.min_confidence)
        entities = {**graph.entities, **self.corpus.common}  # also who only publishes
        return replace(graph, entities=dict(sorted(entities.items())))

    def _only(self, chosen: Mapping[str, Sequence[str]]) -> Graph:
        """Return the graph of these statements, by article, with what takes part in them."""
        parts = [_with_only(self.corpus.part(each), set(chosen[each])) for each in sorted(chosen)]
        return joined(parts, self.corpus.common, self.corpus.min_confidence)

    def report(self, members: Iterable[Member], seconds: float) -> BuildReport:
        """Return the report of the run, of which these are the articles."""
        run = self.run
        before, now = ({each.article for each in some} for some in (run.former, members))
        return BuildReport(
            output=run.folder,
            articles=len(self.corpus.articles),
            entities=self.entities,
            statements={layer: self.joined.layers[layer] for layer in Layer},
            failures=tuple(run.not_read.failures),
            skipped=dict(run.not_read.skipped),
            seconds=seconds,
            added=tuple(sorted(now - before)),
            removed=tuple(sorted(before - now)),
        )


def _with_only(part: Part, statements: Set[str]) -> Part:
    """Return of a part these statements, and what takes part in them."""
    kept = tuple(each for each in part.statements if each.id in statements)
    used = {each for statement in kept for each in statement.participants}
    owned = tuple(each for each in part.owned if each.id in used)
    return replace(
        part, statements=kept, quotations=(), mentioned=(), used=tuple(sorted(used)), owned=owned
    )
