"""A clause → how far its own words commit to it: modal verbs, adverbs, its form, its settings.

What embeds the clause is the business of `embedding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.adverbials import inverts
from kg.extract.factuality.conditions import (
    follows_command,
    has_condition,
    is_general,
    is_imperative,
    is_past,
)
from kg.extract.factuality.signatures import modality_of
from kg.extract.factuality.worlds import settings_of
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.negation import auxiliaries, is_negated, is_yet_to, tells_when
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, first_conjunct
from kg.extract.words import load_classes, load_words
from kg.extract.words.lexicon import words_with

TIMES = ("obl", "obl:unmarked", "advmod", "obl:tmod", "nmod:unmarked", "obj")


def own_factuality(clause: Clause) -> Factuality:
    """Return what the words of the clause itself say, as if nothing embedded it."""
    found = ASSERTED
    for signature in _own_signatures(clause):
        if (modality := modality_of(signature)) is not None:
            found = found.weakened(modality)
    return found.negated() if is_negated(clause) else found


def _own_signatures(clause: Clause) -> Iterator[str]:
    modals, adverbs = load_classes("certainty", "modals"), load_classes("certainty", "adverbs")
    backshifted = _is_future_in_past(clause)
    for auxiliary in auxiliaries(clause):
        signature = modals.get(auxiliary.lower_, "")
        if _is_to(auxiliary) or (backshifted and signature == "conditional"):
            signature = "planning"
        if signature:
            yield signature
    hedges = (adverbs.get(adverb.lower_, "") for adverb in _adverbs(clause))
    done = is_past(clause)  # "otherwise, the bridge remained closed"
    yield from (hedge for hedge in hedges if hedge and not (done and hedge == "conditional"))
    yield from settings_of(clause)
    yield from (FORMS[test] for test in FORMS if test(clause))


def _adverbs(clause: Clause) -> list[Token]:
    """Return the adverbs of a clause, and those before the first of verbs with one subject.

    "She reportedly met the smuggler and handed him a passport": both are only reported.
    """
    own = children(clause.head, "advmod")
    if clause.beside is None or child(clause.head, *SUBJECTS) is not None:
        return own
    shared = [adverb for adverb in _adverbs(clause.beside) if adverb.i < clause.beside.head.i]
    return own + shared


def _is_to(auxiliary: Token) -> bool:
    """Return whether an auxiliary announces: "*is* to close its plant and cut jobs"."""
    if is_yet_to(auxiliary.head):
        return False
    to = (part for part in children(auxiliary.head, "mark") if part.lower_ == "to")
    return auxiliary.lemma_ == "be" and any(part.i > auxiliary.i for part in to)


def _is_future_in_past(clause: Clause) -> bool:
    """Return whether "would" is the *will* of somebody who spoke: "said that he would"."""
    return clause.link == "ccomp" and clause.parent is not None and clause.parent.head.tag_ == "VBD"


def _is_question(clause: Clause) -> bool:
    if clause.parent is not None:
        return False
    asked = next((token for token in clause.head.sent[-4:] if "?" in token.text), None)
    if asked is None:
        return False
    quotes = [word for word in clause.head.doc[clause.head.i : asked.i] if word.is_quote]
    return len(quotes) % 2 == 0  # else only what is quoted is one: "told us: “Where is he?”"


def _is_to_come(clause: Clause) -> bool:
    """Return whether "is to V" or a present tense with a time to come tells the future."""
    head = clause.head
    finite = [verb for verb in children(head, "aux", "cop", "aux:pass") if verb.lemma_ == "be"]
    to = next((mark for mark in children(head, "mark") if mark.lower_ == "to"), None)
    if to is not None and any(verb.i < to.i for verb in finite):
        return not is_yet_to(head)
    present = any(verb.tag_ in ("VBZ", "VBP") for verb in (head, *finite))
    return present and _has_time_to_come(clause)


def _has_time_to_come(clause: Clause) -> bool:
    """Return whether a present tense is about what is to come: "reopens next May"."""
    head = clause.head
    words = [word for time in children(head, *TIMES) for word in (time, *time.children)]
    future = load_words("certainty")["future"]["words"]
    if any(word.lower_ in future for word in words):
        return True
    lemma = " ".join([head.lemma_, *(noun.lower_ for noun in children(head, "obj"))])
    scheduled = not words_with("scheduled").isdisjoint({head.lemma_, lemma})
    return scheduled and not clause.marker and any(map(_is_date, words))


def _is_date(word: Token) -> bool:
    dates = load_words("dates")
    year = len(word.text) == 4 and word.text.isdigit() and word.tag_ == "CD"
    return year or word.text in dates["months"] or word.text in dates["weekdays"]


def _inverts_without_cause(clause: Clause) -> bool:
    """Return whether a statement inverts its auxiliary, as behind a denial: "least of all did"."""
    subject = child(clause.head, "nsubj", "nsubj:pass")
    inside = subject is not None and subject.i < clause.head.i
    if clause.link != "ROOT" or not inside or not inverts(clause.head) or is_negated(clause):
        return False
    start = clause.head.sent[0]
    first = start in children(clause.head, "aux", "aux:pass", "cop")
    lists = load_words("certainty")["negation"]
    only = start.lower_ == "not" and start.text_after.lower() in lists["additive"]  # "not only did"
    affirming = only or start.lower_ in lists["affirming"]
    return not first and not affirming and not tells_when(start)


def _is_loose_gerund(clause: Clause) -> bool:
    """Return whether a gerund is coordinated with what is none: what it tells is not asserted.

    "Is accused of treason and plotting attacks", "was tried on charges of assault, and resisting
    arrest": it belongs to the noun before. Of 14 such that were judged as facts four were right.
    """
    head = clause.head
    if head.tag_ != "VBG" or head.dep_ != "conj" or first_conjunct(head).tag_ == "VBG":
        return False
    instead = any(children(link, "fixed") for link in children(head, "cc"))  # "rather than going"
    return not instead and not children(head, "aux", "cop", "mark", *SUBJECTS)


FORMS: Mapping[Callable[[Clause], bool], str] = {
    _is_question: "possible",
    has_condition: "conditional",
    is_general: "conditional",
    follows_command: "conditional",
    _inverts_without_cause: "possible",
    is_imperative: "requesting",
    _is_loose_gerund: "claiming",
    _is_to_come: "planning",
}
"""What the form of a clause says, whatever its words."""
