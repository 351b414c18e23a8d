"""What Turtle files say of each term in; checked classes, properties, words and entities out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Namespace, URIRef

from kg.gazetteer import KnownEntity
from kg.lexicon import Expression, Part, Signature
from kg.turtle import ENTITIES, NAMESPACE, Description, Files, curie

KG = Namespace(NAMESPACE)

WORDS: Mapping[URIRef, tuple[Part, bool]] = {
    KG.verb: ("verb", False),
    KG.noun: ("noun", False),
    KG.adjective: ("adjective", False),
    KG.actionNoun: ("action", False),
    KG.inverseVerb: ("verb", True),
    KG.inverseNoun: ("noun", True),
    KG.inverseAdjective: ("adjective", True),
}
"""The annotations that hold words: their part of speech, and whether they are reversed."""

GRAPH_MODEL = "https://w3id.org/newskg/graph"
"""The ontology of the terms that graphs use: statements, evidence, articles."""

LEMMAS = re.compile(r"[^\W_][\w.'’&-]*(?: [\w.'’&-]+)*")
"""Words separated by single spaces."""


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A class of things, and the nouns that name its members."""

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
    opposite: str | None = None  # the property that does not hold where this one does
    opposite_verbs: tuple[str, ...] = ()  # verbs that say that the property does not hold
    never_of: tuple[str, ...] = ()  # classes that no object is of
    passive_of: str | None = None  # the property whose object is the subject of this one


def read_classes(files: Files) -> Iterator[tuple[str, EntityClass]]:
    """Yield the classes by name; raise OntologyError on one without a label."""
    for name, about in _of_type(files, OWL.Class):
        nouns = _words(files, name, about.get(KG.noun, ()))
        label = _label(files, name, about)
        yield name, EntityClass(name, label, _local(about.get(RDFS.subClassOf, ())), nouns)


def read_properties(
    files: Files, classes: Mapping[str, EntityClass]
) -> Iterator[tuple[str, Property]]:
    """Yield the properties by name; raise OntologyError where a domain or range is not a class."""
    for name, about in _of_type(files, OWL.ObjectProperty):
        domain, range_ = _argument_classes(about)
        never = _local(about.get(KG.neverOf, ()))
        for known in (*domain, *range_, *never):
            if known not in classes:
                raise files.fault(f"kg:{name}: kg:{known} is no class", f"kg:{name}")
        yield (
            name,
            Property(
                name=name,
                label=_label(files, name, about),
                comment=" ".join(about.get(RDFS.comment, ())),
                domain=domain or ("Thing",),
                range=range_ or ("Thing",),
                inverse=next(iter(_local(about.get(OWL.inverseOf, ()))), None),
                symmetric=str(OWL.SymmetricProperty) in about[RDF.type],
                code=next(iter(about.get(SKOS.notation, ())), None),
                group=next(iter(about.get(KG.group, ())), ""),
                opposite=next(iter(_local(about.get(KG.opposite, ()))), None),
                never_of=never,
                passive_of=next(iter(_local(about.get(KG.passiveOf, ()))), None),
                opposite_verbs=_words(files, name, about.get(KG.oppositeVerb, ())),
            ),
        )


def _argument_classes(about: Description) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return domain and range; schema.org's "includes" allow any of several."""
    domain, range_ = (
        _local(about.get(any_of, ()) or about.get(all_of, ()))
        for any_of, all_of in ((SDO.domainIncludes, RDFS.domain), (SDO.rangeIncludes, RDFS.range))
    )
    return domain, range_


def read_expressions(files: Files, properties: Mapping[str, Property]) -> Iterator[Expression]:
    """Yield the words of each property; raise OntologyError on one that has none."""
    for name in properties:
        about = files.described[KG[name]]
        found = [
            Expression(name, part, words, reversed_)
            for key, (part, reversed_) in WORDS.items()
            for words in _words(files, name, about.get(key, ()))
        ]
        if not found and not about.get(KG.structural):
            message = f"kg:{name} has no words (kg:verb, kg:noun, kg:adjective)"
            raise files.fault(message, f"kg:{name}")
        yield from found


def check_expressions(
    files: Files,
    expressions: Iterable[Expression],
    signatures: Mapping[str, Signature],
) -> None:
    """Raise OntologyError where the same words and argument types express two properties."""
    claimed: dict[tuple[str, str, str, str], Expression] = {}
    for new in expressions:
        if new.part != "verb" and " " not in new.words:
            message = f'kg:{new.property}: "{new.words}" needs a preposition: "{new.words} of"'
            raise files.fault(message, f"kg:{new.property}", new.words)
        for pair in _argument_types(signatures[new.property], swapped=new.reversed):
            old = claimed.setdefault((new.part, new.words, *pair), new)
            if old is not new:
                message = (
                    f'the {new.part} "{new.words}" from {pair[0]} to {pair[1]} stands for both '
                    f"kg:{old.property} and kg:{new.property}"
                )
                raise files.fault(message, f"kg:{new.property}", new.words)


def _argument_types(signature: Signature, *, swapped: bool) -> Iterator[tuple[str, str]]:
    for source in signature.domain:
        for target in signature.range:
            yield (target, source) if swapped else (source, target)


def class_nouns(files: Files, classes: Mapping[str, EntityClass]) -> Mapping[str, str]:
    """Return which class each noun names; raise OntologyError where two claim one."""
    nouns: dict[str, str] = {}
    for name, known in classes.items():
        for noun in known.nouns:
            other = nouns.setdefault(noun, name)
            if other != name:
                message = f'the noun "{noun}" names both kg:{other} and kg:{name}'
                raise files.fault(message, f"kg:{name}", noun)
    return nouns


def read_entities(files: Files, classes: Mapping[str, EntityClass]) -> Iterator[KnownEntity]:
    """Yield the entities of the gazetteer; raise OntologyError on one without class or name."""
    for iri, about in files.described.items():
        if not iri.startswith(ENTITIES):
            continue
        types = _local(about.get(RDF.type, ()))
        names = about.get(SKOS.prefLabel, ())
        if len(types) != 1 or types[0] not in classes or len(names) != 1:
            message = f"{curie(iri)} needs exactly one class and one skos:prefLabel"
            raise files.fault(message, curie(iri))
        yield _known_entity(iri, types[0], names[0], about)


def _known_entity(iri: str, type_: str, name: str, about: Description) -> KnownEntity:
    unsafe = about.get(KG.ambiguousLabel, ())
    labels = sorted({name, *about.get(SKOS.altLabel, ())} - set(unsafe))
    return KnownEntity(
        id=iri.removeprefix(ENTITIES),
        name=name,
        type=type_,
        labels=tuple(labels),
        ambiguous_labels=unsafe,
        demonyms=about.get(KG.demonym, ()),
        stands_for=_entity(about, KG.standsFor),
        part_of=_entity(about, KG.partOf),
        capital_of=_entity(about, KG.capitalOf),
        same_as=about.get(OWL.sameAs, ()),
    )


def _entity(about: Description, key: URIRef) -> str | None:
    return next((iri.removeprefix(ENTITIES) for iri in about.get(key, ())), None)


def _of_type(files: Files, type_: URIRef) -> Iterator[tuple[str, Description]]:
    for iri, about in files.described.items():
        if str(type_) in about.get(RDF.type, ()):
            if not iri.startswith(NAMESPACE):
                message = f"<{iri}>: classes and properties must be in <{NAMESPACE}> (kg:)"
                raise files.fault(message, str(iri))
            if GRAPH_MODEL in about.get(RDFS.isDefinedBy, ()):
                _check_is_wordless(files, iri, about)
                continue  # a part of the graph, not of the world
            yield iri.removeprefix(NAMESPACE), about


def _check_is_wordless(files: Files, iri: URIRef, about: Description) -> None:
    if any(about.get(key) for key in WORDS):
        message = f"{curie(iri)} is a term of the graph model and takes no words"
        raise files.fault(message, curie(iri))


def _label(files: Files, name: str, about: Description) -> str:
    labels = about.get(RDFS.label, ())
    if len(labels) != 1:
        raise files.fault(f"kg:{name} needs exactly one rdfs:label", f"kg:{name}")
    return labels[0]


def _words(files: Files, name: str, words: tuple[str, ...]) -> tuple[str, ...]:
    for each in words:
        if not LEMMAS.fullmatch(each):
            message = f'kg:{name}: "{each}" is not words separated by single spaces'
            raise files.fault(message, f"kg:{name}", each)
    return words


def _local(iris: Iterable[str]) -> tuple[str, ...]:
    """Return the local names of those that are ours; the others are alignments."""
    return tuple(iri.removeprefix(NAMESPACE) for iri in iris if iri.startswith(NAMESPACE))
