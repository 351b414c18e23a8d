"""A clause → the word that governs it (*refused to*, *said that*) and the class of that word.

What each class does to a clause is the business of `effects`; the words stand in
`words/certainty.toml`.
"""

from __future__ import annotations

from kg.extract.grammar.clause import Clause
from kg.extract.grammar.control import is_asked, phrasal_class
from kg.extract.reporting import embedding_class, embedding_lemma
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, VERBAL, child, children, is_finite, marker, preposition
from kg.extract.words import load_words

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
OPENING = frozenset(
    {"planning", "requesting", "possible", "refusing", "denying", "negative", "claiming"}
)
"""The classes of embedding predicates that leave open, or deny, that what they embed is so."""
SAID = frozenset({"reporting", "claiming", "denying", "possible"})
"""The classes of nouns for what is said or thought."""
QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})


def embedding_predicate(clause: Clause) -> Token | None:
    """Return the word a clause is the complement or modifier of."""
    while clause.beside is not None:
        clause = clause.beside
    if clause.head.dep_ in ("ROOT", "root"):
        return None
    return clause.head.head.head if _is_free_relative(clause) else clause.head.head


def _is_free_relative(clause: Clause) -> bool:
    """Return whether a clause depends on its own "how" or "why": "recounted how he fled"."""
    adverb = clause.head.head
    relative = clause.link in ("advcl:relcl", "acl:relcl") and adverb.i < clause.head.i
    return relative and adverb.tag_ == "WRB" and adverb.dep_ in ("obj", "ccomp")


def class_of_embedding(clause: Clause) -> str:
    """Return what the predicate that embeds a clause does to it: a table of `governors`, or ""."""
    predicate = embedding_predicate(clause)
    if predicate is None:
        return ""
    if predicate.lower_ in load_words("certainty")["condition"]["participles"]:
        return "possible"  # what is provided or assumed
    if clause.link == "acl:relcl" and clause.head.i < predicate.i:
        return "possible"  # no relative stands before its noun: a question as subject
    frame = "what" if _asks(clause) else "to" if clause.frame == "for to" else clause.frame
    return (
        _class_of_question(clause, predicate, frame)
        or _class_of_construction(clause, predicate, frame)
        or _class_of_frame(clause, predicate, frame)
    )


def _is_complement(clause: Clause, frame: str) -> bool:
    return clause.link in COMPLEMENTS or frame == "what"


def _class_of_question(clause: Clause, predicate: Token, frame: str) -> str:
    """Return the class of what embeds an indirect question, "" for any other clause."""
    if not _is_complement(clause, frame):
        return ""
    lemma = embedding_lemma(predicate)
    if frame == "what" and is_finite(clause.head) and _opening(clause).lower_ == "how":
        return embedding_class(f"{lemma} how") or "possible"
    if frame in ("what", "whether", "if"):
        return embedding_class(f"{lemma} {frame}") or "possible"
    return ""


def _class_of_construction(clause: Clause, predicate: Token, frame: str) -> str:
    """Return the class of a passive, of a verb with its noun, and of a verb of result."""
    passive = f"be {embedding_lemma(predicate)} {frame}"
    if child(predicate, "aux:pass") is not None and embedding_class(passive):
        return embedding_class(passive)
    if clause.link == "acl" and frame == "to" and (phrasal := phrasal_class(predicate)):
        return phrasal
    results = clause.link == "advcl" and frame == "to" and _results_in(predicate)
    return "implicative" if results else ""


def _class_of_frame(clause: Clause, predicate: Token, frame: str) -> str:
    """Return the class of a predicate in this frame; of an adverbial clause it has none."""
    lemma, complement = embedding_lemma(predicate), _is_complement(clause, frame)
    adverbial = not complement and predicate.pos_ in VERBAL and frame in ("to", "ing", "that", "")
    if adverbial and frame == "to" and " " in lemma:
        adverbial = embedding_class(f"{lemma} to") != "implicative"  # "turned out to own"
    if adverbial and not _is_asked(clause):
        return ""
    found = embedding_class(f"{lemma} {frame}") or (embedding_class(lemma) if complement else "")
    if not found and clause.link.startswith("acl"):
        content = embedding_class(f"{lemma} that")
        bare = content in SAID and _is_bare_content(clause.head)
        found = content if bare or _names_content(clause.head) else ""
    past = any(copula.tag_ == "VBD" for copula in children(predicate, "cop"))
    return "implicative" if found == "ability" and past else found  # "was able to": did


def is_open(noun: Token) -> bool:
    """Return whether what governs a noun leaves open that it is: "hope of talks", "wants talks"."""
    link, lemma = preposition(noun), noun.head.lemma_.lower()
    frames = {"nmod": [link], "obl": [link], "obj": ["to", "ing"]}.get(noun.dep_, [])
    if noun.dep_ == "obj" and lemma in load_words("certainty")["existing"]["verbs"]:
        return False  # "hired the firm to review it"
    return any(embedding_class(f"{lemma} {frame}") in OPENING for frame in frames)


def _results_in(verb: Token) -> bool:
    """Return whether an infinitive beside a past tense says what came of it: "rose to win"."""
    words = load_words("certainty")["resulting"]
    lemma = verb.lemma_.lower()
    if verb.tag_ != "VBD" or lemma not in (*words["any"], *words["bare"]):
        return False
    needed = words["with"].get(lemma, "").split()
    beside = [part.lower_ for part in children(verb, "compound:prt", "advmod", "obl")]
    bare = lemma in words["any"] or child(verb, "obj") is None
    return bare and (not needed or any(word in beside for word in needed))


def _is_asked(clause: Clause) -> bool:
    """Return whether an infinitive is asked of somebody behind a preposition: "called on X to"."""
    above = clause.parent
    return above is not None and any(is_asked(above, part) for part in above.obliques)


def _asks(clause: Clause) -> bool:
    """Return whether a complement is an indirect question: "what he will propose"."""
    if _is_free_relative(clause):
        return True
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
    if _is_free_relative(clause):
        return clause.head.head
    words = (word for word in clause.head.subtree if word.dep_ not in ("cc", "punct"))
    return next(words, clause.head)


def _names_content(modifier: Token) -> bool:
    """Return whether a clause on a noun opens with "that": the content of "the allegation that".

    Of "the allegation that cost him his post" *that* is a part.
    """
    first = next((word for word in modifier.subtree if not word.is_punct), modifier)
    only_object = first.dep_ == "obj" and len(children(modifier, "obj")) == 1
    return first.lower_ == "that" and first.dep_ not in ("nsubj", "nsubj:pass") and not only_object


def _is_bare_content(modifier: Token) -> bool:
    """Return whether a clause without "that" is a noun's content: "claims he lied".

    A relative lacks an object: "claims he made".
    """
    first = next(iter(modifier.subtree))
    if first.is_punct or first.tag_ in QUESTION_TAGS or not is_finite(modifier) or marker(modifier):
        return False
    whole = child(modifier, "nsubj:pass", "cop", "obj", "ccomp", "xcomp") is not None
    return child(modifier, *SUBJECTS) is not None and (whole or not _may_lack_object(modifier))


def _may_lack_object(verb: Token) -> bool:
    """Return whether a verb without object may lack one: "claims he denied"."""
    lemma = verb.lemma_.lower()
    takes = {*load_words("verbs")["transitive"], *load_words("attribution")["voicing"]}
    return lemma in takes or bool(embedding_class(f"{lemma} that"))
