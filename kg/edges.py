"""The types of a statement's ends and its confidence in; whether a plain edge may link them out."""

from __future__ import annotations

MIN_CONFIDENCE = 0.54
"""From which confidence on a statement makes a plain edge: six in seven right ones are kept."""
CONFIDENCE_DIGITS = 4
"""Of a confidence in the graph."""
PHRASE_TYPE = "Phrase"
VALUE_TYPES = frozenset({"Time", "Money", "Percentage", "Quantity"})
"""Types that no plain edge has: a clause; a value only as the object of a property of ours."""

HALF = frozenset({"kg:givesTo", "kg:sendsTo", "kg:takesFrom", "kg:tells", "kg:urges"})
"""Properties of whom something is given to, got from, told or asked: half of a fact without what
that is, which another statement has. Of 31 judged edges with them none told a reader anything."""

WITHIN = frozenset({"modifier", "restriction"})
"""The rules of what a noun phrase says of its own noun, of a thing without a name: "Chinese firms"
are in China, "the men who fled to Chad" fled there. The phrase tells it already: of 182 such edges
that strict readers judged 9 told them something. To tell things apart it is of use."""


def links_things(subject: str, predicate: str, thing: str | None, rule: str) -> bool:
    """Return whether a plain edge may link a subject and an object of these types.

    A clause is not a thing, a value is no subject, half a fact is none, and what is told within a
    noun phrase repeats it. As an object a value needs a property of the ontology ("paid $5
    million"): an open relation to one is mostly half a statement ("trailed 2").

    >>> links_things("Person", "kg:pays", "Money", "active")
    True
    >>> links_things("Team", "rel:trail", "Quantity", "active")
    False
    >>> links_things("Company", "kg:locatedIn", "Country", "modifier")
    False
    """
    if PHRASE_TYPE in (subject, thing) or subject in VALUE_TYPES:
        return False
    if predicate in HALF or rule in WITHIN:
        return False
    return thing not in VALUE_TYPES or predicate.startswith("kg:")


def is_confident(confidence: float, least: float) -> bool:
    """Return whether a confidence is at least so high, both as the graph writes them."""
    return round(confidence, CONFIDENCE_DIGITS) >= round(least, CONFIDENCE_DIGITS)
