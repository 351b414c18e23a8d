"""`kg show`: a name in; what the graph says of that entity, each line with its source, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.store import store_option
from kg.cli.structured import json_option, print_json
from kg.cli.terminal import printable
from kg.cli.verbosity import quiet_option
from kg.records import Layer

if TYPE_CHECKING:
    from kg.graph import Entity, Graph, GraphStatement


@click.command(short_help="Print what the graph says of one entity.")
@click.argument("name")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="How many statements to print, the surest ones; a note says if there are more.",
)
@json_option
@quiet_option
@store_option
def show(name: str, store: Path, *, most: int, as_json: bool, quiet: bool) -> None:
    """Print what the graph says of the entity called NAME, and what that entity says.

    NAME is its name, a part of it, or another name the articles use. Each statement is
    printed with its sentence, its words underlined, and with who says so in which article.

    \b
    Examples:
      kg show Medinsky
      kg show "Russian delegation" --store output/store
      kg show --most 5000 Russia
      kg show --json Putin | jq '.statements[].sentence'
    """
    from rich.text import Text

    from kg.cli.tables import print_text
    from kg.cli.words import LAYER_STYLES, LAYER_TITLES, entity_line

    entity, others, graph, total = _read(store, name, most)
    if as_json:
        _print_as_json(entity, others, graph, total)
        return
    print_text(entity_line(entity))
    for layer, statements in _by_layer(graph):
        click.echo()
        print_text(Text(LAYER_TITLES[layer], style=f"bold {LAYER_STYLES[layer]}"))
        _print_statements(statements, graph)
    if not quiet:
        _print_notes(others, len(graph.statements), total)


def _read(store: Path, name: str, most: int) -> tuple[Entity, list[Entity], Graph, int]:
    """Return an entity, others of its name, what names the entity, and how much does in all."""
    from kg.query import Index, PartReader, find_entities
    from kg.store import Store

    with Store.open_readonly(store) as opened, Index.open(opened) as index:
        found, *others = find_entities(index, _current(store, name))
        naming = index.naming(found.id, most=most)
        reader = PartReader(opened)
        entity = reader.entity(found.id)
        graph = reader.graph([reader.statement(each) for each in naming.statements])
        named_alike = [reader.entity(other.id) for other in others]
    return entity, named_alike, graph, naming.total


def _current(store: Path, name: str) -> str:
    """Return the id that replaced this one, if it is an id that an earlier graph had."""
    from kg.iris import decode, encode
    from kg.workspace import read_redirects

    successors = read_redirects(store).get(encode(name.replace(" ", "_")), ())
    return decode(successors[0]) if successors else name


def _print_notes(others: Iterable[Entity], shown: int, total: int) -> None:
    """Print what is not shown, on standard error."""
    if shown < total:
        note = f"The surest {shown:,} of {total:,} statements; --most {total} prints all"
        click.echo(note, err=True)
    for other in others:
        click.echo(printable(f"Also found: {other.name} ({other.type})"), err=True)


def _print_as_json(entity: Entity, others: Iterable[Entity], graph: Graph, total: int) -> None:
    """Print the entity, its statements with the columns of the CSV, and others of that name."""
    from kg.export import statement_record

    found = (each for _layer, statements in _by_layer(graph) for each in statements)
    print_json(
        {
            "entity": asdict(entity),
            "statements": [statement_record(each, graph) for each in found],
            "statements_in_all": total,
            "also_found": [asdict(other) for other in others],
        }
    )


def _by_layer(graph: Graph) -> Iterator[tuple[Layer, list[GraphStatement]]]:
    """Yield the statements layer by layer."""
    for layer in Layer:
        statements = [each for each in graph.statements if each.layer is layer]
        if statements:
            yield layer, statements


def _print_statements(statements: Iterable[GraphStatement], graph: Graph) -> None:
    """Print statements with the same sentences together, then the sentences and who says so."""
    from kg.cli.tables import print_text
    from kg.cli.words import evidence_line, source_line, statement_line

    lines: dict[str, list[GraphStatement]] = defaultdict(list)
    for statement in statements:
        lines[statement_line(statement, graph).plain].append(statement)
    groups: dict[tuple[str, ...], list[list[GraphStatement]]] = defaultdict(list)
    for same in lines.values():
        words = (f"{each.sentence}{source_line(each, graph)}" for each in same)
        groups[tuple(words)].append(same)
    for group in groups.values():
        for same in group:
            print_text(statement_line(same[0], graph), indent=2)
        for together in zip(*group, strict=True):
            print_text(evidence_line(together), indent=6)
            print_text(source_line(together[0], graph), indent=6)
