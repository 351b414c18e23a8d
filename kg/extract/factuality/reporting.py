"""A reporting clause → its sources, and what a factuality becomes on their word.

Sources are the subject of the reporting verb ("X said that"), the hearer if that is a news medium
("told TASS"), and what "citing" names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.factuality import Factuality
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.reporting import addresses, thinks
from kg.extract.tokens import Token
from kg.extract.tree import children, conjuncts, preposition
from kg.extract.words import load_words
from kg.extract.words.lexicon import signature_of, words_with
from kg.records import Holder, Mention, MentionKind, Modality

REPORTING = frozenset({"reporting", "claiming", "denying"})
TEXTS = ("Document", "Speech")
REFERRING = ("citing", "with reference to")


def reports(clause: Clause) -> bool:
    """Return whether a clause says what somebody says, claims or denies."""
    return signature_of(f"{clause.head.lemma_.lower()} that") in REPORTING


def estimates(clause: Clause, reading: Reading) -> bool:
    """Return whether what a clause shows is but somebody's word: "polls show", "emails reveal"."""
    estimating = words_with("estimate")
    speakers = [mention_of(reading, each) for each in clause.subjects]
    return any(each.referent.head in estimating or reading.is_a(each, *TEXTS) for each in speakers)


def sources_of(clause: Clause, reading: Reading, *, saying: bool = False) -> tuple[Holder, ...]:
    """Return who speaks in a reporting clause: the hearing medium first, the cited source last.

    What is `saying` something for certain may be whatever a noun names: "the inquiry finds".
    """
    minded = clause.copular or clause.head.lower_ in words_with("minded")
    said_by = clause.agents if clause.passive and not minded else clause.subjects
    media = _hearing_media(clause, reading) if _is_known(said_by, reading) else []
    levels = [media, said_by, _cited(clause)]
    saying = saying or addresses(clause.head) or thinks(clause.head) or estimates(clause, reading)
    return sources_among(levels, reading, saying=saying)


def _is_known(speakers: Sequence[Token], reading: Reading) -> bool:
    """Return whether it is known who speaks: a medium that passes it on is not who says so."""
    who = [mention_of(reading, speaker).referent for speaker in speakers]
    return any(mention.kind is not MentionKind.PRONOUN for mention in who)


def sources_among(
    levels: Iterable[Iterable[Token]], reading: Reading, *, saying: bool = True
) -> tuple[Holder, ...]:
    """Return the mentions that can speak, each level farther from the reader.

    What says something by the grammar is whatever a noun may name: "the suit alleges that".
    """
    found = [[mention_of(reading, token) for token in tokens] for tokens in levels]
    found = [
        [each for each in mentions if can_speak(each, reading) or (saying and _is_named(each))]
        for mentions in found
    ]
    return tuple(
        Holder(mention, level)
        for level, mentions in enumerate(filter(None, found))
        for mention in mentions
    )


def can_speak(mention: Mention, reading: Reading) -> bool:
    """Return whether a mention can say something: an agent, a text, a name; not "it"."""
    if mention.kind is MentionKind.PRONOUN and mention.refers_to is None:
        return mention.type in ("Person", "Group") or mention.text.lower() in ("they", "who")
    if mention.kind in (MentionKind.PHRASE, MentionKind.VALUE):
        return False
    named = mention.kind is MentionKind.NAME and not reading.is_a(mention, "Event")
    return named or reading.is_a(mention, "Agent", "Work") or _is_medium(mention, reading)


def sources_of_claim(noun: Token, reading: Reading) -> tuple[Holder, ...]:
    """Return whose claim a noun names: "his lawyer's claim", "claims by staff", "made the claim".

    Of the rest only who can speak: "the testimony of a guard", not "allegations of fraud".
    """
    owners = children(noun, "nmod:poss")
    owners += [part for part in children(noun, "nmod") if preposition(part) in ("by", "from")]
    if owners:
        return sources_among([owners], reading)
    verb = noun.head
    voiced = noun.dep_ == "obj" and verb.lemma_.lower() in words_with("voices")
    others = [part for part in children(noun, "nmod") if preposition(part) == "of"]
    return sources_among(
        [others or (children(verb, "nsubj") if voiced else [])], reading, saying=False
    )


def _is_named(mention: Mention) -> bool:
    return mention.referent.kind in (MentionKind.NAME, MentionKind.NOMINAL)


def _hearing_media(clause: Clause, reading: Reading) -> list[Token]:
    if clause.link == "advcl" and clause.parent is not None and reports(clause.parent):
        return _hearing_media(clause.parent, reading)  # "told Reuters …, adding that"
    if clause.head.lemma_.lower() not in words_with("hearer"):
        return []
    hearers = [*clause.recipients, *clause.objects]
    hearers += [part.head for part in clause.obliques if part.preposition in ("to", "with")]
    return [hearer for hearer in hearers if _passes_on(mention_of(reading, hearer), reading)]


def _passes_on(hearer: Mention, reading: Reading) -> bool:
    """Return whether a hearer is a news medium; "told the Belga agency" makes one of any agency."""
    agencies = words_with("agency")
    return _is_medium(hearer, reading) or hearer.referent.head in agencies


def _cited(clause: Clause) -> list[Token]:
    """Return the sources that a report names in turn: "citing officials"."""
    parts = children(clause.head, "advcl", "conj")
    parts += [part for subject in clause.subjects for part in children(subject, "acl")]
    citing = [part for part in parts if part.tag_ == "VBG" and _cites(part)]
    firsts = [first for part in citing for first in children(part, "obj")]
    found = [source for first in firsts for source in conjuncts(first)]
    if _cites(clause.head) and not clause.passive:
        found += clause.objects  # "quoted an aide as saying"
    return found + [source for part in clause.obliques for source in _referred_to(part)]


def _referred_to(part: Oblique) -> list[Token]:
    """Return the source in "with reference to the ministry"."""
    if part.head.lemma_ != "reference" and part.preposition not in REFERRING:
        return []
    named = [noun for noun in children(part.head, "nmod") if preposition(noun) == "to"]
    return named or [part.head]


def _cites(verb: Token) -> bool:
    return verb.lemma_.lower() in words_with("cites")


def on_the_word_of(found: Factuality, sources: tuple[Holder, ...], reading: Reading) -> Factuality:
    """Return `found` with `sources`; only news media and their sources make it a report."""
    if found.modality is Modality.REPORTED and not _by_medium(sources, reading):
        found = found.weakened(Modality.ALLEGED)
    return found.with_sources(sources)


def _by_medium(sources: tuple[Holder, ...], reading: Reading) -> bool:
    """Return whether news media say so, or an unnamed source through one."""
    levels = sorted({source.level for source in sources})
    at = {level: [s.mention for s in sources if s.level == level] for level in levels}
    outer = at[levels[0]] if levels else []
    inner = at[levels[-1]] if levels else []
    return all(_is_medium(mention, reading) for mention in outer) and all(
        _is_medium(mention, reading) or _is_anonymous(mention) for mention in inner
    )


def _is_medium(mention: Mention, reading: Reading) -> bool:
    media, noun = words_with("medium"), mention.referent.head
    words = set(mention.referent.name.lower().split())
    if noun in words_with("coverage"):
        return bool(words & media)
    if noun in words_with("agency"):
        return bool(words & set(load_words("attribution")["agency_kinds"])) or reading.is_a(
            mention, "NewsMedium"
        )
    return not media.isdisjoint({noun, mention.head}) or reading.is_a(mention, "NewsMedium")


def _is_anonymous(mention: Mention) -> bool:
    return mention.referent.head in words_with("anonymous")
