"""What a caller of `kg.extract` gives in; articles out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from kg.errors import InputError
from kg.records import Article


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


def moment_of(published: str | date | None) -> datetime | None:
    """Return a date as a moment: midnight where it has no time of day, UTC where it has no zone.

    >>> moment_of("2025-06-02").isoformat()
    '2025-06-02T00:00:00+00:00'
    """
    if published is None or published == "":
        return None
    if isinstance(published, str):
        try:
            published = datetime.fromisoformat(published)
        except ValueError as error:
            message = f"{published!r} is no date; write it as 2025-06-02 or 2025-06-02T09:30+03:00"
            raise InputError(message) from error
    if not isinstance(published, datetime):
        published = datetime.combine(published, time())
    return published if published.tzinfo else published.replace(tzinfo=UTC)
