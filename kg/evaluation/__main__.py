"""`python -m kg.evaluation --corpora DIR [--only parse,ner] [--json FILE]`: print the scores."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg.evaluation import PARTS, RULES, Report, evaluate
from kg.evaluation.rules import write_table
from kg.extract.annotate import load_model

WIDTH = 120
"""Characters a line without a terminal: room for every score of a part."""


def main() -> None:
    """Parse the command line, score, print a table for each part."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parts = f"parts, with commas between: {', '.join(PARTS)}; or {RULES}, which renews rules.tsv"
    parser.add_argument("--only", default=",".join(PARTS), help=parts)
    parser.add_argument("--cache", type=Path, help="folder where the rules keep annotated texts")
    parser.add_argument("--model", help="spaCy package or folder instead of the bundled model")
    parser.add_argument("--json", type=Path, help="write the scores to this file too")
    options = parser.parse_args()
    nlp = load_model(options.model)
    reports = evaluate(options.corpora, nlp, options.only.split(","), cache=options.cache)
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    for report in reports:
        console.print(as_table(report))
        if report.part == RULES:
            write_table(report)
    if options.json:
        content = json.dumps([report.as_dict() for report in reports], indent=1, sort_keys=True)
        options.json.write_text(content + "\n", encoding="utf-8")


def as_table(report: Report) -> Table:
    """Return one row a set of texts and one column a score."""
    names = list(dict.fromkeys(name for scores in report.scores.values() for name in scores))
    table = Table(title=report.part)
    for column in ("set", *names):
        table.add_column(column, no_wrap=True, overflow="ignore")
    for row, scores in report.scores.items():
        cells = (f"{scores[name]:.4g}" if name in scores else "" for name in names)
        table.add_row(row, *cells)
    return table


if __name__ == "__main__":
    main()
