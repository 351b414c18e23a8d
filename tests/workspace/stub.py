"""Articles of simple sentences in; extractions of them, made without a model, out.

"Ana Lopes met Rui Sá. Lopes flew to Oslo." gives a statement for each sentence: what comes before
the verb, the verb, and what comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.processes import Setup
from kg.records import Article, Extraction, Mention, MentionKind, Passage, Statement

VERBS = {"met": "kg:meets", "flew to": "rel:fly-to", "runs": "kg:heads", "left": "rel:leave"}
SENTENCE = re.compile(rf"(?P<subject>[^.\n]+?) (?P<verb>{'|'.join(VERBS)}) (?P<object>[^.\n]+)\.")
TYPES = {"Oslo": "City", "Vega": "City", "Vega Group": "Company", "the talks": "Negotiation"}


def extract_stream(
    articles: Iterable[Article], _setup: Setup, *, workers: int = 1
) -> Iterator[Extraction]:
    """Yield the extraction of each article; stands in for the function of this name."""
    assert workers
    yield from map(extract, articles)


def extract(article: Article) -> Extraction:
    """Return what the sentences of an article say."""
    statements = tuple(_statements(article))
    ends = ((each.subject, each.object) for each in statements)
    mentions = tuple(mention for both in ends for mention in both if mention)
    return Extraction(article, mentions, statements)


def _statements(article: Article) -> Iterator[Statement]:
    for found in SENTENCE.finditer(article.text):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        sentence = Passage(article.id, start, found.end(), article.text[start : found.end()])
        verb = Passage(article.id, *found.span("verb"), found["verb"])
        ends = [_mention(article, *found.span(name)) for name in ("subject", "object")]
        yield Statement(
            ends[0], VERBS[found["verb"]], ends[1], sentence, (verb,), rule="stub", confidence=0.9
        )


def _mention(article: Article, start: int, end: int) -> Mention:
    text = article.text[start:end]
    start, text = end - len(text.lstrip()), text.strip()
    kind = MentionKind.NOMINAL if text.startswith("the ") else MentionKind.NAME
    name = text.removeprefix("the ")
    return Mention(Passage(article.id, start, end, text), TYPES.get(text, "Person"), kind, name)
