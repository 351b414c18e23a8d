"""`python -m kg.training.selection --corpora DIR`: learn which prepositions nouns select.

A need is one "for water" or "to act", while a bank in Oslo is a bank. A noun selects a preposition,
or the marker of a clause, that stands by it more often than by chance (pointwise mutual
information, Church & Hanks 1990), counted in the news of `ner/worldwide/train` and every second
sentence of `ner/gmb.csv` as kg itself parses them.
Writes `kg/extract/words/selection.tsv`; half an hour on one core.
"""

from __future__ import annotations

import argparse
import csv
import logging
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpora.alignment import untokenized
from kg.evaluation.judged import FOLDER, read_article
from kg.extract import words
from kg.extract.from_spacy import plain_tokens
from kg.extract.parse.stage import parse_trees
from kg.extract.tokens import Token
from kg.extract.tree import children, marker, preposition
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger("kg.training.selection")

TABLE = Path(words.__file__).with_name("selection.tsv")
SEEN = 3  # pairs seen less often are chance
KNOWN = 8  # of nouns seen less often nothing is known
LEAST = math.log(2)  # twice as often as by chance
COMPLETED = 0.05  # what stands by fewer of a noun's places does not complete it
BATCH = 60  # sentences of GMB an article


@dataclass(frozen=True, slots=True)
class Counts:
    """How often nouns are there, and with which links."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def selected(self, word: str, links: Iterable[str]) -> list[str]:
        """Return those links that a noun selects.

        >>> pairs = Counter({("bank", "for"): 4, ("need", "for"): 9})
        >>> counts = Counts(Counter(bank=500, need=10), pairs)
        >>> counts.selected("need", ["for"]), counts.selected("bank", ["for"])
        (['for'], [])
        """
        total, by_link = self.words.total(), self._by_link()
        return [
            link
            for link in sorted(links)
            if (number := self.pairs[word, link]) >= SEEN
            and number / self.words[word] >= COMPLETED
            and math.log(number * total / (self.words[word] * by_link[link])) >= LEAST
        ]

    def _by_link(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (_, link), number in self.pairs.items():
            found[link] += number
        return found


def main() -> None:
    """Parse the command line, count, write the table."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.selection", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from kg.extract.annotate import load_model

    found = list(rows(count(read_news(options.corpora), load_model())))
    TABLE.write_text("".join(found), "utf-8")
    log.info("%s: %d words", TABLE, len(found))


def read_news(corpora: Path) -> Iterator[Article]:
    """Yield the articles, and every second sentence of GMB."""
    for path in sorted((corpora / FOLDER).glob("*.tsv")):
        yield read_article(path)
    sentences: list[list[str]] = []
    with (corpora / "ner/gmb.csv").open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            if row["Sentence #"]:
                sentences.append([])
            sentences[-1].append(row["Word"])
    texts = [untokenized(sentence, split_marks=True).text for sentence in sentences[::2]]
    for start in range(0, len(texts), BATCH):
        yield Article.from_text("\n\n".join(texts[start : start + BATCH]))


def count(articles: Iterable[Article], nlp: Language) -> Counts:
    """Return how often nouns are there, and with which links."""
    counts = Counts()
    for article in articles:
        for token in parse_trees(plain_tokens(nlp(article.text))):
            if token.pos_ == "NOUN":
                _count_noun(token, counts)
    return counts


def _count_noun(noun: Token, counts: Counts) -> None:
    lemma = noun.lemma_.lower()
    counts.words[lemma] += 1
    behind = [part for part in children(noun, "nmod") if part.i > noun.i]
    links = [preposition(part) for part in behind]
    links += [f"clause {marker(part)}" for part in children(noun, "acl") if children(part, "mark")]
    counts.pairs.update((lemma, link) for link in links if link)


def rows(counts: Counts) -> Iterator[str]:
    """Yield a row for each known noun that selects something: itself, and the links."""
    links: defaultdict[str, list[str]] = defaultdict(list)
    for word, link in counts.pairs:
        links[word].append(link)
    for word in sorted(word for word, number in counts.words.items() if number >= KNOWN):
        selected = counts.selected(word, links[word])
        if selected and word.replace(" ", "").replace("-", "").isalpha():
            yield f"{word}\t{'; '.join(selected)}\n"


if __name__ == "__main__":
    main()
