"""A clause or a nominal → whether its own words deny it: *not*, *never*, "at no point"."""

from __future__ import annotations

from kg.extract.grammar.clause import Clause
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, marker, words_of
from kg.extract.words import load_classes, load_words

SHARING_TAGS = frozenset({"VB", "VBN", "VBG"})
BE = ("aux:pass", "aux", "cop")


def is_negated(clause: Clause) -> bool:
    """Return whether the words of a clause deny it."""
    words = children(clause.head, "advmod", "cc:preconj", "mark")
    negations = sum(is_negation(word) and not _is_of_object(clause, word) for word in words)
    negations += any(is_negation(word) for aux in auxiliaries(clause) for word in aux.children)
    negations += _is_all_but(clause.head) or is_yet_to(clause.head)
    negations += any(_is_negated_adverbial(part) for part in children(clause.head, "obl", "advmod"))
    negations += any(_is_fronted_denial(clause, part) for part in children(clause.head, "obl"))
    nominals = [*children(clause.head, *SUBJECTS), *clause.objects, *clause.recipients]
    negations += any(is_negated_nominal(nominal) for nominal in nominals)
    if clause.copular and child(clause.head, "det") is not None:
        negations += is_negated_nominal(clause.head)
    if clause.beside is not None:
        joint, mark = _conjunction(clause.head), marker(clause.head)  # "but without paying"
        negations += joint in load_words("certainty")["negation"]["joints"]
        negations += load_classes("certainty", "markers").get(mark) == "excluded"
        if _shares(clause) and not negations and not _is_contrasted(clause):
            return is_negated(clause.beside)
    return negations > 0


def _is_of_object(clause: Clause, word: Token) -> bool:
    """Return whether an approximating word behind the verb is about how much of its object.

    "Wiped out *almost* the entire harvest" denies nothing.
    """
    near = load_words("certainty")["negation"]["approximating"]
    return word.i > clause.head.i and word.lower_ in near


def _is_all_but(verb: Token) -> bool:
    """Return whether a verb stands behind "all but", whatever the parser makes of the two."""
    return verb.i > 1 and verb.doc.span(verb.i - 2, verb.i).text.lower() == "all but"


def is_yet_to(verb: Token) -> bool:
    """Return whether something has not happened so far: "is yet to agree", "has yet to agree"."""
    above = [verb.head] if verb.dep_ == "xcomp" else []
    words = (word for each in (verb, *above) for word in children(each, "advmod"))
    so_far = (word for word in words if word.lower_ == "yet" and word.i < verb.i)
    return verb.tag_ == "VB" and any(word.text_after.lower() == "to" for word in so_far)


def auxiliaries(clause: Clause) -> list[Token]:
    """Return the auxiliaries of a clause; "did not attend or call": *call* shares *did not*.

    The treebanks take *is* of "is to close" for a copula or an auxiliary alike.
    """
    copula = ("cop",) if clause.head.tag_ == "VB" else ()
    own = children(clause.head, "aux", "aux:pass", *copula)
    if own or not _shares(clause) or clause.beside is None:
        return own
    return auxiliaries(clause.beside)


def _shares(clause: Clause) -> bool:
    """Return whether a coordinated clause shares auxiliaries and negation with the first."""
    beside = clause.beside
    if beside is None or child(clause.head, *SUBJECTS, "aux", "cop") is not None:
        return False
    if clause.head.tag_ == "VB" and any(part.tag_ == "VB" for part in children(beside.head, *BE)):
        return True  # "must be inspected and comply"
    modal = any(part.tag_ == "MD" for part in children(beside.head, "aux"))
    if modal and (clause.head.tag_, beside.head.tag_) == ("VBD", "VBN"):
        return True  # "would have bought nine jets and opened a hub"
    return clause.head.tag_ in SHARING_TAGS and clause.head.tag_ == beside.head.tag_


def is_denied(noun: Token) -> bool:
    """Return whether what stands beside a noun denies it: "not a member", "no longer a member"."""
    words = children(noun, "advmod", "cc")
    return any(is_negation(word) or _is_negated_adverbial(word) for word in words)


def _is_negated_adverbial(part: Token) -> bool:
    """Return whether an adverbial denies its clause: "at no point", "no longer", "never before"."""
    lists = load_words("certainty")["negation"]
    denying = [word for word in children(part, "advmod") if is_negation(word)]
    harmless = part.lower_ in lists["denied"]  # "not far from Varna"
    if part.dep_ == "advmod" and any(w.lower_ not in lists["approximating"] for w in denying):
        return not harmless  # nor "almost completely"
    nouns = lists["nouns"]
    if part.lemma_.lower() not in nouns and part.lower_ not in nouns:
        return False
    return any(word.lower_ == "no" for word in children(part, "det", "advmod"))


def _is_fronted_denial(clause: Clause, part: Token) -> bool:
    """Return whether a nominal before an inverted verb denies it: "in none of them did he win"."""
    subject = child(clause.head, *SUBJECTS)
    inverted = [aux for aux in auxiliaries(clause) if subject and part.i < aux.i < subject.i]
    return bool(inverted) and is_negated_nominal(part)


def _conjunction(conjunct: Token) -> str:
    """Return the conjunction before a conjunct: "and", "nor", "rather than"."""
    return " ".join(word.lower_ for word in words_of(conjunct, "cc"))


def _is_contrasted(clause: Clause) -> bool:
    return any(word.lower_ in ("but", "yet", "rather") for word in children(clause.head, "cc"))


def is_negation(word: Token) -> bool:
    """Return whether an adverb denies: *not*, *never*; not that of "not only"."""
    if load_classes("certainty", "adverbs").get(word.lower_) != "negative" or tells_when(word):
        return False
    return word.text_after.lower() not in load_words("certainty")["negation"]["additive"]


def tells_when(word: Token) -> bool:
    """Return whether a clause opens with "not until" or "no sooner", which tells when it was."""
    start, pair = word.is_sent_start, word.doc.span(word.i, word.i + 2).text.lower()
    return start and pair in load_words("certainty")["negation"]["dating"]


def _joins(word: Token) -> bool:
    """Return whether a hyphen joins a word to the next."""
    return word.tag_after == "HYPH"


def is_negated_nominal(nominal: Token) -> bool:
    """Return whether a nominal denies its clause: *no evidence*, *nobody*, *not Russia*."""
    words = load_words("certainty")["negation"]
    articles = [word for word in children(nominal, "det") if word.lower_ in ("a", "the")]
    if nominal.lower_ in words["pronouns"] and not articles:
        return True
    if articles:
        return any(is_negation(word) for word in children(nominal, "advmod", "cc:preconj"))
    before = children(nominal, "det", "det:predet", "amod", "advmod", "cc:preconj")
    before = [word for word in before if not _joins(word)]  # "a no-confidence vote"
    before += [word for part in before if part.pos_ == "ADV" for word in children(part, "advmod")]
    denying = (word for word in before if word.lower_ not in words["approximating"])
    return any(word.lower_ in words["determiners"] or is_negation(word) for word in denying)
