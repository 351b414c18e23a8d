"""A tree of a sentence that a parenthetical cuts in two → that tree, made whole.

In "The bank, prosecutors say, laundered money" a parser may take *say* for the verb of the whole,
or attach "prosecutors say" to *bank*. A parenthetical is a short segment between two commas with a
reporting verb and its subject before it; the rest of the sentence is a clause without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse.editing import EditableTree
from kg.extract.reporting import SAYING, addresses, cites_hearsay, lexeme_of
from kg.extract.tokens import Token
from kg.extract.tree import FINITE, SUBJECTS, VERBAL, children
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words_with

LONGEST = 12  # tokens between the commas
REPORTING = FINITE | {"VBN"}
MARKS = (",", "–", "—", "(", ")")  # around a parenthetical
AUXILIARIES = ("aux", "aux:pass")
BEHIND_VERB = frozenset({"nsubj", "iobj", "obj", "obl", "obl:unmarked", "obl:tmod", "advmod"})
BEHIND_VERB |= {*AUXILIARIES}
OPENING_TAGS = ("IN", "CC", "WDT", "WP", "WRB", "TO")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A reporting verb with the marks around its segment, as indices of tokens."""

    verb: int
    start: int
    end: int
    quotes: bool  # quotation marks show what is said: "Nobody," said Berg, "left."


def attach_parentheticals(tree: EditableTree) -> bool:
    """Attach each parenthetical to the clause it cuts in two; return whether any arc changed."""
    found = list(find_parentheticals(tree))
    before = _arcs(tree) if found else []
    for each in found:
        _attach(tree, each)
    return bool(found) and before != _arcs(tree)


def _arcs(tree: EditableTree) -> list[tuple[int, str]]:
    """Return the heads and labels of the words; marks may be attached anywhere."""
    arcs = zip(tree.doc, tree.heads, tree.labels, strict=True)
    return [(head, label) for word, head, label in arcs if not word.is_punct]


def find_parentheticals(tree: EditableTree) -> Iterator[Parenthetical]:
    """Yield the parentheticals that stand within a sentence."""
    for verb in tree.doc:
        if not _may_report(verb):
            continue
        start, end = _mark_beside(verb, -1), _mark_beside(verb, 1)
        if start is None or end is None or end - start > LONGEST:
            continue
        segment = [word for word in tree.doc[start + 1 : end] if not word.is_space]
        quotes = [word for word in segment if word.is_quote]
        words = [word for word in segment if not word.is_quote]
        joined = tree.doc[start - 1].tag_ == "CC" and verb.head.i > end  # ", and, X says, …"
        found = Parenthetical(verb.i, start, end, quotes=bool(quotes))
        reports = len(quotes) < 2 and not joined and _is_report(words, verb)
        if reports and not _is_verb_of_whole(verb, found):
            yield found


def _may_report(verb: Token) -> bool:
    """Return whether a verb is finite and may report: "say", "reported", "as the tale goes"."""
    bare = verb.tag_ == "VB" and verb.i > 0 and _may_be_finite(verb)
    if verb.pos_ == "AUX" or not (bare or verb.tag_ in REPORTING):
        return False
    return signature_of(f"{lexeme_of(verb)} that") in PARENTHETICAL or cites_hearsay(verb)


def _may_be_finite(verb: Token) -> bool:
    """Return whether a bare verb is finite, or a modal makes it so: ", say his friends," """
    before = verb.doc[verb.i - 1]
    return before.text in MARKS or before.tag_ == "MD"


def _mark_beside(token: Token, step: int) -> int | None:
    """Return the next comma, dash or bracket on one side of a token, within its sentence."""
    doc, sentence = token.doc, token.sent
    at = token.i + step
    while sentence.start < at < sentence.end - 1:
        if doc[at].text in MARKS:
            return at
        at += step
    return None


def _is_report(segment: list[Token], verb: Token) -> bool:
    """Return whether a segment is subject and reporting verb, with no more than whom it tells."""
    before = [word for word in segment if word.i < verb.i]
    others = [word for word in segment if word.pos_ in VERBAL and word != verb]
    if not before and not others and _inverts(verb, segment):
        return any(word.dep_ in ("nsubj", "obj") for word in segment if word.pos_ in NOMINAL)
    auxiliary = all(word.dep_ in AUXILIARIES or word.lemma_ == "be" for word in others)
    if not before or not auxiliary or segment[0].tag_ in OPENING_TAGS:
        return False
    behind = [word for word in segment if word.i > verb.i and word.head == verb]
    if any(word.dep_ not in BEHIND_VERB for word in behind) or _does_something(verb, behind):
        return False
    finite = any(word.tag_ in (*FINITE, "MD") for word in (verb, *others))
    marked = any(word.dep_ == "mark" for word in segment)
    return finite and not marked and any(word.pos_ in NOMINAL for word in before)


def _inverts(verb: Token, segment: list[Token]) -> bool:
    """Return whether the subject of a verb may stand behind it: ", said Berg,"."""
    subjects = children(verb, *SUBJECTS)
    elsewhere = bool(subjects) and all(part.i < segment[0].i for part in subjects)
    return signature_of(f"{verb.lemma_.lower()} that") in SAYING and not elsewhere


def _does_something(verb: Token, behind: list[Token]) -> bool:
    """Return whether a verb has an object that is no hearer: "the mayor ordered the removal"."""
    tells = verb.lemma_.lower() in words_with("hearer")
    return not tells and any(word.dep_ == "obj" and word.lower_ != "it" for word in behind)


def _is_verb_of_whole(verb: Token, found: Parenthetical) -> bool:
    """Return whether what seems a parenthetical is the main clause: 'Asked, he said, "No"'."""
    doc, start, end = verb.doc, found.start, found.end
    split = doc[start - 1].is_quote or doc[start + 1].is_quote  # "Nobody," said Berg, "left."
    if end + 1 < len(doc) and doc[end + 1].is_quote and not split:
        return True
    if verb.dep_ == "ccomp" and verb.head.i > end:
        return True
    before = [part for part in verb.children if part.i < start and not part.is_punct]
    return bool(before) and all(part.dep_ == "advcl" for part in before)


def _attach(tree: EditableTree, found: Parenthetical) -> None:
    """Make a parenthetical's verb a parataxis of the clause around it."""
    clause = _clause_around(tree, found)
    if clause is None:
        return
    if not found.quotes:
        if found.verb in tree.ancestors(clause):
            tree.replace(found.verb, by=clause)
        tree.attach(found.verb, clause, "parataxis")
        _part_at_marks(tree, clause, found)
    _give_subject(tree, clause, found)


def _part_at_marks(tree: EditableTree, clause: int, found: Parenthetical) -> None:
    """Attach what stands between the marks to the parenthetical, all else to the clause."""
    doc, inside = tree.doc, range(found.start + 1, found.end)
    sentence = doc[found.verb].sent
    for at in range(sentence.start, sentence.end):
        head, label = tree.heads[at], tree.labels[at]
        if head == found.verb == inside.start and label == "obj" and at in inside:
            tree.labels[at] = "nsubj"  # ", say his friends,"
        if at in inside and head not in inside and at != found.verb:
            subject = doc[at].pos_ in NOMINAL and at < found.verb
            tree.attach(at, found.verb, "nsubj" if subject else label)
        elif at not in inside and head in inside and not _goes_on(doc[at]):
            tree.attach(at, clause, "punct" if doc[at].is_punct else label)


def _goes_on(word: Token) -> bool:
    """Return whether a parenthetical goes on behind its comma: ", said Berg, adding that"."""
    first = next((part for part in word.subtree if not part.is_punct), word)
    if word.dep_ == "acl:relcl" and first.tag_ in ("WP", "WDT", "WP$"):
        return True  # ", said Anna Berg, who leads"
    if word.dep_ in ("appos", *SUBJECTS) and word.i > word.head.i:
        return True  # ", said Anna Berg, the head of"
    cites = word.lemma_.lower() in words_with("cites")
    return word.tag_ == "VBG" and (cites or addresses(word))


def _clause_around(tree: EditableTree, found: Parenthetical) -> int | None:
    """Return the verb of the clause that a parenthetical stands in.

    Behind the parenthetical it is the first verb there that has no subject there; else what the
    reporting verb has for content before it, as "it may close if it rains, X said, citing Y" is
    not cut; else the verb before.
    """
    behind = _verb_behind(tree, found)
    if behind is not None:
        return behind
    content = [at for at in tree.dependents(found.verb, "ccomp") if at < found.start]
    before = content or [
        tree.heads[word.i] if tree.labels[word.i] == "cop" else word.i
        for word in tree.doc[tree.doc[found.verb].sent.start : found.start]
        if word.pos_ in VERBAL and tree.labels[word.i] not in AUXILIARIES
    ]
    return _topmost(tree, before[-1], found) if before else None


def _verb_behind(tree: EditableTree, found: Parenthetical) -> int | None:
    """Return the verb that opens what follows a parenthetical, or the predicate of its copula."""
    stop = ("IN", "TO", "CC", "DT", "WDT", "WP", "WRB", "VBG")
    for word in tree.doc[found.end + 1 : tree.doc[found.verb].sent.end]:
        if word.pos_ in NOMINAL or word.tag_ in stop:
            return None
        if word.pos_ in VERBAL and tree.labels[word.i] not in (*AUXILIARIES, "cop"):
            return word.i
        if word.pos_ in VERBAL and tree.heads[word.i] > found.end:
            return tree.heads[word.i]
    return None


def _topmost(tree: EditableTree, at: int, found: Parenthetical) -> int:
    """Return the verb of the whole that stands before a parenthetical, given a verb in it."""
    for above in [at, *tree.ancestors(at)]:
        if above >= found.start or tree.labels[above] == "acl:relcl":
            break
        if tree.doc[above].pos_ in VERBAL:
            at = above
    return at


def _give_subject(tree: EditableTree, clause: int, found: Parenthetical) -> None:
    """Make the nominal before the parenthetical the subject of a verb behind it that has none."""
    if clause < found.end or tree.dependents(clause, "nsubj", "nsubj:outer", "csubj"):
        return
    at = found.start - 1
    while tree.heads[at] < found.start and tree.heads[at] != at:
        at = tree.heads[at]
    free = tree.heads[at] in (found.verb, clause) or not found.quotes
    if tree.doc[at].pos_ in NOMINAL and free:
        passive = bool(tree.dependents(clause, *AUXILIARIES[1:]))
        tree.attach(at, clause, "nsubj:pass" if passive else "nsubj")
