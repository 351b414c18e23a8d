"""The tokens of a document with their trees, in plain Python: what the rules read.

The names are those of spaCy (https://spacy.io/api/token), whose own tokens cost three times as much
to read; `kg.extract.from_spacy` makes these from a spaCy document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import pairwise, starmap
from operator import attrgetter
from typing import Any, overload


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word, mark or stretch of white space, with its place in the text and in the tree."""

    i: int
    idx: int
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    ent_type_: str
    ent_iob_: str
    is_punct: bool
    is_space: bool
    is_quote: bool
    dep_: str = field(init=False)  # from here on what its document knows
    doc: Doc = field(init=False)
    sent: Span = field(init=False)
    head: Token = field(init=False)
    children: list[Token] = field(init=False)  # in text order
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The text with the space behind it."""
        return self.text + self.whitespace_

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        return self.idx + len(self.text)

    @property
    def is_title(self) -> bool:
        """Whether the words of the text begin with capitals, and have no others."""
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        """Whether no letter of the text is a capital."""
        return self.text.islower()

    @property
    def is_sent_start(self) -> bool:
        """Whether the token opens its sentence."""
        return self.sent.start == self.i

    @property
    def lefts(self) -> list[Token]:
        """The dependents before the token, in text order."""
        return [part for part in self.children if part.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The dependents behind the token, in text order."""
        return [part for part in self.children if part.i > self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all that depends on it, in text order."""
        found = [self]
        for token in found:
            found += token.children
        found.sort(key=_place)
        return found

    @property
    def before(self) -> Token | None:
        """The token before this one in the text, None for the first."""
        return self.doc[self.i - 1] if self.i else None

    @property
    def after(self) -> Token | None:
        """The token behind this one in the text, None for the last."""
        return self.doc[self.i + 1] if self.i + 1 < len(self.doc) else None

    @property
    def text_before(self) -> str:
        """The text of the token before this one, "" for the first."""
        return self.doc[self.i - 1].text if self.i else ""

    @property
    def text_after(self) -> str:
        """The text of the token behind this one, "" for the last."""
        return self.doc[self.i + 1].text if self.i + 1 < len(self.doc) else ""

    @property
    def tag_after(self) -> str:
        """The tag of the token behind this one, "" for the last."""
        return self.doc[self.i + 1].tag_ if self.i + 1 < len(self.doc) else ""


_place, _offset = attrgetter("i"), attrgetter("idx")
_word = attrgetter(*(each.name for each in fields(Token) if each.init))


class Doc(list[Token]):
    """A text as its tokens, with a tree a sentence, or several that lie in each other."""

    def __init__(
        self, tokens: Iterable[Token], heads: Sequence[int], relations: Iterable[str], tensor: Any
    ) -> None:
        super().__init__(tokens)
        self.tensor = tensor  # a vector a token where the pipeline gives any
        for token, head, relation in zip(self, heads, relations, strict=True):
            token.doc, token.head, token.dep_ = self, self[head], relation
            token.children, token.left_edge, token.right_edge = [], token, token
        for token in self:
            if token.head is not token:
                token.head.children.append(token)
        self.roots = [token for token in self if token.head is token]
        self.sents = self._sentences()

    def _sentences(self) -> list[Span]:
        """Set the edges and the sentence of every token; trees that overlap form one sentence."""
        top_down = [*self.roots]
        for token in top_down:
            top_down += token.children
        for token in reversed(top_down):
            head = token.head
            if token.left_edge.i < head.left_edge.i:
                head.left_edge = token.left_edge
            if token.right_edge.i > head.right_edge.i:
                head.right_edge = token.right_edge
        starts, end = [], 0
        for root in sorted(self.roots, key=lambda root: root.left_edge.i):
            if root.left_edge.i >= end:
                starts.append(root.left_edge.i)
            end = max(end, root.right_edge.i + 1)
        sentences = [Span(self, *ends) for ends in pairwise([*starts, len(self)])]
        for sentence in sentences:
            for token in sentence:
                token.sent = sentence
        return sentences

    @cached_property
    def text(self) -> str:
        """The text as it was annotated."""
        return "".join([token.text + token.whitespace_ for token in self])

    @cached_property
    def ents(self) -> list[Span]:
        """The names that the pipeline found; one that runs over a sentence's end is two."""
        edges = [each.i for each in self if each.ent_iob_ != "I" or each.is_sent_start]
        return [
            Span(self, start, end, self[start].ent_type_)
            for start, end in pairwise([*edges, len(self)])
            if self[start].ent_iob_ in ("B", "I")
        ]

    def span(self, start: int, end: int) -> Span:
        """Return the tokens `start` to `end` as a stretch of text."""
        return Span(self, start, min(end, len(self)))

    def span_at(self, start: int, end: int) -> Span | None:
        """Return the tokens that the characters `start` to `end` touch, None where there are none.

        A space behind a token is no part of it.
        """
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first, last = (bisect_right(self, at, key=_offset) - 1 for at in (start, end - 1))
        first += start == self[first].end_char
        return Span(self, first, max(first, last + 1))

    def with_arcs(self, heads: Sequence[int], relations: Iterable[str]) -> Doc:
        """Return the same tokens in other trees."""
        return Doc(starmap(Token, map(_word, self)), heads, relations, self.tensor)


@dataclass(slots=True, eq=False)
class Span:
    """The tokens `start` to `end` of a document, as a stretch of its text; a name has a label."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self.doc[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """The offset behind the last character."""
        return self.doc[self.end - 1].end_char if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        """The text without the space behind it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that stands highest in its tree, the first of several."""
        return min(self, key=lambda token: sum(1 for _ in token.ancestors))

    @property
    def sent(self) -> Span:
        """The sentence of the first token."""
        return self[0].sent
