"""A word with its tag, and the script that the net chose, in; its lemma out.

A script says which casing to start from, how many letters to cut from the end and what to put
there, or the whole lemma where form and lemma share no beginning. The net learns endings and now
and then cuts at the wrong letter ("represente", "churche"): a list of English verbs, of nouns whose
plural is in doubt, and of irregular forms settles those. The lists come from WordNet by way of
spacy-lookups-data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LEMMAS_FILE, INFLECTION_FILE = "lemmas.json", "inflection.json"
CASES: Mapping[str, Callable[[str], str]] = {"L": str.lower, "K": str, "T": str.capitalize}
VERB_TAGS = frozenset(("VBD", "VBN", "VBG", "VBZ"))
_VERB_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", "")),
    *(("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
)
_DOUBLING = (("ed", ""), ("ing", ""))
_NOUN_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))
_REGULAR = ("ed", "s", "ing")  # "founded" is of "found", "shook" of no "shoo"
_VOWELS = frozenset("aeiou")
PREFIXES = ("co-", "re", "out", "over", "under", "mis", "un", "pre", "co", "de")
SHORTEST = 3  # letters of what stands behind a prefix, at least one more


@dataclass(frozen=True, slots=True)
class Inflection:
    """The words that lemmas are checked against, as `kg.training.export` wrote them."""

    verbs: Collection[str]
    nouns: Collection[str]
    irregular_verbs: Mapping[str, str]
    irregular_nouns: Mapping[str, str]

    def mend(self, form: str, xpos: str, lemma: str) -> str:
        """Return `lemma`, or what the lists know better of `form` under its tag `xpos`."""
        form = form.lower()
        if xpos == "VB":
            return form if form in self.verbs else lemma  # "managed to *found* a bank"
        # "it comprises", tagged as a plural
        mistagged = xpos == "VBP" and form.endswith("s") and form not in self.verbs
        if xpos in VERB_TAGS or mistagged:
            return lemma if self._is_verb_of(lemma, form) else self._base_of(form) or lemma
        if xpos != "NNS":
            return lemma
        if form.endswith("men") and not lemma.endswith("man"):
            return f"{form.removesuffix('men')}man"
        if not form.endswith("s"):
            return form if _is_cut(form, lemma) else lemma  # "police"
        if form in self.irregular_nouns or lemma in self.nouns or not form.endswith("es"):
            return self.irregular_nouns.get(form, lemma)
        return next((base for base in _replace(form, _NOUN_ENDINGS) if base in self.nouns), lemma)

    def _base_of(self, form: str) -> str | None:
        """Return the listed verb of a form: "gut" of "gutted"; the form where it is one itself."""
        regular = (base for base in _replace(form, _VERB_ENDINGS) if self._is_verb_of(base, form))
        doubled = (stem[:-1] for stem in _replace(form, _DOUBLING) if stem[-2:-1] == stem[-1:])
        known = (base for base in (*doubled, form) if base in self.verbs)
        found = self.irregular_verbs.get(form) or next(regular, None) or next(known, None)
        return found or self._base_behind_prefix(form)

    def _base_behind_prefix(self, form: str) -> str | None:
        """Return the verb of a form with a prefix that the list has without: "reconnected"."""
        for prefix in PREFIXES:
            rest = form.removeprefix(prefix)
            base = self._base_of(rest) if rest != form and len(rest) > SHORTEST else None
            if base is not None:
                return prefix + base
        return None

    def _is_verb_of(self, base: str, form: str) -> bool:
        """Return whether `form` can be of the verb `base`: "spared" is not of "spar"."""
        undoubled = _doubles(base) and form in (f"{base}ed", f"{base}ing")
        other = self.irregular_verbs.get(form, base) != base and not form.endswith(_REGULAR)
        plain = form in self.irregular_verbs or not form.endswith(("ed", "ing")) or base == form
        return base in self.verbs and not undoubled and not other and (plain or _makes(base, form))


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """The lemmas of words, by the numbers of their tags and of their scripts."""

    known: Sequence[Mapping[str, str]]  # tag → form → the only lemma that the treebanks have for it
    tags: Sequence[str]
    scripts: Sequence[str]
    inflection: Inflection

    @classmethod
    def read(cls, folder: Path, *, tags: Sequence[str], scripts: Sequence[str]) -> Lemmatizer:
        """Return the lemmatizer whose lists are in a folder."""
        known = json.loads((folder / LEMMAS_FILE).read_text("utf-8"))
        lists = json.loads((folder / INFLECTION_FILE).read_text("utf-8"))
        lists |= {name: frozenset(lists[name]) for name in ("verbs", "nouns")}
        return cls([known.get(tag, {}) for tag in tags], tags, scripts, Inflection(**lists))

    def lemma(self, word: str, tag: int, script: int) -> str:
        """Return the lemma of a word."""
        lemma = self.known[tag].get(word.lower()) or apply_script(self.scripts[script], word)
        return self.inflection.mend(word, self.tags[tag], lemma)


def _makes(base: str, form: str) -> bool:
    """Return whether a regular form can be of a base: "underlined" is not of "underlie"."""
    stems = _replace(form, _DOUBLING)
    dying = base.endswith("ie") and form == f"{base[:-2]}ying"
    return dying or base in (*_replace(form, _VERB_ENDINGS), *stems, *(stem[:-1] for stem in stems))


def _is_cut(plural: str, lemma: str) -> bool:
    """Return whether a plural without -s has lost letters that it does not inflect by: "polic"."""
    ending = plural.removeprefix(lemma)
    return lemma.endswith("y") or (0 < len(ending) < len(plural) and ending not in ("en", "ren"))


def _replace(form: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    return [form[: -len(old)] + new for old, new in endings if form.endswith(old)]


def _doubles(base: str) -> bool:
    """Return whether a base doubles its last letter before a vowel: "stop", "spar"."""
    if len(base) < 3 or base[-1] in _VOWELS or base[-1] in "wxy":
        return False
    return base[-2] in _VOWELS and not _VOWELS & set(base[:-2])


def apply_script(script: str, form: str) -> str:
    """Return the lemma that `script` makes of `form`; the form itself where it does not fit.

    >>> apply_script("L|3|y", "Parties"), apply_script("=be", "'s")
    ('party', 'be')
    """
    if script.startswith("="):
        return script[1:]
    case, cut, ending = script.split("|", 2)
    base = CASES[case](form)
    kept = len(base) - int(cut)
    return (base[:kept] + ending if kept >= 0 else base) or form
