"""The records of corpora: sentences with what their source annotates."""

from __future__ import annotations

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
