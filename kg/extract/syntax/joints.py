"""A word that a parser joined to the wrong verb, or on the wrong side → where it belongs.

Subjects, relative pronouns and conjuncts: nothing joins backwards, and no clause has two subjects.
"""

from __future__ import annotations

from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import FINITE, NOUNS, SUBJECTS, children, preposition, subject_relation
from kg.extract.tokens import Token
from kg.extract.words.lexicon import phrases_with, words_with


def subject_of_first(token: Token) -> tuple[int, str] | None:
    """Give the first of two verbs its subject back: "the king, 80, left, and aides ended talks"."""
    second = token.head
    first = second.head
    if token.dep_ not in SUBJECTS or second.dep_ != "conj" or not token.i < first.i < second.i:
        return None
    own = any(part.i > first.i for part in children(second, *SUBJECTS))
    label = subject_relation(first)
    return (first.i, label) if own and not children(first, *SUBJECTS) else None


def conjunct_before(token: Token) -> tuple[int, str] | None:
    """Make a noun before the verb whose conjunct it seems its subject: nothing joins backwards."""
    verb = token.head
    backwards = token.dep_ == "conj" and token.i < verb.i and token.pos_ in NOUNS
    if not backwards or verb.pos_ != "VERB" or children(verb, *SUBJECTS):
        return None
    return verb.i, subject_relation(verb)


def relative_object(token: Token) -> tuple[int, str] | None:
    """Make "which" of "the fine which the court imposed" an object, where both seem subjects."""
    verb = token.head
    if token.tag_ != "WDT" or token.dep_ not in SUBJECTS or verb.tag_ not in FINITE:
        return None
    others = [part for part in children(verb, *SUBJECTS) if token.i < part.i < verb.i]
    return (verb.i, "obj") if others and not children(verb, "obj", "aux:pass") else None


def relative_subject(token: Token) -> tuple[int, str] | None:
    """Make "court" of "the fine which the court imposed" no passive subject, with no auxiliary."""
    verb = token.head
    active = verb.tag_ in FINITE and not children(verb, "aux:pass")
    return (verb.i, "nsubj") if token.dep_ == "nsubj:pass" and active else None


def conjunct_of_relative(token: Token) -> tuple[int, str] | None:
    """Hang ", and flew home" of "left Natara, where Iran has a plant, and flew home" on *left*.

    A relative clause in the present does not go on in the past that the main clause tells.
    """
    inner = token.head
    relative = token.dep_ == "conj" and inner.dep_ in ("acl:relcl", "advcl:relcl", "advcl")
    joints = children(token, "cc")
    if not relative or inner.tag_ == token.tag_ or not {inner.tag_, token.tag_} <= FINITE:
        return None
    if not joints or not joints[0].nbor(-1).is_punct or children(token, *SUBJECTS):
        return None
    outer = next((up for up in inner.ancestors if token.tag_ in _tenses(up)), None)
    return (outer.i, "conj") if outer is not None else None


def _tenses(verb: Token) -> set[str]:
    return {verb.tag_, *(part.tag_ for part in children(verb, "aux", "aux:pass", "cop"))} & FINITE


def subject_taken_for_object(token: Token) -> tuple[int, str] | None:
    """Make "no ship" of "blocked the gates, and no ship left" the subject of the verb behind it."""
    at = token.right_edge.i + 1
    if token.dep_ != "conj" or token.pos_ not in NOUNS or at >= len(token.doc):
        return None
    verb, joints = token.doc[at], children(token, "cc")
    alone = verb.dep_ == "conj" and not children(verb, "cc", *SUBJECTS)
    fits = alone and verb.tag_ in FINITE and token.head in verb.head.subtree
    return (verb.i, "nsubj") if fits and joints and joints[0].nbor(-1).is_punct else None


def oblique_object(token: Token) -> tuple[int, str] | None:
    """Make an object with a preposition an oblique: "finishing a minute behind Berg"."""
    return (token.head.i, "obl") if token.dep_ == "obj" and preposition(token) else None


def bare_subject(token: Token) -> tuple[int, str] | None:
    """Make a bare oblique or object the subject of the finite verb behind it that has none.

    "Plans to build a road have been approved"; "The guard rescued two men" with two objects.
    """
    verb = token.head
    auxiliaries = children(verb, "aux", "aux:pass")
    finite = any(word.tag_ in (*FINITE, "MD") for word in (verb, *auxiliaries))
    if token.dep_ not in ("obl", "obj") or token.i > verb.i or token.pos_ not in NOUNS:
        return None
    if not finite:
        return None
    if verb.dep_ == "conj" or children(token, "case"):
        return None
    if children(verb, *SUBJECTS, "expl", "csubj"):
        return None
    return verb.i, subject_relation(verb)


def matter_of_blame(token: Token) -> tuple[int, str] | None:
    """Hang what somebody is blamed for on the verb: "accused the board *of fraud*"."""
    blamed, verb = token.head, token.head.head
    if token.dep_ != "nmod" or blamed.dep_ != "obj" or blamed.i < verb.i:
        return None
    frame = f"{verb.lemma_.lower()} {preposition(token)}"
    bare = token.tag_ in ("NN", "NNS") and not children(token, "det", "nmod:poss")
    matter = bare and frame in phrases_with("object-control")
    last = token.right_edge.i == blamed.right_edge.i
    return (verb.i, "obl") if matter and last and not children(verb, "obl:arg") else None


def beside_part_of_name(token: Token) -> tuple[int, str] | None:
    """Hang what is joined to the last part of a name on the whole: "Ines Berg and Tom Stark"."""
    whole = token.head.head
    return (whole.i, token.dep_) if token.head.dep_ == "flat" and token.i > token.head.i else None


def object_below(token: Token) -> tuple[int, str] | None:
    """Hang "which" of "which the firm hopes to open" on *open*: it is not what the firm hopes."""
    verb = token.head
    if token.dep_ != "obj" or token.tag_ not in ("WDT", "WP") or token.i > verb.i:
        return None
    wanted = [part for part in children(verb, "xcomp") if part.tag_ == "VB" and part.i > verb.i]
    shares = verb.lemma_.lower() in words_with("subject-control")
    taken = not wanted or children(wanted[0], "obj", "aux:pass", "cop")
    return (wanted[0].i, "obj") if shares and not taken else None


JOINT_REPAIRS: Repairs = {
    subject_of_first: SUBJECTS,
    conjunct_before: ("conj",),
    subject_taken_for_object: ("conj",),
    oblique_object: ("obj",),
    bare_subject: ("obl", "obj"),
    matter_of_blame: ("nmod",),
    object_below: ("obj",),
    relative_object: SUBJECTS,
    relative_subject: ("nsubj:pass",),
    conjunct_of_relative: ("conj",),
    beside_part_of_name: ("conj", "appos", "acl:relcl"),
}
"""Each with the relations of the tokens it may concern."""
