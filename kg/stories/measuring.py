"""A claim and what is counted in it in; the measure that every account gives, like a toll, out."""

from __future__ import annotations

from kg.stories.claims import Claim
from kg.stories.referents import Referents
from kg.stories.words import Measure, load_words, measures, stem

PARTS = frozenset(map(stem, load_words()["parts"]))
"""Who is a part of those whom an account counts."""
VICTIM = frozenset({"kg:victimOf", "kg:diesIn"})
"""Properties whose subject is counted, whatever their object."""
LIFE = stem("life")
TAKES_LIVES = frozenset(map(stem, ("cost", "claim", "take", "claims", "takes", "costs")))


def measure_of(
    claim: Claim, unit: str, referents: Referents, *, counts_subject: bool
) -> Measure | None:
    """Return the measure that a number of the subject or the object gives: of the dead, say."""
    if unit in PARTS or unit.isupper() or unit == "%":
        return None
    gives = _subject_gives if counts_subject else _object_gives
    return next((each for each in measures() if gives(each, claim, unit, referents)), None)


def measure_named(words: list[str]) -> Measure | None:
    """Return the measure that a noun names: "the Koral death toll"."""
    noun = f" {' '.join(words)}"
    ending = (each for each in measures() if noun.endswith(tuple(f" {n}" for n in each.nouns)))
    return next(ending, None)


def _subject_gives(measure: Measure, claim: Claim, _unit: str, referents: Referents) -> bool:
    """Return whether what happens to the subject is what is measured: "41 people were killed"."""
    statement = claim.statement
    undergone = claim.is_sole or claim.patient == statement.subject
    if _is_done(measure, claim) and (undergone or statement.predicate in VICTIM):
        return True
    said = _stems(statement.predicate.partition(":")[2].split("-"))
    if statement.object is not None and referents.kind(statement.object) == "Phrase":
        said = _stems([said, *referents.front(statement.object)])
    return any(f"{said} ".startswith(f"{_stems(verb.split())} ") for verb in measure.verbs)


def _object_gives(measure: Measure, claim: Claim, unit: str, referents: Referents) -> bool:
    """Return whether what is done to the object is measured: "the toll rose to 67"."""
    if _is_done(measure, claim) and not claim.is_sole:
        return True
    if unit == LIFE:
        return measure.name == "deaths" and stem(_verb(claim)) in TAKES_LIVES
    return measure_named(referents.front(claim.statement.subject)) is measure


def _is_done(measure: Measure, claim: Claim) -> bool:
    return claim.concept in {f"kg:{name}" for name in measure.properties}


def _verb(claim: Claim) -> str:
    return claim.statement.predicate.partition(":")[2].partition("-")[0]


def _stems(words: list[str]) -> str:
    return " ".join(stem(word) for word in words)
