"""Phrases of a document → whose words "he said" goes on with, and who "he" cannot be beside it.

News goes on with the source it named last: "he added" and "he accused Holt" behind "Berg said …"
are Berg, not whom Berg speaks of. A learned ranker prefers whoever the text names most often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.coreference.phrases import PRONOUNS, Phrase
from kg.extract.reading import Reading
from kg.extract.reporting import addresses, says
from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, children, preposition

REACH = 5  # sentences from a source to the pronoun that goes on with it
RECENT = 10  # sources before
AGREES: Mapping[str, tuple[str, ...]] = {
    "male": ("male", "person"), "female": ("female", "person"), "many": ("persons", "bodies"),
    "thing": ("body",),
}  # fmt: skip
"""Which sources a pronoun may go on with."""


def speakers_before(phrases: Sequence[Phrase], reading: Reading) -> dict[int, Phrase]:
    """Return, for each pronoun that says something, by its index, the source it goes on with."""
    others = frozenset(chains_beside(phrases))
    sources = [at for at, phrase in enumerate(phrases) if _is_source(phrase, reading)]
    sources.sort(key=lambda at: phrases[at].token.i)
    found: dict[int, Phrase] = {}
    for order, at in enumerate(sources):
        before = [phrases[each] for each in sources[max(order - RECENT, 0) : order]]
        last = next((each for each in reversed(before) if _goes_on_with(phrases[at], each)), None)
        if last is not None and (at, last.chain) not in others:
            found[at] = last
    return found


def _goes_on_with(phrase: Phrase, source: Phrase) -> bool:
    apart = phrase.sentence - source.sentence
    return 0 < apart <= REACH and source.agreement in AGREES.get(phrase.form, ())


def _is_source(phrase: Phrase, reading: Reading) -> bool:
    """Return whether the text itself has it that what a phrase names says something."""
    token, verb = phrase.token, phrase.token.head
    if phrase.coordinated or token.i in reading.quoted:
        return False
    if phrase.role not in ("subject", "agent"):
        return preposition(token) == "according to"
    speaks = any(_speaks(each) for each in (verb, *children(verb, "advcl", "xcomp")))
    return verb.pos_ in VERBAL and speaks and not _is_content(verb)


def _speaks(verb: Token) -> bool:
    return says(verb) or addresses(verb)


def _is_content(verb: Token) -> bool:
    """Return whether a clause stands in the words of another source."""
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.dep_ in ("ccomp", "xcomp") and _speaks(verb.head)


def is_in_words(token: Token, reading: Reading) -> bool:
    """Return whether a token stands in the words of a source: quoted, or in "I won, he said"."""
    verbs = [verb for verb in token.head.ancestors if verb.pos_ in VERBAL]
    verbs += [part for verb in token.ancestors for part in children(verb, "parataxis")]
    return token.i in reading.quoted or any(map(_speaks, verbs))


def told_by(source: Phrase) -> frozenset[int]:
    """Return the words that the verb of a source governs, and those that it is beside."""
    verb = source.token.head
    return _indices([verb.head if verb.dep_ == "parataxis" else verb])


def chains_beside(phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield the index of a pronoun and the chain of each name that its verb governs behind it.

    Who is named there is somebody else: "he said that Holt had lied" (Chomsky's Principle C).
    """
    named = {phrase.token.i: phrase.chain for phrase in phrases if phrase.chain >= 0}
    for at, phrase in enumerate(phrases):
        if phrase.form in PRONOUNS and phrase.role == "subject":
            yield from ((at, named[each]) for each in _commanded(phrase.token) if each in named)


def _commanded(subject: Token) -> frozenset[int]:
    """Return the words behind a subject that its verb governs, and those of what it says."""
    verb = subject.head
    behind = frozenset(at for at in _indices([verb]) if at > subject.i)
    content = children(verb, "ccomp")
    if verb.dep_ == "parataxis" and _speaks(verb):
        content.append(verb.head)
    return behind - _indices(children(verb, "conj", "parataxis")) | _indices(content)


def _indices(heads: Iterable[Token]) -> frozenset[int]:
    return frozenset(token.i for head in heads for token in head.subtree)
