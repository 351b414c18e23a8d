"""A tree of a sentence that a comment cuts in two → that tree, mended.

In "The bank, prosecutors say, laundered money" a parser may take *say* for the verb of the whole,
or hang "prosecutors say" on *bank*. A comment is a short segment between two commas with a
reporting verb and its subject before it; the rest of the sentence is a clause without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.syntax.lexemes import lexeme_of
from kg.extract.syntax.sayings import addresses, is_tale
from kg.extract.syntax.scheme import Tree
from kg.extract.syntax.tree import FINITE, VERBAL
from kg.extract.tokens import Token
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words_with

LONGEST = 12  # tokens between the commas
COMMENTING = FINITE | {"VBN"}
MARKS = (",", "–", "—", "(", ")")  # around a comment
INVERTING = frozenset({"reporting", "claiming"})
HEARD = frozenset(
    {"nsubj", "iobj", "obj", "obl", "obl:unmarked", "obl:tmod", "advmod", "aux", "aux:pass"}
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Comment:
    """A reporting verb with the commas around its segment, as indices of tokens."""

    verb: int
    start: int
    end: int
    quotes: bool  # marks tell what is said: "Nobody," said Berg, "left."


def mend_comments(tree: Tree) -> bool:
    """Hang each comment on the clause it cuts in two; tell whether anything was changed."""
    comments = list(_find_comments(tree))
    before = _arcs(tree) if comments else []
    for comment in comments:
        _hang(tree, comment)
    return bool(comments) and before != _arcs(tree)


def _arcs(tree: Tree) -> list[tuple[int, str]]:
    """Return the heads and labels of the words; marks may hang anywhere."""
    arcs = zip(tree.doc, tree.heads, tree.labels, strict=True)
    return [(head, label) for word, head, label in arcs if not word.is_punct]


def _find_comments(tree: Tree) -> Iterator[Comment]:
    for token in tree.doc:
        opens = token.tag_ == "VB" and token.i > 0 and _may_be_finite(token)
        finite = (token.tag_ in COMMENTING or opens) and token.pos_ != "AUX"
        reports = finite and signature_of(f"{lexeme_of(token)} that") in PARENTHETICAL
        if reports or (finite and is_tale(token)):
            start, end = _comma(token, -1), _comma(token, 1)
            if start is not None and end is not None and end - start <= LONGEST:
                segment = [word for word in tree.doc[start + 1 : end] if not word.is_space]
                quotes = [word for word in segment if word.is_quote]
                words = [word for word in segment if not word.is_quote]
                joined = (
                    tree.doc[start - 1].tag_ == "CC" and token.head.i > end
                )  # ", and, X says, …"
                if len(quotes) < 2 and not joined and _is_comment(words, token):
                    yield Comment(token.i, start, end, quotes=bool(quotes))


def _may_be_finite(verb: Token) -> bool:
    """Tell whether a bare verb is finite, or a modal makes it so: ", say his friends," """
    before = verb.nbor(-1)
    return before.text in MARKS or before.tag_ == "MD"


def _comma(token: Token, step: int) -> int | None:
    """Return the next comma, dash or bracket on one side of a token, within its sentence."""
    doc, sentence = token.doc, token.sent
    at = token.i + step
    while sentence.start < at < sentence.end - 1:
        if doc[at].text in MARKS:
            return at
        at += step
    return None


def _is_comment(segment: list[Token], verb: Token) -> bool:
    """Tell whether a segment is subject and reporting verb, with no more than whom it tells."""
    before = [word for word in segment if word.i < verb.i]
    others = [word for word in segment if word.pos_ in VERBAL and word != verb]
    auxiliaries = all(word.dep_ in ("aux", "aux:pass") or word.lemma_ == "be" for word in others)
    inverts = signature_of(f"{verb.lemma_.lower()} that") in INVERTING
    if not before and inverts and not others:
        return any(word.dep_ in ("nsubj", "obj") for word in segment if word.pos_ in NOUNS)
    if not before or not auxiliaries or segment[0].tag_ in ("IN", "CC", "WDT", "WP", "WRB", "TO"):
        return False
    finite = any(word.tag_ in (*FINITE, "MD") for word in (verb, *others))
    said = [word for word in segment if word.i > verb.i and word.head == verb]
    if any(word.dep_ not in HEARD for word in said) or any(word.dep_ == "mark" for word in segment):
        return False
    if _does_something(verb, said):
        return False
    return finite and any(word.pos_ in NOUNS for word in before)


def _does_something(verb: Token, said: list[Token]) -> bool:
    """Tell whether a verb has an object that is no hearer: "the mayor ordered the removal"."""
    tells = verb.lemma_.lower() in words_with("hearer")
    return not tells and any(word.dep_ == "obj" and word.lower_ != "it" for word in said)


def _hang(tree: Tree, comment: Comment) -> None:
    """Make a comment's verb a parataxis of the clause around it."""
    clause = _clause_around(tree, comment)
    if clause is None:
        return
    inside = range(comment.start + 1, comment.end)
    if comment.quotes:
        _give_subject(tree, clause, comment)
        return
    if comment.verb in _path(tree, clause):
        head = tree.heads[comment.verb]
        tree.attach(clause, clause if head == comment.verb else head, tree.labels[comment.verb])
    tree.attach(comment.verb, clause, "parataxis")
    sentence = tree.doc[comment.verb].sent
    for at in range(sentence.start, sentence.end):
        head = tree.heads[at]
        if head == comment.verb == comment.start + 1 and tree.labels[at] == "obj" and at in inside:
            tree.labels[at] = "nsubj"  # ", say his friends,"
        if at in inside and head not in inside and at != comment.verb:
            spoken = tree.doc[at].pos_ in NOUNS and at < comment.verb
            tree.attach(at, comment.verb, "nsubj" if spoken else tree.labels[at])
        elif at not in inside and head in inside and not _goes_on(tree.doc[at]):
            tree.attach(at, clause, "punct" if tree.doc[at].is_punct else tree.labels[at])
    _give_subject(tree, clause, comment)


def _goes_on(word: Token) -> bool:
    """Tell whether a comment goes on behind its comma: ", said Berg, adding that"."""
    first = next((part for part in word.subtree if not part.is_punct), word)
    if word.dep_ == "acl:relcl" and first.tag_ in ("WP", "WDT", "WP$"):
        return True  # ", said Anna Berg, who leads"
    cites = word.lemma_.lower() in words_with("cites")
    return word.tag_ == "VBG" and (cites or addresses(word))


def _clause_around(tree: Tree, comment: Comment) -> int | None:
    """Return the verb of the clause that a comment stands in.

    Behind the comment it is the first verb there that has no subject there; else what the comment's
    verb governs before it, as "it may close if it rains, X said, citing Y" is not cut; else the
    verb before.
    """
    sentence = tree.doc[comment.verb].sent
    for word in tree.doc[comment.end + 1 : sentence.end]:
        if word.pos_ in NOUNS or word.tag_ in ("IN", "TO", "CC", "DT", "WDT", "WP", "WRB", "VBG"):
            break
        if word.pos_ in VERBAL and tree.labels[word.i] not in ("aux", "aux:pass", "cop"):
            return word.i
        if word.pos_ in VERBAL and tree.heads[word.i] > comment.end:
            return tree.heads[word.i]
    governed = [at for at in tree.dependents(comment.verb, "ccomp") if at < comment.start]
    before = governed or [
        tree.heads[word.i] if tree.labels[word.i] == "cop" else word.i
        for word in tree.doc[sentence.start : comment.start]
        if word.pos_ in VERBAL and tree.labels[word.i] not in ("aux", "aux:pass")
    ]
    return _topmost(tree, before[-1], comment) if before else None


def _topmost(tree: Tree, at: int, comment: Comment) -> int:
    """Return the verb of the whole that stands before a comment, given a verb in it."""
    for above in [at, *_path(tree, at)]:
        apart = above >= comment.start or tree.labels[above] == "acl:relcl"
        if apart:
            break
        if tree.doc[above].pos_ in VERBAL:
            at = above
    return at


def _path(tree: Tree, at: int) -> list[int]:
    """Return what a token hangs on, up to the root."""
    found: list[int] = []
    while tree.heads[at] != at:
        at = tree.heads[at]
        found.append(at)
    return found


def _give_subject(tree: Tree, clause: int, comment: Comment) -> None:
    """Make the nominal before the comment the subject of a verb behind it that has none."""
    if clause < comment.end or tree.dependents(clause, "nsubj", "nsubj:outer", "csubj"):
        return
    at = comment.start - 1
    while tree.heads[at] < comment.start and tree.heads[at] != at:
        at = tree.heads[at]
    free = tree.heads[at] in (comment.verb, clause) or not comment.quotes
    if tree.doc[at].pos_ in NOUNS and free:
        passive = bool(tree.dependents(clause, "aux:pass"))
        tree.attach(at, clause, "nsubj:pass" if passive else "nsubj")
