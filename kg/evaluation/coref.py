"""OntoGUM's and GAP's development sets in; how well names, pronouns and nominals are linked out.

OntoGUM (Zhu et al. 2021, https://aclanthology.org/2021.acl-short.59) is scored with our own
mentions by the CoNLL measure; GAP (Webster et al. 2018, https://aclanthology.org/Q18-1042) by the
F1 of its yes/no question for each pronoun and two names. A mention is the noun phrase around its
head, as OntoNotes bounds it. OntoGUM's Reddit threads come without their words and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpora.alignment import Sentence
from kg.corpora.coreference import GAP, read_gap, read_ontogum
from kg.evaluation import Report, Scores
from kg.evaluation.clusters import Cluster as Spans
from kg.evaluation.clusters import Span, conll_f1, conll_scores
from kg.evaluation.triples import of_counts
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.coreference.clusters import Cluster
    from kg.extract.coreference.phrases import Phrase
    from kg.extract.reading import Reading
    from kg.extract.tokens import Token
    from kg.ontology import Ontology

OUTSIDE = frozenset(
    {"case", "cc", "conj", "cop", "mark", "aux", "nsubj", "nsubj:pass", "advcl", "parataxis",
     "discourse", "expl", "csubj", "obl", "advmod:emph", "cc:preconj", "dislocated", "punct"}
)  # fmt: skip
"""Relations of what depends on a noun but is not part of its phrase."""
OPENING = frozenset("([\"'“‘")


def score(corpora: Path, nlp: Language) -> Report:
    """Score both development sets."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    scores = {"gap": _score_gap(corpora / GAP.format(split="dev"), nlp, ontology)}
    return Report("coref", scores | _score_ontogum(corpora, nlp, ontology))


def _score_ontogum(corpora: Path, nlp: Language, ontology: Ontology) -> dict[str, Scores]:
    gold = read_ontogum(corpora, "dev")
    readings = read_texts((each.text.text for each in gold), nlp, ontology)
    pairs = [
        (each.clusters, _in_words(chains(reading), each.text))
        for each, reading in zip(gold, readings, strict=True)
    ]
    found = conll_scores(pairs)
    scores = {f"ontogum {name}": each.as_dict() for name, each in found.items()}
    return scores | {"ontogum": {"f1": conll_f1(found)}}


def _score_gap(path: Path, nlp: Language, ontology: Ontology) -> Scores:
    rows = read_gap(path)
    correct = found = wanted = 0
    for row, reading in zip(
        rows, read_texts((row["Text"] for row in rows), nlp, ontology), strict=True
    ):
        linked = linked_to(chains(reading), int(row["Pronoun-offset"]))
        for name in ("A", "B"):
            start = int(row[f"{name}-offset"])
            says = any(is_called(phrase, start, start + len(row[name])) for phrase in linked)
            gold = row[f"{name}-coref"].upper() == "TRUE"
            correct, found, wanted = correct + (says and gold), found + says, wanted + gold
    return of_counts(correct, found, wanted).as_dict()


def read_texts(texts: Iterable[str], nlp: Language, ontology: Ontology) -> Iterator[Reading]:
    """Yield the reading of each text, without coreference."""
    from kg.extract.annotate import annotate
    from kg.extract.from_spacy import plain_tokens
    from kg.extract.mentions.names import read_names
    from kg.extract.parse.stage import parse_trees

    for doc in annotate(nlp, texts):
        yield read_names(parse_trees(plain_tokens(doc)), Article.from_text(doc.text), ontology)


def chains(reading: Reading) -> list[Cluster]:
    """Return the clusters that kg finds where precision and recall are to be balanced."""
    from kg.extract.coreference import LIKELY, find_clusters

    return find_clusters(reading, least=LIKELY)


def linked_to(found: Iterable[Cluster], offset: int) -> Sequence[Phrase]:
    """Return the phrases of the cluster of the word at a character offset, none if it has none."""
    return next(
        (each.phrases for each in found if any(is_at(phrase, offset) for phrase in each.phrases)),
        (),
    )


def is_at(phrase: Phrase, offset: int) -> bool:
    """Return whether the head of a phrase, and not a coordination, is at an offset."""
    return phrase.token.idx == offset and not phrase.coordinated


def is_called(phrase: Phrase, start: int, end: int) -> bool:
    """Return whether the name at these characters is the head of a phrase, or beside it."""
    beside = [part for part in phrase.token.children if part.dep_ in ("flat", "appos")]
    return any(start <= token.idx < end for token in (phrase.token, *beside))


def _in_words(found: Iterable[Cluster], text: Sentence) -> list[Spans]:
    clusters = []
    for each in found:
        spans = {_span_in_words(phrase, text) for phrase in each.phrases}
        cluster = frozenset(span for span in spans if span is not None)
        if len(cluster) > 1:
            clusters.append(cluster)
    return clusters


def _span_in_words(phrase: Phrase, text: Sentence) -> Span | None:
    indices = text.indices(*phrase_around(phrase))
    return (indices[0], indices[-1]) if indices else None


def phrase_around(phrase: Phrase) -> Span:
    """Return the character offsets of a noun phrase as OntoNotes bounds it."""
    if phrase.coordinated:
        span = phrase.token.doc.span(phrase.first, phrase.last + 1)
        return span.start_char, span.end_char
    head, doc = phrase.token, phrase.token.doc
    case = max((part.i for part in head.lefts if part.dep_ == "case"), default=-1)
    inside = [head]
    for part in head.children:
        if part.dep_ == "case" and part.i > head.i:
            inside.append(part)  # "the mayor's" is the whole of it
        elif part.dep_ not in OUTSIDE and part.i > case:  # "even with the best" begins at "the"
            inside += part.subtree
    places = [part.i for part in inside]
    words = doc[min(places) : max(places) + 1]
    while len(words) > 1 and _is_outside(words):
        words = words[:-1]
    while len(words) > 1 and words[0].is_punct and words[0].text not in OPENING:
        words = words[1:]
    return words[0].idx, words[-1].end_char


def _is_outside(words: Sequence[Token]) -> bool:
    """Return whether the last word is a mark that ends the phrase; but "the states'" is whole."""
    last = words[-1]
    return last.is_punct and last.dep_ != "case" and not _closes_bracket(words)


def _closes_bracket(words: Sequence[Token]) -> bool:
    return words[-1].text in ")]" and any(token.text in "([" for token in words)
