"""A relative pronoun → the noun it stands for, by kind and number, not only by where it hangs.

The parser attaches a relative clause to a noun near it; of two nouns of one phrase only one may be
somebody ("who") or agree with the verb: "the interviewer's question, who spoke of", "the sale of
state companies, which leads to".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.identity import identified
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import (
    NOUNS,
    OBLIQUES,
    PLURAL_TAGS,
    SUBJECTS,
    antecedent,
    children,
    conjuncts,
    first_conjunct,
    preposition,
)

PERSONAL = frozenset({"who", "whom"})
SINGULAR, PLURAL = "singular", "plural"
NUMBERS = {"VBZ": SINGULAR, "VBP": PLURAL, "was": SINGULAR, "were": PLURAL}
"""What a verb tells of the number of its subject, by its tag or form."""
WITHIN = ("nmod", "nmod:poss", "conj")  # how a name within an apposition hangs
CAUSES = "causes"  # the property of what makes something happen
NO_CAUSES = ("Agent", "Place", "Concept")
"""Behind a comma these rather stand in what made something happen: "he closed the firm, which"."""
SHARING = frozenset({"each", "both", "all"})


def relative_antecedent(reading: Reading, pronoun: Token) -> Token | None:
    """Return the noun a relative pronoun stands for, None if no noun of its phrase can be meant."""
    noun = antecedent(pronoun)
    if noun is None:
        return None
    number = _number_of_verb(pronoun)
    found = [each for each in _candidates(noun, pronoun) if _fits(reading, each, pronoun, number)]
    place = pronoun.lower_ == "where"  # "his journey on *Twitter*, where he is named"
    sought = found if place or pronoun.lower_ in PERSONAL else []
    meant = next((each for each in sought if _is_body(reading, each) == place), None)
    meant = meant or next(iter(found), None)
    if meant is None:
        return None
    whose = identified(reading, meant)
    if whose is meant or not _fits(reading, whose, pronoun, number):
        return meant
    # "Anna Holt, the sister of Lars Holt, who": either of them
    name = reading.named.get(pronoun.i - 2) if meant.dep_ == "appos" else None
    last = [each for each in found if each.dep_ in WITHIN and reading.named.get(each.i) is name]
    other = name is not None and any(not _is_body(reading, each) for each in last)
    return None if other else whose


def shared_antecedents(reading: Reading, pronoun: Token) -> list[Token]:
    """Return the nouns of a list that a relative pronoun stands for: "Ek and Lund, who live in".

    Its verb is a plural, or "each" or "both" stands beside it; else it is the last of them.
    """
    noun = relative_antecedent(reading, pronoun)
    if noun is None or noun.tag_ in PLURAL_TAGS or _is_body(reading, noun):
        return []
    several = [part for part in conjuncts(first_conjunct(noun)) if part.i < pronoun.i]
    shared = any(part.lower_ in SHARING for part in pronoun.head.children)
    plural = shared or _number_of_verb(pronoun) == PLURAL
    return several if plural and len(several) > 1 else []


def _candidates(noun: Token, pronoun: Token) -> Iterator[Token]:
    """Yield the noun a clause hangs on, those within its phrase, the nearest first, then above."""
    yield noun
    within = [part for part in noun.subtree if part.i < pronoun.i and part != noun]
    yield from (part for part in reversed(within) if part.pos_ in NOUNS and part.dep_ != "compound")
    for above in noun.ancestors:
        if above.pos_ not in NOUNS and above.lower_ != "one":
            return
        yield above


def _kind(reading: Reading, noun: Token) -> str | None:
    """Return the class that a name or a noun tells."""
    named = reading.named.get(noun.i)
    return named.type if named is not None else reading.ontology.class_of_noun(noun.lemma_.lower())


def _is_body(reading: Reading, noun: Token) -> bool:
    """Return whether a noun names a body or a place: "a fellow at the *institute* who"."""
    kind = _kind(reading, noun)
    return kind is not None and reading.ontology.is_a(kind, "Organization", "Place")


def _causes(reading: Reading, pronoun: Token) -> bool:
    """Return whether "which" behind a comma makes something happen: ", which led to peace"."""
    lemma, behind = pronoun.head.lemma_.lower(), children(pronoun.head, *OBLIQUES)
    words = (lemma, *(f"{lemma} {preposition(part)}" for part in behind))
    known = (reading.ontology.lexicon.entries.get(("verb", each), ()) for each in words)
    causes = any(each.property == CAUSES for found in known for each in found)
    return causes and pronoun.lower_ == "which" and pronoun.text_before == ","


def _fits(reading: Reading, noun: Token, pronoun: Token, number: str) -> bool:
    """Return whether a noun is of the kind and the number that a pronoun and its verb ask for."""
    named, kind = reading.named.get(noun.i), _kind(reading, noun)
    someone = kind is not None and reading.ontology.is_a(kind, "Agent")
    if _causes(reading, pronoun) and (kind is None or reading.ontology.is_a(kind, *NO_CAUSES)):
        return False  # "talks with Chad, which led to": the talks
    if pronoun.lower_ in PERSONAL and kind is not None and not someone:
        return False
    if pronoun.lower_ == "where":
        return kind is not None and reading.ontology.is_a(kind, "Place", "Organization", "Event")
    person = kind is not None and reading.ontology.is_a(kind, "Person")
    if person and (pronoun.lower_ == "which" or (pronoun.lower_ == "that" and named is not None)):
        return False
    many = noun.tag_ in PLURAL_TAGS
    if named is not None or (someone and not many):  # "the police, who are"; a name may be either
        return True
    several = many or len([part for part in conjuncts(noun) if part.i < pronoun.i]) > 1
    return not number or several == (number == PLURAL)


def _number_of_verb(pronoun: Token) -> str:
    """Return the number of the verb that a pronoun is the subject of, "" where it does not tell."""
    if pronoun.dep_ not in SUBJECTS:
        return ""
    head = pronoun.head
    for verb in [*children(head, "aux", "aux:pass", "cop"), head]:
        number = NUMBERS.get(verb.lower_) or NUMBERS.get(verb.tag_)
        if number:
            return number
    return ""
