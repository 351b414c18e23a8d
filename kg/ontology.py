"""The Turtle files of ontology/ in, with a user's own; checked names, lexicon and gazetteer out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, BNode, Graph

from kg.errors import OntologyError
from kg.garbage import no_garbage_passes
from kg.gazetteer import Gazetteer
from kg.lexicon import Expression, Lexicon, Signature
from kg.taxonomy import Taxonomy, unknown_class
from kg.turtle import NAMESPACE, Files, Source, as_graph, curie, read_source
from kg.vocabulary import (
    KG,
    EntityClass,
    Property,
    check_expressions,
    class_nouns,
    read_classes,
    read_entities,
    read_expressions,
    read_properties,
)

GRAPH_MODEL = "graph.ttl"
FILES = (
    GRAPH_MODEL, "annotations.ttl", "classes.ttl", "news.ttl", "gazetteer.ttl", "places.ttl",
    "organizations.ttl",
)  # fmt: skip  # one name a line says nothing
"""The bundled files that are loaded; shapes.ttl is for validators only."""

COMPLEMENT = re.compile(" (?=of |for )")

VOCABULARY = (
    *(RDF.type, RDFS.label, RDFS.comment, RDFS.subClassOf, RDFS.subPropertyOf),
    *(RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes),
    *(OWL.inverseOf, OWL.equivalentClass, OWL.equivalentProperty),
    *(SKOS.notation, SKOS.closeMatch, RDFS.seeAlso),
)
"""What `Ontology.vocabulary` says of a term: everything except its words."""


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

    def groups(self, expressions: Iterable[Expression]) -> set[str]:
        """Return the groups of the properties that expressions are of."""
        return {self.property(each.property).group for each in expressions}

    def is_a(self, name: str, *ancestors: str) -> bool:
        """Return whether each `name` is any of `ancestors`; raise OntologyError on unknown ones."""
        return self.taxonomy.is_a(name, *ancestors)

    def class_of_noun(self, words: str) -> str | None:
        """Return the class that lower-case lemmas name, by their longest known ending.

        What comes after "of" or "for" completes a noun and is not its ending.

        >>> load_ontology().class_of_noun("turkish foreign ministry")
        'Ministry'
        >>> load_ontology().class_of_noun("university of political science")
        'University'
        """
        noun = COMPLEMENT.split(words, maxsplit=1)[0]
        complement = words.removeprefix(noun)
        for rest in (complement, ""):  # "court of appeal" before "court"
            ending = noun
            while ending:
                if ending + rest in self.nouns:
                    return self.nouns[ending + rest]
                ending = ending.partition(" ")[2]
        return None

    def digest(self) -> str:
        """Return the SHA-256 of the files' texts, in hexadecimal digits."""
        texts = (source.text.encode() for source in self.sources)
        return sha256(b"".join(sha256(text).digest() for text in texts)).hexdigest()

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
            and not isinstance(value, BNode)  # an inverse or a union without a name
            and (terms is None or subject in terms)
        )
        for missing in sorted((terms or set()) - set(graph.subjects())):
            raise OntologyError(f"the ontology has no term {curie(missing)}")
        return graph


def load_ontology(*extra: Path) -> Ontology:
    """Load the bundled ontology and the user's own files; raise OntologyError on any mistake."""
    return _load(tuple(path.resolve() for path in extra))


def graph_model() -> Graph:
    """Return the terms of the graph model itself: what `graph.ttl` says."""
    return as_graph(_bundled(ontology_folder() / GRAPH_MODEL).triples)


def ontology_folder() -> Path:
    """Return the folder of the bundled Turtle files, in a checkout or an installed package."""
    package = Path(__file__).parent
    packaged = package / "_ontology"
    return packaged if packaged.is_dir() else package.parent / "ontology"


@cache
def _load(extra: tuple[Path, ...]) -> Ontology:
    folder = ontology_folder()
    with no_garbage_passes():
        bundled = (_bundled(folder / name).about_ours() for name in FILES)
        return read_ontology(Files.of((*bundled, *map(read_source, extra))))


_bundled = cache(read_source)


def read_ontology(files: Files) -> Ontology:
    """Return the ontology that these files make; raise OntologyError if they cannot."""
    classes = dict(read_classes(files))
    properties = dict(read_properties(files, classes))
    taxonomy = Taxonomy.from_parents({name: known.parents for name, known in classes.items()})
    signatures = {name: Signature(p.domain, p.range) for name, p in properties.items()}
    expressions = tuple(read_expressions(files, properties))
    check_expressions(files, expressions, signatures)
    return Ontology(
        classes=classes,
        properties=properties,
        lexicon=Lexicon.from_expressions(expressions, signatures, taxonomy),
        gazetteer=Gazetteer.from_entities(read_entities(files, classes)),
        taxonomy=taxonomy,
        nouns=class_nouns(files, classes),
        sources=files.sources,
    )
