"""A statement of a graph in; lines for a person out: the statement, its sentence, its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from rich.text import Text

from kg.graph import Entity, Graph, GraphStatement
from kg.records import Article, Layer, Modality, Polarity
from kg.scripts import mixed_scripts

LAYER_TITLES = {
    Layer.FACT: "Facts",
    Layer.REPORT: "Reports",
    Layer.CLAIM: "Claims",
    Layer.PLAN: "Plans",
    Layer.DENIAL: "Denials",
}
LAYER_STYLES = {
    Layer.FACT: "green",
    Layer.REPORT: "cyan",
    Layer.CLAIM: "yellow",
    Layer.PLAN: "blue",
    Layer.DENIAL: "red",
}
NEGATION = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
TITLE_LENGTH = 60
"""Characters shown of an article's title, or of its text where it has none."""

PLAIN_MODALITIES = frozenset({Modality.ASSERTED, Modality.REPORTED})
"""What the layer already says, so that the line does not repeat it."""


def statement_line(statement: GraphStatement, graph: Graph) -> Text:
    """Return the statement itself: subject, relation, object and qualifiers."""
    line = Text(_name(statement.subject, graph), style="bold")
    is_open = statement.predicate.startswith("rel:")  # said in the article's own words
    relation = statement.relation if is_open and statement.relation else statement.label
    said = NEGATION.search(relation) is not None  # "did not sign"
    denied = "not " if statement.polarity is Polarity.NEGATIVE and not said else ""
    line.append(f" —{denied}{relation}", style=LAYER_STYLES[statement.layer])
    if statement.object is not None:
        line.append("→ ", style=LAYER_STYLES[statement.layer])
        line.append(_name(statement.object, graph))
    for role, entity in statement.qualifiers:
        line.append(f" {role} {_name(entity, graph)}", style="not bold")
    notes = _notes(statement, graph)
    if notes:
        line.append(f"  ({', '.join(notes)})", style="not bold dim")
    return line


def _notes(statement: GraphStatement, graph: Graph) -> list[str]:
    """Return where, when, and how certain, as far as the text says."""
    notes = []
    if statement.where is not None:
        notes.append(f"at {_name(statement.where, graph)}")
    if statement.when is not None:
        notes.append(statement.when)
    if statement.modality not in PLAIN_MODALITIES:
        notes.append(str(statement.modality))
    return notes


def evidence_line(statements: Sequence[GraphStatement]) -> Text:
    """Return the sentence of these statements in quotation marks, their words underlined."""
    first = statements[0]
    line = Text(f"“{first.sentence}”".replace("\n", " "), style="italic")
    for statement in statements:
        spans = (statement.subject_at, *statement.relation_at, statement.object_at)
        for start, end in filter(None, spans):
            line.stylize("underline", start - first.start + 1, end - first.start + 1)
    return line


def source_line(statement: GraphStatement, graph: Graph) -> Text:
    """Return who says so: the chain of sources, then the article."""
    names = [_name(holder, graph) for holder, _level in statement.holders]
    says = f"{' ← '.join(names)}; " if names else ""
    return Text(f"— {says}{_article(graph.articles[statement.article])}", style="dim")


def _article(article: Article) -> str:
    """Return what identifies this article: publisher, day, title, address."""
    day = article.published.date().isoformat() if article.published else None
    title = f"“{shorten(article.title or article.text, TITLE_LENGTH, placeholder='…')}”"
    return ", ".join(part for part in (article.publisher, day, title, article.url) if part)


def _name(entity: str, graph: Graph) -> str:
    return graph.entities[entity].name


def entity_line(entity: Entity) -> Text:
    """Return the names and the class of an entity."""
    line = Text(entity.name, style="bold")
    line.append(f"  {entity.type}", style="not bold cyan")
    if entity.aliases:
        line.append(f"  also: {', '.join(entity.aliases)}", style="not bold dim")
    if scripts := mixed_scripts(entity.name):
        line.append(f"  mixes {' and '.join(scripts)} letters", style="bold red")
    for iri in entity.same_as:
        line.append(f"  {iri}", style="not bold dim")
    return line
