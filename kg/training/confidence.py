"""`python -m kg.training.confidence --corpora DIR`: learn how likely a statement is right.

Fits the logistic regression of `kg.extract.confidence` to the judged statements, prints how well it
does on articles it has not seen, and writes its weights. A minute on one core. Fit it anew when
statements were judged or the rules that make them have changed.

A statement counts as right if a reader would sign it: what is true but empty has no place among
the plain edges either, and who wants it finds the statement.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.edges import MIN_CONFIDENCE
from kg.evaluation.calibration import Rated, above, calibration
from kg.evaluation.judged import read_judged_articles
from kg.evaluation.judgements import Verdict, key_of
from kg.extract import words
from kg.extract.annotate import annotate, load_model
from kg.extract.confidence import FEATURES, features, find_cases
from kg.extract.document import find_statements
from kg.extract.from_spacy import plain_tokens
from kg.extract.parse.stage import parse_trees
from kg.ontology import load_ontology

log = logging.getLogger("kg.training.confidence")

SHEETS = "worldwide-[4-9]"
"""The judgements that count: of readers who are as strict with what tells nothing as the guide in
their README asks, on articles that nobody had read before. The rules were made on those before."""
WEIGHTS = Path(words.__file__).with_name("confidence.toml")
SEEN = 10  # values of a feature with fewer judged statements have no weight
DECAY = 20.0  # of 10, 20 and 30 the best over articles left out
STEPS = 12  # of Newton's method: it has converged after eight
FOLDS = 5
DIGITS = 2  # of a weight

Array = NDArray[np.float64]


class Example(NamedTuple):
    """A judged statement of the article in this file."""

    file: str
    features: Mapping[str, str]
    plain: bool
    verdict: Verdict


class Model(NamedTuple):
    """The column of each value of a feature, from 1 on, and the weights; the first is the bias."""

    columns: Mapping[tuple[str, str], int]
    weights: Array


def main() -> None:
    """Parse the command line, read, measure, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.confidence", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora (ner/)")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="file to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    examples = read_examples(options.corpora)
    log.info("%d judged statements", len(examples))
    rated = [each for each in cross_validated(examples) if each.plain]
    least = {f"from {MIN_CONFIDENCE:g} on": above(rated, MIN_CONFIDENCE)}
    for name, row in (calibration(rated) | least).items():
        log.info("%s: %s", name, ", ".join(f"{key} {value:.3f}" for key, value in row.items()))
    options.output.write_text(as_toml(fit(examples)), "utf-8")


def read_examples(corpora: Path) -> list[Example]:
    """Return what was judged and is stated today, by article and in the order of the text."""
    judgements, articles = read_judged_articles(corpora, sheets=SHEETS)
    known = {judgement.key: judgement for judgement in judgements}
    ontology, examples = load_ontology(), []
    docs = annotate(load_model(), (article.text for article in articles.values()))
    for (file, article), doc in zip(articles.items(), docs, strict=True):
        trees = parse_trees(plain_tokens(doc))
        analysis, statements = find_statements(trees, article, ontology)
        for case in find_cases(analysis.reading, statements):
            judged = known.get(key_of(case.statement, article, file))
            if judged is not None:
                plain = case.statement.makes_edge(0)
                examples.append(Example(file, features(case), plain, judged.verdict))
    return examples


def cross_validated(examples: Sequence[Example]) -> list[Rated]:
    """Return the examples, each rated by a model that has seen no statement of its article."""
    files = {file: number for number, file in enumerate(sorted({each.file for each in examples}))}
    folds = np.array([files[each.file] % FOLDS for each in examples])
    rated: list[Rated] = []
    for fold in range(FOLDS):
        model = fit([each for each, at in zip(examples, folds, strict=True) if at != fold])
        held = [each for each, at in zip(examples, folds, strict=True) if at == fold]
        odds = matrix(held, model.columns) @ model.weights
        shares = (1 / (1 + np.exp(-odds))).tolist()
        rated += [Rated(p, each.verdict, each.plain) for p, each in zip(shares, held, strict=True)]
    return rated


def fit(examples: Sequence[Example]) -> Model:
    """Return the weights that make the verdicts the most likely, under a penalty of squares."""
    counts = Counter(item for each in examples for item in each.features.items() if item[1])
    seen = sorted(item for item, count in counts.items() if count >= SEEN)
    columns = {item: number for number, item in enumerate(seen, start=1)}
    rows = matrix(examples, columns)
    right = np.array([each.verdict is Verdict.RIGHT for each in examples], dtype=np.float64)
    weights = np.zeros(rows.shape[1])
    decay = np.full(rows.shape[1], DECAY)
    decay[0] = 0  # the bias is free
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + decay * weights
        curve = (rows * (share * (1 - share))[:, None]).T @ rows + np.diag(decay)
        weights -= np.linalg.solve(curve, slope)
    return Model(columns, weights)


def matrix(examples: Sequence[Example], columns: Mapping[tuple[str, str], int]) -> Array:
    """Return a row an example: 1 in the first column, and in that of each value it has."""
    rows = np.zeros((len(examples), len(columns) + 1))
    rows[:, 0] = 1
    for row, example in zip(rows, examples, strict=True):
        row[[columns[item] for item in example.features.items() if item in columns]] = 1
    return rows


def as_toml(model: Model) -> str:
    """Return the weights as TOML: a table a feature, rounded, without those that are nothing."""
    weights = model.weights.round(DIGITS).tolist()
    lines = [
        "# Weights of kg/extract/confidence.py, made by `python -m kg.training.confidence`.",
        f"bias = {weights[0]}",
    ]
    for feature in FEATURES:
        lines += ["", f"[{json.dumps(feature)}]"]
        lines += _rows(
            (value, weights[at]) for (name, value), at in model.columns.items() if name == feature
        )
    return "\n".join(lines) + "\n"


def _rows(weights: Iterable[tuple[str, float]]) -> list[str]:
    return [
        f"{json.dumps(value, ensure_ascii=False)} = {weight}" for value, weight in weights if weight
    ]


if __name__ == "__main__":
    main()
