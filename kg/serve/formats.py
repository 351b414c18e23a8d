"""The answer to a query in; a file in one of the media types of SPARQL 1.1 out, row by row.

https://www.w3.org/TR/sparql11-results-json/, https://www.w3.org/TR/rdf-sparql-XMLres/,
https://www.w3.org/TR/sparql11-results-csv-tsv/. Unlike the CSV of `kg query`, which is for
spreadsheets, this one has the values as they are.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from kg.query import QueryResult
from kg.query.results import Writable, json_term, tsv_cell, write_triples
from kg.store import Answer, Syntax
from kg.terms import XSD, BlankNode, Literal, Term

Row = tuple[Term | None, ...]
XML_RESULTS = "http://www.w3.org/2005/sparql-results#"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class RowLimitError(Exception):
    """An answer has more rows than allowed."""


def media_types(answer: Answer) -> Sequence[str]:
    """Return the media types that an answer can be written in."""
    return tuple(CONSTRUCTED if answer.is_graph else SELECTED)


def write_answer(
    answer: Answer, media_type: str, stream: Writable, *, most: int, prefixes: Mapping[str, str]
) -> None:
    """Write an answer in one of its media types; raise RowLimitError at more than `most` rows."""
    rows = _at_most(answer.rows, most)
    if answer.is_graph:
        result = QueryResult(answer.columns, tuple(rows), None, prefixes, is_graph=True)
        write_triples(result, stream, syntax=CONSTRUCTED[media_type])
    else:
        SELECTED[media_type](Answer(answer.columns, rows, answer.truth), stream)


def _at_most(rows: Iterable[Row], most: int) -> Iterator[Row]:
    for count, row in enumerate(rows):
        if count >= most:
            raise RowLimitError
        yield row


def _write_json(answer: Answer, stream: Writable) -> None:
    if answer.truth is not None:
        json.dump({"head": {}, "boolean": answer.truth}, stream)
        return
    stream.write(f'{{"head": {{"vars": {json.dumps(answer.columns)}}}, "results": {{"bindings": [')
    separator = "\n"
    for row in answer.rows:
        binding = {
            name: json_term(term)
            for name, term in zip(answer.columns, row, strict=True)
            if term is not None
        }
        stream.write(separator + json.dumps(binding, ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]}}\n")


def _write_xml(answer: Answer, stream: Writable) -> None:
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{XML_RESULTS}">\n<head>')
    stream.write("".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns))
    stream.write("</head>\n")
    if answer.truth is not None:
        stream.write(f"<boolean>{'true' if answer.truth else 'false'}</boolean>\n</sparql>\n")
        return
    stream.write("<results>\n")
    for row in answer.rows:
        cells = zip(answer.columns, row, strict=True)
        bound = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in cells
            if term is not None
        )
        stream.write(f"<result>{''.join(bound)}</result>\n")
    stream.write("</results>\n</sparql>\n")


def _xml_term(term: Term) -> str:
    if isinstance(term, BlankNode):
        return f"<bnode>{_xml_text(term.label)}</bnode>"
    if not isinstance(term, Literal):
        return f"<uri>{_xml_text(term)}</uri>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype not in (None, XSD.string):
        kind = f" datatype={quoteattr(str(term.datatype))}"
    return f"<literal{kind}>{_xml_text(term.text)}</literal>"


def _xml_text(text: str) -> str:
    return escape(NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _write_csv(answer: Answer, stream: Writable) -> None:
    writer = csv.writer(stream, lineterminator="\r\n")
    if answer.truth is not None:
        writer.writerow(["true" if answer.truth else "false"])
        return
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_csv_cell(term) for term in row])


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.text
    return f"_:{term.label}" if isinstance(term, BlankNode) else term


def _write_tsv(answer: Answer, stream: Writable) -> None:
    if answer.truth is not None:
        stream.write("true\n" if answer.truth else "false\n")
        return
    stream.write("\t".join(f"?{name}" for name in answer.columns) + "\n")
    for row in answer.rows:
        stream.write("\t".join(tsv_cell(term) for term in row) + "\n")


SELECTED: Mapping[str, Callable[[Answer, Writable], None]] = {
    "application/sparql-results+json": _write_json,
    "application/sparql-results+xml": _write_xml,
    "text/csv": _write_csv,
    "text/tab-separated-values": _write_tsv,
    "application/json": _write_json,
    "application/xml": _write_xml,
    "text/xml": _write_xml,
}
"""What SELECT and ASK can be answered with; the first where nothing is asked for."""
CONSTRUCTED: Mapping[str, Syntax] = {
    "text/turtle": Syntax.TURTLE,
    "application/n-triples": Syntax.NTRIPLES,
    "application/ld+json": Syntax.JSONLD,
    "application/rdf+xml": Syntax.RDFXML,
    "application/json": Syntax.JSONLD,
    "application/xml": Syntax.RDFXML,
    "text/xml": Syntax.RDFXML,
    "text/plain": Syntax.NTRIPLES,
}
"""What CONSTRUCT and DESCRIBE can be answered with."""
