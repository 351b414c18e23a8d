"""A statement's mentions and trigger, with their parse → the words an open-IE reference would use.

Whole noun phrases, relative pronouns replaced by what they refer to, verbs with their auxiliaries,
negations, governing verbs and the preposition at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.corpora.alignment import Sentence, Words
from kg.records import Mention, MentionKind, Passage, Statement

if TYPE_CHECKING:
    from kg.extract.tokens import Doc, Token

RELATIVES = frozenset({"who", "whom", "which", "that"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
BEFORE_NOUN = frozenset({"nmod:poss", "amod", "det", "compound", "nummod", "flat", "nmod:desc"})
AFTER_NOUN = frozenset({"nmod", "acl", "flat", "nmod:desc", "nummod", "amod"})
"""What belongs to a noun phrase in an open-IE reference; relative clauses do not."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
SET_OFF = frozenset({"(", ",", "[", ";", ":", "–", "—", "--", "-"})
LONGEST_ARGUMENT = 24  # words; a longer noun phrase stays as the graph has it


@dataclass(frozen=True, slots=True)
class Style:
    """What a scorer's references look like."""

    infers: bool  # "Japan's towns": Japan has towns; "towns such as Kobe": Kobe is one


WIRE57 = Style(infers=True)
CARB = Style(infers=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A sentence in the scorer's words, its parse, and the style to write in."""

    sentence: Sentence
    doc: Doc
    style: Style

    def words(self, tokens: Iterable[Token]) -> Words:
        """Return the scorer's words for these tokens, in their order and each once."""
        found = [
            index for token in tokens for index in self.sentence.indices(token.idx, token.end_char)
        ]
        return tuple(self.sentence.words[index] for index in dict.fromkeys(found))

    def tokens(self, passage: Passage) -> list[Token]:
        """Return the tokens of a passage."""
        span = self.doc.span_at(passage.start, passage.end)
        return list(span) if span is not None else []

    def head(self, passage: Passage) -> Token | None:
        """Return the head token of a passage."""
        span = self.doc.span_at(passage.start, passage.end)
        return span.root if span is not None and len(span) else None

    def trigger(self, statement: Statement) -> list[Token]:
        """Return the tokens that express the relation of a statement."""
        return [token for passage in statement.trigger for token in self.tokens(passage)]


def argument(mention: Mention, page: Page, verbs: Sequence[Passage] = ()) -> Words:
    """Return the words of a mention with its complements, except those with the verb."""
    return page.words(phrase(mention, page, verbs))


def phrase(mention: Mention, page: Page, verbs: Sequence[Passage] = ()) -> list[Token]:
    """Return the tokens of `argument`."""
    mention = standing_for(mention)
    tokens = page.tokens(mention.passage)
    head = page.head(mention.passage)
    if head is None or mention.kind in (MentionKind.PHRASE, MentionKind.PRONOUN):
        return tokens
    first, last = tokens[0].i, tokens[-1].i
    for part in head.children:
        if _belongs(part, verbs):
            first, last = min(first, part.left_edge.i), max(last, part.right_edge.i)
    span = page.doc[first : last + 1]
    return list(span) if len(span) <= LONGEST_ARGUMENT else tokens


def standing_for(mention: Mention) -> Mention:
    """Return what a relative pronoun refers to, any other mention unchanged."""
    return mention.referent if mention.text.lower() in RELATIVES else mention


def first_of(token: Token) -> Token:
    """Return the first of the coordination, or the whole of the members, `token` is part of."""
    while token.dep_ == "conj" or is_member(token):
        token = token.head
    return token


def is_member(token: Token) -> bool:
    """Return whether a noun names one of those that the noun before it names together."""
    cases = [part.lower_ for part in token.children if part.dep_ == "case"]
    return token.dep_ == "nmod" and cases[:1] in (["such"], ["including"])


def _belongs(part: Token, verbs: Sequence[Passage]) -> bool:
    """Return whether a dependent of a noun is part of its phrase, and not set off from it."""
    if part.dep_ not in (BEFORE_NOUN if part.i < part.head.i else AFTER_NOUN):
        return False
    edge = part.left_edge.i
    around = part.doc[max(edge - 1, 0) : edge + 1]  # a crossing arc may reach the first token
    if is_member(part):
        return False
    if part.i > part.head.i and any(token.text in SET_OFF for token in around):
        return False
    return not any(token.idx == verb.start for token in part.subtree for verb in verbs)


def nominal_relation(statement: Statement, page: Page) -> Words:
    """Return "is", "is head of", "is in" or "has talks with"; the copula where there is one."""
    tokens = page.trigger(statement)
    if statement.rule == "action":
        return ("has", *page.words(tokens))
    if statement.rule == "place":
        return ("is", *(page.words(token for token in tokens if _is_link(token)) or ("in",)))
    copula = page.words(part for token in tokens for part in token.children if part.dep_ == "cop")
    copula = copula or ("is",)
    if statement.predicate in ("kg:holdsPosition", "rel:be"):
        return copula
    return (*copula, *page.words(tokens), "of")


def verbal_relation(
    statement: Statement, page: Page, subject: Mention, object_: Mention | None
) -> Words:
    """Return the verb with what governs it, its auxiliaries, and the preposition at the end."""
    tokens = page.trigger(statement)
    links = [token for token in tokens if _is_link(token)]
    verbs = [token for token in tokens if token not in links]
    if not verbs:
        return page.words(tokens)
    head = next((token for token in verbs if token.dep_ not in AUXILIARIES), verbs[0])
    subject_head = page.head(subject.passage)
    before = {*_governors(head, subject_head), *_auxiliaries(head)}
    run = sorted(before | set(verbs), key=lambda token: token.i)
    words = page.words(run)
    if head.tag_ == "VBN" and statement.rule == "passive" and not _is_told_by(head, run):
        words = ("is", *words)  # "a bank founded by Ann": it was founded
    link_words = page.words(links)
    if not link_words and object_ is not None and (object_head := page.head(object_.passage)):
        object_head = first_of(object_head)
        link_words = link(object_head, page) if object_head.dep_.startswith("obl") else ()
    return (*words, *link_words)


def _is_told_by(participle: Token, run: Sequence[Token]) -> bool:
    """Return whether an auxiliary stands with a participle."""
    return any(token.dep_ in AUXILIARIES for token in run)


def _is_link(token: Token) -> bool:
    return token.dep_ == "case" or (token.dep_ == "mark" and token.lower_ != "to")


def link(head: Token, page: Page) -> Words:
    """Return the preposition of a noun, "such as" in whole, or the conjunction of a clause."""
    cases = [part for part in head.children if part.i < head.i and _leads(part)]
    return page.words(token for part in cases for token in part.subtree)


def _leads(token: Token) -> bool:
    return token.dep_ in ("case", "mark") or token.tag_ == "WRB"


def _auxiliaries(head: Token) -> list[Token]:
    """Return the auxiliaries and negations of a verb; a coordinated one shares the first's."""
    if head.dep_ == "cop":  # "never", "also", and not "most serious"
        around = [part for part in head.head.children if _is_auxiliary(part)]
        return [part for part in around if part.i < head.i or part.lower_ in NEGATIONS]
    own = [part for part in head.children if _is_auxiliary(part)]
    if not own and head.dep_ == "conj" and head.tag_ == head.head.tag_:
        return _auxiliaries(head.head)
    return own


def _is_auxiliary(token: Token) -> bool:
    if token.dep_ == "advmod":
        return token.i < token.head.i <= token.i + 2 and token.tag_ != "WRB"
    return token.dep_ in AUXILIARIES or (token.dep_ == "mark" and token.lower_ == "to")


def _governors(head: Token, subject: Token | None) -> list[Token]:
    """Return "began" before "teaching" where both have the same subject."""
    found: list[Token] = []
    while head.dep_ == "xcomp" and subject is not None:
        head = head.head
        found += [head, *_auxiliaries(head)]
        if subject.head == head:
            return found
    return []
