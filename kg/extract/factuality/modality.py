"""A clause → how far its own words commit to it: modal verbs, adverbs, questions, conditions.

The words stand in `words/certainty.toml`. What governs the clause is the business of `governors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.embedded import inverts
from kg.extract.syntax.clause import Clause, Oblique
from kg.extract.syntax.negation import auxiliaries, is_negated, tells_when
from kg.extract.syntax.tree import SUBJECTS, child, children, first_conjunct, marker, preposition
from kg.extract.tokens import Token
from kg.extract.words import load_classes, load_words
from kg.extract.words.lexicon import arguments_of, words_with
from kg.records import Modality


def own_factuality(clause: Clause) -> Factuality:
    """Return what the words of the clause itself say, as if nothing governed it."""
    stance = ASSERTED
    for modality in _own_modalities(clause):
        stance = stance.weakened(modality)
    return stance.negated() if is_negated(clause) else stance


def _own_modalities(clause: Clause) -> list[Modality]:
    head = clause.head
    modals, adverbs = load_classes("certainty", "modals"), load_classes("certainty", "adverbs")
    found = [modals.get(auxiliary.lower_) for auxiliary in auxiliaries(clause)]
    if any(map(_is_to, auxiliaries(clause))):
        found.append("planned")
    if _is_future_in_past(clause):
        found = ["planned" if name == "conditional" else name for name in found]
    found += [adverbs.get(adverb.lower_) for adverb in children(head, "advmod")]
    found += [_setting(clause, part) for part in [*clause.obliques, *_openers(clause.beside)]]
    found += [MARKED[test] for test in MARKED if test(clause)]
    return [Modality(name) for name in found if name and name != "negative"]


def _is_to(auxiliary: Token) -> bool:
    """Tell whether an auxiliary announces: "*is* to close its plant and cut jobs"."""
    to = (part for part in children(auxiliary.head, "mark") if part.lower_ == "to")
    return auxiliary.lemma_ == "be" and any(part.i > auxiliary.i for part in to)


def _openers(clause: Clause | None) -> list[Oblique]:
    """Return what opens a clause before its subject, and so holds for what continues it."""
    if clause is None:
        return []
    first = min(clause.subjects, key=lambda token: token.i, default=clause.head)
    own = [part for part in clause.obliques if part.head.i < first.i]
    return own + _openers(clause.beside)


def _is_future_in_past(clause: Clause) -> bool:
    """Tell whether "would" is the *will* of somebody who spoke: "said that he would"."""
    return clause.link == "ccomp" and clause.parent is not None and clause.parent.head.tag_ == "VBD"


def _setting(clause: Clause, part: Oblique) -> str | None:
    """Return what a phrase says of the world a clause is in: "under the plan", "in the novel"."""
    settings = load_words("certainty")["settings"]
    if child(clause.head, "ccomp") is not None:
        return None  # there it is told, here it is told of
    first = min(clause.subjects, key=lambda token: token.i, default=clause.head)
    fronted = part.head.i < first.i and part.preposition in settings["prepositions"]
    if part.preposition != "under" and not fronted:
        return None
    if fronted and attribute_of(part.head) == "alleged":
        return "alleged"  # "in a purported recording"
    nouns = [part.head, *children(part.head, "appos")]  # "in Night Ferry, a thriller"
    kind = next(filter(None, map(_kind_of_setting, nouns)), None)
    tag = clause.head.tag_
    past, present = tag in ("VBD", "VBN"), tag in ("VBZ", "VBP")
    if (kind == "planned" and past) or (kind == "staged" and not present):
        return None
    return "possible" if kind == "staged" else kind


def _kind_of_setting(noun: Token) -> str | None:
    """Return what a noun makes of the world that it opens: "plan", "novel", "scene"."""
    name = noun.lemma_.lower()
    words = [*(f"{part.lower_} {name}" for part in children(noun, "amod")), name]
    table = _settings()
    return next((table[word] for word in words if word in table), None)


@cache
def _settings() -> Mapping[str, str]:
    return {**_modalities("setting"), **dict.fromkeys(arguments_of("scene"), "staged")}


@cache
def _attributes() -> Mapping[str, str]:
    return {**_modalities("modifier"), **dict.fromkeys(words_with("past"), "past")}


@cache
def _modalities(frame: str) -> Mapping[str, str]:
    """Return word → the modality, or "negative", of what it embeds in a frame."""
    names = {"planning": "planned", "requesting": "requested", "claiming": "alleged"}
    return {word: names.get(kind, kind) for word, kind in arguments_of(frame).items()}


def predicated_of(event: Token) -> str:
    """Return what the predicate says of an event: negative in "cancelled talks", or ""."""
    first = first_conjunct(event)
    verb = first.head
    particle = child(verb, "compound:prt")
    lemma = verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
    if first.dep_ == "nsubj" and verb.pos_ != "ADJ" and child(verb, "cop") is None:
        return _modalities("subject").get(lemma, "")
    kind = _modalities("object").get(lemma, "")
    return kind if first.dep_ in ("obj", "nsubj", "nsubj:pass") else ""


def _is_question(clause: Clause) -> bool:
    if clause.parent is not None:
        return False
    ending = [token.text for token in clause.head.sent][-4:]
    return any("?" in mark for mark in ending)


def _has_condition(clause: Clause) -> bool:
    """Tell whether a condition hangs on this clause: "if …", "provided …", "should he …"."""
    lists = load_words("certainty")["condition"]
    words = {part.preposition for part in clause.obliques}  # "pending approval"
    words |= {word.lower_ for part in clause.obliques for word in part.head.children}
    words |= {part.lower_ for part in children(clause.head, "advcl")}
    alone = words & set(lists["alone"])
    if alone and not _is_past(clause):
        return True
    return any(map(_is_condition, children(clause.head, "advcl", "obl")))


def _is_past(clause: Clause) -> bool:
    """Tell whether a clause tells what was done: "suspended him pending an inquiry"."""
    verbs = [clause.head, *children(clause.head, "aux", "aux:pass")]
    perfect = any(verb.lemma_ == "have" and verb.tag_ in ("VBZ", "VBP") for verb in verbs)
    return perfect or (clause.head.tag_ in ("VBD", "VBN") and any(v.tag_ == "VBD" for v in verbs))


def _is_general(clause: Clause) -> bool:
    """Tell whether a clause is of whomever it may be: "any minister who lies goes".

    So it is in the present tense, and of what may never have been: "before any bids were made".
    """
    anyone = load_words("certainty")["condition"]["anyone"]
    words = (w for subject in clause.subjects for w in (subject, *children(subject, "det")))
    general = clause.head.tag_ in ("VBZ", "VBP") or clause.marker == "before"
    return general and any(word.lower_ in anyone for word in words)


def _follows_command(clause: Clause) -> bool:
    """Tell whether a command beside a clause is its condition: "lose, and you are finished"."""
    beside = clause.beside
    return beside is not None and _is_imperative(beside) and clause.subjects != beside.subjects


def _is_condition(part: Token) -> bool:
    """Tell whether a clause or phrase is a condition; "in case" gives but a reason to be ready."""
    lists, words = load_words("certainty")["condition"], marker(part)
    if part.dep_ == "obl":
        article = " ".join(word.lower_ for word in children(part, "det", "nmod:poss", "amod"))
        fits = article in lists["nouns"].get(part.lower_, ())  # "in a case", "in the case of Peru"
        return fits and preposition(part) in lists["prepositions"]
    if not words:
        return part.lower_ in lists["participles"] or inverts(part)
    return words != "in case" and load_classes("certainty", "markers").get(words) == "conditional"


def _is_to_come(clause: Clause) -> bool:
    """Tell whether "is to V" or a present tense with a time to come tells the future."""
    head = clause.head
    to = next((mark for mark in children(head, "mark") if mark.lower_ == "to"), None)
    finite = [verb for verb in children(head, "aux", "cop", "aux:pass") if verb.lemma_ == "be"]
    if to is not None and any(verb.i < to.i for verb in finite):
        return True
    if head.tag_ not in ("VBZ", "VBP") and not any(verb.tag_ in ("VBZ", "VBP") for verb in finite):
        return False
    times = children(head, "obl", "obl:unmarked", "advmod", "obl:tmod", "nmod:unmarked", "obj")
    words = [word for time in times for word in (time, *time.children)]
    future = load_words("certainty")["future"]
    if any(word.lower_ in future["words"] for word in words):
        return True
    lemma = " ".join([head.lemma_, *(noun.lower_ for noun in children(head, "obj"))])
    dated = any(map(_is_date, words)) and {head.lemma_, lemma} & words_with("scheduled")
    return bool(dated) and not clause.marker


def _is_date(word: Token) -> bool:
    dates = load_words("dates")
    year = len(word.text) == 4 and word.text.isdigit() and word.tag_ == "CD"
    return year or word.text in dates["months"] or word.text in dates["weekdays"]


def _is_imperative(clause: Clause) -> bool:
    head = clause.head
    bare = head.tag_ == "VB" and clause.link == "ROOT" and not clause.marker
    return bare and child(head, "aux", "cop", *SUBJECTS) is None and not clause.subjects


def _inverts_without_cause(clause: Clause) -> bool:
    """Tell whether a statement inverts its auxiliary, as behind a denial: "least of all did he"."""
    subject = child(clause.head, "nsubj", "nsubj:pass")
    inside = subject is not None and subject.i < clause.head.i
    if clause.link != "ROOT" or not inside or not inverts(clause.head) or is_negated(clause):
        return False
    start = clause.head.sent[0]
    if tells_when(start):
        return False
    opening = load_words("certainty")["negation"]["affirming"]
    return (
        start not in children(clause.head, "aux", "aux:pass", "cop") and start.lower_ not in opening
    )


MARKED = {
    _is_question: "possible",
    _has_condition: "conditional",
    _is_general: "conditional",
    _follows_command: "conditional",
    _inverts_without_cause: "possible",
    _is_imperative: "requested",
    _is_to_come: "planned",
}
"""What the form of a clause says, whatever its words."""


def attribute_of(nominal: Token) -> str:
    """Return what a noun's modifiers say of it: "alleged", "past", "possible" …, or "".

    Whether an adverb denies it is for `negation` to tell.
    """
    table, adverbs = _attributes(), load_classes("certainty", "adverbs")
    words = [part.lower_ for part in children(nominal, "amod", "compound", "advmod", "nmod:desc")]
    words += _hyphened_before(nominal)
    hedges = [adverbs.get(part.lower_, "") for part in children(nominal, "advmod")]
    found = [*(table.get(word, "") for word in words), *(h for h in hedges if h != "negative")]
    return next(filter(None, found), "")


def _hyphened_before(nominal: Token) -> list[str]:
    """Return a word with hyphens right before a nominal, which the tokenizer cuts: "would-be"."""
    parts: list[str] = []
    word = nominal
    while not word.is_sent_start and not (parts and word.nbor(-1).whitespace_):
        word = word.nbor(-1)
        parts.insert(0, word.lower_)
    whole = "".join(parts)
    return [whole] if "-" in whole else []
