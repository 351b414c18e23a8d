"""Clauses → their stances with holders: who says so, as far down as the text nests it.

A holder is the subject of a reporting governor ("X said that"), the hearer if that is a news medium
("told TASS"), what "according to" or "citing" names, the speaker of a quotation, or the agent of
"This was reported by X" for the sentences before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.certainty import own_stance
from kg.extract.clauses import VERBAL, Clause, Oblique
from kg.extract.governors import (
    COMMENTS,
    governing_class,
    governor_class,
    governor_of,
)
from kg.extract.inheritance import is_set_off, within
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.stance import ASSERTED, Stance
from kg.extract.tree import child, children, conjuncts, is_finite, marker, preposition
from kg.extract.words import load_words
from kg.records import Holder, Mention, MentionKind, Modality

LABEL = 6  # tokens within which a colon ends the label of a headline
COMMENTING = ("advcl", "parataxis", "advcl:relcl", "ccomp")
REPORTING = frozenset({"reporting", "claiming", "denying"})


def judge(clauses: Sequence[Clause], reading: Reading) -> dict[int, Stance]:
    """Return the stance of each clause by the index of its head."""
    looking_back = _backward_holders(clauses, reading)
    clause_at = {clause.head.i: clause for clause in clauses}
    commenting = {comment.i for clause in clauses for comment in _comments(clause)}
    stances: dict[int, Stance] = {}
    speakers: dict[int, tuple[Holder, ...]] = {}
    for clause in clauses:
        stance = ASSERTED
        if clause.head.i not in commenting:
            stance = _governed(clause, stances, reading)
            stance = _introduced(clause, stance, reading, clause_at)
        if not stance.holders and clause.head.sent.start in looking_back:
            holders = looking_back[clause.head.sent.start]
            stance = _vouched(stance.weakened(Modality.REPORTED), holders, reading)
        if clause.head.i in reading.quoted:
            stance = _as_quoted(stance, speakers.get(reading.paragraph(clause.head), ()))
        own = own_stance(clause)
        stance = stance.weakened(own.modality)
        stances[clause.head.i] = stance.negated() if own.negative else stance
        if (told := _speakers(clause, reading)) and _reports(clause):
            speakers[reading.paragraph(clause.head)] = told
    return stances


def _governed(clause: Clause, stances: Mapping[int, Stance], reading: Reading) -> Stance:
    """Return the stance that the clauses above give to this one."""
    if clause.parent is None:
        return within(ASSERTED, clause) if clause.marker else ASSERTED
    outer = stances[clause.parent.head.i]
    stance = within(outer, clause)
    if governing_class(clause) not in REPORTING and not _is_thought(clause):
        return stance
    if governor_of(clause) != clause.parent.head:
        return stance.weakened(Modality.ALLEGED)  # a noun's: "the claim that"
    if outer.negative:
        return stance  # "did not say that" is nobody's word
    speakers = _speakers(clause.parent, reading)
    if not speakers and clause.parent.subjects and governing_class(clause) in REPORTING:
        stance = stance.weakened(Modality.ALLEGED)
    return _vouched(stance, speakers, reading)


def _is_thought(clause: Clause) -> bool:
    """Tell whether a finite complement is somebody's: "fears that", "confirmed that"."""
    return clause.link == "ccomp" and clause.parent is not None and not clause.parent.copular


def _vouched(stance: Stance, holders: tuple[Holder, ...], reading: Reading) -> Stance:
    """Return `stance` held by `holders`; only news media and their sources make it a report."""
    if stance.modality is Modality.REPORTED and not _by_medium(holders, reading):
        stance = stance.weakened(Modality.ALLEGED)
    return stance.held_by(holders)


def _by_medium(holders: tuple[Holder, ...], reading: Reading) -> bool:
    """Tell whether news media say so, or an unnamed source through one."""
    if not holders:
        return True
    first = min(holder.level for holder in holders)
    last = max(holder.level for holder in holders)
    outer = [holder.mention for holder in holders if holder.level == first]
    inner = [holder.mention for holder in holders if holder.level == last]
    return all(_is_medium(mention, reading) for mention in outer) and all(
        _is_medium(mention, reading) or _is_anonymous(mention) for mention in inner
    )


def _is_medium(mention: Mention, reading: Reading) -> bool:
    lists, noun = load_words("attribution"), mention.referent.head
    if noun in lists["reports"]:
        return bool(set(mention.referent.name.lower().split()) & set(lists["media"]))
    return noun in lists["media"] or reading.is_a(mention, "NewsMedium")


def _is_anonymous(mention: Mention) -> bool:
    return mention.referent.head in load_words("attribution")["anonymous"]


def _reports(clause: Clause) -> bool:
    return governor_class(f"{clause.head.lemma_.lower()} that") in REPORTING


def _speakers(clause: Clause, reading: Reading) -> tuple[Holder, ...]:
    """Return who speaks in a reporting clause: the hearing medium first, the cited source last."""
    said_by = clause.agents if clause.passive else clause.subjects
    return _holders([_hearing_media(clause, reading), said_by, _cited(clause)], reading)


def _holders(levels: Iterable[Iterable[Token]], reading: Reading) -> tuple[Holder, ...]:
    found = [[mention_of(reading, token) for token in tokens] for tokens in levels]
    found = [[mention for mention in mentions if _can_hold(mention, reading)] for mentions in found]
    return tuple(
        Holder(mention, level)
        for level, mentions in enumerate(filter(None, found))
        for mention in mentions
    )


def _can_hold(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention can say something: an agent, a text, a name; not "it" or an event."""
    if mention.kind is MentionKind.PRONOUN and mention.refers_to is None:
        return mention.type in ("Person", "Group") or mention.text.lower() in ("they", "who")
    if mention.kind in (MentionKind.PHRASE, MentionKind.VALUE):
        return False
    named = mention.kind is MentionKind.NAME and not reading.is_a(mention, "Event")
    return named or reading.is_a(mention, "Agent", "Work") or _is_medium(mention, reading)


def _hearing_media(clause: Clause, reading: Reading) -> list[Token]:
    if clause.link == "advcl" and clause.parent is not None and _reports(clause.parent):
        return _hearing_media(clause.parent, reading)  # "told Reuters …, adding that"
    if clause.head.lemma_.lower() not in load_words("attribution")["telling"]:
        return []
    hearers = [*clause.recipients, *clause.objects]
    hearers += [part.head for part in clause.obliques if part.preposition in ("to", "with")]
    return [hearer for hearer in hearers if _is_medium(mention_of(reading, hearer), reading)]


def _cited(clause: Clause) -> list[Token]:
    """Return the sources that a report names in turn: "citing officials"."""
    citing = load_words("attribution")["citing"]
    found = [
        source
        for part in children(clause.head, "advcl", "conj")
        if part.lemma_.lower() in citing and part.tag_ == "VBG"
        for first in children(part, "obj")
        for source in conjuncts(first)
    ]
    if clause.head.lemma_.lower() in citing and not clause.passive:
        found += clause.objects  # "quoted an aide as saying"
    for part in clause.obliques:
        if part.head.lemma_ == "reference" or part.preposition in ("citing", "with reference to"):
            named = [n for n in children(part.head, "nmod") if preposition(n) == "to"]
            found.extend(named or [part.head])
    return found


def _introduced(
    clause: Clause, stance: Stance, reading: Reading, clause_at: Mapping[int, Clause]
) -> Stance:
    """Return the stance after "according to X", "as X reported" and "…, X said"."""
    words = load_words("attribution")
    sources = [part.head for part in clause.obliques if part.preposition in words["prepositions"]]
    sources += [owner for part in clause.obliques for owner in _accountants(part)]
    quoted = [part for part in children(clause.head, "advcl") if marker(part) == "to"]
    sources += [
        source  # "to quote the mayor"
        for part in quoted
        if part.lemma_.lower() in words["citing"]
        for source in children(part, "obj")
    ]
    sources += _before_colon(clause, reading)
    if sources:
        holders = _holders([sources], reading)
        reported = stance.weakened(Modality.REPORTED if holders else Modality.ALLEGED)
        return _vouched(reported, holders, reading)
    if any(map(_is_account, clause.obliques)) or any(map(_is_tale, children(clause.head, "advcl"))):
        return stance.weakened(Modality.ALLEGED)  # "by most accounts"
    for comment in _comments(clause):
        commented = stance.weakened(COMMENTS[governor_class(f"{comment.lemma_.lower()} that")])
        telling = clause_at.get(comment.i)
        speakers = _speakers(telling, reading) if telling is not None else ()
        if not speakers:
            commented = commented.weakened(Modality.ALLEGED)  # "it was said"
        return _vouched(commented, speakers, reading)
    if clause.beside is not None and clause.beside.head.dep_ != "conj":
        return stance if stance.holders else _introduced(clause.beside, stance, reading, clause_at)
    return stance


def _before_colon(clause: Clause, reading: Reading) -> list[Token]:
    """Return who says so in a headline: "Police: driver was drunk"."""
    sentence = clause.head.sent
    colon = next((token for token in sentence[:LABEL] if token.text == ":"), None)
    if clause.parent is not None or colon is None or clause.head.i < colon.i:
        return []
    label = sentence[: colon.i - sentence.start]
    if any(token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") for token in label):
        return []
    tops = [token for token in label if token.head not in label or token.head == token]
    return [token for token in tops if _can_hold(mention_of(reading, token), reading)]


def _accountants(part: Oblique) -> list[Token]:
    """Return whose word it is in "by his own account", "in the view of the court"."""
    if part.head.lower_ == "what" and part.preposition in ("from", "by"):
        verbs = children(part.head, "acl:relcl")  # "from what officials say"
        return [teller for verb in verbs for teller in children(verb, "nsubj")]
    if not _is_account(part):
        return []
    owners = [owner for owner in children(part.head, "nmod") if preposition(owner) == "of"]
    return [*children(part.head, "nmod:poss"), *owners]


def _is_tale(verb: Token) -> bool:
    """Tell whether a clause gives rumour for its source: "as the tale goes", "as legend has it"."""
    tales = load_words("attribution")["tales"]
    told = any(word.lemma_.lower() in tales for word in children(verb, "nsubj"))
    return (
        told and verb.lemma_ in ("go", "have", "tell", "run") and marker(verb) in ("as", "so", "")
    )


def _is_account(part: Oblique) -> bool:
    accounts = load_words("attribution")["accounts"]
    return part.preposition in ("by", "in", "to") and part.head.lemma_.lower() in accounts


def _comments(clause: Clause) -> list[Token]:
    """Return the reporting verbs that comment on a clause: "as X reported", ", X said"."""
    parts = children(clause.head, *COMMENTING)
    far = [word for word in children(clause.head, "advmod") if word.lower_ == "far"]
    parts += [part for word in far for part in children(word, "advcl")]  # "as far as X knows"
    said = [part for part in parts if is_comment(part)]
    return said + [part for part in children(clause.head, "conj") if _is_hedge(part)]


def _is_hedge(verb: Token) -> bool:
    """Tell whether a conjunct takes back what it is beside: "…, or so X says"."""
    joints = {word.lower_ for word in children(verb, "cc", "advmod")}
    return {"or", "so"} <= joints and governor_class(f"{verb.lemma_.lower()} that") in COMMENTS


def is_comment(verb: Token) -> bool:
    """Tell whether a verb reports the clause it hangs on: "as X reported", ", X said"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in VERBAL or governor_class(f"{lemma} that") not in COMMENTS:
        return False  # "…, a charge he denies" is a nominal
    if child(verb, "ccomp") is not None:
        return False
    told, telling = child(verb, "obj"), load_words("attribution")["telling"]
    if told is not None and told.lower_ != "it" and lemma not in telling:
        return False
    if verb.dep_ not in COMMENTING:
        return False
    if words := marker(verb):
        return words in load_words("attribution")["comment"]
    behind = is_finite(verb) and verb.head.i < verb.i and is_set_off(verb)
    return verb.dep_ == "parataxis" or behind


def _backward_holders(clauses: Sequence[Clause], reading: Reading) -> dict[int, tuple[Holder, ...]]:
    """Return, by start of sentence, who vouches for it in "This was reported by X" after it."""
    looking = [clause for clause in clauses if _looks_back(clause)]
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in reading.doc.sents if looking else ():
        starts[reading.paragraph(sentence.root)].append(sentence.start)
    found: dict[int, tuple[Holder, ...]] = {}
    for clause in looking:
        holders = _speakers(clause, reading)
        before = starts[reading.paragraph(clause.head)]
        found |= {start: holders for start in before if holders and start < clause.head.sent.start}
    return found


def _looks_back(clause: Clause) -> bool:
    """Tell whether a clause reports the sentences before it: "This was reported by X"."""
    if clause.link != "ROOT" or not clause.passive or not clause.subjects or not _reports(clause):
        return False
    return clause.subjects[0].lower_ in load_words("attribution")["backward"]


def _as_quoted(stance: Stance, speaker: tuple[Holder, ...]) -> Stance:
    """Return the stance of words in quotation marks: their speaker's, not the author's."""
    if stance.holders:
        return stance
    return stance.weakened(Modality.ALLEGED).held_by(speaker)
