"""A name that a region shares with a country → which of them the text means.

Of towns that share a name, "Paris, Texas", resolution tells which one is meant.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.tokens import Span
from kg.gazetteer import Gazetteer, KnownEntity


def region_of_name(gazetteer: Gazetteer, span: Span, named: Collection[str]) -> KnownEntity | None:
    """Return the region that shares its name with a country, where the text names others of it.

    "From Georgia to Alabama": `named` are the states and regions that are sure.
    """
    found = gazetteer.namesakes(span.text)
    if len(found) < 2 or any(each.id in named for each in found):
        return None
    sure = (each for each in named if gazetteer.entities[each].type == "Region")
    beside = set(map(gazetteer.state_of, sure))
    regions = (each for each in found if each.type == "Region")
    return next((each for each in regions if gazetteer.state_of(each.id) in beside), None)
