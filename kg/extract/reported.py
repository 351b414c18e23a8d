"""Trees in which a parser lost who says or does what is reported → where the words belong."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.governors import COMMENTS, governor_class
from kg.extract.scheme import Repairs
from kg.extract.tree import SUBJECTS, child, children, is_finite, marker
from kg.extract.words import load_words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN"})
SAYING = frozenset({"reporting", "claiming"})
ADDRESSING = SAYING | {"denying", "requesting"}
LABEL = 6  # tokens within which a colon ends the label of a headline


def says(verb: Token) -> bool:
    """Tell whether a verb with a clause says or claims something."""
    return governor_class(f"{verb.lemma_.lower()} that") in SAYING


def _teller_behind(token: Token) -> tuple[int, str] | None:
    """Make "father" the subject in "Gunmen freed her, claims father" and '"Go," recalled Berg'."""
    verb = token.head
    if token.dep_ != "obj" or verb.tag_ not in FINITE or verb.i > token.i or not _comments(verb):
        return None
    alone = verb.i > verb.sent.start and verb.nbor(-1).is_punct and not children(verb, *SUBJECTS)
    last = all(word.is_punct for word in token.doc[token.right_edge.i + 1 : verb.sent.end])
    said = any(part.i < verb.i for part in children(verb, "ccomp"))
    return (verb.i, "nsubj") if alone and (said or (last and verb.dep_ == "parataxis")) else None


def _comments(verb: Token) -> bool:
    return governor_class(f"{verb.lemma_.lower()} that") in COMMENTS


def _subject_behind_label(token: Token) -> tuple[int, str] | None:
    """Part "Police: driver was drunk" at its colon, where the label was taken for the subject."""
    label = token.head if token.dep_ == "appos" else token
    told = [token] if label != token else children(label, "appos")
    if not told or label.dep_ not in SUBJECTS or label.head.pos_ != "VERB":
        return None
    colon = next((word for word in token.sent[:LABEL] if word.text == ":"), None)
    if colon is None or not label.i < colon.i < min(told[-1].i, label.head.i):
        return None
    return (label.head.i, label.dep_) if label != token else (label.head.i, "parataxis")


def _source_of_report(token: Token) -> tuple[int, str] | None:
    """Hang ", citing officials" on the report, not on what is reported."""
    citing = load_words("attribution")["citing"]
    if token.dep_ not in ("advcl", "acl") or token.lemma_ not in citing or not _is_set_off(token):
        return None
    above = list(token.ancestors)
    report = next((verb for verb in above[1:] if verb.i < token.i and says(verb)), None)
    if report is None or says(above[0]):
        return None
    return (report.i, "advcl") if _is_informant(token) else None


def _is_informant(citing: Token) -> bool:
    """Tell whether somebody or something that can tell is cited, and no reason."""
    named = load_words("attribution")["informants"]
    return any(
        part.ent_type_ in ("PERSON", "ORG") or part.lemma_.lower() in named
        for part in children(citing, "obj")
    )


def _speech_after_content(token: Token) -> tuple[int, str] | None:
    """Hang "accused" of "says the islands belong to it and accused Oslo" on *says*.

    Who says the one does the other, where its tense is not that of what is said.
    """
    content, finite = token.head, token.tag_ in FINITE
    if token.dep_ != "conj" or content.dep_ != "ccomp" or not finite or not says(content.head):
        return None
    forms = {content.tag_, *(verb.tag_ for verb in children(content, "aux", "aux:pass", "cop"))}
    shared = token.tag_ in forms & FINITE or children(token, *SUBJECTS)
    return (content.head.i, "conj") if not shared and addresses(token) else None


def addresses(verb: Token) -> bool:
    """Tell whether a verb is said to somebody: "accused", "urged", "denied"."""
    frames = (f"{verb.lemma_.lower()} {frame}" for frame in ("that", "of", "for", "to", "on", "as"))
    return any(governor_class(frame) in ADDRESSING for frame in frames)


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
    told = governor_class(f"{noun.lemma_.lower()} that") and marker(content).endswith("that")
    return (noun.head.i, "advcl") if told and noun.head.pos_ == "VERB" else None


def _content_taken_for_relative(token: Token) -> tuple[int, str] | None:
    """Make "that he fled" of "word spread that he fled" what *word* says, with all its parts.

    A relative clause lacks the part that *that* stands for; this one lacks none.
    """
    if token.dep_ == "obj" and token.tag_ == "WDT" and token.lower_ == "that":
        return (token.head.i, "mark") if _content_noun(token.head) is not None else None
    noun = _content_noun(token)
    return (noun.i, "acl") if noun is not None else None


def _content_noun(verb: Token) -> Token | None:
    """Return the noun whose content a seeming relative clause is."""
    objects = children(verb, "obj")
    complete = len(objects) > 1 and objects[0].lower_ == "that" and objects[1].i > verb.i
    if verb.dep_ != "acl:relcl" or not complete or child(verb, "nsubj") is None:
        return None
    above = verb.head.head
    nouns = [verb.head, *(part for part in children(above, "nsubj") if part.i < verb.i)]
    return next((n for n in nouns if governor_class(f"{n.lemma_.lower()} that")), None)


def _subject_taken_for_adverbial(token: Token) -> tuple[int, str] | None:
    """Make "seller" of "fell after a seller accused it" the subject of the verb behind it."""
    at = token.right_edge.i + 1
    if token.dep_ not in ("obl", "nmod") or token.pos_ not in NOUNS or at >= len(token.doc):
        return None
    verb = token.doc[at]
    if verb.tag_ not in FINITE or verb.dep_ != "advcl" or verb.head != token.head:
        return None
    marks = [word for word in children(verb, "mark") if word.i + 1 == token.left_edge.i]
    free = not children(verb, *SUBJECTS) and not children(token, "case")
    return (verb.i, "nsubj") if marks and free else None


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


def _subject_of_what_is_said(token: Token) -> tuple[int, str] | None:
    """Mend "who police say stole it": *who* stole, and that is what police say."""
    if token.tag_ in ("WP", "WDT") and token.dep_ not in SUBJECTS:
        speech = next((word for word in token.doc[token.i + 1 :] if word.tag_ in FINITE), token)
        verb = _said_without_subject(speech)
        apart = verb is not None and _pronoun_before(speech) != token
        passive = verb is not None and child(verb, "aux:pass") is not None
        label = "nsubj:pass" if passive else "nsubj"
        return None if verb is None or apart else (verb.i, label)
    if token.pos_ != "VERB" or token.dep_ == "ccomp":
        return None
    start = min([token, *children(token, "aux", "aux:pass")], key=lambda word: word.i)
    if start.is_sent_start:
        return None
    speech = start.nbor(-1)
    told = _said_without_subject(speech) == token and _pronoun_before(speech) is not None
    return (speech.i, "ccomp") if told else None


def _said_without_subject(speech: Token) -> Token | None:
    """Return the finite verb right behind a verb of saying, if it has no subject of its own."""
    if speech.tag_ not in FINITE or not says(speech) or speech.i + 1 >= speech.sent.end:
        return None
    first = speech.nbor(1)
    verb = first.head if first.dep_ in ("aux", "aux:pass") else first
    finite = first.tag_ in FINITE or first.tag_ == "MD"
    own = [part for part in children(verb, *SUBJECTS) if part.tag_ not in ("WP", "WDT")]
    return verb if finite and verb.pos_ == "VERB" and not own else None


def _pronoun_before(speech: Token) -> Token | None:
    """Return the relative pronoun before the subject of a verb of saying."""
    subject = next(iter(children(speech, "nsubj")), speech)
    before = speech.doc[max(subject.left_edge.i - 1, 0)]
    inside = speech.sent.start <= before.i < subject.i and subject.i < speech.i
    return before if inside and before.tag_ in ("WP", "WDT") else None


def _noun_before_adjective(token: Token) -> tuple[int, str] | None:
    """Mend "sources close to the king say", where *close* was taken for what they say."""
    if token.pos_ in NOUNS and token.dep_ == "nsubj" and _is_stray_adjective(token.head):
        return token.head.head.i, "nsubj"
    return (children(token, "nsubj")[0].i, "amod") if _is_stray_adjective(token) else None


def _is_stray_adjective(adjective: Token) -> bool:
    """Tell whether an adjective without copula was taken for the content of a verb behind it."""
    verb = adjective.head
    stray = adjective.tag_ == "JJ" and adjective.dep_ in ("ccomp", "advcl") and verb.i > adjective.i
    if (
        not stray
        or verb.tag_ not in FINITE
        or children(verb, *SUBJECTS)
        or children(adjective, "cop")
    ):
        return False
    return [part.i + 1 for part in children(adjective, "nsubj")] == [adjective.i]


def _charge_on_noun(token: Token) -> tuple[int, str] | None:
    """Hang "of stealing" of "accused Holt of stealing" on *accused*, not on *Holt*."""
    noun, verb = token.head, token.head.head
    if token.tag_ != "VBG" or token.dep_ != "acl" or noun.dep_ != "obj":
        return None
    words = marker(token)
    charged = governor_class(f"{verb.lemma_.lower()} {words}") in ("claiming", "causative")
    own = governor_class(f"{noun.lemma_.lower()} {words}")  # "denied reports of stealing"
    return (verb.i, "advcl") if words and charged and not own else None


def _contrasting_speech(token: Token) -> tuple[int, str] | None:
    """Hang "while Oslo said it won" on the other speech, not on what is said there."""
    content = token.head
    speech = content.head
    contrasts = marker(token) in ("while", "whereas", "although", "though")
    if token.dep_ != "advcl" or not contrasts or content.dep_ != "ccomp" or content.i > token.i:
        return None
    both = says(token) and says(speech) and speech.i < content.i
    return (speech.i, "advcl") if both and children(token, *SUBJECTS) else None


def _fact_after_content(token: Token) -> tuple[int, str] | None:
    """Hang "arrested" of "confirmed that the body is his and arrested a man" on *confirmed*.

    What one subject is now and did then is seldom told in one breath; who speaks did it.
    """
    content, speech = token.head, token.head.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or content.dep_ != "ccomp":
        return None
    present = any(verb.tag_ in ("VBZ", "VBP") for verb in children(content, "cop"))
    past = any(verb.tag_ in ("VBD", "VBN") for verb in (speech, *children(speech, "aux")))
    own = children(token, *SUBJECTS, "aux", "aux:pass")
    return (speech.i, "conj") if present and past and not own else None


def _fact_after_relative(token: Token) -> tuple[int, str] | None:
    """Hang ", and was shown" of "tells of a man who kills, and was shown" on *tells*.

    A clause that picks out its noun has no comma before its "and".
    """
    relative = token.head
    joint = next(iter(children(token, "cc")), None)
    if token.dep_ != "conj" or relative.dep_ != "acl:relcl" or joint is None:
        return None
    apart = joint.nbor(-1).text == "," and not relative.left_edge.nbor(-1).is_punct
    verb = next((up for up in relative.head.ancestors if up.pos_ == "VERB"), None)
    if verb is None or children(token, *SUBJECTS) or not apart or verb.i > relative.i:
        return None
    return (verb.i, "conj") if is_finite(token) and is_finite(verb) else None


REPORT_REPAIRS: Repairs = {
    _teller_behind: ("obj",),
    _subject_behind_label: ("appos", *SUBJECTS),
    _source_of_report: ("advcl", "acl"),
    _speech_of_denier: ("advcl",),
    _content_taken_for_relative: ("obj", "acl:relcl"),
    _subject_taken_for_adverbial: ("obl", "nmod"),
    _relative_taken_for_speech: ("ccomp", "parataxis", "advcl"),
    _speech_after_content: ("conj",),
    _subject_of_what_is_said: (),
    _noun_before_adjective: ("nsubj", "ccomp", "advcl"),
    _charge_on_noun: ("acl",),
    _contrasting_speech: ("advcl",),
    _fact_after_content: ("conj",),
    _fact_after_relative: ("conj",),
}
