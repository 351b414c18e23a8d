"""Behaviour of kg.evaluation.judged, judgements and sheets, on sentences of the tests' own."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluation.judged import (
    JUDGEMENTS,
    Case,
    agree,
    check_texts,
    gone,
    read_article,
    shares,
    summarize,
)
from kg.evaluation.judgements import (
    Fault,
    Judgement,
    Verdict,
    around,
    key_of,
    read_judgements,
    short_hash,
    write_judgements,
)
from kg.evaluation.sheets import take_sheet, write_sheet
from kg.records import Article, Mention, MentionKind, Modality, Passage, Statement

FILE = "harbour_post_1.tsv"
SENTENCE = "Mira Holt sold the yard in May."
ARTICLE = Article.from_text(f"The port is quiet.\n\n{SENTENCE}")


def passage(words: str, article: Article = ARTICLE) -> Passage:
    """Return the first place of these words in the article."""
    start = article.text.index(words)
    return Passage(article.id, start, start + len(words), words)


def mention(words: str, article: Article = ARTICLE) -> Mention:
    """Return a mention of these words."""
    return Mention(passage(words, article), "Thing", MentionKind.NAME, words)


def sale(article: Article = ARTICLE, object_: str = "the yard") -> Statement:
    """Return the statement that Mira Holt sold something."""
    return Statement(
        mention("Mira Holt", article),
        "kg:sells",
        mention(object_, article),
        passage(SENTENCE, article),
        (passage("sold", article),),
        when=mention("May", article),
        rule="active",
    )


def judged(
    statement: Statement, verdict: Verdict = Verdict.RIGHT, fault: Fault | None = None
) -> Judgement:
    """Return a verdict on a plain edge of the article."""
    key, text = key_of(statement, ARTICLE, FILE), short_hash(ARTICLE.text)
    return Judgement(key, text, around(statement), True, statement.rule, verdict, fault, "ann")


def case(statement: Statement, judgement: Judgement | None = None) -> Case:
    """Return a statement kg makes of the article, with the verdict."""
    return Case(FILE, ARTICLE, statement, key_of(statement, ARTICLE, FILE), judgement)


def test_key_survives_changes_elsewhere() -> None:
    """Other paragraphs may change: the key counts from the start of the statement's own."""
    longer = Article.from_text(f"The port is quiet. Gulls cry.\n\n{SENTENCE}\n\nRain fell.")
    assert key_of(sale(longer), longer, FILE) == key_of(sale(), ARTICLE, FILE)


def test_key_knows_what_an_end_refers_to() -> None:
    """The verdict on "she sold the yard" holds only while "she" is the same person."""
    known = mention("Mira Holt")
    other = replace(known, passage=passage("The port"), name="Jo Barr")
    stated, known_key = sale(), key_of(sale(), ARTICLE, FILE)
    moved = replace(stated, subject=replace(stated.subject, refers_to=other))
    assert key_of(moved, ARTICLE, FILE) != known_key


@pytest.mark.parametrize("change", [{"modality": Modality.PLANNED}, {"predicate": "rel:sell"}])
def test_key_knows_relation_and_layer(change: dict[str, object]) -> None:
    """Another relation or layer is another statement, which nobody has judged."""
    changed = replace(sale(), **change)  # type: ignore[arg-type]  # a test's shorthand
    assert key_of(changed, ARTICLE, FILE) != key_of(sale(), ARTICLE, FILE)


def test_shares_leave_out_the_unjudged() -> None:
    """What nobody has read counts as unjudged, and is neither right nor wrong."""
    read, wrong = sale(), sale(object_="May")
    cases = [
        case(read, judged(read)),
        case(wrong, judged(wrong, Verdict.WRONG, Fault.OBJECT)),
        case(sale(object_="yard")),
    ]
    scores = shares(cases)
    assert (scores["judged"], scores["unjudged"]) == (2, 1)
    assert (scores["right"], scores["true"], scores["wrong"]) == (0.5, 0.5, 0.5)
    assert summarize(cases)["plain fault object"] == {"judged": 1, "wrong": 0.5}


def test_new_time_of_a_right_statement_is_counted() -> None:
    """A right statement with another time is right until somebody reads it again."""
    timeless = replace(sale(), when=None)
    scores = shares([case(timeless, judged(sale()))])
    assert (scores["right"], scores["changed"]) == (1.0, 1)


def test_plain_edge_needs_an_object() -> None:
    """A statement without an object is no edge of the graph, whatever its layer."""
    alone = replace(sale(), object=None)
    assert not case(alone).is_plain
    assert summarize([case(alone)])["other statements"]["unjudged"] == 1


def test_lost_edges_are_told() -> None:
    """An edge that was judged right and is no longer made is a loss that the report shows."""
    scores = gone([case(sale())], [judged(sale()), judged(sale(object_="May"))])
    assert (scores["judged"], scores["right"]) == (1, 1.0)


def test_two_readings_are_compared() -> None:
    """Agreement is the share of the same verdicts; kappa takes off what chance would give."""
    bought, sold = judged(sale()), judged(sale(object_="May"), Verdict.EMPTY)
    doubted = replace(sold, verdict=Verdict.RIGHT)
    assert agree([bought, sold], [bought, sold]) == {"judged": 2, "agree": 1.0, "kappa": 1.0}
    assert agree([bought, sold], [bought, doubted])["agree"] == 0.5
    assert agree([bought, sold], [bought, doubted])["kappa"] == 0.0


def test_changed_text_is_noticed() -> None:
    """Verdicts on another text of the article are refused, and the error names the file."""
    other = Article.from_text(f"{ARTICLE.text} Rain fell.")
    check_texts({FILE: ARTICLE}, [judged(sale())])
    with pytest.raises(ValueError, match=FILE):
        check_texts({FILE: other}, [judged(sale())])


def test_judgements_are_read_as_written(tmp_path: Path) -> None:
    """The file of judgements gives back what went in, and holds none of the text."""
    path = tmp_path / "ann.csv"
    both = [judged(sale()), judged(sale(object_="May"), Verdict.WRONG, Fault.TIME)]
    write_judgements(both, path)
    assert sorted(read_judgements([path]), key=str) == sorted(both, key=str)
    content = path.read_text("utf-8")
    assert not [word for word in SENTENCE.split() if word in content and len(word) > 3]


def test_wrong_needs_a_fault() -> None:
    """ "Wrong" without saying what is wrong helps nobody mend it; a fault of a right one lies."""
    with pytest.raises(ValueError, match="fault None"):
        judged(sale(), Verdict.WRONG)
    with pytest.raises(ValueError, match="right with the fault span"):
        judged(sale(), Verdict.RIGHT, Fault.SPAN)


def fill(sheet: Path, **cells: str) -> None:
    """Fill cells of every row of a sheet."""
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = [row | cells for row in csv.DictReader(file)]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_filled_sheet_becomes_judgements(tmp_path: Path) -> None:
    """A sheet shows the sentence; filled in, its verdicts join those of the file."""
    sheet, path = tmp_path / "sheet.csv", tmp_path / "ann.csv"
    earlier = judged(sale(object_="May"), Verdict.WRONG, Fault.TIME)
    write_judgements([earlier, judged(sale(), Verdict.EMPTY)], path)
    write_sheet([case(sale())], sheet)
    assert SENTENCE in sheet.read_text("utf-8")
    fill(sheet, verdict="right")
    take_sheet(sheet, path, reader="ann")
    assert set(read_judgements([path])) == {earlier, judged(sale())}


def test_rows_left_out_stay_unjudged(tmp_path: Path) -> None:
    """A row without a verdict is not taken in, and a wrong word is an error."""
    sheet, path = tmp_path / "sheet.csv", tmp_path / "ann.csv"
    write_sheet([case(sale())], sheet)
    take_sheet(sheet, path, reader="ann")
    assert list(read_judgements([path])) == []
    fill(sheet, verdict="rihgt")
    with pytest.raises(ValueError, match="rihgt"):
        take_sheet(sheet, path, reader="ann")


def test_article_is_read_as_printed(tmp_path: Path) -> None:
    """Paragraphs are lines; the address above the article is left out."""
    words = [
        "http://example.org/a",
        "",
        "Mira",
        "Holt",
        "'",
        "s",
        "yard",
        ".",
        "",
        "It",
        "shut",
        ".",
    ]
    path = tmp_path / FILE
    path.write_text("\n".join(f"{word}\tO" if word else "" for word in words) + "\n", "utf-8")
    assert read_article(path).text == "Mira Holt's yard.\n\nIt shut."


def test_each_statement_is_judged_once() -> None:
    """The files of the project agree: no statement has two verdicts, every row is well formed."""
    keys = [judgement.key for judgement in read_judgements(sorted(JUDGEMENTS.glob("*.csv")))]
    assert keys
    assert len(keys) == len(set(keys))
