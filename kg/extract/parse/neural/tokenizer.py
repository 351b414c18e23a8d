"""spaCy's English tokenizer, cut to the word conventions of Universal Dependencies' treebanks.

Measured as F of words against EWT / GUM / PUD: spaCy's own .972 / .996 / .997 on the development
sets, with the changes below .989 / .998 / .999.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import ORTH  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # as above
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

from kg.extract.words import load_words

TABLES = load_words("tokens")
RUNS = (r"[!?]{2,}", r"\.{2,}[!?]*", r"\*{2,}", r"={2,}", r"_{2,}", r"<{2,}", r">{2,}", r"~{2,}")
SUFFIXES = (
    *RUNS,
    r"(?<=[A-Za-z])(?:['’](?:ve|VE|re|RE|ll|LL|d|D|m|M))",
    r"(?<=[A-Za-z])(?:n['’]t|N['’]T)",
    r"(?<=['’][A-Z])\.",
    r"(?<=\d)(?:[aApP][mM])",
    r"(?<=\d)(?:bn|tn|mn|st\.|hrs?|mins?|secs?)",
)
INFIXES = (
    r"(?<=\d)[-–—](?=[£$€])",
    r"(?<=[-–—])[£$€](?=\d)",
    r"(?<=[0-9])[–—](?=[0-9])",
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",
)
PHONE, DECADE, HASHTAG = r"(?:\+?\d{1,4}-)?\d{3}-\d{4}", r"['’]\d0s", r"#[A-Za-z]\w+"
_WHOLE = re.compile(f"(?:{'|'.join((PHONE, DECADE, HASHTAG, *RUNS))})\\Z")
_UNCUT = "".join(rf"(?<!^(?i:{word}))(?<!-(?i:{word}))" for word in TABLES["prefixes"])
"""Not after a prefix: "co-founder" is one word. A part of the pattern, as spaCy saves patterns."""

NAME = "kg_tokenizer"


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]  # of catalogue, without types
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the function that makes this tokenizer, for the config of a pipeline."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Return a tokenizer for `nlp`'s vocabulary that cuts words as EWT and GUM do."""
    defaults = nlp.Defaults
    infixes = compile_infix_regex([*INFIXES, *(defaults.infixes or ())]).pattern
    # A lone hyphen cuts only where no prefix stands before it.
    cuts = re.compile(f"(?:(?!-(?!-))|{_UNCUT})(?:{infixes})")
    return Tokenizer(
        nlp.vocab,
        rules=_exceptions(defaults.tokenizer_exceptions or {}),
        prefix_search=compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=cuts.finditer,
        token_match=_WHOLE.match,
        url_match=defaults.url_match,
    )


def _exceptions(rules: dict[str, list[dict[int, str]]]) -> dict[str, Any]:
    """Return spaCy's exceptions without the wrong guesses, in capitals too, and ours."""
    unfit = {*TABLES["marks"], *TABLES["words"], *map(str.capitalize, TABLES["words"])}
    kept = {form: parts for form, parts in rules.items() if form not in unfit}
    for form, parts in list(kept.items()):
        if "'" in form[1:] or "’" in form[1:]:
            capitals = [{ORTH: part[ORTH].upper()} for part in parts]
            kept.setdefault(form.upper(), capitals)
    for word in TABLES["abbreviations"]:
        kept |= {form: [{ORTH: form}] for form in (word, word.capitalize())}
    for word, pair in TABLES["compounds"].items():
        kept[word] = [{ORTH: part} for part in pair]
        kept[word.capitalize()] = [{ORTH: pair[0].capitalize()}, {ORTH: pair[1]}]
    return kept
