"""The files of ontology/queries in; queries with a name, a description and parameters out.

A named query is a SPARQL file. The comment at its start describes it, and lines `# ?name: …` in
that comment name its parameters: variables that may, but need not, be given a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.iris import encode
from kg.query.index import Index, find_entities
from kg.terms import Iri, Term

PARAMETER = re.compile(r"\?(\w+): (.+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """The query `name`: its description, its parameters, its SPARQL."""

    name: str
    description: str
    parameters: Mapping[str, str]  # name → meaning: {"entity": "who or what"}
    sparql: str

    def check_parameter(self, name: str) -> None:
        """Raise QueryError if the query has no parameter of this name."""
        if name not in self.parameters:
            known = ", ".join(self.parameters) or "none"
            raise QueryError(f"{self.name} has no parameter {name!r}; it has {known}")


def named_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """Return the queries of a folder by name, by default those of kg."""
    from kg.ontology import ontology_folder  # imports rdflib, which takes a query's worker 0.2 s

    files = sorted((folder or ontology_folder() / "queries").glob("*.rq"))
    return {file.stem: _read(file.stem, file.read_text(encoding="utf-8")) for file in files}


def named_query(name: str) -> NamedQuery:
    """Return the query of this name; raise QueryError, which lists all, if there is none."""
    known = named_queries()
    if name not in known:
        raise QueryError(f"no query is named {name!r}; there are {', '.join(known)}")
    return known[name]


def entity_values(index: Index, base: str, names: Mapping[str, str]) -> dict[str, Term]:
    """Return for each parameter the IRI of the entity with this name; raise QueryError for none.

    >>> entity_values(index, "https://example.org/", {"entity": "Lind"})  # doctest: +SKIP
    {'entity': 'https://example.org/Ada_Lind'}
    """
    return {
        parameter: Iri(base + encode(find_entities(index, name, most=1)[0].id))
        for parameter, name in names.items()
    }


def _read(name: str, sparql: str) -> NamedQuery:
    comment = re.match(r"(?:#.*\n)*", sparql)
    lines = [line.lstrip("# ") for line in (comment[0] if comment else "").splitlines()]
    parameters = [found for line in lines if (found := PARAMETER.fullmatch(line))]
    description = " ".join(line for line in lines if not PARAMETER.fullmatch(line))
    return NamedQuery(name, description, {found[1]: found[2] for found in parameters}, sparql)
