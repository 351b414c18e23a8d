"""The model card."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install --group train)")

from kg.evaluation import Report
from kg.training.card import write_card
from kg.training.loop import Settings


def test_card() -> None:
    """The card names every source with its share and licence, and every score."""
    words = {"UD English EWT": 300, "UD English GUM": 100, "Re-DocRED dev": 50}
    reports = [Report("parse", {"en_pud": {"LAS": 0.5}}), Report("ner", {"news": {"F": 0.25}})]
    card = write_card(words, Settings(), 2000, reports)
    assert "| UD English EWT | 300 | 75% | with its trees |" in card
    assert "| Re-DocRED dev | 50 | – | 100% | names in Wikipedia | MIT |" in card
    assert "| en_pud | 0.5 |" in card
    assert "| news | 0.25 |" in card
    assert "2,000 steps" in card
