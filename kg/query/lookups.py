"""A SPARQL query in; the same with what follows a group of patterns looked up row by row out.

The store evaluates an OPTIONAL, and triples after a UNION or VALUES, for the whole graph and joins
that with the rest: 7 s at a million statements for the objects of 569. LATERAL, known to it (SEP 6
of https://github.com/w3c/sparql-dev), makes it look up what each row needs, .2 s; for all rows of
the graph both take as long. With but triples in X, `P X` equals `P LATERAL { X }`, and
`P OPTIONAL { X }` equals `P LATERAL { OPTIONAL { X } }`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.query.guard import NAME, check_query, nesting, opaque
from kg.query.reorder import KEYWORDS, end_of_group, is_balanced, optional_last

LONGEST, DEEPEST = 5_000, 10
"""Of a query that is rewritten; a person does not write a longer one."""
ELSEWHERE = frozenset({"EXISTS", "MINUS", "GRAPH", "LATERAL", "SERVICE"})
"""A query with one of these stays as it is."""
EXPRESSION = frozenset({"FILTER", "BIND"})
SUBSELECT = re.compile(r"\s*SELECT\b", re.I)


def equivalent(sparql: str, *, dataset_given: bool = False) -> list[str]:
    """Return a query after those with the same answer that are faster, the fastest first."""
    reordered = optional_last(sparql)
    found = []
    for faster in dict.fromkeys((looked_up(reordered), reordered)):
        if faster != sparql:
            try:
                check_query(faster, dataset_given=dataset_given)
            except QueryError:  # to be explained by its place in the text as it was given
                continue
            found.append(faster)
    return [*found, sparql]


def looked_up(query: str) -> str:
    """Return the query with a LATERAL around what is to be looked up row by row."""
    fits = len(query) <= LONGEST and nesting(query) <= DEEPEST and is_balanced(query)
    words = {word.upper() for _, _, word in _tokens(query)}
    if not fits or "_:" in query or ELSEWHERE & words:
        return query
    parts, done = [], 0
    for start, _, word in _tokens(query):
        if start >= done and word == "{":
            end = end_of_group(query, start)
            parts += [query[done : start + 1], *_group(query[start + 1 : end - 1]), "}"]
            done = end
    return "".join([*parts, query[done:]])


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where tokens are; IRIs, strings and comments have no word."""
    place = 0
    while place < len(text):
        hidden = opaque(text, place)
        name = None if hidden else NAME.match(text, place)
        found = hidden or name
        end = found.end() if found else place + 1
        yield place, end, "" if hidden else text[place:end]
        place = end


def _group(content: str) -> Iterator[str]:
    """Yield the parts of a group; triples are looked up where something else is before them."""
    if SUBSELECT.match(content):
        yield content
        return
    triples, is_later, done = "", False, 0
    for start, end, word in _tokens(content):
        if start < done:
            continue
        kind = word.upper()
        if kind not in {"{", "OPTIONAL", "UNION", *KEYWORDS}:
            triples += content[start:end]
            continue
        yield from _lookup(triples) if is_later else [triples]
        done = _end_of_part(content, start, end, kind)
        part = content[start:done]
        if kind == "{":
            yield from ("{", *_group(part[1:-1]), "}")
        elif kind == "OPTIONAL" and _has_but_triples(part):
            yield f"LATERAL {{ {part} }}"
        else:
            yield part
        triples, is_later = "", is_later or kind not in EXPRESSION
    yield from _lookup(triples) if is_later else [triples]


def _lookup(triples: str) -> Iterator[str]:
    """Yield triples within a LATERAL, and what is but space or a full stop as it is."""
    yield f" LATERAL {{ {triples} }} " if triples.strip(" \t\r\n.") else triples


def _end_of_part(content: str, start: int, end: int, kind: str) -> int:
    """Return where a part of a group ends that begins with this keyword or bracket."""
    if kind == "UNION":
        return end
    if kind in EXPRESSION:
        opened = content.find("(", end)
        return _end_of_brackets(content, opened) if opened >= 0 else len(content)
    brace = start if kind == "{" else content.find("{", end)
    return end_of_group(content, brace) if brace >= 0 else len(content)


def _end_of_brackets(text: str, opened: int) -> int:
    depth = 0
    for _, end, word in _tokens(text[opened:]):
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return opened + end
    return len(text)


def _has_but_triples(optional: str) -> bool:
    """Return whether there are neither groups nor keywords in the group of an OPTIONAL."""
    words = [word.upper() for _, _, word in _tokens(optional)]
    return words.count("{") == 1 and words.count("OPTIONAL") == 1 and not KEYWORDS & set(words)
