"""A clause with its source named beside it, and its factuality → that on the source's word.

Sources stand in "according to X" and "by most accounts", in parentheticals ("as X reported",
"…, X said") and in the label of a headline ("Police: driver was drunk").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kg.extract.factuality import Factuality
from kg.extract.factuality.labels import sources_in_label
from kg.extract.factuality.parentheticals import parentheticals_of
from kg.extract.factuality.reporting import TEXTS, on_the_word_of, sources_among, sources_of
from kg.extract.factuality.signatures import modality_of
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.reporting import cites_hearsay, lexeme_of
from kg.extract.tokens import Token
from kg.extract.tree import (
    SUBJECTS,
    VERBAL,
    children,
    conjuncts,
    first_conjunct,
    is_set_off,
    marker,
    preposition,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, values_of, words_with
from kg.records import Modality

DAY = 2  # words behind a source, at most: "on Monday"


def sourced(
    clause: Clause, found: Factuality, reading: Reading, clause_at: Mapping[int, Clause]
) -> Factuality:
    """Return the factuality after "according to X", "as X reported" and "…, X said"."""
    for rule in (_with_relied_on, _with_named, _with_account):
        if (said := rule(clause, found, reading)) is not None:
            return said
    if parentheticals := parentheticals_of(clause):
        return _with_parenthetical(parentheticals[0], found, reading, clause_at)
    if clause.beside is None or clause.beside.head.dep_ == "conj" or found.sources:
        return found
    return sourced(clause.beside, found, reading, clause_at)


def _with_relied_on(clause: Clause, found: Factuality, reading: Reading) -> Factuality | None:
    relied_on = [part for verb in children(clause.head, "advcl") for part in _relied_on(verb)]
    if not relied_on:
        return None
    return found.weakened(Modality.ALLEGED).with_sources(sources_among([relied_on], reading))


def _with_named(clause: Clause, found: Factuality, reading: Reading) -> Factuality | None:
    found_here = (*_named_sources(clause, reading), *sources_in_label(clause, reading))
    named = [*dict.fromkeys(found_here)]
    if not named:
        return None
    authors = [author for text in named for author in _authors(text, reading)]
    sources = sources_among([authors], reading) or sources_among([named], reading)
    reported = found.weakened(Modality.REPORTED if sources else Modality.ALLEGED)
    return on_the_word_of(reported, sources, reading)


def _authors(text: Token, reading: Reading) -> list[Token]:
    """Return who says what a text says: "according to a report by the Herald"."""
    if not reading.is_a(mention_of(reading, text), *TEXTS):
        return []
    by = [part for part in children(text, "nmod") if preposition(part) in ("by", "from")]
    firsts = [*children(text, "nmod:poss"), *by]
    return [author for first in firsts for author in conjuncts(first)]


def _with_account(clause: Clause, found: Factuality, reading: Reading) -> Factuality | None:
    """Return what is nobody's word in particular: "by most accounts", "as the tale goes"."""
    tales = map(cites_hearsay, children(clause.head, "advcl", "parataxis"))
    told = any(map(_is_account, clause.obliques)) or any(tales)
    return found.weakened(Modality.ALLEGED) if told else None


def _named_sources(clause: Clause, reading: Reading) -> Iterator[Token]:
    """Yield the sources in the phrases of a clause, and in "to quote the mayor"."""
    prepositions = load_words("attribution")["prepositions"]
    yield from (part.head for part in clause.obliques if part.preposition in prepositions)
    yield from _at_the_end(clause.head, prepositions)
    yield from (owner for part in clause.obliques for owner in _accountants(part))
    yield from (part.head for part in clause.obliques if _is_viewpoint(clause, part, reading))
    asides = [part for subject in clause.subjects for part in children(subject, "acl")]
    for part in [*asides, *children(clause.head, "advcl")]:
        if marker(part) == "to" and part.lemma_.lower() in words_with("cites"):
            yield from children(part, "obj")


def _at_the_end(verb: Token, prepositions: Collection[str]) -> Iterator[Token]:
    """Yield the source that a comma sets off at the end of a sentence: it is of all of that.

    "They avoid the bridge and prefer to take the ferry, according to locals": both. Its day may
    follow: "according to a report by the Herald on Monday".
    """
    if first_conjunct(verb).dep_ not in ("root", "ROOT"):
        return
    end = max(
        (token.i for token in verb.sent if not token.is_punct and not token.is_space), default=0
    )
    for part in verb.sent:
        rest = verb.doc[part.right_edge.i + 1 : end + 1]
        last = len(rest) <= DAY and not any(word.pos_ in VERBAL for word in rest)
        named = part.dep_ in ("obl", "nmod") and preposition(part) in prepositions
        if last and named and is_set_off(part):
            yield part


def _with_parenthetical(
    verb: Token, found: Factuality, reading: Reading, clause_at: Mapping[int, Clause]
) -> Factuality:
    """Return the factuality of a clause with a parenthetical: ", he said", ", it emerged"."""
    signature = signature_of(f"{lexeme_of(verb)} that")
    impersonal = any(part.lower_ == "it" for part in children(verb, *SUBJECTS, "expl"))
    if signature in ("factive", "causative") and impersonal:
        return found  # ", it emerged later,"
    own = modality_of(signature) if signature in PARENTHETICAL else Modality.ALLEGED
    said = found.weakened(own or Modality.REPORTED)  # ", he confirmed"
    reporting = clause_at.get(verb.i)
    speakers = sources_of(reporting, reading, saying=True) if reporting is not None else ()
    if not speakers:
        said = said.weakened(Modality.ALLEGED)  # "it was said"
    return on_the_word_of(said, speakers, reading)


def _accountants(part: Oblique) -> list[Token]:
    """Return whose word it is in "by his own account", "in the view of the court"."""
    if part.head.lower_ == "what" and part.preposition in ("from", "by"):
        verbs = children(part.head, "acl:relcl")  # "from what officials say"
        return [speaker for verb in verbs for speaker in children(verb, "nsubj")]
    if not _is_account(part):
        return []
    owners = [owner for owner in children(part.head, "nmod") if preposition(owner) == "of"]
    return [*children(part.head, "nmod:poss"), *owners]


def _is_account(part: Oblique) -> bool:
    if part.preposition == "for" and part.head.lower_ == "all":
        return any(verb.lemma_ == "know" for verb in children(part.head, "acl:relcl"))
    links = values_of("account").get(part.head.lemma_.lower(), ())
    one_of_many = any(article.lower_ in ("a", "an") for article in children(part.head, "det"))
    return part.preposition in links and not one_of_many


def _is_viewpoint(clause: Clause, part: Oblique, reading: Reading) -> bool:
    """Return whether a phrase before the subject says for whom it is so: "To his admirers, …"."""
    first = min(clause.subjects, key=lambda token: token.i, default=clause.head)
    between = part.head.doc[part.head.i : first.left_edge.i]
    if part.preposition not in ("to", "for") or not any(token.text == "," for token in between):
        return False
    scored = part.preposition == "for" and not clause.copular  # "For Oslo, Ek scored two goals"
    kinds = ("Person",) if scored else ("Person", "Group", "Agent")
    return reading.is_a(mention_of(reading, part.head), *kinds)


def _relied_on(verb: Token) -> list[Token]:
    """Return whose word it is in "if the papers are to be believed", "going by the log"."""
    words = marker(verb).split(" ")
    if verb.lemma_ in ("believe", "trust") and words[0] in ("if", "to"):
        believed = children(verb, "nsubj:pass", "obj")
        return believed if words[-1] == "to" or children(verb, "obj") else []
    goes = verb.lemma_ in ("go", "judge") and verb.tag_ == "VBG"
    return [part for part in children(verb, "obl") if goes and preposition(part) in ("by", "from")]
