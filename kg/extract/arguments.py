"""What a caller of `kg.extract` gives in; articles out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from kg.errors import InputError
from kg.records import Article

DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}", re.ASCII)


def article_of(source: str | Article, *, title: str, published: str | date | None) -> Article:
    """Return the article of a text; its title becomes its first paragraph, as in files.

    Raises `InputError` where an `Article`, which has its own, comes with a title or a date.
    """
    if isinstance(source, Article):
        if title or published:
            raise InputError("an Article has its own title and date; give them with a text only")
        return source
    if not isinstance(source, str):
        raise InputError(f"kg.extract takes texts and Articles, not {type(source).__name__}")
    headed = title and not source.startswith(title)
    text = f"{title}\n\n{source}" if headed else source
    return Article.from_text(text, title=title, published=moment_of(published))


def moment_of(published: str | date | None) -> date | None:
    """Return a date that may have a time of day, then with a zone: UTC where none is given.

    >>> moment_of("2025-06-02"), moment_of("2025-06-02T09:30").isoformat()
    (datetime.date(2025, 6, 2), '2025-06-02T09:30:00+00:00')
    """
    if published is None or published == "":
        return None
    if isinstance(published, str):
        published = _read(published)
    if isinstance(published, datetime) and published.tzinfo is None:
        return published.replace(tzinfo=UTC)
    return published


def _read(published: str) -> date:
    try:
        if DAY.fullmatch(published):
            return date.fromisoformat(published)
        return datetime.fromisoformat(published)
    except ValueError as error:
        message = f"{published!r} is no date; write it as 2025-06-02 or 2025-06-02T09:30+03:00"
        raise InputError(message) from error
