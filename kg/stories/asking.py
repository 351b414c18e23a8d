"""The words of a statement in; a question in English that they answer out.

"Jonas Birk was arrested" → "Was Jonas Birk arrested?"; "Lund concealed the report" → "Did Lund
conceal the report?". Words whose verb is not understood make a noun clause, which needs no other
order and no other form: "Whether …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.graph import GraphStatement
from kg.stories.figures import Figure
from kg.stories.words import load_words, stem

_WORDS = load_words()["asking"]
_AUXILIARIES = frozenset(_WORDS["auxiliaries"])
_INNER = frozenset({"to", "be", "been", "being"})
_HAVE = frozenset({"has", "have", "had"})
_ADVERB = re.compile(
    r"(?:\w+ly|not|never|also|already|still|now|then|since|even|just)$", re.IGNORECASE
)
_BASES: dict[str, str] = load_words()["participles"] | _WORDS["bases"]
_SAME = frozenset(_WORDS["unchanging"])
_REGULAR = re.compile(_WORDS["regular"])
_LOWERED = frozenset(_WORDS["lowered"])
_PREPOSITIONS = "|".join(_WORDS["prepositions"])
_LED_BY = re.compile(rf"(?:^|\s)(?:{_PREPOSITIONS})$")
_FOLLOWED_BY = re.compile(rf"\s(?:{_PREPOSITIONS})\s")
_PART_OF = re.compile(r"(?:^|\s)((?:a|an|the|its|their|his|her)\s(?:[\w-]+\s){1,2}of)$")
_CURRENCY = re.compile(
    r"^\s*(?:us )?(?:dollar|euro|pound|yen|yuan|ro?uble|rupee|franc|crown|peso|dirham|riyal)s?\b",
    re.IGNORECASE,
)
_EXACT = re.compile(rf"(?:^|\s)(?:{'|'.join(_WORDS['exact'])})$", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:an? )?(magnitude)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject, an auxiliary that can stand before it, a verb in the form that then follows."""

    subject: str
    auxiliary: str
    verb: str
    rest: str
    rest_at: int  # where the rest begins in the words

    def asked(self, *, rest: str | None = None, first: str = "") -> str:
        """Return the question, which may begin with words of its own: "when", "how many jobs"."""
        parts = (
            first,
            self.auxiliary,
            self.subject,
            self.verb,
            self.rest if rest is None else rest,
        )
        words = " ".join(part.strip() for part in parts if part.strip())
        words = re.sub(r"\s+(?=[,;])", "", words).rstrip(" ,;:.")
        return f"{words[:1].upper()}{words[1:]}?"


def read_clause(words: str, statement: GraphStatement, *, at: int, named: bool) -> Clause | None:
    """Return the parts of words that begin at this place of the article; None if not understood.

    `named` is whether the subject has a name, which keeps its capital.
    """
    verb_at = min(start for start, _end in statement.relation_at) - at
    subject_end = statement.subject_at[1] - at
    if not 0 < subject_end <= verb_at < len(words) or statement.rule not in _WORDS["rules"]:
        return None
    first = re.match(r"[\w'’-]+", words[verb_at:])
    if first is None:
        return None
    found = _with_auxiliary(words, (subject_end, verb_at), first[0]) or _with_verb(
        words, (subject_end, verb_at), first[0], statement
    )
    if found is None:
        return None
    starts_sentence = at == statement.start
    return replace(found, subject=_inside(found.subject, named=named or not starts_sentence))


def _with_auxiliary(words: str, places: tuple[int, int], first: str) -> Clause | None:
    """Read "the dam | was | damaged", "Locora | will | strike"."""
    subject_end, verb_at = places
    after = words[verb_at + len(first) :]
    if first.casefold() in _AUXILIARIES - _HAVE or (first in _HAVE and _is_participle(after)):
        subject = _without_apposition(words[:verb_at], subject_end)
        return Clause(subject, first.casefold(), "", after, verb_at + len(first))
    tokens = list(re.finditer(r"[\w'’-]+", words[subject_end:verb_at]))
    while tokens and (_ADVERB.match(tokens[-1][0]) or tokens[-1][0] in _INNER):
        tokens.pop()
    if not tokens or tokens[-1][0].casefold() not in _AUXILIARIES:
        return None
    start, end = (subject_end + place for place in tokens[-1].span())
    verb = f"{words[end:verb_at].strip()} {first}"
    subject = _without_apposition(words[:start], subject_end)
    return Clause(subject, words[start:end].casefold(), verb, after, verb_at + len(first))


def _is_participle(after: str) -> bool:
    word = re.match(r"\s*(?:\w+ly\s+)?(\w+)", after)
    return word is not None and (word[1].endswith("ed") or word[1] in _BASES or word[1] == "been")


def _with_verb(
    words: str, places: tuple[int, int], first: str, statement: GraphStatement
) -> Clause | None:
    """Read "Lund | concealed | the report" as "did Lund conceal the report"."""
    subject_end, verb_at = places
    base = _base(first.casefold(), statement)
    between = words[subject_end:verb_at].strip()
    if base is None or re.search(r"\bto$", between):
        return None
    is_present = first.casefold() != base and first.endswith("s")
    auxiliary = "does" if is_present else "did"
    if first.casefold() == base and base not in _SAME:
        auxiliary = "do"
    subject = _without_apposition(words[:verb_at], subject_end)
    return Clause(subject, auxiliary, base, words[verb_at + len(first) :], verb_at + len(first))


def _base(word: str, statement: GraphStatement) -> str | None:
    """Return the base form of a finite verb: "concealed" → "conceal"; None if it is not sure."""
    if word.endswith("ing"):
        return None
    prefix, _, name = statement.predicate.partition(":")
    lemma = name.partition("-")[0] if prefix == "rel" else _singular(statement.label.split()[0])
    if word in _SAME:
        return word
    if word in _BASES:
        return _BASES[word]
    if stem(lemma) == stem(word) or (prefix == "rel" and not word.endswith("ed")):
        return lemma
    return word[:-2] if word.endswith("ed") and _REGULAR.search(word[:-2]) else None


def _singular(label: str) -> str:
    """Return the base form of a verb in the third person: "denies" → "deny"."""
    if label.endswith("ies"):
        return f"{label[:-3]}y"
    return re.sub(r"(?<=sh|ch|ss)es$|(?<=[xoz])es$|(?<!s)s$", "", label)


def _without_apposition(words: str, subject_end: int) -> str:
    """Return the subject without what stands between commas after it."""
    words = words.rstrip()
    after = words[subject_end:]
    return words[:subject_end] if after.startswith(",") and after.endswith(",") else words


def _inside(subject: str, *, named: bool) -> str:
    """Return a subject as it is written inside a sentence: "The dam" → "the dam"."""
    first = subject.partition(" ")[0]
    if first.casefold() in _LOWERED or (not named and first.istitle()):
        return subject[:1].lower() + subject[1:]
    return subject


def yes_or_no(words: str, clause: Clause | None) -> str:
    """Return the question whether it is so."""
    return clause.asked() if clause else f"Whether {_opened(words)}"


def when(words: str, clause: Clause | None, *, undated: re.Pattern[str]) -> str:
    """Return the question when it is; `undated` finds the day that is asked for."""
    if clause is None:
        return f"When {_opened(undated.sub('', words))}"
    return clause.asked(first="when", rest=undated.sub("", clause.rest))


def how_many(words: str, clause: Clause | None, figure: Figure, *, money: bool) -> str:
    """Return the question for a number of these words."""
    before, after = words[: figure.start].rstrip("$€£¥ "), words[figure.end :]
    if measured := _MEASURED.search(before):
        return _magnitude(measured[1], after)
    after = _CURRENCY.sub("", after) if money else after
    before = _EXACT.sub("", before).rstrip()
    asked, after = _asked_for(after, money=money)
    if clause is None or figure.start < clause.rest_at:
        text = f"{before} {asked}{after}".strip(" ,;:.")
        return f"{text[:1].upper()}{text[1:]}?"
    before = f" {before[clause.rest_at :].strip()}"
    lead = _PART_OF.search(before) or _LED_BY.search(before)
    front = before[lead.start() :].strip() if lead else ""
    kept = before[: lead.start()] if lead else before
    return clause.asked(first=f"{front} {asked}", rest=f"{kept.strip()} {after.strip()}")


def _asked_for(after: str, *, money: bool) -> tuple[str, str]:
    """Return what is asked for, and what follows: " jobs in Oslo" → "how many jobs", " in Oslo"."""
    if percent := re.match(r"\s*(?:per cent|percent|%)", after):
        return "what percentage", after[percent.end() :]
    if money:
        return "how much", after
    end = _FOLLOWED_BY.search(after)
    counted = after[: end.start()] if end else after
    return f"how many{counted}", after[len(counted) :]


def _magnitude(name: str, after: str) -> str:
    thing = re.match(r"\s*([a-z]+)", after)
    return f"What was the {name} of the {thing[1]}?" if thing else f"What was the {name}?"


def _opened(words: str) -> str:
    """Return words without a capital that only begins a sentence, and without the final mark."""
    first = words.partition(" ")[0]
    words = words.rstrip(" ,;:.")
    return words[:1].lower() + words[1:] if first.casefold() in _LOWERED else words
