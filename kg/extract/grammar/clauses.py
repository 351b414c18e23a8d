"""A document's dependency trees → its clauses: predicate, subjects, objects, obliques.

After ClausIE (Del Corro & Gemulla 2013) and MinIE (Gashteovski et al. 2017), on Universal
Dependencies; with the subjects that control, raising, participles and coordination imply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.grammar.clause import Clause, Oblique, second_objects
from kg.extract.grammar.control import (
    PARTICIPLES,
    gap,
    implicit_subjects,
    is_told_that,
    shared_objects,
)
from kg.extract.grammar.siblings import clause_above, sibling
from kg.extract.grammar.speech_ends import content_above, report_before
from kg.extract.tokens import Doc, Token
from kg.extract.tree import (
    NOUNS,
    OBLIQUES,
    SUBJECTS,
    VERBAL,
    antecedent,
    child,
    children,
    ends_in_mark,
    first_conjunct,
    is_finite,
    is_member,
    marker,
    preposition,
    refers_loosely,
    unfolded,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with

CLAUSAL = frozenset(
    {"ROOT", "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis",
     "csubj", "csubj:pass", "csubj:outer", "dep", "list", "appos"}
)  # fmt: skip


def find_clauses(doc: Doc) -> list[Clause]:
    """Return the clauses of `doc`, parents before their children, tree by tree."""
    found: dict[int, Clause] = {}
    for root in doc.roots:
        for token in _top_down(root):
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
        behind = token.after  # "by including X", "following up on X"
        return bool(marker(token)) or (
            behind is not None and behind.dep_ in ("case", "compound:prt")
        )
    if child(token, "cop") is not None:
        return True
    if token.pos_ in VERBAL:
        return dep in CLAUSAL and token.dep_ != "appos"
    return dep in CLAUSAL and (child(token, *SUBJECTS) is not None or dep in ("xcomp", "acl:relcl"))


def _link(token: Token) -> str:
    """Return a token's relation, for a conjunct that of the first of the coordination."""
    relation: str = first_conjunct(token).dep_
    return "ROOT" if relation == "root" else relation


def _read_clause(head: Token, found: dict[int, Clause]) -> Clause:
    beside = sibling(head, found)
    parent = beside.parent if beside is not None else clause_above(head, found)
    aside = content_above(head, parent) or report_before(head, parent) if parent else None
    if aside is not None:
        parent = found.get(aside.i, parent)
    verbal = head.pos_ in VERBAL and (head.tag_ == "VB" or child(head, "cop") is None)
    copular = not verbal  # "is to leave" is none, whatever the parser says
    passive = _is_passive(head, beside)
    obliques, agents = _read_obliques(head, passive=passive)
    subjects = _own_subjects(head)
    if not subjects and aside is not None and parent is not None:
        subjects = list(parent.subjects)
    subjects = subjects or implicit_subjects(head, parent, beside)
    objects, recipients = _nominals(head, "obj"), _nominals(head, "iobj")
    if recipients and not objects and child(head, "ccomp") is None:
        objects, recipients = recipients, []  # who is advised, or urged to act
    if not objects and not copular and not passive:
        objects = shared_objects(head) or gap(head, subjects, obliques)
    if not recipients and is_told_that(head, objects):
        objects, recipients = [], objects
    if passive and agents and objects and head.lemma_.lower() in words_with("ditransitive"):
        recipients = subjects  # "was granted bail by the court"
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
    """Return the nominals by a relation with those beside them.

    What has a preposition of its own is no object: in "exports oil, as well as through Chad" the
    parser may coordinate the two. Nor is a complement.
    """
    return [
        nominal
        for first in children(head, relation)
        if first not in second_objects(head)
        for nominal in unfolded(first)
        if not _is_pair(nominal)
        and (nominal is first or not (_opens_gap(head, nominal) or _is_oblique(nominal)))
    ]


def _is_pair(nominal: Token) -> bool:
    """Return whether a noun twice is an adverb: "met face to face", "dismantled step by step"."""
    again = [part for part in children(nominal, "nmod") if part.lower_ == nominal.lower_]
    alone = not set(nominal.children) - {*again, *children(nominal, "punct", "case")}
    return bool(again) and alone and {nominal.tag_, again[0].tag_} == {"NN"}


def _is_oblique(nominal: Token) -> bool:
    return not is_member(nominal) and bool(preposition(nominal))


def _opens_gap(verb: Token, nominal: Token) -> bool:
    """Return whether a verb is left out behind a nominal: "Peru gets copper, *Chad* the port"."""
    rest = (part for part in children(verb, "conj") if part.pos_ in NOUNS)
    return any(part.left_edge.i == nominal.right_edge.i + 1 for part in rest)


def _light_noun(head: Token, objects: Sequence[Token]) -> Token | None:
    """Return the noun of "take place" or "pay tribute": a bare singular."""
    if head.lemma_ not in words_with("light") or len(objects) != 1:
        return None
    noun = objects[0]
    bare = noun.tag_ == "NN" and not set(noun.children) - set(children(noun, "nmod", "punct"))
    return noun if bare else None


def _is_passive(head: Token, beside: Clause | None) -> bool:
    if child(head, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if child(head, "aux") is not None or (marker(head) and child(head, "nsubj") is not None):
        return False  # "as Reuters first reported": a past tense taken for a participle
    if head.tag_ not in PARTICIPLES:
        return _is_hidden_participle(head, beside)
    if beside is not None and child(head, *SUBJECTS) is None:
        return (beside.passive or beside.copular) and not _acts(head)
    return head.dep_ in ("acl", "advcl", "xcomp", "parataxis")


def _acts(participle: Token) -> bool:
    """Return whether a verb beside a passive one is active: "was born and *studied* in Oslo"."""
    acts = participle.lemma_.lower() in words_with("unpassive")
    return acts or child(participle, "obj") is not None


def _is_hidden_participle(head: Token, beside: Clause | None) -> bool:
    """Return whether what was taken for a past tense is a passive: a verb that has not its object.

    "Was cleared but found guilty", "was flown in and met by aides", "Mayor jailed for fraud".
    """
    if head.tag_ != "VBD" or child(head, "obj", "ccomp", "xcomp") is not None:
        return False
    needy = head.lemma_.lower() in words_with("transitive")
    if child(head, *SUBJECTS) is not None:  # a headline tells what was done in the present tense
        return needy and beside is None and not ends_in_mark(head)
    agent = child(head, "obl:agent") is not None
    return (needy or agent) and beside is not None and beside.passive


def _read_obliques(head: Token, *, passive: bool) -> tuple[list[Oblique], list[Token]]:
    obliques, agents = list[Oblique](), list[Token]()
    found = children(head, *OBLIQUES, *(("nmod",) if head.pos_ in VERBAL else ()))
    found += [part for part in children(head, *SUBJECTS) if passive and preposition(part) == "by"]
    for state in children(head, "xcomp"):  # "found guilty of fraud"
        found += children(state, "obl") if state.pos_ == "ADJ" else []
    for first in found:
        words = preposition(first)
        for nominal in unfolded(first) if not _is_pair(first) else ():
            own = words if is_member(nominal) else preposition(nominal) or words
            if passive and own == "by" and nominal.tag_ != "VBG":
                agents.append(nominal)
            else:
                obliques.append(Oblique(own, nominal))
    where = (part for part in children(head, "advmod") if part.lower_ == "where")
    obliques += [Oblique("in", part) for part in where if antecedent(part) is not None]
    return obliques, agents


def _is_to_act(subject: Token, verb: Token) -> bool:
    """Return whether somebody is to do something: "Holt is to close", not "the aim is to close"."""
    named = subject.pos_ == "PROPN" or subject.lower_ in load_words("pronouns")["personal"]
    return verb.tag_ == "VB" and named


def _own_subjects(head: Token) -> list[Token]:
    return [
        subject
        for first in children(head, *SUBJECTS)
        if not first.dep_.endswith(":outer") or _is_to_act(first, head)
        for subject in unfolded(first)
        if not (subject.lower_.endswith(("self", "selves")) or refers_loosely(subject))
        and preposition(first) != "by"  # an agent: "was attended by Mayor Ek"
    ]
