"""A token of a Universal Dependencies tree → its relatives, by name of relation.

Relations: https://universaldependencies.org/u/dep/ with the subtypes of English EWT and GUM.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer")
OBLIQUES = ("obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod")
NOUNS = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
EACH_OTHER = {"each": "other", "one": "another"}
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
"""Tags of nouns in the plural."""
ADVERB_PARTICLES = frozenset({"ahead", "apart", "aside", "away", "back", "forward", "together"})
PARTICLES = ADVERB_PARTICLES | {"down", "in", "off", "on", "out", "over", "up"}
"""Adverbs that make one verb with the one before them; the first ones before any preposition."""
WAYS = frozenset({"to", "into", "from", "through", "across"})
"""Prepositions of where a way leads or comes from."""
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
QUESTION_TAGS = RELATIVE_TAGS | {"WRB"}


def children(token: Token, *relations: str) -> list[Token]:
    """Return the dependents of `token` by one of `relations`, in text order."""
    return [part for part in token.children if part.dep_ in relations]


def child(token: Token, *relations: str) -> Token | None:
    """Return the first dependent of `token` by one of `relations`."""
    for part in token.children:
        if part.dep_ in relations:
            return part
    return None


def particles(verb: Token) -> list[Token]:
    """Return the particles of a verb: "stepped *down* as", "passed *away* at".

    The parser takes some for adverbs; one right behind the verb may be none where a way goes on:
    "went down to Oslo", but "stayed *away* from it".
    """
    behind = verb.after
    found = children(verb, "compound:prt")
    if not found and behind is not None and behind in children(verb, "advmod"):
        further = behind.after is not None and behind.after.dep_ == "case"
        on = further and behind.text_after.lower() in WAYS and behind.lower_ not in ADVERB_PARTICLES
        if behind.lower_ in PARTICLES and not behind.children and not on:
            return [behind]
    return found


def conjuncts(token: Token) -> list[Token]:
    """Return `token` and what is coordinated with it; what "but not" adds is left out."""
    found = [token]
    for other in children(token, "conj"):
        if not is_excluded(other):
            found.extend(conjuncts(other))
    return found


def described_by(noun: Token, apposition: Token) -> list[Token]:
    """Return whom an apposition describes: behind a list all of it, or the last if it is one.

    "Berg and Holt, the owner": Holt; "Berg and Holt, both owners": both.
    """
    listed = [noun, *(part for part in conjuncts(noun)[1:] if part.i < apposition.i)]
    return listed if apposition.tag_ in PLURAL_TAGS else listed[-1:]


def first_conjunct(token: Token) -> Token:
    """Return the first of the coordination that `token` stands in, itself where it is in none."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def unfolded(token: Token) -> list[Token]:
    """Return `token`, what is coordinated with it, and the members it names: "states like Chad"."""
    found = conjuncts(token)
    members = [part for noun in found for part in children(noun, "nmod") if is_member(part)]
    return found + [each for member in members for each in conjuncts(member)]


def is_member(nominal: Token) -> bool:
    """Return whether a nominal names one of those that the noun before it names together."""
    return preposition(nominal) in ("such as", "including")


def is_each_other(token: Token) -> bool:
    """Return whether a token is the head of "each other" or "one another"."""
    return token.lower_ in EACH_OTHER and any(
        part.lower_ == EACH_OTHER[token.lower_] for part in children(token, "fixed")
    )


def is_excluded(conjunct: Token) -> bool:
    """Return whether a conjunct is set apart from the first: "A but not B", "a rise and no pay"."""
    words = {word.lower_ for word in children(conjunct, "cc", "advmod")}
    apart = bool(words & {"not", "rather", "never", "instead"})
    return apart or (_has_no(conjunct) and not _has_no(conjunct.head))


def _has_no(noun: Token) -> bool:
    return any(word.lower_ == "no" for word in children(noun, "det"))


def words_of(token: Token, *relations: str) -> list[Token]:
    """Return the dependents by `relations` with the words fixed to them, in text order."""
    found: list[Token] = []
    for part in children(token, *relations):
        found += [part, *children(part, "fixed", "goeswith")]
    if len(found) > 1:
        found.sort(key=lambda part: part.i)
    return found


def preposition(token: Token) -> str:
    """Return the words that mark a nominal: "to", "according to", "out of"; "" for none.

    A parser may hang them on the title: "led *by* Mayor Ek".
    """
    bearers = [token, *children(token, "nmod:desc")]
    marks = (word for part in bearers for word in words_of(part, "case") if word.tag_ != "POS")
    return " ".join(word.lower_ for word in marks)


def case_words(nominal: Token) -> list[Token]:
    """Return the words of a nominal's preposition, of a later conjunct those of the first."""
    own = words_of(nominal, "case") if not is_member(nominal) else []
    return own or (case_words(nominal.head) if nominal.dep_ == "conj" else [])


def marker(token: Token) -> str:
    """Return the words that mark a clause: "that", "if", "in order to", "without"; "" for none."""
    marks = words_of(token, "mark")
    if not marks and child(token, "cop") is None:  # "is under a cloud": *under* is predicate
        marks = [mark for mark in words_of(token, "case") if mark.tag_ != "POS"]
    if not marks:  # a subject has no preposition: the parser took a conjunction for one
        marks = [mark for part in children(token, "nsubj") for mark in words_of(part, "case")]
    return " ".join(word.lower_ for word in marks)


def is_set_off(modifier: Token) -> bool:
    """Return whether a comma, dash or bracket stands before the modifier of a noun."""
    first = modifier.left_edge
    before = [first.text, *([] if first.is_sent_start else [first.text_before])]
    return any(mark in (",", "–", "—", "-", "(") for mark in before)


def antecedent(token: Token) -> Token | None:
    """Return the noun a relative pronoun, or "where", stands for; or None."""
    if token.tag_ not in RELATIVE_TAGS and token.lower_ != "where":
        return None
    for ancestor in climb(token):
        if ancestor.dep_ == "acl:relcl" and ancestor.head.i < token.i:
            before = [part for part in ancestor.subtree if part.i < token.i and not part.is_punct]
            fronted = all(part.dep_ in ("case", "mark", "cc", "advmod") for part in before)
            return ancestor.head if fronted or ancestor in (token, token.head) else None
    return None


def refers_loosely(pronoun: Token) -> bool:
    """Return whether "which" behind a comma may stand for more than the noun it hangs on.

    "He is a banker of note, which surprised many": of 18 such singular subjects on news 5 stood for
    a noun that is no name, but neither subject nor right before the comma.
    """
    noun = antecedent(pronoun) if pronoun.lower_ == "which" and pronoun.dep_ == "nsubj" else None
    if noun is None or noun.ent_type_ or pronoun.text_before != ",":
        return False
    last = pronoun.doc[pronoun.i - 2]
    within = noun.dep_ in ("obj", "nmod", *OBLIQUES) or bool(preposition(noun))
    near = within and (noun is last or bool(last.ent_type_))
    return not near and noun.tag_ not in PLURAL_TAGS and noun.dep_ not in SUBJECTS


def climb(token: Token) -> Iterator[Token]:
    """Yield `token`, its head, and so on to the root."""
    yield token
    yield from token.ancestors


def subtree_without(token: Token, *relations: str) -> list[Token]:
    """Return the subtree of `token` less the branches by `relations`, in text order."""
    found = [token]
    for part in token.children:
        if part.dep_ not in relations:
            found.extend(subtree_without(part, *relations))
    return sorted(found, key=lambda part: part.i)


def run_around(token: Token, tokens: Iterable[Token]) -> list[Token]:
    """Return those of `tokens` that stand in one unbroken run with `token`."""
    by_index = {part.i: part for part in tokens}
    start = end = token.i
    while start - 1 in by_index:
        start -= 1
    while end + 1 in by_index:
        end += 1
    return [by_index[index] for index in range(start, end + 1)]


def ends_in_mark(token: Token) -> bool:
    """Return whether the sentence of `token` ends in a mark, as those below a headline do."""
    return next((word.is_punct for word in reversed(list(token.sent)) if not word.is_space), False)


def subject_relation(verb: Token) -> str:
    """Return the relation of a nominal subject of `verb`, which may be passive."""
    return "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


def is_finite(token: Token) -> bool:
    """Return whether the clause headed by `token` is finite."""
    verbs = [token, *children(token, "aux", "aux:pass", "cop")]
    return any(verb.tag_ in (*FINITE, "MD") for verb in verbs)
