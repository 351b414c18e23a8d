"""Sentences as a scorer cuts them in; what kg extracts from them, in that scorer's style, out.

The graph wants short arguments, no auxiliaries and properties; open-IE references want the words
as they stand: "did not name", "is head of", further arguments with their prepositions. This module
only rewrites; it adds no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.evaluation.triples import Triple, Words
from kg.records import Article, Mention, Passage, Statement

if TYPE_CHECKING:
    from spacy.language import Language

AUXILIARIES = frozenset({
    "'d", "'ll", "'s", "'ve", "am", "are", "be", "been", "being", "ca", "can", "could", "did",
    "do", "does", "had", "has", "have", "is", "may", "might", "must", "n't", "never", "not",
    "n’t", "shall", "should", "was", "were", "will", "wo", "would"
})  # fmt: skip  # a list of words
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "despite",
    "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out",
    "outside", "over", "per", "since", "through", "throughout", "to", "toward", "towards",
    "under", "until", "upon", "via", "with", "within", "without"
})  # fmt: skip  # a list of words
RELATIVES = frozenset({"who", "whom", "which", "that"})
NOUN_RULES = frozenset({"title", "apposition", "role"})
BELONGING_RULES = frozenset({"possessive", "nationality"})
NO_SPACE_BEFORE = re.compile(r"""[.,;:!?%)\]}]|'s|n't|'re|'ve|'ll|'d|'m|''|'|-RRB-|-RSB-|-RCB-""")
NO_SPACE_AFTER = frozenset({"(", "[", "{", "``", "$", "#", "-LRB-", "-LSB-", "-LCB-"})
WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
           "-LCB-": "{", "-RCB-": "}"}  # fmt: skip  # the Penn Treebank's words for marks


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it would be written, and where in it each of the scorer's words stands."""

    text: str
    words: Words
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> Words:
        """Return the scorer's words that characters `start` to `end` touch."""
        return tuple(self.words[i] for i in self.indices(start, end))

    def indices(self, start: int, end: int) -> list[int]:
        """Return the indices of those words."""
        return [
            i
            for i, (at, word) in enumerate(zip(self.starts, self.words, strict=True))
            if at < end and at + len(WRITTEN.get(word, word)) > start
        ]


@dataclass(frozen=True, slots=True)
class Style:
    """What a scorer's references look like."""

    resolves_relatives: bool  # "the man went" rather than "who went"
    has_belonging: bool  # "Japan has prefectures"


WIRE57 = Style(resolves_relatives=False, has_belonging=True)
CARB = Style(resolves_relatives=True, has_belonging=False)


def aligned(text: str, words: Iterable[str]) -> Sentence:
    """Return the sentence `text` with the place of each of its words.

    >>> aligned("He's in.", ["He", "'s", "in", "."]).starts
    (0, 2, 5, 7)
    """
    words, starts, at = tuple(words), list[int](), 0
    for word in words:
        found = text.find(word, at)
        at = found if found >= 0 else at
        starts.append(at)
        at += len(word) if found >= 0 else 0
    return Sentence(text, words, tuple(starts))


def untokenized(words: Iterable[str]) -> Sentence:
    """Return the sentence as it would be written, without the spaces of a tokenizer.

    >>> untokenized(["``", "Yes", ",", "''", "he", "said", "."]).text
    '"Yes," he said.'
    """
    words, starts, text, glued = tuple(words), list[int](), "", True
    for word in words:
        if not glued and not NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        starts.append(len(text))
        text += WRITTEN.get(word, word)
        glued = word in NO_SPACE_AFTER
    return Sentence(text, words, tuple(starts))


def extract_triples(
    sentences: Mapping[str, Sentence], nlp: Language, *, style: Style
) -> dict[str, list[Triple]]:
    """Return kg's triples for each sentence, read as an article of its own."""
    from kg.extract import extract_articles
    from kg.ontology import load_ontology

    articles = (Article.from_text(sentence.text) for sentence in sentences.values())
    found = extract_articles(articles, nlp, load_ontology())
    return {
        key: list(dict.fromkeys(to_triples(extraction.statements, sentences[key], style)))
        for key, extraction in zip(sentences, found, strict=True)
    }


def to_triples(
    statements: Iterable[Statement], sentence: Sentence, style: Style
) -> Iterator[Triple]:
    """Yield the statements as triples of the sentence's words."""
    for statement in statements:
        further = list(_further(statement, sentence))
        arg2 = _words(statement.object, sentence, style) if statement.object else ()
        if not arg2 and further:
            arg2 = further.pop(0)
        arg1, relation = _words(statement.subject, sentence, style), _relation(statement, sentence)
        triple = Triple(arg1, relation, arg2, tuple(further), statement.confidence)
        if statement.rule in BELONGING_RULES:
            if not style.has_belonging:
                continue
            triple = replace(triple, arg1=arg2, relation=("has",), arg2=arg1)
        if triple.arg1 and triple.arg2:
            yield triple


def _words(mention: Mention, sentence: Sentence, style: Style) -> Words:
    if style.resolves_relatives and mention.text.lower() in RELATIVES:
        mention = mention.referent
    return _at(mention.passage, sentence)


def _at(passage: Passage, sentence: Sentence) -> Words:
    return sentence.between(passage.start, passage.end)


def _relation(statement: Statement, sentence: Sentence) -> Words:
    words = tuple(word for passage in statement.trigger for word in _at(passage, sentence))
    if statement.rule in NOUN_RULES:
        return ("is",) if statement.predicate == "kg:holdsPosition" else ("is", *words, "of")
    if not statement.trigger:
        return words
    first = sentence.indices(statement.trigger[0].start, statement.trigger[0].end)[:1]
    before: list[str] = []
    while first and first[0] and sentence.words[first[0] - 1].lower() in AUXILIARIES:
        first = [first[0] - 1]
        before.insert(0, sentence.words[first[0]])
    return (*before, *words)


def _further(statement: Statement, sentence: Sentence) -> Iterator[Words]:
    """Yield the further arguments in text order, each with the preposition before it."""
    mentions = [part.mention for part in statement.qualifiers]
    mentions += [each for each in (statement.where, statement.when) if each is not None]
    shown = {statement.subject.passage, statement.object.passage if statement.object else None}
    for passage in sorted({each.passage for each in mentions} - shown, key=lambda p: p.start):
        indices = sentence.indices(passage.start, passage.end)
        first = indices[0] - 1 if indices else -1
        before = sentence.words[first] if first >= 0 else ""
        lead = (before,) if before.lower() in PREPOSITIONS else ()
        yield (*lead, *_at(passage, sentence))
