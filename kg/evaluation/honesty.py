"""Sentences with the plain edges they assert and those they do not → recall and leaks.

The cases are our own (tests/cases/honesty/, a file a phenomenon), and all of them were read: they
are for development, not for an estimate of what new sentences get. Those of tests/cases/fresh/ were
scored before anybody of us read them; README.md there has what they got.

An edge is [subject, relation, object]: the head lemma of each argument and the lemma of the
relation's first content word, alternatives separated by "|"; without an object any object matches.
Words are compared leniently, their truth strictly: an edge is recalled only if all of it matches,
and leaks if its relation and one argument match a statement of layer fact or report that is not
asserted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.evaluation.plain_edges import PlainEdge, forms_of, plain_edges
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

CASES = Path("tests/cases/honesty")
FRESH = Path("tests/cases/fresh")
ENDINGS = ("s", "es", "d", "ed", "ing")


@dataclass(frozen=True, slots=True)
class Edge:
    """A subject, a relation and perhaps an object, each as alternatives in lower case."""

    subject: frozenset[str]
    relation: frozenset[str]
    object: frozenset[str] | None

    @classmethod
    def of(cls, parts: Sequence[str | None]) -> Edge:
        """Return the edge written as ["minister|Sall", "sign", "decree"].

        >>> Edge.of(["talks", "end"]).object is None
        True
        """
        subject, relation, object_ = [_alternatives(part) for part in [*parts, None][:3]]
        return cls(subject or frozenset(), relation or frozenset(), object_)

    @property
    def parts(self) -> tuple[frozenset[str], ...]:
        """Return the parts that are given."""
        given = (self.subject, self.relation, self.object)
        return tuple(part for part in given if part is not None)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it asserts, and what it does not assert though it has the words."""

    text: str
    phenomenon: str  # the name of its file
    may: tuple[Edge, ...] = ()
    must_not: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a case: the edges missed, and the statements that should not be plain."""

    case: Case
    missed: tuple[Edge, ...]
    leaked: tuple[PlainEdge, ...]
    leaks: int  # of the case's forbidden edges


def score(corpora: Path, nlp: Language) -> Report:
    """Score kg on the project's own honesty cases; they need no corpus."""
    del corpora
    outcomes = list(judge(read_cases(CASES), nlp))
    phenomena: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        phenomena[outcome.case.phenomenon].append(outcome)
    rows = {"all": outcomes, **dict(sorted(phenomena.items()))}
    for path in sorted(FRESH.glob("honesty-*.yaml")):
        rows[f"fresh {path.stem}"] = list(judge(read_file(path), nlp))
    return Report("honesty", {name: summary(each) for name, each in rows.items()})


def summary(outcomes: Iterable[Outcome]) -> Scores:
    """Return the share of asserted edges found and of forbidden edges leaked."""
    outcomes = list(outcomes)
    may = sum(len(outcome.case.may) for outcome in outcomes)
    must_not = sum(len(outcome.case.must_not) for outcome in outcomes)
    missed = sum(len(outcome.missed) for outcome in outcomes)
    leaks = sum(outcome.leaks for outcome in outcomes)
    scores: Scores = {"sentences": len(outcomes), "asserted": may, "forbidden": must_not}
    if may:
        scores["recall"] = 1 - missed / may
    if must_not:
        scores["leak"] = leaks / must_not
    return scores


def read_cases(folder: Path) -> list[Case]:
    """Read the cases of all files; README.md beside them says which keys they have."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in read_file(path)]


def read_file(path: Path) -> list[Case]:
    """Read the cases of one file, of its phenomenon unless an entry has one of its own."""
    import yaml  # a test dependency: the shipped package does not need it

    return [
        Case(
            entry["text"],
            entry.get("phenomenon", path.stem),
            tuple(map(Edge.of, entry.get("may") or ())),
            tuple(map(Edge.of, entry.get("must_not") or ())),
        )
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]


def judge(cases: Sequence[Case], nlp: Language) -> Iterator[Outcome]:
    """Yield the result of each case, read as a separate article."""
    from kg.extract.annotate import annotate
    from kg.extract.document import read_doc
    from kg.ontology import load_ontology

    ontology = load_ontology()
    docs = annotate(nlp, [case.text for case in cases])
    for case, doc in zip(cases, docs, strict=True):
        extraction = read_doc(doc, Article.from_text(case.text), ontology)
        yield compare(case, plain_edges(extraction.statements, forms_of(doc)))


def compare(case: Case, edges: Iterable[PlainEdge]) -> Outcome:
    """Return what a case misses and leaks, given its plain edges."""
    edges = list(edges)
    missed = tuple(edge for edge in case.may if not any(states(each, edge) for each in edges))
    doubtful = [each for each in edges if not any(states(each, edge) for edge in case.may)]
    leaked = tuple(each for each in doubtful if any(touches(each, edge) for edge in case.must_not))
    leaks = sum(any(touches(each, edge) for each in doubtful) for edge in case.must_not)
    return Outcome(case, missed, leaked, leaks)


def states(plain: PlainEdge, edge: Edge) -> bool:
    """Return whether a plain edge says all of `edge`."""
    if not plain.relation & edge.relation:
        return False
    wanted = edge.object
    straight = plain.subject & edge.subject and (wanted is None or plain.object & wanted)
    turned = plain.object & edge.subject and (wanted is None or plain.subject & wanted)
    return bool(straight or (plain.turns and turned))


def touches(plain: PlainEdge, edge: Edge) -> bool:
    """Return whether a plain edge has the relation of `edge` and one of its arguments."""
    names = edge.subject | (edge.object or frozenset())
    return bool(plain.relation & edge.relation and (plain.subject | plain.object) & names)


def inflected(word: str) -> set[str]:
    """Return a word and its regular forms: a wrong lemma is an error of the parser, not a leak.

    >>> {"carried", "carrying"} <= inflected("carry")
    True
    """
    doubled = word + word[-1:]
    found = {word, *(word + ending for ending in ENDINGS), f"{doubled}ed", f"{doubled}ing"}
    found |= {word[:-1] + ending for ending in ("ing", "ied", "ies")}
    return found


def _alternatives(part: str | None) -> frozenset[str] | None:
    words = part.lower().split("|") if part else []
    return frozenset(form for word in words for form in inflected(word)) or None


def main() -> None:
    """Print what the cases miss and leak, for work on the rules."""
    from kg.extract.annotate import load_model

    outcomes = list(judge(read_cases(CASES), load_model()))
    for outcome in outcomes:
        if outcome.missed or outcome.leaks:
            print(f"\n[{outcome.case.phenomenon}] {outcome.case.text}")
        for edge in outcome.missed:
            print("   missed", *(min(part, key=len) for part in edge.parts))
        for plain in outcome.leaked:
            print("   leaked", plain.text)
    print("\n", summary(outcomes))


if __name__ == "__main__":
    main()
