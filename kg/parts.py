"""Articles, what was extracted of them and who is who in; the graph that they make out.

What an article adds to the graph depends on its extraction and on the entities that it names. So it
is kept with a digest of these (`Workspace.add_part`), and made anew only where an article that
joined, or went, changed who is who in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

from kg.building import Run
from kg.graph import Blocks, Entity, Graph, Part, Reading, Resolution
from kg.iris import check_base, expand, kg_term
from kg.rdf import (
    Labels,
    Names,
    Publishers,
    article_part,
    common_part,
    entity_triples,
    hint_triples,
    join_parts,
    list_entities,
    part_of,
)
from kg.records import Extraction
from kg.store import to_blocks, to_lines
from kg.stories.reading import read_text
from kg.terms import NAMESPACES, Triple
from kg.workspace import Member

CODE = ("rdf", "store", "stories")
"""The packages that decide, with the modules beside them, what a part is like."""


@dataclass(frozen=True)
class Assembly:
    """The parts of a graph, and what they have in common."""

    run: Run
    members: Sequence[Member]  # one for each article, in the order of their ids
    resolution: Resolution
    names: Names
    owned: Mapping[str, Sequence[Entity]]  # by article: what no other names

    @classmethod
    def of(cls, run: Run, members: Sequence[Member], resolution: Resolution) -> Assembly:
        """Return the parts of these articles, before any was made."""
        publishers = Publishers(resolution, run.ontology)
        used = {publishers[each.publisher].id for each in members if each.publisher}
        names = Names(check_base(run.options.base), resolution.entity_of, publishers)
        return cls(run, members, resolution, names, find_owned(resolution, apart=used))

    def refresh(self, read: Callable[[str], Extraction]) -> int:
        """Make the parts that are missing or have changed; return how many.

        `read` returns the extraction of a digest.
        """
        known, labels, count = self.run.workspace.part_keys(), Labels(self.run.ontology), 0
        named = _named_in(self.resolution)
        for member in self.members:
            key = self._key(member, named.get(member.article, ()))
            if known.get(member.digest) != key:
                part, blocks = self._make(read(member.digest), labels)
                self.run.workspace.add_part(member.digest, key, part, blocks)
                count += 1
        self.run.workspace.flush()
        return count

    def _key(self, member: Member, named: Iterable[str]) -> str:
        """Return a digest of all that the part of an article depends on."""
        name = member.publisher
        publisher = self.names.publishers[name] if name else None
        common = (code_digest(), self.run.provenance, self.names.base, member.digest, publisher)
        owned = self.owned.get(member.article, ())
        parts = chain(map(repr, common), sorted(named), map(repr, owned))
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _make(self, extraction: Extraction, labels: Labels) -> tuple[Part, Blocks]:
        part = part_of(extraction, self.names, labels, read_text)
        named, article = {*part.mentioned, *part.used}, extraction.article.id
        owned = [each for each in self.owned.get(article, ()) if each.id in named]
        others = named - {each.id for each in owned}
        triples = article_part(extraction, self.names, self.run.provenance.min_confidence)
        described = (
            triple
            for entity in owned
            for triple in entity_triples(entity, self.names, is_named=entity.id in part.mentioned)
        )
        shared = {self.names.iri(each) for each in (article, *others)}
        return part, to_blocks(chain(triples, described), shared=shared, prefixes=self.prefixes)

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes of the graph."""
        return {**NAMESPACES, "id": self.names.base}

    def graph(self) -> tuple[Graph, Mapping[str, Reading]]:
        """Return the records of the graph, and what stories compare of its articles."""
        parts = [self.run.workspace.part(member.digest) for member in self.members]
        readings = {part.article.id: part.reading for part in parts}
        media = {
            self.names.publishers[part.publisher].id for part in parts if part.publisher is not None
        }
        used = media.union(*(part.used for part in parts), *(part.mentioned for part in parts))
        entities = list_entities(used, self.resolution, self.names.publishers)
        least = self.run.provenance.min_confidence
        return join_parts(parts, entities, publishers=media, min_confidence=least), readings

    def blocks(self) -> Iterator[Blocks]:
        """Yield the Turtle of each part."""
        return (self.run.workspace.blocks(member.digest) for member in self.members)

    def common_lines(self, graph: Graph, further: Iterable[Triple]) -> Iterator[bytes]:
        """Yield what no part has, with further triples, as lines of N-Triples."""
        alone = {entity.id for owned in self.owned.values() for entity in owned}
        used = graph.entities.keys()
        for entity in list_entities(used - alone, self.resolution, self.names.publishers):
            named = graph.entities[entity.id].named
            yield to_lines(entity_triples(entity, self.names, is_named=named))
        yield to_lines(hint_triples(self.resolution.hints, used, self.names))
        predicates = {expand(statement.predicate) for statement in graph.statements}
        kinds = {entity.type for entity in graph.entities.values()}
        terms = {*predicates, *map(kg_term, kinds)}
        yield to_lines(common_part(self.names, terms, self.run.ontology, self.run.provenance))
        yield to_lines(further)


def _named_in(resolution: Resolution) -> dict[str, list[str]]:
    """Return which places of each article name which entity, as texts."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for mention, entity in resolution.entity_of.items():
        place, first = mention.passage, mention.referent.passage
        named[place.article].append(f"{place.start} {place.end} {first.start} {entity}")
    return named


def find_owned(resolution: Resolution, *, apart: Set[str]) -> dict[str, list[Entity]]:
    """Return for each article the entities that only it names, sorted, but none of `apart`."""
    article_of: dict[str, str] = {}
    for mention, named in resolution.entity_of.items():
        article = mention.passage.article
        if article_of.setdefault(named, article) != article:
            article_of[named] = ""
    shared = set(apart).union(*((hint.one, hint.other) for hint in resolution.hints))
    owned: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in resolution.entities:
        if entity.id not in shared and article_of[entity.id]:
            owned[article_of[entity.id]].append(entity)
    return owned


@cache
def code_digest() -> str:
    """Return the SHA-256 of the code that makes parts, in hexadecimal digits."""
    package = Path(__file__).parent
    files = chain(package.glob("*.py"), *(package.glob(f"{name}/*.py") for name in CODE))
    contents = (file.read_bytes() for file in sorted(files))
    return sha256(b"".join(sha256(each).digest() for each in contents)).hexdigest()
