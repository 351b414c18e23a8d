"""A draft in; the clean Article to whose text all offsets refer out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.errors import ReadError
from kg.read.bylines import split_authors
from kg.read.characters import clean_characters
from kg.read.drafts import Draft
from kg.read.linebreaks import mend_line_breaks
from kg.read.masthead import Masthead, read_masthead
from kg.read.page_values import host_of
from kg.read.paragraphs import split_paragraphs, tagged_headline
from kg.read.posts import quote_posts
from kg.read.promos import drop_promos
from kg.read.site_names import clean_site_name, cut_site_name
from kg.read.speech import quote_turns
from kg.read.trim import trim_paragraph
from kg.records import Article

MAX_CHARACTERS = 1_000_000
"""Of one article with headline and captions: about 200,000 words. A longer text is a book or an
archive in one line."""
NAME_CHARACTERS = 120
"""Of a publisher's name: longer is a slogan or worse."""
URL_CHARACTERS = 2_000
"""Of a web address; browsers and servers take hardly more."""
WEB = re.compile(r"https?://[^\s/]", re.I)


def clean_draft(draft: Draft) -> Article:
    """Return the article of a draft; raise ReadError if it is too long or nothing is left of it.

    1. Split the text into paragraphs of clean characters.
    2. Drop what the page says to its reader; make quotations of posts and of turns of speech.
    3. Take headline, medium and date from the head, where the input does not give them.
    4. Drop the furniture: labels, credits, navigation.
    5. Put headline and captions before the body: they make statements, which need offsets.
    """
    length = sum(map(len, (draft.text, draft.title, *draft.captions)))
    if length > MAX_CHARACTERS:
        raise ReadError(
            draft.origin,
            f"text of {length:,} characters; kg reads articles up to {MAX_CHARACTERS:,}, split it",
        )
    paragraphs = split_paragraphs(mend_line_breaks(draft.text))  # 1
    paragraphs = quote_turns(quote_posts(drop_promos(paragraphs)))  # 2
    given = _given_headline(draft)
    head = read_masthead(paragraphs, headline=given)  # 3
    body = [words for paragraph in head.body if (words := trim_paragraph(paragraph))]  # 4
    if not body:
        raise ReadError(draft.origin, "no article text left without its furniture")
    return _article(draft, head, _assemble(head.headline, draft.captions, body))  # 5


def _given_headline(draft: Draft) -> str:
    """Return the title an input gives, without the name of its medium; "" if it is only that."""
    title = " ".join(split_paragraphs(draft.title)) or tagged_headline(draft.text)
    media = [name for name in (draft.publisher, _given_publisher(draft)) if name]
    return cut_site_name(title, media, host_of(draft.url))


def _assemble(headline: str, captions: Sequence[str], body: Sequence[str]) -> str:
    pictures = (trim_paragraph(line) for text in captions for line in split_paragraphs(text))
    front = [headline, *pictures]
    new = [paragraph for paragraph in dict.fromkeys(front) if paragraph and paragraph not in body]
    return "\n\n".join([*new, *body])


def _article(draft: Draft, head: Masthead, text: str) -> Article:
    article = Article.from_text(
        text,
        title=head.headline,
        publisher=_given_publisher(draft) or head.publisher,
        published=draft.published or head.published,
        url=_web_address(draft.url or head.url or ""),
    )
    return replace(article, authors=split_authors(draft.author or "") or head.authors)


def _given_publisher(draft: Draft) -> str:
    """Return the publisher an input gives, without a slogan, "" where it is too long for a name."""
    if len(draft.publisher or "") > NAME_CHARACTERS * 10:
        return ""  # not even cleaned
    given = " ".join(split_paragraphs(draft.publisher or ""))
    name = clean_site_name(given, host_of(draft.url)) or given
    return name if len(name) <= NAME_CHARACTERS else ""


def _web_address(url: str) -> str | None:
    """Return a web address, without its query where that makes it too long; else None.

    >>> _web_address("HTTP://example.org/a"), _web_address("javascript:alert(1)")
    ('HTTP://example.org/a', None)
    """
    url = clean_characters(url).strip()
    if len(url) > URL_CHARACTERS:
        url = re.split("[?#]", url, maxsplit=1)[0]
    return url if WEB.match(url) and len(url) <= URL_CHARACTERS else None
