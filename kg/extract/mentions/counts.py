"""A noun phrase → what it counts and how many: "40 % of voters", "dozens of men", "34 raids"."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import NOUNS, child, children, preposition, subtree_without
from kg.extract.values.figures import plain, read_number
from kg.extract.words import load_words


def counted_noun(reading: Reading, head: Token) -> Token | None:
    """Return what the head of a partitive counts: *soldiers* in "dozens of soldiers"."""
    value = reading.named.get(head.i)
    if value is None or value.type == "Quantity" or value.type == "Percentage":
        of = next((part for part in children(head, "nmod") if preposition(part) == "of"), None)
        if of is not None and of.pos_ in NOUNS and _is_partitive(head, share=value):
            return counted_noun(reading, of) or of
    return None


def _is_partitive(head: Token, *, share: object | None) -> bool:
    words = load_words("values")["partitives"]
    lemma = head.lemma_.lower()
    article = child(head, "det")
    indefinite = article is not None and article.lower_ in ("a", "an")
    counts = lemma in words["always"] or (lemma in words["indefinite"] and indefinite)
    return share is not None or head.pos_ == "NUM" or counts


def count_of(noun: Token) -> str | None:
    """Return how many the numeral before a noun says there are: "34 raid", None if none does."""
    numerals = [part for part in children(noun, "nummod") if part.i < noun.i]
    if len(numerals) != 1:
        return None
    words = subtree_without(numerals[0], "advmod", "case", "nmod", "obl")
    number = read_number(" ".join(word.text for word in words))
    return f"{plain(number)} {noun.lemma_.lower()}" if number is not None else None
