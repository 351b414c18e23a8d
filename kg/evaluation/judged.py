"""Judged articles in; which share of kg's statements is right by the verdicts of readers out.

The articles are English Worldwide Newswire's (`ner/worldwide/train`), written as they would be
printed; the verdicts stand in `kg/evaluation/judgements/*.csv`. Statements that nobody has judged
are counted and left out of the shares; `python -m kg.evaluation.sheets` writes them down for a
reader and takes the verdicts in. A verdict holds for a statement with the same words, ends and
layer (`judgements.Key`). If a right statement has got another time or place since, it still counts
as right and is counted under `changed`: read it again. `true` is what is right or empty.

The rows *keeping* are the curve: of the plain edges those from a confidence on, with the share of
the right ones that keeps. The weights of the confidence are fitted to these verdicts, so on unread
news it is a little lower: `python -m kg.training.confidence` prints it for articles left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpora.alignment import untokenized
from kg.corpora.names import read_spans
from kg.edges import MIN_CONFIDENCE
from kg.evaluation import Report, Scores
from kg.evaluation.calibration import Rated, above, calibration
from kg.evaluation.judgements import (
    Judgement,
    Key,
    Verdict,
    around,
    key_of,
    read_judgements,
    short_hash,
)
from kg.records import Article, Statement

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path("ner/worldwide/train")
JUDGEMENTS = Path(__file__).parent / "judgements"
AGAIN = "again"
"""The folder in `JUDGEMENTS` of second readings; only the agreement is taken from them."""
COMMON = 20
"""Of a rule or publisher with fewer judged statements no share is told."""
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "despite",
    "down", "during", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on",
    "onto", "out", "outside", "over", "past", "since", "through", "throughout", "to", "toward",
    "towards", "under", "until", "up", "upon", "via", "with", "within", "without",
})  # fmt: skip  # a table of words


@dataclass(frozen=True, slots=True)
class Case:
    """A statement that kg makes today, and the verdict on it if somebody has read it."""

    file: str
    article: Article
    statement: Statement
    key: Key
    judgement: Judgement | None

    @property
    def is_plain(self) -> bool:
        """Return whether the statement makes a plain edge of the graph."""
        return self.statement.is_plain and self.statement.object is not None

    @property
    def changed(self) -> bool:
        """Return whether it was right and has another time or place than then."""
        judged = self.judgement
        right = judged is not None and judged.verdict is Verdict.RIGHT
        return right and judged is not None and judged.around != around(self.statement)


def score(corpora: Path, nlp: Language) -> Report:
    """Score kg on the articles that have judged statements."""
    judgements, articles = read_judged_articles(corpora)
    cases = list(find_cases(articles, judgements, nlp))
    again = read_judgements(sorted((JUDGEMENTS / AGAIN).glob("*.csv")))
    rated = [
        Rated(case.statement.confidence, case.judgement.verdict)
        for case in cases
        if case.is_plain and case.judgement is not None
    ]
    least = above(rated, MIN_CONFIDENCE)
    known = {f"plain from {least.pop('threshold'):g} on": least} | calibration(rated)
    last = {"edges no longer made": gone(cases, judgements), "read twice": agree(judgements, again)}
    return Report("judged", summarize(cases) | known | last)


def read_judged_articles(
    corpora: Path, *, sheets: str = "*"
) -> tuple[list[Judgement], dict[str, Article]]:
    """Return the judgements, and the articles they are on by the names of their files.

    `sheets` is a pattern for the names of the files in `JUDGEMENTS`.
    """
    judgements = list(read_judgements(sorted(JUDGEMENTS.glob(f"{sheets}.csv"))))
    files = sorted({judgement.key.article for judgement in judgements})
    articles = {file: read_article(corpora / FOLDER / file) for file in files}
    check_texts(articles, judgements)
    return judgements, articles


def read_article(path: Path) -> Article:
    """Return an article of the corpus as it would be printed, one paragraph a line."""
    paragraphs = [
        untokenized(words, split_marks=True).text
        for words, _ in read_spans(path, word=0, tag=1)
        if not words[0].startswith("http")
    ]
    return Article.from_text("\n\n".join(paragraphs))


def check_texts(articles: Mapping[str, Article], judgements: Iterable[Judgement]) -> None:
    """Raise ValueError if an article's text is not the one that was judged."""
    for file, text_hash in {(each.key.article, each.text_hash) for each in judgements}:
        if short_hash(articles[file].text) != text_hash:
            raise ValueError(f"{file} has another text than when its statements were judged")


def find_cases(
    articles: Mapping[str, Article], judgements: Iterable[Judgement], nlp: Language
) -> Iterator[Case]:
    """Yield the statements kg makes of the articles, each with the verdict on it."""
    from kg.extract import extract_articles
    from kg.ontology import load_ontology
    from kg.resolve import drop_unresolved

    known = {judgement.key: judgement for judgement in judgements}
    extractions = extract_articles(list(articles.values()), nlp, load_ontology())
    for (file, article), extraction in zip(articles.items(), extractions, strict=True):
        for statement in drop_unresolved(extraction).statements:  # as the graph has them
            key = key_of(statement, article, file)
            yield Case(file, article, statement, key, known.get(key))


def summarize(cases: Sequence[Case]) -> dict[str, Scores]:
    """Return the scores of plain edges and of other statements, then of groups of plain edges."""
    plain = [case for case in cases if case.is_plain]
    others = [case for case in cases if not case.is_plain]
    rows = {"plain edges": shares(plain), "other statements": shares(others)}
    for name, grouped in _groups(plain).items():
        scores = shares(grouped)
        if scores["judged"] >= COMMON:
            rows[name] = scores
    return rows | _faults("plain", plain) | _faults("other", others)


def shares(cases: Iterable[Case]) -> Scores:
    """Return how many statements were judged and not, and the shares of the verdicts."""
    cases = list(cases)
    judged = [case.judgement for case in cases if case.judgement is not None]
    counts: Scores = {
        "judged": len(judged),
        "unjudged": len(cases) - len(judged),
        "changed": sum(case.changed for case in cases),
    }
    return counts | _verdicts(judged)


def gone(cases: Iterable[Case], judgements: Iterable[Judgement]) -> Scores:
    """Return the verdicts on plain edges that kg made when they were judged and makes no more.

    What a change takes away should have been wrong; a right edge here is a loss, or has changed.
    """
    made = {case.key for case in cases}
    lost = [each for each in judgements if each.plain and each.key not in made]
    return {"judged": len(lost)} | _verdicts(lost)


def agree(judgements: Iterable[Judgement], again: Iterable[Judgement]) -> Scores:
    """Return how often two readings give the same verdict, and Cohen's kappa of it."""
    known = {judgement.key: judgement.verdict for judgement in judgements}
    pairs = [(known[each.key], each.verdict) for each in again if each.key in known]
    total = max(1, len(pairs))
    same = sum(first is second for first, second in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[verdict] * second[verdict] for verdict in Verdict) / total**2
    kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
    return {"judged": len(pairs), "agree": same, "kappa": kappa}


def _verdicts(judgements: Iterable[Judgement]) -> Scores:
    verdicts = [judgement.verdict for judgement in judgements]
    right, empty = verdicts.count(Verdict.RIGHT), verdicts.count(Verdict.EMPTY)
    total = max(1, len(verdicts))
    return {
        "right": right / total,
        "true": (right + empty) / total,  # right or empty
        "wrong": verdicts.count(Verdict.WRONG) / total,
    }


def _groups(cases: Iterable[Case]) -> dict[str, list[Case]]:
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[f"relation {relation_kind(case.statement.predicate)}"].append(case)
        groups[f"rule {case.statement.rule}"].append(case)
        groups[f"publisher {publisher_of(case.file)}"].append(case)
    return dict(sorted(groups.items()))


def _faults(title: str, cases: Iterable[Case]) -> dict[str, Scores]:
    """Return how many statements have each fault, the commonest first."""
    judged = [case.judgement for case in cases if case.judgement is not None]
    faults = [judgement.fault for judgement in judged if judgement.fault is not None]
    counts = {fault: faults.count(fault) for fault in sorted(set(faults))}
    return {
        f"{title} fault {fault}": {"judged": count, "wrong": count / len(judged)}
        for fault, count in sorted(counts.items(), key=lambda item: -item[1])
    }


def relation_kind(predicate: str) -> str:
    """Return of what kind a predicate is.

    >>> [relation_kind(each) for each in ("kg:heads", "rel:sign", "rel:fall-in", "rel:walk-out")]
    ['ontology', 'open', 'open with preposition', 'open with preposition']
    """
    if predicate.startswith("kg:"):
        return "ontology"
    last = predicate.rpartition("-")[2]
    return "open with preposition" if "-" in predicate and last in PREPOSITIONS else "open"


def publisher_of(file: str) -> str:
    """Return the publisher in a file's name.

    >>> publisher_of("af_afrol_10.txt.tsv")
    'af_afrol'
    """
    return file.split(".", 1)[0].rpartition("_")[0]
