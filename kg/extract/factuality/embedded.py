"""A clause and the stance its governor is held with → the clause's own stance.

What a governor says of its complements is looked up by its class; relatives, participles and
adverbial clauses inherit by what they hang on and by how they are joined to it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.embedding import (
    QUESTION_TAGS,
    embedding_predicate,
    is_open,
    signature_of_clause,
)
from kg.extract.factuality.signatures import EFFECTS, leave_open
from kg.extract.syntax.clause import Clause
from kg.extract.syntax.negation import is_negated_nominal, is_negation
from kg.extract.syntax.tree import SUBJECTS, child, children, first_conjunct, is_finite, preposition
from kg.extract.syntax.understood import tells_of_ranked
from kg.extract.tokens import Token
from kg.extract.words import load_classes, load_words
from kg.extract.words.lexicon import arguments_of, phrases_with, signature_of, words_with
from kg.records import Modality

INDEFINITE = frozenset({"a", "an", "some", "any", "no", "each", "every", "another", "either"})
OPEN = frozenset({Modality.PLANNED, Modality.REQUESTED, Modality.POSSIBLE})
CONDITIONAL_ADVERBS = frozenset({"long as"})  # "as long as": the clause hangs on *long*


def within(outer: Factuality, clause: Clause) -> Factuality:
    """Return the stance of `clause` whose governor is held with `outer`.

    The holders that a reporting governor adds are `attribution`'s business.
    """
    table = signature_of_clause(clause)
    if table:
        return EFFECTS[table](outer)
    if tells_of_ranked(clause.head):
        return outer
    if _adds_where(clause):
        return ASSERTED
    if clause.link.startswith("advcl") or _is_marked_as_adverbial(clause):
        return _adverbial(outer, clause)
    if clause.link == "acl:relcl" and clause.frame == "to":
        return _adnominal(outer, first_conjunct(clause.head)).weakened(
            Modality.PLANNED
        )  # "which was to take place"
    if clause.link.startswith("acl") and clause.frame not in ("to", "for to", "that", "of"):
        return _adnominal(outer, first_conjunct(clause.head))
    if clause.link == "parataxis":
        return _beside(outer, clause)
    return outer if clause.link in ("list", "dep", "appos") else leave_open(outer)


def _beside(outer: Factuality, clause: Clause) -> Factuality:
    """Return the stance of a sentence added to another: no denial goes over a mark.

    Behind a semicolon it is one of its own; behind a colon it tells what the first is like.
    """
    while clause.beside is not None:
        clause = clause.beside
    first = clause.head.left_edge
    mark = first.text if first.is_punct else first.nbor(-1).text if first.i else ""
    if mark not in (";", ":", "–", "—") or not is_finite(clause.head):
        return outer
    if mark != ";" or outer.modality in (Modality.REPORTED, Modality.ALLEGED):
        return outer.affirmed()
    return Factuality(
        modality=Modality.ALLEGED if outer.sources else Modality.ASSERTED, sources=outer.sources
    )


def _adds_where(clause: Clause) -> bool:
    """Tell whether a clause tells of the place right before it: "to Boston, where he won"."""
    words = (word for word in clause.head.subtree if not word.is_punct)
    opens = next(words, clause.head).lower_ == "where"
    return clause.link == "advcl" and opens and is_set_off(clause.head)


def _is_marked_as_adverbial(clause: Clause) -> bool:
    """Tell whether a conjunction shows that a clause on a noun is adverbial: "a mask lest he"."""
    table = load_classes("certainty", "markers")
    own = clause.link == "acl" and clause.marker not in ("to", "for to", "that", "of")
    return own and clause.marker in table and is_finite(clause.head)


def _adnominal(outer: Factuality, modifier: Token) -> Factuality:
    """Return the stance of a relative or participial clause on a noun.

    Set off by a comma it is the author's own (Potts 2005, "The Logic of Conventional
    Implicatures"); else it holds of what a definite noun names, and is as uncertain as the whole
    where the noun is indefinite.
    """
    noun = modifier.head
    if preposition(noun) in load_words("attribution")["prepositions"]:
        return ASSERTED  # who says so is no part of what is said
    if _is_prospect(modifier, preposition(modifier) or preposition(noun)):
        return leave_open(outer)  # "points to the gardener having hidden it"
    if setting := _setting_within(modifier):
        return outer.affirmed().weakened(Modality(setting))
    if noun.lemma_ == "time" and _is_cleft(noun) and child(noun, "det") is None:
        return outer.weakened(Modality.REQUESTED)  # "it is time the council acted"
    if is_negated_nominal(noun) or _is_left_open(modifier) or _is_denied_predicate(noun):
        return outer.affirmed().weakened(Modality.POSSIBLE)
    if (
        child(noun, "cop") is not None
        and child(noun, "nsubj", "expl") is not None
        and _is_cleft(noun)
    ):
        return outer
    if is_set_off(modifier) or _answers(modifier):
        return ASSERTED
    if is_portrayed(modifier):
        return outer.affirmed().weakened(Modality.ALLEGED)
    if not is_definite(noun) and not _renames(noun):
        return outer.affirmed()
    return Factuality(
        modality=Modality.ALLEGED if outer.sources else Modality.ASSERTED, sources=outer.sources
    )


def _renames(noun: Token) -> bool:
    """Tell whether a noun only says who a known one is: "Berg, a judge who was shot"."""
    return noun.dep_ == "appos" and is_set_off(noun) and is_definite(noun.head)


def _answers(modifier: Token) -> bool:
    """Tell whether a clause answers what is said before it: "…, an allegation Oslo denies"."""
    replies = signature_of(f"{modifier.lemma_.lower()} that") in ("denying", "reporting")
    return replies and is_set_off(modifier.head)


def _is_left_open(modifier: Token) -> bool:
    """Tell whether there may be no such thing: "wants a deal that", not "offers Holt, who"."""
    noun = modifier.head
    known = [is_definite(noun), is_set_off(modifier), modifier.tag_ == "VBD"]
    return (
        noun.pos_ != "PROPN" and is_open(noun) and sum(known) < 2
    )  # "wants the loan that he asked for in May"


def _setting_within(relative: Token) -> str:
    """Return the world that a noun opens for its clause: "a novel in which", "a plan whereby"."""
    words = load_words("certainty")["settings"]
    linked = [part for part in children(relative, "obl") if part.tag_ in QUESTION_TAGS]
    opens = any(preposition(part) in words["prepositions"] for part in linked) or any(
        part.lower_ in ("where", "whereby", "wherein") for part in children(relative, "advmod")
    )
    noun = relative.head.lemma_.lower()
    kind = arguments_of("setting").get(noun, arguments_of("scene").get(noun, ""))
    return ("planned" if kind == "planning" else kind) if opens else ""


def _is_cleft(noun: Token) -> bool:
    """Tell whether a noun is what "it was" picks out: "maybe it was Holt who"."""
    return any(part.lower_ == "it" for part in children(noun, "nsubj", "expl"))


def is_portrayed(modifier: Token) -> bool:
    """Tell whether a clause tells of what is only somebody's word: "described him as a thief who".

    So do "tell of pupils who faint" and "described soldiers dragging boys".
    """
    noun = first_conjunct(modifier).head
    while noun.dep_ == "nmod" and not is_definite(noun):
        frame, noun = f"{noun.head.lemma_.lower()} {preposition(noun)}", noun.head
        if signature_of(frame) in ("reporting", "claiming", "possible"):
            return True  # "tales of a monk who"
    verb, link = noun.head, preposition(noun)
    if noun.dep_ not in ("obj", "obl", "xcomp") or verb.pos_ != "VERB":
        return False
    lemma, particle = verb.lemma_.lower(), child(verb, "compound:prt")
    named = any(part.i < noun.i for part in children(verb, "obj", "iobj", "nsubj:pass"))
    if named and not link and lemma in words_with("naming"):
        return True  # "called him a thief who"
    if particle is not None:
        link = particle.lower_  # "tell of" is no phrasal verb
    if f"{lemma} {link}".strip() in phrases_with("portrays"):
        return link == "as" or not is_definite(noun) or modifier.dep_ == "acl"
    classes = ("reporting", "claiming", "possible")
    return link == "as" and noun.dep_ == "obl" and signature_of(f"{lemma} as") in classes


def _is_denied_predicate(noun: Token) -> bool:
    """Tell whether a noun is what something is not: "it was not the army that"."""
    return child(noun, "cop") is not None and any(map(is_negation, children(noun, "advmod")))


def is_set_off(modifier: Token) -> bool:
    """Tell whether a comma, dash or bracket stands before the modifier of a noun."""
    first = modifier.left_edge
    before = [first.text, *([first.nbor(-1).text] if first.i > first.sent.start else [])]
    return any(mark in (",", "–", "—", "-", "(") for mark in before)


def is_definite(noun: Token) -> bool:
    """Tell whether a nominal names something known: a name, *the*, *its*, *Ukraine's*."""
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    determiners = children(noun, "det", "nmod:poss")
    return any(word.lower_ not in INDEFINITE for word in determiners)


def _adverbial(outer: Factuality, clause: Clause) -> Factuality:
    words, table = clause.marker, load_classes("certainty", "markers")
    governor = embedding_predicate(clause)
    if governor is not None and f"{governor.lower_} {words}" in CONDITIONAL_ADVERBS:
        return outer.affirmed().weakened(Modality.CONDITIONAL)
    if governor is not None and f"{governor.lower_} {words}" == "much as" and outer.negative:
        return outer  # "never so much as met"
    if _is_dated(outer, clause):
        return outer.affirmed()
    if not words and inverts(clause.head):
        return outer.affirmed().weakened(Modality.CONDITIONAL)
    if clause.head.tag_ == "VB" and words == "due to":
        return outer.affirmed().weakened(Modality.PLANNED)  # "due to open in May"
    if _is_prospect(clause.head, words):
        return leave_open(outer)
    kind = table.get(words, table.get(words.split(" ")[0], "asserted" if not words else "possible"))
    stance = outer.affirmed()
    if kind == "asserted" and _is_past_fact(outer, clause):
        return replace(stance, modality=Modality.ALLEGED if outer.sources else Modality.ASSERTED)
    if kind == "negative":
        return stance.negated()
    return stance if kind == "asserted" else stance.weakened(Modality(kind))


def _is_dated(outer: Factuality, clause: Clause) -> bool:
    """Tell whether a past event ends or follows another: "was lost until a diver found it"."""
    governor = embedding_predicate(clause)
    if governor is None or clause.head.tag_ != "VBD" or outer.modality is not Modality.ASSERTED:
        return False
    if clause.marker == "than":
        return any(word.lower_ == "sooner" for word in children(governor, "advmod"))
    verbs = [governor, *children(governor, "aux", "aux:pass", "cop")]
    past = any(verb.tag_ == "VBD" for verb in verbs)
    waits = child(governor, "xcomp") is not None  # "refused to leave until he paid"
    return past and not waits and clause.marker in ("until", "till")


def _is_past_fact(outer: Factuality, clause: Clause) -> bool:
    """Tell whether a past event dates or explains what itself is a guess, a plan or a demand.

    "may have drowned when the boat sank", "threatened to leave after the vote failed".
    """
    governor = embedding_predicate(clause)
    if governor is None or outer.modality not in OPEN or clause.head.tag_ != "VBD":
        return False
    if governor.head.lower_ == "about" and not clause.marker:
        return True  # "were about to leave when the roof fell"
    auxiliaries = children(governor, "aux")
    perfect = any(aux.lemma_ == "have" and aux.tag_ == "VB" for aux in auxiliaries)
    past = load_words("certainty")["past"]
    infinitive = governor.tag_ == "VB" and all(aux.lower_ in past["modals"] for aux in auxiliaries)
    return perfect or (infinitive and clause.marker in past["markers"])


def _is_prospect(verb: Token, words: str) -> bool:
    """Tell whether a gerund with a subject of its own is only thought of: "on Holt winning"."""
    having = any(aux.tag_ == "VBG" for aux in children(verb, "aux")) and verb.dep_ == "acl"
    own = child(verb, "nsubj", "nsubj:pass") is not None
    gerund = having or (own and verb.tag_ == "VBG" and not is_finite(verb))
    return gerund and words in ("on", "to", "of", "about", "for", "against")


def inverts(verb: Token) -> bool:
    """Tell whether an auxiliary before its subject makes a condition: "should he resign"."""
    fronted = children(verb, "aux", "aux:pass", "cop")
    subjects = children(verb, *SUBJECTS)
    return bool(fronted and subjects) and fronted[0].i < subjects[0].i
