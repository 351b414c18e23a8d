"""A document → what stands in quotation marks: another's words, not the author's, and titles."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.tokens import Doc, Span, Token

CLOSINGS = {"“": "”", "«": "»", "„": "”“", "‘": "’", "”": "“”"}
"""The mark that opens → those that close; some pages have the marks the wrong way round."""
STRAIGHT = ('"', "``", "''")  # the mark opens or closes, by its turn
SHORTEST_QUOTE = 4  # tokens; of a shorter one only common words are quoted: the rest is a title

TURNS = frozenset({"A", "Answer", "Q", "Question"})
LEAST_TURNS = 3  # of an interview
LONGEST_TITLE = 12  # tokens
TITLE_WORDS = frozenset(
    {"a", "an", "the", "of", "and", "or", "nor", "but", "in", "on", "at", "to", "from", "for",
     "with", "by", "as", "into", "over", "under", "vs", "v"}
)  # fmt: skip
"""Words that titles write small."""
SMALL_WORDS = 2
"""Of so many words without a capital is the rest of a sentence at least that is no headline."""


def quoted_titles(doc: Doc) -> Iterator[Span]:
    """Yield the titles of works: all words in marks but small ones have capitals, two at least.

    A name of a person or a body that somebody puts in marks is none, nor what a headline quotes.
    """
    named = {(entity.start, entity.end) for entity in doc.ents if entity.label_ != "MISC"}
    start: int | None = None
    for token in doc:
        if start is not None and (
            _closes(token, doc[start - 1]) or token.i - start > LONGEST_TITLE
        ):
            title = doc.span(start, token.i - (doc[token.i - 1].text == ","))
            if _is_title(title) and (title.start, title.end) not in named:
                yield title
            start = None
        elif start is None and _opens(token):
            start = token.i + 1


def _is_title(span: Span) -> bool:
    words = [word for word in span if not word.is_punct]
    if len(words) < 2 or span[-1].i >= span.sent.end or not words[-1].text[0].isupper():
        return False
    if not all(
        word.text[0].isupper()
        or word.text[0].isdigit()
        or word.text[0] in "'’"
        or word.text in TITLE_WORDS
        for word in words
    ):
        return False
    outside = [word for word in span.sent if not span.start <= word.i < span.end]
    likened = span.start > 1 and span.doc[span.start - 2].lower_ in ("a", "an")  # a "New Deal"
    return not likened and sum(word.is_lower for word in outside) >= SMALL_WORDS


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens inside quotation marks.

    A quotation that its paragraph does not close goes on to the paragraph's end: the next one
    opens with a mark of its own. One in single marks ends with its sentence, else it is none.
    """
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        ends = "\n" in token.text or token.i + 1 == len(doc)
        if start is not None and (ends or _closes(token, doc[start - 1])):
            if not (_is_single(doc[start - 1]) and not _closes(token, doc[start - 1])):
                inside |= _quoted(doc, start, token.i)
            start = None
        elif start is None and _opens(token):
            start = token.i + 1
        elif start is not None and _is_single(doc[start - 1]) and token.is_sent_start:
            start = token.i + 1 if _opens(token) else None
    return frozenset(inside | _interview(doc))


def _interview(doc: Doc) -> set[int]:
    """Return what stands behind the first "Q:" of an interview: nothing there is the author's.

    In files `kg.read` puts the turns of all speakers in marks; this is for texts that come as
    they are.
    """
    labels = (token for token in doc if token.text in TURNS and token.text_after == ":")
    turns = [token for token in labels if token.before is None or "\n" in token.before.text]
    if len(turns) < LEAST_TURNS or len({turn.text[0] for turn in turns}) < 2:
        return set()
    return set(range(turns[0].i, len(doc)))


def quoted_runs(doc: Doc, quoted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the first token behind each opening mark and the one behind the last quoted one.

    A comma before the closing mark belongs to the sentence around it.
    """
    for start in sorted(quoted):
        if start - 1 in quoted or not (start and _opens(doc[start - 1])):
            continue
        end = start
        while end in quoted:
            end += 1
        yield start, end - (doc[end - 1].text == ",")


def _opens(token: Token) -> bool:
    before = token.before
    if token.text == "”":  # only where a paragraph begins: in 6 of 901 articles
        return before is None or "\n" in before.text
    if token.text != "'":
        return token.text in CLOSINGS or token.text in STRAIGHT
    apart = before is None or bool(before.whitespace_) or before.is_punct
    return apart and not token.whitespace_


def _closes(token: Token, opening: Token) -> bool:
    if _is_single(opening):
        return token.text in ("'", "’") and token.tag_ != "POS"
    return token.text in STRAIGHT or token.text in CLOSINGS.get(opening.text, "”»")


def _is_single(mark: Token) -> bool:
    return mark.text in ("'", "‘")


def _quoted(doc: Doc, start: int, end: int) -> set[int]:
    """Return the quoted tokens; of a short quotation those that are no part of a title."""
    if end - start > SHORTEST_QUOTE:
        return set(range(start, end))
    return {token.i for token in doc[start:end] if token.is_lower}
