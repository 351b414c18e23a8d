"""The Turtle files of ontology/ in, with a user's own; checked names, lexicon and gazetteer out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef

from kg.errors import OntologyError
from kg.gazetteer import Gazetteer, KnownEntity
from kg.lexicon import Expression, Lexicon, Part, Signature
from kg.taxonomy import Taxonomy, unknown_class
from kg.turtle import (
    ENTITIES,
    NAMESPACE,
    Description,
    Source,
    as_graph,
    check_closed,
    curie,
    describe,
    fault,
    read_source,
)

KG = Namespace(NAMESPACE)
FILES = ("model.ttl", "classes.ttl", "news.ttl", "gazetteer.ttl", "places.ttl", "organizations.ttl")
"""The bundled files that are loaded; shapes.ttl is for validators only."""

WORDS: Mapping[URIRef, tuple[Part, bool]] = {
    KG.verb: ("verb", False),
    KG.noun: ("noun", False),
    KG.adjective: ("adjective", False),
    KG.inverseVerb: ("verb", True),
    KG.inverseNoun: ("noun", True),
    KG.inverseAdjective: ("adjective", True),
}
"""The annotations that hold words: their part of speech, and whether they run the other way."""

VOCABULARY = (
    *(RDF.type, RDFS.label, RDFS.comment, RDFS.subClassOf, RDFS.subPropertyOf),
    *(RDFS.domain, RDFS.range, OWL.inverseOf, OWL.equivalentClass, OWL.equivalentProperty),
    *(SKOS.notation, SKOS.closeMatch),
)
"""What `Ontology.vocabulary` tells of a term: all but its words."""

LEMMAS = re.compile(r"[^\W_][\w.'&-]*(?: [\w.'&-]+)*")
"""Words parted by single spaces."""


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A class of things, and the nouns that name one of it."""

    name: str
    label: str
    parents: tuple[str, ...]  # direct ones
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A relation between things of these classes."""

    name: str
    label: str
    comment: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverse: str | None
    symmetric: bool
    code: str | None  # of PLOVER, the ontology of political events: "CONSULT"
    group: str  # "leadership", "movement"


@dataclass(frozen=True)
class Ontology:
    """All that kg knows before it reads: classes, properties, words and well-known names."""

    classes: Mapping[str, EntityClass]
    properties: Mapping[str, Property]
    lexicon: Lexicon = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    taxonomy: Taxonomy = field(repr=False)
    nouns: Mapping[str, str] = field(repr=False)  # "peace talk" → "Negotiation"
    sources: tuple[Source, ...] = field(repr=False, compare=False)

    def entity_class(self, name: str) -> EntityClass:
        """Return the class of this name; raise OntologyError if there is none."""
        if name not in self.classes:
            raise unknown_class(name)
        return self.classes[name]

    def property(self, name: str) -> Property:
        """Return the property of this name; raise OntologyError if there is none."""
        if name not in self.properties:
            raise OntologyError(f"the ontology has no property {name!r}")
        return self.properties[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether every `name` is an `ancestor`; raise OntologyError on an unknown class."""
        return self.taxonomy.is_a(name, ancestor)

    def class_of_noun(self, words: str) -> str | None:
        """Return the class that lower-case lemmas name, by their longest known ending.

        >>> load_ontology().class_of_noun("turkish foreign ministry")
        'Ministry'
        """
        while words:
            if words in self.nouns:
                return self.nouns[words]
            words = words.partition(" ")[2]
        return None

    def vocabulary(self, names: Iterable[str] | None = None) -> Graph:
        """Return what the files declare of these terms, or of all: not the words, no blank nodes.

        Names are local: "heads", "Person"; raise OntologyError on one that is not declared.
        """
        terms = None if names is None else {KG[name] for name in names}
        graph = as_graph(
            (subject, predicate, value)
            for source in self.sources
            for subject, predicate, value in source.triples
            if str(subject).startswith(NAMESPACE)
            and predicate in VOCABULARY
            and (terms is None or subject in terms)
        )
        for missing in sorted((terms or set()) - set(graph.subjects())):
            raise OntologyError(f"the ontology has no term {curie(missing)}")
        return graph


def load_ontology(*extra: Path) -> Ontology:
    """Load the bundled ontology and the user's own files; raise OntologyError on any mistake."""
    return _load(tuple(path.resolve() for path in extra))


def ontology_folder() -> Path:
    """Return the folder of the bundled Turtle files, in a checkout or an installed package."""
    package = Path(__file__).parent
    packaged = package / "_ontology"
    return packaged if packaged.is_dir() else package.parent / "ontology"


@cache
def _load(extra: tuple[Path, ...]) -> Ontology:
    folder = ontology_folder()
    sources = (*(_bundled(folder / name) for name in FILES), *map(read_source, extra))
    described = describe(sources)
    check_closed(sources, described)
    return read_ontology(sources, described)


_bundled = cache(read_source)


def read_ontology(sources: tuple[Source, ...], described: Mapping[URIRef, Description]) -> Ontology:
    """Return the ontology that these descriptions make; raise OntologyError if they cannot."""
    classes = dict(_read_classes(sources, described))
    properties = dict(_read_properties(sources, described, classes))
    taxonomy = Taxonomy.from_parents({name: known.parents for name, known in classes.items()})
    signatures = {name: Signature(p.domain, p.range) for name, p in properties.items()}
    expressions = tuple(_read_expressions(sources, described, properties))
    _check_expressions(sources, expressions, signatures)
    return Ontology(
        classes=classes,
        properties=properties,
        lexicon=Lexicon.from_expressions(expressions, signatures, taxonomy),
        gazetteer=Gazetteer.from_entities(_read_entities(sources, described, classes)),
        taxonomy=taxonomy,
        nouns=_class_nouns(sources, classes),
        sources=sources,
    )


def _read_classes(
    sources: tuple[Source, ...], described: Mapping[URIRef, Description]
) -> Iterator[tuple[str, EntityClass]]:
    for name, said in _of_type(sources, described, OWL.Class):
        if said.get(KG.structural):
            continue  # a part of the graph model, not of the world
        nouns = _words(sources, name, said.get(KG.noun, ()))
        label = _label(sources, name, said)
        yield name, EntityClass(name, label, _local(said.get(RDFS.subClassOf, ())), nouns)


def _read_properties(
    sources: tuple[Source, ...],
    described: Mapping[URIRef, Description],
    classes: Mapping[str, EntityClass],
) -> Iterator[tuple[str, Property]]:
    for name, said in _of_type(sources, described, OWL.ObjectProperty):
        domain, range_ = _argument_classes(said)
        if said.get(KG.structural) and not domain:
            continue
        for known in (*domain, *range_):
            if known not in classes:
                raise fault(sources, f"kg:{name}: kg:{known} is no class", f"kg:{name}")
        yield (
            name,
            Property(
                name=name,
                label=_label(sources, name, said),
                comment=" ".join(said.get(RDFS.comment, ())),
                domain=domain or ("Thing",),
                range=range_ or ("Thing",),
                inverse=next(iter(_local(said.get(OWL.inverseOf, ()))), None),
                symmetric=str(OWL.SymmetricProperty) in said[RDF.type],
                code=next(iter(said.get(SKOS.notation, ())), None),
                group=next(iter(said.get(KG.group, ())), ""),
            ),
        )


def _argument_classes(said: Description) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return domain and range; schema.org's "includes" narrow them down to any of several."""
    domain, range_ = (
        _local(said.get(any_of, ()) or said.get(all_of, ()))
        for any_of, all_of in ((SDO.domainIncludes, RDFS.domain), (SDO.rangeIncludes, RDFS.range))
    )
    return domain, range_


def _read_expressions(
    sources: tuple[Source, ...],
    described: Mapping[URIRef, Description],
    properties: Mapping[str, Property],
) -> Iterator[Expression]:
    for name in properties:
        said = described[KG[name]]
        found = [
            Expression(name, part, words, reversed_)
            for key, (part, reversed_) in WORDS.items()
            for words in _words(sources, name, said.get(key, ()))
        ]
        if not found and not said.get(KG.structural):
            message = f"kg:{name} has no words (kg:verb, kg:noun, kg:adjective)"
            raise fault(sources, message, f"kg:{name}")
        yield from found


def _check_expressions(
    sources: tuple[Source, ...],
    expressions: Iterable[Expression],
    signatures: Mapping[str, Signature],
) -> None:
    """Raise OntologyError where nothing can tell which property some words express."""
    claimed: dict[tuple[str, str, str, str], Expression] = {}
    for new in expressions:
        if new.part != "verb" and " " not in new.words:
            message = f'kg:{new.property}: "{new.words}" needs a preposition: "{new.words} of"'
            raise fault(sources, message, f"kg:{new.property}", new.words)
        for pair in _argument_types(signatures[new.property], swapped=new.reversed):
            old = claimed.setdefault((new.part, new.words, *pair), new)
            if old is not new:
                message = (
                    f'the {new.part} "{new.words}" from {pair[0]} to {pair[1]} stands for both '
                    f"kg:{old.property} and kg:{new.property}"
                )
                raise fault(sources, message, f"kg:{new.property}", new.words)


def _argument_types(signature: Signature, *, swapped: bool) -> Iterator[tuple[str, str]]:
    for source in signature.domain:
        for target in signature.range:
            yield (target, source) if swapped else (source, target)


def _class_nouns(
    sources: tuple[Source, ...], classes: Mapping[str, EntityClass]
) -> Mapping[str, str]:
    nouns: dict[str, str] = {}
    for name, known in classes.items():
        for noun in known.nouns:
            other = nouns.setdefault(noun, name)
            if other != name:
                message = f'the noun "{noun}" names both kg:{other} and kg:{name}'
                raise fault(sources, message, f"kg:{name}", noun)
    return nouns


def _read_entities(
    sources: tuple[Source, ...],
    described: Mapping[URIRef, Description],
    classes: Mapping[str, EntityClass],
) -> Iterator[KnownEntity]:
    for iri, said in described.items():
        if not iri.startswith(ENTITIES):
            continue
        types = _local(said.get(RDF.type, ()))
        names = said.get(SKOS.prefLabel, ())
        if len(types) != 1 or types[0] not in classes or len(names) != 1:
            message = f"{curie(iri)} needs exactly one class and one skos:prefLabel"
            raise fault(sources, message, curie(iri))
        yield _known_entity(iri, types[0], names[0], said)


def _known_entity(iri: str, type_: str, name: str, said: Description) -> KnownEntity:
    unsafe = said.get(KG.ambiguousLabel, ())
    labels = sorted({name, *said.get(SKOS.altLabel, ())} - set(unsafe))
    return KnownEntity(
        id=iri.removeprefix(ENTITIES),
        name=name,
        type=type_,
        labels=tuple(labels),
        ambiguous_labels=unsafe,
        demonyms=said.get(KG.demonym, ()),
        stands_for=_entity(said, KG.standsFor),
        part_of=_entity(said, KG.partOf),
        capital_of=_entity(said, KG.capitalOf),
        same_as=said.get(OWL.sameAs, ()),
    )


def _entity(said: Description, key: URIRef) -> str | None:
    return next((iri.removeprefix(ENTITIES) for iri in said.get(key, ())), None)


def _of_type(
    sources: tuple[Source, ...], described: Mapping[URIRef, Description], type_: URIRef
) -> Iterator[tuple[str, Description]]:
    for iri, said in described.items():
        if str(type_) in said.get(RDF.type, ()):
            if not iri.startswith(NAMESPACE):
                message = f"<{iri}>: classes and properties must be in <{NAMESPACE}> (kg:)"
                raise fault(sources, message, str(iri))
            yield iri.removeprefix(NAMESPACE), said


def _label(sources: tuple[Source, ...], name: str, said: Description) -> str:
    labels = said.get(RDFS.label, ())
    if len(labels) != 1:
        raise fault(sources, f"kg:{name} needs exactly one rdfs:label", f"kg:{name}")
    return labels[0]


def _words(sources: tuple[Source, ...], name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    for each in words:
        if not LEMMAS.fullmatch(each):
            message = f'kg:{name}: "{each}" is not words parted by single spaces'
            raise fault(sources, message, f"kg:{name}", each)
    return words


def _local(iris: Iterable[str]) -> tuple[str, ...]:
    """Return the local names of those that are ours; the others are alignments."""
    return tuple(iri.removeprefix(NAMESPACE) for iri in iris if iri.startswith(NAMESPACE))
