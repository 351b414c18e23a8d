"""A clause within what governs it (*refused to*, *said that*, *if*) → the stance that is left.

What each class of governor does follows Karttunen (2012), "Simple and phrasal implicatives", and
Saurí & Pustejovsky (2009), "FactBank"; the words stand in `words/certainty.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import VERBAL, Clause
from kg.extract.negation import is_negated_nominal, is_negation
from kg.extract.stance import ASSERTED, Stance
from kg.extract.tree import SUBJECTS, child, children, is_finite, preposition
from kg.extract.understood import is_asked, phrasal_class
from kg.extract.words import load_classes, load_words
from kg.records import Modality

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
INDEFINITE = frozenset({"a", "an", "some", "any", "no", "each", "every", "another", "either"})
OPENING = frozenset(
    {"planning", "requesting", "possible", "refusing", "denying", "negative", "claiming"}
)
"""The classes of governors that leave open, or deny, that what they govern is."""
COMMENTS = {
    "reporting": Modality.REPORTED,
    "factive": Modality.REPORTED,
    "causative": Modality.REPORTED,
    "claiming": Modality.ALLEGED,
    "possible": Modality.POSSIBLE,
    "planning": Modality.PLANNED,
    "requesting": Modality.REQUESTED,
}
"""What a verb that comments on a clause makes of it: ", he said", ", analysts believe"."""

OPEN = frozenset({Modality.PLANNED, Modality.REQUESTED, Modality.POSSIBLE})
CONDITIONAL_ADVERBS = frozenset({"long as"})  # "as long as": the clause hangs on *long*
QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


def governor_of(clause: Clause) -> Token | None:
    """Return the word a clause is the complement or modifier of."""
    while clause.beside is not None:
        clause = clause.beside
    return None if clause.head.dep_ in ("ROOT", "root") else clause.head.head


def governing_class(clause: Clause) -> str:
    """Return what the governor of a clause does to it: a table of `governors`, or ""."""
    governor = governor_of(clause)
    if governor is None:
        return ""
    if governor.lower_ in load_words("certainty")["condition"]["participles"]:
        return "possible"  # what is provided or assumed
    if clause.link == "acl:relcl" and clause.head.i < governor.i:
        return "possible"  # no relative stands before its noun: a question as subject
    frame = "what" if _asks(clause) else "to" if clause.frame == "for to" else clause.frame
    table, lemma = load_classes("certainty", "governors"), _lemma_with_particle(governor)
    complement = clause.link in COMPLEMENTS
    if complement and frame in ("what", "whether", "if"):
        return table.get(f"{lemma} {frame}", "possible")
    if child(governor, "aux:pass") is not None and f"be {lemma} {frame}" in table:
        return table[f"be {lemma} {frame}"]
    if clause.link == "acl" and frame == "to" and (phrasal := phrasal_class(governor)):
        return phrasal
    adverbial = not complement and governor.pos_ in VERBAL and frame in ("to", "ing", "that", "")
    if adverbial and frame == "to" and " " in lemma:
        adverbial = table.get(f"{lemma} to") != "implicative"  # "turned out to own"
    if adverbial and not _is_asked(clause):
        return ""
    found = table.get(f"{lemma} {frame}", table.get(lemma, "") if complement else "")
    if not found and clause.link.startswith("acl") and _names_content(clause.head):
        found = table.get(f"{lemma} that", "")
    past = any(copula.tag_ == "VBD" for copula in children(governor, "cop"))
    return "implicative" if found == "ability" and past else found  # "was able to": did


def governor_class(frame: str) -> str:
    """Return the class of a governor with its frame, "" for one that changes nothing.

    >>> governor_class("refuse to")
    'refusing'
    """
    return load_classes("certainty", "governors").get(frame, "")


def _lemma_with_particle(verb: Token) -> str:
    particle = child(verb, "compound:prt")
    return verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")


def _is_asked(clause: Clause) -> bool:
    """Tell whether an infinitive is asked of somebody behind a preposition: "called on X to"."""
    above = clause.parent
    return above is not None and any(is_asked(above, part) for part in above.obliques)


def _asks(clause: Clause) -> bool:
    """Tell whether a complement is an indirect question: "what he will propose"."""
    if clause.link not in ("ccomp", "csubj", "advcl", "acl", "xcomp"):
        return False
    if clause.link == "advcl" and clause.marker in ("", "when", "where", "while"):
        return False
    if clause.marker.split(" ")[-1] in ("whether", "if"):
        return True  # also "the question of whether"
    first = min(clause.head.subtree, key=lambda token: token.i)
    return first.tag_ in QUESTION_TAGS or first.lower_ in ("whether", "if")


def within(outer: Stance, clause: Clause) -> Stance:
    """Return the stance of `clause` whose governor is held with `outer`.

    The holders that a reporting governor adds are `attribution`'s business.
    """
    table = governing_class(clause)
    if table:
        return EFFECTS[table](outer)
    if clause.link.startswith("advcl"):
        return _adverbial(outer, clause)
    if clause.link == "acl:relcl" and clause.frame == "to":
        return _adnominal(outer, clause.head).weakened(
            Modality.PLANNED
        )  # "which was to take place"
    if clause.link.startswith("acl") and clause.frame not in ("to", "for to", "that", "of"):
        return _adnominal(outer, clause.head)
    return outer if clause.link in ("parataxis", "list", "dep", "appos") else _unknown(outer)


def _adnominal(outer: Stance, modifier: Token) -> Stance:
    """Return the stance of a relative or participial clause on a noun.

    Set off by a comma it is the author's own (Potts 2005, "The Logic of Conventional
    Implicatures"); else it holds of what a definite noun names, and is as uncertain as the whole
    where the noun is indefinite.
    """
    noun = modifier.head
    if _is_prospect(modifier, preposition(modifier) or preposition(noun)):
        return _unknown(outer)  # "points to the gardener having hidden it"
    if setting := _setting_within(modifier):
        return outer.affirmed().weakened(Modality(setting))
    if is_negated_nominal(noun) or is_open(noun) or _is_denied_predicate(noun):
        return outer.affirmed().weakened(Modality.POSSIBLE)
    if (
        child(noun, "cop") is not None
        and child(noun, "nsubj", "expl") is not None
        and _is_cleft(noun)
    ):
        return outer
    if is_set_off(modifier):
        return ASSERTED
    if _is_portrayed(noun):
        return outer.affirmed().weakened(Modality.ALLEGED)
    if not is_definite(noun):
        return outer.affirmed()
    return Stance(
        modality=Modality.ALLEGED if outer.holders else Modality.ASSERTED, holders=outer.holders
    )


def _setting_within(relative: Token) -> str:
    """Return the world that a noun opens for its clause: "a novel in which", "a plan whereby"."""
    words = load_words("certainty")["settings"]
    linked = [part for part in children(relative, "obl") if part.tag_ in QUESTION_TAGS]
    opens = any(preposition(part) in words["prepositions"] for part in linked) or any(
        part.lower_ in ("where", "whereby", "wherein") for part in children(relative, "advmod")
    )
    return (
        load_classes("certainty", "settings").get(relative.head.lemma_.lower(), "") if opens else ""
    )


def _is_cleft(noun: Token) -> bool:
    """Tell whether a noun is what "it was" picks out: "maybe it was Holt who"."""
    return any(part.lower_ == "it" for part in children(noun, "nsubj", "expl"))


def _is_portrayed(noun: Token) -> bool:
    """Tell whether a noun is only what somebody calls another: "described him as a thief"."""
    told = preposition(noun) == "as" and noun.dep_ == "obl"
    return told and governor_class(f"{noun.head.lemma_.lower()} as") in (
        "reporting",
        "claiming",
        "possible",
    )


def _is_denied_predicate(noun: Token) -> bool:
    """Tell whether a noun is what something is not: "it was not the army that"."""
    return child(noun, "cop") is not None and any(map(is_negation, children(noun, "advmod")))


def _names_content(modifier: Token) -> bool:
    """Tell whether a clause on a noun opens with "that": the content of "the allegation that"."""
    return next((word.lower_ for word in modifier.subtree if not word.is_punct), "") == "that"


def is_open(noun: Token) -> bool:
    """Tell whether what governs a noun leaves open that it is: "hope of talks", "wants talks"."""
    link = preposition(noun)
    frames = {"nmod": [link], "obl": [link], "obj": ["to", "ing"]}.get(noun.dep_, [])
    lemma = noun.head.lemma_.lower()
    return any(governor_class(f"{lemma} {frame}") in OPENING for frame in frames)


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


def _adverbial(outer: Stance, clause: Clause) -> Stance:
    words, table = clause.marker, load_classes("certainty", "markers")
    governor = governor_of(clause)
    if governor is not None and f"{governor.lower_} {words}" in CONDITIONAL_ADVERBS:
        return outer.affirmed().weakened(Modality.CONDITIONAL)
    if not words and inverts(clause.head):
        return outer.affirmed().weakened(Modality.CONDITIONAL)
    if clause.head.tag_ == "VB" and words == "due to":
        return outer.affirmed().weakened(Modality.PLANNED)  # "due to open in May"
    if _is_prospect(clause.head, words):
        return _unknown(outer)
    kind = table.get(words, table.get(words.split(" ")[0], "asserted" if not words else "possible"))
    stance = outer.affirmed()
    if kind == "asserted" and _is_past_fact(outer, clause):
        return replace(stance, modality=Modality.ALLEGED if outer.holders else Modality.ASSERTED)
    if kind == "negative":
        return stance.negated()
    return stance if kind == "asserted" else stance.weakened(Modality(kind))


def _is_past_fact(outer: Stance, clause: Clause) -> bool:
    """Tell whether a past event dates or explains what itself is a guess, a plan or a demand.

    "may have drowned when the boat sank", "threatened to leave after the vote failed".
    """
    governor = governor_of(clause)
    if governor is None or outer.modality not in OPEN or clause.head.tag_ != "VBD":
        return False
    auxiliaries = children(governor, "aux")
    perfect = any(aux.lemma_ == "have" and aux.tag_ == "VB" for aux in auxiliaries)
    infinitive = governor.tag_ == "VB" and not auxiliaries
    return perfect or (infinitive and clause.marker in load_words("certainty")["past"]["markers"])


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


def _factive(outer: Stance) -> Stance:
    if outer.modality is Modality.REQUESTED:
        weakest = Modality.ALLEGED if outer.holders else Modality.ASSERTED
        return replace(outer.affirmed(), modality=weakest)  # "we must remember that"
    return outer.affirmed()


def _implicative(outer: Stance) -> Stance:
    return outer


def _causative(outer: Stance) -> Stance:
    return outer.affirmed().weakened(Modality.POSSIBLE) if outer.negative else outer


def _negative(outer: Stance) -> Stance:
    return outer.negated()


def _refusing(outer: Stance) -> Stance:
    return outer.affirmed().weakened(Modality.POSSIBLE) if outer.negative else outer.negated()


def _denying(outer: Stance) -> Stance:
    return _refusing(outer).weakened(Modality.ALLEGED)


def _ability(outer: Stance) -> Stance:
    return outer if outer.negative else _unknown(outer)


def _unavoidable(outer: Stance) -> Stance:
    if not outer.negative:
        return outer.negated()
    return replace(outer.affirmed(), modality=Modality.ASSERTED)  # "could not help noticing"


def _unknown(outer: Stance) -> Stance:
    return outer.affirmed().weakened(Modality.POSSIBLE)


def _planning(outer: Stance) -> Stance:
    return outer.weakened(Modality.PLANNED)


def _requesting(outer: Stance) -> Stance:
    return outer.affirmed().weakened(Modality.REQUESTED)


def _claiming(outer: Stance) -> Stance:
    weakest = Modality.POSSIBLE if outer.negative else Modality.ALLEGED
    return outer.affirmed().weakened(weakest)


def _reporting(outer: Stance) -> Stance:
    weakest = Modality.POSSIBLE if outer.negative else Modality.REPORTED
    return outer.affirmed().weakened(weakest)


EFFECTS = {
    "factive": _factive,
    "implicative": _implicative,
    "causative": _causative,
    "ability": _ability,
    "unavoidable": _unavoidable,
    "negative": _negative,
    "refusing": _refusing,
    "denying": _denying,
    "planning": _planning,
    "requesting": _requesting,
    "possible": _unknown,
    "claiming": _claiming,
    "reporting": _reporting,
}
"""What each class of governor makes of the stance it is held with."""
