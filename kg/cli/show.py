"""`kg show`: a name in; what the graph says of that entity, each line with its source, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.store import read_graph, store_option
from kg.cli.structured import json_option, print_json
from kg.cli.terminal import printable
from kg.cli.verbosity import quiet_option
from kg.records import Layer

if TYPE_CHECKING:
    from kg.graph import Entity, Graph, GraphStatement


@click.command(short_help="Print what the graph says of one entity.")
@click.argument("name")
@json_option
@quiet_option
@store_option
def show(name: str, store: Path, *, as_json: bool, quiet: bool) -> None:
    """Print what the graph says of the entity called NAME, and what that entity says.

    NAME is its name, a part of it, or another name the articles use. Each statement is
    printed with its sentence, its words underlined, and with who says so in which article.

    \b
    Examples:
      kg show Medinsky
      kg show "Russian delegation" --store output/store
      kg show --json Putin | jq '.statements[].sentence'
    """
    from rich.text import Text

    from kg.cli.tables import print_text
    from kg.cli.words import LAYER_STYLES, LAYER_TITLES, entity_line
    from kg.query import find_entities

    graph = read_graph(store)
    entity, *others = find_entities(graph, name)
    if as_json:
        _print_as_json(entity, others, graph)
        return
    print_text(entity_line(entity))
    for layer, statements in _by_layer(entity, graph):
        click.echo()
        print_text(Text(LAYER_TITLES[layer], style=f"bold {LAYER_STYLES[layer]}"))
        _print_statements(statements, graph)
    for other in () if quiet else others:
        click.echo(printable(f"Also found: {other.name} ({other.type})"), err=True)


def _print_as_json(entity: Entity, others: Iterable[Entity], graph: Graph) -> None:
    """Print the entity, its statements with the columns of the CSV, and others of that name."""
    from kg.export import statement_record

    found = (each for _layer, statements in _by_layer(entity, graph) for each in statements)
    print_json(
        {
            "entity": asdict(entity),
            "statements": [statement_record(each, graph) for each in found],
            "also_found": [asdict(other) for other in others],
        }
    )


def _by_layer(entity: Entity, graph: Graph) -> Iterator[tuple[Layer, list[GraphStatement]]]:
    """Yield the statements about or by an entity, layer by layer."""
    about = [each for each in graph.statements if entity.id in _participants(each)]
    for layer in Layer:
        statements = [each for each in about if each.layer is layer]
        if statements:
            yield layer, statements


def _participants(statement: GraphStatement) -> set[str | None]:
    holders = (holder for holder, _level in statement.holders)
    qualifiers = (value for _role, value in statement.qualifiers)
    return {statement.subject, statement.object, statement.where, *holders, *qualifiers}


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
