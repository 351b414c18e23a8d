"""A clause → how far the text commits itself to it: polarity, modality, and who holds it.

The stance of a clause is what its own words say (negation, modal verbs, adverbs) within what
governs it (*refused to*, *said that*, *if*). The words and what they do stand in
`words/certainty.toml`; the composition follows Saurí & Pustejovsky (2009), "FactBank".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.extract.clauses import VERBAL, Clause, is_asked
from kg.extract.tree import SUBJECTS, child, children, marker, preposition
from kg.extract.words import load_words
from kg.records import Holder, Modality, Polarity

WEAKNESS = (
    Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED, Modality.PLANNED,
    Modality.REQUESTED, Modality.POSSIBLE, Modality.CONDITIONAL,
)  # fmt: skip
"""The modalities from the strongest commitment to the weakest: the weakest wins."""

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
INDEFINITE = frozenset({"a", "an", "some", "any", "no", "each", "every", "another", "either"})
OPENING = frozenset({"planning", "requesting", "possible", "refusing", "denying", "negative"})
"""The classes of governors that leave open, or deny, that what they govern is."""

QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
SHARING_TAGS = frozenset({"VB", "VBN", "VBG"})


@dataclass(frozen=True, slots=True)
class Stance:
    """How a text stands to what it says."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    holders: tuple[Holder, ...] = ()

    @property
    def negative(self) -> bool:
        """Tell whether the text denies it."""
        return self.polarity is Polarity.NEGATIVE

    def weakened(self, modality: Modality) -> Stance:
        """Return this stance with at most the commitment of `modality`."""
        return replace(self, modality=max(self.modality, modality, key=WEAKNESS.index))

    def negated(self) -> Stance:
        """Return this stance with the other polarity."""
        polarity = Polarity.POSITIVE if self.negative else Polarity.NEGATIVE
        return replace(self, polarity=polarity)

    def affirmed(self) -> Stance:
        """Return this stance with positive polarity."""
        return replace(self, polarity=Polarity.POSITIVE)

    def held_by(self, holders: tuple[Holder, ...]) -> Stance:
        """Return this stance with `holders` one level below those it has."""
        depth = 1 + max((holder.level for holder in self.holders), default=-1)
        deeper = tuple(replace(holder, level=holder.level + depth) for holder in holders)
        known = {holder.mention for holder in self.holders}
        added = tuple(holder for holder in deeper if holder.mention not in known)
        return replace(self, holders=self.holders + added)


ASSERTED = Stance()


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
    frame = "what" if _asks(clause) else clause.frame
    table, lemma = _class_of_words("governors"), _lemma_with_particle(governor)
    complement = clause.link in COMPLEMENTS
    if complement and frame in ("what", "whether", "if"):
        return table.get(f"{lemma} {frame}", "possible")
    if child(governor, "aux:pass") is not None and f"be {lemma} {frame}" in table:
        return table[f"be {lemma} {frame}"]
    adverbial = not complement and governor.pos_ in VERBAL and frame in ("to", "ing", "that", "")
    if adverbial and not _is_asked(clause):
        return ""
    return table.get(f"{lemma} {frame}", table.get(lemma, "") if complement else "")


def _lemma_with_particle(verb: Token) -> str:
    particle = child(verb, "compound:prt")
    return verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")


def _is_asked(clause: Clause) -> bool:
    """Tell whether an infinitive is asked of somebody behind a preposition: "called on X to"."""
    above = clause.parent
    return above is not None and any(is_asked(above, part) for part in above.obliques)


def governor_class(frame: str) -> str:
    """Return the class of a governor with its frame, "" for one that changes nothing.

    >>> governor_class("refuse to")
    'refusing'
    """
    return _class_of_words("governors").get(frame, "")


def own_stance(clause: Clause) -> Stance:
    """Return what the words of the clause itself say, as if nothing governed it."""
    stance = ASSERTED
    for modality in _own_modalities(clause):
        stance = stance.weakened(modality)
    return stance.negated() if _is_negated(clause) else stance


def within(outer: Stance, clause: Clause) -> Stance:
    """Return the stance of `clause` whose governor is held with `outer`.

    The holders that a reporting governor adds are `attribution`'s business.
    """
    table = governing_class(clause)
    if not table and clause.link.startswith("acl") and _names_content(clause.head):
        table = governor_class(f"{clause.head.head.lemma_.lower()} that")
    if table:
        return EFFECTS[table](outer)
    if clause.link.startswith("advcl"):
        return _adverbial(outer, clause)
    if clause.link == "acl:relcl" and clause.frame == "to":
        return _adnominal(outer, clause.head).weakened(
            Modality.PLANNED
        )  # "which was to take place"
    if clause.link.startswith("acl") and clause.frame not in ("to", "that", "of"):
        return _adnominal(outer, clause.head)
    return outer if clause.link in ("parataxis", "list", "dep", "appos") else _unknown(outer)


def _adnominal(outer: Stance, modifier: Token) -> Stance:
    """Return the stance of a relative or participial clause on a noun.

    Set off by a comma it is the author's own (Potts 2005, "The Logic of Conventional
    Implicatures"); else it holds of what a definite noun names, and is as uncertain as the whole
    where the noun is indefinite.
    """
    noun = modifier.head
    if is_negated_nominal(noun) or is_open(noun) or _is_denied_predicate(noun):
        return outer.affirmed().weakened(Modality.POSSIBLE)
    if is_set_off(modifier):
        return ASSERTED
    if not is_definite(noun):
        return outer.affirmed()
    return Stance(
        modality=Modality.ALLEGED if outer.holders else Modality.ASSERTED, holders=outer.holders
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


def _factive(outer: Stance) -> Stance:
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


def _adverbial(outer: Stance, clause: Clause) -> Stance:
    words, table = clause.marker, _class_of_words("markers")
    if not words and _inverts(clause.head):
        return outer.affirmed().weakened(Modality.CONDITIONAL)
    kind = table.get(words, table.get(words.split(" ")[0], "asserted" if not words else "possible"))
    stance = outer.affirmed()
    if kind == "negative":
        return stance.negated()
    return stance if kind == "asserted" else stance.weakened(Modality(kind))


def _inverts(verb: Token) -> bool:
    """Tell whether an auxiliary before its subject makes a condition: "should he resign"."""
    fronted = children(verb, "aux", "aux:pass", "cop")
    subjects = children(verb, *SUBJECTS)
    return bool(fronted and subjects) and fronted[0].i < subjects[0].i


def _asks(clause: Clause) -> bool:
    """Tell whether a complement is an indirect question: "what he will propose"."""
    if clause.link not in ("ccomp", "csubj", "advcl", "acl", "xcomp"):
        return False
    if clause.link == "advcl" and clause.marker in ("", "when", "where", "while"):
        return False
    first = min(clause.head.subtree, key=lambda token: token.i)
    return first.tag_ in QUESTION_TAGS or first.lower_ in ("whether", "if")


def _own_modalities(clause: Clause) -> list[Modality]:
    head = clause.head
    modals, adverbs = _class_of_words("modals"), _class_of_words("adverbs")
    found = [modals.get(auxiliary.lower_) for auxiliary in auxiliaries(clause)]
    if _is_future_in_past(clause):
        found = ["planned" if name == "conditional" else name for name in found]
    found += [adverbs.get(adverb.lower_) for adverb in children(head, "advmod")]
    found.append(_class_of_words("predicates").get(_predicate(clause)))
    found += [MARKED[test] for test in MARKED if test(clause)]
    return [Modality(name) for name in found if name and name != "negative"]


def _is_future_in_past(clause: Clause) -> bool:
    """Tell whether "would" is the *will* of somebody who spoke: "said that he would"."""
    return clause.link == "ccomp" and clause.parent is not None and clause.parent.head.tag_ == "VBD"


def _predicate(clause: Clause) -> str:
    """Return the lemma that judges its subject ("scheduled", "possible"), or ""."""
    head = clause.head
    judges = clause.passive or (clause.copular and head.pos_ in ("ADJ", "VERB"))
    return head.lemma_.lower() if judges else ""


def is_called_off(event: Token) -> bool:
    """Tell whether the predicate says that its subject is not to be: "the visit was cancelled"."""
    if event.dep_ not in ("nsubj:pass", "nsubj"):
        return False
    verb = event.head
    judges = event.dep_ == "nsubj:pass" or verb.pos_ == "ADJ"
    return judges and _class_of_words("predicates").get(verb.lemma_.lower()) == "negative"


def _is_question(clause: Clause) -> bool:
    if clause.link != "ROOT":
        return False
    ending = [token.text for token in clause.head.sent][-4:]
    return any("?" in mark for mark in ending)


def _has_condition(clause: Clause) -> bool:
    """Tell whether a condition hangs on this clause: "if …", "provided …", "should he …"."""
    return any(map(_is_condition, children(clause.head, "advcl", "obl")))


def _is_condition(part: Token) -> bool:
    """Tell whether a clause or phrase is a condition; "in case" gives but a reason to be ready."""
    lists, words = load_words("certainty")["condition"], marker(part)
    if part.dep_ == "obl":
        return part.lemma_.lower() in lists["nouns"] and preposition(part) in lists["prepositions"]
    if not words:
        return part.lower_ in lists["participles"] or _inverts(part)
    return words != "in case" and _class_of_words("markers").get(words) == "conditional"


def _is_to_come(clause: Clause) -> bool:
    """Tell whether "is to V" or a present tense with a time to come tells the future."""
    head = clause.head
    to = next((mark for mark in children(head, "mark") if mark.lower_ == "to"), None)
    finite = [verb for verb in children(head, "aux", "cop", "aux:pass") if verb.lemma_ == "be"]
    if to is not None and any(verb.i < to.i for verb in finite):
        return True
    if head.tag_ not in ("VBZ", "VBP") and not any(verb.tag_ in ("VBZ", "VBP") for verb in finite):
        return False
    times = children(head, "obl", "obl:unmarked", "advmod", "obl:tmod", "nmod:unmarked", "obj")
    coming = load_words("certainty")["future"]["words"]
    return any(word.lower_ in coming for time in times for word in (time, *time.children))


def _is_imperative(clause: Clause) -> bool:
    head = clause.head
    bare = head.tag_ == "VB" and clause.link == "ROOT" and not clause.marker
    return bare and child(head, "aux", "cop", *SUBJECTS) is None and not clause.subjects


MARKED = {
    _is_question: "possible",
    _has_condition: "conditional",
    _is_imperative: "requested",
    _is_to_come: "planned",
}
"""What the form of a clause says, whatever its words."""


def auxiliaries(clause: Clause) -> list[Token]:
    """Return the auxiliaries of a clause; "did not attend or call": *call* shares *did not*."""
    own = children(clause.head, "aux", "aux:pass")
    if own or not _shares(clause) or clause.beside is None:
        return own
    return auxiliaries(clause.beside)


def _shares(clause: Clause) -> bool:
    """Tell whether a coordinated clause shares auxiliaries and negation with the first."""
    beside = clause.beside
    if beside is None or child(clause.head, *SUBJECTS, "aux", "cop") is not None:
        return False
    return clause.head.tag_ in SHARING_TAGS and clause.head.tag_ == beside.head.tag_


def _is_negated(clause: Clause) -> bool:
    negations = sum(is_negation(word) for word in children(clause.head, "advmod", "cc:preconj"))
    negations += any(is_negation(word) for aux in auxiliaries(clause) for word in aux.children)
    negations += any(_is_negated_adverbial(part) for part in children(clause.head, "obl", "advmod"))
    nominals = [*children(clause.head, *SUBJECTS), *clause.objects, *clause.recipients]
    negations += any(is_negated_nominal(nominal) for nominal in nominals)
    if clause.copular and child(clause.head, "det") is not None:
        negations += is_negated_nominal(clause.head)
    if clause.beside is not None:
        negations += any(word.lower_ in ("nor", "neither") for word in children(clause.head, "cc"))
        if _shares(clause) and not negations and not _is_contrasted(clause):
            return _is_negated(clause.beside)
    return negations > 0


def _is_negated_adverbial(part: Token) -> bool:
    """Tell whether an adverbial denies its clause: "at no point", "no longer", "never before"."""
    if any(is_negation(word) for word in children(part, "advmod")) and part.dep_ == "advmod":
        return True
    nouns = load_words("certainty")["negation"]["nouns"]
    if part.lemma_.lower() not in nouns and part.lower_ not in nouns:
        return False
    return any(word.lower_ == "no" for word in children(part, "det", "advmod"))


def _is_contrasted(clause: Clause) -> bool:
    return any(word.lower_ in ("but", "yet", "rather") for word in children(clause.head, "cc"))


def is_negation(word: Token) -> bool:
    """Tell whether an adverb denies: *not*, *never*; not that of "not only"."""
    if _class_of_words("adverbs").get(word.lower_) != "negative":
        return False
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return following not in load_words("certainty")["negation"]["additive"]


def is_negated_nominal(nominal: Token) -> bool:
    """Tell whether a nominal denies its clause: *no evidence*, *nobody*, *not Russia*."""
    words = load_words("certainty")["negation"]
    if nominal.lower_ in words["pronouns"]:
        return True
    if any(word.lower_ in ("a", "the") for word in children(nominal, "det")):
        return any(is_negation(word) for word in children(nominal, "advmod", "cc:preconj"))
    before = children(nominal, "det", "det:predet", "amod", "advmod", "cc:preconj")
    return any(word.lower_ in words["determiners"] or is_negation(word) for word in before)


def attribute_of(nominal: Token) -> str:
    """Return what a noun's adjectives say of it: "alleged", "past", "planned" …, or ""."""
    table = _class_of_words("attributes")
    words = (part.lower_ for part in children(nominal, "amod", "compound", "advmod", "nmod:desc"))
    return next((table[word] for word in words if word in table), "")


@cache
def _class_of_words(section: str) -> Mapping[str, str]:
    """Return word → class for a section of the list; a word stands in one class only.

    Raises:
        ValueError: a word stands in two classes.
    """
    table: dict[str, str] = {}
    for name, words in load_words("certainty")[section].items():
        for word in words:
            if word in table:
                raise ValueError(f"certainty.toml: {word!r} is {table[word]} and {name}")
            table[word] = name
    return table
