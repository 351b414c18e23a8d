"""A noun in its clause → how far the text commits itself to what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.relatives import is_open
from kg.extract.factuality.signatures import embedded, modality_of
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.negation import is_negated_nominal
from kg.extract.reading import Reading
from kg.extract.reporting import lexeme_of
from kg.extract.tokens import Token
from kg.extract.tree import child, children, first_conjunct
from kg.extract.words import load_classes
from kg.extract.words.lexicon import arguments_of, words_with
from kg.records import Modality

PAST = "past"
"""The attribute of what was so, no signature: no property of the present may stand for it."""


def factuality_of_tokens(
    reading: Reading, clauses: Sequence[Clause], found: Mapping[int, Factuality]
) -> dict[int, Factuality]:
    """Return, by token, the factuality of the innermost clause; of a quoted word alleged."""
    heads = {clause.head.i for clause in clauses}
    factuality_at: dict[int, Factuality] = {}
    for token in reading.doc:
        head = token
        while head.i not in heads and head.head != head:
            head = head.head
        if head.i in found:
            factuality_at[token.i] = unless_quoted(reading, token, found[head.i])
    return factuality_at


def unless_quoted(reading: Reading, token: Token, found: Factuality) -> Factuality:
    """Return `found`, at most alleged where the word stands in quotation marks."""
    return found.weakened(Modality.ALLEGED) if token.i in reading.quoted else found


def existence_at(noun: Token, factuality_at: Mapping[int, Factuality]) -> Factuality:
    """Return how far the text commits itself to what a noun names, asserted outside of clauses."""
    return existence(noun, factuality_at.get(noun.i, ASSERTED))


def existence(noun: Token, outer: Factuality) -> Factuality:
    """Return how far the text commits itself to what a noun names in a clause.

    What a denied clause speaks of may be all the same: "did not condemn the attack".
    """
    signatures = {attribute_of(noun), predicated_of(noun)} - {"", PAST}
    if is_negated_nominal(noun) or "negative" in signatures:
        return embedded("excluded", outer)
    found = embedded("possible", outer) if outer.negative else outer
    for signature in sorted(signatures):
        found = embedded(signature, found)
    return embedded("possible", found) if is_open(noun) else found


def with_attribute(outer: Factuality, attribute: str) -> Factuality:
    """Return the factuality of a role that an adjective makes alleged, planned or false."""
    if attribute in ("", PAST):
        return outer
    modality = modality_of(attribute)
    return outer.negated() if modality is None else outer.weakened(modality)


def predicated_of(event: Token) -> str:
    """Return the signature of what is predicated of an event: negative in "cancelled talks"."""
    first = first_conjunct(event)
    verb = first.head
    lexeme = lexeme_of(verb)
    if first.dep_ == "nsubj" and verb.pos_ != "ADJ" and child(verb, "cop") is None:
        return arguments_of("subject").get(lexeme, "")
    predicated = first.dep_ in ("obj", "nsubj", "nsubj:pass")
    return arguments_of("object").get(lexeme, "") if predicated else ""


def attribute_of(nominal: Token) -> str:
    """Return the signature of a noun's modifiers, "past" or "": the alleged leader.

    Whether an adverb denies it is for `negation` to tell. A noun without modifiers that is
    coordinated with another shares its "former": "a *former* minister and mayor".
    """
    found = (_attribute(word) for word in _modifiers(nominal))
    hedges = (load_classes("certainty", "adverbs").get(word, "") for word in _adverbs(nominal))
    signatures = [*found, *(hedge for hedge in hedges if hedge != "negative")]
    first = first_conjunct(nominal)
    own = [part for part in children(nominal, "amod") if part.is_lower]  # no "Prime Minister"
    bare = first is not nominal and not own and child(nominal, "det", "nmod:poss") is None
    shared = attribute_of(first) if bare else ""
    return next(filter(None, signatures), shared if shared == PAST else "")


def _attribute(word: str) -> str:
    return PAST if word in words_with(PAST) else arguments_of("modifier").get(word, "")


def _modifiers(nominal: Token) -> list[str]:
    parts = children(nominal, "amod", "compound", "advmod", "nmod:desc")
    return [*(part.lower_ for part in parts), *_hyphened_before(nominal)]


def _adverbs(nominal: Token) -> list[str]:
    return [part.lower_ for part in children(nominal, "advmod")]


def _hyphened_before(nominal: Token) -> list[str]:
    """Return a word with hyphens right before a nominal, which the tokenizer cuts: "would-be"."""
    parts: list[str] = []
    word = nominal
    while (
        not word.is_sent_start
        and (before := word.before) is not None
        and not (parts and before.whitespace_)
    ):
        word = before
        parts.insert(0, word.lower_)
    whole = "".join(parts)
    return [whole] if "-" in whole else []
