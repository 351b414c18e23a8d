"""Statements that nobody has judged out, as a sheet for a reader; the filled sheet back in.

    python -m kg.evaluation.sheets new --corpora DIR --articles 20 sheet.csv
    python -m kg.evaluation.sheets take sheet.csv kg/evaluation/judgements/mine.csv --reader ann

Articles are taken by the hash of their file's name, so that nobody chooses them. The reader fills
`verdict` and, where that is "wrong", `fault`, with the words of `judgements.Verdict` and `Fault`,
and may leave rows out. The sheet holds the corpus's text: keep it out of the repository. The file
of judgements does not; a second verdict on a statement replaces the first in the same file. With
`--again` the sheet has what was judged, for a second reading: take it in `judgements/again/`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation.judged import FOLDER, JUDGEMENTS, Case, find_cases, read_article
from kg.evaluation.judgements import (
    COLUMNS,
    around,
    judgement_of,
    key_row,
    read_judgements,
    short_hash,
    write_judgements,
)
from kg.records import Mention, Statement

if TYPE_CHECKING:
    from spacy.language import Language

SHOWN = ("sentence", "statement", "circumstances")


def main() -> None:
    """Parse the command line, write a sheet or take one in."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation.sheets", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser("new", help="write the statements nobody has judged as a sheet")
    new.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    new.add_argument("--articles", type=int, required=True, help="how many articles to read")
    new.add_argument("--again", action="store_true", help="those judged once, to be read again")
    take = commands.add_parser("take", help="add the verdicts of a filled sheet to a file")
    for command in (new, take):
        command.add_argument("sheet", type=Path)
    take.add_argument("judgements", type=Path)
    take.add_argument("--reader", required=True, help="who read: a name or initials")
    options = parser.parse_args()
    if options.command == "new":
        from kg.extract.annotate import load_model

        cases = read_cases(options.corpora, options.articles, load_model())
        again = options.again
        write_sheet((case for case in cases if bool(case.judgement) == again), options.sheet)
    else:
        take_sheet(options.sheet, options.judgements, reader=options.reader)


def choose(files: Iterable[str], number: int) -> list[str]:
    """Return the first files by the hash of their names.

    >>> choose(["a.tsv", "b.tsv", "c.tsv"], 2)
    ['b.tsv', 'c.tsv']
    """
    return sorted(files, key=short_hash)[:number]


def read_cases(corpora: Path, number: int, nlp: Language) -> list[Case]:
    """Return the statements of the first `number` articles, with the verdicts there are."""
    folder = corpora / FOLDER
    files = choose((path.name for path in folder.glob("*.tsv")), number)
    articles = {file: read_article(folder / file) for file in files}
    judgements = list(read_judgements(sorted(JUDGEMENTS.glob("*.csv"))))
    return list(find_cases(articles, judgements, nlp))


def write_sheet(cases: Iterable[Case], path: Path) -> None:
    """Write statements with their sentences as a table to fill in."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*SHOWN, "verdict", "fault", *_hidden()))
        writer.writeheader()
        writer.writerows(map(_sheet_row, cases))


def take_sheet(sheet: Path, path: Path, *, reader: str) -> None:
    """Add the verdicts of a filled sheet to a file of judgements, without the text.

    Raises ValueError where a verdict or fault is none of the known ones.
    """
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["verdict"]]
    judged = {each.key: each for each in read_judgements([path] if path.exists() else [])}
    for row in rows:
        judgement = judgement_of(row | {"reader": reader})
        judged[judgement.key] = judgement
    write_judgements(judged.values(), path)


def _hidden() -> list[str]:
    """Return the columns that the reader leaves alone."""
    return [column for column in COLUMNS if column not in ("verdict", "fault", "reader")]


def _sheet_row(case: Case) -> dict[str, str]:
    statement = case.statement
    return key_row(case.key) | {
        "sentence": statement.evidence.text,
        "statement": _spoken(statement),
        "circumstances": _circumstances(statement),
        "verdict": "",
        "fault": "",
        "text_hash": short_hash(case.article.text),
        "around": around(statement),
        "plain": "y" if case.is_plain else "n",
        "rule": statement.rule,
    }


def _spoken(statement: Statement) -> str:
    """Return a statement as "he [Karl Holm] — meets: met → the mayor"."""
    object_ = _named(statement.object) if statement.object is not None else "∅"
    relation = f"{statement.predicate}: {statement.relation}"
    return f"{_named(statement.subject)} — {relation} → {object_}"


def _circumstances(statement: Statement) -> str:
    """Return layer, time, place, qualifiers and sources."""
    parts = [f"{statement.layer} ({statement.modality})"]
    if statement.when is not None:
        parts.append(f"when: {statement.when.text} = {statement.when.value}")
    if statement.where is not None:
        parts.append(f"where: {_named(statement.where)}")
    parts += [f"{each.role}: {_named(each.mention)}" for each in statement.qualifiers]
    parts += [f"source {each.level}: {_named(each.mention)}" for each in statement.holders]
    return "; ".join(parts)


def _named(mention: Mention) -> str:
    """Return the words of a mention, and what it refers to, itself or by "his"."""
    name = mention.referent.name
    known = mention.refers_to is None and ("’s " not in name or name in mention.text)
    return mention.text if known else f"{mention.text} [{name}]"


if __name__ == "__main__":
    main()
