"""Trees in which a parser lost who says or does what is reported → where the words belong."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.syntax.governors import COMMENTS, governing_lemma, governor_class
from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import SUBJECTS, child, children, is_finite, marker, preposition
from kg.extract.tokens import Token
from kg.extract.words import load_words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN"})
SAYING = frozenset({"reporting", "claiming"})
ADDRESSING = SAYING | {"denying", "requesting"}
CLAUSES = ("root", "ROOT", "ccomp", "conj", "advcl", "parataxis")
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


def _headline_behind_label(token: Token) -> tuple[int, str] | None:
    """Make "shot" of "Witnesses: gunman shot guard" a clause beside the label, no apposition."""
    label = token.head
    if label.head != label or not children(token, *SUBJECTS) or not is_finite(token):
        return None
    between = label.doc[label.i + 1 : token.left_edge.i + 1]
    colon = any(word.text == ":" for word in between) and len(between) < LABEL
    return (label.i, "parataxis") if colon else None


def _how_it_was(token: Token) -> tuple[int, str] | None:
    """Make "how guards beat him" a clause, where *how* was taken for an object with a relative."""
    how = token.head if token.dep_ == "advcl:relcl" else token
    if how.tag_ != "WRB" or how.dep_ not in ("obj", "ccomp") or how.head.pos_ != "VERB":
        return None
    told = [part for part in children(how, "advcl:relcl", "acl:relcl") if part.i > how.i]
    if not told:
        return None
    return (how.head.i, "ccomp") if how != token else (told[0].i, "advmod")


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


def addresses(verb: Token) -> bool:
    """Tell whether a verb is said to somebody: "accused", "urged", "denied"."""
    frames = (f"{verb.lemma_.lower()} {frame}" for frame in ("that", "of", "for", "to", "on", "as"))
    return any(governor_class(frame) in ADDRESSING for frame in frames)


def thinks(verb: Token) -> bool:
    """Tell whether a verb with a clause tells what somebody believes: "posits that"."""
    return governor_class(f"{verb.lemma_.lower()} that") == "possible"


def is_tale(verb: Token) -> bool:
    """Tell whether a clause gives rumour for its source: "as the tale goes", "as legend has it"."""
    tales = load_words("attribution")["tales"]
    told = any(word.lemma_.lower() in tales for word in children(verb, "nsubj"))
    return (
        told and verb.lemma_ in ("go", "have", "tell", "run") and marker(verb) in ("as", "so", "")
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
    told = governor_class(f"{noun.lemma_.lower()} that") and marker(content).endswith("that")
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
    return next((n for n in nouns if governor_class(f"{governing_lemma(n)} that")), None)


def _awaits(verb: Token) -> bool:
    """Tell whether a verb of saying has nothing yet that it says."""
    return verb.pos_ == "VERB" and says(verb) and not children(verb, "ccomp")


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


def _speech_taken_for_subject(token: Token) -> tuple[int, str] | None:
    """Mend "The suit alleges Holt stole it", where *alleges* was taken for who stole."""
    if _is_seeming_subject(token):
        above = token.head
        return (token.i, "ROOT") if above.head == above else (above.head.i, above.dep_)
    speech = next(filter(_is_seeming_subject, token.lefts), None)
    if speech is not None:
        return speech.i, "ccomp"
    verb = token.head if token.head.i > token.i else token.head.head
    teller = next(filter(_is_seeming_subject, verb.lefts), None)
    behind = teller is not None and teller.i < token.i and token.right_edge.i + 1 == verb.i
    return (verb.i, "nsubj") if behind and token.pos_ in (*NOUNS, "PRON") else None


def _is_seeming_subject(speech: Token) -> bool:
    """Tell whether a finite verb of saying was taken for the subject of one behind it."""
    verbs = speech.tag_ in FINITE and speech.head.tag_ in FINITE and speech.i < speech.head.i
    return verbs and speech.dep_ in ("nsubj", "csubj") and says(speech)


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
    _headline_behind_label: ("appos",),
    _how_it_was: ("advcl:relcl", "acl:relcl", "obj", "ccomp"),
    _teller_behind: ("obj",),
    _subject_behind_label: ("appos", *SUBJECTS),
    _source_of_report: ("advcl", "acl"),
    _speech_of_denier: ("advcl",),
    _content_taken_for_relative: ("obj", "obl:unmarked", "acl:relcl", "acl"),
    _subject_taken_for_adverbial: ("obl", "nmod"),
    _relative_taken_for_speech: ("ccomp", "parataxis", "advcl"),
    _subject_of_what_is_said: (),
    _noun_before_adjective: ("nsubj", "ccomp", "advcl"),
    _charge_on_noun: ("acl",),
    _comment_on_noun: ("parataxis", "advcl", "appos", "acl:relcl"),
    _source_of_whole: ("obl", "nmod"),
    _preposition_of_gerund: ("case", "obl"),
    _speech_taken_for_subject: ("nsubj", "csubj", "obj", *CLAUSES),
}
