"""A clause → the word that governs it (*refused to*, *said that*) and the class of that word.

What each class does to a clause is the business of `effects`; the words stand in
`words/certainty.toml`.
"""

from __future__ import annotations

from kg.extract.syntax.clause import Clause
from kg.extract.syntax.lexemes import lexeme_of
from kg.extract.syntax.tree import SUBJECTS, VERBAL, child, children, is_finite, marker, preposition
from kg.extract.syntax.understood import is_asked, phrasal_class
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.extract.words.lexicon import complements, signature_of, values_of, words_with
from kg.records import Modality

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
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
SAID = frozenset({"reporting", "claiming", "denying", "possible"})
"""The classes of nouns for what is said or thought."""
QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


def embedding_predicate(clause: Clause) -> Token | None:
    """Return the word a clause is the complement or modifier of."""
    while clause.beside is not None:
        clause = clause.beside
    return None if clause.head.dep_ in ("ROOT", "root") else clause.head.head


def signature_of_clause(clause: Clause) -> str:
    """Return what the governor of a clause does to it: a table of `governors`, or ""."""
    governor = embedding_predicate(clause)
    if governor is None:
        return ""
    if governor.lower_ in load_words("certainty")["condition"]["participles"]:
        return "possible"  # what is provided or assumed
    if clause.link == "acl:relcl" and clause.head.i < governor.i:
        return "possible"  # no relative stands before its noun: a question as subject
    frame = "what" if _asks(clause) else "to" if clause.frame == "for to" else clause.frame
    table, lemma = complements(), lexeme_of(governor)
    complement = clause.link in COMPLEMENTS or frame == "what"
    if (
        frame == "what"
        and complement
        and is_finite(clause.head)
        and _opening(clause).lower_ == "how"
    ):
        return table.get(f"{lemma} how", "possible")
    if complement and frame in ("what", "whether", "if"):
        return table.get(f"{lemma} {frame}", "possible")
    if child(governor, "aux:pass") is not None and f"be {lemma} {frame}" in table:
        return table[f"be {lemma} {frame}"]
    if clause.link == "acl" and frame == "to" and (phrasal := phrasal_class(governor)):
        return phrasal
    if clause.link == "advcl" and frame == "to" and _results_in(governor):
        return "implicative"
    adverbial = not complement and governor.pos_ in VERBAL and frame in ("to", "ing", "that", "")
    if adverbial and frame == "to" and " " in lemma:
        adverbial = table.get(f"{lemma} to") != "implicative"  # "turned out to own"
    if adverbial and not _is_asked(clause):
        return ""
    found = table.get(f"{lemma} {frame}", table.get(lemma, "") if complement else "")
    if not found and clause.link.startswith("acl"):
        content = table.get(f"{lemma} that", "")
        bare = content in SAID and _is_bare_content(clause.head)
        found = content if bare or _names_content(clause.head) else ""
    past = any(copula.tag_ == "VBD" for copula in children(governor, "cop"))
    return "implicative" if found == "ability" and past else found  # "was able to": did


def is_open(noun: Token) -> bool:
    """Tell whether what governs a noun leaves open that it is: "hope of talks", "wants talks"."""
    link, lemma = preposition(noun), noun.head.lemma_.lower()
    frames = {"nmod": [link], "obl": [link], "obj": ["to", "ing"]}.get(noun.dep_, [])
    if noun.dep_ == "obj" and lemma in words_with("existing"):
        return False  # "hired the firm to review it"
    return any(signature_of(f"{lemma} {frame}") in OPENING for frame in frames)


def _results_in(verb: Token) -> bool:
    """Tell whether an infinitive beside a verb of the past says what came of it: "rose to win"."""
    lemma = verb.lemma_.lower()
    objects = values_of("results").get(lemma, ())
    if verb.tag_ != "VBD" or not objects:
        return False
    needed = values_of("results-with").get(lemma, ())
    beside = [part.lower_ for part in children(verb, "compound:prt", "advmod", "obl")]
    bare = "any" in objects or child(verb, "obj") is None
    return bare and (not needed or any(word in beside for word in needed))


def _is_asked(clause: Clause) -> bool:
    """Tell whether an infinitive is asked of somebody behind a preposition: "called on X to"."""
    above = clause.parent
    return above is not None and any(is_asked(above, part) for part in above.obliques)


def _asks(clause: Clause) -> bool:
    """Tell whether a complement is an indirect question: "what he will propose"."""
    if clause.link not in ("ccomp", "csubj", "advcl", "acl", "xcomp"):
        return False
    if clause.link == "advcl" and clause.marker in ("when", "where", "while"):
        return False
    if clause.marker.split(" ")[-1] in ("whether", "if"):
        return True  # also "the question of whether"
    if clause.beside is not None and clause.subjects == clause.beside.subjects:
        return _asks(clause.beside)  # "shows how he lies and steals"
    first, above = _opening(clause), clause.parent
    relative = above is not None and above.link == "acl:relcl" and first.i < above.head.i
    if relative or first.lower_ == "that":
        return False  # "which police say is stolen": the pronoun stands for the noun before
    if clause.link == "advcl" and not clause.marker:
        return first.tag_ == "WP"  # "Who shot him remains a mystery"
    return first.tag_ in QUESTION_TAGS or first.lower_ in ("whether", "if")


def _opening(clause: Clause) -> Token:
    """Return the first word of a clause."""
    words = (word for word in clause.head.subtree if word.dep_ not in ("cc", "punct"))
    return next(words, clause.head)


def _names_content(modifier: Token) -> bool:
    """Tell whether a clause on a noun opens with "that": the content of "the allegation that".

    Of "the allegation that cost him his post" *that* is a part.
    """
    first = next((word for word in modifier.subtree if not word.is_punct), modifier)
    return first.lower_ == "that" and first.dep_ not in ("nsubj", "nsubj:pass", "obj")


def _is_bare_content(modifier: Token) -> bool:
    """Tell whether a clause without "that" is a noun's content: "claims he lied".

    A relative lacks an object: "claims he made".
    """
    first = next(iter(modifier.subtree))
    if first.is_punct or first.tag_ in QUESTION_TAGS or not is_finite(modifier) or marker(modifier):
        return False
    whole = child(modifier, "nsubj:pass", "cop", "obj", "ccomp", "xcomp") is not None
    return child(modifier, *SUBJECTS) is not None and (whole or not _may_lack_object(modifier))


def _may_lack_object(verb: Token) -> bool:
    """Tell whether a verb without object may lack one: "claims he denied", "a rumour he spread"."""
    lemma = verb.lemma_.lower()
    takes = {*words_with("transitive"), *words_with("voices")}
    return lemma in takes or bool(signature_of(f"{lemma} that"))
