"""The answer to a query as a frozen record; CSV, TSV and JSON of it out.

The formats are those of SPARQL 1.1: https://www.w3.org/TR/sparql11-results-csv-tsv/ and
https://www.w3.org/TR/sparql11-results-json/. A truth value is one cell "true" or "false" in CSV
and TSV, for which they have no form. The triples of CONSTRUCT and DESCRIBE are three columns there,
and Turtle or JSON-LD by choice.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from kg.errors import OutputError
from kg.iris import decode
from kg.store import Syntax, serialize
from kg.terms import DEFAULT_BASE, NAMESPACES, XSD, BlankNode, Iri, Literal, Term


class Writable(Protocol):
    """Something to which text can be written."""

    def write(self, text: str, /) -> int:
        """Write `text`."""


Row = tuple[Term | None, ...]
TOO_LARGE = 3
"""The exit code of a worker whose rows are larger than allowed."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts with one of these is a formula to a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection)."""
NUMBERS = frozenset(
    f"{NAMESPACES['xsd']}{name}"
    for name in ("integer", "decimal", "double", "float", "long", "int")
)
NUMBER = re.compile(r"[+-]?[\d.]+(?:E[+-]?\d+)?", re.I)
"""A negative number is not a formula."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Columns and rows, None where a variable has no value; for ASK the truth value."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truth: bool | None = None
    prefixes: Mapping[str, str] | None = None  # those that shorten names for people
    is_graph: bool = False  # the rows are the triples of CONSTRUCT or DESCRIBE

    def dicts(self) -> list[dict[str, str]]:
        """Return each row as its texts by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.texts()]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as texts."""
        return iter(self.texts())

    def __bool__(self) -> bool:
        """Return the truth value of an ASK; of another query, whether it has rows."""
        return bool(self.rows) if self.truth is None else self.truth

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def texts(self) -> list[tuple[str, ...]]:
        """Return the rows in words for people: "id:Ada_Lind", "Ada Lind", "2025-06-02"."""
        if self.truth is not None:
            return [("true" if self.truth else "false",)]
        prefixes = self.prefixes or NAMESPACES
        return [tuple(shorten(term, prefixes) for term in row) for row in self.rows]


def shorten(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """Return a term as a person reads it: its bare text, a name with its prefix.

    >>> shorten(Iri("https://w3id.org/newskg/ns#heads"), NAMESPACES)
    'kg:heads'
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.text
    if isinstance(term, BlankNode):
        return f"_:{term.label}"
    for prefix, iri in prefixes.items():
        if term.startswith(iri) and "/" not in term[len(iri) :]:
            return f"{prefix}:{decode(term[len(iri) :])}"
    return term


def write_result(result: QueryResult, form: str, stream: Writable) -> None:
    """Write a result in one of `RESULT_FORMATS`; raise OutputError for any other."""
    if form not in RESULT_FORMATS:
        raise OutputError(f"no result format {form!r}; kg knows {', '.join(RESULT_FORMATS)}")
    RESULT_FORMATS[form](result, stream)


def _write_csv(result: QueryResult, stream: Writable) -> None:
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in _with_header(result, result.columns, _csv_cell):
        writer.writerow(row)


def _write_tsv(result: QueryResult, stream: Writable) -> None:
    columns = [f"?{name}" for name in result.columns]
    for row in _with_header(result, columns, tsv_cell):
        stream.write("\t".join(row) + "\n")


def _write_json(result: QueryResult, stream: Writable) -> None:
    answer: dict[str, object]
    if result.truth is not None:
        answer = {"head": {}, "boolean": result.truth}
    else:
        answer = {
            "head": {"vars": list(result.columns)},
            "results": {"bindings": [_binding(result.columns, row) for row in result.rows]},
        }
    json.dump(answer, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def write_triples(result: QueryResult, stream: Writable, *, syntax: Syntax) -> None:
    """Write the triples of CONSTRUCT or DESCRIBE; raise OutputError for another result."""
    if not result.is_graph:
        raise OutputError(
            f"{syntax} is for CONSTRUCT and DESCRIBE; SELECT and ASK take csv, tsv or json"
        )
    prefixes = result.prefixes or {**NAMESPACES, "id": DEFAULT_BASE}
    lines = "".join(sorted({f"{' '.join(map(_line_term, row))} .\n" for row in result.rows}))
    written = serialize(lines.encode(), syntax, base=prefixes["id"], prefixes=prefixes)
    stream.write(written.decode())


def _line_term(term: Term | None) -> str:
    """Return a term as N-Triples has it."""
    return shorten(term, {}) if isinstance(term, BlankNode) else tsv_cell(term)


RESULT_FORMATS: Mapping[str, Callable[[QueryResult, Writable], None]] = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "turtle": partial(write_triples, syntax=Syntax.TURTLE),
    "jsonld": partial(write_triples, syntax=Syntax.JSONLD),
}


def _with_header(
    result: QueryResult, columns: Iterable[str], cell: Callable[[Term | None], str]
) -> Iterable[Iterable[str]]:
    if result.truth is not None:
        yield ["true" if result.truth else "false"]
        return
    yield columns
    for row in result.rows:
        yield [cell(term) for term in row]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, with an apostrophe where needed.

    >>> harmless("=1+1"), harmless("Ada Lind")
    ("'=1+1", 'Ada Lind')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _csv_cell(term: Term | None) -> str:
    text = shorten(term, {})
    is_number = isinstance(term, Literal) and term.datatype in NUMBERS
    return text if is_number and NUMBER.fullmatch(text) else harmless(text)


def tsv_cell(term: Term | None) -> str:
    """Return a term as TSV and N-Triples have it."""
    if isinstance(term, Literal):
        return _turtle_literal(term)
    if term is None or isinstance(term, BlankNode):
        return shorten(term, {})
    return f"<{term}>"


ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _turtle_literal(literal: Literal) -> str:
    quoted = f'"{literal.text.translate(ESCAPES)}"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    if literal.datatype in (None, XSD.string):
        return quoted
    return f"{quoted}^^<{literal.datatype}>"


def _binding(columns: tuple[str, ...], row: Row) -> dict[str, dict[str, str]]:
    return {
        name: json_term(term) for name, term in zip(columns, row, strict=True) if term is not None
    }


def json_term(term: Term) -> dict[str, str]:
    """Return a term as the JSON format writes it."""
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.label}
    if not isinstance(term, Literal):
        return {"type": "uri", "value": term}
    if term.language:
        return {"type": "literal", "value": term.text, "xml:lang": term.language}
    if term.datatype in (None, XSD.string):
        return {"type": "literal", "value": term.text}
    return {"type": "literal", "value": term.text, "datatype": str(term.datatype)}


def read_json_term(term: Mapping[str, str]) -> Term:
    """Return the term of a cell of the JSON format."""
    if term["type"] == "uri":
        return Iri(term["value"])
    if term["type"] == "bnode":
        return BlankNode(term["value"])
    datatype = Iri(term["datatype"]) if "datatype" in term else None
    return Literal(term["value"], datatype, term.get("xml:lang"))
