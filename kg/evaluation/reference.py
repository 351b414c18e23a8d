"""News passages with gold chains in; how well pronouns and nominals are linked for the graph, out.

The passages are our own (`tests/cases/chains/`, a file a set). A link is scored as the graph takes
it (`find_antecedents`): it is right if the phrase and what it stands for are mentions of one chain.
Wanted is a link of each pronoun and each noun that is no name, where its chain has a name or a noun
before it; an apposition is what the parser links, and is not scored. Of the nominals, `named` are
those whose chain has a name, which is where a missing link costs the graph a fact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.evaluation.coref import read_texts
from kg.evaluation.triples import of_counts

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.reading import Reading
    from kg.extract.tokens import Token

CASES = Path("tests/cases/chains")
MARK = re.compile(r"\[(?:(?P<chain>\d+)(?P<name>=)?|\?)\s*|\]")
BETWEEN = re.compile(r",? ?")
"""What stands between a name and its title or apposition."""
PERSONAL = re.compile(r"(?i)(he|him|his|she|hers?|its?|they|them|their|i|me|my|we|us|our)")
UNSCORED = "?"
KINDS = ("pronoun", "nominal", "named")


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention in a passage: its characters, and the chain that it belongs to."""

    start: int
    end: int
    chain: str
    name: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the mentions that are marked in it, in the order of their starts."""

    text: str
    mentions: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase, the chains it is of, and those of what it was linked to, none if it was not."""

    text: str
    kind: str
    wanted: bool
    found: str | None  # the text of what it was linked to
    right: bool
    named: bool  # whether its chain has a name


def score(corpora: Path, nlp: Language) -> Report:
    """Score the links of each set of passages; they need no corpus."""
    del corpora
    scores: dict[str, Scores] = {}
    for path in sorted(CASES.glob("*.yaml")):
        links = [link for each in judge(read_passages(path), nlp) for link in each]
        scores |= {f"{path.stem} {kind}": summary(links, kind) for kind in KINDS}
    return Report("reference", scores)


def summary(links: Iterable[Link], kind: str) -> Scores:
    """Return precision and recall of the links of a kind, and how many of them are wrong."""
    of_kind = "nominal" if kind == "named" else kind
    links = [link for link in links if link.kind == of_kind and (link.named or kind != "named")]
    found = sum(link.found is not None for link in links)
    right = sum(link.right for link in links)
    wanted = sum(link.wanted for link in links)
    recalled = sum(link.right and link.wanted for link in links)
    precision = of_counts(right, found, found).precision
    scores: Scores = {"wanted": wanted, "precision": precision, "recall": recalled / (wanted or 1)}
    return scores | {"found": found, "wrong": found - right}


def read_passages(path: Path) -> list[Passage]:
    """Read a file of passages."""
    import yaml  # a test dependency: the shipped package does without

    return [parse_passage(" ".join(text.split())) for text in yaml.safe_load(path.read_text())]


def parse_passage(marked: str) -> Passage:
    """Return the text and the mentions of a passage.

    >>> parse_passage("[1=Eva Holt] sold [2 [1 her] boat].").mentions[1]
    Gold(start=14, end=22, chain='2', name=False)
    """
    text, at = "", 0
    open_: list[tuple[int, str, bool]] = []
    found: list[Gold] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group() == "]":
            start, chain, name = open_.pop()
            found.append(Gold(start, len(text), chain, name))
        else:
            open_.append((len(text), mark["chain"] or UNSCORED, bool(mark["name"])))
    return Passage(
        text + marked[at:], tuple(sorted(found, key=lambda gold: (gold.start, -gold.end)))
    )


def judge(passages: Sequence[Passage], nlp: Language) -> Iterator[list[Link]]:
    """Yield the links of each passage, found or wanted."""
    from kg.ontology import load_ontology

    readings = read_texts((each.text for each in passages), nlp, load_ontology())
    for passage, reading in zip(passages, readings, strict=True):
        yield list(_links(passage, reading))


def _links(passage: Passage, reading: Reading) -> Iterator[Link]:
    """Yield a link for each phrase that is linked, or that a link is wanted of."""
    from kg.extract.coreference import find_antecedents

    antecedents = find_antecedents(reading)
    heads = _heads(passage.mentions, reading)
    names = {gold.chain for gold in passage.mentions if gold.name}
    for at in sorted(heads.keys() | antecedents.keys()):
        token, golds, linked = reading.doc[at], heads.get(at, []), antecedents.get(at)
        if any(gold.name or gold.chain == UNSCORED or _is_beside(gold, passage) for gold in golds):
            continue
        chains = {gold.chain for gold in golds}
        found = {gold.chain for gold in heads.get(linked, [])} if linked is not None else set()
        yield Link(
            token.text,
            "pronoun" if _is_pronoun(token) else "nominal",
            any(_is_wanted(gold, passage, pronoun=_is_pronoun(token)) for gold in golds),
            None if linked is None else reading.doc[linked].text,
            bool(chains & found),
            bool(chains & names),
        )


def _heads(golds: Iterable[Gold], reading: Reading) -> Mapping[int, Sequence[Gold]]:
    """Return the mentions by the index of their head; a name by all of its words."""
    found: defaultdict[int, list[Gold]] = defaultdict(list)
    for gold in golds:
        span = reading.doc.span_at(gold.start, gold.end) or ()
        inside = {token.i for token in span}
        roots = [token for token in span if token.head.i not in inside or token.head is token]
        nouns = [token for token in roots if len(inside) == 1 or token.pos_ != "DET"]
        for token in span if gold.name else nouns[:1]:
            found[token.i].append(gold)
    return found


def _is_pronoun(token: Token) -> bool:
    return token.pos_ in ("PRON", "DET")


def _is_beside(gold: Gold, passage: Passage) -> bool:
    """Return whether a mention is a title or an apposition: another of its chain touches it."""
    text = passage.text
    return any(
        one.start <= other.start and BETWEEN.fullmatch(text[one.end : other.start])
        for each in passage.mentions
        if each is not gold and each.chain == gold.chain
        for one, other in ((each, gold), (gold, each))
    ) or any(
        gold.start <= each.start and each.end <= gold.end
        for each in passage.mentions
        if each is not gold and each.chain == gold.chain
    )


def _is_wanted(gold: Gold, passage: Passage, *, pronoun: bool) -> bool:
    """Return whether a mention should be linked: to a name or noun, before it if it is a noun."""
    return any(
        each.name or not PERSONAL.fullmatch(passage.text[each.start : each.end])
        for each in passage.mentions
        if each is not gold and each.chain == gold.chain and (pronoun or each.start < gold.start)
    )
