"""Statements and their parse in; triples in the style of an open-IE scorer's references out.

The graph wants short arguments, bare verbs and properties; open-IE references want the words as
they stand: "did not name", "began teaching", "is head of", noun phrases with their complements,
further arguments with their prepositions. This module only rewrites: each triple is a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.alignment import Sentence
from kg.evaluation.triples import Triple, Words
from kg.records import Article, Mention, MentionKind, Passage, Statement

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NOUN_RULES = frozenset({"title", "apposition", "role"})
HAVING_RULES = frozenset({"possessive", "nationality", "event"})
RELATIVES = frozenset({"who", "whom", "which", "that"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
BEFORE_NOUN = frozenset({"nmod:poss", "amod", "det", "compound", "nummod", "flat", "nmod:desc"})
AFTER_NOUN = frozenset({"nmod", "acl", "flat", "nmod:desc", "nummod", "amod"})
"""What belongs to a noun phrase in an open-IE reference; relative clauses do not."""
SET_OFF = frozenset({"(", ",", "[", ";", ":", "–", "—", "--", "-"})
LONGEST_ARGUMENT = 24  # words; a longer noun phrase stays as the graph has it


@dataclass(frozen=True, slots=True)
class Style:
    """What a scorer's references look like."""

    infers_having: bool  # "Japan's prefectures": Japan has prefectures


WIRE57 = Style(infers_having=True)
CARB = Style(infers_having=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A sentence in the scorer's words, its parse, and the style to write in."""

    sentence: Sentence
    doc: Doc
    style: Style

    def words(self, tokens: Iterable[Token]) -> Words:
        """Return the scorer's words for these tokens, in their order and each once."""
        found = [
            index
            for token in tokens
            for index in self.sentence.indices(token.idx, token.idx + len(token))
        ]
        return tuple(self.sentence.words[index] for index in dict.fromkeys(found))

    def tokens(self, passage: Passage) -> list[Token]:
        """Return the tokens of a passage."""
        span = self.doc.char_span(passage.start, passage.end, alignment_mode="expand")
        return list(span) if span is not None else []

    def head(self, passage: Passage) -> Token | None:
        """Return the token of a passage on which the others hang."""
        span = self.doc.char_span(passage.start, passage.end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None


def extract_triples(
    sentences: Mapping[str, Sentence], nlp: Language, *, style: Style
) -> dict[str, list[Triple]]:
    """Return kg's triples for each sentence, read as an article of its own."""
    from kg.extract.annotate import annotate
    from kg.extract.document import read_doc
    from kg.ontology import load_ontology

    ontology = load_ontology()
    triples: dict[str, list[Triple]] = {}
    docs = annotate(nlp, [sentence.text for sentence in sentences.values()])
    for (key, sentence), doc in zip(sentences.items(), docs, strict=True):
        read = read_doc(doc, Article.from_text(sentence.text), ontology)
        triples[key] = to_triples(read.statements, Page(sentence, doc, style))
    return triples


def to_triples(statements: Iterable[Statement], page: Page) -> list[Triple]:
    """Return the statements as triples, each once."""
    triples: dict[Triple, None] = {}
    said = set[tuple[Passage, Passage]]()
    for statement in statements:
        verb = _verb_passage(statement, page)
        if verb is not None and statement.rule not in NOUN_RULES:
            if (statement.subject.passage, verb) in said and _is_prepositional(statement, page):
                continue  # it stands behind the first one
            said.add((statement.subject.passage, verb))
        triple = _triple(statement, page)
        if triple is not None and triple.arg1 and triple.arg2 and triple.relation:
            triples[triple] = None
    return list(triples)


def _triple(statement: Statement, page: Page) -> Triple | None:
    subject, object_ = statement.subject, statement.object
    if object_ is not None and statement.rule in HAVING_RULES:
        if not page.style.infers_having:
            return None
        owner, owned = (subject, object_) if statement.rule == "event" else (object_, subject)
        whole = _argument(owned, page, [owner.passage])
        return Triple(_argument(owner, page), ("has",), whole)
    further = _further(statement, page)
    if object_ is None:
        return _shifted(statement, page, further)
    if _is_turned(statement):
        subject, object_ = object_, subject
    if statement.rule in NOUN_RULES:
        if object_.kind is MentionKind.PRONOUN:
            return None  # "his": the position says it
        relation = _nominal_relation(statement, page)
    else:
        relation = _verbal_relation(statement, page, subject, object_)
    if statement.rule in NOUN_RULES:  # the bare name: the title is the other argument
        arg1 = page.words(page.tokens(subject.passage))
    else:
        arg1 = _argument(subject, page, statement.trigger)
    arg2 = _argument(object_, page, statement.trigger)
    return Triple(arg1, relation, arg2, further, statement.confidence)


def _shifted(statement: Statement, page: Page, further: tuple[Words, ...]) -> Triple | None:
    """Return the triple of a clause without an object: a further argument takes its place."""
    if not further:
        return None
    relation = _verbal_relation(statement, page, statement.subject, None)
    return Triple(
        _argument(statement.subject, page), relation, further[0], further[1:], statement.confidence
    )


def _is_turned(statement: Statement) -> bool:
    """Tell whether a property, or an agent, runs against the order of the words."""
    if statement.object is None or not statement.trigger or statement.rule in NOUN_RULES:
        return False
    verb = statement.trigger[0].start
    return statement.object.passage.start < verb < statement.subject.passage.start


def _verb_passage(statement: Statement, page: Page) -> Passage | None:
    return next(
        (p for p in statement.trigger if (head := page.head(p)) and head.dep_ != "case"), None
    )


def _is_prepositional(statement: Statement, page: Page) -> bool:
    object_ = statement.object
    head = page.head(object_.passage) if object_ is not None else None
    return head is None or head.dep_.startswith("obl")


def _nominal_relation(statement: Statement, page: Page) -> Words:
    """Return "is", or "is head of"; the copula as it stands where there is one."""
    tokens = [token for passage in statement.trigger for token in page.tokens(passage)]
    copula = page.words(part for token in tokens for part in token.children if part.dep_ == "cop")
    copula = copula or ("is",)
    if statement.predicate == "kg:holdsPosition":
        return copula
    return (*copula, *page.words(tokens), "of")


def _verbal_relation(
    statement: Statement, page: Page, subject: Mention, object_: Mention | None
) -> Words:
    """Return the verb with what governs it, its auxiliaries, and the preposition at the end."""
    tokens = [token for passage in statement.trigger for token in page.tokens(passage)]
    links = [
        token
        for token in tokens
        if token.dep_ == "case" or (token.dep_ == "mark" and token.lower_ != "to")
    ]
    verbs = [token for token in tokens if token not in links]
    if not verbs:
        return page.words(tokens)
    head = next((token for token in verbs if token.dep_ not in AUXILIARIES), verbs[0])
    subject_head = page.head(subject.passage)
    before = {*_governors(head, subject_head), *_auxiliaries(head)}
    words = page.words(sorted(before | set(verbs), key=lambda token: token.i))
    link = page.words(links)
    if not link and object_ is not None and (object_head := page.head(object_.passage)):
        link = _link(object_head, page) if object_head.dep_.startswith("obl") else ()
    return (*words, *link)


def _link(head: Token, page: Page) -> Words:
    """Return the preposition of a noun, "such as" in whole."""
    cases = [part for part in head.children if part.dep_ == "case" and part.i < head.i]
    return page.words(token for part in cases for token in part.subtree)


def _auxiliaries(head: Token) -> list[Token]:
    """Return the auxiliaries and negations of a verb; a coordinated one shares the first's."""
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
    governor = head.head
    if head.dep_ != "xcomp" or subject is None or subject.head != governor:
        return []
    return [governor, *_auxiliaries(governor), *_governors(governor, subject)]


def _argument(mention: Mention, page: Page, verbs: Sequence[Passage] = ()) -> Words:
    """Return the words of a mention with its complements, save those that hold the verb."""
    if mention.text.lower() in RELATIVES:
        mention = mention.referent
    tokens = page.tokens(mention.passage)
    head = page.head(mention.passage)
    if head is None or mention.kind in (MentionKind.PHRASE, MentionKind.PRONOUN):
        return page.words(tokens)
    first, last = tokens[0].i, tokens[-1].i
    for part in head.children:
        if _belongs(part, verbs):
            first, last = min(first, part.left_edge.i), max(last, part.right_edge.i)
    span = page.doc[first : last + 1]
    return page.words(span if len(span) <= LONGEST_ARGUMENT else tokens)


def _belongs(part: Token, verbs: Sequence[Passage]) -> bool:
    """Tell whether a dependent of a noun is part of its phrase, and not set off from it."""
    if part.dep_ not in (BEFORE_NOUN if part.i < part.head.i else AFTER_NOUN):
        return False
    edge = part.left_edge.i
    around = part.doc[max(edge - 1, 0) : edge + 1]  # a crossing arc may reach the first token
    if part.i > part.head.i and any(token.text in SET_OFF for token in around):
        return False
    return not any(token.idx == verb.start for token in part.subtree for verb in verbs)


def _further(statement: Statement, page: Page) -> tuple[Words, ...]:
    """Return the further arguments in text order, each with its preposition."""
    mentions = [part.mention for part in statement.qualifiers]
    mentions += [each for each in (statement.where, statement.when) if each is not None]
    shown = {statement.subject.passage}
    if statement.object is not None:
        shown.add(statement.object.passage)
    found: dict[Passage, Words] = {}
    for mention in mentions:
        head = page.head(mention.passage)
        if mention.passage in shown or head is None:
            continue
        link = _link(head, page)
        words = _argument(mention, page, statement.trigger)
        found[mention.passage] = words if words[: len(link)] == link else (*link, *words)
    return tuple(found[passage] for passage in sorted(found, key=lambda passage: passage.start))
