"""One document in; what is written the same is read the same, out.

The net sees a window at a time and may call a name a place here and a person there; an article
means one thing by it. So words share what speaks for each tag before names are read off, and
names settle on one type after. F on articles never trained on: +0.4 and +1.0; on loose sentences
0 to +0.4 and +0.1 to +0.4.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kg.extract.parse.neural.spans import NameSpan

Words = tuple[str, ...]
NICKNAME_MARKS = frozenset({('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’")})
DASHES = frozenset({"-", "–", "—"})
PARTING = {"LOC": DASHES | {","}, "PERSON": DASHES | {"v", "v.", "vs", "vs.", "'s", "’s"}}
"""What stands between two names of a kind that the net takes for one."""
SHARE = 0.3
"""How far a word moves to what the document says of it on average; .15 to .5 measured."""


def share(evidence: npt.NDArray[np.float32], words: Sequence[str]) -> None:
    """Move the evidence of each word toward the mean of the words written so, whatever the case.

    Words without a capital are left alone: hardly any is of a name, and most are common.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if word != word.lower():
            places[word.lower()].append(place)
    for same in places.values():
        if len(same) > 1:
            rows = evidence[same]
            evidence[same] = rows + SHARE * (rows.mean(axis=0) - rows)


def agree(names: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Return the names with the type most often given to the same words; the first on a tie.

    A lone word that ends the name of a person in the same document is that person, as news name
    people in full but once.
    """
    ordered = sorted(names)
    types: dict[Words, Counter[str]] = defaultdict(Counter)
    for start, end, label in ordered:
        types[tuple(words[start:end])][label] += 1
    settled = {name: counts.most_common(1)[0][0] for name, counts in types.items()}
    surnames = {name[-1] for name, label in settled.items() if label == "PERSON" and len(name) > 1}
    return [
        NameSpan(start, end, _settle(tuple(words[start:end]), settled, surnames))
        for start, end, _ in ordered
    ]


def join_nicknames(names: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Return the names with those of a person that only a nickname parts as one.

    >>> names = [NameSpan(0, 1, "PERSON"), NameSpan(4, 5, "PERSON")]
    >>> join_nicknames(names, ["Ann", "“", "Bo", "”", "Lee"])
    [NameSpan(start=0, end=5, label='PERSON')]
    """
    persons = {start: end for start, end, label in names if label == "PERSON"}
    joined: list[NameSpan] = []
    for start, end, label in sorted(names):
        if joined and start < joined[-1].end:
            continue  # the nickname
        widths = (3, 4) if label == "PERSON" else ()
        ends = [
            persons.get(end + width) for width in widths if _is_nickname(words[end : end + width])
        ]
        if widths and _is_nickname(words[end - 2 : end + 1]):  # the net closed too early
            ends.append(persons.get(end + 1))
        joined.append(NameSpan(start, next(filter(None, ends), end), label))
    return joined


def part_names(
    names: Sequence[NameSpan], words: Sequence[str], edges: Collection[int]
) -> list[NameSpan]:
    """Return the names with a place parted from the larger one behind it, and foes in court.

    No name goes on beyond `edges`, the words that open a line or come after a dash.

    >>> part_names([NameSpan(0, 3, "LOC")], ["Lima", ",", "Peru"], ())
    [NameSpan(start=0, end=1, label='LOC'), NameSpan(start=2, end=3, label='LOC')]
    """
    return [part for name in names for part in _parts(name, words, edges)]


def _parts(name: NameSpan, words: Sequence[str], edges: Collection[int]) -> Iterator[NameSpan]:
    marks = PARTING.get(name.label, DASHES)
    start = name.start
    for place in range(name.start, name.end + 1):
        ended = place == name.end
        parted = not ended and words[place] in marks
        parted = parted and (words[place] not in DASHES or place + 1 in edges)
        if ended or parted or place in edges:
            if start < place:
                yield NameSpan(start, place, name.label)
            start = place + parted


def join_halves(
    names: Sequence[NameSpan], words: Sequence[str], spaced: Sequence[bool]
) -> list[NameSpan]:
    """Return the names whole: a person's double surname, a place in capitals, "Bold & Sons".

    Of two names in full "&" makes a list.

    >>> names = [NameSpan(0, 2, "PERSON"), NameSpan(3, 4, "ORG")]
    >>> join_halves(names, ["Ann", "Ek", "-", "Lee"], [True, False, False, True])
    [NameSpan(start=0, end=4, label='PERSON')]
    """
    starts = {start: end for start, end, _ in names}
    joined: list[NameSpan] = []
    for start, end, label in sorted(names):
        if joined and start < joined[-1].end:
            continue  # the second half
        link = words[end] if end + 1 < len(words) else ""
        tight = link == "-" and not spaced[end - 1] and not spaced[end]
        second = starts.get(end + 1, end)
        untold = second == end and tight and words[end + 1].istitle()
        second = end + 2 if untold else second
        if tight and label == "PERSON" and end - start > 1 and second == end + 2:
            joined.append(NameSpan(start, second, label))
        elif link == "&" and (end - start, second - end) == (1, 2):
            joined.append(NameSpan(start, second, "ORG"))
        else:
            joined.append(NameSpan(_first_capitals(start, words, spaced), end, label))
    return joined


def _first_capitals(start: int, words: Sequence[str], spaced: Sequence[bool]) -> int:
    """Return where a name in capitals starts that hyphens join: PORT-*AU-PRINCE*."""
    while start > 1 and words[start - 1] == "-" and not any(spaced[start - 2 : start]):
        if not (words[start].isupper() and words[start - 2].isupper()):
            break
        start -= 2
    return start


def _is_nickname(words: Sequence[str]) -> bool:
    """Return whether words are one or two names in quotation marks."""
    marked = (words[0], words[-1]) in NICKNAME_MARKS if words else False
    return marked and all(word[:1].isupper() for word in words[1:-1])


def _settle(name: Words, settled: dict[Words, str], surnames: set[str]) -> str:
    if len(name) == 1 and name[0] in surnames:
        return "PERSON"
    return settled[name]
