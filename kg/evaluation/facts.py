"""News with the facts that a journalist would want of it → how many of them kg finds.

The articles are our own (tests/cases/fresh/news-*.yaml; README.md there says how they are written).
A fact is *linked* if a statement joins its two ends, *found* if that has also its relation,
*layered* if moreover it is told as a fact, report, claim, plan or denial as it should be. Of the
facts found, the share whose source or date is right is told apart. Words are compared leniently: an
end is met by any of its names that has all words of the other, or lends all its words to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.read.clean import clean_draft
from kg.read.drafts import Draft
from kg.records import Article, Mention, MentionKind, Statement

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.ontology import Ontology

CASES = Path("tests/cases/fresh")
SMALL = frozenset(
    {"a", "an", "the", "of", "in", "for", "at", "to", "its", "his", "her", "their", "s"}
)
STEM = 4
"""Letters by which two words of a relation are the same: *resigned*, *resignation*."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is to be found: each part as alternatives, "" for a part that does not matter."""

    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]  # empty for a fact without object
    layer: str
    source: tuple[str, ...]
    when: str
    inverse: bool


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its facts, and what must be no plain edge."""

    name: str
    article: Article
    facts: tuple[Fact, ...]
    forbidden: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How far the statements of an article have a fact."""

    fact: Fact
    linked: bool
    found: tuple[Statement, ...]

    @property
    def layered(self) -> bool:
        """Return whether one of the statements is told as it should be."""
        return any(each.layer == self.fact.layer for each in self.found)

    @property
    def sourced(self) -> bool:
        """Return whether one of the statements has the right source."""
        held = (holder.mention for each in self.found for holder in each.holders)
        return any(_names(mention, self.fact.source) for mention in held)

    @property
    def dated(self) -> bool:
        """Return whether one of the statements has the right date, or one within it."""
        times = [mention for each in self.found for mention in (each.when, each.object)]
        values = [time.value for time in times if time is not None and time.value is not None]
        return any(value.startswith(self.fact.when) for value in values)


def score(corpora: Path, nlp: Language) -> Report:
    """Score kg on the project's own news; it needs no corpus."""
    del corpora
    paths = sorted(CASES.glob("news-*.yaml"))
    rows = {path.stem: summary(measure(read_cases(path), nlp)) for path in paths}
    return Report("facts", rows)


def read_cases(path: Path) -> list[Case]:
    """Read the articles of a file as they would be read from a page of their own."""
    import yaml  # a test dependency: the shipped package does not need it

    return [_case_of(entry) for entry in yaml.safe_load(path.read_text("utf-8"))]


def _case_of(entry: Mapping[str, object]) -> Case:
    article = clean_draft(Draft(str(entry["name"]), str(entry["text"])))
    day = datetime.fromisoformat(str(entry["published"])).replace(tzinfo=UTC)
    facts, forbidden = (_facts_of(entry.get(key)) for key in ("facts", "forbidden"))
    return Case(str(entry["name"]), replace(article, published=day), facts, forbidden)


def _facts_of(rows: object) -> tuple[Fact, ...]:
    assert isinstance(rows, list)
    return tuple(
        Fact(
            tuple(row["subject"]), tuple(row["relation"]), tuple(row.get("object") or ()),
            row.get("layer", "fact"), tuple(row.get("source") or ()), str(row.get("when") or ""),
            bool(row.get("inverse")),
        )
        for row in rows
    )  # fmt: skip  # the short ones side by side


def measure(cases: Sequence[Case], nlp: Language) -> list[tuple[Case, list[Match], list[Fact]]]:
    """Return, for each article, how its facts are met, and the forbidden ones that are edges."""
    from kg.extract import extract_articles
    from kg.ontology import load_ontology
    from kg.resolve import drop_unresolved

    ontology = load_ontology()
    results = []
    for case in cases:
        (extraction,) = extract_articles([case.article], nlp, ontology)
        said = drop_unresolved(extraction).statements
        label = {s.predicate: _label(s.predicate, ontology) for s in said}
        matches = [match(fact, said, label) for fact in case.facts]
        edges = [each for each in said if each.makes_edge()]
        leaked = [
            fact for fact in case.forbidden if any(_says(each, fact, label) for each in edges)
        ]
        results.append((case, matches, leaked))
    return results


def match(fact: Fact, statements: Iterable[Statement], label: Mapping[str, str]) -> Match:
    """Return how far statements have a fact; `label` has the words of each predicate."""
    linked = [each for each in statements if _links(each, fact)]
    found = [each for each in linked if _relates(f"{each.relation} {label[each.predicate]}", fact)]
    return Match(fact, bool(linked), tuple(found))


def _says(edge: Statement, fact: Fact, label: Mapping[str, str]) -> bool:
    """Return whether a plain edge has the ends of a fact, and begins with its relation.

    Who "refused to sign" did not sign.
    """
    ends = [mention for mention in (edge.subject, edge.object) if mention is not None]
    subject, *others = ends if _names(edge.subject, fact.subject) else ends[::-1]
    met = _names(subject, fact.subject)
    met = met and (not fact.object or any(_names(each, fact.object) for each in others))
    words = [word for word in edge.relation.split() if word.lower() not in SMALL]
    known = label[edge.predicate] if edge.predicate.startswith("kg:") else ""
    return met and _relates(" ".join([*words[:1], known]), fact)


def _links(statement: Statement, fact: Fact) -> bool:
    ends = [statement.subject, *([statement.object] if statement.object is not None else [])]
    ends += [part.mention for part in statement.qualifiers]
    ends += [statement.where] if statement.where is not None else []
    for subject in ends:
        if _names(subject, fact.subject):
            others = [each for each in ends if each is not subject]
            if not fact.object or any(_names(each, fact.object) for each in others):
                return True
    return False


def _relates(words: str, fact: Fact) -> bool:
    said = {word[:STEM] for word in _words(words)}
    return any({word[:STEM] for word in _words(each)} & said for each in fact.relation)


def _names(mention: Mention, names: Iterable[str]) -> bool:
    """Return whether a mention, or what it stands for, may be called by one of `names`.

    A clause may say much of many: it only matters where a name has all its words.
    """
    told = [_words(each) for each in (mention.text, mention.referent.name, mention.referent.text)]
    wanted = [_words(name) for name in names]
    clause = mention.kind is MentionKind.PHRASE
    return any(one <= each or (each <= one and not clause) for one in told for each in wanted)


def _words(text: str) -> frozenset[str]:
    plain = text.lower().replace("’", "'").replace("'s", "").replace("-", " ")
    kept = "".join(sign if sign.isalnum() else " " for sign in plain)
    words = frozenset(kept.split())
    return words - SMALL or words


def _label(predicate: str, ontology: Ontology) -> str:
    """Return the words of a predicate; who holds the position of a judge also *is* one."""
    kind, _, name = predicate.partition(":")
    label = ontology.property(name).label if kind == "kg" else name.replace("-", " ")
    return f"{label} is" if name == "holdsPosition" else label


def summary(results: Iterable[tuple[Case, list[Match], list[Fact]]]) -> Scores:
    """Return the shares of facts linked, found, told as they should be, sourced and dated."""
    results = list(results)
    matches = [each for _, found, _ in results for each in found]
    sourced = [each for each in matches if each.fact.source and each.found]
    dated = [each for each in matches if each.fact.when and each.found]
    forbidden = sum(len(case.forbidden) for case, _, _ in results)
    return {
        "articles": len(results),
        "facts": len(matches),
        "linked": sum(each.linked for each in matches) / max(1, len(matches)),
        "found": sum(bool(each.found) for each in matches) / max(1, len(matches)),
        "layered": sum(each.layered for each in matches) / max(1, len(matches)),
        "source": sum(each.sourced for each in sourced) / max(1, len(sourced)),
        "date": sum(each.dated for each in dated) / max(1, len(dated)),
        "leak": sum(len(leaked) for _, _, leaked in results) / max(1, forbidden),
    }
