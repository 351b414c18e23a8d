"""What the classes of governors do: none without an effect."""

from __future__ import annotations

from kg.extract.stance.effects import EFFECTS
from kg.extract.words import load_words


def test_every_class_has_an_effect() -> None:
    """Each class of governors has an effect, and each effect a class."""
    assert set(EFFECTS) == set(load_words("certainty")["governors"])
