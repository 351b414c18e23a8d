"""The class of a governor and the stance it is held with → the stance of what it governs.

What each class does follows Karttunen (2012), "Simple and phrasal implicatives", and Saurí &
Pustejovsky (2009), "FactBank".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.records import Modality


def _factive(outer: Factuality) -> Factuality:
    if outer.modality is Modality.REQUESTED:
        weakest = Modality.ALLEGED if outer.sources else Modality.ASSERTED
        return replace(outer.affirmed(), modality=weakest)  # "we must remember that"
    return outer.affirmed()


def _implicative(outer: Factuality) -> Factuality:
    return outer


def _causative(outer: Factuality) -> Factuality:
    return outer.affirmed().weakened(Modality.POSSIBLE) if outer.negative else outer


def _negative(outer: Factuality) -> Factuality:
    return outer.negated()


def _refusing(outer: Factuality) -> Factuality:
    return outer.affirmed().weakened(Modality.POSSIBLE) if outer.negative else outer.negated()


def _denying(outer: Factuality) -> Factuality:
    return _refusing(outer).weakened(Modality.ALLEGED)


def _ability(outer: Factuality) -> Factuality:
    return outer if outer.negative else leave_open(outer)


def _unavoidable(outer: Factuality) -> Factuality:
    if not outer.negative:
        return outer.negated()
    return replace(outer.affirmed(), modality=Modality.ASSERTED)  # "could not help noticing"


def leave_open(outer: Factuality) -> Factuality:
    """Return the stance of what may be so and may not."""
    return outer.affirmed().weakened(Modality.POSSIBLE)


def _planning(outer: Factuality) -> Factuality:
    return outer.weakened(Modality.PLANNED)


def _requesting(outer: Factuality) -> Factuality:
    return outer.affirmed().weakened(Modality.REQUESTED)


def _claiming(outer: Factuality) -> Factuality:
    weakest = Modality.POSSIBLE if outer.negative else Modality.ALLEGED
    return outer.affirmed().weakened(weakest)


def _reporting(outer: Factuality) -> Factuality:
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
    "possible": leave_open,
    "claiming": _claiming,
    "reporting": _reporting,
}
"""What each class of governor makes of the stance it is held with."""
