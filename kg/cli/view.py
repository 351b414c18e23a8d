"""`kg view`: a store in; a page for the browser out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.store import store_option
from kg.cli.streams import open_output
from kg.records import Layer

if TYPE_CHECKING:
    from kg.view import ViewOptions


@click.command(short_help="Draw the graph for the browser.")
@click.option(
    "-o",
    "--output",
    default="graph.html",
    show_default=True,
    metavar="FILE",
    help="Where to write; - is standard output.",
)
@click.option(
    "--title",
    default="What the articles say",
    show_default=True,
    metavar="TEXT",
    help="The title of the page.",
)
@click.option("--focus", metavar="NAME", help="Open on this entity and what is around it.")
@click.option(
    "--depth",
    type=click.IntRange(1, 3),
    default=2,
    show_default=True,
    help="How many steps around the focus.",
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what is earlier.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what is later.")
@click.option(
    "--layer",
    "layers",
    multiple=True,
    type=click.Choice([str(layer) for layer in Layer]),
    help="Only this layer of statements; may be repeated.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="CLASS",
    help="Only entities of this class, such as Person; may be repeated.",
)
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="Open on the N most important entities."
)
@click.option(
    "--ontology",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The files the graph was built with; may be repeated.",
)
@store_option
def view(output: str, title: str, ontology: tuple[Path, ...], store: Path, **looks: Any) -> None:
    """Draw the graph, or a part of it, as a page for the browser.

    Of a graph with more than 20,000 entities the page has the most important, or with --focus
    what is around that entity, each with the surest statements; kg serve shows all of it.

    \b
    Examples:
      kg view -o everything.html
      kg view --focus "Medinsky" --depth 1 -o medinsky.html
      kg view --layer plan --since 2025-06-01 -o plans.html
    """
    from kg.ontology import load_ontology
    from kg.query import load_graph, load_stories, load_to_draw
    from kg.store import Store
    from kg.view import render

    with Store.open_readonly(store) as opened:
        part = load_to_draw(opened, looks["focus"], depth=looks["depth"])
        if part is None:
            graph, stories = load_graph(opened), load_stories(opened)
        else:
            graph, looks["focus"] = part
            stories = ()
            note = f"The graph is large: the page has {len(graph.statements):,} of its statements"
            click.echo(note, err=True)
        options = _options(opened.base, **looks)
    page = render(graph, load_ontology(*ontology), stories=stories, title=title, options=options)
    with open_output(output) as stream:
        stream.write(page.encode("utf-8", "replace"))  # a title can be any bytes


def _options(
    base: str,
    *,
    since: datetime | None,
    until: datetime | None,
    layers: tuple[str, ...],
    types: tuple[str, ...],
    **looks: Any,
) -> ViewOptions:
    """Return the options of the command as those of the view."""
    from kg.view import ViewOptions

    return ViewOptions(
        base=base,
        since=since.date() if since else None,
        until=until.date() if until else None,
        layers=frozenset(map(Layer, layers)) or None,
        types=frozenset(types) or None,
        **looks,
    )
