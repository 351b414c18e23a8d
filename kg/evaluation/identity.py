"""Short articles whose names are marked with what they name → how well kg tells who is who.

The articles are our own (tests/cases/identity): in groups, each resolved as a corpus of its own,
"[Ana Ruiz=minister] met [Ruiz=minister]". A name that kg has no mention for names a thing of its
own. Two measures: precision and recall of the pairs of names that are one thing, and B³ (Bagga &
Baldwin 1998).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.evaluation.clusters import Cluster, Span, b_cubed
from kg.records import Article, Mention

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.ontology import Ontology

CASES = Path("tests/cases/identity")
MARK = re.compile(r"\[(?P<name>[^]=]+)=(?P<thing>[^]]+)\]")
GROUP, ARTICLE = "## ", "== "


@dataclass(frozen=True, slots=True)
class Marked:
    """An article, and what its marked names name: places in the text → things."""

    article: Article
    things: Mapping[Span, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are resolved together."""

    name: str
    articles: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A marked name: its number, its text, what it names, and the entity that kg found for it."""

    number: int
    text: str
    thing: str
    entity: Hashable


def score(corpora: Path, nlp: Language) -> Report:
    """Score kg on the project's own marked names; it needs no corpus."""
    del corpora
    paths = sorted(CASES.glob("*.txt"))
    return Report("identity", {p.stem: summary(measure(read_groups(p), nlp)) for p in paths})


def read_groups(path: Path) -> list[Group]:
    """Read the groups of a file; its head says how it is written."""
    groups = path.read_text("utf-8").split(f"\n{GROUP}")[1:]
    return [_read_group(*group.split("\n", maxsplit=1)) for group in groups]


def _read_group(name: str, body: str) -> Group:
    articles = f"\n{body}".split(f"\n{ARTICLE}")[1:]
    return Group(name, tuple(_read_article(*each.split("\n", maxsplit=1)) for each in articles))


def _read_article(day: str, marked: str) -> Marked:
    """Return an article without its marks.

    >>> _read_article("2025-03-02", "[Ana Ruiz=judge] left.").things
    {(0, 8): 'judge'}
    """
    text, things, at = "", {}, 0
    marked = marked.strip()
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        things[len(text), len(text) + len(mark["name"])] = mark["thing"]
        text, at = text + mark["name"], mark.end()
    published = datetime.fromisoformat(day.strip()).replace(tzinfo=UTC)
    return Marked(Article.from_text(text + marked[at:], published=published), things)


def measure(groups: Sequence[Group], nlp: Language) -> dict[str, list[Named]]:
    """Return the names of each group, with the entities that kg found."""
    from kg.extract import extract_articles
    from kg.ontology import load_ontology

    ontology = load_ontology()
    articles = {each.article.id: each.article for group in groups for each in group.articles}
    found = {e.article.id: e for e in extract_articles(list(articles.values()), nlp, ontology)}
    return {group.name: _names(group, found, ontology) for group in groups}


def _names(group: Group, found: Mapping[str, object], ontology: Ontology) -> list[Named]:
    from kg.records import Extraction
    from kg.resolve import drop_unresolved, resolve

    extractions = []
    for marked in group.articles:
        extraction = found[marked.article.id]
        assert isinstance(extraction, Extraction)
        extractions.append(drop_unresolved(replace(extraction, article=marked.article)))
    entity_of = resolve(extractions, ontology).entity_of
    names: list[Named] = []
    for marked in group.articles:
        here = [each for each in entity_of if each.passage.article == marked.article.id]
        for span, thing in marked.things.items():
            mention = mention_of(span, here)
            entity: Hashable = span if mention is None else entity_of[mention]
            names.append(Named(len(names), marked.article.text[slice(*span)], thing, entity))
    return names


def mention_of(span: Span, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention of the name at a place of the text: that ends there, or covers most.

    "Prime Minister Ana Sá" has two mentions.
    """

    def common(mention: Mention) -> int:
        at = mention.passage
        return min(span[1], at.end) - max(span[0], at.start)

    def place(mention: Mention) -> tuple[bool, int, int, int]:
        at = mention.passage
        return (at.end == span[1], common(mention), at.start - at.end, -at.start)

    return max((each for each in mentions if common(each) > 0), key=place, default=None)


def summary(groups: Mapping[str, Sequence[Named]]) -> Scores:
    """Return precision and recall of the pairs of each group, and B³ of all."""
    right = found = wanted = 0
    for names in groups.values():
        for one, other in combinations(names, 2):
            same, told = one.thing == other.thing, one.entity == other.entity
            right, found, wanted = right + (same and told), found + told, wanted + same
    gold = [_clusters(names, "thing") for names in groups.values()]
    told_clusters = [_clusters(names, "entity") for names in groups.values()]
    pairs = list(zip(gold, told_clusters, strict=True))
    recall, precision = (
        sum(each[0] for each in parts) / max(1, sum(each[1] for each in parts))
        for parts in (
            [b_cubed(wanted_, told_) for wanted_, told_ in pairs],
            [b_cubed(told_, wanted_) for wanted_, told_ in pairs],
        )
    )
    return {
        "names": sum(map(len, groups.values())),
        "pairs": wanted,
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "b3_precision": precision,
        "b3_recall": recall,
    }


def _clusters(names: Iterable[Named], by: str) -> list[Cluster]:
    clusters: defaultdict[Hashable, set[Span]] = defaultdict(set)
    for name in names:
        clusters[getattr(name, by)].add((name.number, name.number))
    return [frozenset(cluster) for cluster in clusters.values()]


def faults(groups: Mapping[str, Sequence[Named]]) -> list[str]:
    """Return a line for each pair of names that is wrongly joined or wrongly kept apart."""
    lines = []
    for group, names in groups.items():
        for one, other in combinations(names, 2):
            same, told = one.thing == other.thing, one.entity == other.entity
            if same is not told:
                what = "apart" if same else "joined"
                lines.append(
                    f"{group}: {one.text} ({one.thing}) {what} {other.text} ({other.thing})"
                )
    return lines
