"""An inflected verb or noun and a guess of its lemma in; a lemma that is a word out.

The net learns endings and now and then cuts at the wrong letter ("represente", "churche"). A list
of English verbs, of nouns whose plural is in doubt, and of irregular forms settles those. The
lists come from WordNet by way of spacy-lookups-data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

VERB_TAGS = frozenset(("VBD", "VBN", "VBG", "VBZ"))
NOUN_TAGS = frozenset(("NNS",))
_VERB_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", "")),
    *(("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
)
_DOUBLING = (("ed", ""), ("ing", ""))
_SILENT = ("at", "iz", "is", "v", "c", "u")
"""Before -ed and -ing, verbs that no list has end so only without their e: "curated"."""
_NOUN_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))
_REGULAR = ("ed", "s", "ing")  # "founded" is of "found", "shook" of no "shoo"
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Inflection:
    """The words the lemmas are checked against."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    irregular_verbs: Mapping[str, str]
    irregular_nouns: Mapping[str, str]

    @classmethod
    def from_json(cls, data: bytes) -> Inflection:
        """Read what `kg.training.export` wrote."""
        lists = json.loads(data)
        return cls(
            verbs=frozenset(lists["verbs"]),
            nouns=frozenset(lists["nouns"]),
            irregular_verbs=lists["irregular_verbs"],
            irregular_nouns=lists["irregular_nouns"],
        )

    def mend(self, form: str, xpos: str, lemma: str) -> str:
        """Return `lemma`, or what the lists know better of `form` under its tag `xpos`."""
        form = form.lower()
        if xpos in VERB_TAGS and not self._is_verb_of(lemma, form):
            return self._base_of(form) or _with_silent_e(form, lemma)
        if xpos in NOUN_TAGS and lemma not in self.nouns and form in self.irregular_nouns:
            return self.irregular_nouns[form]
        if xpos in NOUN_TAGS and form.endswith("men") and not lemma.endswith("man"):
            return f"{form.removesuffix('men')}man"
        if xpos in NOUN_TAGS and not form.endswith("s") and _is_cut(form, lemma):
            return form  # "police"
        if xpos in NOUN_TAGS and form.endswith("es"):
            bases = (base for base in _replace(form, _NOUN_ENDINGS) if base in self.nouns)
            known = lemma in self.nouns
            return self.irregular_nouns.get(form) or (lemma if known else next(bases, lemma))
        return lemma

    def _base_of(self, form: str) -> str | None:
        """Return the listed verb of a form: "gut" of "gutted"; the form where it is one itself."""
        regular = (base for base in _replace(form, _VERB_ENDINGS) if self._is_verb_of(base, form))
        doubled = (stem[:-1] for stem in _replace(form, _DOUBLING) if stem[-2:-1] == stem[-1:])
        known = (base for base in (*doubled, form) if base in self.verbs)
        return self.irregular_verbs.get(form) or next(regular, None) or next(known, None)

    def _is_verb_of(self, base: str, form: str) -> bool:
        """Return whether `form` can be of the verb `base`: "spared" is not of "spar"."""
        undoubled = _doubles(base) and form in (f"{base}ed", f"{base}ing")
        other = self.irregular_verbs.get(form, base) != base and not form.endswith(_REGULAR)
        return base in self.verbs and not undoubled and not other


def _is_cut(plural: str, lemma: str) -> bool:
    """Return whether a plural without -s has lost letters that it does not inflect by: "polic"."""
    ending = plural.removeprefix(lemma)
    return lemma.endswith("y") or (0 < len(ending) < len(plural) and ending not in ("en", "ren"))


def _with_silent_e(form: str, lemma: str) -> str:
    """Return the guessed lemma of a verb that no list has, with the e that its stem wants.

    >>> _with_silent_e("curated", "curat"), _with_silent_e("outsprinted", "outsprint")
    ('curate', 'outsprint')
    """
    stems = [stem for stem in _replace(form, _DOUBLING) if stem.endswith(_SILENT)]
    return f"{stems[0]}e" if stems and lemma == stems[0] else lemma


def _replace(form: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    return [form[: -len(old)] + new for old, new in endings if form.endswith(old)]


def _doubles(base: str) -> bool:
    """Return whether a base doubles its last letter before a vowel: "stop", "spar"."""
    if len(base) < 3 or base[-1] in _VOWELS or base[-1] in "wxy":
        return False
    return base[-2] in _VOWELS and not _VOWELS & set(base[:-2])
