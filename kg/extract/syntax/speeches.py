"""Trees in which a clause was coordinated with the wrong one beside a report → mended.

In "says the islands are its own and accused Oslo", who says the one does the other.
"""

from __future__ import annotations

from kg.extract.syntax.sayings import addresses, says
from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import FINITE, SUBJECTS, children, is_finite, marker
from kg.extract.tokens import Token
from kg.extract.words.lexicon import signature_of


def _speech_after_content(token: Token) -> tuple[int, str] | None:
    """Hang "accused" of "says the islands belong to it and accused Oslo" on *says*.

    Who says the one does the other, where its tense is not that of what is said.
    """
    content, finite = token.head, token.tag_ in FINITE
    if token.dep_ != "conj" or content.dep_ != "ccomp" or not finite or not says(content.head):
        return None
    perfect = any(verb.lemma_ == "have" for verb in children(content, "aux"))
    forms = {content.tag_, *(verb.tag_ for verb in children(content, "aux:pass", "cop"))}
    shared = perfect or token.tag_ in forms or children(token, *SUBJECTS)
    return (content.head.i, "conj") if not shared and addresses(token) else None


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


def _content_after_speech(token: Token) -> tuple[int, str] | None:
    """Hang "had sent" of "said it had asked and had sent" on *asked*: it is said as well.

    So *sent* of "says it has asked and sent".
    """
    speech, contents = token.head, children(token.head, "ccomp")
    if token.dep_ != "conj" or not contents or not says(speech) or children(token, *SUBJECTS):
        return None
    content = contents[-1]
    shares = token.tag_ == "VBN" and not children(token, "aux", "aux:pass")
    both = _is_perfect(content) and (_is_perfect(token) or shares) and not _is_perfect(speech)
    return (content.i, "conj") if both and speech.i < content.i < token.i else None


def _is_perfect(verb: Token) -> bool:
    return any(word.lemma_ == "have" for word in children(verb, "aux"))


def _speech_of_same(token: Token) -> tuple[int, str] | None:
    """Join "claim" of "Rebels take airport, claim they hold it" to *take*: who takes claims."""
    act = token.head
    alone = token.tag_ in FINITE and says(token) and not children(token, *SUBJECTS, "mark")
    behind = alone and act.i < token.i and token.nbor(-1).text == "," and act.tag_ == token.tag_
    told = behind and any(part.i > token.i for part in children(token, "ccomp"))
    return (act.i, "conj") if told and children(act, *SUBJECTS) else None


def _teller_reached(token: Token) -> tuple[int, str] | None:
    """Mend "Villagers reached by phone said", where *reached* was taken for what they said."""
    reached = token if token.dep_ == "ccomp" else token.head
    speech, subjects = reached.head, children(reached, "nsubj")
    if reached.dep_ != "ccomp" or not subjects or not says(speech) or reached.i > speech.i:
        return None
    told = any(part.i > speech.i for part in children(speech, "ccomp"))
    between = token.doc[reached.i + 1 : speech.i]
    if not told or children(speech, *SUBJECTS) or any(word.is_punct for word in between):
        return None
    if reached.tag_ not in ("VBD", "VBN") or children(reached, "aux", "obj"):
        return None
    return (subjects[0].i, "acl") if token == reached else (speech.i, "nsubj")


def _content_told_to_hearer(token: Token) -> tuple[int, str] | None:
    """Hang "that he left" of "told the hearing that he left" on *told*, not on whom it told."""
    hearer, speech = token.head, token.head.head
    heard = token.dep_ == "acl" and hearer.dep_ in ("obj", "iobj") and says(speech)
    free = heard and not children(speech, "ccomp") and not signature_of(f"{hearer.lemma_} that")
    return (speech.i, "ccomp") if free and marker(token) == "that" else None


SPEECH_REPAIRS: Repairs = {
    _teller_reached: ("nsubj", "ccomp"),
    _content_told_to_hearer: ("acl",),
    _speech_of_same: ("parataxis",),
    _speech_after_content: ("conj",),
    _contrasting_speech: ("advcl",),
    _fact_after_content: ("conj",),
    _fact_after_relative: ("conj",),
    _content_after_speech: ("conj",),
}
