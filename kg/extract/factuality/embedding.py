"""A clause → the predicate that embeds it (*refused to*, *said that*) and the signature of the two.

A clause that its predicate does not embed, but that is beside it, has the signature of its link:
see `adverbials` and `relatives`. What a signature does is told in `signatures`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.factuality import Factuality
from kg.extract.factuality.adverbials import adverbial_signature, is_marked_as_adverbial
from kg.extract.factuality.conditions import is_past
from kg.extract.factuality.content import is_content, is_free_relative, is_question, opening
from kg.extract.factuality.relatives import relative_signature
from kg.extract.factuality.signatures import embedded
from kg.extract.grammar.clause import Clause
from kg.extract.grammar.control import is_asked, phrasal_class, tells_of_ranked
from kg.extract.grammar.negation import is_yet_to
from kg.extract.reporting import lexeme_of, says
from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, child, children, first_conjunct, is_finite, is_set_off
from kg.extract.words import load_words
from kg.extract.words.lexicon import complements, values_of
from kg.records import Modality

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})


@dataclass(frozen=True, slots=True)
class Embedding:
    """A predicate with the clause it may embed."""

    clause: Clause
    predicate: Token
    lexeme: str
    frame: str  # "to", "that", "ing", "what" of an indirect question, a preposition …

    @property
    def is_complement(self) -> bool:
        """Return whether the clause is an argument of the predicate, no adverbial."""
        return self.clause.link in COMPLEMENTS or self.frame == "what"


def embed(outer: Factuality, clause: Clause) -> Factuality:
    """Return the factuality of `clause`, whose predicate above has `outer`.

    The sources that a reporting verb adds are the business of `assignment`.
    """
    signature = lexical_signature(clause)
    found = embedded(signature or _link_signature(clause, outer), outer)
    planned = not signature and clause.link == "acl:relcl" and clause.frame == "to"
    return embedded("planning", found) if planned else found  # "which was to take place"


def embedding_predicate(clause: Clause) -> Token | None:
    """Return the word a clause is the complement or modifier of."""
    while clause.beside is not None:
        clause = clause.beside
    if clause.head.dep_ in ("ROOT", "root"):
        return None
    return clause.head.head.head if is_free_relative(clause) else clause.head.head


def lexical_signature(clause: Clause) -> str:
    """Return the signature of the predicate that embeds a clause, "" where none does."""
    predicate = embedding_predicate(clause)
    if predicate is None:
        return ""
    frame = "what" if is_question(clause) else "to" if clause.frame == "for to" else clause.frame
    pair = Embedding(clause, predicate, lexeme_of(predicate), frame)
    return next((found for rule in RULES if (found := rule(pair)) is not None), "")


def _assumed(pair: Embedding) -> str | None:
    """Return "possible" for what is provided or assumed, and for a question as subject."""
    if pair.predicate.lower_ in load_words("certainty")["condition"]["participles"]:
        return "possible"
    before = pair.clause.head.i < pair.predicate.i  # no relative stands before its noun
    return "possible" if pair.clause.link == "acl:relcl" and before else None


def _questioned(pair: Embedding) -> str | None:
    """Return the signature of an indirect question: "said whether", "recalled how"."""
    frame = pair.frame
    if not pair.is_complement or frame not in ("what", "whether", "if"):
        return None
    told = frame == "what" and is_finite(pair.clause.head)
    frame = "how" if told and opening(pair.clause).lower_ == "how" else frame
    return complements().get(f"{pair.lexeme} {frame}", "possible")


def _passive(pair: Embedding) -> str | None:
    """Return the signature of a predicate that has it in the passive: "is said to"."""
    passive = child(pair.predicate, "aux:pass") is not None
    return complements().get(f"be {pair.lexeme} {pair.frame}") if passive else None


def _phrasal(pair: Embedding) -> str | None:
    """Return the signature of a verb with a noun: "had the nerve to"."""
    if pair.clause.link != "acl" or pair.frame != "to":
        return None
    return phrasal_class(pair.predicate) or None


def _resulting(pair: Embedding) -> str | None:
    """Return "implicative" for what came of a deed of the past: "rose to win"."""
    verb, lemma = pair.predicate, pair.predicate.lemma_.lower()
    objects = values_of("results").get(lemma, ())
    beside = pair.clause.link == "advcl" and pair.frame == "to"
    if not beside or verb.tag_ != "VBD" or not objects:
        return None
    needed = values_of("results-with").get(lemma, ())
    others = [part.lower_ for part in children(verb, "compound:prt", "advmod", "obl")]
    bare = "any" in objects or child(verb, "obj") is None
    fits = bare and (not needed or any(word in others for word in needed))
    return "implicative" if fits else None


def _adverbial(pair: Embedding) -> str | None:
    """Return "" for an adverbial clause on a verb: its link decides, unless it is asked for.

    A gerund behind *to* is no purpose, but what the verb is about: "admits to smoking".
    """
    if pair.is_complement or pair.predicate.pos_ not in VERBAL:
        return None
    if pair.frame == "to" and pair.clause.head.tag_ == "VBG":
        return None
    if pair.frame not in ("to", "ing", "that", ""):
        return None
    own = pair.frame == "to" and " " in pair.lexeme  # "turned out to own"
    if own and complements().get(f"{pair.lexeme} to") == "implicative":
        return None
    return None if _is_asked(pair.clause) else ""


def _is_asked(clause: Clause) -> bool:
    """Return whether an infinitive is asked of somebody behind a preposition: "called on X to"."""
    above = clause.parent
    return above is not None and any(is_asked(above, part) for part in above.obliques)


def _ability(pair: Embedding) -> str | None:
    """Return "implicative" for who in the past was able or obliged to, and did.

    So too for who "has yet to agree": the infinitive is what is denied.
    """
    if is_yet_to(pair.clause.head):
        return "implicative"
    if _framed(pair) not in ("ability", "obliged"):
        return None
    auxiliaries = children(pair.predicate, "cop", "aux", "aux:pass")
    perfect = any(verb.lemma_ == "have" for verb in auxiliaries)
    past = pair.predicate.tag_ == "VBG" or any(
        verb.tag_ == "VBD" for verb in (pair.predicate, *auxiliaries)
    )
    possible = any(verb.tag_ == "MD" or verb.lemma_ == "do" for verb in auxiliaries)
    return "implicative" if (past or perfect) and not possible else None


def _framed(pair: Embedding) -> str | None:
    """Return the signature of a predicate in its frame, of a complement in any frame."""
    bare = complements().get(pair.lexeme) if pair.is_complement else None
    if pair.clause.link == "xcomp" and pair.clause.head.tag_ == "VBN":  # "remained closed"
        bare = complements().get(f"{pair.lexeme} as", bare)
    return complements().get(f"{pair.lexeme} {pair.frame}", bare)


def _noun_of_content(pair: Embedding) -> str | None:
    """Return the signature of a noun whose content a clause on it is: "claims he lied"."""
    if not pair.clause.link.startswith("acl"):
        return None
    signature = complements().get(f"{pair.lexeme} that", "")
    return signature if is_content(pair.clause.head, signature) else None


RULES: Sequence[Callable[[Embedding], str | None]] = (
    _assumed, _questioned, _passive, _phrasal, _resulting, _adverbial, _ability, _framed,
    _noun_of_content,
)  # fmt: skip
"""The ways in which a predicate embeds a clause; the first that gives a signature counts."""


def _link_signature(clause: Clause, outer: Factuality) -> str:
    """Return the signature of the link of a clause that no predicate embeds."""
    return next((found for rule in LINKS if (found := rule(clause, outer))), "possible")


def _ranked(clause: Clause, outer: Factuality) -> str:
    return "implicative" if tells_of_ranked(clause.head) else ""


def _told(clause: Clause, outer: Factuality) -> str:
    """Return "implicative" for what was said: "wrote to say that", "issued a note to warn that"."""
    head = clause.head
    stated = clause.link == "advcl" or (clause.link == "acl" and says(head.head))
    told = stated and clause.frame == "to" and says(head) and child(head, "ccomp") is not None
    done = outer.modality is Modality.ASSERTED and not outer.negative
    return "implicative" if told and done else ""


def _where(clause: Clause, outer: Factuality) -> str:
    """Return "aside" for what is told of the place right before: "to Boston, where he won"."""
    opens = next((word for word in clause.head.subtree if not word.is_punct), clause.head)
    place = clause.link == "advcl" and opens.lower_ == "where" and is_set_off(clause.head)
    return "aside" if place else ""


def _beside_verb(clause: Clause, outer: Factuality) -> str:
    if not clause.link.startswith("advcl") and not is_marked_as_adverbial(clause):
        return ""
    return adverbial_signature(clause, outer, embedding_predicate(clause))


def _on_noun(clause: Clause, outer: Factuality) -> str:
    to_come = clause.link == "acl:relcl" and clause.frame == "to"
    content = clause.frame in ("to", "for to", "that", "of", "in")  # "interest in buying it"
    relative = to_come or (clause.link.startswith("acl") and not content)
    return relative_signature(first_conjunct(clause.head)) if relative else ""


def _added(clause: Clause, outer: Factuality) -> str:
    """Return the signature of a sentence added to another: no denial goes over a mark.

    Behind a semicolon it is one of its own; behind a colon it tells what the first is like.
    """
    if clause.link != "parataxis":
        return ""
    while clause.beside is not None:
        clause = clause.beside
    first = clause.head.left_edge
    mark = first.text if first.is_punct else first.text_before
    if mark not in (";", ":", "–", "—") or not is_finite(clause.head):
        return "background" if clause.head.i > clause.head.head.i else "implicative"
    told = outer.modality in (Modality.REPORTED, Modality.ALLEGED)
    apart = mark == ";" or is_past(clause)  # "it may be hard: she has been in four films"
    return "established" if apart and not told else "background"


LINKS: Sequence[Callable[[Clause, Factuality], str]] = (
    _ranked, _told, _where, _beside_verb, _on_noun, _added,
)  # fmt: skip
"""The ways in which a clause stands beside its predicate; the first that gives a signature."""
