"""Tiny corpora of coreference in the formats of OntoGUM, GAP and LitBank, for tests of training."""

from __future__ import annotations

from pathlib import Path

GUM = (
    ("Anna", "(1"), ("Berg", "1)"), ("left", "_"), ("Oslo", "_"), (".", "_"),
    ("She", "(1)"), ("met", "_"), ("Tomas", "(2"), ("Holt", "2)"), ("in", "_"), ("Lima", "_"),
    (".", "_"), ("He", "(2)"), ("thanked", "_"), ("her", "(1)"), (".", "_"),
)  # fmt: skip
NOVEL = (
    ("Old", "(0"), ("Captain", "_"), ("Marsh", "0)"), ("slept", "_"), (".", "_"),
    ("He", "(0)"), ("had", "_"), ("sold", "_"), ("his", "(0)|(3"), ("boat", "3)"), (".", "_"),
)  # fmt: skip
GAP_TEXT = "Mina Sato wrote to Ruth Vinter before she resigned."


def write_corpora(folder: Path) -> Path:
    """Write a document of news and one of fiction, a row of GAP and a page of a novel."""
    ontogum, litbank = folder / "coref/ontogum", folder / "coref/litbank"
    ontogum.mkdir(parents=True)
    litbank.mkdir()
    (folder / "ud").mkdir()
    (folder / "ud/en_gum-train.conllu").write_text("", "utf-8")
    names = ("GUM_news_one", "GUM_fiction_two")
    listed = "".join(f"  * {name}\n" for name in names)
    (ontogum / "SPLITS.md").write_text(f"# Splits\n\n## train\n\n{listed}", "utf-8")
    for name in names:
        rows = [f"{at}\t{word}\t{mark}" for at, (word, mark) in enumerate(GUM)]
        (ontogum / f"{name}.conll").write_text("\n".join(rows), "utf-8")
    (litbank / "novel.conll").write_text(_litbank(), "utf-8")
    (folder / "coref/gap-train.tsv").write_text(_gap(), "utf-8")
    return folder


def _litbank() -> str:
    rows = [
        "\t".join(("novel", "0", str(at), word, *"_______", mark))
        for at, (word, mark) in enumerate(NOVEL)
    ]
    return "\n".join(("#begin document (novel); part 0", *rows, "#end document"))


def _gap() -> str:
    row = {
        "ID": "train-1", "Text": GAP_TEXT,
        "Pronoun": "she", "Pronoun-offset": GAP_TEXT.index("she"),
        "A": "Mina Sato", "A-offset": 0, "A-coref": "TRUE",
        "B": "Ruth Vinter", "B-offset": GAP_TEXT.index("Ruth"), "B-coref": "FALSE", "URL": "-",
    }  # fmt: skip
    return "\t".join(row) + "\n" + "\t".join(map(str, row.values())) + "\n"
