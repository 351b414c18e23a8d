"""The head of a noun phrase → the mention that it makes: name, nominal, pronoun or phrase."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.negation import is_negation
from kg.extract.mentions.complements import CLAUSES
from kg.extract.mentions.counts import count_of, counted_noun
from kg.extract.mentions.demonyms import is_national, nationality_of
from kg.extract.mentions.extents import nominal_tokens
from kg.extract.mentions.identity import class_of, is_definite, name_beside, name_within
from kg.extract.mentions.phrases import phrase, phrase_of
from kg.extract.mentions.relatives import relative_antecedent, shared_antecedents
from kg.extract.mentions.spelling import balanced, is_determiner, uncapitalised
from kg.extract.reading import Reading, one_line
from kg.extract.tokens import Token
from kg.extract.tree import (
    PLURAL_TAGS,
    antecedent,
    child,
    children,
    conjuncts,
    first_conjunct,
    marker,
    preposition,
    run_around,
)
from kg.extract.words import load_words
from kg.records import Mention, MentionKind

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BESIDE_NOUNS = frozenset({"case", "cc", "punct", "acl", "acl:relcl"})


def mention_of(reading: Reading, token: Token) -> Mention:
    """Return the mention that the phrase headed by `token` makes."""
    if token.i not in reading.made:
        reading.made[token.i] = _make_mention(reading, token)
    return reading.made[token.i]


def _make_mention(reading: Reading, token: Token) -> Mention:
    if antecedent(token) is not None:
        noun = relative_antecedent(reading, token)
        return _pronoun(reading, token, mention_of(reading, noun) if noun is not None else None)
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
    counts = counted.tag_ == "NNS" if share is not None else counted.tag_ != "NNP"
    many = counts and reading.is_a(whole, "Agent", "Place", "Product")
    measured = share is not None and share.type == "Quantity"  # "60 million tonnes of crops"
    if share is not None and not (many or measured):
        owned = nominal_of(reading, head)  # "9.8 % of the bank"
        return replace(share, passage=owned.passage, name=owned.name)
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


def mentions_of(reading: Reading, token: Token) -> list[Mention]:
    """Return the mentions of a phrase: two for "the Russian and Ukrainian delegations"."""
    if antecedent(token) is not None and (several := shared_antecedents(reading, token)):
        return [_pronoun(reading, token, mention_of(reading, each)) for each in several]
    mention = mention_of(reading, token)
    if mention.kind is MentionKind.PRONOUN and token.i in reading.antecedents:
        named = conjuncts(reading.doc[reading.antecedents[token.i]])
        if load_words("pronouns")["personal"].get(token.lower_) == "many" and len(named) > 1:
            return [_pronoun(reading, token, mention_of(reading, each)) for each in named]
    plural = token.tag_ in PLURAL_TAGS
    close = [part for part in children(token, "appos") if plural or part.left_edge.i == token.i + 1]
    beside = [part for first in close for part in conjuncts(first)]
    names = [reading.named[part.i] for part in beside if part.i in reading.named]
    nominal = mention.kind is MentionKind.NOMINAL
    persons = len(names) > 1 and all(name.type == "Person" for name in names)
    if persons and (nominal or not plural):
        return names  # "its founders, Anna Berg and Tom Stark"
    if not (nominal and plural):
        return [mention]
    for adjective in children(token, "amod", "compound"):
        before = [part for part in conjuncts(adjective) if part.i < token.i]
        states = [part for part in before if nationality_of(reading, part)]
        if len(states) > 1 and reading.is_a(mention, "Organization"):
            return [_body_of(reading, part, token, mention) for part in states]
    return [mention]


def _body_of(reading: Reading, adjective: Token, noun: Token, whole: Mention) -> Mention:
    """Return the one body of several that `adjective` names: the "Russian delegation"."""
    passage = reading.passage(adjective.i, noun.i + 1)
    return replace(whole, passage=passage, name=f"{adjective.text} {noun.lemma_}", definite=True)


def _is_nominal_adjective(token: Token) -> bool:
    """Return whether an adjective stands as a noun: "the wounded", "the first"."""
    return token.pos_ == "ADJ" and child(token, "det") is not None


def _is_elliptic(head: Token) -> bool:
    """Return whether a word leaves its noun to the text before: "the latter", "the two", "others".

    A clause behind it does not name it: "the one that fell".
    """
    stands_alone = head.pos_ in ("ADJ", "NUM") or head.lemma_.lower() in ("one", "other")
    parts = {part.lower_ for part in head.children if part.dep_ not in BESIDE_NOUNS}
    return stands_alone and parts <= {"the"}


def _is_asked_for(head: Token) -> bool:
    """Return whether a question asks how many there are: "*how many people* were aboard"."""
    how = (part for word in children(head, "amod", "det") for part in word.children)
    return any(part.tag_ == "WRB" for part in how)


def _is_open(reading: Reading, head: Token, type_: str) -> bool:
    """Return whether a noun does not tell whose it is: "*whose history* is long", "*our plan*"."""
    owner = child(head, "nmod:poss")
    if owner is None or reading.ontology.is_a(type_, "Agent"):
        return False
    forms = load_words("pronouns")["speech"]
    return owner.tag_ == "WP$" or (owner.lower_ in forms and owner.i not in reading.antecedents)


def _pronoun(reading: Reading, token: Token, referent: Mention | None) -> Mention:
    passage = reading.passage(token.i, token.i + 1)
    types = load_words("pronouns")["types"]
    type_ = referent.type if referent else types.get(token.lower_, "Phrase")
    return Mention(
        passage, type_, MentionKind.PRONOUN, token.text, head=token.lower_, refers_to=referent
    )


def nominal_of(reading: Reading, head: Token) -> Mention:
    """Return the mention that a noun makes with its modifiers, be it a name or not."""
    tokens = nominal_tokens(reading, head)
    passage = reading.passage(tokens[0].i, tokens[-1].i + 1)
    first = next((at for at, token in enumerate(tokens) if not is_determiner(token)), 0)
    span = head.doc.span(tokens[first].i, tokens[-1].i + 1)
    type_ = "Quantity" if is_number(head) else class_of(reading, head, tokens)
    elliptic = type_ == "Thing" and _is_elliptic(head)
    if elliptic or _is_asked_for(head) or _is_open(reading, head, type_):
        type_ = "Phrase"
    type_ = "Concept" if _is_field(reading, head, type_) else type_
    common = type_ in ("Time", "Group") or is_national(reading, head)  # "its wettest July"
    proper = head.pos_ == "PROPN" and not common
    referent = name_beside(reading, head) or _antecedent_of(reading, head)
    named = span.start in reading.named
    return Mention(
        passage,
        referent.type if referent is not None else type_,
        MentionKind.NAME if proper else MentionKind.NOMINAL,
        _owned(reading, head, balanced(one_line(span)) if named else uncapitalised(span)),
        head=head.lemma_.lower(),
        definite=proper or is_definite(reading, head, tokens),
        value=count_of(head),
        refers_to=referent,
    )


def outside(reading: Reading, mention: Mention, verb: Token) -> Mention:
    """Return a mention without the clause of a verb: "the road" of "the road Peru built".

    That stands for the whole, as "it" would: what Peru built is not the road it built.
    """
    clause = first_conjunct(verb)
    cut = clause.left_edge.i
    if clause.dep_ not in CLAUSES:
        return mention
    span = reading.doc.span_at(mention.passage.start, mention.passage.end)
    if mention.kind is not MentionKind.NOMINAL or span is None or not span.start < cut < span.end:
        return mention
    start = next((token.i for token in span if not is_determiner(token)), span.start)
    name = uncapitalised(reading.doc.span(start, cut))
    whole = mention.refers_to or mention
    return replace(mention, passage=reading.passage(span.start, cut), name=name, refers_to=whole)


def _owned(reading: Reading, head: Token, name: str) -> str:
    """Return a name with whom a possessive pronoun before it means: "Lena Ek’s plan"."""
    pronouns = (part for part in children(head, "nmod:poss") if part.pos_ == "PRON")
    places = (reading.antecedents.get(part.i) for part in pronouns)
    owners = (_owner(reading, reading.doc[at]) for at in places if at is not None)
    owner = next((each.referent for each in owners if each is not None), None)
    known = owner is not None and owner.kind is MentionKind.NAME
    return f"{owner.name}’s {name}" if owner is not None and known else name


def _owner(reading: Reading, noun: Token) -> Mention | None:
    """Return whom a noun names: in "my son," said his mother, each would be named by the other."""
    if any(part.pos_ == "PRON" for part in children(noun, "nmod:poss")):
        return name_within(reading, noun) or name_beside(reading, noun)
    return mention_of(reading, noun)


def _is_field(reading: Reading, head: Token, type_: str) -> bool:
    """Return whether a noun of a place is none: "the area of *education*", "of *saving* water"."""
    ontology = reading.ontology
    if not ontology.is_a(type_, "Place") or ontology.is_a(type_, "Agent"):
        return False
    of = [part for part in children(head, "nmod", "acl") if preposition(part) == "of"]
    of += [part for part in children(head, "acl") if marker(part) == "of"]
    kinds = (ontology.class_of_noun(part.lemma_.lower()) for part in of if part.pos_ == "NOUN")
    abstract = any(kind is not None and ontology.is_a(kind, "Concept", "Process") for kind in kinds)
    return abstract or any(part.tag_ == "VBG" for part in of)


def is_number(head: Token) -> bool:
    """Return whether a nominal is a bare number: "the index hit *104.6*", "*seven* left"."""
    return head.pos_ == "NUM" and not children(head, "nmod", "det", "amod", "acl", "acl:relcl")


def _antecedent_of(reading: Reading, token: Token) -> Mention | None:
    index = reading.antecedents.get(token.i)
    return mention_of(reading, reading.doc[index]) if index is not None else None


def predicative(reading: Reading, head: Token) -> Mention:
    """Return what a subject is said to be: a nominal, or an adjective with its adverbs."""
    if head.pos_ in NOMINAL:
        return mention_of(reading, head)
    adverbs = (part for part in children(head, "advmod") if part.i < head.i)
    whole = [word for part in adverbs if not is_negation(part) for word in part.subtree]
    return phrase(reading, run_around(head, [head, *whole]), head)
