"""Trees in which a parser lost who says something, or who does what is said → their subjects."""

from __future__ import annotations

from kg.extract.syntax.sayings import comments, says
from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import (
    FINITE,
    NOUNS,
    SUBJECTS,
    children,
    is_finite,
    subject_relation,
)
from kg.extract.tokens import Token

CLAUSES = ("root", "ROOT", "ccomp", "conj", "advcl", "parataxis")
LABEL = 6  # tokens within which a colon ends the label of a headline


def _teller_behind(token: Token) -> tuple[int, str] | None:
    """Make "father" the subject in "Gunmen freed her, claims father" and '"Go," recalled Berg'."""
    verb = token.head
    if token.dep_ != "obj" or verb.tag_ not in FINITE or verb.i > token.i or not comments(verb):
        return None
    alone = verb.i > verb.sent.start and verb.nbor(-1).is_punct and not children(verb, *SUBJECTS)
    last = all(word.is_punct for word in token.doc[token.right_edge.i + 1 : verb.sent.end])
    said = any(part.i < verb.i for part in children(verb, "ccomp"))
    return (verb.i, "nsubj") if alone and (said or (last and verb.dep_ == "parataxis")) else None


def _headline_behind_label(token: Token) -> tuple[int, str] | None:
    """Make "shot" of "Witnesses: gunman shot guard" a clause beside the label, no apposition."""
    label = token.head
    if label.head != label or not children(token, *SUBJECTS) or not is_finite(token):
        return None
    between = label.doc[label.i + 1 : token.left_edge.i + 1]
    colon = any(word.text == ":" for word in between) and len(between) < LABEL
    return (label.i, "parataxis") if colon else None


def _subject_behind_label(token: Token) -> tuple[int, str] | None:
    """Part "Police: driver was drunk" at its colon, where the label was taken for the subject."""
    label = token.head if token.dep_ == "appos" else token
    told = [token] if label != token else children(label, "appos")
    if not told or label.dep_ not in SUBJECTS or label.head.pos_ != "VERB":
        return None
    colon = next((word for word in token.sent[:LABEL] if word.text == ":"), None)
    if colon is None or not label.i < colon.i < min(told[-1].i, label.head.i):
        return None
    return (label.head.i, label.dep_) if label != token else (label.head.i, "parataxis")


def _subject_taken_for_adverbial(token: Token) -> tuple[int, str] | None:
    """Make "seller" of "fell after a seller accused it" the subject of the verb behind it."""
    at = token.right_edge.i + 1
    if token.dep_ not in ("obl", "nmod") or token.pos_ not in NOUNS or at >= len(token.doc):
        return None
    verb = token.doc[at]
    if verb.tag_ not in FINITE or verb.dep_ != "advcl" or verb.head != token.head:
        return None
    marks = [word for word in children(verb, "mark") if word.i + 1 == token.left_edge.i]
    free = not children(verb, *SUBJECTS) and not children(token, "case")
    return (verb.i, "nsubj") if marks and free else None


def _subject_of_what_is_said(token: Token) -> tuple[int, str] | None:
    """Mend "who police say stole it": *who* stole, and that is what police say."""
    if token.tag_ in ("WP", "WDT") and token.dep_ not in SUBJECTS:
        speech = next((word for word in token.doc[token.i + 1 :] if word.tag_ in FINITE), token)
        verb = _said_without_subject(speech)
        apart = verb is not None and _pronoun_before(speech) != token
        return None if verb is None or apart else (verb.i, subject_relation(verb))
    if token.pos_ != "VERB" or token.dep_ == "ccomp":
        return None
    start = min([token, *children(token, "aux", "aux:pass")], key=lambda word: word.i)
    if start.is_sent_start:
        return None
    speech = start.nbor(-1)
    told = _said_without_subject(speech) == token and _pronoun_before(speech) is not None
    return (speech.i, "ccomp") if told else None


def _said_without_subject(speech: Token) -> Token | None:
    """Return the finite verb right behind a verb of saying, if it has no subject of its own."""
    if speech.tag_ not in FINITE or not says(speech) or speech.i + 1 >= speech.sent.end:
        return None
    first = speech.nbor(1)
    verb = first.head if first.dep_ in ("aux", "aux:pass") else first
    finite = first.tag_ in FINITE or first.tag_ == "MD"
    own = [part for part in children(verb, *SUBJECTS) if part.tag_ not in ("WP", "WDT")]
    return verb if finite and verb.pos_ == "VERB" and not own else None


def _pronoun_before(speech: Token) -> Token | None:
    """Return the relative pronoun before the subject of a verb of saying."""
    subject = next(iter(children(speech, "nsubj")), speech)
    before = speech.doc[max(subject.left_edge.i - 1, 0)]
    inside = speech.sent.start <= before.i < subject.i and subject.i < speech.i
    return before if inside and before.tag_ in ("WP", "WDT") else None


def _noun_before_adjective(token: Token) -> tuple[int, str] | None:
    """Mend "sources close to the king say", where *close* was taken for what they say."""
    if token.pos_ in NOUNS and token.dep_ == "nsubj" and _is_stray_adjective(token.head):
        return token.head.head.i, "nsubj"
    return (children(token, "nsubj")[0].i, "amod") if _is_stray_adjective(token) else None


def _is_stray_adjective(adjective: Token) -> bool:
    """Tell whether an adjective without copula was taken for the content of a verb behind it."""
    verb = adjective.head
    stray = adjective.tag_ == "JJ" and adjective.dep_ in ("ccomp", "advcl") and verb.i > adjective.i
    if (
        not stray
        or verb.tag_ not in FINITE
        or children(verb, *SUBJECTS)
        or children(adjective, "cop")
    ):
        return False
    return [part.i + 1 for part in children(adjective, "nsubj")] == [adjective.i]


def _speech_taken_for_subject(token: Token) -> tuple[int, str] | None:
    """Mend "The suit alleges Holt stole it", where *alleges* was taken for who stole."""
    if _is_seeming_subject(token):
        above = token.head
        return (token.i, "ROOT") if above.head == above else (above.head.i, above.dep_)
    speech = next(filter(_is_seeming_subject, token.lefts), None)
    if speech is not None:
        return speech.i, "ccomp"
    verb = token.head if token.head.i > token.i else token.head.head
    teller = next(filter(_is_seeming_subject, verb.lefts), None)
    behind = teller is not None and teller.i < token.i and token.right_edge.i + 1 == verb.i
    return (verb.i, "nsubj") if behind and token.pos_ in (*NOUNS, "PRON") else None


def _is_seeming_subject(speech: Token) -> bool:
    """Tell whether a finite verb of saying was taken for the subject of one behind it."""
    verbs = speech.tag_ in FINITE and speech.head.tag_ in FINITE and speech.i < speech.head.i
    return verbs and speech.dep_ in ("nsubj", "csubj") and says(speech)


TELLER_REPAIRS: Repairs = {
    _headline_behind_label: ("appos",),
    _teller_behind: ("obj",),
    _subject_behind_label: ("appos", *SUBJECTS),
    _subject_taken_for_adverbial: ("obl", "nmod"),
    _subject_of_what_is_said: (),
    _noun_before_adjective: ("nsubj", "ccomp", "advcl"),
    _speech_taken_for_subject: ("nsubj", "csubj", "obj", *CLAUSES),
}
