"""The words of a relation, and its arguments → a statement with its predicate.

The lexicon of the ontology turns words between arguments of fitting types into a property, in the
property's own direction; any other words stay an open relation made of their lemmas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.factuality import Factuality
from kg.extract.mentions import outside
from kg.extract.mentions.extents import adjective_behind
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children, preposition
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with
from kg.lexicon import Expression, Part
from kg.records import Mention, Passage, Qualifier, Statement

BACK = " back "
NOT_SLUG = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class RelationPhrase:
    """Words that express a relation: what the lexicon knows them by, and where they stand."""

    part: Part
    lemmas: str  # "arrive in", "refuse to attend", "spokesman of"
    tokens: tuple[Token, ...]

    def joined(self, preposition: str, tokens: Sequence[Token] = ()) -> RelationPhrase:
        """Return these words with a preposition: "arrive" and "in" make "arrive in"."""
        lemmas = f"{self.lemmas} {preposition}".strip()
        return RelationPhrase(self.part, lemmas, (*self.tokens, *tokens))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the statements of one clause share."""

    factuality: Factuality
    when: Mention | None = None
    where: Mention | None = None
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """A rule at work on a reading: it makes statements under its name."""

    reading: Reading
    rule: str

    def emit(
        self,
        subject: Mention,
        words: RelationPhrase,
        object_: Mention | None,
        shared: Circumstances,
    ) -> Statement:
        """Return the statement that `words` express between the two mentions."""
        if words.part == "verb" and words.tokens:
            subject = outside(self.reading, subject, words.tokens[0])
            object_ = object_ and outside(self.reading, object_, words.tokens[0])
        predicate, turned = choose_predicate(self.reading, words, subject, object_)
        if turned and object_ is not None:
            subject, object_ = object_, subject
        told, where = (subject, object_, shared.where), shared.where
        roles = {part.mention: part.role for part in reversed(shared.qualifiers)}
        role = roles.get(object_) if object_ is not None else None
        # what is beside the object is told of itself: "in Iraq and Syria"
        others = (part for part in shared.qualifiers if part.role != role)
        listed = where is not None and role is not None and roles.get(where) == role
        return Statement(
            subject, predicate, object_,
            evidence=self._sentence(words, subject),
            trigger=passages(self.reading, words.tokens),
            polarity=shared.factuality.polarity,
            modality=shared.factuality.modality,
            holders=shared.factuality.sources,
            when=shared.when if shared.when is not object_ else None,
            where=None if listed or where in (subject, object_) else where,
            qualifiers=tuple(part for part in others if part.mention not in told),
            rule=self.rule,
        )  # fmt: skip  # the short ones side by side

    def knows(self, words: RelationPhrase, subject: Mention, object_: Mention) -> bool:
        """Return whether the lexicon has a property for `words` between the two."""
        return choose_predicate(self.reading, words, subject, object_)[0].startswith("kg:")

    def _sentence(self, words: RelationPhrase, subject: Mention) -> Passage:
        doc = self.reading.doc
        token = words.tokens[0] if words.tokens else None
        if token is None:
            span = doc.span_at(subject.passage.start, subject.passage.end)
            token = span[0] if span is not None else doc[0]
        return sentence_passage(self.reading, token)


def maker(reading: Reading, rule: str) -> Maker:
    """Return the maker of a rule's statements; raise ValueError for a rule that is not listed."""
    if rule not in load_words("rules")["statements"]:
        raise ValueError(f"rules.toml lists no rule {rule!r}")
    return Maker(reading, rule)


def choose_predicate(
    reading: Reading, words: RelationPhrase, subject: Mention, object_: Mention | None
) -> tuple[str, bool]:
    """Return the predicate of `words`, and whether it runs from object to subject."""
    if object_ is not None:
        types = (subject.referent.type, object_.referent.type)
        lookup = reading.ontology.lexicon.property_for
        known = lookup(words.part, words.lemmas, *types)
        if known is None and BACK in words.lemmas:  # who flew back to Oslo flew to it
            known = lookup(words.part, words.lemmas.replace(BACK, " "), *types)
        if known is not None and _takes(reading, known, object_):
            return f"kg:{known.property}", known.reversed
    verbal = f"be {words.lemmas}" if words.part == "adjective" else words.lemmas
    return open_relation(verbal), False


def _takes(reading: Reading, known: Expression, object_: Mention) -> bool:
    """Return whether a property is meant for such an object: one of things is not one of times.

    What is said, wanted or known is a matter of words and minds: "concluded that" ends nothing.
    """
    property_ = reading.ontology.property(known.property)
    if object_.type == "Phrase":
        return property_.group in load_words("certainty")["telling"]["groups"]
    if not known.reversed and reading.is_a(object_, *property_.never_of):
        return False  # who exports ideas sells nothing
    ends = property_.domain if known.reversed else property_.range
    if reading.is_a(object_, "Amount") and property_.group == "conflict":
        return any(reading.ontology.is_a(name, "Amount") for name in ends)  # "shares sank 4%"
    return object_.type != "Time" or any(reading.ontology.is_a(name, "Time") for name in ends)


def role_noun(reading: Reading, noun: Token, before: Sequence[Token] = ()) -> str:
    """Return the longest relational noun that ends in `noun`: "foreign minister"; "" for none.

    `before` are words of the title that hang on the name instead of on the noun.
    """
    modifiers = [*before, *children(noun, "amod", "compound", "nmod:desc")]
    nested = [part for each in modifiers for part in children(each, "amod", "compound")]
    before = sorted({*modifiers, *nested}, key=lambda token: token.i)
    lexicon = reading.ontology.lexicon
    other = max((_end_of_other(reading, token) for token in before), default=-1)
    before = [token for token in before if other < token.i < noun.i]
    inner, behind = inside_role(reading, noun), adjective_behind(reading, noun)
    last = noun.lemma_.lower() if inner is None else _with_inside(noun, inner)
    last = last if behind is None else f"{last} {behind.lower_}"
    for start in range(len(before) + 1):
        rest, deputies = before[start:], [token.lemma_.lower() for token in before[:start]]
        spelled = [token.lemma_.lower() for token in rest], [token.lower_ for token in rest]
        for words in (" ".join([*each, last]) for each in spelled):  # "chief *operating* officer"
            if lexicon.noun_expressions(words):
                return _of_deputy(words, deputies)
    return "employee" if _is_at_work(reading, noun) else ""


def _end_of_other(reading: Reading, token: Token) -> int:
    """Return where a role ends before "and": *mayor* in "deputy mayor and party leader", or -1."""
    joint = token.after
    joins = joint is not None and joint.dep_ == "cc"
    known = reading.ontology.lexicon.noun_expressions(token.lemma_.lower())
    return token.i if joins and known else -1


def _is_at_work(reading: Reading, noun: Token) -> bool:
    """Return whether a noun says what somebody does at a body: "geophysicist at the institute"."""
    if not any(preposition(part) in ("at", "with") for part in children(noun, "nmod")):
        return False
    lemma = noun.lemma_.lower()
    named = reading.ontology.class_of_noun(lemma)
    person = named is not None and reading.ontology.is_a(named, "Person")
    return person and lemma not in words_with("attending")


def inside_role(reading: Reading, noun: Token) -> Token | None:
    """Return the noun inside a relational noun: *staff* in "chief of staff"."""
    known = reading.ontology.lexicon.noun_expressions
    parts = children(noun, "nmod")
    return next((part for part in parts if known(_with_inside(noun, part))), None)


def _with_inside(noun: Token, part: Token) -> str:
    return f"{noun.lemma_.lower()} {preposition(part)} {part.lemma_.lower()}"


def _of_deputy(words: str, before: Sequence[str]) -> str:
    """Return the words of a role with "deputy" and the like before them, a role of its own."""
    deputies = set(load_words("titles")["deputies"]["words"])
    return " ".join([*(word for word in before if word in deputies), words])


def open_relation(lemmas: str) -> str:
    """Return the name of a relation that no property covers.

    >>> open_relation("hand to")
    'rel:hand-to'
    """
    return "rel:" + (NOT_SLUG.sub("-", lemmas.lower()).strip("-") or "be")


def as_one_of_several(stated: Statement, phrase: RelationPhrase) -> Statement:
    """Return what a body's name right before a role says: no "Labour leader" need head Labour."""
    roles = load_words("titles")["several"]["roles"]
    several = phrase.lemmas.rpartition(" ")[0] in roles
    return replace(stated, predicate=open_relation(phrase.lemmas)) if several else stated


def passages(reading: Reading, tokens: Iterable[Token]) -> tuple[Passage, ...]:
    """Return the passages of tokens in text order, those side by side as one."""
    runs: list[list[int]] = []
    for index in sorted({token.i for token in tokens}):
        if runs and index == runs[-1][1]:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return tuple(reading.passage(start, end) for start, end in runs)


def sentence_passage(reading: Reading, token: Token) -> Passage:
    """Return the sentence of a token, without white space around it."""
    sentence = token.sent
    start, end = sentence.start, sentence.end
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and reading.doc[start].is_space:
        start += 1
    return reading.passage(start, end)
