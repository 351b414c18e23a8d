"""Reading corpora of names, each with what it knows and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpora.conventions import Countries
from kg.corpora.names import bio_spans, read_gmb, read_uner, read_worldwide
from kg.extract.parse.neural.spans import NameSpan

COUNTRIES = Countries(names=frozenset({"peru"}), demonyms=frozenset({"greek"}))


def test_worldwide(tmp_path: Path) -> None:
    """A complete source leaves nothing open open."""
    (tmp_path / "1.tsv").write_text(
        "http://example.org\tO\n\nThe\tB-Organization\nTimes\tI-Organization\nin\tO\n"
        "Kyiv\tB-Location\nMay\tB-Date\nDay\tB-Misc\n",
        encoding="utf-8",
    )
    (sentence,) = read_worldwide(tmp_path, COUNTRIES)
    assert sentence.names == (
        {"O"},
        {"S-ORG"},
        {"O"},
        {"S-LOC"},
        {"O"},
        {"S-EVENT"},
    )


def test_worldwide_is_cut_as_we_cut(tmp_path: Path) -> None:
    """Words cut at every mark are joined and cut again; a country and a place in it are two."""
    (tmp_path / "1.tsv").write_text(
        "The\tO\nU\tB-Location\n.\tI-Location\nS\tI-Location\n.\tI-Location\n-\tO\nled\tO\n"
        "force\tO\nleft\tO\nLima\tB-Location\n,\tI-Location\nPeru\tI-Location\n",
        encoding="utf-8",
    )
    (sentence,) = read_worldwide(tmp_path, COUNTRIES)
    assert sentence.words[:4] == ("The", "U.S.", "-", "led")
    named = [word for word, tags in zip(sentence.words, sentence.names or (), strict=True)
             if tags == {"S-LOC"}]  # fmt: skip
    assert named == ["U.S.", "Lima", "Peru"]


def test_a_country_is_a_place(tmp_path: Path) -> None:
    """Where a source calls a country that acts an organisation, we do not."""
    (tmp_path / "uner.iob2").write_text("1\tPeru\tB-ORG\t-\tx\n", encoding="utf-8")
    (sentence,) = read_uner(tmp_path / "uner.iob2", COUNTRIES)
    assert sentence.names == ({"S-LOC"},)


def test_gmb(tmp_path: Path) -> None:
    """Titles go, demonyms are groups, and what GMB lacks stays open on capitals."""
    rows = [
        ("Sentence: 1", "Prime", "NNP", "B-per"),
        ("", "Minister", "NNP", "I-per"),
        ("", "Modi", "NNP", "I-per"),
        ("", "met", "VBD", "O"),
        ("", "Greek", "JJ", "B-gpe"),
        ("", "envoys", "NNS", "O"),
        ("", "Friday", "NNP", "B-tim"),
    ]
    lines = ["Sentence #,Word,POS,Tag", *(",".join(row) for row in rows)]
    (tmp_path / "gmb.csv").write_text("\n".join(lines) + "\n", encoding="latin-1")
    (sentence,) = read_gmb(tmp_path / "gmb.csv", COUNTRIES)
    assert sentence.names is not None
    assert sentence.names[2] == {"S-PERSON"}
    assert sentence.names[4] == {"S-NORP"}
    assert sentence.names[3] == {"O", "I-FAC", "I-EVENT", "I-PRODUCT", "I-MISC"}
    assert {"O", "S-EVENT", "B-FAC"} < sentence.names[6]


def test_uner(tmp_path: Path) -> None:
    """The spurious B-O of UNER-EWT is outside; other names stay open among the missing types."""
    (tmp_path / "uner.iob2").write_text(
        "# text = Iraqi forces .\n1\tIraqi\tB-OTH\t-\tx\n2\tforces\tO\t-\tx\n3\t.\tB-O\t-\tx\n",
        encoding="utf-8",
    )
    (sentence,) = read_uner(tmp_path / "uner.iob2", COUNTRIES)
    assert sentence.names is not None
    assert sentence.names[0] == {"S-NORP", "S-PRODUCT", "S-MISC"}
    assert "O" in sentence.names[2]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O"], [NameSpan(0, 2, "PER")]),
        (["I-LOC", "I-ORG"], [NameSpan(0, 1, "LOC"), NameSpan(1, 2, "ORG")]),
        (["B-LOC", "B-LOC"], [NameSpan(0, 1, "LOC"), NameSpan(1, 2, "LOC")]),
        (["B-O", "B-tim", "I-tim"], []),
    ],
)
def test_bio_spans(tags: list[str], spans: list[NameSpan]) -> None:
    """BIO and IO tags give the same spans."""
    assert bio_spans(tags) == spans
