"""A verb beside or below a report → whether it is still part of what is said.

The tenses tell, where the parser may err: "said he was ill and had left", "said he had left and
demanded an inquiry".
"""

from __future__ import annotations

from kg.extract.grammar.clause import Clause
from kg.extract.reporting import addresses, says
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, marker, preposition
from kg.extract.words.lexicon import signature_of

BACKSHIFTED = frozenset({"had", "'d", "would", "could", "might"})
"""Auxiliaries of what somebody said, where *said* is in the past tense."""


def goes_on_speaking(head: Token, content: Clause) -> bool:
    """Return whether a verb says more beside a report, whatever the parser says.

    "The union said the firm had broken its promise and *demanded* talks": in what is said, it would
    be in the tense of *had broken*. What "added to the costs" says nothing.
    """
    report = content.parent
    if content.link != "ccomp" or report is None or children(head, "aux", *SUBJECTS):
        return False
    about = (f"{head.lemma_.lower()} {preposition(part)}" for part in children(head, "obl"))
    if child(head, "obj", "ccomp", "xcomp") is None and not any(map(signature_of, about)):
        return False
    past = head.tag_ == "VBD" and report.head.tag_ == "VBD"
    shifted = any(aux.lower_ in BACKSHIFTED for aux in children(content.head, "aux"))
    return past and shifted and says(report.head) and addresses(head)


def content_beside(head: Token, beside: Clause) -> Token | None:
    """Return the content of the verb before that a verb with *had* or *would* goes on with.

    In "said he was ill and had left" it is beside *ill*, whatever the parser says: what happened
    next would be in the tense of *said*. So is what has a subject of its own and no comma before
    it, if it is no report: "said that he was ill but nobody helped him".
    """
    said = child(beside.head, "ccomp")
    if said is None or not beside.head.i < said.i < head.i:
        return None
    if head.dep_ == "conj" and child(head, *SUBJECTS) is not None:
        apart = any(word.text in ",;" for word in head.doc[said.i : head.left_edge.i + 1])
        return said if says(beside.head) and not says(head) and not apart else None
    shifted = any(aux.lower_ in BACKSHIFTED for aux in children(head, "aux"))
    return said if shifted and beside.head.tag_ == "VBD" else None


def content_above(head: Token, parent: Clause) -> Token | None:
    """Return what is said where an adverbial on the reporting verb is about that.

    "Said he had left while she had stayed"; "shelled the town, residents said, hitting a bakery".
    """
    if head.dep_ != "advcl":
        return None
    verb, content = parent.head, child(parent.head, "ccomp")
    if content is None and parent.link == "parataxis" and parent.parent is not None:
        content = parent.parent.head
    before = content is not None and content.i < verb.i < head.i
    apart = "," in (head.left_edge.text, head.left_edge.text_before)
    participle = head.tag_ == "VBG" and not marker(head) and apart
    if before and participle and says(verb) and not addresses(head):
        return content
    return content_beside(head, parent)


def report_before(head: Token, parent: Clause) -> Token | None:
    """Return the report whose source says more behind it, whatever the parser says.

    "The museum was not damaged, its director said, *denying* reports": the museum denies nothing.
    "The union said the firm had left, *adding* that it had lied": nor does the firm say so.
    """
    if head.dep_ != "advcl" or head.tag_ != "VBG" or not addresses(head):
        return None
    between = range(parent.head.i, head.i)
    reports = (part for part in children(parent.head, "parataxis") if part.i in between)
    found = next((part for part in reports if says(part)), None)
    return found if found is not None else _report_above(head, parent)


def _report_above(head: Token, within: Clause) -> Token | None:
    """Return the verb that reports the clause which a participle with content goes on behind."""
    if child(head, "ccomp") is None or marker(head) or not says(head):
        return None
    above: Clause | None = within
    while above is not None and above.parent is not None and not addresses(above.head):
        report = above.parent.head
        if above.link == "ccomp" and says(report) and report.i < head.i:
            return report
        above = above.parent
    return None
