"""An adverbial clause and the factuality of its predicate → the signature of its link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.extract.factuality import Factuality
from kg.extract.grammar.clause import Clause
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, is_finite
from kg.extract.words import load_classes, load_words
from kg.extract.words.lexicon import words_with
from kg.records import Modality

OPEN = frozenset({Modality.PLANNED, Modality.REQUESTED, Modality.POSSIBLE})
Test = Callable[[Clause, Factuality, Token], bool]


def adverbial_signature(clause: Clause, outer: Factuality, predicate: Token | None) -> str:
    """Return the signature of an adverbial clause: that of its form, else of its conjunction."""
    above = predicate if predicate is not None else clause.head
    forms = (signature for test, signature in FORMS if test(clause, outer, above))
    return next(forms, _of_conjunction(clause.marker))


def is_marked_as_adverbial(clause: Clause) -> bool:
    """Return whether a conjunction shows that a clause on a noun is adverbial: "a mask lest he"."""
    own = clause.link == "acl" and clause.marker not in ("to", "for to", "that", "of")
    return own and clause.marker in _conjunctions() and is_finite(clause.head)


def _conjunctions() -> Mapping[str, str]:
    return load_classes("certainty", "markers")


def _of_conjunction(words: str) -> str:
    first = words.split(" ")[0]
    other = "possible" if words else "background"
    return _conjunctions().get(words, _conjunctions().get(first, other))


def _is_limit(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a clause is the condition of "as long as": it hangs on *long*."""
    return above is not clause.head and f"{above.lower_} {clause.marker}" == "long as"


def _is_degree(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a clause is denied with *much*: "never so much as met"."""
    own = above is not clause.head and f"{above.lower_} {clause.marker}" == "much as"
    return own and outer.negative


def _is_dated(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a past event ends or follows another: "was lost until a diver found it"."""
    own = above is clause.head or clause.head.tag_ != "VBD"
    if own or outer.modality is not Modality.ASSERTED:
        return False
    if clause.marker == "than":
        return any(word.lower_ == "sooner" for word in children(above, "advmod"))
    verbs = [above, *children(above, "aux", "aux:pass", "cop")]
    past = any(verb.tag_ == "VBD" for verb in verbs)
    waits = child(above, "xcomp") is not None  # "refused to leave until he paid"
    return past and not waits and clause.marker in ("until", "till")


def _is_too_late(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether who is meant died before: "died before reaching a hospital"."""
    killed = above.lemma_.lower() in words_with("final")
    died = killed and (child(above, "aux:pass") is not None or child(above, "obj") is None)
    return died and clause.marker == "before" and clause.head.tag_ == "VBG"


def _is_gerund(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a gerund is only thought of: "on Holt winning", "is open to selling"."""
    about = clause.marker == "to" and clause.head.tag_ == "VBG"
    return about or is_prospect(clause.head, clause.marker)


def _is_field(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a gerund only says in what something helps: "is used in finding tumours"."""
    return clause.marker == "in" and clause.head.tag_ == "VBG" and clause.head.i > above.i


def _is_past_fact(clause: Clause, outer: Factuality, above: Token) -> bool:
    """Return whether a past event dates or explains what itself is a guess, a plan or a demand.

    "may have drowned when the boat sank", "threatened to leave after the vote failed".
    """
    if _of_conjunction(clause.marker) != "background" or above is clause.head:
        return False
    if outer.modality not in OPEN or clause.head.tag_ != "VBD":
        return False
    about = above.head.lower_ == "about" and not clause.marker
    return about or _is_perfect(above) or _is_apart(clause, above)  # "were about to leave when"


def _is_perfect(verb: Token) -> bool:
    return any(aux.lemma_ == "have" and aux.tag_ == "VB" for aux in children(verb, "aux"))


def _is_apart(clause: Clause, above: Token) -> bool:
    """Return whether a past event is no part of what an infinitive guesses or plans."""
    past = load_words("certainty")["past"]
    modals = all(aux.lower_ in past["modals"] for aux in children(above, "aux"))
    return above.tag_ == "VB" and modals and clause.marker in past["markers"]


FORMS: Sequence[tuple[Test, str]] = (
    (_is_limit, "conditional"),
    (_is_degree, "implicative"),
    (_is_dated, "background"),
    (_is_too_late, "excluded"),
    (_is_gerund, "possible"),
    (_is_field, "possible"),
    (_is_past_fact, "established"),
)
"""What an adverbial clause is by its form, whatever its conjunction; the first that fits."""


def is_prospect(verb: Token, words: str) -> bool:
    """Return whether a gerund with a subject of its own is only thought of: "on Holt winning"."""
    having = any(aux.tag_ == "VBG" for aux in children(verb, "aux")) and verb.dep_ == "acl"
    own = child(verb, "nsubj", "nsubj:pass") is not None
    gerund = having or (own and verb.tag_ == "VBG" and not is_finite(verb))
    return gerund and words in ("on", "to", "of", "about", "for", "against")


def inverts(verb: Token) -> bool:
    """Return whether an auxiliary before its subject makes a condition: "should he resign"."""
    fronted = children(verb, "aux", "aux:pass", "cop")
    subjects = children(verb, *SUBJECTS)
    return bool(fronted and subjects) and fronted[0].i < subjects[0].i
