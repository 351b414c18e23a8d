"""A CoNLL-U file in; sentences with trees out, GUM's entities as names where they are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpora.conventions import narrow
from kg.corpora.sentences import NameChoices, Sentence, Tree, tag_choices

NON_COMMERCIAL = ("fiction", "whow", "essay", "letter", "podcast")
"""Genres of GUM under NC licences: no shipped weight may come from them."""

GUM_TYPES = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "place": ("LOC", "FAC"),
    "event": ("EVENT",),
    "object": ("PRODUCT", "MISC"),
}
_ENTITY = re.compile(r"\((?P<open>[^()]*)(?P<shut>\))?|(?P<close>\d+)\)")
_INSIDE_NAMES = {"of", "the", "and", "for", "&", "'s", "’s", "-", "–", ".", ",", "on", "in", "de"}


@dataclass(frozen=True, slots=True)
class Row:
    """One word line of CoNLL-U."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: str


def read_treebank(path: Path, *, skip_genres: Sequence[str] = ()) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file ([format](https://universaldependencies.org/format)).

    Multiword tokens are read as their words, without a space between; empty nodes are left out.
    """
    with path.open(encoding="utf-8") as lines:
        return [
            sentence
            for sentence in _sentences(line.rstrip("\n") for line in lines)
            if not sentence.document.startswith(tuple(f"GUM_{genre}_" for genre in skip_genres))
        ]


def _sentences(lines: Iterator[str]) -> Iterator[Sentence]:
    document = ""
    rows: list[Row] = []
    inside = 0
    fresh = True
    for line in lines:
        columns = line.split("\t")
        if line.startswith("# newdoc id = "):
            document, fresh = line.removeprefix("# newdoc id = "), True
        elif line.startswith("# newpar"):
            fresh = True
        elif "-" in columns[0] and len(columns) == 10:
            inside = int(columns[0].split("-")[1])
            multiword_misc = columns[9]
        elif columns[0].isdigit():
            row = _row(columns)
            if inside and int(columns[0]) < inside:
                row = replace(row, misc="SpaceAfter=No|" + row.misc)
            elif inside:
                row, inside = replace(row, misc=f"{multiword_misc}|{row.misc}"), 0
            rows.append(row)
        elif not line and rows:
            yield _sentence(document, rows, starts_paragraph=fresh)
            rows, fresh = [], False


def _row(columns: list[str]) -> Row:
    _, form, lemma, upos, xpos, feats, head, relation, _, misc = columns
    return Row(form, lemma, upos, xpos, feats, int(head), relation, misc)


def _sentence(document: str, rows: list[Row], *, starts_paragraph: bool) -> Sentence:
    return Sentence(
        document=document,
        words=tuple(row.form for row in rows),
        spaces=tuple("SpaceAfter=No" not in row.misc for row in rows),
        tree=Tree(
            xpos=tuple(row.xpos for row in rows),
            morphology=tuple(
                row.upos if row.feats == "_" else f"{row.upos}|{row.feats}" for row in rows
            ),
            lemmas=tuple(row.lemma for row in rows),
            heads=tuple(row.head for row in rows),
            relations=tuple(row.relation for row in rows),
        ),
        names=_gum_names(rows) if document.startswith("GUM_") else None,
        starts_paragraph=starts_paragraph,
    )


def _gum_names(rows: list[Row]) -> NameChoices:
    """Return the tags GUM's entity spans allow; proper nouns of unclear extent stay open.

    GUM marks every mention, with its modifiers. A mention counts as a name when only
    proper nouns and the small words inside names remain after its article.
    """
    choices = [
        frozenset() if row.upos == "PROPN" or _could_be_demonym(row) else frozenset({"O"})
        for row in rows
    ]
    for start, end, kind in _gum_mentions(rows):
        while start < end and rows[start].upos in ("DET", "PUNCT"):
            start += 1
        inner = rows[start:end]
        if not inner or inner[-1].form in ("'s", "’s", "'"):
            inner, end = inner[:-1], end - 1
        proper = [row.upos == "PROPN" for row in inner]
        if not inner or not (proper[0] and proper[-1]) or kind not in GUM_TYPES:
            continue
        if all(row.upos == "PROPN" or row.form.lower() in _INSIDE_NAMES for row in inner):
            kinds = narrow(GUM_TYPES[kind], [row.form for row in inner])
            choices[start:end] = tag_choices(kinds, end - start)
    return tuple(choices)


def _could_be_demonym(row: Row) -> bool:
    return row.upos == "ADJ" and row.form[:1].isupper() and not row.form.isupper()


def _gum_mentions(rows: list[Row]) -> list[tuple[int, int, str]]:
    """Return (start, end, type) of GUM's mentions, the shortest first: outer names win."""
    mentions = []
    stack: list[tuple[str, int, str]] = []
    for place, row in enumerate(rows):
        entity = next((f[7:] for f in row.misc.split("|") if f.startswith("Entity=")), "")
        for match in _ENTITY.finditer(entity):
            if match["close"]:
                found = [i for i, item in enumerate(stack) if item[0] == match["close"]]
                if found:
                    _, start, kind = stack.pop(found[-1])
                    mentions.append((start, place + 1, kind))
                continue
            number, kind = [*match["open"].split("-"), ""][:2]
            if match["shut"]:
                mentions.append((place, place + 1, kind))
            else:
                stack.append((number, place, kind))
    return sorted(mentions, key=lambda m: (m[0] - m[1], m[0]), reverse=True)
