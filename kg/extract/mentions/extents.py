"""The head of a noun phrase → the tokens that its mention spans, from modifier to complement."""

from __future__ import annotations

from kg.extract.mentions.identity import names_event
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import (
    PLURAL_TAGS,
    QUESTION_TAGS,
    children,
    conjuncts,
    first_conjunct,
    marker,
    preposition,
    run_around,
    subtree_without,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with
from kg.extract.words.selection import completes

PREMODIFIERS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "goeswith", "nmod:unmarked", "obl:unmarked"}
)  # fmt: skip
QUOTES = frozenset("\"“”‘’'")
JOINING = QUOTES | {"-"}
"""Signs that may stand within a nominal."""
COMPLETING = frozenset(
    {"about", "against", "between", "for", "on", "over", "to", "toward", "towards", "under"}
)
"""Prepositions of what a noun is about: without that it is half a thing, "the impact"."""
QUALIFYING = ("amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod", "flat", "appos")
"""What already tells which thing is meant."""
CLAUSES = ("acl", "acl:relcl")
SELECTED = frozenset({"as", "in", "into", "with"})
"""Those that complete only nouns that select them."""
MAKING = frozenset({"by", "from"})
"""Prepositions of who made a thing or where it comes from: "a plan *by the states*"."""
LONGEST_NOMINAL = 16  # tokens; complements that make a name longer are left out


def nominal_tokens(reading: Reading, head: Token) -> list[Token]:
    """Return the tokens of a nominal: its modifiers, its head, and what completes it by "of"."""
    base = [head]
    for part in head.children:
        before = part.i < head.i or part.dep_ in ("flat", "nummod")
        if part.dep_ in PREMODIFIERS and before and part.tag_ != "WRB":
            base.extend(subtree_without(part, *CLAUSES, "appos", "parataxis"))
            base.extend(_bracketed(part))
    if (ending := adjective_behind(reading, head)) is not None:
        base.append(ending)
    run = _trimmed(run_around(head, base), head)
    for part in _complements(reading, head):
        forms = [_complement(reading, part)]
        if part.dep_ not in CLAUSES:  # "a policy to keep drugs out of schools" keeps no drugs
            forms.append(_complement(reading, part, short=True))
        longer = (_trimmed(run_around(head, [*run, *more]), head) for more in forms)
        fitting = next((each for each in longer if len(each) <= LONGEST_NOMINAL), None)
        if fitting is None:
            break
        run = fitting
    return _with_whole_names(reading, _with_hyphened(reading, run))


def _bracketed(modifier: Token) -> list[Token]:
    """Return what stands in brackets within a modifier: the "waste management *(WM)* unit"."""
    inside = (part for part in modifier.subtree if part.dep_ == "appos")
    return [token for part in inside if part.left_edge.text == "(" for token in part.subtree]


def _complements(reading: Reading, head: Token) -> list[Token]:
    """Return the heads of the phrases and clauses behind a noun that belong to what it names."""
    unnamed = head.lemma_.lower() in words_with("anonymous")
    parts = (part for part in children(head, "nmod", "amod", *CLAUSES) if part.i > head.i)
    return [
        part
        for part in parts
        if (unnamed if part.dep_ == "amod" else _belongs(reading, head, part))
        or (part.dep_ == "amod" and bool(children(part, "obl")) and restricts(head, part))
    ]


def adjective_behind(reading: Reading, noun: Token) -> Token | None:
    """Return the adjective that ends a title: *general* in "attorney general"."""
    part = noun.after
    if part is None or part.dep_ != "amod" or part.head != noun:
        return None
    person = reading.ontology.class_of_noun(noun.lemma_.lower()) == "Person"
    return part if person and part.lower_ in load_words("titles")["adjectives"]["behind"] else None


def _with_hyphened(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Return a run of tokens with what hyphens join to its start: *up-* of "up-market hotels"."""
    first = tokens[0]
    while first.i > first.sent.start + 1 and first.text_before == "-":
        mark = first.doc[first.i - 1]
        if mark.whitespace_ or first.text[0].isupper() or mark.i - 1 in reading.named:
            break  # "OSLO-The market"
        first = first.doc[mark.i - 1]
        tokens = [first, mark, *tokens]
    return tokens


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Return a run of tokens without words at its ends that lead nowhere: "and", "of the"."""
    start, end = 0, len(tokens)
    while tokens[start] != head and _leads_in(tokens[start]):
        start += 1
    last = tokens[-1].i
    while tokens[end - 1] != head and _leads_on(tokens[end - 1], last):
        end -= 1
    return tokens[start:end]


def _leads_in(token: Token) -> bool:
    joint = token.head if token.dep_ == "fixed" else token
    if joint.dep_ == "case" and joint.head.lower_ in ("least", "most"):
        return False  # "at least 23 people"
    return joint.dep_ in ("cc", "case", "mark") or (token.is_punct and token.text not in QUOTES)


def _leads_on(token: Token, last: int) -> bool:
    """Return whether a word wants one that a run which ends at `last` has not."""
    joins = token.dep_ in ("cc", "case", "mark", "det") or token.is_punct
    return joins or (token.head.i > last and not token.ent_type_)


def _with_whole_names(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Return a run of tokens that cuts no name: where one stands over an end, all of it."""
    start, end = tokens[0].i, tokens[-1].i + 1
    first, last = reading.named.get(start), reading.named.get(end - 1)
    while first is not None and reading.named.get(start - 1) is first:
        start -= 1
    while last is not None and reading.named.get(end) is last:
        end += 1
    return list(reading.doc[start:end])


def _links(reading: Reading, head: Token) -> tuple[str, ...]:
    """Return the prepositions whose phrases belong to what a noun names."""
    if head.lemma_.lower() in words_with("anonymous"):
        return ("in", "at", "of", "from", "within", "close to", "inside", "near")
    return ("of", "between") if names_event(reading, head) else ("of",)


def _belongs(reading: Reading, head: Token, part: Token) -> bool:
    """Return whether a phrase or clause behind a noun belongs to what it names.

    "A need *for water*", "a promise *to open a mine*": without it a noun is half a thing. When and
    where something is, for how much, and whom a lawyer is for, is told apart.
    """
    lemma, apart = head.lemma_.lower(), _is_noun_of(reading, head, "Agent")
    if part.dep_ in CLAUSES and restricts(head, part):
        return True
    if part.dep_ == "acl:relcl":
        return False
    if part.dep_ == "acl":
        return completes(f"clause {marker(part)}", lemma) or (marker(part) == "to" and not apart)
    link = preposition(part)
    if link in _links(reading, head):
        return True
    if link in MAKING:
        several = head.tag_ in PLURAL_TAGS and not children(head, "nmod:poss")
        apart = (apart and not several) or part.pos_ == "PRON"  # "took a school from them"
        return head.pos_ == "NOUN" and head.i not in reading.named and not apart
    priced = part.i in reading.named and _is_noun_of(reading, part, "Money")
    if apart or priced or _tells_when(reading, part):
        return False
    if link in SELECTED:
        return completes(link, lemma) and not _is_noun_of(reading, part, "Place")
    return link in COMPLETING


def restricts(noun: Token, clause: Token) -> bool:
    """Return whether a clause tells which thing a bare noun means: "the role *assumed by Peru*"."""
    before = clause.left_edge.before
    if before is None or before.i < noun.i or before.is_punct or clause.left_edge.is_punct:
        return False
    if marker(clause) == "to":
        return False  # "plans to open a mine", told apart
    determiners = {part.lower_ for part in children(noun, "det")}
    means_one = noun.tag_ in PLURAL_TAGS or not determiners.isdisjoint(("the", "those"))
    told = [part for part in children(noun, *QUALIFYING) if part.i < noun.i or part.dep_ != "amod"]
    return noun.pos_ == "NOUN" and means_one and all(map(_picks, told))


def _picks(modifier: Token) -> bool:
    """Return whether a modifier wants to be told of what: "the *only* one to", "the *same* law"."""
    return modifier.lower_ in ("same", "only", "very") or modifier.tag_ == "JJS"


def _is_noun_of(reading: Reading, noun: Token, class_: str) -> bool:
    """Return whether a noun or name names something of a class."""
    named = reading.named.get(noun.i)
    if named is not None:
        return reading.is_a(named, class_)
    found = reading.ontology.class_of_noun(noun.lemma_.lower())
    return found is not None and reading.ontology.is_a(found, class_)


def _is_listed(nominal: Token) -> bool:
    """Return whether a nominal is a later one of a list: *Mali* in "of Chad, Mali and Niger"."""
    listed = conjuncts(first_conjunct(nominal)) if nominal.dep_ == "conj" else []
    return any(children(each, "cc") for each in listed)


def _complement(reading: Reading, nominal: Token, *, short: bool = False) -> list[Token]:
    """Return a nominal without clauses, and without the places that hang on its parts.

    A short one has none but the phrases with the commonest prepositions.
    """
    if (
        nominal.dep_ in (*CLAUSES, "amod")
        and nominal.i > nominal.head.i
        and restricts(nominal.head, nominal)
    ):
        return list(nominal.subtree)
    if nominal.tag_ in QUESTION_TAGS:
        return list(nominal.subtree)  # "accounts of what had happened"
    found = [nominal]
    for part in nominal.children:
        named = part.dep_ == "appos" and part.left_edge.i == nominal.i + 1  # "of producer Nordkapp"
        clausal = part.dep_ in ("acl", "acl:relcl", "appos", "parataxis") and not named
        joint = part.text == "," and _is_listed(nominal)
        if clausal or _is_aside(reading, nominal, part, short=short):
            continue
        if part.dep_ != "punct" or part.text in JOINING or joint:
            found.extend(_complement(reading, part, short=short))
    return found


def _is_aside(reading: Reading, nominal: Token, part: Token, *, short: bool) -> bool:
    """Return whether a phrase behind a nominal tells of something else: where, when, by whom."""
    if part.i < nominal.i or part.dep_ not in ("nmod", "obl", "obl:unmarked"):
        return False
    if preposition(part) in ("of", "to", "with"):
        return False
    if short or _tells_when(reading, part):
        return True
    return part.dep_ == "nmod" and not _belongs(reading, nominal, part)


def _tells_when(reading: Reading, nominal: Token) -> bool:
    """Return whether a nominal is a time; in "a race against time" it is none."""
    picked = nominal.i in reading.named or bool(children(nominal, "det", "nummod"))
    return picked and _is_noun_of(reading, nominal, "Time")
