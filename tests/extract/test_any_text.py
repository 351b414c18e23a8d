"""Whatever stands in an article, reading it does not fail, and each statement can be verified.

A statement whose words stand outside its sentence cannot be made (`kg.records.Statement` raises),
so that it is enough to read texts: paragraphs, headlines and captions, cut, joined and garbled.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract import extract_articles
from kg.ontology import Ontology
from kg.records import Article

SENTENCES = [
    "Ana Ruiz wants Bo Lind to resign",
    "“We have lost two boats,” said harbour master Ilir Doda.",
    "Parade outside Port Adler World Nevada's Blue Mill",
    "Police: driver of the 12.5.1 version sold 1.200.000 cars, according to the Herald",
    "The Miners' League (ML), whose leader, Tomas Vrba, was detained on Friday, accuses Vienna's",
    "Bank bribed officials – report",
    "He did not, she said, meet Professor Dr. Chief Executive Attorney-General Delle, 47,",
    "Lena Holt, mayor of Bergen (1950–2020), quit 999999999999 years ago, on 31 June or 30.2.2024",
    "the next 900000 weeks; the dinosaurs, 66 million years ago, refused to attend and",
    "Who is accused of what? Nobody knows: \"not I\", 'not you', «nor we»",
]
PIECES = st.sampled_from(
    [
        *"\n\n.,:;?!()“”\"'’-–—/$€%½²…",
        "\u200b",
        "\u202e",
        "\u2028",
        "e\u0301",
        "🇫🇷",
        "北京",
        "١٢",
        "Рutin",
    ]
)
EDGES_OF_TIME = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
WORDS = st.sampled_from(" ".join(SENTENCES).split())


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw sentences, words and signs in any order, with any space between them."""
    parts = draw(st.lists(st.sampled_from(SENTENCES) | WORDS | PIECES, min_size=1, max_size=12))
    gaps = draw(
        st.lists(
            st.sampled_from([" ", " ", " ", "", "\n", "\n\n"]),
            min_size=len(parts),
            max_size=len(parts),
        )
    )
    text = "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    change = draw(st.sampled_from([str, str, str.upper, str.lower, str.title, str.swapcase]))
    return change(text)


@settings(max_examples=150, deadline=None)
@given(texts(), st.sampled_from([None, *EDGES_OF_TIME]))
def test_any_text(nlp: Language, ontology: Ontology, text: str, published: datetime | None) -> None:
    """Every text is read, and what is read from it is verbatim."""
    article = Article.from_text(text, published=published)
    (found,) = extract_articles([article], nlp, ontology)
    for statement in found.statements:
        for passage in [statement.evidence, statement.subject.passage, *statement.trigger]:
            assert passage.text == text[passage.start : passage.end]
