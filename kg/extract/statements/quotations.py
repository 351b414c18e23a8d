"""The tokens in quotation marks and the statements of an article in; who says which words out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.edges import PHRASE_TYPE
from kg.extract.grammar.quotes import quoted_runs
from kg.extract.reading import Reading
from kg.records import PLAIN_LAYERS, Mention, Passage, Quotation, Statement

SAYING = "statement"
"""The group of the properties whose subject puts their object into words."""
FEWEST_WORDS = 3
"""In marks; of fewer, most are names and words that an author keeps at a distance."""


def find_quotations(reading: Reading, statements: Sequence[Statement]) -> Iterator[Quotation]:
    """Yield the quotations with a speaker, in text order.

    The speaker is who is said to say the words ("A sad day," said Bo Lind), or else the source of
    what is stated in them: in "It was “a very sad day”, Lind said" the nearest to the words.
    """
    for start, end in quoted_runs(reading.doc, reading.quoted):
        words = reading.passage(start, end)
        if sum(not token.is_punct for token in reading.doc[start:end]) < FEWEST_WORDS:
            continue
        speakers = [*_who_says(words, statements, reading), *_sources(words, statements)]
        if speakers:
            yield Quotation(words, speakers[0])


def _who_says(
    words: Passage, statements: Sequence[Statement], reading: Reading
) -> Iterator[Mention]:
    properties = reading.ontology.properties
    for each in statements:
        known = properties.get(each.predicate.removeprefix("kg:"))
        if known is None or known.group != SAYING or each.layer not in PLAIN_LAYERS:
            continue
        said = each.object is not None and each.object.type == PHRASE_TYPE
        if said and _meet(each.object, words) and not _meet(each.subject, words):
            yield each.subject


def _sources(words: Passage, statements: Sequence[Statement]) -> Iterator[Mention]:
    for each in statements:
        inside = any(_overlap(passage, words) for passage in each.trigger)
        if each.holders and (inside or _meet(each.object, words)):
            source = max(each.holders, key=lambda holder: holder.level).mention
            if not _meet(source, words):
                yield source


def _meet(mention: Mention | None, words: Passage) -> bool:
    return mention is not None and _overlap(mention.passage, words)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end
