"""Words in; what the net reads of them out: word-piece ids and a class for the casing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

MAX_PIECES = 6
MAX_CHARACTERS = 100  # of a word; what is longer is no word
CACHE_SIZE = 200_000
CASES = ("lower", "title", "upper", "digit", "mixed", "punctuation", "other")
_LOWER, _TITLE, _UPPER, _DIGIT, _MIXED, _PUNCTUATION, _OTHER = range(len(CASES))


@lru_cache(CACHE_SIZE)
def case_class(word: str) -> int:
    """Return the index in `CASES` of the casing that the uncased word pieces hide.

    >>> CASES[case_class("Kyiv")], CASES[case_class("TASS")], CASES[case_class("iPhone")]
    ('title', 'upper', 'mixed')
    """
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return _TITLE
    if any(character.isdigit() for character in word):
        return _DIGIT
    if not any(character.isalpha() for character in word):
        return _PUNCTUATION
    return _MIXED if word.lower() != word else _OTHER


class WordPieces:
    """Cut words into the ids of an uncased BERT vocabulary, at most six pieces a word."""

    def __init__(self, vocabulary: Path | str | Sequence[str]) -> None:
        if isinstance(vocabulary, (str, Path)):
            vocabulary = Path(vocabulary).read_text(encoding="utf-8").split("\n")
        self.pieces = [piece for piece in vocabulary if piece]
        ids = {piece: number for number, piece in enumerate(self.pieces)}
        self.pad, self.unknown, self.mask = ids["[PAD]"], ids["[UNK]"], ids["[MASK]"]
        self.first, self.last = ids["[CLS]"], ids["[SEP]"]
        self._tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]"))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._cache: dict[str, tuple[int, ...]] = {}

    def encode(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of each word; a word without any (control characters) is unknown."""
        words = [word[:MAX_CHARACTERS] for word in words]
        missing = [word for word in dict.fromkeys(words) if word not in self._cache]
        if len(self._cache) + len(missing) > CACHE_SIZE:
            self._cache.clear()
            missing = list(dict.fromkeys(words))
        encodings = self._tokenizer.encode_batch_fast(missing, add_special_tokens=False)
        for word, encoding in zip(missing, encodings, strict=True):
            self._cache[word] = self._shorten(encoding.ids)
        return [self._cache[word] for word in words]

    def _shorten(self, ids: list[int]) -> tuple[int, ...]:
        if not ids:
            return (self.unknown,)
        if len(ids) > MAX_PIECES:  # both ends say most: the stem and the suffix
            return (*ids[: MAX_PIECES // 2], *ids[-MAX_PIECES // 2 :])
        return tuple(ids)
