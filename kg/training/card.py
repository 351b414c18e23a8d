"""Scores, settings and the word counts of the sources in; the model card in Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from kg.evaluation import Report
from kg.training.loop import Settings

SOURCES = {
    "UD English EWT": ("trees, tags, lemmas; names (Universal NER)", "CC BY-SA 4.0"),
    "UD English GUM": (
        "trees, tags, lemmas; names from its entities; without fiction, whow, essay, letter, "
        "podcast",
        "by genre: CC BY, CC BY-SA, public domain (the NC genres are left out)",
    ),
    "Worldwide Newswire": (
        "names in news from outside the US and Europe",
        "none stated; annotation by Stanford, published for NER research; no text is shipped",
    ),
    "Groningen Meaning Bank": ("names in news, silver", "public-domain texts"),
    "Re-DocRED dev": ("names in Wikipedia", "MIT"),
}

MACHINE = ("threads", "processes", "rank", "save_every")
"""Settings that describe the machine, not what was learned."""

CARD = """\
# kg's English model

Reads English news: words, sentences, part-of-speech tags, features, lemmas, dependency trees in
Universal Dependencies, and names (PERSON, ORG, LOC, FAC, NORP, EVENT, PRODUCT, MISC). One small
net does all: MiniLM (6 layers × 384, from `sentence-transformers/all-MiniLM-L6-v2`, Apache-2.0)
with an embedding of the casing, linear heads, a biaffine parser and a CRF for names. Stored in 8
bits, run in floats on ONNX Runtime, so that every processor reads the same.

## Intended use
The annotate step of kg. It expects edited English prose. Its trees and names are the ground that
kg's statements stand on; they are predictions, and some are wrong: see the scores.

## Limits
- Uncased pieces and a class for the casing: all-capitals headlines lose most of the casing's help.
- Names unknown to the encoder get their type from the surroundings; a lone rare surname may come
  out as a place or an organisation. kg's gazetteer settles the names it knows.
- EVENT, PRODUCT, FAC and MISC had few examples; of dates, money and amounts the net knows nothing
  (rules find them).
- Trained on American web text, GUM's genres and news of the years 2001–2023. It knows nothing
  later, and carries what bias those texts have as to who is named and how.
- Not for decisions about people.

## Data
| source | words | share of trees | share of names | what for | licence |
|---|---|---|---|---|---|
{sources}

GMB gives {silver:.0%} of its documents to each run. Where a source does not annotate a type, its
words are unknown for that type, not outside. The corpora were copied from their public
repositories in 2026; no text of theirs is in this folder beyond single words with their lemmas
(`lemmas.json`, from EWT and GUM). `inflection.json` holds verbs, nouns and irregular forms of
WordNet 3.0, whose licence is in `WORDNET.txt`.

## Scores
Raw text in, nothing gold; F by the rules of the CoNLL 2018 shared task; LAS without subtypes,
`LAS full` with; `LAS words` leaves out punctuation, which PUD attaches elsewhere than EWT and GUM.
PUD, WikiGold and UNER-PUD are not in the training text; dev sets chose the settings. Of names, a
country counts as a place also where it acts, and a place and the larger one behind a comma as two.
{scores}

## Training
{steps} steps of about {words} words of trees and as many of names; the weights are the average over
the last steps. The last stretch of `python -m kg.training` had
{settings}.
"""


def write_card(
    words: Mapping[str, int], settings: Settings, step: int, reports: Iterable[Report]
) -> str:
    """Return the card."""
    return CARD.format(
        sources="\n".join(_source_rows(words, settings)),
        silver=settings.silver_share,
        scores="\n".join(_score_table(report) for report in reports),
        steps=f"{step:,}",
        words=f"{settings.words:,}",
        settings=",\n".join(
            f"`{name}={value}`" for name, value in asdict(settings).items() if name not in MACHINE
        ),
    )


def _source_rows(words: Mapping[str, int], settings: Settings) -> list[str]:
    trees = sum(count for name, count in words.items() if name.startswith("UD "))
    used = {
        name: count * (settings.silver_share if "Groningen" in name else 1)
        for name, count in words.items()
        if not name.startswith("UD ")
    }
    rows = []
    for name, count in words.items():
        purpose, licence = SOURCES[name]
        of_trees = f"{count / trees:.0%}" if name.startswith("UD ") else "–"
        of_names = f"{used[name] / sum(used.values()):.0%}" if name in used else "with its trees"
        rows.append(f"| {name} | {count:,} | {of_trees} | {of_names} | {purpose} | {licence} |")
    return rows


def _score_table(report: Report) -> str:
    names = list(dict.fromkeys(name for scores in report.scores.values() for name in scores))
    lines = [
        f"\n### {report.part}",
        f"| set | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    for row, scores in report.scores.items():
        cells = [f"{scores[name]:.4g}" if name in scores else "" for name in names]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(lines)
