"""A noun beside other nouns in a tree → the head and label that it should have, or None.

What a parser takes for an apposition may be a member of a list, and the other way round; and of a
name right before an office it may make one noun phrase: "named Anna Berg head".
"""

from __future__ import annotations

from kg.extract.syntax.scheme import Tree
from kg.extract.syntax.tree import NOUNS, children
from kg.extract.tokens import Span, Token
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with

BODIES = frozenset({"ORG", "LOC", "GPE", "FAC"})
DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})


def title_of_name(token: Token) -> tuple[int, str] | None:
    """Make "head" of "Kremlin head Anna Berg refused" a title, where both are subjects.

    So too where both are objects: "brought down winger Omar Holt".
    """
    if token.i + 1 >= len(token.doc) or token.pos_ not in NOUNS or token.ent_type_ == "PERSON":
        return None
    name = token.nbor(1)
    twice = token.head == name.head and token.dep_ == name.dep_
    return (name.i, "nmod:desc") if twice and name.ent_type_ == "PERSON" else None


def name_of_title(token: Token) -> tuple[int, str] | None:
    """Hang "Anna" of "led by engineer Anna Berg" on *engineer*, where both are obliques."""
    title = token.nbor(-1) if token.i else token
    twice = title.head == token.head and title.dep_ == token.dep_ and title.i < token.i
    twice = twice and token.dep_ in ("obl", "obl:agent", "nmod")
    bare = title.tag_ == "NN" and not title.ent_type_
    return (title.i, "flat") if twice and bare and token.ent_type_ == "PERSON" else None


def named_to_office(token: Token) -> tuple[int, str] | None:
    """Make the first of two predicates the object: "named *Anna Berg* caretaker premier"."""
    verb = token.head
    if token.dep_ != "xcomp" or token.ent_type_ != "PERSON" or children(verb, "obj"):
        return None
    behind = [part for part in children(verb, "xcomp") if part.i > token.i and part.pos_ == "NOUN"]
    return (verb.i, "obj") if behind and token.i > verb.i else None


def adjectival_title(token: Token) -> tuple[int, str] | None:
    """Make a title that ends in an adjective one: "Chief *Executive* Anna Berg"."""
    name = token.head
    titled = token.lower_ in load_words("titles")["adjectives"]["titles"]
    beside = token.i + 1 == name.i and name.ent_type_ == "PERSON"
    return (name.i, "nmod:desc") if titled and beside else None


def before_adjectival_title(token: Token) -> tuple[int, str] | None:
    """Hang "Corvex" and "chief" of "Corvex chief executive Anna Berg" on *executive*."""
    chief = token if token.dep_ == "nmod:desc" else token.head
    if chief.dep_ != "nmod:desc" or chief.i + 1 >= len(chief.doc):
        return None
    title = chief.nbor(1)
    begins = title.head == chief.head and adjectival_title(title) is not None
    return (title.i, "amod" if token == chief else token.dep_) if begins else None


def title_of_owner(token: Token) -> tuple[int, str] | None:
    """Hang "director" of "director Anna Berg's film" on *Anna*."""
    name = token.nbor(1) if token.i + 1 < len(token.doc) else token
    owner = name.dep_ == "nmod:poss" and name.head == token.head and name.ent_type_ == "PERSON"
    bare = token.dep_ == "compound" and token.tag_ == "NN" and not token.ent_type_
    return (name.i, "nmod:desc") if owner and bare else None


def appointed(token: Token) -> tuple[int, str] | None:
    """Make "Anna" of "named Anna Berg as its head" the object: nobody is made a person."""
    verb = token.head
    puts = verb.lemma_.lower() in words_with("office")
    if token.dep_ != "xcomp" or token.ent_type_ != "PERSON" or not puts or token.i < verb.i:
        return None
    return (verb.i, "obj") if not children(verb, "obj", "aux:pass", "nsubj:pass") else None


def list_member(token: Token) -> tuple[int, str] | None:
    """Make "a map" of "two rifles, a map and passports" a member of the list.

    An apposition ends in a comma; in a list none stands before "and".
    """
    head = token.head
    if token.dep_ != "appos" or token.pos_ != "NOUN" or head.pos_ != "NOUN":
        return None
    joints = [children(part, "cc") for part in children(head, "conj") if part.i > token.i]
    joint = next((found[0] for found in joints if found), token)
    between = token.doc[token.i + 1 : joint.i]
    listed = joint.i > token.i and not any(word.text in (",", "–", "—") for word in between)
    return (head.i, "conj") if listed and _behind_comma(token) else None


def _behind_comma(noun: Token) -> bool:
    first = next(word for word in noun.subtree if not word.is_punct)
    return first.i > 0 and first.nbor(-1).text == ","


def description(token: Token) -> tuple[int, str] | None:
    """Make "a banker" of "Lars Ek, a banker, and Anna Berg" an apposition."""
    name = token.head
    if token.dep_ != "conj" or token.tag_ != "NN" or name.ent_type_ != "PERSON":
        return None
    words = [word for word in token.subtree if not word.is_punct]
    end = words[-1].i + 1
    closed = end < len(token.doc) and token.doc[end].text == ","
    before = token.doc[name.i + 1 : words[0].i - 1]
    beside = all(word.ent_type_ == "PERSON" for word in before) and _behind_comma(token)
    indefinite = words[0].lower_ in ("a", "an")
    return (name.i, "appos") if closed and beside and indefinite else None


def named_with(token: Token) -> tuple[int, str] | None:
    """Join "Stark" of "its founders, Anna Berg and Tom Stark" to *Berg*: both are the founders."""
    several = token.dep_ == "conj" and token.ent_type_ == "PERSON" and token.head.tag_ == "NNS"
    names = [part for part in children(token.head, "appos") if part.ent_type_ == "PERSON"]
    first = names[0] if several and names and names[0].i < token.i else None
    return (first.i, "conj") if first is not None else None


def person_of(token: Token) -> tuple[int, str] | None:
    """Hang "Anna Berg" of "the director of the Nordbank, Anna Berg" on *director*."""
    if token.ent_type_ != "PERSON" or token.head.ent_type_ not in (*BODIES, ""):
        return None
    above = token.head
    while above.dep_ in ("nmod", "compound", "flat") and above.head.i < token.i:
        above = above.head
    noun = above.pos_ == "NOUN" and above.ent_type_ == "" and above.tag_ == "NN"
    return (above.i, "appos") if noun and above.i < token.head.i and _behind_comma(token) else None


def mend_appointments(tree: Tree) -> bool:
    """Give each noun its place in "named judge Anna Berg head"; tell whether any was elsewhere.

    The title is the object, or the name where it has none; the office is what the object is named.
    """
    found = [appointed for name in tree.doc.ents if (appointed := _appointment(name)) is not None]
    before = [*tree.heads]
    for verb, title, name, office in found:
        tree.attach(title.i, verb.i, "obj")
        if title is not name:
            tree.attach(name.i, title.i, "flat")
        tree.attach(office.i, verb.i, "xcomp")
    return before != tree.heads


def _appointment(name: Span) -> tuple[Token, Token, Token, Token] | None:
    """Return verb, title, name and office where somebody is named to it, None elsewhere."""
    doc, first = name.doc, name[0]
    if name.label_ != "PERSON" or name.end >= len(doc):
        return None
    office, before = doc[name.end], first
    while before.i > 0 and (before == first or before.tag_ in ("DT", "JJ", "NN", "VBN")):
        before = before.nbor(-1)
        if before.lemma_.lower() in words_with("office"):
            break
    else:
        return None
    acts = before.pos_ == "VERB" and not children(before, "aux:pass", "nsubj:pass")
    if not acts or office.tag_ != "NN" or office.lower_ in DAYS:
        return None
    return before, first.nbor(-1) if first.i - 1 > before.i else first, first, office
