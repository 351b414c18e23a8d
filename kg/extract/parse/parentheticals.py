"""A tree of a sentence that a parenthetical cuts in two → that tree, made whole.

In "The bank, prosecutors say, laundered money" a parser may take *say* for the verb of the whole,
or attach "prosecutors say" to *bank*. A parenthetical is a short segment between two marks, a
reporting verb with its subject, and the verb behind it has its own before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.extract.parse.editing import EditableTree
from kg.extract.reporting import cites_hearsay, lexeme_of
from kg.extract.tokens import Token
from kg.extract.tree import FINITE, VERBAL
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words_with

LONGEST = 12  # tokens between the commas
MARKS = (",", "–", "—", "(", ")")  # around a parenthetical
AUXILIARIES = ("aux", "aux:pass")
SUBORDINATING = ("IN", "CC", "WDT", "WP", "WP$", "WRB", "TO")
NO_VERB = (*SUBORDINATING, "DT", "VBG")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A reporting verb, the marks around its segment, and the verb of the clause around it."""

    verb: int
    start: int
    end: int
    clause: int


def attach_parentheticals(tree: EditableTree) -> bool:
    """Attach each parenthetical to the clause it cuts in two; return whether any arc changed."""
    found = list(find_parentheticals(tree))
    before = [*tree.heads], [*tree.labels]
    for each in found:
        _attach(tree, each)
    return before != (tree.heads, tree.labels)


def find_parentheticals(tree: EditableTree) -> Iterator[Parenthetical]:
    """Yield the parentheticals that stand within a sentence."""
    for verb in filter(_may_report, tree.doc):
        start, end = _mark_beside(verb, -1), _mark_beside(verb, 1)
        if start is None or end is None or end - start > LONGEST:
            continue
        clause = _verb_behind(tree, end)
        if clause is not None and _is_report(tree.doc[start + 1 : end], verb):
            yield Parenthetical(verb.i, start, end, clause)


def _may_report(verb: Token) -> bool:
    """Return whether a verb may report in a parenthetical: "say", "as the tale goes"."""
    if verb.pos_ == "AUX" or verb.tag_ not in (*FINITE, "VBN", "VB"):
        return False
    return signature_of(f"{lexeme_of(verb)} that") in PARENTHETICAL or cites_hearsay(verb)


def _mark_beside(token: Token, step: int) -> int | None:
    """Return the next comma, dash or bracket on one side of a token, within its sentence."""
    doc, sentence = token.doc, token.sent
    at = token.i + step
    while sentence.start < at < sentence.end - 1:
        if doc[at].text in MARKS:
            return at
        at += step
    return None


def _verb_behind(tree: EditableTree, mark: int) -> int | None:
    """Return the verb that opens what follows a mark, or the predicate of its copula."""
    for word in tree.doc[mark + 1 : tree.doc[mark].sent.end]:
        if word.pos_ in NOMINAL or word.tag_ in NO_VERB:
            return None
        if word.pos_ in VERBAL and tree.labels[word.i] not in (*AUXILIARIES, "cop"):
            return word.i
        if word.pos_ in VERBAL and tree.heads[word.i] > mark:
            return tree.heads[word.i]
    return None


def _is_report(segment: list[Token], verb: Token) -> bool:
    """Return whether a segment is subject and reporting verb, with no more than whom it tells."""
    words = [word for word in segment if not (word.is_space or word.is_quote)]
    others = [word for word in words if word.pos_ in VERBAL and word is not verb]
    alone = all(word.dep_ in AUXILIARIES for word in others)
    alone = alone and all(word.dep_ != "mark" for word in words)
    nominals = [word for word in words if word.pos_ in NOMINAL]
    subject = any(word.i < verb.i for word in nominals)
    if words[0] is verb and verb.tag_ != "VBN":  # ", says Berg,"
        subject = any(word.dep_ in ("nsubj", "obj") for word in nominals)
    elif words[0].tag_ in SUBORDINATING or _does_something(verb):
        return False
    return subject and alone


def _does_something(verb: Token) -> bool:
    """Return whether a verb has an object that is no hearer: "the mayor ordered the removal"."""
    objects = [word for word in verb.rights if word.dep_ == "obj" and word.lower_ != "it"]
    return bool(objects) and verb.lemma_.lower() not in words_with("hearer")


def _attach(tree: EditableTree, found: Parenthetical) -> None:
    """Make a parenthetical's verb a parataxis of the clause around it."""
    if found.verb in tree.ancestors(found.clause):
        tree.replace(found.verb, by=found.clause)
    tree.attach(found.verb, found.clause, "parataxis")
    _part_at_marks(tree, found)
    _give_subject(tree, found)


def _part_at_marks(tree: EditableTree, found: Parenthetical) -> None:
    """Attach what stands between the marks to the parenthetical, all else to the clause."""
    doc, inside = tree.doc, range(found.start + 1, found.end)
    sentence = doc[found.verb].sent
    for at in range(sentence.start, sentence.end):
        head, label = tree.heads[at], tree.labels[at]
        if doc[at].is_punct:
            continue
        if at in inside and head not in inside and at != found.verb:
            tree.attach(at, found.verb, "nsubj")
        elif at not in inside and head in inside:
            tree.attach(at, found.clause, label)


def _give_subject(tree: EditableTree, found: Parenthetical) -> None:
    """Make the nominal before a parenthetical the subject of the verb behind, if it has none."""
    if tree.dependents(found.clause, "nsubj", "nsubj:outer", "csubj"):
        return
    before = [found.start - 1, *tree.ancestors(found.start - 1)]
    at = [*takewhile(lambda above: above < found.start, before)][-1]
    if tree.doc[at].pos_ in NOMINAL:
        passive = bool(tree.dependents(found.clause, "aux:pass"))
        tree.attach(at, found.clause, "nsubj:pass" if passive else "nsubj")
