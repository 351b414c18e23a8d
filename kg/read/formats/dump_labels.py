"""The labels that archives put before what they say of an article: tables only."""

from __future__ import annotations

from collections.abc import Mapping

TITLE, PUBLISHER, PUBLISHED, URL, AUTHOR, TEXT = (
    "title", "publisher", "published", "url", "author", "text",
)  # fmt: skip  # a table
DROPPED = "dropped"
END = "end"


def _by_label(table: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(each.split()): kind for kind, words in table.items() for each in words.split(";")}  # fmt: skip  # noqa: E501  # one comprehension


LABELS = _by_label({
    TITLE: "title; headline; document title",
    PUBLISHER: "publication title; publication; source; publisher; newspaper; outlet; medium",
    PUBLISHED: "publication date; date; published; date published; publication-date",
    URL: "url; link; document url; web address",
    AUTHOR: "byline; author; authors; by",
    TEXT: "full text; fulltext; body; text",
    DROPPED: """length; word count; section; dateline; load-date; load date; language; graphic;
        publication-type; publication type; document-type; document type; source type; subject;
        series; edition; column; page; pages; number of pages; start page; first page; isbn;
        correction-date; publication year; publication info; publication subject; copyright;
        place of publication; country of publication; language of publication; abstract; issn;
        proquest document id; proquest document link; document id; database; last updated;
        highlight; industry; company; company / organization; identifier / keyword; ticker;
        links; volume; issue; organization; state; country; city; person; location; people; tags""",
    END: "classification",
})  # fmt: skip  # a table
"""What the labels before a colon introduce, in small letters."""
CODES = _by_label({
    TITLE: "HD", PUBLISHER: "SN", PUBLISHED: "PD", AUTHOR: "BY", TEXT: "LP; TD",
    DROPPED: """WC; SE; ET; SC; LA; CY; CO; IN; NS; RE; PUB; AN; CT; RF; ED; PG; VOL; CLM; ART; CX;
        IPD; IPC; CR; NGC; GC""",
})  # fmt: skip  # a table
"""Those of Factiva, without a colon."""
