"""Beats and questions of stories in; lines for a person out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from kg.graph import Graph
from kg.story import Account, Beat, Change, Mark, Question

STYLES = {
    Mark.CHANGED: "magenta",
    Mark.DENIED: "red",
    Mark.DIFFER: "yellow",
    Mark.AGREE: "green",
}


def beat_line(beat: Beat, graph: Graph) -> Text:
    """Return a beat: its day, its headline, who brought it."""
    media = dict.fromkeys(graph.articles[article].publisher for article in beat.articles)
    line = Text(f"{(beat.date or 'no date')[:10]}  ")
    line.append(beat.title, style="bold")
    line.append(f"  {', '.join(medium for medium in media if medium)}", style="dim")
    return line


def question_lines(question: Question, graph: Graph) -> Iterator[tuple[int, Text]]:
    """Yield a question with its mark, its changes, and its answers, each with its quotations."""
    line = Text(f"{question.mark}  ", style=STYLES[question.mark])
    line.append(question.text, style="bold default")
    yield 0, line
    for change in question.changes:
        yield 2, change_line(change)
    for group in question.groups:
        yield 2, Text(group, style="bold")
        given = [account for account in question.accounts if account.group == group]
        for account, *copies in _voices(given):
            yield 4, account_line(account, graph, copies)


def change_line(change: Change) -> Text:
    """Return a change: "41 → 52, 2031-03-02"."""
    day = f", {change.said[:10]}" if change.said else ""
    return Text(f"{change.old} → {change.new}{day}", style=STYLES[Mark.CHANGED])


def _voices(accounts: Iterable[Account]) -> list[list[Account]]:
    """Return accounts with one origin and nearly the same words together: copies are one voice."""
    voices: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        voices.setdefault((account.origin, account.answer.casefold()), []).append(account)
    return list(voices.values())


def account_line(account: Account, graph: Graph, copies: Iterable[Account] = ()) -> Text:
    """Return the words of an account, who says so, where, and who copied it."""
    article = graph.articles[account.article]
    names = [graph.entities[source].name for source in account.sources]
    says = f"{' ← '.join(names)}; " if names else ""
    where = ", ".join(filter(None, (article.publisher, (account.said or "")[:10])))
    line = Text(f"“{account.quote}”".replace("\n", " "), style="italic")
    line.append(f"  — {says}{where or article.title}", style="not italic dim")
    media = {graph.articles[each.article].publisher or each.article for each in copies}
    if others := sorted(media - {article.publisher}):
        line.append(f"; copied by {', '.join(others)}", style="not italic dim")
    return line
