"""What newsrooms, crawlers and archives call the fields of an article: tables only.

The same names stand before a colon at the head of a text, before what an archive says of an
article, and as the keys of records and the columns of tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TITLE, PUBLISHER, PUBLISHED, URL, AUTHOR, TEXT = (
    "title", "publisher", "published", "url", "author", "text",
)  # fmt: skip  # a table
TIME = "time"
"""The time of day beside a date, on a line of its own."""
DROPPED = "dropped"
"""A label that says nothing kept."""
END = "end"
"""The label of what an archive puts behind an article."""


def squeeze(name: str) -> str:
    """Return a label or key without case, spaces and signs, as the tables have it.

    >>> squeeze("Load-Date"), squeeze("date_publish"), squeeze("articleBody")
    ('loaddate', 'datepublish', 'articlebody')
    """
    return re.sub(r"[\W_]", "", name.casefold())


def _labels(words: str) -> tuple[str, ...]:
    return tuple(map(squeeze, words.split(";")))


_NAMES = {
    TITLE: _labels("""title; headline; headlines; web title; page title; article title;
        headline text; heading; hed; document title; subject"""),
    PUBLISHER: _labels("""publisher; publisher name; source; source name; news source; outlet;
        site name; publication; publication name; publication title; newspaper; published by;
        published in; provider; medium; journal; paper; info source; info sources; agency; site;
        website; copyright holder"""),
    PUBLISHED: _labels("""published; date gmt; date published; date publish; publish date;
        published date; published at; published on; publish time; published time;
        article published time; pub date; publication date; date of publication;
        web publication date; first publication date; first published; first created; posted;
        posted on; content created; version created; release date; released; issue date; issued;
        date; date time; timestamp; created; created at; date created"""),
    URL: _labels("""url; link; web url; canonical; canonical url; canonical link; article url;
        page url; source url; original url; document url; web; web address; address; permalink"""),
    AUTHOR: _labels("""author; authors; byline; creator; by; writer; author name; written by;
        reporter"""),
    TEXT: _labels("""text; content; contents; body; main text; article body; full text; body text;
        article text; article content; content text; text content; raw text; clean text;
        cleaned text; plain text; content plain; bodies; body html; body xhtml; content html; story;
        story text; paragraphs; transcript; article; document"""),
}  # fmt: skip  # a table
"""The names of each field, the most telling first."""

_ONLY_KEYS = {
    TITLE: ("name",),
    PUBLISHER: ("sourcedomain", "domain"),
    PUBLISHED: ("time",),
    URL: ("href", "uri", "id"),
    TEXT: ("description", "summary", "abstract", "excerpt"),
}
"""Names only of a record's fields: on a line they begin a sentence, or say something else."""
_ONLY_LINES = {PUBLISHER: ("media",), TIME: ("time",)}
"""Names only of lines: in a record they are pictures and lengths."""

_DROPPED = _labels("""section; word count; words; length; language; lang; category; categories;
    tags; tag; keywords; topics; topic; copyright; id; edition; page; pages; type; document type;
    format; country; region; updated; last updated; modified; date modified; load date; accessed;
    retrieved; crawled; database; issn; credit; slug; priority; desk; version; status; image;
    photo; genre; location; place; dateline""")  # fmt: skip  # a list of words
_DROPPED_IN_ARCHIVES = _labels("""subject; abstract; graphic; publication type; source type; series;
    column; number of pages; start page; first page; isbn; correction date; publication year;
    publication info; publication subject; place of publication; country of publication;
    language of publication; proquest document id; proquest document link; document id; highlight;
    industry; company; company / organization; identifier / keyword; ticker; links; volume; issue;
    organization; state; city; person; people""")  # fmt: skip  # a list of words

OF_LINES: Mapping[str, str] = dict.fromkeys(_DROPPED, DROPPED) | {
    label: field
    for names in (_NAMES, _ONLY_LINES)
    for field, labels in names.items()
    for label in labels
}
"""The field that the label of a line introduces."""
OF_ARCHIVES: Mapping[str, str] = {
    **OF_LINES, **dict.fromkeys(_DROPPED_IN_ARCHIVES, DROPPED), "classification": END,
}  # fmt: skip  # a table
"""The same in the exports of archives, whose subject is a list of terms."""
OF_FACTIVA: Mapping[str, str] = {
    code: field
    for field, codes in (
        (TITLE, "HD"), (PUBLISHER, "SN"), (PUBLISHED, "PD"), (AUTHOR, "BY"), (TEXT, "LP TD"),
        (DROPPED, "WC SE ET SC LA CY CO IN NS RE PUB AN CT RF ED PG VOL CLM ART CX IPD IPC CR NGC"),
        (DROPPED, "GC"),
    )
    for code in codes.split()
}  # fmt: skip  # a table
"""The codes of Factiva, without a colon."""
KEYS: Mapping[str, tuple[str, ...]] = {
    field: names + _ONLY_KEYS.get(field, ()) for field, names in _NAMES.items()
}
"""What records call each field, the most telling first."""
