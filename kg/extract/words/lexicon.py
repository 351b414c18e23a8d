"""`lexicon.tsv`, a row a word, in; what each word does to what stands beside it out.

A row is a lemma with its particle (or a participle, where only that form behaves so) and four
columns, each a list parted by "; ". To add a reporting verb is to add its row:

    tell    any=reporting; that=reporting; to=requesting    hearer    ditransitive

- embeds: a frame and the veridicality signature that the word has in it. The frames are those of
  complements ("that", "to", "ing", "whether", a preposition; "be to" of a passive; "any" of a word
  that has it in all its frames) and those of `ARGUMENTS`. The signatures are explained in
  `kg.extract.factuality.signatures`.
- speech, valency, sense: the word's other traits, some of them with values: all in `TRAITS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

COLUMNS = ("word", "embeds", "speech", "valency", "sense")
ARGUMENTS: Mapping[str, str] = {
    "object": "the event that is its object, passive subject, or of which it is predicated: "
    "cancelled talks, talks are possible",
    "subject": "the event that is the subject of the verb: talks fell through",
    "modifier": "the noun that it stands before: the alleged leader",
    "setting": "the clause that it opens as a setting: under the plan, in the novel",
    "scene": "as setting, a clause in the present tense: in the series, a judge kills",
}
"""What else than a complement a word may embed."""

SPEECH: Mapping[str, str] = {
    "hearer": "verb whose hearer, if a news medium, passes on what is said: told TASS that",
    "cites": "verb whose object is a source of the source: reported, citing officials",
    "voices": "verb whose subject makes the claim that is its object: repeated his claim that",
    "puts": "verb that with *it* is a parenthetical: as the bishop put it, to hear him tell it",
    "portrays": "verb whose object, or argument by the preposition given, is only somebody's "
    "word: told of a man who",
    "told": "verb of an act worth a statement in itself, done or not: offered to mediate",
    "informant": "noun of those that reports cite, who are not the reason of what is reported",
    "anonymous": "noun of an unnamed source: through a news medium it makes a report",
    "estimate": "noun of those whose findings are but opinions: polls show that",
    "minded": "participle that says what somebody thinks: is convinced that",
    "medium": "noun of a news medium, wherever it is no name",
    "coverage": "noun of a news medium, if a noun of one stands before it: media reports",
    "agency": "noun of a news medium, if its kind stands before it: the state news agency",
    "tale": "noun whose word is nobody's: as the tale goes, as legend has it",
    "account": "noun whose possessor says so, behind the preposition given: by his own account; "
    "without possessor nobody does (by most accounts), unless it is one of many (to an account)",
}
VALENCY: Mapping[str, str] = {
    "transitive": "verb that needs an object: one behind the next verb is its too: built and sold "
    "ships",
    "ditransitive": "verb that may have two objects: handed Norway a defeat",
    "unpassive": "verb without passive: beside a passive verb its subject acts",
    "clausal": "verb whose object is the subject of its infinitive alone: expects profit to fall",
    "impersonal": "verb whose subject *it* stands for nothing: it emerged that",
    "raising": "verb whose passive is about its complement: is expected to come",
    "light": "verb that with a bare noun makes one verb: take place",
    "causing": "verb whose object with a participle is what is done: had his account removed",
    "bearing": "verb that only says that the action of its object happens: launched an attack on",
    "naming": "verb that with a predicate of its object names it: called the vote a farce",
    "calling": "verb whose participle gives the noun before it its name: a firm called Nordkapp",
    "judging": "verb whose subject does not make so what it says of two: linked the attack to Holt",
    "reciprocal": "verb whose subjects do so to each other where it has no object: they met",
    "office": "verb that puts somebody in an office by *as*, or by the preposition given",
    "subject-control": "verb whose subject, no pronoun before it, acts in its complement: hopes to",
    "promise-control": "verb whose subject acts in a complement beside an object: promised him to",
    "object-control": "verb whose object acts behind the preposition: accused Russia of stalling",
    "oblique-control": "verb whose nominal by the preposition acts: called on the firm to raise",
    "phrasal-verb": "verb that embeds an infinitive together with a noun of the same group",
    "phrasal-noun": "noun that a verb of the group embeds an infinitive with: had the nerve to",
}
SENSE: Mapping[str, str] = {
    "past": "adjective: it was so, and no property of the present may stand for it: the ex-mayor",
    "existing": "verb whose object is there, though what it is to do is open: hired X to review it",
    "scheduled": "verb that is about what is to come where a date is in the present tense: begins",
    "results": "verb of the past with what came of it in the infinitive: beat X to win the cup; "
    "*bare* ones only without object: grew to become",
    "results-with": "the verb does so only with one of these words: fought back to win",
    "undergone": "noun of what its possessor undergoes, and what is then so of him: his arrest",
    "figurative": "noun of an action that is only called so: price war",
    "matter": "noun that only says that something is held against somebody: on suspicion of murder",
    "work": "noun of a work, by whom it is said to be of: her first novel",
    "attending": "noun of people at a body who do not work there: patients at the hospital",
    "state-office": "noun of an office that a state has: a Kenyan official",
    "chairing": "noun of *under the chairmanship of X*, and the verb that X does",
    "meeting": "verb that is an event by itself, and its noun",
    "place-name": "noun of a place that a name follows by *of*: the island of Luzon",
}
TRAITS: Mapping[str, str] = {**SPEECH, **VALENCY, **SENSE}
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
    return {_phrase(lexeme.word, frame): kind for lexeme, frame, kind in _embeddings()}


def _embeddings() -> Iterator[tuple[Lexeme, str, str]]:
    for lexeme in read_lexicon():
        for frame, signature in lexeme.embeds.items():
            if frame not in ARGUMENTS:
                yield lexeme, frame, signature


def _phrase(word: str, frame: str) -> str:
    passive = frame.removeprefix("be ")
    if passive != frame:
        return f"be {word} {passive}"
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
