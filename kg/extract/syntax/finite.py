"""A word around a verb that a parser took for a noun's participle → where it belongs, or None.

"The board named Lars Ek chairman." has no verb if *named* is a participle of *board*.
"""

from __future__ import annotations

from kg.extract.syntax.sayings import says
from kg.extract.syntax.tree import FINITE, NOUNS, SUBJECTS, children
from kg.extract.tokens import Token
from kg.extract.words.lexicon import words_with

MODIFYING = frozenset({"acl", "acl:relcl", "xcomp"})
MAIN = frozenset({"root", "ROOT", "parataxis", "ccomp"})
TELLING = frozenset({"say", "report", "tell", "announce", "confirm", "state", "add"})


def lost_predicate(token: Token) -> tuple[int, str] | None:
    """Make a noun that heads a sentence the subject of the finite verb that hangs below it.

    "Doubts whether he knew persist": the verb has no subject of its own and no conjunction.
    """
    if token.head != token or token.pos_ not in NOUNS or children(token, "cop", *SUBJECTS):
        return None
    below = [word for word in token.subtree if word.tag_ in FINITE and word.dep_ in MODIFYING]
    lost = [word for word in below if not children(word, "mark", "case", *SUBJECTS)]
    if not lost and token.sent[-1].text == ".":  # "The board named Lars Ek chairman."
        finite = any(word.tag_ in (*FINITE, "MD") for word in token.sent)
        acting = [word for word in children(token, "acl") if _takes_object(word)]
        lost = [] if finite else acting
    return (lost[-1].i, "nsubj") if lost and not _is_relative(lost[-1]) else None


def _takes_object(participle: Token) -> bool:
    """Tell whether a past participle has what only a finite verb has behind it: an object.

    So too one that has no passive: "A long battle followed."
    """
    if participle.tag_ == "VBN" and participle.lemma_.lower() in words_with("unpassive"):
        return True
    behind = children(participle, "obj", "xcomp")
    named = any(children(part, "compound") for part in children(participle, "xcomp"))
    return participle.tag_ == "VBN" and (named or any(part.dep_ == "obj" for part in behind))


def lost_content(token: Token) -> tuple[int, str] | None:
    """Give the first of two subjects of a reporting verb to the participle that hangs on it.

    In "A ferry bound for Oslo capsized on Monday, police said" a ferry says nothing.
    """
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_.lower() not in TELLING or children(verb, "ccomp"):
        return None
    subjects = [part for part in children(verb, "nsubj") if part.i < verb.i]
    if len(subjects) != 2 or subjects[0] != token:
        return None
    lost = [part for part in children(token, "acl", "acl:relcl") if part.tag_ in ("VBN", "VBD")]
    apart = subjects[1].left_edge.nbor(-1).text == ","
    return (lost[-1].i, "nsubj") if lost and apart and not _is_relative(lost[-1]) else None


def finite_participle(token: Token) -> tuple[int, str] | None:
    """Make the subject of what the parser took for a participle act: "Otieno named Berg head."."""
    verb = token.head
    participle = verb.tag_ == "VBN" and token.sent[-1].text == "."
    if token.dep_ != "nsubj:pass" or not (participle or verb.tag_ == "VBD"):
        return None
    auxiliaries = children(verb, "aux", "aux:pass")
    return (verb.i, "nsubj") if verb.dep_ in MAIN and not auxiliaries else None


def _is_relative(verb: Token) -> bool:
    """Tell whether a relative pronoun or adverb opens the clause of a verb."""
    return any(
        word.tag_ in ("WDT", "WP", "WP$", "WRB") for word in verb.children if word.i < verb.i
    )


def saying(token: Token) -> tuple[int, str] | None:
    """Hang ", ruling that he lied" on the verb before it: whom that verb concerns rules nothing."""
    set_off = token.i > 0 and token.nbor(-1).text == ","
    if not set_off or token.tag_ != "VBG" or not says(token) or not children(token, "ccomp"):
        return None
    verb = next((up for up in token.ancestors if up.pos_ == "VERB"), None)
    acts = verb is not None and any(part.i < verb.i for part in children(verb, "nsubj"))
    return (verb.i, "advcl") if verb is not None and acts and verb.i < token.i else None
