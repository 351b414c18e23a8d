"""The head of a clause, and the clauses around it → the arguments it does not name itself.

Control, raising, participles, coordination, and relative clauses without a pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.reporting import says
from kg.extract.tokens import Token
from kg.extract.tree import (
    antecedent,
    child,
    children,
    conjuncts,
    is_finite,
    is_set_off,
    marker,
    unfolded,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import (
    PHRASAL,
    phrases_with,
    signature_of,
    values_of,
    words_with,
)

PARTICIPLES = ("VBN", "JJ")  # of a verb; a treebank tags some participles as adjectives
BY_OWNER = frozenset({"in", "of", "at"})
"""Before a gerund that modifies a noun: whose that is acts, "Chad's success in ending the war". The
noun itself never does: of 14 such relations on news, 12 were wrong."""


def implicit_subjects(head: Token, parent: Clause | None, beside: Clause | None) -> list[Token]:
    """Return the subjects a clause shares with, or takes from, another by its construction."""
    if beside is not None:
        return list(beside.subjects)
    modifying = _subjects_of_modifier(head, parent) if head.dep_ == "acl" else None
    if modifying is not None:
        return modifying
    if parent is None or is_finite(head) or head.head != parent.head:
        return []
    if marker(head) == "as" and head.tag_ in PARTICIPLES and head.dep_ == "advcl":
        return []  # "as demanded by the union": what is told, not who
    bare = not parent.passive and not parent.objects
    if bare and head.tag_ == "VBG" and parent.lemma in words_with("arbitrary-control"):
        return []  # "the plan involves building a dam"
    if head.dep_ == "xcomp" or any(is_asked(parent, part) for part in parent.obliques):
        return _controllers(parent)
    if _is_noun_of_action(head) or _is_command(head):
        return []
    if head.dep_ in ("ccomp", "advcl"):  # "acknowledged having burned the records"
        return _adverbial_controllers(head, parent)
    return []


def _subjects_of_modifier(head: Token, parent: Clause | None) -> list[Token] | None:
    """Return the subjects of a clause that modifies a noun, None where the noun does not tell."""
    gerund = head.tag_ == "VBG" or any(aux.tag_ == "VBG" for aux in children(head, "aux:pass"))
    if gerund and marker(head):  # "a reason for being hired"
        return _planners(head.head, parent) if marker(head) in BY_OWNER else []
    if head.tag_ in ("VBG", *PARTICIPLES):
        nouns = [noun for noun in conjuncts(head.head) if noun.i < head.i]
        calls = head.lower_ in load_words("verbs")["calling"]  # "the Fund and the Bank, called B"
        if calls and _follows_name(head):
            return []
        return nouns[-1:] if calls else nouns
    if parent is not None and phrasal_class(head.head):
        return list(parent.subjects)  # "had the nerve to ask"
    if parent is not None and tells_of_ranked(head):
        direct = parent.head == head.head or parent.complements
        return list(parent.subjects) if direct else [head.head.head]
    return _planners(head.head, parent) if marker(head) == "to" else None


def _follows_name(participle: Token) -> bool:
    """Return whether another name stands before the comma of one: "a dam in Mumbai, known as"."""
    noun, before = participle.head, participle.left_edge.i
    within = (part for part in noun.subtree if noun.i < part.i < before)
    names = any(part.dep_ in ("nmod", "obl") and part.pos_ == "PROPN" for part in within)
    return names and is_set_off(participle)


def _is_command(verb: Token) -> bool:
    """Return whether a verb is said to whom is to do it: "“Cancel the pact,” he said."."""
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and not children(verb, "mark", "aux")


def _is_noun_of_action(verb: Token) -> bool:
    """Return whether a gerund of a verb that needs an object has none: "charged after stabbing"."""
    needy = verb.lemma_.lower() in words_with("transitive")
    bare = verb.tag_ == "VBG" and child(verb, "obj", "ccomp", "xcomp", "aux", "aux:pass") is None
    return needy and bare and verb.dep_ == "advcl" and marker(verb) in ("after", "before", "over")


def tells_of_ranked(verb: Token) -> bool:
    """Return whether an infinitive says what a known one did: "the third judge to resign"."""
    noun = verb.head
    if verb.dep_ != "acl" or marker(verb) != "to" or not is_ranked(noun):
        return False
    whose = next(iter(children(noun, "nsubj")), noun.head)
    if noun.dep_ == "xcomp":
        whose = next(iter(children(noun.head, "nsubj")), noun)
    named = whose.pos_ == "PROPN" or whose.lower_ in load_words("pronouns")["personal"]
    return named and (noun.dep_ in ("appos", "xcomp") or child(noun, "cop") is not None)


def is_ranked(noun: Token) -> bool:
    """Return whether a noun is one in a row: "the third minister", "the only woman"."""
    words = load_words("titles")["among"]["ranks"]
    before = children(noun, "amod", "nummod")
    return any(part.tag_ == "JJS" or part.lower_ in words for part in before)


def _planners(noun: Token, parent: Clause | None) -> list[Token]:
    """Return who is to act by a noun: "Norway's effort to free him", "Berg made an effort to".

    So too who "issued a statement to clarify".
    """
    owners = [owner for part in children(noun, "nmod:poss") for owner in conjuncts(part)]
    made = parent is not None and noun in parent.objects and not parent.passive
    bears = parent is not None and (parent.lemma in words_with("bearing") or says(noun))
    return owners or (list(parent.subjects) if parent is not None and made and bears else [])


def _adverbial_controllers(head: Token, parent: Clause) -> list[Token]:
    """Return who acts in "accused Russia of stalling" (Russia), "left after meeting him" (he).

    Who is "hired to coach" or "sent to guard" is the object, though the parser hangs the infinitive
    on the verb as a purpose.
    """
    way, apart = marker(head) or head.lower_, head.i < parent.head.i or is_set_off(head)
    if child(parent.head, "expl") is not None and (apart or marker(head) not in ("", "to")):
        return []  # "there was a cliff to pass while climbing up"
    if parent.passive and way in load_words("verbs")["ways"]:
        return []  # "was made using resin": by whom?
    objects = [*parent.recipients, *parent.objects]
    blamed = f"{parent.head.lemma_} {marker(head)}" in phrases_with("object-control")
    lemma = parent.head.lemma_.lower()
    puts, sends = lemma in words_with("office"), lemma in words_with("existing")
    sends = sends and signature_of(f"{lemma} to") == "requesting"
    blamed = blamed or (marker(head) == "to" and (puts or sends))
    blamed = blamed or (puts and head.lemma_ in ("replace", "succeed"))  # "named Holt, replacing"
    return objects if objects and blamed else list(parent.subjects)


def _controllers(parent: Clause) -> list[Token]:
    """Return who implicitly acts in a complement: the object, if there is one."""
    asked = [part.head for part in parent.obliques if is_asked(parent, part)]
    if asked:
        return asked
    promised = parent.head.lemma_ in words_with("promise-control")
    objects = [*parent.recipients, *parent.objects]
    if parent.head.lemma_ in words_with("subject-control"):  # "what they intend to propose"
        objects = [each for each in objects if each.tag_ not in ("WP", "WDT")]
    if objects and not promised and not parent.copular:
        return objects
    return list(parent.subjects)


def is_asked(parent: Clause, part: Oblique) -> bool:
    """Return whether the nominal of a preposition is to act: "called on X to resign"."""
    words = f"{parent.head.lemma_.lower()} {part.preposition}"
    return words in phrases_with("oblique-control")


def is_told_that(verb: Token, objects: Sequence[Token]) -> bool:
    """Return whether objects are who is told what stands behind them: "asked the court that"."""
    said = [part for part in children(verb, "ccomp") if marker(part) == "that"]
    return bool(said) and any(each.i < said[0].i for each in objects)


def phrasal_class(noun: Token) -> str:
    """Return what a verb with a noun does to an infinitive: "had the nerve to" (Karttunen 2012)."""
    if noun.dep_ != "obj":
        return ""
    noun_lemma, verb = noun.lemma_.lower(), noun.head.lemma_.lower()
    groups = set(values_of("phrasal-noun").get(noun_lemma, ()))
    shared = groups.intersection(values_of("phrasal-verb").get(verb, ()))
    return PHRASAL[min(shared)] if shared else ""


def gap(head: Token, subjects: list[Token], obliques: list[Oblique]) -> list[Token]:
    """Return the antecedent as object of a relative clause without pronoun: "the group he met"."""
    if head.dep_ != "acl:relcl" or not subjects or child(head, "ccomp", "xcomp") is not None:
        return []
    relative = any(antecedent(part) is not None for part in head.subtree)
    adverbs = {adverb.lower_ for adverb in children(head, "advmod", "mark")}
    takes_object = not obliques and not adverbs & {"where", "when", "why", "how"}
    own = head.head in subjects
    return conjuncts(head.head) if takes_object and not relative and not own else []


def shared_objects(head: Token) -> list[Token]:
    """Return the objects behind the last of coordinated verbs: "built and sold *ships*".

    Only a verb that needs an object shares one: in "fell and broke a leg" nobody fell a leg.
    """
    if head.lemma_.lower() not in words_with("transitive"):
        return []
    for other in children(head, "conj"):
        between = head.doc[head.i + 1 : other.i]
        joined = all(word.dep_ in ("cc", "punct", "conj", "advmod") for word in between)
        if joined and other.tag_ == head.tag_:
            objects = [each for first in children(other, "obj") for each in unfolded(first)]
            return objects or shared_objects(other)
    return []
