"""Clauses and mentions → which earlier mention a pronoun or a bare definite noun phrase names.

After Lappin & Leass (1994): among the earlier mentions that agree, the most salient; subjects
before others, near before far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.clauses import Clause
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.tree import SUBJECTS, children, climb
from kg.extract.words import load_words
from kg.records import MentionKind

REACH = 4  # sentences back
SALIENCE = {"nsubj": 80, "nsubj:pass": 70, "obj": 50, "iobj": 45, "obl:agent": 45, "nmod:poss": 35}
BY_DEFAULT = 30
DECAY = 0.5  # a sentence
PLURAL = ("NNS", "NNPS")
ADJECTIVAL = ("amod", "compound", "det")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier noun phrase that a pronoun may name."""

    token: Token
    sentence: int
    salience: float


def resolve_pronouns(reading: Reading, clauses: Sequence[Clause]) -> dict[int, int]:
    """Return the antecedent's token index of each pronoun and bare definite that has one."""
    found: dict[int, int] = {}
    candidates: list[Candidate] = []
    for number, sentence in enumerate(reading.doc.sents):
        for token in sentence:
            chosen = _antecedent(reading, token, candidates, number)
            if chosen is not None:
                found[token.i] = found.get(chosen.i, chosen.i)
            if _can_be_named(reading, token):
                candidates.append(Candidate(token, number, SALIENCE.get(token.dep_, BY_DEFAULT)))
        candidates = [known for known in candidates if number - known.sentence < REACH]
    return found


def _antecedent(
    reading: Reading, token: Token, candidates: Sequence[Candidate], sentence: int
) -> Token | None:
    kind = load_words("pronouns")["personal"].get(token.lower_)
    if token.pos_ in ("PRON", "DET") and kind is not None and not _is_expletive(token):
        fitting = [
            c for c in candidates if _agrees(reading, c.token, kind) and not _bound(c.token, token)
        ]
    elif _is_bare_definite(reading, token):
        fitting = [c for c in candidates if _same_noun(c.token, token)]
    else:
        return None
    best = max(fitting, key=lambda c: (_weight(c, sentence), c.token.i), default=None)
    return best.token if best is not None else None


def _weight(candidate: Candidate, sentence: int) -> float:
    return candidate.salience * DECAY ** (sentence - candidate.sentence)


def _can_be_named(reading: Reading, token: Token) -> bool:
    """Tell whether a token heads a noun phrase that later words may take up."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ADJECTIVAL:
        return False
    if children(token, "cop"):
        return False  # what something is said to be
    return token.dep_ not in (
        "flat",
        "fixed",
        "appos",
        "nmod:desc",
        "nmod:unmarked",
        "obl:unmarked",
    )


def _agrees(reading: Reading, token: Token, kind: str) -> bool:
    mention = mention_of(reading, token)
    if mention.kind is MentionKind.VALUE:
        return False
    person = reading.is_a(mention, "Person")
    several = token.tag_ in PLURAL or mention.type == "Group" or bool(children(token, "conj"))
    if kind == "many":
        return several or reading.is_a(mention, "Organization")
    if kind == "thing":
        return not person and not several and mention.type != "Agent"
    return person and not several


def _bound(candidate: Token, pronoun: Token) -> bool:
    """Tell whether grammar forbids the two to be one: as arguments of a verb, as part and whole."""
    if pronoun.lower_.endswith(("self", "selves")):
        return candidate.dep_ not in SUBJECTS
    if candidate in climb(pronoun):
        return pronoun.dep_ != "nmod:poss" or candidate == pronoun.head
    return candidate.head == pronoun.head and pronoun.dep_ != "nmod:poss"


def _is_expletive(token: Token) -> bool:
    impersonal = load_words("verbs")["impersonal"]
    if token.dep_ == "expl" or token.lower_ != "it":
        return token.dep_ == "expl"
    judged = bool(children(token.head, "cop")) and token.head.pos_ == "NOUN"  # "it was good news"
    return judged or token.head.lemma_ in impersonal


def _is_bare_definite(reading: Reading, token: Token) -> bool:
    """Tell whether a noun has *the* or *this* and nothing else: "the delegation"."""
    if token.pos_ != "NOUN" or token.i in reading.named:
        return False
    determiners = {part.lower_ for part in children(token, "det")}
    other = children(
        token, "amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "acl:relcl", "appos"
    )
    return bool(determiners & {"the", "this", "that", "these", "those"}) and not other


def _same_noun(candidate: Token, token: Token) -> bool:
    return candidate.lemma_.lower() == token.lemma_.lower() and candidate.tag_ == token.tag_
