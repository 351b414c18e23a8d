"""The head of a noun phrase → the mention that it makes: name, nominal, pronoun or phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extract.counts import count_of, counted_noun
from kg.extract.names import nationality_of
from kg.extract.negation import is_negation
from kg.extract.reading import Reading, one_line
from kg.extract.tree import (
    antecedent,
    child,
    children,
    conjuncts,
    preposition,
    run_around,
    subtree_without,
)
from kg.extract.words import load_words
from kg.records import Mention, MentionKind

PREMODIFIERS = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "goeswith", "nmod:unmarked", "obl:unmarked"}
)  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
QUOTES = frozenset("\"“”‘’'")
JOINING = QUOTES | {"-"}
"""Signs that may stand within a nominal."""
PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"))
LONGEST_NOMINAL = 10  # tokens; beyond it the complements are left out of a name


def mention_of(reading: Reading, token: Token) -> Mention:
    """Return the mention that the phrase headed by `token` makes."""
    if token.i not in reading.made:
        reading.made[token.i] = _make_mention(reading, token)
    return reading.made[token.i]


def _make_mention(reading: Reading, token: Token) -> Mention:
    if (noun := antecedent(token)) is not None:
        return _pronoun(reading, token, mention_of(reading, identified(reading, noun)))
    if (counted := counted_noun(reading, token)) is not None:
        return _part_of(reading, token, counted)
    if (name := name_within(reading, token)) is not None:
        return name
    if token.pos_ == "PRON" or (token.pos_ == "DET" and not list(token.children)):
        return _pronoun(reading, token, _antecedent_of(reading, token))
    if token.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "X") or _is_nominal_adjective(token):
        return nominal_of(reading, token)
    return phrase_of(reading, token)


def _part_of(reading: Reading, head: Token, counted: Token) -> Mention:
    """Return the mention of so and so many of something: it is of their kind, and has their head.

    A share of one thing, or of what cannot be counted, is an amount: "10 % of spending".
    """
    share, whole = reading.named.get(head.i), mention_of(reading, counted)
    many = reading.is_a(whole, "Agent", "Place", "Product") and counted.tag_ != "NNP"
    if share is not None and not many:
        return share
    one = head.lemma_.lower() in ("one", "each")
    single = reading.ontology.class_of_noun(counted.lemma_.lower()) if one else None
    return replace(
        nominal_of(reading, head),
        type=single or whole.type,
        head=counted.lemma_.lower(),
        definite=False,
        refers_to=None,
        value=share.value if share is not None else None,
    )


def identified(reading: Reading, noun: Token) -> Token:
    """Return whom a clause on a noun is about: X, in "X is a singer who lives in Oslo".

    So too in "X, a singer who". Only where nothing leaves open that X is one, and X is not what
    the sentence looks for: in "it was Berg who left" it is Berg.
    """
    if noun.i in reading.named:
        return noun
    if noun.dep_ == "appos":
        named = noun.head.i in reading.named and noun.head.i < noun.i
        return noun.head if named and not _is_hedged(noun) else noun
    subject, copula = child(noun, "nsubj"), child(noun, "cop")
    if copula is None or subject is None or noun.head != noun or _is_hedged(noun):
        return noun
    pointing = subject.lower_ in load_words("pronouns")["pointing"]
    asked = noun.sent[-1].text.startswith("?")
    return noun if pointing or asked else subject


def _is_hedged(noun: Token) -> bool:
    """Tell whether something leaves open, or denies, that somebody is what a noun says."""
    words = children(noun, "aux", "advmod", "parataxis")
    return any(word.lower_ != "also" for word in words) or any(
        map(is_negation, children(noun, "det"))
    )


def mentions_of(reading: Reading, token: Token) -> list[Mention]:
    """Return the mentions of a phrase: two for "the Russian and Ukrainian delegations"."""
    mention = mention_of(reading, token)
    if mention.kind is MentionKind.PRONOUN and token.i in reading.antecedents:
        named = conjuncts(reading.doc[reading.antecedents[token.i]])
        if load_words("pronouns")["personal"].get(token.lower_) == "many" and len(named) > 1:
            return [_pronoun(reading, token, mention_of(reading, each)) for each in named]
    several = token.tag_ in ("NNS", "NNPS") and mention.kind is MentionKind.NOMINAL
    for adjective in children(token, "amod", "compound") if several else ():
        before = (part for part in conjuncts(adjective) if part.i < token.i)
        bodies = [part for part in before if nationality_of(reading, part)]
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
    for part in children(token, "flat", "appos", "compound"):
        name = reading.named.get(part.i)
        behind = part.i > token.i and part.nbor(-1).text != "," and not children(part, "cop")
        behind = behind and not any(map(is_negation, children(part, "advmod")))
        near = name is not None and (name.type == "Person" or part.left_edge.i == token.i + 1)
        if near and behind:
            return name
    return None


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
    run = _trimmed(run_around(head, whole), head)
    if len(run) > LONGEST_NOMINAL:
        run = _trimmed(run_around(head, base), head)
    return _with_whole_names(reading, run)


def _trimmed(tokens: list[Token], head: Token) -> list[Token]:
    """Return a run of tokens without words at its ends that lead nowhere: "and", "of the"."""
    start, end = 0, len(tokens)
    while tokens[start] != head and _leads_in(tokens[start]):
        start += 1
    while tokens[end - 1] != head and _leads_on(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def _leads_in(token: Token) -> bool:
    joint = token.head if token.dep_ == "fixed" else token
    return joint.dep_ in ("cc", "case", "mark") or (token.is_punct and token.text not in QUOTES)


def _leads_on(token: Token) -> bool:
    return token.dep_ in ("cc", "case", "mark", "det") or token.is_punct or token.is_space


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
    if head.lemma_.lower() in load_words("attribution")["anonymous"]:
        return ("in", "at", "of", "from", "within", "close to", "inside", "near")
    return ("of", "between") if _names_event(reading, head) else ("of",)


def _complement(nominal: Token) -> list[Token]:
    """Return a nominal without clauses, and without the places that hang on its parts."""
    found = [nominal]
    for part in nominal.children:
        clausal = part.dep_ in ("acl", "acl:relcl", "appos", "parataxis")
        behind = part.i > nominal.i and part.dep_ in ("nmod", "obl")
        aside = behind and preposition(part) not in ("of", "to", "with")
        if not clausal and not aside and (part.dep_ != "punct" or part.text in JOINING):
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
    type_ = _type_of(reading, head, tokens)
    proper = head.pos_ == "PROPN" and type_ != "Time"  # "its wettest July"
    referent = _apposed_name(reading, head) or _antecedent_of(reading, head)
    return Mention(
        passage,
        referent.type if referent is not None else type_,
        MentionKind.NAME if proper else MentionKind.NOMINAL,
        balanced(one_line(span)) if span.start in reading.named else _uncapitalised(span),
        head=head.lemma_.lower(),
        definite=proper or _is_definite(reading, head, tokens),
        value=count_of(head),
        refers_to=referent,
    )


def _antecedent_of(reading: Reading, token: Token) -> Mention | None:
    index = reading.antecedents.get(token.i)
    return mention_of(reading, reading.doc[index]) if index is not None else None


def _apposed_name(reading: Reading, head: Token) -> Mention | None:
    """Return the name a noun has beside it: "the finance minister, John Mbadi", "city of Oslo"."""
    kind = reading.ontology.class_of_noun(head.lemma_.lower()) or "Thing"
    beside = children(head, "appos", "nmod") if head.i not in reading.named else ()
    for part in (part for part in beside if not any(map(is_negation, children(part, "advmod")))):
        name = reading.named.get(part.i)
        if name is not None and name.kind is MentionKind.NAME and child(part, "cop") is None:
            if part.dep_ == "appos" and name.type == "Person":
                return name
            if head.tag_ == "NN" and _calls(reading, part, name, kind):
                return name
    return None


def _calls(reading: Reading, part: Token, name: Mention, kind: str) -> bool:
    """Tell whether a name beside a noun of this kind is its name, and not one of several."""
    is_a = reading.ontology.is_a
    alike = is_a(name.type, kind) or is_a(kind, name.type)
    if part.dep_ == "nmod":
        return alike and preposition(part) == "of" and is_a(kind, "GeopoliticalEntity")
    aside = children(part, "advmod", "case", "conj")
    return alike and kind not in ("Thing", "Agent", "Place") and not aside


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


def phrase_of(reading: Reading, head: Token, *, without: Iterable[Token] = ()) -> Mention:
    """Return the whole clause or phrase headed by `head` as a mention that names no thing.

    What hangs on words of `without`, as the comment "…, TASS reported", is left out; where that
    stands within the clause, it is left out of the name alone.
    """
    aside = {token for part in without for token in part.subtree}
    whole = {token for token in subtree_without(head, "parataxis") if token not in aside}
    tokens = run_around(head, whole | aside)
    while len(tokens) > 1 and (tokens[0] in aside or _opens(tokens[0], head)):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1] in aside or tokens[-1].is_punct or tokens[-1].is_space):
        tokens = tokens[:-1]
    found = phrase(reading, tokens, head)
    if aside.isdisjoint(tokens):
        return found
    return replace(found, name=_text_around(tokens, aside))


def phrase(reading: Reading, tokens: Sequence[Token], head: Token) -> Mention:
    """Return the run of `tokens` as a mention that names no thing."""
    passage = reading.passage(tokens[0].i, tokens[-1].i + 1)
    name = " ".join(passage.text.split())
    return Mention(
        passage, "Phrase", MentionKind.PHRASE, name, head=head.lemma_.lower(), definite=False
    )


def predicative(reading: Reading, head: Token) -> Mention:
    """Return what a subject is said to be: a nominal, or an adjective with its adverbs."""
    if head.pos_ in NOMINAL:
        return mention_of(reading, head)
    adverbs = (part for part in children(head, "advmod") if part.i < head.i)
    whole = [word for part in adverbs if not is_negation(part) for word in part.subtree]
    return phrase(reading, run_around(head, [head, *whole]), head)


def _opens(token: Token, head: Token) -> bool:
    """Tell whether a word before a clause joins it to another: "that", "and", "as well as"."""
    joint = token.head if token.dep_ == "fixed" else token
    joins = joint.dep_ == "cc" and joint.head == head
    return (
        token.is_punct
        or token.is_space
        or joins
        or (token.lower_ == "that" and token.dep_ == "mark")
    )


def _text_around(tokens: Sequence[Token], aside: Collection[Token]) -> str:
    """Return the text of a clause without a comment in it and the commas around that."""
    start, end = min(token.i for token in aside), max(token.i for token in aside)
    first = "".join(token.text_with_ws for token in tokens if token.i < start)
    last = "".join(token.text_with_ws for token in tokens if token.i > end)
    return " ".join([*first.rstrip(" ,–—").split(), *last.lstrip(" ,–—").split()])


def balanced(name: str) -> str:
    """Return a name without quotation marks and brackets that have no counterpart in it.

    >>> balanced("Green” road (old)")
    'Green road (old)'
    """
    for first, last in PAIRS:
        odd = name.count(first) % 2 if first == last else name.count(first) != name.count(last)
        if odd:
            name = name.replace(first, "").replace(last, "")
    return " ".join(name.split())


def _uncapitalised(span: Span) -> str:
    """Return a span's text without the capital that only starts a sentence."""
    text, first = balanced(one_line(span)), span[0]
    starts = first.i == first.sent.start or first.nbor(-1).is_punct
    common = first.pos_ not in ("PROPN", "X") and first.is_title
    return text[:1].lower() + text[1:] if starts and common else text
