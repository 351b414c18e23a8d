"""Records made by hand, for the tests of all that comes after extraction."""

from __future__ import annotations

from datetime import UTC, datetime

from kg.graph import Entity, Resolution
from kg.records import (
    Article,
    Extraction,
    Holder,
    Mention,
    MentionKind,
    Modality,
    Passage,
    Polarity,
    Qualifier,
    Quotation,
    Statement,
)

ARTICLE = Article.from_text(
    "Ada Lind leads the Norwegian delegation.\n\n"
    "She did not sign the accord, officials told Nordic Wire. "
    "Lind will hand Oslo a report on 2 June in Bergen.",
    title="Lind leads the talks",
    publisher="Nordic Wire",
    published=datetime(2025, 6, 1, 9, 30, tzinfo=UTC),
    url="https://example.org/news?id=1&lang=en",
)
SECOND = Article.from_text("Ada Lind arrived in Oslo.")


def passage(article: Article, words: str, *, after: int = 0) -> Passage:
    """Return the first place of `words` in the article's text from `after` on."""
    start = article.text.index(words, after)
    return Passage(article.id, start, start + len(words), words)


def mention(article: Article, words: str, type_: str, **more: object) -> Mention:
    """Return the mention of `words`: a name, unless `more` says otherwise."""
    given = {"kind": MentionKind.NAME, "name": words} | more
    after = given.pop("after", 0)
    return Mention(passage(article, words, after=after), type_, **given)


LIND = mention(ARTICLE, "Ada Lind", "Person")
DELEGATION = mention(
    ARTICLE, "the Norwegian delegation", "Delegation",
    kind=MentionKind.NOMINAL, name="Norwegian delegation", head="delegation",
)  # fmt: skip  # one argument a line says nothing
SHE = mention(ARTICLE, "She", "Person", kind=MentionKind.PRONOUN, refers_to=LIND)
ACCORD = mention(ARTICLE, "the accord", "Agreement", kind=MentionKind.NOMINAL, name="accord")
OFFICIALS = mention(ARTICLE, "officials", "Group", kind=MentionKind.NOMINAL)
WIRE = mention(ARTICLE, "Nordic Wire", "NewsAgency")
SURNAME = mention(ARTICLE, "Lind", "Person", after=60)
OSLO = mention(ARTICLE, "Oslo", "City")
REPORT = mention(ARTICLE, "a report", "Report", kind=MentionKind.NOMINAL, name="report")
DATE = mention(ARTICLE, "2 June", "Time", kind=MentionKind.VALUE, value="2025-06-02")
BERGEN = mention(ARTICLE, "Bergen", "City")
FIRST, DENIED, PLANNED = (
    passage(ARTICLE, words)
    for words in (
        "Ada Lind leads the Norwegian delegation.",
        "She did not sign the accord, officials told Nordic Wire.",
        "Lind will hand Oslo a report on 2 June in Bergen.",
    )
)
HEADS = Statement(
    LIND, "kg:heads", DELEGATION, FIRST, (passage(ARTICLE, "leads"),),
    rule="clause", confidence=0.93,
)  # fmt: skip  # as above
SIGN = Statement(
    SHE, "rel:sign", ACCORD, DENIED, (passage(ARTICLE, "did not sign"),),
    polarity=Polarity.NEGATIVE, modality=Modality.ALLEGED,
    holders=(Holder(WIRE), Holder(OFFICIALS, 1)), rule="clause", confidence=0.8,
)  # fmt: skip  # as above
HAND = Statement(
    SURNAME, "rel:hand", REPORT, PLANNED, (passage(ARTICLE, "will hand"),),
    modality=Modality.PLANNED, when=DATE, where=BERGEN,
    qualifiers=(Qualifier("to", OSLO),), rule="clause", confidence=0.7,
)  # fmt: skip  # as above
QUOTED = Quotation(passage(ARTICLE, "did not sign the accord"), OFFICIALS)

LIND_2 = mention(SECOND, "Ada Lind", "Person")
OSLO_2 = mention(SECOND, "Oslo", "City")
ARRIVE = Statement(
    LIND_2, "rel:arrive-in", OSLO_2, passage(SECOND, SECOND.text),
    (passage(SECOND, "arrived"), passage(SECOND, "in", after=10)), rule="clause",
)  # fmt: skip  # as above

EXTRACTIONS = (
    Extraction(
        ARTICLE,
        (LIND, DELEGATION, SHE, ACCORD, OFFICIALS, WIRE, SURNAME, OSLO, REPORT, DATE, BERGEN),
        (HEADS, SIGN, HAND),
        (QUOTED,),
    ),
    Extraction(SECOND, (LIND_2, OSLO_2), (ARRIVE,)),
)
RESOLUTION = Resolution(
    entities=(
        Entity("2025-06-02", "Time", "2 June"),
        Entity("Ada_Lind", "Person", "Ada Lind", aliases=("Lind",)),
        Entity("Bergen", "City", "Bergen"),
        Entity("Nordic_Wire", "NewsAgency", "Nordic Wire"),
        Entity("Norwegian_delegation", "Delegation", "Norwegian delegation"),
        Entity("Oslo", "City", "Oslo", same_as=("http://www.wikidata.org/entity/Q585",)),
        Entity("accord-1f", "Agreement", "accord"),
        Entity("officials-2e", "Group", "officials"),
        Entity("report-3d", "Report", "report"),
    ),
    entity_of={
        LIND: "Ada_Lind", SHE: "Ada_Lind", SURNAME: "Ada_Lind", LIND_2: "Ada_Lind",
        DELEGATION: "Norwegian_delegation", ACCORD: "accord-1f", OFFICIALS: "officials-2e",
        WIRE: "Nordic_Wire", OSLO: "Oslo", OSLO_2: "Oslo", REPORT: "report-3d",
        DATE: "2025-06-02", BERGEN: "Bergen",
    },
)  # fmt: skip  # as above
