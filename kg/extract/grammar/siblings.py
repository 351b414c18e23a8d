"""A verb and the clauses found so far → the clause above it, and the one it is coordinated with."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.grammar.clause import Clause
from kg.extract.grammar.speech_ends import content_beside, goes_on_speaking
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, children, is_finite, marker


def clause_above(token: Token, found: Mapping[int, Clause]) -> Clause | None:
    """Return the clause nearest above a word."""
    return next((found[head.i] for head in token.ancestors if head.i in found), None)


def sibling(head: Token, found: Mapping[int, Clause]) -> Clause | None:
    """Return the clause that `head` is coordinated with.

    A finite verb does not continue an infinitive, whatever the parser says: in "refused to attend
    and sent a delegation" it is beside *refused*.
    """
    beside = clause_above(head, found) if head.dep_ == "conj" else None
    said = content_beside(head, beside) if beside is not None else None
    if said is not None:
        return found.get(said.i, beside)
    if beside is not None and (goes_on_speaking(head, beside) or _has_form_of_parent(head, beside)):
        return beside.parent
    bare = head.lower_ == head.lemma_.lower() and not children(head, "aux", *SUBJECTS)
    while beside is not None and is_finite(head) and not is_finite(beside.head):
        if bare and marker(beside.head) == "to":
            break  # "to cut jobs and *shut* offices": the form is an infinitive's too
        if beside.link not in ("xcomp", "advcl", "acl") or beside.parent is None:
            break
        beside = beside.parent
    return beside


def _has_form_of_parent(head: Token, beside: Clause) -> bool:
    """Return whether a verb has not the form of the one beside it, but that of the one above.

    "Accused her of *harming* trade, which fell, and *losing* jobs"; "has *saved* it from failing
    and *prolonged* its life".
    """
    above = beside.parent.head if beside.parent is not None else beside.head
    other = head.tag_ == above.tag_ != beside.head.tag_
    bare = not (marker(head) or children(head, "aux", "aux:pass"))
    gerund = beside.head.tag_ == "VBG" and not children(beside.head, "aux")
    return other and bare and (head.tag_ == "VBG" or (gerund and head.tag_ in ("VB", "VBN")))
