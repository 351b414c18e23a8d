"""Trees in which a parser lost what is reported, or its source → where the words belong."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.syntax.lexemes import lexeme_of
from kg.extract.syntax.sayings import says
from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import FINITE, NOUNS, child, children, marker, preposition
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.extract.words.lexicon import signature_of, words_with


def _how_it_was(token: Token) -> tuple[int, str] | None:
    """Make "how guards beat him" a clause, where *how* was taken for an object with a relative."""
    how = token.head if token.dep_ == "advcl:relcl" else token
    if how.tag_ != "WRB" or how.dep_ not in ("obj", "ccomp") or how.head.pos_ != "VERB":
        return None
    told = [part for part in children(how, "advcl:relcl", "acl:relcl") if part.i > how.i]
    if not told:
        return None
    return (how.head.i, "ccomp") if how != token else (told[0].i, "advmod")


def _source_of_report(token: Token) -> tuple[int, str] | None:
    """Hang ", citing officials" on the report, not on what is reported."""
    citing = words_with("cites")
    if token.dep_ not in ("advcl", "acl") or token.lemma_ not in citing or not _is_set_off(token):
        return None
    above = list(token.ancestors)
    report = next((verb for verb in above[1:] if verb.i < token.i and says(verb)), None)
    if report is None or says(above[0]):
        return None
    return (report.i, "advcl") if _is_informant(token) else None


def _is_informant(citing: Token) -> bool:
    """Tell whether somebody or something that can tell is cited, and no reason."""
    named = words_with("informant")
    return any(
        part.ent_type_ in ("PERSON", "ORG") or part.lemma_.lower() in named
        for part in children(citing, "obj")
    )


def _is_set_off(participle: Token) -> bool:
    behind_mark = participle.i > participle.sent.start and participle.nbor(-1).is_punct
    return participle.tag_ == "VBG" and behind_mark


def _speech_of_denier(token: Token) -> tuple[int, str] | None:
    """Hang ", saying" of "rejected claims that it lied, saying" on *rejected*, not on *lied*."""
    if token.dep_ != "advcl" or not says(token) or not _is_set_off(token):
        return None
    content = next((up for up in token.ancestors if up.dep_.startswith("acl")), None)
    if content is None or content.head.pos_ not in NOUNS or content.i > token.i:
        return None
    noun = content.head
    told = signature_of(f"{noun.lemma_.lower()} that") and marker(content).endswith("that")
    return (noun.head.i, "advcl") if told and noun.head.pos_ == "VERB" else None


def _content_taken_for_relative(token: Token) -> tuple[int, str] | None:
    """Make "that he fled" of "word spread that he fled" what *word* says, with all its parts.

    A relative clause lacks the part that *that* stands for; this one lacks none.
    """
    if token.dep_ != "acl" and token.lower_ == "that":
        told = token.head.dep_ == "ccomp" and says(token.head.head)
        return (token.head.i, "mark") if told or _content_noun(token.head) is not None else None
    noun = _content_noun(token)
    if noun is None or (noun == token.head and token.dep_ == "acl"):
        return None
    return noun.i, "acl" if noun.pos_ in NOUNS else "ccomp"


def _content_noun(verb: Token) -> Token | None:
    """Return the noun, or the verb of saying, whose content a seeming relative clause is."""
    first = next((part for part in verb.lefts if part.lower_ == "that"), None)
    if verb.dep_ not in ("acl:relcl", "acl") or first is None or child(verb, "nsubj") is None:
        return None
    objects = children(verb, "obj")
    lacks = first in objects and len(objects) == 1
    if lacks or first.dep_ not in ("mark", "obj", "obl:unmarked"):
        return None
    above = [up for up in verb.head.ancestors if up.i < verb.i]
    if verb.head.dep_ in ("obl", "nmod") and (speech := next(filter(_awaits, above), None)):
        return speech  # "said in a letter that"
    subjects = children(verb.head.head, "nsubj")
    nouns = [verb.head, *(part for part in subjects if part.i < verb.i)]
    return next((n for n in nouns if signature_of(f"{lexeme_of(n)} that")), None)


def _awaits(verb: Token) -> bool:
    """Tell whether a verb of saying has nothing yet that it says."""
    return verb.pos_ == "VERB" and says(verb) and not children(verb, "ccomp")


def _relative_taken_for_speech(token: Token) -> tuple[int, str] | None:
    """Hang ", whose brother died" on the person right before it, not on *said* as what is said."""
    if token.dep_ not in ("ccomp", "parataxis", "advcl") or not says(token.head):
        return None
    first = next((word for word in token.subtree if not word.is_punct), token)
    if first.lower_ not in ("who", "whose") or first.i < token.head.i + 2:
        return None
    if not first.nbor(-1).is_punct:
        return None
    name = next(up for up in (first.nbor(-2), *first.nbor(-2).ancestors) if up.dep_ != "flat")
    return (name.i, "acl:relcl") if name.pos_ in NOUNS else None


def _charge_on_noun(token: Token) -> tuple[int, str] | None:
    """Hang "of stealing" of "accused Holt of stealing" on *accused*, not on *Holt*."""
    noun, verb = token.head, token.head.head
    if token.tag_ != "VBG" or token.dep_ != "acl" or noun.dep_ != "obj":
        return None
    words = marker(token)
    charged = signature_of(f"{verb.lemma_.lower()} {words}") in ("claiming", "causative")
    own = signature_of(f"{noun.lemma_.lower()} {words}")  # "denied reports of stealing"
    return (verb.i, "advcl") if words and charged and not own else None


def _comment_on_noun(token: Token) -> tuple[int, str] | None:
    """Hang ", state media report" on the verb of the sentence, not on its last noun."""
    if token.head.pos_ not in NOUNS or token.tag_ not in FINITE or not says(token):
        return None
    verb = next((up for up in token.ancestors if up.tag_ in FINITE), None)
    final = all(word.is_punct for word in token.doc[token.right_edge.i + 1 : token.sent.end])
    tellers = children(token, "nsubj")
    told = final and tellers and _follows_mark(tellers[0].subtree)
    return (verb.i, "parataxis") if verb is not None and told else None


def _source_of_whole(token: Token) -> tuple[int, str] | None:
    """Hang ", according to X" at the end on the verb of the whole, not on the last clause."""
    cases, sources = children(token, "case"), load_words("attribution")["prepositions"]
    if preposition(token) not in sources or token.head.i > token.i or not _follows_mark(cases):
        return None
    verb = token.head
    while verb.dep_ in ("advcl", "acl", "acl:relcl") and verb.head.i < token.i:
        verb = next((up for up in verb.ancestors if up.pos_ == "VERB"), verb.head)
    return (verb.i, "obl") if verb != token.head and verb.pos_ == "VERB" else None


def _follows_mark(words: Iterable[Token]) -> bool:
    """Tell whether a comma or the like stands before the first of these words, or is it."""
    first = next(iter(words))
    return first.is_punct or (first.i > first.sent.start and first.nbor(-1).is_punct)


def _preposition_of_gerund(token: Token) -> tuple[int, str] | None:
    """Hang "of" of "accused Holt of hiding letters" on *hiding*, and *letters* on it as object."""
    mark = token if token.dep_ == "case" else next(iter(children(token, "case")), token)
    noun = token.head if token.dep_ == "case" else token
    verb = noun.head
    if noun.dep_ != "obl" or verb.tag_ != "VBG" or not mark.i + 1 == verb.i < noun.i:
        return None
    return (verb.i, "mark") if token == mark else (verb.i, "obj")


REPORT_REPAIRS: Repairs = {
    _how_it_was: ("advcl:relcl", "acl:relcl", "obj", "ccomp"),
    _source_of_report: ("advcl", "acl"),
    _speech_of_denier: ("advcl",),
    _content_taken_for_relative: ("obj", "obl:unmarked", "acl:relcl", "acl"),
    _relative_taken_for_speech: ("ccomp", "parataxis", "advcl"),
    _charge_on_noun: ("acl",),
    _comment_on_noun: ("parataxis", "advcl", "appos", "acl:relcl"),
    _source_of_whole: ("obl", "nmod"),
    _preposition_of_gerund: ("case", "obl"),
}
