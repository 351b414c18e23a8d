"""The records of corpora: sentences with what their source annotates."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

NameChoices = tuple[frozenset[str], ...]
"""For each word the tags (`kg.extract.parse.neural.spans.TAGS`) its source allows; empty: any."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Gold analysis of one sentence in Universal Dependencies; heads count words from 1, 0 root."""

    xpos: tuple[str, ...]
    morphology: tuple[str, ...]  # "VERB|Tense=Past|VerbForm=Fin"
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a corpus: its words, the spaces after them, its gold analyses."""

    document: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tree: Tree | None = None
    names: NameChoices | None = None
    starts_paragraph: bool = False


def tag_choices(types: Collection[str], length: int) -> NameChoices:
    """Return the tags that the words of a name may have, which is of one of these types.

    >>> [sorted(tags) for tags in tag_choices(["ORG", "LOC"], 2)]
    [['B-LOC', 'B-ORG'], ['E-LOC', 'E-ORG']]
    """
    places = f"B{'I' * (length - 2)}E" if length > 1 else "S"
    return tuple(frozenset(f"{place}-{each}" for each in types) for place in places)
