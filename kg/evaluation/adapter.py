"""Statements and their parse in; triples in the style of an open-IE scorer's references out.

The graph wants short arguments, bare verbs and properties; open-IE references want the words as
they stand (`wording`), and all that a verb says of one subject in one tuple. This module only
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
UNSAID_RULES = frozenset({"nationality", "event", "belonging"})
"""No verb says what these rules state."""
LINKS = ("case", "mark")
INFERRED = 0.5  # confidence in what the words only imply


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
    from kg.extract.parse.stage import parse_trees
    from kg.extract.tokens import plain_tokens
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
        return None  # "soldiers in Syria" are no reference's business
    name = page.words(page.tokens(standing_for(statement.subject).passage))
    relation = nominal_relation(statement, page)
    words = argument(role, page, statement.trigger)
    return Triple(name, relation, words, (), statement.confidence)


def _frames(statements: Sequence[Statement], page: Page) -> list[list[Saying]]:
    """Return what each verb says of each subject, in the order of the words."""
    frames: defaultdict[tuple[object, ...], list[Saying]] = defaultdict(list)
    for statement in statements:
        if statement.rule not in NOUN_RULES | UNSAID_RULES:
            said = _saying(statement, page)
            if said.head is None or said.head.dep_ != "xcomp" or statement.rule != "telling":
                frames[said.subject.passage, said.verb].append(said)
    return [sorted(frame, key=_place) for frame in frames.values()]


def _saying(statement: Statement, page: Page) -> Saying:
    subject, object_ = statement.subject, statement.object
    words = page.trigger(statement)
    verb = tuple(token for token in words if token.dep_ not in LINKS) or tuple(words)
    if object_ and verb and object_.passage.start < verb[0].idx < subject.passage.start:
        subject, object_ = object_, subject
    head = page.head(object_.passage) if object_ is not None else None
    return Saying(statement, subject, object_, head, verb)


def _place(said: Saying) -> int:
    return said.object.passage.start if said.object is not None else -1


def _verbal(frame: Sequence[Saying], page: Page) -> Iterator[Triple]:
    """Yield a triple for each object of a verb, else for its first argument or circumstance."""
    main = [said for said in frame if said.is_direct] or _nearest(frame)
    others = [said for said in frame if said not in main]
    for said in main:
        yield from _triple(said, others, page)


def _nearest(frame: Sequence[Saying]) -> list[Saying]:
    """Return the prepositional argument right behind the verb, with what is coordinated."""
    told = [(said, said.head) for said in frame if said.head and said.head.dep_ != "iobj"]
    if not told:
        return list(frame[:1])
    verb = frame[0].verb[0].idx if frame[0].verb else 0
    first = next(
        (first_of(head) for said, head in told if _place(said) > verb), first_of(told[0][1])
    )
    return [said for said, head in told if first_of(head) == first]


def _triple(said: Saying, others: Sequence[Saying], page: Page) -> Iterator[Triple]:
    statement = said.statement
    further = _further(said, others, page)
    relation = verbal_relation(statement, page, said.subject, said.object)
    arg1 = argument(said.subject, page, statement.trigger)
    if said.object is not None:
        arg2 = argument(said.object, page, statement.trigger)
        yield Triple(arg1, relation, arg2, further, statement.confidence)
    elif further:
        yield Triple(arg1, relation, further[0], further[1:], statement.confidence)


def _further(said: Saying, others: Sequence[Saying], page: Page) -> tuple[Words, ...]:
    """Return the further arguments in text order, each with its preposition."""
    statement = said.statement
    mentions = [other.object for other in others if other.head and other.head.dep_ != "iobj"]
    mentions += [part.mention for part in statement.qualifiers]
    mentions += [statement.where, statement.when]
    covered = {said.subject.passage} | ({said.object.passage} if said.object else set())
    found: dict[Passage, Words] = {}
    for mention in mentions:
        head = page.head(mention.passage) if mention is not None else None
        if mention is None or head is None or mention.passage in covered:
            continue
        if said.head is not None and first_of(head) == first_of(said.head):
            continue  # coordinated with the object: told in a triple of its own
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
