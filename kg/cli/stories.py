"""`kg stories`: a number in; the stories of the articles, or one with its accounts, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.store import store_option
from kg.cli.structured import json_option, print_json
from kg.cli.terminal import printable
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.story import Story


@click.command(short_help="List the stories; where their sources agree, differ and change.")
@click.argument("number", type=click.IntRange(min=1), required=False)
@json_option
@store_option
def stories(number: int | None, store: Path, *, as_json: bool) -> None:
    """List the stories that the articles tell, or print the one with this NUMBER.

    Wire copies count as one origin. A story is printed with its beats and with the questions that
    several accounts answer: whether they agree, differ, are denied or changed, who says what in
    which article, in its words.

    \b
    Examples:
      kg stories
      kg stories 1
      kg stories --json | jq '.[].title'
    """
    graph, told = read_stories(store)
    if number is not None:
        if number > len(told):
            raise QueryError(f"there is no story {number}; there are {len(told)}")
        told = told[number - 1 : number]
    if as_json:
        values = [asdict(story) for story in told]
        print_json(values if number is None else values[0])
    elif number is None:
        _print_list(told)
    else:
        _print_story(told[0], graph)


def read_stories(store: Path) -> tuple[Graph, tuple[Story, ...]]:
    """Return the graph of a store, and its stories."""
    from kg.query import load_graph, load_stories
    from kg.store import Store

    with Store.open_readonly(store) as opened:
        return load_graph(opened), load_stories(opened)


def _print_list(told: Sequence[Story]) -> None:
    """Print a line for each story: when, how many articles and origins, what its accounts do."""
    from kg.cli.tables import print_rows

    rows = [
        (
            str(number),
            story.title,
            _span(story),
            f"{len(story.articles)}/{len(story.origins)}",
            marks(story),
        )
        for number, story in enumerate(told, start=1)
    ]
    print_rows(("", "story", "published", "articles/origins", "accounts"), rows)


def _span(story: Story) -> str:
    days = dict.fromkeys(day[:10] for day in (story.earliest, story.latest) if day)
    return " – ".join(days)


def marks(story: Story) -> str:
    """Return how many questions have which mark: "2 changed, 1 denied"."""
    counted = Counter(str(question.mark) for question in story.questions)
    return ", ".join(f"{count} {mark}" for mark, count in counted.items())


def _print_story(story: Story, graph: Graph) -> None:
    from rich.text import Text

    from kg.cli.stories_text import beat_line, question_lines
    from kg.cli.tables import print_text

    print_text(Text(story.title, style="bold"))
    click.echo(f"{_span(story)}; articles: {len(story.articles)}; origins: {len(story.origins)}")
    for words, named in (("Who", story.participants), ("Where", story.places)):
        if named:
            names = ", ".join(graph.entities[each].name for each in named)
            click.echo(printable(f"{words}: {names}"))
    click.echo()
    for beat in story.beats:
        print_text(beat_line(beat, graph))
    for question in story.questions:
        click.echo()
        for indent, line in question_lines(question, graph):
            print_text(line, indent=indent)
