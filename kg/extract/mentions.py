"""An annotated document → its mentions: names, values, nominals, pronouns, phrases.

Names come from the pipeline's entities, corrected by the gazetteer; every other mention is made on
demand from the head of a noun phrase, by `mention_of`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from kg.extract.quotes import quoted_tokens
from kg.extract.tree import (
    antecedent,
    child,
    children,
    conjuncts,
    preposition,
    run_around,
    subtree_without,
)
from kg.extract.values import find_values
from kg.extract.words import load_words
from kg.ontology import Ontology
from kg.records import Article, Mention, MentionKind, Passage

LABEL_TYPES = {
    "PERSON": "Person", "ORG": "Organization", "LOC": "Place", "GPE": "GeopoliticalEntity",
    "FAC": "Facility", "NORP": "Group", "EVENT": "Event", "PRODUCT": "Product",
    "WORK_OF_ART": "Work", "LAW": "Law", "MISC": "Thing",
}  # fmt: skip
"""Entity labels (ours and OntoNotes') → classes of the ontology."""

PREMODIFIERS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "goeswith", "nmod:unmarked", "obl:unmarked"}
)  # fmt: skip
LONGEST_LABEL = 8  # tokens of a name in the gazetteer
LONGEST_NOMINAL = 10  # tokens; beyond it the complements are left out of a name


@dataclass(frozen=True)
class Reading:
    """A document with what has been found in it so far."""

    doc: Doc
    article: Article
    ontology: Ontology
    named: Mapping[int, Mention]  # token index → the name or value that covers it
    antecedents: Mapping[int, int] = field(default_factory=dict)  # token index → its antecedent's
    quoted: frozenset[int] = frozenset()  # indices of the tokens in quotation marks
    made: dict[int, Mention] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The mentions made so far, by the index of their heads; making one again costs 40 µs."""

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of the tokens `start` to `end`."""
        span = self.doc[start:end]
        return self.between(span.start_char, span.end_char)

    def between(self, start: int, end: int) -> Passage:
        """Return the passage of the characters `start` to `end`."""
        return Passage(self.article.id, start, end, self.article.text[start:end])

    def paragraph(self, token: Token) -> int:
        """Return the number of the paragraph that a token stands in."""
        return bisect(self._line_ends, token.idx)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.article.text)]

    def is_a(self, mention: Mention, *classes: str) -> bool:
        """Tell whether what a mention names is of one of `classes`."""
        return any(self.ontology.is_a(mention.referent.type, name) for name in classes)


def read_mentions(doc: Doc, article: Article, ontology: Ontology) -> Reading:
    """Return the reading of `doc` with its names and values found."""
    reading = Reading(doc, article, ontology, {})
    named: dict[int, Mention] = {}
    for mention, start, end in [*_values(reading), *_names(reading)]:
        if not any(index in named for index in range(start, end)):
            named |= dict.fromkeys(range(start, end), mention)
    return replace(reading, named=named, quoted=quoted_tokens(doc))


def _values(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    for value in find_values(reading.doc, reference=reading.article.published):
        passage = reading.passage(value.start, value.end)
        kind = MentionKind.VALUE
        whole = value.value is not None and not value.value.startswith("T")
        name = value.value if whole and value.value else passage.text
        mention = Mention(passage, value.type, kind, name, value=value.value)
        yield mention, value.start, value.end


def _names(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    """Yield the names: those of the gazetteer, then the pipeline's entities, then demonyms."""
    doc, gazetteer = reading.doc, reading.ontology.gazetteer
    for span, entity_id in _known_spans(reading):
        entity = gazetteer.entities[entity_id]
        passage = reading.passage(span.start, span.end)
        name = Mention(passage, entity.type, MentionKind.NAME, entity.name, known=entity.id)
        yield name, span.start, span.end
    for span in doc.ents:
        if span.label_ in LABEL_TYPES:
            yield from _entity(reading, span)
    for token in doc:
        if (mention := nationality_of(reading, token)) is not None:
            yield mention, token.i - (mention.passage.start < token.idx), token.i + 1


def _known_spans(reading: Reading) -> list[tuple[Span, str]]:
    """Return the longest names the gazetteer knows, unless they are part of a longer entity."""
    doc, labels = reading.doc, reading.ontology.gazetteer.labels()
    entity_of = {token.i: entity for entity in doc.ents for token in entity}
    found: list[tuple[Span, str]] = []
    end_of_last = 0
    for token in doc:
        if token.i < end_of_last or token.shape_[:1] not in "Xd":
            continue
        for end in range(min(token.i + LONGEST_LABEL, len(doc)), token.i, -1):
            span = doc[token.i : end]
            if span.text in labels and not _is_part(span, entity_of):
                found.append((span, labels[span.text]))
                end_of_last = end
                break
    return found


def _is_part(span: Span, entity_of: Mapping[int, Span]) -> bool:
    """Tell whether a longer entity, its article aside, takes in the whole span."""
    around = entity_of.get(span.start)
    if around is None or around.end < span.end:
        return False
    return _without_article(around).text != span.text and around.label_ not in ("LOC", "GPE")


def _without_article(span: Span) -> Span:
    """Return the span without a leading "the" and a trailing "'s"."""
    start, end = span.start, span.end
    if span[0].lower_ in ("the", "a", "an") and len(span) > 1:
        start += 1
    if span[-1].tag_ == "POS" or span[-1].text in ("'s", "’s"):
        end -= 1
    return Span(span.doc, start, max(end, start + 1), label=span.label_)


def _entity(reading: Reading, entity: Span) -> Iterator[tuple[Mention, int, int]]:
    """Yield an entity of the pipeline, typed by the gazetteer or by the noun it ends in."""
    span = _with_nationality(reading, _without_article(entity))
    if len(span) == 1 and nationality_of(reading, span[0]) is not None:
        return
    guessed = LABEL_TYPES[entity.label_]
    known = reading.ontology.gazetteer.by_label(span.text)
    passage = reading.passage(span.start, span.end)
    if known is not None and _fits(reading.ontology, known.type, guessed):
        name = Mention(passage, known.type, MentionKind.NAME, known.name, known=known.id)
    else:
        type_ = _finer_type(reading, span, guessed)
        name = Mention(passage, type_, MentionKind.NAME, _words(span))
    yield name, span.start, span.end


def _finer_type(reading: Reading, span: Span, guessed: str) -> str:
    """Return the class of the noun that a name ends or, as "Lake Chad", starts with.

    A place that no noun tells more of is mostly a town or a region: it can act, too.
    """
    ontology = reading.ontology
    nouns = (ontology.class_of_noun(words.lower()) for words in (span.text, span[0].text))
    finer = (noun for noun in nouns if noun is not None and ontology.is_a(noun, guessed))
    return next(finer, "GeopoliticalEntity" if guessed == "Place" else guessed)


def _with_nationality(reading: Reading, span: Span) -> Span:
    """Return a body's name with the nationality right before it: the "Turkish Foreign Ministry"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or span.label_ not in ("ORG", "FAC"):
        return span
    joined = before.head.i in range(span.start, span.end) and before.dep_ in ("amod", "compound")
    if not joined or nationality_of(reading, before) is None:
        return span
    return Span(span.doc, before.i, span.end, label=span.label_)


def _fits(ontology: Ontology, known: str, guessed: str) -> bool:
    """Tell whether the pipeline's guess allows the gazetteer's type; states pass for bodies."""
    if ontology.is_a(known, "GeopoliticalEntity"):
        return guessed in ("Organization", "Place", "GeopoliticalEntity")
    shared = ("Person", "Organization", "Place", "Event", "Product", guessed)
    return any(ontology.is_a(known, name) and ontology.is_a(guessed, name) for name in shared)


def nationality_of(reading: Reading, token: Token) -> Mention | None:
    """Return the country that an adjective of nationality names ("Russian"), or None.

    "The Russians" are people, not a country.
    """
    gazetteer = reading.ontology.gazetteer
    start = max(token.i - 1, token.sent.start)
    known = gazetteer.by_demonym(token.doc[start : token.i + 1].text)  # "North Korean"
    if known is None:
        start, known = token.i, gazetteer.by_demonym(token.text)
    if known is None:
        return None
    passage = reading.passage(start, token.i + 1)
    if token.tag_ in ("NNS", "NNPS"):
        return Mention(passage, "Group", MentionKind.NAME, token.text)
    return Mention(passage, known.type, MentionKind.NAME, known.name, known=known.id)


def mention_of(reading: Reading, token: Token) -> Mention:
    """Return the mention that the phrase headed by `token` makes."""
    if token.i not in reading.made:
        reading.made[token.i] = _make_mention(reading, token)
    return reading.made[token.i]


def _make_mention(reading: Reading, token: Token) -> Mention:
    if (noun := antecedent(token)) is not None:
        return _pronoun(reading, token, mention_of(reading, noun))
    if (name := name_within(reading, token)) is not None:
        return name
    if token.pos_ == "PRON" or (token.pos_ == "DET" and not list(token.children)):
        return _pronoun(reading, token, _antecedent_of(reading, token))
    if token.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "X") or _is_nominal_adjective(token):
        return nominal_of(reading, token)
    return phrase_of(reading, token)


def mentions_of(reading: Reading, token: Token) -> list[Mention]:
    """Return the mentions of a phrase: two for "the Russian and Ukrainian delegations"."""
    mention = mention_of(reading, token)
    if mention.kind is MentionKind.PRONOUN and token.i in reading.antecedents:
        named = conjuncts(reading.doc[reading.antecedents[token.i]])
        if load_words("pronouns")["personal"].get(token.lower_) == "many" and len(named) > 1:
            return [_pronoun(reading, token, mention_of(reading, each)) for each in named]
    several = token.tag_ in ("NNS", "NNPS") and mention.kind is MentionKind.NOMINAL
    for adjective in children(token, "amod", "compound") if several else ():
        bodies = [part for part in conjuncts(adjective) if nationality_of(reading, part)]
        if len(bodies) > 1 and reading.is_a(mention, "Organization"):
            return [_body_of(reading, part, token, mention) for part in bodies]
    return [mention]


def _body_of(reading: Reading, adjective: Token, noun: Token, whole: Mention) -> Mention:
    """Return the one body of several that `adjective` names: the "Russian delegation"."""
    passage = reading.passage(adjective.i, noun.i + 1)
    return replace(whole, passage=passage, name=f"{adjective.text} {noun.lemma_}", definite=True)


def name_within(reading: Reading, token: Token) -> Mention | None:
    """Return the name that `token` is part of, or that its title or label goes with."""
    direct = reading.named.get(token.i)
    if direct is not None:
        adjective = direct.known is not None and token.tag_ in ("JJ", "NN")
        return None if adjective and _modifies(token) else direct
    for part in [*children(token, "flat", "appos", "compound"), *_twin(token)]:
        name = reading.named.get(part.i)
        behind = part.i > token.i and part.nbor(-1).text != "," and not children(part, "cop")
        near = name is not None and (name.type == "Person" or part.left_edge.i == token.i + 1)
        if near and behind:
            return name
    return None


def _twin(noun: Token) -> list[Token]:
    """Return the token right behind a noun that the parser hung on the same head the same way.

    In "Treasury chief Anna Berg resigned" it may take both *chief* and *Anna* for subjects.
    """
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    same = after.head == noun.head and after.dep_ == noun.dep_ and noun.pos_ == "NOUN"
    return [after] if same and after != noun else []


def _modifies(token: Token) -> bool:
    return token.dep_ in ("amod", "compound")


def _is_nominal_adjective(token: Token) -> bool:
    """Tell whether an adjective stands as a noun: "the wounded", "the first"."""
    return token.pos_ == "ADJ" and child(token, "det") is not None


def _pronoun(reading: Reading, token: Token, referent: Mention | None) -> Mention:
    passage = reading.passage(token.i, token.i + 1)
    types = load_words("pronouns")["types"]
    type_ = referent.type if referent else types.get(token.lower_, "Phrase")
    return Mention(
        passage, type_, MentionKind.PRONOUN, token.text, head=token.lower_, refers_to=referent
    )


def nominal_tokens(reading: Reading, head: Token) -> list[Token]:
    """Return the tokens of a nominal: its modifiers, its head, and what completes it by "of"."""
    base = [head]
    for part in head.children:
        before = part.i < head.i or part.dep_ in ("flat", "nummod")
        if part.dep_ in PREMODIFIERS and before and part.tag_ != "WRB":
            base.extend(subtree_without(part, "acl", "acl:relcl", "appos", "parataxis"))
    whole = list(base)
    unnamed = head.lemma_.lower() in load_words("attribution")["anonymous"]
    for part in children(head, "nmod", *(("amod",) if unnamed else ())):
        if part.i > head.i and (part.dep_ == "amod" or preposition(part) in _links(reading, head)):
            whole.extend(_complement(part))
    run = run_around(head, whole)
    return run if len(run) <= LONGEST_NOMINAL else run_around(head, base)


def _links(reading: Reading, head: Token) -> tuple[str, ...]:
    """Return the prepositions whose phrases belong to what a noun names."""
    if head.lemma_.lower() in load_words("attribution")["anonymous"]:
        return ("in", "at", "of", "from", "within", "close to", "inside", "near")
    return ("of", "between") if _names_event(reading, head) else ("of",)


def _complement(nominal: Token) -> list[Token]:
    """Return a nominal without clauses, and without the places that hang on its parts."""
    found = [nominal]
    for part in nominal.children:
        clausal = part.dep_ in ("acl", "acl:relcl", "appos", "parataxis")
        aside = part.dep_ in ("nmod", "obl") and preposition(part) not in ("of", "to", "with")
        if not clausal and not aside and (part.dep_ != "punct" or part.text == "-"):
            found.extend(_complement(part))
    return found


def _names_event(reading: Reading, head: Token) -> bool:
    noun = reading.ontology.class_of_noun(head.lemma_.lower())
    return noun is not None and reading.ontology.is_a(noun, "Event")


def nominal_of(reading: Reading, head: Token) -> Mention:
    """Return the mention that a noun makes with its modifiers, be it a name or not."""
    tokens = nominal_tokens(reading, head)
    passage = reading.passage(tokens[0].i, tokens[-1].i + 1)
    first = next((at for at, token in enumerate(tokens) if not _is_determiner(token)), 0)
    span = head.doc[tokens[first].i : tokens[-1].i + 1]
    proper = head.pos_ == "PROPN"
    referent = _apposed_name(reading, head) or _antecedent_of(reading, head)
    return Mention(
        passage,
        referent.type if referent is not None else _type_of(reading, head, tokens),
        MentionKind.NAME if proper else MentionKind.NOMINAL,
        _words(span) if span.start in reading.named else _uncapitalised(span),
        head=head.lemma_.lower(),
        definite=proper or _is_definite(reading, head, tokens),
        refers_to=referent,
    )


def _antecedent_of(reading: Reading, token: Token) -> Mention | None:
    index = reading.antecedents.get(token.i)
    return mention_of(reading, reading.doc[index]) if index is not None else None


def _apposed_name(reading: Reading, head: Token) -> Mention | None:
    """Return the person whom a role names beside it: "the finance minister, John Mbadi"."""
    for part in children(head, "appos"):
        name = reading.named.get(part.i)
        person = name is not None and name.type == "Person" and not children(part, "cop")
        if person and head.i not in reading.named:
            return name
    return None


def _is_determiner(token: Token) -> bool:
    return token.dep_ in ("det", "det:predet") or token.tag_ == "PRP$" or token.text in ('"', "“")


def _type_of(reading: Reading, head: Token, tokens: Iterable[Token]) -> str:
    """Return the class that a nominal's nouns name; several persons are a group."""
    before = [token.lemma_.lower() for token in tokens if token.i <= head.i]
    found = reading.ontology.class_of_noun(" ".join(before)) or "Thing"
    plural = head.tag_ in ("NNS", "NNPS")
    return "Group" if plural and reading.ontology.is_a(found, "Person") else found


def _is_definite(reading: Reading, head: Token, tokens: Iterable[Token]) -> bool:
    """Tell whether a nominal names one known thing, so that its name can stand for it."""
    determiners = children(head, "det", "nmod:poss", "nummod")
    if determiners:
        lists = load_words("pronouns")
        return not any(
            word.lower_ in lists["indefinite"] or word.dep_ == "nummod" for word in determiners
        )
    plural = head.tag_ in ("NNS", "NNPS")
    named = any(token.i in reading.named for token in tokens)
    return plural and (named or _names_event(reading, head))


def phrase_of(reading: Reading, head: Token, *, without: Token | None = None) -> Mention:
    """Return the whole clause or phrase headed by `head` as a mention that names no thing.

    What hangs on `without`, as the comment "…, TASS reported", is left out.
    """
    aside = set(without.subtree) if without is not None else set()
    whole = (token for token in subtree_without(head, "parataxis") if token not in aside)
    tokens = run_around(head, whole)
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].is_space or _is_that(tokens[0])):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens = tokens[:-1]
    passage = reading.passage(tokens[0].i, tokens[-1].i + 1)
    name = " ".join(passage.text.split())
    return Mention(
        passage, "Phrase", MentionKind.PHRASE, name, head=head.lemma_.lower(), definite=False
    )


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def _uncapitalised(span: Span) -> str:
    """Return a span's text without the capital that only starts a sentence."""
    text, first = _words(span), span[0]
    starts = first.i == first.sent.start or first.nbor(-1).is_punct
    common = first.pos_ not in ("PROPN", "X") and first.is_title
    return text[:1].lower() + text[1:] if starts and common else text


def _words(span: Span) -> str:
    """Return a span's text on one line."""
    return " ".join(span.text.split())
