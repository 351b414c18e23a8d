"""`lexicon.tsv`, a row a word, in; what each word does to what stands beside it out.

A row is a lemma with its particle (or a participle, where only that form behaves so) and four
columns, each a list parted by "; ". To add a reporting verb is to add its row:

    tell    any=reporting; that=reporting; to=requesting    hearer    ditransitive

- embeds: a frame and the veridicality signature that the word has in it. The frames are those of
  complements ("that", "to", "ing", "whether", a preposition; "be to" of a passive; "any" of a word
  that has it in all its frames) and those of `ARGUMENTS`. The signatures are explained in
  `kg.extract.factuality.signatures`.
- speech, valency, sense: the word's other traits, some of them with values.

`traits.toml` explains `ARGUMENTS` and traits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.extract.words import load_words

COLUMNS = ("word", "embeds", "speech", "valency", "sense")
_EXPLAINED: Mapping[str, Mapping[str, str]] = load_words("traits")
ARGUMENTS = _EXPLAINED["embeds"]
"""What else than a complement a word may embed."""
TRAITS: Mapping[str, str] = {**_EXPLAINED["speech"], **_EXPLAINED["valency"], **_EXPLAINED["sense"]}
"""What each trait says of a word, with an example."""
PARENTHETICAL = frozenset(
    {"reporting", "factive", "causative", "claiming", "possible", "planning", "requesting"}
)
"""The signatures of verbs that may stand as a parenthetical: ", he said", ", analysts believe"."""
PHRASAL: Mapping[str, str] = {"had": "implicative", "took": "implicative", "lacked": "negative"}
"""The groups of phrasal-verb and phrasal-noun, and the signature of such a pair (Karttunen 2012,
"Simple and phrasal implicatives"): had the courage to, took the trouble to, lacked the nerve to."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word with the signatures it has in its frames, and its traits with their values."""

    word: str
    embeds: Mapping[str, str]  # frame → signature
    traits: Mapping[str, tuple[str, ...]]


@cache
def read_lexicon() -> tuple[Lexeme, ...]:
    """Return the words of `lexicon.tsv` in the order of their rows."""
    text = resources.files(__package__).joinpath("lexicon.tsv").read_text("utf-8")
    return tuple(map(read_row, text.splitlines()[1:]))


def read_row(row: str) -> Lexeme:
    """Return the word of a row of the table.

    >>> read_row("refuse\\tto=refusing\\ttold").embeds
    {'to': 'refusing'}

    Raises:
        ValueError: the row has a frame or a trait twice, or a trait that `TRAITS` does not explain.
    """
    word, embeds, *others = row.split("\t")
    cells = [cell.partition("=") for cell in embeds.split("; ")] if embeds else []
    frames = {frame: signature for frame, _, signature in cells}
    named = [cell.partition("=") for cell in "; ".join(filter(None, others)).split("; ") if cell]
    traits = {trait: tuple(values.split(",")) if values else () for trait, _, values in named}
    if len(frames) < len(cells) or len(traits) < len(named) or not traits.keys() <= TRAITS.keys():
        raise ValueError(f"lexicon.tsv: {row!r} has a trait twice, or one that is not explained")
    return Lexeme(word, frames, traits)


@cache
def words() -> frozenset[str]:
    """Return all words of the lexicon."""
    return frozenset(lexeme.word for lexeme in read_lexicon())


@cache
def complements() -> Mapping[str, str]:
    """Return embedding predicate with its frame → signature: "refuse to", "be say to", "deny"."""
    return {
        _phrase(lexeme.word, frame): signature
        for lexeme in read_lexicon()
        for frame, signature in lexeme.embeds.items()
        if frame not in ARGUMENTS
    }


def _phrase(word: str, frame: str) -> str:
    if frame.startswith("be "):
        return f"be {word} {frame.removeprefix('be ')}"
    return word if frame == "any" else f"{word} {frame}"


def signature_of(frame: str) -> str:
    """Return the signature of an embedding predicate with its frame, "" where it embeds nothing.

    >>> signature_of("refuse to")
    'refusing'
    >>> signature_of("be say to")
    'claiming'
    """
    return complements().get(frame, "")


@cache
def arguments_of(frame: str) -> Mapping[str, str]:
    """Return word → signature for one of `ARGUMENTS`.

    >>> arguments_of("modifier")["alleged"]
    'claiming'
    """
    rows = read_lexicon()
    return {each.word: each.embeds[frame] for each in rows if frame in each.embeds}


@cache
def words_with(trait: str) -> frozenset[str]:
    """Return the words that have a trait.

    >>> "reiterate" in words_with("voices")
    True
    """
    return frozenset(values_of(trait))


@cache
def phrases_with(trait: str) -> frozenset[str]:
    """Return the words that have a trait, each with the prepositions that it has it by.

    A word that has it for its object stands alone.

    >>> {"tell of", "blame"} <= phrases_with("portrays")
    True
    """
    rows = values_of(trait).items()
    phrases = (f"{word} {value}" for word, values in rows for value in values)
    return frozenset(phrase.removesuffix(" object") for phrase in phrases)


@cache
def values_of(trait: str) -> Mapping[str, tuple[str, ...]]:
    """Return word → values for the words that have a trait.

    >>> values_of("undergone")["arrest"]
    ('be arrested',)
    """
    if trait not in TRAITS:
        raise KeyError(trait)
    return {each.word: each.traits[trait] for each in read_lexicon() if trait in each.traits}
