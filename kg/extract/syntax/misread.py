"""A document in which verbs of saying are tagged as nouns → the same with them as verbs.

In "The bank, his lawyer claims, hid losses" and "Bank hid losses, police allege" a tagger may take
the verb for a noun. It is one where it stands at the end of a comment and agrees with what is
before it: "his lawyer claims", "police allege"; "police claims" are claims.
"""

from __future__ import annotations

from kg.extract.syntax.scheme import Tree, rebuild
from kg.extract.syntax.tree import FINITE, NOUNS, SUBJECTS, VERBAL, children, is_finite
from kg.extract.tokens import Doc, Token
from kg.extract.words.lexicon import PARENTHETICAL, signature_of

MANY = frozenset({"NNS", "NNPS"})
COLLECTIVE = frozenset({"police", "people", "media"})
LONGEST = 6  # tokens of a comment before its verb


def with_verbs_of_saying(doc: Doc) -> Doc:
    """Return `doc` with verbs for such nouns; the same object where there are none."""
    for token in doc:
        if token.tag_ in FINITE and token.pos_ not in VERBAL:
            token.pos_ = "VERB"  # the tag tells more: "unions allege"
    commenting = [token.i for token in doc if _is_verb_of_saying(token)]
    governing = [token.i for token in doc if _governs_content(token)]
    found = commenting + governing
    if not found:
        return doc
    tree = Tree(doc)
    for at in governing:
        _hang_content(tree, at)
    for at in found:
        if tree.labels[at] in ("appos", "obj", "conj", "list"):
            tree.labels[at] = "parataxis"
        for part in doc[at].lefts:
            if part.i == at - 1:
                tree.labels[part.i] = "nsubj"
            elif not part.is_punct:
                tree.attach(part.i, at - 1, part.dep_)
    doc = rebuild(tree)
    for verb in (doc[at] for at in found):
        verb.lemma_, verb.pos_ = _lemma(verb), "VERB"
        verb.tag_ = "VBZ" if verb.lower_.endswith("s") else "VBP"
    return doc


def _hang_content(tree: Tree, at: int) -> None:
    """Make what a seeming subject is the subject of its content, and the head of that."""
    content = tree.heads[at]
    head, label = tree.heads[content], tree.labels[content]
    tree.attach(at, at if head == content else head, label)
    tree.attach(content, at, "ccomp")
    tree.attach(at + 1, content, "mark")
    tree.attach(at - 1, at, "nsubj")


def _governs_content(token: Token) -> bool:
    """Tell whether a noun before "that" says what follows: "The memoir avers that he lied"."""
    doc, at = token.doc, token.i
    if token.tag_ not in ("NN", "NNS") or not 0 < at < len(doc) - 2 or doc[at + 1].lower_ != "that":
        return False
    content = token.head
    if token.dep_ not in SUBJECTS or content.i < at or doc[at - 1].pos_ not in NOUNS:
        return False
    own = any(part.i > at + 1 for part in children(content, *SUBJECTS))
    says = signature_of(f"{_lemma(token)} that") in PARENTHETICAL
    return own and says and is_finite(content) and _agrees(doc[at - 1], token)


def _lemma(noun: Token) -> str:
    return noun.lower_.removesuffix("s")


def _is_verb_of_saying(token: Token) -> bool:
    """Tell whether a noun closes a comment, and agrees with the noun before it as a verb does."""
    doc, at = token.doc, token.i
    if token.tag_ not in ("NN", "NNS") or at == 0 or doc[at - 1].pos_ not in NOUNS:
        return False
    if at + 1 < len(doc) and not doc[at + 1].is_punct and not doc[at + 1].is_space:
        return False
    if signature_of(f"{_lemma(token)} that") not in PARENTHETICAL or token.dep_ == "root":
        return False
    return _agrees(doc[at - 1], token) and _opens_comment(token)


def _agrees(noun: Token, verb: Token) -> bool:
    many = noun.tag_ in MANY or noun.lower_ in COLLECTIVE
    return many != verb.lower_.endswith("s")


def _opens_comment(verb: Token) -> bool:
    """Tell whether a comma or dash and no more than a noun phrase stand before a verb."""
    for at in range(verb.i - 1, max(verb.i - LONGEST, verb.sent.start), -1):
        word = verb.doc[at]
        if word.text in (",", "–", "—"):
            return not verb.doc[at + 1].tag_.startswith("CC")
        if word.pos_ not in (*NOUNS, "ADJ", "DET", "PRON", "NUM"):
            return False
    return False
