"""A query that found nothing in; what in it may be wrong out.

A name that the graph has not, and a text without the language that the graph's texts have, are no
errors in SPARQL: they match nothing. So a person is told, on standard error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from kg.iris import decode
from kg.query.guard import STRING, names_and_texts
from kg.query.results import QueryResult, shorten
from kg.store import Store
from kg.terms import NAMESPACES, Iri, Literal

PREFIX = re.compile(r"(?i)\bPREFIX\s+(\w*):\s*<([^>]*)>")
PREDICATES = "SELECT DISTINCT ?predicate WHERE { ?statement kg:predicate ?predicate }"
ENTITIES = "SELECT ?entity WHERE { ?entity skos:prefLabel ?name }"
TERMS = "SELECT ?term WHERE { ?term rdfs:label ?label }"
SUGGESTIONS = 3
TYPED = ("@", "^^")
"""What follows a text that has a language or a datatype."""


def hints(store: Store, sparql: str, result: QueryResult) -> list[str]:
    """Return a line for each name and text of a query without an answer that the graph has not."""
    if not _is_empty(result):
        return []
    known = {**store.prefixes, **dict(PREFIX.findall(sparql))}
    found: dict[str, None] = {}
    for place in names_and_texts(sparql):
        words = place[0]
        if STRING.fullmatch(words):
            if not sparql.startswith(TYPED, place.end()):
                found.update(dict.fromkeys(_of_text(words.strip("\"'"), store)))
        elif iri := _expand(words, known):
            found.update(dict.fromkeys(_of_name(iri, store)))
    return list(found)


def _is_empty(result: QueryResult) -> bool:
    """Return whether an answer says nothing: false, no row, or a count of 0."""
    if result.truth is not None:
        return not result.truth
    return all(text in ("", "0") for row in result.texts() for text in row)


def _expand(words: str, prefixes: Mapping[str, str]) -> Iri | None:
    """Return the IRI of `<iri>` or `prefix:name`; None for another word, and for a namespace."""
    if words.startswith("<"):
        iri = words[1:-1]
        return None if iri in prefixes.values() else Iri(iri)
    prefix, colon, name = words.partition(":")
    if not (colon and name and prefix in prefixes):
        return None
    return Iri(prefixes[prefix] + name.replace("\\", "").rstrip("."))


def _of_text(text: str, store: Store) -> Iterator[str]:
    if text and not _uses(store, Literal(text)) and _uses(store, Literal(text, None, "en")):
        yield f'the graph\'s texts have a language: write "{text}"@en, or compare str(?name)'


def _of_name(iri: Iri, store: Store) -> Iterator[str]:
    homes = {
        NAMESPACES["kg"]: (TERMS, "is no term of this graph"),
        NAMESPACES["rel"]: (PREDICATES, "is no relation of this graph"),
        store.base: (ENTITIES, "is no entity of this graph"),
    }
    for home, (query, reason) in homes.items():
        if not iri.startswith(home) or iri == home or _uses(store, iri):
            continue
        terms = (str(term) for (term,) in store.texts(query))
        names = [term[len(home) :] for term in terms if term.startswith(home)]
        close = _similar(decode(iri[len(home) :]), names)
        similar = ", ".join(_short(home + name, store) for name in close)
        yield f"{_short(iri, store)} {reason}{f'; similar: {similar}' if close else ''}"


def _uses(store: Store, term: Iri | Literal) -> bool:
    """Return whether any triple has this term as its subject or object."""
    found = store.match(None, None, term)
    if next(found, None):
        return True
    return not isinstance(term, Literal) and next(store.match(term, None, None), None) is not None


def _short(iri: str, store: Store) -> str:
    return shorten(Iri(iri), store.prefixes)


def _similar(wanted: str, names: list[str]) -> list[str]:
    """Return names that contain this one, else those that are spelled alike."""
    bare = wanted.casefold()
    longer = sorted((name for name in names if bare in decode(name).casefold()), key=len)
    return longer[:SUGGESTIONS] or difflib.get_close_matches(wanted, names, n=SUGGESTIONS)
