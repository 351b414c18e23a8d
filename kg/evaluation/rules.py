"""Sets of texts in; how often each rule fires on them, and what is lost without it, out.

Rules are what changes a tree (`kg.extract.parse`) and what makes a statement (the rules of
`words/rules.toml`). The table is `rules.tsv`; one command renews it:

    python -m kg.evaluation --corpora DIR --only rules --cache DIR

Every text is annotated once, and read again without a repair only where the repair fires. Of the
statements those of a rule are left out. Columns: `fires` counts matches (of a statement rule its
statements); `f1`, `edges` (honesty edges right), `arcs` (words attached right) are what is lost
without the rule: below zero it does harm; `news differs` counts statements that are other or gone.

**The threshold.** A repair stays if it matches at least five times in published text, or if two or
more of the honesty edges are wrong without it; any other is deleted. One that only the honesty
edges need was written for those sentences: it is the first to go. One that fires often and makes
more arcs wrong than right has to be read on news before it stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.evaluation import Report, Scores
from kg.evaluation.samples import Sample, read_samples
from kg.extract.document import read_trees
from kg.extract.parse.stage import NAMES, firings, repair
from kg.extract.tokens import Doc
from kg.extract.words import load_words
from kg.ontology import Ontology, load_ontology
from kg.records import Article, Statement

TABLE = Path(__file__).with_name("rules.tsv")
LEAST_FIRINGS = 5  # on published text
LEAST_EDGES = 2  # of the honesty sentences
LOSS = {"honesty": "edges", "pud": "arcs", "gum": "arcs", "ewt": "arcs", "news": "differs"}


def score(corpora: Path, nlp: Language, *, cache: Path | None = None) -> Report:
    """Measure each rule on each set."""
    ontology = load_ontology()
    rows: dict[str, Scores] = {name: {} for name in (*NAMES, *_statement_rules())}
    for sample in read_samples(corpora, nlp, cache):
        for name, found in measure(sample, ontology).items():
            rows[name] |= {f"{sample.name} {column}": value for column, value in found.items()}
    for name in NAMES:
        rows[name]["kept"] = is_worth_keeping(rows[name])
    return Report("rules", rows)


def is_worth_keeping(row: Scores) -> bool:
    """Return whether a repair with these scores is above the threshold."""
    fires = sum(
        value
        for column, value in row.items()
        if column.endswith("fires") and not column.startswith("honesty")
    )
    return fires >= LEAST_FIRINGS or row.get("honesty edges", 0) >= LEAST_EDGES


def write_table(report: Report, path: Path = TABLE) -> None:
    """Write one line a rule and one column a score; nothing of the texts."""
    columns = list(dict.fromkeys(name for row in report.scores.values() for name in row))
    lines = ["\t".join(("rule", *columns))]
    for name, row in report.scores.items():
        cells = (f"{row[column]:.4g}" if column in row else "" for column in columns)
        lines.append("\t".join((name, *cells)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(sample: Sample, ontology: Ontology) -> dict[str, Scores]:
    """Return for each rule how often it fires on a set, and what is lost without it."""
    texts = [_read(sample, at, doc, ontology) for at, doc in enumerate(sample.docs)]
    whole = sample.total([text.result for text in texts])

    def lost(fires: int, changed: Mapping[int, Any]) -> Scores:
        found = [changed.get(at, text.result) for at, text in enumerate(texts)]
        if sample.name == "news":
            return {"fires": fires, "differs": sum(map(_differences, found, texts))}
        return {"fires": fires, LOSS.get(sample.name, "f1"): whole - sample.total(found)}

    scores = {}
    for name in NAMES:
        fires = sum(text.fired[name] for text in texts)
        scores[name] = lost(fires, dict(_without_repair(sample, texts, name, ontology)))
    for name in _statement_rules() if sample.reads else ():
        fires = sum(statement.rule == name for text in texts for statement in text.statements)
        scores[name] = lost(fires, dict(_without_rule(sample, texts, name)))
    return scores


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a set, read with all rules; `result` is what the set measures of it."""

    doc: Doc
    tree: Doc
    fired: Counter[str]
    statements: Sequence[Statement]
    result: Any


def _read(sample: Sample, at: int, doc: Doc, ontology: Ontology) -> _Text:
    tree = repair(doc)
    statements = _statements(tree, ontology) if sample.reads else ()
    result = sample.judge(at, tree, lambda: statements)
    return _Text(doc, tree, firings(doc), statements, result)


def _statements(tree: Doc, ontology: Ontology) -> Sequence[Statement]:
    return read_trees(tree, Article.from_text(tree.text), ontology).statements


def _without_repair(
    sample: Sample, texts: Sequence[_Text], name: str, ontology: Ontology
) -> Iterator[tuple[int, Any]]:
    """Yield the texts whose trees are other without a repair, with their results."""
    for at, text in enumerate(texts):
        tree = repair(text.doc, without=(name,)) if text.fired[name] else text.tree
        if _arcs(tree) != _arcs(text.tree):
            statements = _statements(tree, ontology) if sample.reads else ()
            yield at, sample.judge(at, tree, partial(tuple, statements))


def _arcs(doc: Doc) -> list[tuple[int, str, str]]:
    return [(token.head.i, token.dep_, token.tag_) for token in doc]


def _without_rule(sample: Sample, texts: Sequence[_Text], name: str) -> Iterator[tuple[int, Any]]:
    """Yield the texts of which a rule states something, with their results without that."""
    for at, text in enumerate(texts):
        others = [statement for statement in text.statements if statement.rule != name]
        if len(others) < len(text.statements):
            yield at, sample.judge(at, text.tree, partial(tuple, others))


def _differences(found: Counter[object], text: _Text) -> int:
    """Return how many statements of a text are other or gone."""
    left: Counter[object] = text.result - found
    return left.total()


def _statement_rules() -> Iterable[str]:
    return tuple(load_words("rules")["statements"])
