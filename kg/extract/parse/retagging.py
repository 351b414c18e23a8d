"""A document in which reporting verbs are tagged as nouns → the same with them as verbs.

In "The bank, his lawyer claims, hid losses" and "Bank hid losses, police allege" a tagger may take
the verb for a noun. It is a verb where it ends a parenthetical, or has a clause with "that" behind
it, and agrees with the noun before it: "his lawyer claims", "police allege"; "police claims" are
claims.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.parse.editing import EditableTree
from kg.extract.tokens import Doc, Token
from kg.extract.tree import FINITE, NOUNS, SUBJECTS, VERBAL, children, is_finite
from kg.extract.words.lexicon import PARENTHETICAL, signature_of

PLURAL = frozenset({"NNS", "NNPS"})
COLLECTIVE = frozenset({"police", "people", "media"})
LONGEST = 6  # tokens of a parenthetical before its verb
LOOSE = ("appos", "obj", "conj", "list")
PHRASE = (*NOUNS, "ADJ", "DET", "PRON", "NUM")


def retag_reporting_verbs(doc: Doc) -> Doc:
    """Return `doc` with verbs for such nouns; the same object where there are none."""
    untagged = [token.i for token in doc if token.tag_ in FINITE and token.pos_ not in VERBAL]
    parenthetical = [token.i for token in doc if _ends_parenthetical(token)]
    embedding = [token.i for token in doc if _has_content(token)]
    if not untagged and not parenthetical and not embedding:
        return doc
    tree = EditableTree(doc)
    for at in embedding:
        _attach_content(tree, at)
    for at in (*parenthetical, *embedding):
        _attach_subject(tree, at)
    return _as_verbs(tree.rebuild(), untagged, (*parenthetical, *embedding))


def _as_verbs(doc: Doc, untagged: Iterable[int], nouns: Iterable[int]) -> Doc:
    """Tag the words at these places as finite verbs; the tag of the untagged is right already."""
    for at in untagged:
        doc[at].pos_ = "VERB"
    for verb in (doc[at] for at in nouns):
        verb.lemma_, verb.pos_ = _lemma(verb), "VERB"
        verb.tag_ = "VBZ" if verb.lower_.endswith("s") else "VBP"
    return doc


def _attach_content(tree: EditableTree, at: int) -> None:
    """Make what a seeming subject is the subject of its content, and the head of that."""
    content = tree.heads[at]
    tree.replace(content, by=at)
    tree.attach(content, at, "ccomp")
    tree.attach(at + 1, content, "mark")
    tree.attach(at - 1, at, "nsubj")


def _attach_subject(tree: EditableTree, at: int) -> None:
    """Make the noun before a verb its subject, and what was before it depend on that noun."""
    if tree.labels[at] in LOOSE:
        above = tree.ancestors(at)
        verb = next((up for up in above if tree.doc[up].pos_ in VERBAL), above[0])
        tree.attach(at, verb, "parataxis")
    for part in tree.doc[at].lefts:
        if part.i == at - 1:
            tree.labels[part.i] = "nsubj"
        elif not part.is_punct:
            tree.attach(part.i, at - 1, part.dep_)


def _lemma(noun: Token) -> str:
    return noun.lower_.removesuffix("s")


def _reports(noun: Token) -> bool:
    """Return whether the verb that is written like a noun may report what somebody says."""
    return signature_of(f"{_lemma(noun)} that") in PARENTHETICAL


def _has_content(token: Token) -> bool:
    """Return whether a noun before "that" is a verb: "The memoir avers that he lied"."""
    doc, at = token.doc, token.i
    if token.tag_ not in ("NN", "NNS") or not 0 < at < len(doc) - 2 or doc[at + 1].lower_ != "that":
        return False
    content = token.head
    if token.dep_ not in SUBJECTS or content.i < at or doc[at - 1].pos_ not in NOUNS:
        return False
    own = any(part.i > at + 1 for part in children(content, *SUBJECTS))
    return own and _reports(token) and is_finite(content) and _agrees(doc[at - 1], token)


def _ends_parenthetical(token: Token) -> bool:
    """Return whether a noun ends a parenthetical, and agrees with the noun before as a verb."""
    doc, at = token.doc, token.i
    if token.tag_ not in ("NN", "NNS") or at == 0 or doc[at - 1].pos_ not in NOUNS:
        return False
    if at + 1 < len(doc) and not doc[at + 1].is_punct and not doc[at + 1].is_space:
        return False
    if token.dep_ == "root" or not _reports(token):
        return False
    return _agrees(doc[at - 1], token) and _opens_parenthetical(token)


def _agrees(noun: Token, verb: Token) -> bool:
    plural = noun.tag_ in PLURAL or noun.lower_ in COLLECTIVE
    return plural != verb.lower_.endswith("s")


def _opens_parenthetical(verb: Token) -> bool:
    """Return whether a comma or dash and no more than a noun phrase stand before a verb."""
    for at in range(verb.i - 1, max(verb.i - LONGEST, verb.sent.start), -1):
        word = verb.doc[at]
        if word.text in (",", "–", "—"):
            return not verb.doc[at + 1].tag_.startswith("CC")
        if word.pos_ not in PHRASE:
            return False
    return False
