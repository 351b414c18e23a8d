"""A document's dependency trees → its clauses: predicate, subjects, objects, obliques.

After ClausIE (Del Corro & Gemulla 2013) and MinIE (Gashteovski et al. 2017), on Universal
Dependencies. Subjects that are understood (control, raising, participles, relative clauses,
coordination) are filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.tree import (
    OBLIQUES,
    SUBJECTS,
    antecedent,
    child,
    children,
    conjuncts,
    is_finite,
    is_member,
    marker,
    preposition,
    unfolded,
)
from kg.extract.words import load_words

CLAUSAL = frozenset(
    {"ROOT", "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis",
     "csubj", "csubj:pass", "csubj:outer", "dep", "list", "appos"}
)  # fmt: skip
PARTICIPLES = ("VBN", "JJ")  # of a verb; a treebank tags some participles as adjectives
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """In a clause, a nominal with its preposition: (to, Istanbul)."""

    preposition: str
    head: Token


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A predicate with its arguments, as heads of their phrases; coordination is not unfolded."""

    head: Token  # the verb; in a copular clause the noun, adjective or nominal
    parent: Clause | None  # the clause it depends on
    beside: Clause | None  # the clause it is coordinated with, and shares its parent and link with
    link: str  # its relation to the parent
    marker: str  # "that", "if", "to", "without" …
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    recipients: tuple[Token, ...]
    agents: tuple[Token, ...]
    obliques: tuple[Oblique, ...]
    light: Token | None  # the bare noun that makes one verb with a light one: "take place"
    passive: bool
    copular: bool

    @property
    def lemma(self) -> str:
        """Return the lemma of the predicate with its particle: "take over"."""
        particles = [part.lower_ for part in children(self.head, "compound:prt")]
        return " ".join([self.head.lemma_.lower(), *particles])

    @property
    def complements(self) -> list[Token]:
        """Return what a verb without copula says somebody is: "became *mayor*", "made it *new*"."""
        parts = [part for first in children(self.head, "xcomp") for part in conjuncts(first)]
        return [part for part in parts if part.pos_ not in VERBAL and not children(part, "cop")]

    @property
    def frame(self) -> str:
        """Return how the clause hangs on its parent: "to", "that", "from", "ing", "as"."""
        if self.marker or self.link in ("acl", "acl:relcl", "ROOT"):
            return self.marker
        if self.link == "xcomp" and self.copular:
            return "as"  # a predicate without verb: "elected mayor", "kept low"
        return "ing" if self.head.tag_ == "VBG" and not is_finite(self.head) else "that"


def find_clauses(doc: Doc) -> list[Clause]:
    """Return the clauses of `doc`, parents before their children, sentence by sentence."""
    found: dict[int, Clause] = {}
    for sentence in doc.sents:
        for token in _top_down(sentence.root):
            if _heads_clause(token):
                found[token.i] = _read_clause(token, found)
    return list(found.values())


def _top_down(token: Token) -> Iterator[Token]:
    pending = [token]
    while pending:
        head = pending.pop(0)
        yield head
        pending.extend(head.children)


def _heads_clause(token: Token) -> bool:
    dep = _link(token)
    if token.lower_ in load_words("verbs")["prepositions"] and dep in ("acl", "advcl"):
        return False
    if child(token, "cop") is not None:
        return True
    if token.pos_ in VERBAL:
        return dep in CLAUSAL and token.dep_ != "appos"
    return dep in CLAUSAL and (child(token, *SUBJECTS) is not None or dep in ("xcomp", "acl:relcl"))


def _link(token: Token) -> str:
    """Return a token's relation, for a conjunct that of the first of the coordination."""
    while token.dep_ == "conj":
        token = token.head
    return "ROOT" if token.dep_ == "root" else token.dep_


def _clause_above(token: Token, found: dict[int, Clause]) -> Clause | None:
    return next((found[head.i] for head in token.ancestors if head.i in found), None)


def _sibling(head: Token, found: dict[int, Clause]) -> Clause | None:
    """Return the clause that `head` is coordinated with.

    A finite verb does not continue an infinitive, whatever the parser says: in "refused to attend
    and sent a delegation" it is beside *refused*.
    """
    beside = _clause_above(head, found) if head.dep_ == "conj" else None
    while beside is not None and is_finite(head) and not is_finite(beside.head):
        if beside.link not in ("xcomp", "advcl", "acl") or beside.parent is None:
            break
        beside = beside.parent
    return beside


def _read_clause(head: Token, found: dict[int, Clause]) -> Clause:
    beside = _sibling(head, found)
    parent = beside.parent if beside is not None else _clause_above(head, found)
    copular = child(head, "cop") is not None or head.pos_ not in VERBAL
    passive = _is_passive(head, beside)
    obliques, agents = _read_obliques(head, passive=passive)
    subjects = _own_subjects(head) or _understood_subjects(head, parent, beside)
    objects, recipients = _nominals(head, "obj"), _nominals(head, "iobj")
    if recipients and not objects and child(head, "xcomp") is not None:
        objects, recipients = recipients, []  # who is urged to act
    if not objects and not copular and not passive:
        objects = _shared_objects(head) or _gap(head, subjects, obliques)
    light = _light_noun(head, objects)
    if light is not None:
        objects = []
    return Clause(
        head, parent, beside, beside.link if beside is not None else _link(head),
        _mark(head, beside),
        tuple(subjects), tuple(objects), tuple(recipients), tuple(agents),
        tuple(obliques), light, passive, copular,
    )  # fmt: skip  # one value a line would take a screen


def _mark(head: Token, beside: Clause | None) -> str:
    """Return the words that mark a clause; one beside another of its form shares its marker."""
    own = marker(head)
    if own or beside is None or is_finite(head) != is_finite(beside.head):
        return own
    return beside.marker if child(head, "nsubj", "nsubj:pass") is None else own


def _nominals(head: Token, relation: str) -> list[Token]:
    return [nominal for first in children(head, relation) for nominal in unfolded(first)]


def _shared_objects(head: Token) -> list[Token]:
    """Return the objects behind the last of coordinated verbs: "built and sold *ships*".

    Only a verb that needs an object shares one: in "fell and broke a leg" nobody fell a leg.
    """
    if head.lemma_.lower() not in load_words("verbs")["transitive"]:
        return []
    for other in children(head, "conj"):
        between = head.doc[head.i + 1 : other.i]
        joined = all(word.dep_ in ("cc", "punct", "conj", "advmod") for word in between)
        if joined and other.tag_ == head.tag_:
            return _nominals(other, "obj") or _shared_objects(other)
    return []


def _light_noun(head: Token, objects: Sequence[Token]) -> Token | None:
    """Return the noun of "take place" or "pay tribute": a bare singular."""
    if head.lemma_ not in load_words("verbs")["light"] or len(objects) != 1:
        return None
    noun = objects[0]
    bare = noun.tag_ == "NN" and not set(noun.children) - set(children(noun, "nmod", "punct"))
    return noun if bare else None


def _is_passive(head: Token, beside: Clause | None) -> bool:
    if child(head, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if head.tag_ not in PARTICIPLES or child(head, "aux") is not None:
        return False
    if beside is not None and child(head, *SUBJECTS) is None:
        return beside.passive or beside.copular
    return head.dep_ in ("acl", "advcl", "xcomp", "parataxis")


def _read_obliques(head: Token, *, passive: bool) -> tuple[list[Oblique], list[Token]]:
    obliques: list[Oblique] = []
    agents: list[Token] = []
    for first in children(head, *OBLIQUES, *(("nmod",) if head.pos_ in VERBAL else ())):
        words = preposition(first)
        for nominal in unfolded(first):
            own = words if is_member(nominal) else preposition(nominal) or words
            if passive and own == "by" and nominal.tag_ != "VBG":
                agents.append(nominal)
            else:
                obliques.append(Oblique(own, nominal))
    return obliques, agents


def _own_subjects(head: Token) -> list[Token]:
    return [
        subject
        for first in children(head, *SUBJECTS)
        if not first.dep_.endswith(":outer")
        for subject in unfolded(first)
        if not subject.lower_.endswith(("self", "selves"))
    ]


def _understood_subjects(head: Token, parent: Clause | None, beside: Clause | None) -> list[Token]:
    """Return the subjects a clause shares with, or takes from, another by its construction."""
    if beside is not None:
        return list(beside.subjects)
    if head.dep_ == "acl" and head.tag_ in ("VBG", *PARTICIPLES):
        return conjuncts(head.head)
    if head.dep_ == "acl" and parent is not None and phrasal_class(head.head):
        return list(parent.subjects)  # "had the nerve to ask"
    if head.dep_ == "acl" and marker(head) == "to":
        return _planners(head.head, parent)
    if parent is None or is_finite(head) or head.head != parent.head:
        return []
    if head.dep_ == "xcomp" or any(is_asked(parent, part) for part in parent.obliques):
        return _controllers(parent)
    if head.dep_ == "ccomp":
        return _adverbial_controllers(head, parent)  # "acknowledged having burned the records"
    if head.dep_ == "advcl":
        return _adverbial_controllers(head, parent)
    return []


def _planners(noun: Token, parent: Clause | None) -> list[Token]:
    """Return who is to act by a noun: "Norway's effort to free him", "Berg made an effort to"."""
    owners = [owner for part in children(noun, "nmod:poss") for owner in conjuncts(part)]
    made = parent is not None and noun in parent.objects and not parent.passive
    bears = parent is not None and parent.lemma in load_words("actions")["bearing"]
    return owners or (list(parent.subjects) if parent is not None and made and bears else [])


def _adverbial_controllers(head: Token, parent: Clause) -> list[Token]:
    """Return who acts in "accused Russia of stalling" (Russia), "left after meeting him" (he)."""
    objects = [*parent.recipients, *parent.objects]
    blamed = f"{parent.head.lemma_} {marker(head)}" in load_words("verbs")["control"]["object"]
    return objects if objects and blamed else list(parent.subjects)


def _controllers(parent: Clause) -> list[Token]:
    """Return who is understood to act in a complement: the object, if there is one."""
    asked = [part.head for part in parent.obliques if is_asked(parent, part)]
    if asked:
        return asked
    promised = parent.head.lemma_ in load_words("verbs")["control"]["promise"]
    objects = [*parent.recipients, *parent.objects]
    if objects and not promised and not parent.copular:
        return objects
    return list(parent.subjects)


def is_asked(parent: Clause, part: Oblique) -> bool:
    """Tell whether the nominal of a preposition is to act: "called on X to resign"."""
    words = f"{parent.head.lemma_.lower()} {part.preposition}"
    return words in load_words("verbs")["control"]["oblique"]


def phrasal_class(noun: Token) -> str:
    """Return what a verb with a noun does to an infinitive: "had the nerve to" (Karttunen 2012)."""
    if noun.dep_ != "obj":
        return ""
    noun_lemma, verb = noun.lemma_.lower(), noun.head.lemma_.lower()
    rows = load_words("certainty")["phrasal"].values()
    return next(
        (row["class"] for row in rows if noun_lemma in row["nouns"] and verb in row["verbs"]), ""
    )


def _gap(head: Token, subjects: list[Token], obliques: list[Oblique]) -> list[Token]:
    """Return the antecedent as object of a relative clause without pronoun: "the group he met"."""
    if head.dep_ != "acl:relcl" or not subjects or child(head, "ccomp", "xcomp") is not None:
        return []
    relative = any(antecedent(part) is not None for part in head.subtree)
    adverbs = {adverb.lower_ for adverb in children(head, "advmod", "mark")}
    takes_object = not obliques and not adverbs & {"where", "when", "why", "how"}
    own = head.head in subjects
    return conjuncts(head.head) if takes_object and not relative and not own else []
