"""A clause with its source named beside it, and its stance → the stance on that source's word.

Sources stand in "according to X" and "by most accounts", in comments ("as X reported", "…, X said")
and in the header of a headline ("Police: driver was drunk").
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.factuality import Factuality
from kg.extract.factuality.embedded import is_set_off
from kg.extract.factuality.embedding import COMMENTS
from kg.extract.factuality.reporting import can_speak, on_the_word_of, sources_among, sources_of
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.syntax.clause import Clause, Oblique
from kg.extract.syntax.lexemes import lexeme_of
from kg.extract.syntax.sayings import is_tale
from kg.extract.syntax.tellers import LABEL
from kg.extract.syntax.tree import VERBAL, child, children, is_finite, marker, preposition
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.extract.words.lexicon import signature_of, values_of, words_with
from kg.records import Modality

LABELLING = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM")
PARTING = ("-", "–", "—", ":", "|")  # marks before the source at the end of a headline
COMMENTING = ("advcl", "parataxis", "advcl:relcl", "ccomp")


def sourced(
    clause: Clause, stance: Factuality, reading: Reading, clause_at: Mapping[int, Clause]
) -> Factuality:
    """Return the stance after "according to X", "as X reported" and "…, X said"."""
    named = load_words("attribution")["prepositions"]
    sources = [part.head for part in clause.obliques if part.preposition in named]
    sources += [owner for part in clause.obliques for owner in _accountants(part)]
    sources += [part.head for part in clause.obliques if _is_viewpoint(clause, part, reading)]
    asides = [part for subject in clause.subjects for part in children(subject, "acl")]
    asides += children(clause.head, "advcl")
    quoted = [part for part in asides if marker(part) == "to"]
    sources += [
        source  # "to quote the mayor"
        for part in quoted
        if part.lemma_.lower() in words_with("cites")
        for source in children(part, "obj")
    ]
    relied_on = [source for part in children(clause.head, "advcl") for source in _relied_on(part)]
    sources += [*_before_colon(clause, reading), *_behind_dash(clause)]
    if relied_on:
        holders = sources_among([relied_on], reading)
        return stance.weakened(Modality.ALLEGED).with_sources(holders)
    if sources:
        holders = sources_among([sources], reading)
        reported = stance.weakened(Modality.REPORTED if holders else Modality.ALLEGED)
        return on_the_word_of(reported, holders, reading)
    beside = children(clause.head, "advcl", "parataxis")
    if any(map(_is_account, clause.obliques)) or any(map(is_tale, beside)):
        return stance.weakened(Modality.ALLEGED)  # "by most accounts"
    for comment in parentheticals_of(clause):
        kind = signature_of(f"{lexeme_of(comment)} that")
        if kind in ("factive", "causative") and _is_impersonal(comment):
            return stance  # ", it emerged later,"
        commented = stance.weakened(COMMENTS.get(kind, Modality.ALLEGED))
        telling = clause_at.get(comment.i)
        speakers = sources_of(telling, reading, saying=True) if telling is not None else ()
        if not speakers:
            commented = commented.weakened(Modality.ALLEGED)  # "it was said"
        return on_the_word_of(commented, speakers, reading)
    if clause.beside is not None and clause.beside.head.dep_ != "conj":
        return stance if stance.sources else sourced(clause.beside, stance, reading, clause_at)
    return stance


def _before_colon(clause: Clause, reading: Reading) -> list[Token]:
    """Return who says so in a headline: "Police: driver was drunk"."""
    sentence = clause.head.sent
    colon = next((token for token in sentence[:LABEL] if token.text == ":"), None)
    if clause.parent is not None or colon is None or clause.head.i < colon.i:
        return []
    label = sentence[: colon.i - sentence.start]
    parts = ("HYPH", "POS", "PRP$", "VBN")  # "Lawyer for jailed poet: guards beat him"
    if (
        not label
        or label[0].pos_ == "ADP"
        or any(token.pos_ not in LABELLING and token.tag_ not in parts for token in label)
    ):
        return []
    tops = [token for token in label if token.head not in label or token.head == token]
    return [token for token in tops if can_speak(mention_of(reading, token), reading)]


def _behind_dash(clause: Clause) -> list[Token]:
    """Return who says so at the end of a headline: "Bank bribed officials – report"."""
    sentence = clause.head.sent
    dash = next((token for token in sentence[-LABEL:] if token.text in PARTING), None)
    if clause.parent is not None or dash is None or clause.head.i > dash.i or not dash.whitespace_:
        return []
    label = sentence[dash.i + 1 - sentence.start :]
    if not label or any(token.pos_ not in LABELLING for token in label):
        return []
    tellers = words_with("informant") | words_with("medium")
    tops = [token for token in label if token.head not in label or token.head == token]
    return [token for token in tops if token.lemma_.lower() in tellers or token.ent_type_]


def _accountants(part: Oblique) -> list[Token]:
    """Return whose word it is in "by his own account", "in the view of the court"."""
    if part.head.lower_ == "what" and part.preposition in ("from", "by"):
        verbs = children(part.head, "acl:relcl")  # "from what officials say"
        return [teller for verb in verbs for teller in children(verb, "nsubj")]
    if not _is_account(part):
        return []
    owners = [owner for owner in children(part.head, "nmod") if preposition(owner) == "of"]
    return [*children(part.head, "nmod:poss"), *owners]


def _is_viewpoint(clause: Clause, part: Oblique, reading: Reading) -> bool:
    """Tell whether a phrase before the subject says for whom it is so: "To his admirers, …"."""
    linked = part.preposition == "to" or (part.preposition == "for" and clause.copular)
    first = min(clause.subjects, key=lambda token: token.i, default=clause.head)
    between = part.head.doc[part.head.i : first.left_edge.i]
    if not linked or not any(token.text == "," for token in between):
        return False
    return reading.is_a(mention_of(reading, part.head), "Person", "Group", "Agent")


def _relied_on(verb: Token) -> list[Token]:
    """Return whose word it is in "if the papers are to be believed", "going by the log"."""
    words = marker(verb).split(" ")
    if verb.lemma_ in ("believe", "trust") and words[0] in ("if", "to"):
        believed = children(verb, "nsubj:pass", "obj")
        return believed if words[-1] == "to" or children(verb, "obj") else []
    goes = verb.lemma_ in ("go", "judge") and verb.tag_ == "VBG"
    return [part for part in children(verb, "obl") if goes and preposition(part) in ("by", "from")]


def _is_account(part: Oblique) -> bool:
    if part.preposition == "for" and part.head.lower_ == "all":
        return any(verb.lemma_ == "know" for verb in children(part.head, "acl:relcl"))
    links = values_of("account").get(part.head.lemma_.lower(), ())
    one_of_many = any(article.lower_ in ("a", "an") for article in children(part.head, "det"))
    return part.preposition in links and not one_of_many


def parentheticals_of(clause: Clause) -> list[Token]:
    """Return the reporting verbs that comment on a clause: "as X reported", ", X said"."""
    parts = children(clause.head, *COMMENTING)
    far = [word for word in children(clause.head, "advmod") if word.lower_ == "far"]
    parts += [part for word in far for part in children(word, "advcl")]  # "as far as X knows"
    heard = [part for part in parts if part.lemma_ == "hear" and marker(part) == "to"]
    parts += [part for verb in heard for part in children(verb, "ccomp", "xcomp")]
    said = [part for part in parts if is_parenthetical(part)]
    return said + [part for part in children(clause.head, "conj") if _is_hedge(part)]


def _is_hedge(verb: Token) -> bool:
    """Tell whether a conjunct takes back what it is beside: "…, or so X says"."""
    joints = {word.lower_ for word in children(verb, "cc", "advmod")}
    return {"or", "so"} <= joints and signature_of(f"{verb.lemma_.lower()} that") in COMMENTS


def _is_impersonal(verb: Token) -> bool:
    return any(part.lower_ == "it" for part in children(verb, "nsubj", "nsubj:pass", "expl"))


def _puts_it(verb: Token) -> bool:
    """Tell whether a verb with "it" comments: "as Berg put it", "to hear Berg tell it"."""
    if verb.lemma_.lower() not in words_with("puts"):
        return False
    whole = any(word.lower_ == "it" for word in children(verb, "obj", "iobj"))
    heard = verb.head.lemma_ == "hear" and verb.dep_ in ("ccomp", "xcomp")
    return whole and (heard or marker(verb) in load_words("attribution")["comment"])


def is_parenthetical(verb: Token) -> bool:
    """Tell whether a verb reports the clause it hangs on: "as X reported", ", X said"."""
    lemma = verb.lemma_.lower()
    if _puts_it(verb):
        return True
    if verb.pos_ not in VERBAL or signature_of(f"{lexeme_of(verb)} that") not in COMMENTS:
        return False  # "…, a charge he denies" is a nominal
    if child(verb, "ccomp", "xcomp") is not None:
        return False
    told, telling = child(verb, "obj"), words_with("hearer")
    if told is not None and told.lower_ != "it" and lemma not in telling:
        return False
    if verb.dep_ not in COMMENTING:
        return False
    if words := marker(verb):
        return words in load_words("attribution")["comment"]
    behind = is_finite(verb) and verb.head.i < verb.i and is_set_off(verb)
    return verb.dep_ == "parataxis" or behind
