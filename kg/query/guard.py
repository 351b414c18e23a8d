"""An untrusted SPARQL query in; a QueryError, before anything runs, if it is not allowed.

Mistakes are looked for in the likely reading of the text: FROM, which would ask an empty graph,
and a query without a word.

SERVICE would make the store fetch any address (SPARQL 1.1 Federated Query), so it must be found in
every reading of the text. "<" may open an IRI or mean less-than, so what follows can be read in two
ways: an IRI may contain "#", which otherwise begins a comment. So all readings are followed,
which takes linear time, as the state of a reading is just a place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from kg.errors import QueryError

LONGEST = 100_000  # characters; a person does not write a longer query
DEEPEST = 200  # nested brackets; the store's parser survives 1,000
EXAMPLE = "SELECT ?who ?what WHERE { ?who kg:heads ?what }"
FORBIDDEN = re.compile(r"(?i)SERVICE|LOAD")
SURROGATE = re.compile("[\ud800-\udfff]")
IRI = re.compile(r"<[^<>\x00-\x20]*>")  # more than is allowed, so that no IRI is missed
STRING = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|"(?:[^"\\\n\r]|\\.)*"'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''|'(?:[^'\\\n\r]|\\.)*'",
    re.DOTALL,
)
LINE_END = re.compile(r"[\n\r]")
COMMENT = re.compile(r"#[^\n\r]*")
"""IRIs, strings and comments can contain any words without using them (SPARQL 1.1 §19.8)."""
NAME = re.compile(
    r"[?$]\w+|@[\w-]+|(?P<prefix>(?:\w[\w.-]{0,99})?):(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*|(?P<word>\w+)"
)
"""Variables, prefixed names, and words: the keywords are among the words.

A prefix has at most 100 characters, or looking for its colon would take quadratic time.

The store's parser needs no space around a keyword: in "1SERVICEa:b" it reads a number, SERVICE
and a name. So no word and no prefix may contain one.
"""
LESS_THAN = frozenset(")#'\"{")
"""Where an IRI contains none of these, it does not matter whether "<" means less-than."""
NEVER_BEFORE = frozenset("/=&,:+*|%")
"""In an IRI read as an expression these can stand right before "service", no keyword can."""


def check_query(query: str, *, dataset_given: bool = False) -> None:
    """Raise QueryError if a query is too long, nests too deeply, or would access a network.

    With a dataset given, that of the query does not count, and FROM is allowed.
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST:,} characters")
    if SURROGATE.search(query):
        raise QueryError("the query holds what is no character; write it in UTF-8")
    words = list(_likely_words(query))
    if not words:
        raise QueryError(f"the query is empty, at line 1, column 1; ask for example {EXAMPLE}")
    for word in words:
        if word[0].upper() == "FROM" and not dataset_given:
            place = _position(query, word.start())
            raise QueryError(
                f"FROM is not allowed, at {place}: kg stays offline, and the store is one graph, "
                "which every query reads; leave FROM out"
            )
    depth = nesting(query)
    if depth > DEEPEST:
        raise QueryError(f"the query nests brackets {depth} deep; {DEEPEST} is the most allowed")
    if FORBIDDEN.search(query):
        _forbid_keywords(query)


def _likely_words(query: str) -> Iterator[re.Match[str]]:
    """Yield the words and names outside of IRIs, strings and comments in the likely reading."""
    return (token for token in names_and_texts(query) if token.re is NAME)


def names_and_texts(query: str) -> Iterator[re.Match[str]]:
    """Yield the IRIs, strings, words and names of a query in its likely reading."""
    place = 0
    while place < len(query):
        token = opaque(query, place) or NAME.match(query, place)
        if token and not token[0].startswith("#"):
            yield token
        place = token.end() if token else place + 1


def opaque(query: str, place: int) -> re.Match[str] | None:
    """Return the IRI, string or comment that begins at this place, in the likely reading."""
    return next((m for token in (IRI, STRING, COMMENT) if (m := token.match(query, place))), None)


def nesting(query: str) -> int:
    """Return how deep brackets nest in the likely reading, in which "<" opens an IRI if it can."""
    deepest = depth = place = 0
    while place < len(query):
        token = opaque(query, place)
        depth += (query[place] in "{([") - (query[place] in "})]")
        deepest = max(deepest, depth)
        place = token.end() if token else place + 1
    return deepest


def _forbid_keywords(query: str) -> None:
    """Raise QueryError if SERVICE or LOAD is a word of the query in any reading."""
    waiting, seen = [0], set[int]()
    ends = [*(found.start() for found in LINE_END.finditer(query)), len(query)]
    while waiting:
        place = waiting.pop()
        if place in seen or place >= len(query):
            continue
        seen.add(place)
        name = NAME.match(query, place)
        if name and _is_forbidden(name, query[place - 1 : place]):
            raise QueryError(
                f"SERVICE and LOAD are not allowed, at {_position(query, place)}: kg stays offline"
            )
        if query[place] == "#":  # many readings can share a long comment, so its end is cached
            waiting.append(ends[bisect(ends, place)])
        else:
            waiting.extend(_next_places(query, place, name))


def _next_places(query: str, place: int, name: re.Match[str] | None) -> Iterator[int]:
    """Yield where the next token begins: after a name, a string, an IRI, or one character."""
    token = name or STRING.match(query, place)
    iri = IRI.match(query, place)
    if iri:
        yield iri.end()
    if token:
        yield token.end()
    elif iri is None or set(iri[0]) & LESS_THAN:
        yield place + 1


def _is_forbidden(name: re.Match[str], before: str) -> bool:
    word = name["word"] or name["prefix"] or ""
    return FORBIDDEN.search(word) is not None and before not in NEVER_BEFORE


def _position(query: str, place: int) -> str:
    before = query[:place]
    return f"line {before.count(chr(10)) + 1}, column {place - before.rfind(chr(10))}"
