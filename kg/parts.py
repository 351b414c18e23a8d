"""Articles, what was extracted of them and who is who in; the graph that they make out.

What an article adds to the graph depends on its extraction and on the entities that it names. So it
is kept with a digest of these (`Workspace.add_part`), and made anew only where an article that
joined, or went, changed who is who in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from kg.building import Run, package_digest
from kg.extracting import prepared
from kg.graph import Blocks, Corpus, Entity, Identities, Part
from kg.iris import check_base
from kg.rdf import (
    Labels,
    Names,
    Publishers,
    article_part,
    entity_triples,
    part_of,
    to_entity,
    with_times,
)
from kg.store import to_blocks
from kg.stories.briefs import brief_of
from kg.terms import NAMESPACES, text_literal
from kg.whole import Joined, Whole
from kg.workspace import Member

CODE = ("rdf", "resolve", "store", "stories")
"""The packages that decide, with the modules beside them, what a part is like."""


@dataclass(frozen=True)
class Assembly:
    """The parts of a graph, and what they have in common."""

    run: Run
    members: Sequence[Member]  # one for each article, in the order of their ids
    identities: Identities
    publishers: Publishers
    apart: Set[str]  # entities that are described for the whole graph, whoever names them

    @classmethod
    def of(cls, run: Run, members: Sequence[Member], identities: Identities) -> Assembly:
        """Return the parts of these articles, before any was made."""
        named, taken = identities.entities, identities.taken
        bodies = (body for _, body in identities.bodies)
        entities = sorted([*named.values(), *bodies], key=lambda each: each.id)
        publishers = Publishers(entities, lambda id_: id_ in named or id_ in taken, run.ontology)
        used = {publishers[each.publisher].id for each in members if each.publisher}
        hinted = {each for hint in identities.hints for each in (hint.one, hint.other)}
        return cls(run, members, identities, publishers, used | hinted)

    def refresh(self) -> int:
        """Make the parts that are missing or have changed; return how many."""
        known, labels, count = self.run.workspace.part_keys(), Labels(self.run.ontology), 0
        for member in self.members:
            owned = self._owned(member.article)
            key = self._key(member, owned)
            if known.get(member.digest) != key:
                part, blocks = self._make(member, owned, labels)
                self.run.workspace.add_part(member.digest, key, part, brief_of(part), blocks)
                count += 1
        self.run.workspace.flush()
        return count

    def _owned(self, article: str) -> list[Entity]:
        """Return the entities with names that only this article names."""
        named = dict.fromkeys(self.identities.named[article])
        shared = self.identities.shared
        alone = (each for each in named if each not in shared and each not in self.apart)
        return [self.identities.entities[each] for each in alone]

    def _key(self, member: Member, owned: Iterable[Entity]) -> str:
        """Return a digest of all that the part of an article depends on."""
        name, run = member.publisher, self.run
        renamed = self.identities.renamed.get(member.article, {})
        here = (body.id for article, body in self.identities.bodies if article == member.article)
        bodies = [each for each in here if each in self.apart]
        common = (package_digest(*CODE), run.provenance, run.options.base, run.outliner, bodies)
        own = (member.digest, self.publishers[name] if name else None, sorted(renamed.items()))
        named = self.identities.named[member.article]
        parts = chain(map(repr, (*common, *own)), named, map(repr, owned))
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _make(self, member: Member, owned: Iterable[Entity], labels: Labels) -> tuple[Part, Blocks]:
        workspace, identities = self.run.workspace, self.identities
        extraction = prepared(workspace.extraction(member.digest, self.run.maker))
        read = self.run.reader.read(extraction)
        described = read.described(identities.renamed.get(member.article, {}))
        entity_of = read.entity_of(
            identities.named[member.article], [each.id for each in described]
        )
        names = Names(self.base, entity_of, self.publishers)
        alone = {each.id: each for each in (*owned, *described) if each.id not in self.apart}
        part = part_of(extraction, names, labels, owned=alone)
        triples = article_part(extraction, names, self.run.provenance.min_confidence)
        told = (
            triple
            for each in part.owned
            for triple in entity_triples(alone[each.id], names, is_named=each.named)
        )
        others = {*part.mentioned, *part.used} - {each.id for each in part.owned}
        shared = {names.iri(each) for each in (member.article, *others)}
        return part, to_blocks(chain(triples, told), shared=shared, prefixes=self.prefixes)

    @property
    def base(self) -> str:
        """Return the start of the IRIs of the graph."""
        return check_base(self.run.options.base)

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes of the graph."""
        return {**NAMESPACES, "id": self.base}

    def join(self) -> Whole:
        """Return the graph that the parts make."""
        workspace, digests = self.run.workspace, {m.article: m.digest for m in self.members}
        keys = workspace.part_keys()
        joined = Joined()
        for digest in digests.values():
            joined.add(workspace.brief(digest))
        media = {self.publishers[name].id for name in set(filter(None, self._names()))}
        common = self._common(joined.shared | media)
        values = joined.values
        corpus = Corpus(
            articles=tuple(digests),
            brief=lambda article: workspace.brief(digests[article]),
            part=lambda article: with_times(workspace.part(digests[article]), values),
            text=lambda article: text_literal(workspace.article(digests[article]).text).text,
            key=lambda article: keys[digests[article]],
            common={
                id_: to_entity(each, named=id_ in joined.named | media, value=values.get(id_))
                for id_, each in common.items()
            },
            min_confidence=self.run.provenance.min_confidence,
        )
        return Whole(self.run, corpus, common, self.identities.hints, joined)

    def _names(self) -> Iterator[str | None]:
        return (member.publisher for member in self.members)

    def _common(self, used: Set[str]) -> dict[str, Entity]:
        """Return what no article owns, of that what is used, and the publishers, by id."""
        bodies = {each.id: each for _, each in self.identities.bodies}
        media = {self.publishers[name].id: self.publishers[name] for name in self.publishers}
        known = self.identities.entities
        return {id_: known.get(id_) or bodies.get(id_) or media[id_] for id_ in sorted(used)}
