"""`kg diff`: a day in; what the articles brought since then, story by story, out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.store import store_option
from kg.cli.stories import read_stories
from kg.cli.structured import json_option, print_json

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.stories.news import News


@click.command(short_help="Print what is new since a day, story by story.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="DATE",
    help="The first day that is new, by the dates of the articles: 2031-03-04.",
)
@json_option
@store_option
def diff(since: datetime, store: Path, *, as_json: bool) -> None:
    """Print which stories began or went on since DATE, and which answers changed.

    \b
    Examples:
      kg diff --since 2031-03-04
      kg diff --since 2031-03-04 --json | jq '.[].story.title'
    """
    from kg.stories.news import news_since

    graph, told = read_stories(store)
    found = list(news_since(told, since.date().isoformat()))
    if as_json:
        print_json([asdict(news) for news in found])
        return
    if not found:
        click.echo(f"No article is of {since.date()} or later.")
    for number, news in enumerate(found):
        if number:
            click.echo()
        _print_news(news, graph)


def _print_news(news: News, graph: Graph) -> None:
    from rich.text import Text

    from kg.cli.stories_text import STYLES, beat_line, change_line
    from kg.cli.tables import print_text

    print_text(Text(f"{'new story' if news.is_new else 'went on'}: {news.story.title}", "bold"))
    for beat in news.beats:
        print_text(beat_line(beat, graph), indent=2)
    for question, change in news.changes:
        line = Text(f"{question.mark}  {question.text}  ", style=STYLES[question.mark])
        print_text(line.append_text(change_line(change)), indent=2)
    changed = {question.id for question, _change in news.changes}
    for question in news.questions:
        if question.id not in changed:
            print_text(
                Text(f"{question.mark}  {question.text}", style=STYLES[question.mark]), indent=2
            )
