"""`python -m kg.training.selection --corpora DIR`: learn which prepositions verbs select.

"Relies on", "fell behind", "partnered with": the verb asks for the preposition, and the two are a
relation. "Said in", "responded in": the phrase only qualifies what is done. A verb selects a
preposition that stands by it more often than by chance (pointwise mutual information, Church &
Hanks 1990), counted in the news of `ner/worldwide/train` and `ner/gmb.csv` as kg itself parses it;
times do not count. Writes `kg/extract/words/selection.tsv`; ten minutes on one core.
"""

from __future__ import annotations

import argparse
import csv
import logging
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpora.alignment import untokenized
from kg.evaluation.judged import FOLDER, read_article
from kg.extract import words
from kg.extract.document import analyse
from kg.extract.from_spacy import plain_tokens
from kg.extract.mentions import mention_of
from kg.extract.parse.stage import parse_trees
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.ontology import Ontology

log = logging.getLogger("kg.training.selection")

TABLE = Path(words.__file__).with_name("selection.tsv")
SEEN = 3  # pairs seen less often are chance
KNOWN = 8  # of verbs seen less often nothing is known
LEAST = math.log(2)  # twice as often as by chance
BATCH = 60  # sentences of GMB an article
Pair = tuple[str, str]


def main() -> None:
    """Parse the command line, count, write the table."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.selection", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from kg.extract.annotate import load_model
    from kg.ontology import load_ontology

    pairs, verbs = count(read_news(options.corpora), load_model(), load_ontology())
    TABLE.write_text("".join(rows(pairs, verbs)), "utf-8")
    log.info("%s: %d verbs", TABLE, len(TABLE.read_text("utf-8").splitlines()))


def read_news(corpora: Path) -> Iterator[Article]:
    """Yield the articles, and every second sentence of GMB."""
    for path in sorted((corpora / FOLDER).glob("*.tsv")):
        yield read_article(path)
    with (corpora / "ner/gmb.csv").open(encoding="latin-1", newline="") as file:
        number, texts = 0, []
        for _, found in groupby(csv.reader(file), key=lambda row: bool(row[0])):
            sentence = [row[1] for row in found]
            number += 1
            if number % 4 == 0:  # a sentence is two groups: its first row, and the others
                texts.append(untokenized(sentence, split_marks=True).text)
    for start in range(0, len(texts), BATCH):
        yield Article.from_text("\n\n".join(texts[start : start + BATCH]))


def count(
    articles: Iterable[Article], nlp: Language, ontology: Ontology
) -> tuple[Counter[Pair], Counter[str]]:
    """Return how often verbs have a preposition, and how often they are there at all."""
    pairs: Counter[Pair] = Counter()
    verbs: Counter[str] = Counter()
    for article in articles:
        found = analyse(parse_trees(plain_tokens(nlp(article.text))), article, ontology)
        for clause in found.clauses:
            if not clause.copular:
                verbs[clause.lemma] += 1
                nominals = (part for part in clause.obliques if part.preposition)
                pairs.update(
                    (clause.lemma, part.preposition)
                    for part in nominals
                    if mention_of(found.reading, part.head).referent.type != "Time"
                )
    return pairs, verbs


def rows(pairs: Counter[Pair], verbs: Counter[str]) -> Iterator[str]:
    """Yield a row for each known verb: the verb, a tab, the prepositions that it selects.

    >>> pairs = Counter({("rely", "on"): 9, ("say", "on"): 1, ("say", "in"): 20, ("go", "to"): 30})
    >>> [*rows(pairs, Counter({"rely": 10, "say": 500, "go": 60}))]
    ['go\\tto\\n', 'rely\\ton\\n', 'say\\t\\n']
    """
    total, by_preposition = sum(verbs.values()), Counter[str]()
    for (_, preposition), number in pairs.items():
        by_preposition[preposition] += number
    for verb in sorted(verb for verb, number in verbs.items() if number >= KNOWN):
        selected = [
            preposition
            for (other, preposition), number in sorted(pairs.items())
            if other == verb
            and number >= SEEN
            and math.log(number * total / (verbs[verb] * by_preposition[preposition])) >= LEAST
        ]
        yield f"{verb}\t{' '.join(selected)}\n"


if __name__ == "__main__":
    main()
