"""Statements and their parse in; triples in the style of an open-IE scorer's references out.

The graph wants short arguments, bare verbs and properties; open-IE references want the words as
written (`wording`), and all that a verb says of one subject in one tuple. This module only
rewrites: each triple is a statement, with the others of the same verb as its further arguments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.corpora.alignment import Sentence, Words
from kg.evaluation.triples import Triple
from kg.evaluation.wording import (
    BEFORE_NOUN,
    Page,
    Style,
    argument,
    first_of,
    is_member,
    link,
    nominal_relation,
    phrase,
    standing_for,
    verbal_relation,
)
from kg.records import Article, Mention, MentionKind, Passage, Statement

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.tokens import Token

NOUN_RULES = frozenset({"title", "apposition", "role", "place", "action"})
UNSAID_RULES = frozenset({"nationality", "event", "belonging", "modifier"})
"""The statements of these rules have no verb."""
LINKS = ("case", "mark")
INFERRED = 0.5  # confidence of what the words only imply


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in the order of its words: an agent behind its verb is its object."""

    statement: Statement
    subject: Mention
    object: Mention | None
    head: Token | None  # of the object
    verb: tuple[Token, ...]

    @property
    def is_direct(self) -> bool:
        """Return whether the object is the verb's own, or its agent."""
        if self.head is None or self.subject is not self.statement.subject:
            return self.head is not None
        return not first_of(self.head).dep_.startswith(("obl", "iobj"))


def extract_triples(
    sentences: Mapping[str, Sentence], nlp: Language, *, style: Style
) -> dict[str, list[Triple]]:
    """Return kg's triples for each sentence, read as an article of its own."""
    from kg.extract.annotate import annotate
    from kg.extract.document import read_trees
    from kg.extract.from_spacy import plain_tokens
    from kg.extract.parse.stage import parse_trees
    from kg.ontology import load_ontology

    ontology = load_ontology()
    triples: dict[str, list[Triple]] = {}
    docs = annotate(nlp, [sentence.text for sentence in sentences.values()])
    for (key, sentence), found in zip(sentences.items(), docs, strict=True):
        doc = parse_trees(plain_tokens(found))  # the tree that the statements are read from
        read = read_trees(doc, Article.from_text(sentence.text), ontology)
        triples[key] = to_triples(read.statements, Page(sentence, doc, style))
    return triples


def to_triples(statements: Sequence[Statement], page: Page) -> list[Triple]:
    """Return the statements as triples, each once."""
    found: list[Triple | None] = [_nominal(s, page) for s in statements if s.rule in NOUN_RULES]
    for frame in _frames(statements, page):
        found += _verbal(frame, page)
    if page.style.infers:
        found += _implied(statements, page)
    whole = (t for t in found if t is not None and t.arg1 and t.relation and t.arg2)
    return list(dict.fromkeys(whole))


def _nominal(statement: Statement, page: Page) -> Triple | None:
    """Return the triple of a role: the bare name, and the title as the other argument."""
    role = statement.object
    if role is None or role.kind is MentionKind.PRONOUN:
        return None  # "his": the position says it
    if statement.rule == "place" and statement.subject.kind is not MentionKind.NAME:
        return None  # references have nothing about "soldiers in Syria"
    name = page.words(page.tokens(standing_for(statement.subject).passage))
    relation = nominal_relation(statement, page)
    words = argument(role, page, statement.trigger)
    return Triple(name, relation, words, (), statement.confidence)


def _frames(statements: Sequence[Statement], page: Page) -> list[list[Saying]]:
    """Return what each verb says of each subject, in the order of the words."""
    frames: defaultdict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for statement in statements:
        if statement.rule not in NOUN_RULES | UNSAID_RULES:
            saying = _saying(statement, page)
            if saying.head is None or saying.head.dep_ != "xcomp" or statement.rule != "telling":
                frames[saying.subject.passage, saying.verb].append(saying)
    return [sorted(frame, key=_place) for frame in frames.values()]


def _saying(statement: Statement, page: Page) -> Saying:
    subject, object_ = statement.subject, statement.object
    words = page.trigger(statement)
    verb = tuple(token for token in words if token.dep_ not in LINKS) or tuple(words)
    if object_ and verb and object_.passage.start < verb[0].idx < subject.passage.start:
        subject, object_ = object_, subject
    head = page.head(object_.passage) if object_ is not None else None
    return Saying(statement, subject, object_, head, verb)


def _place(saying: Saying) -> int:
    return saying.object.passage.start if saying.object is not None else -1


def _verbal(frame: Sequence[Saying], page: Page) -> Iterator[Triple]:
    """Yield a triple for each object of a verb, else for its first argument or circumstance."""
    main = [saying for saying in frame if saying.is_direct] or _nearest(frame)
    others = [saying for saying in frame if saying not in main]
    for saying in main:
        yield from _triple(saying, others, page)


def _nearest(frame: Sequence[Saying]) -> list[Saying]:
    """Return the prepositional argument right behind the verb, with what is coordinated."""
    headed = [
        (saying, saying.head) for saying in frame if saying.head and saying.head.dep_ != "iobj"
    ]
    if not headed:
        return list(frame[:1])
    verb = frame[0].verb[0].idx if frame[0].verb else 0
    first = next(
        (first_of(head) for saying, head in headed if _place(saying) > verb), first_of(headed[0][1])
    )
    return [saying for saying, head in headed if first_of(head) == first]


def _triple(saying: Saying, others: Sequence[Saying], page: Page) -> Iterator[Triple]:
    statement = saying.statement
    further = _further(saying, others, page)
    relation = verbal_relation(statement, page, saying.subject, saying.object)
    arg1 = argument(saying.subject, page, statement.trigger)
    if saying.object is not None:
        arg2 = argument(saying.object, page, statement.trigger)
        yield Triple(arg1, relation, arg2, further, statement.confidence)
    elif further:
        yield Triple(arg1, relation, further[0], further[1:], statement.confidence)


def _further(saying: Saying, others: Sequence[Saying], page: Page) -> tuple[Words, ...]:
    """Return the further arguments in text order, each with its preposition."""
    statement = saying.statement
    mentions = [other.object for other in others if other.head and other.head.dep_ != "iobj"]
    mentions += [part.mention for part in statement.qualifiers]
    mentions += [statement.where, statement.when]
    covered = {saying.subject.passage} | ({saying.object.passage} if saying.object else set())
    found: dict[Passage, Words] = {}
    for mention in mentions:
        head = page.head(mention.passage) if mention is not None else None
        if mention is None or head is None or mention.passage in covered:
            continue
        if saying.head is not None and first_of(head) == first_of(saying.head):
            continue  # coordinated with the object: has a triple of its own
        before = link(head, page)
        words = argument(mention, page, statement.trigger)
        found[mention.passage] = words if words[: len(before)] == before else (*before, *words)
    return tuple(found[passage] for passage in sorted(found, key=lambda passage: passage.start))


def _implied(statements: Sequence[Statement], page: Page) -> Iterator[Triple]:
    """Yield what the arguments themselves imply."""
    for mention in dict.fromkeys(m for s in statements for m in (s.subject, s.object) if m):
        head = page.head(mention.passage)
        if head is not None:
            yield from _possessions(mention, head, page)
            yield from _membership(mention, head, page)


def _possessions(mention: Mention, head: Token, page: Page) -> Iterator[Triple]:
    """Yield "Japan has 47 prefectures" for "Japan's 47 prefectures"."""
    for owner in head.children if mention.kind is MentionKind.NOMINAL else ():
        if owner.dep_ == "nmod:poss" and owner.pos_ != "PRON":
            mine = list(owner.subtree)
            owned = page.words(token for token in phrase(mention, page) if token not in mine)
            name = page.words(token for token in mine if token.tag_ != "POS")
            yield Triple(name, ("has",), owned, (), INFERRED)


def _membership(mention: Mention, head: Token, page: Page) -> Iterator[Triple]:
    """Yield "Kobe is a port" for "ports such as Kobe"."""
    listed = head
    while listed.dep_ == "conj":
        listed = listed.head
    if is_member(listed):
        whole = listed.head
        before = [part for part in whole.children if part.dep_ in BEFORE_NOUN - {"det"}]
        kind = sorted([whole, *before], key=lambda token: token.i)
        yield Triple(argument(mention, page), ("is",), page.words(kind), (), INFERRED)
