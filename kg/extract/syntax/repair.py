"""A `Doc` in Universal Dependencies in; the same without the trees that grammar rules out.

A parser that sees little text hangs words where no reader would. Each repair here undoes one such
mistake, told by the labels and tags alone; a tree without mistakes comes back as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from kg.extract.syntax.appositions import (
    adjectival_title,
    appointed,
    before_adjectival_title,
    description,
    list_member,
    mend_appointments,
    name_of_title,
    named_to_office,
    named_with,
    person_of,
    title_of_name,
    title_of_owner,
)
from kg.extract.syntax.comments import mend_comments
from kg.extract.syntax.finite import finite_participle, lost_content, lost_predicate, saying
from kg.extract.syntax.joints import JOINT_REPAIRS
from kg.extract.syntax.measures import MEASURE_REPAIRS, measured
from kg.extract.syntax.misread import with_verbs_of_saying
from kg.extract.syntax.reported import REPORT_REPAIRS
from kg.extract.syntax.scheme import Repair, Repairs, Tree, rebuild
from kg.extract.syntax.speeches import SPEECH_REPAIRS
from kg.extract.syntax.tellers import TELLER_REPAIRS
from kg.extract.syntax.tree import FINITE, NOUNS, SUBJECTS, VERBAL, children, climb
from kg.extract.syntax.verbphrases import VERB_REPAIRS
from kg.extract.tokens import Doc, Token

PREMODIFIERS = frozenset({"amod", "compound", "det", "nummod", "nmod:poss"})
MODIFYING = frozenset({"acl", "acl:relcl", "xcomp"})
PLACES = frozenset({"LOC", "GPE", "FAC"})


def mend(doc: Doc) -> Doc:
    """Return `doc` with its impossible arcs mended; the same object where there are none."""
    doc = with_verbs_of_saying(doc)
    wanted = [
        (token, repair, found)
        for token in doc
        for repair in _repairs_of(token.dep_)
        if (found := repair(token)) is not None
    ]
    tree = Tree(doc)
    commented, appointed = mend_comments(tree), mend_appointments(tree)
    if not wanted and not commented and not appointed:
        return doc
    for token, repair, (head, label) in wanted:
        if repair in (lost_predicate, measured):
            tree.attach(head, head, "ROOT")
        if repair is lost_content:
            tree.attach(head, token.head.i, "ccomp")
        if tree.attach(token.i, head, label):
            if repair is _for_a_place:
                _act_for(tree, token)
            if repair is _late_subject and label == "obl":
                tree.attach(token.left_edge.i - 1, token.i, "case")
    return rebuild(tree)


def _stray_modifier(token: Token) -> tuple[int, str] | None:
    """Hang a premodifier before its noun, where a verb stands between it and its head."""
    if token.dep_ not in PREMODIFIERS or token.head.i < token.i:
        return None
    between = token.doc[token.i + 1 : token.head.i]
    if not any(word.pos_ in VERBAL and word.tag_ not in ("VBN", "VBG") for word in between):
        return None
    noun = next((word for word in between if word.pos_ in NOUNS or word.pos_ in VERBAL), None)
    return (noun.i, token.dep_) if noun is not None and noun.pos_ in NOUNS else None


def _for_a_place(token: Token) -> tuple[int, str] | None:
    """Hang "Oslo" of "left for Oslo to attend talks" on *left*: a place attends nothing."""
    verb = token.head
    infinitive = verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and verb.head.i < token.i
    if token.dep_ != "nsubj" or token.ent_type_ not in PLACES or not infinitive:
        return None
    start = token.left_edge
    before = start if start.lower_ == "for" else start.nbor(-1) if start.i else start
    behind = before.lower_ == "for" and before.i - 1 == verb.head.i
    return (verb.head.i, "obl") if behind else None


def _act_for(tree: Tree, place: Token) -> None:
    """Hang the "for" before a place on it; the infinitive takes the verb's own subject."""
    for at in tree.dependents(place.head.i, "mark"):
        if tree.doc[at].lower_ == "for":
            tree.attach(at, place.i, "case")


def _late_subject(token: Token) -> tuple[int, str] | None:
    """Make a second subject behind its verb an object, behind a preposition an oblique.

    "Berg told the five provinces", "has left for Oslo".
    """
    verb, before = token.head, token.left_edge.i - 1
    if token.dep_ not in ("nsubj", "nsubj:pass") or token.i < verb.i or verb.pos_ != "VERB":
        return None
    if not any(part.dep_ in SUBJECTS and part.i < verb.i for part in verb.children):
        return None
    behind = _verb_behind(token)
    if behind is not None:
        return behind.i, "nsubj"  # "Berg has been fined, a spokesman said"
    if verb.nbor(-1).is_punct:
        return None  # "Nobody," said Berg
    if before > verb.i and token.doc[before].tag_ == "IN":
        return verb.i, "obl"
    return (verb.i, "obj") if not children(verb, "obj", "aux:pass") else None


def _verb_behind(subject: Token) -> Token | None:
    """Return the finite verb right behind a subject that governs its clause, but has no subject."""
    at = subject.right_edge.i + 1
    verb = subject.doc[at] if at < len(subject.doc) else subject
    governs = subject.head.head == verb and verb.tag_ in FINITE
    return verb if governs and not children(verb, *SUBJECTS) else None


def _stray_for(token: Token) -> tuple[int, str] | None:
    """Hang the "for" of "left for Oslo to attend" on *Oslo*, where that hangs on *left* already."""
    if token.lower_ != "for" or token.dep_ != "mark" or token.i + 1 >= len(token.doc):
        return None
    place = token.nbor(1)
    apart = place.dep_ == "obl" and place.ent_type_ in PLACES and place.head == token.head.head
    return (place.i, "case") if apart else None


def _who(token: Token) -> tuple[int, str] | None:
    """Hang ", who is …" on the person right before it: "…, said Anna Berg, who leads it"."""
    who = next((word for word in token.subtree if not word.is_punct), token)
    if token.dep_ != "acl:relcl" or who.lower_ != "who" or token.head.ent_type_ == "PERSON":
        return None
    before = next(
        (word for word in reversed(token.doc[max(who.i - 2, 0) : who.i]) if not word.is_punct), who
    )
    name = next((up for up in (before, *before.ancestors) if up.dep_ != "flat"), before)
    whole = takewhile(lambda up: up.head.pos_ in NOUNS and not children(up, "cop"), climb(name))
    within = token.head in [up.head for up in whole]  # "the father of Anna Berg, who left"
    if before.ent_type_ != "PERSON" and token.head.ent_type_ in (*PLACES, "ORG"):
        people = (up for up in token.head.ancestors if up.ent_type_ == "PERSON")
        name = next(people, token.head)  # "Anna Berg, of the bank, who left"
        return (name.i, "acl:relcl") if name.i < token.head.i and name.pos_ in NOUNS else None
    return (name.i, "acl:relcl") if before.ent_type_ == "PERSON" and not within else None


def _clause_in_apposition(token: Token) -> tuple[int, str] | None:
    """Make an apposition with a copula a relative clause: "the bank, whose head is Anna Berg"."""
    copular = token.dep_ == "appos" and any(part.dep_ == "cop" for part in token.children)
    return (token.head.i, "acl:relcl") if copular else None


def _before_preposition(token: Token) -> tuple[int, str] | None:
    """Hang "Holt" of "for captain Holt, according to the paper" off *paper*: it stands before."""
    first = next(iter(children(token.head, "case")), None)
    if token.dep_ not in ("appos", "nmod") or first is None or not token.i < first.i < token.head.i:
        return None
    if token.dep_ == "nmod" and children(token, "case"):
        return token.head.head.i, "obl"
    before = token.left_edge.nbor(-1) if token.left_edge.i else token
    beside = token.dep_ == "appos" and before.pos_ in NOUNS
    return (before.i, "appos") if beside else None


REPAIRS: Repairs = {
    title_of_name: (*SUBJECTS, "obj"),
    name_of_title: ("obl", "obl:agent", "nmod"),
    _stray_modifier: PREMODIFIERS,
    _for_a_place: ("nsubj",),
    _late_subject: ("nsubj", "nsubj:pass"),
    _stray_for: ("mark",),
    _clause_in_apposition: ("appos",),
    **VERB_REPAIRS,
    adjectival_title: ("amod",),
    named_to_office: ("xcomp",),
    before_adjectival_title: ("nmod:desc", "compound"),
    title_of_owner: ("compound",),
    appointed: ("xcomp",),
    _who: ("acl:relcl",),
    lost_predicate: ("root", "ROOT"),
    lost_content: ("nsubj",),
    finite_participle: ("nsubj:pass",),
    saying: ("acl",),
    list_member: ("appos",),
    person_of: ("appos",),
    description: ("conj",),
    named_with: ("conj",),
    _before_preposition: ("appos", "nmod"),
    **JOINT_REPAIRS,
    **TELLER_REPAIRS,
    **REPORT_REPAIRS,
    **SPEECH_REPAIRS,
    **MEASURE_REPAIRS,
}
"""In the order in which what they want is done."""


@cache
def _repairs_of(relation: str) -> Sequence[Repair]:
    """Return the repairs that may concern a token with this relation: few, mostly none."""
    return [
        repair for repair, relations in REPAIRS.items() if not relations or relation in relations
    ]
