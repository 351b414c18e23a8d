"""`kg identity`: why names name what they do, and what people decide about that."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.decisions import identity_option
from kg.cli.store import store_option
from kg.cli.structured import json_option, print_json
from kg.cli.terminal import PrintableStream, printable
from kg.errors import StoreError
from kg.identity import Decision, Designation, Hint, Link

if TYPE_CHECKING:
    from kg.graph import Entity

SHOWN = 20
"""Pairs that `suggest` prints; as CSV it prints all."""
NEXT_BUILD = "It holds from the next kg build on."


@click.group(short_help="Explain and decide who is who.")
def identity() -> None:
    """Explain why a name names what it does, and decide it otherwise.

    Decisions are lines of a file, identity.jsonl, that kg build reads; undo one, and the graph is
    as it was before.

    \b
    Examples:
      kg identity explain Medinsky
      kg identity suggest
      kg identity same "Red Crescent" "Red Crescent Society"
      kg identity different "Ana Ruiz@art-3f0eacbdfb17a54f" "Ana Ruiz@art-77d0a93b1c2e4f55"
      kg identity list
      kg identity undo 2
    """


@identity.command(short_help="Say why names name an entity.")
@click.argument("name")
@json_option
@store_option
def explain(name: str, store: Path, *, as_json: bool) -> None:
    """Say why each name of the entity called NAME names it, and what else it may be."""
    entities, (links, hints) = _find(store, name), _ledger(store)
    if as_json:
        print_json([_as_json(entity, links, hints) for entity in entities])
        return
    for entity in entities:
        click.echo(printable(f"{entity.name} ({entity.type}), {entity.id}"))
        for link in _of(entity, links):
            count = f"{len(link.articles)} article{'s' * (len(link.articles) > 1)}"
            click.echo(printable(f"  {link.score:.2f}  {link.name}: {link.reason} ({count})"))
        for hint in _near(entity, hints):
            click.echo(printable(f"  maybe also {_pair(hint)}"))


def _find(store: Path, name: str) -> list[Entity]:
    """Return the entities of this name; raise QueryError, with similar names, if there is none."""
    from kg.query import Index, PartReader, find_entities
    from kg.store import Store

    with Store.open_readonly(store) as opened, Index.open(opened) as index:
        reader = PartReader(opened)
        return [reader.entity(found.id) for found in find_entities(index, name)]


def _as_json(entity: Entity, links: Iterable[Link], hints: Iterable[Hint]) -> dict[str, object]:
    return {
        "entity": asdict(entity),
        "links": [asdict(link) for link in _of(entity, links)],
        "hints": [asdict(hint) for hint in _near(entity, hints)],
    }


def _of(entity: Entity, links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.entity == entity.id]


def _near(entity: Entity, hints: Iterable[Hint]) -> list[Hint]:
    return [hint for hint in hints if entity.id in (hint.one, hint.other)]


def _pair(hint: Hint) -> str:
    return f"{' = '.join(hint.names)}: {hint.score:.2f}, {'; '.join(hint.reasons)}"


@identity.command(short_help="Decide that two names name one thing.")
@click.argument("one")
@click.argument("other")
@click.option("--why", default="", metavar="TEXT", help="The reason, for who reads the file.")
@identity_option
def same(one: str, other: str, *, why: str, identity: Path) -> None:
    """Decide that ONE and OTHER name one thing: names, or NAME@ARTICLE with the article's id."""
    _decide(identity, (one, other), why, same=True)


@identity.command(short_help="Decide that two names name two things.")
@click.argument("one")
@click.argument("other")
@click.option("--why", default="", metavar="TEXT", help="The reason, for who reads the file.")
@identity_option
def different(one: str, other: str, *, why: str, identity: Path) -> None:
    """Decide that ONE and OTHER name two things; of one name, as NAME@ARTICLE NAME@ARTICLE."""
    _decide(identity, (one, other), why, same=False)


def _decide(file: Path, pair: Sequence[str], why: str, *, same: bool) -> None:
    from kg.identity import add_decision

    one, other = map(Designation.parse, pair)
    if one == other:
        raise click.UsageError(
            f"{one} is given twice; say which article each is meant in: "
            f'"{one.name}@ARTICLE" "{one.name}@ARTICLE", with ids as kg identity explain --json '
            "prints them"
        )
    decision = add_decision(file, one, other, same=same, why=why)
    click.echo(printable(f"{_line(decision)}\n{NEXT_BUILD}"))


@identity.command("list", short_help="Print the decisions that hold.")
@json_option
@identity_option
def list_(identity: Path, *, as_json: bool) -> None:
    """Print the decisions that were not undone, with their numbers."""
    from kg.identity import read_decisions

    decisions = read_decisions(identity)
    if as_json:
        print_json([asdict(decision) for decision in decisions])
        return
    if not decisions:
        click.echo(f"No decisions in {identity}.")
    for decision in decisions:
        click.echo(printable(_line(decision)))


def _line(decision: Decision) -> str:
    verb = "is the same as" if decision.same else "is not"
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.number}  {decision.one} {verb} {decision.other}{why}"


@identity.command(short_help="Undo a decision.")
@click.argument("number", type=int)
@identity_option
def undo(number: int, identity: Path) -> None:
    """Undo the decision of this NUMBER, as kg identity list prints it."""
    from kg.identity import undo_decision

    undo_decision(identity, number)
    click.echo(f"Decision {number} is undone. {NEXT_BUILD}")


@identity.command(short_help="List pairs that a person should decide.")
@click.option("--csv", "as_csv", is_flag=True, help="Print all of them as CSV.")
@store_option
def suggest(store: Path, *, as_csv: bool) -> None:
    """List the pairs of entities nearest to being one: namesakes, and names nearly alike."""
    _, hints = _ledger(store)
    if as_csv:
        rows = csv.writer(PrintableStream(sys.stdout))
        rows.writerow(("one", "other", "one_name", "other_name", "score", "reasons"))
        for hint in hints:
            reasons = "; ".join(hint.reasons)
            rows.writerow((hint.one, hint.other, *hint.names, hint.score, reasons))
        return
    for hint in hints[:SHOWN]:
        click.echo(printable(_pair(hint)))
    if len(hints) > SHOWN:
        click.echo(f"and {len(hints) - SHOWN:,} more: --csv prints all", err=True)


def _ledger(store: Path) -> tuple[Sequence[Link], Sequence[Hint]]:
    from kg.identity import read_ledger
    from kg.pipeline import LEDGER

    if not (store / LEDGER).exists():
        raise StoreError(f"{store} says nothing of its names: build it again, with this kg")
    return read_ledger(store / LEDGER)
