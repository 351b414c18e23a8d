"""Paths of articles in; a folder with their graph out: Turtle, an explorer, a store.

The only module that knows the order of the steps.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg import __version__
from kg.edges import MIN_CONFIDENCE
from kg.errors import ArticleError, InputError, ReadError
from kg.explanation import Explanation
from kg.export import export
from kg.extract import extract_articles
from kg.extract.annotate import load_model
from kg.extract.fingerprint import identify_model
from kg.graph import Graph, Provenance
from kg.identity import DECISIONS, read_decisions, write_ledger
from kg.iris import check_base
from kg.ontology import Ontology, load_ontology
from kg.output import commit_with_files, make_folder, written
from kg.query import load_graph, load_stories, write_index_file
from kg.rdf import DEFAULT_BASE, story_triples, to_triples
from kg.read import describe_skipped, read_articles
from kg.records import Article, Extraction, Layer
from kg.resolve import drop_unresolved, resolve
from kg.store import INDEX, Store
from kg.stories import find_stories
from kg.view import ViewOptions, render

STORE = "store"
TURTLE = "graph.ttl"
PAGE = "graph.html"
"""What `build` writes into its folder."""
LEDGER = "names.jsonl"
"""What it writes into its store beside the graph."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles of how many this stage has done."""

    stage: str
    done: int = 0
    total: int | None = None


def _ignore(_progress: Progress) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build; all have defaults."""

    model: str | None = None  # a spaCy pipeline, by package name or folder; None: the bundled one
    ontology: tuple[Path, ...] = ()  # Turtle files with more classes, properties and words
    title: str = "What the articles say"  # of the page
    base: str = DEFAULT_BASE  # what the IRIs of entities, statements and articles begin with
    identity: Path = Path(DECISIONS)  # what people decided about who is who, if there is the file
    threads: int = 1  # for the model
    min_confidence: float = MIN_CONFIDENCE  # below it, facts and reports get no plain edge
    explain_skipped: bool = False  # report the sentences that gave no statement, and why
    on_progress: Callable[[Progress], None] = _ignore

    def __post_init__(self) -> None:
        """Check the least confidence; what else may be wrong shows where it is used."""
        if not 0 <= self.min_confidence <= 1:
            raise InputError(f"the least confidence is {self.min_confidence}, not from 0 to 1")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """How many articles, entities and statements of each layer the graph in `output` has."""

    output: Path
    articles: int
    entities: int
    statements: Mapping[Layer, int]
    failures: tuple[ReadError | ArticleError, ...]  # what could not be read, in this order
    skipped: Mapping[str, int]  # files in folders that are not articles: {".png": 2}
    seconds: float
    explanation: Explanation | None = None  # of the sentences without a statement, if asked for


@dataclass(frozen=True, slots=True)
class _NotRead:
    """The inputs that did not become articles."""

    failures: list[ReadError | ArticleError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def skip(self, kind: str) -> None:
        """Count a file that is skipped."""
        self.skipped[kind] += 1


REASONS_GIVEN = 20
"""Reasons shown where nothing could be read; more do not help."""

DEFAULT_OPTIONS = BuildOptions()


def build(
    paths: str | Path | Sequence[str | Path],
    *,
    output: str | Path = "output",
    options: BuildOptions = DEFAULT_OPTIONS,
) -> BuildReport:
    """Build the graph of the articles in `paths` (files, folders, `-`, or one) into a folder.

    1. start a draft of the new output beside the old, which stays if the rest fails
    2. read the inputs into articles
    3. extract the mentions and statements of each
    4. resolve the mentions of all to entities
    5. store the triples, the stories that the articles tell together, and an index of the names
    6. write the Turtle, the page, and why each name names its entity
    7. replace the old output by all of it, in one step

    Raises `InputError` if there is no article, `OutputError` if `output` cannot be written.
    """
    began = time.perf_counter()
    check_base(options.base)
    folder = make_folder(Path(output))
    decisions = read_decisions(options.identity)
    not_read = _NotRead()
    with Store.create(folder / STORE) as store:  # 1
        articles = _read(paths, not_read, options)  # 2
        ontology = load_ontology(*options.ontology)
        explanation = Explanation() if options.explain_skipped else None
        extractions = list(_extract(articles, ontology, not_read, options, explanation))  # 3
        options.on_progress(Progress("Resolving names"))
        resolution = resolve(extractions, ontology, decisions=decisions)  # 4
        options.on_progress(Progress("Writing"))
        made = _provenance(ontology, options)
        store.load(to_triples(extractions, resolution, ontology, base=options.base, made=made))  # 5
        graph = load_graph(store)
        store.load(story_triples(find_stories(store, graph, ontology), store.base))
        write_index_file(store, store.file(INDEX))
        _write_files(store, graph, ontology, options)  # 6
        store.file(LEDGER).write_bytes(write_ledger(resolution.links, resolution.hints))
        commit_with_files(store, folder, (TURTLE, PAGE))  # 7
    report = _report(graph, folder, not_read, time.perf_counter() - began)
    return replace(report, explanation=explanation)


def _read(
    paths: str | Path | Sequence[str | Path], not_read: _NotRead, options: BuildOptions
) -> list[Article]:
    """Return the articles sorted by id; the order of `paths` does not matter."""
    given = [paths] if isinstance(paths, str | Path) else paths
    names = sorted(str(path) for path in given)  # of two articles with one text the first is kept
    articles = []
    found = read_articles(names, on_error=not_read.failures.append, on_skip=not_read.skip)
    for article in found:
        articles.append(article)
        options.on_progress(Progress("Reading", len(articles)))
    if not articles:
        raise InputError("\n  ".join(_why_nothing(names, not_read)))
    return sorted(articles, key=lambda article: article.id)


def _why_nothing(names: Sequence[str], not_read: _NotRead) -> Iterator[str]:
    """Yield the lines of a message that says why there is no article."""
    some = ", ".join(names[:REASONS_GIVEN]) or "nothing"
    yield f"no article found in {some}{', …' if len(names) > REASONS_GIVEN else ''}"
    yield from map(str, not_read.failures[:REASONS_GIVEN])
    if len(not_read.failures) > REASONS_GIVEN:
        yield f"and {len(not_read.failures) - REASONS_GIVEN:,} more that could not be read"
    if not_read.skipped:
        yield describe_skipped(not_read.skipped)


def _extract(
    articles: Sequence[Article],
    ontology: Ontology,
    not_read: _NotRead,
    options: BuildOptions,
    explanation: Explanation | None,
) -> Iterator[Extraction]:
    """Yield what each article says, without unresolved pronouns; report progress.

    An article that raises an error is left out.
    """
    total, unread = len(articles), len(not_read.failures)
    options.on_progress(Progress("Extracting", 0, total))
    nlp = load_model(options.model, threads=options.threads)
    found = extract_articles(articles, nlp, ontology, on_error=not_read.failures.append)
    for extracted, extraction in enumerate(found, start=1):
        kept = drop_unresolved(extraction)
        if explanation is not None:
            explanation.add(extraction, kept, min_confidence=options.min_confidence)
        yield replace(kept, sentences=(), unstated=())  # a fifth of the memory, and told by now
        done = extracted + len(not_read.failures) - unread
        options.on_progress(Progress("Extracting", done, total))
    if len(not_read.failures) - unread == total:
        reasons = map(str, not_read.failures[:REASONS_GIVEN])
        raise InputError("\n  ".join(["no article could be read", *reasons]))


def _provenance(ontology: Ontology, options: BuildOptions) -> Provenance:
    """Return what makes the graph: the version, the model, the ontology, the least confidence."""
    model, known = identify_model(options.model), f"sha256:{ontology.digest()}"
    return Provenance(__version__, model, known, options.min_confidence)


def _write_files(store: Store, graph: Graph, ontology: Ontology, options: BuildOptions) -> None:
    """Write the Turtle and the page into the draft of the store."""
    folder = store.folder.parent
    with written(store.file(TURTLE), folder / TURTLE) as stream:
        export(store, "turtle", stream)
    view_options = ViewOptions(base=options.base)
    stories = load_stories(store)
    page = render(graph, ontology, stories=stories, title=options.title, options=view_options)
    with written(store.file(PAGE), folder / PAGE) as stream:
        stream.write(page.encode("utf-8", "replace"))  # a title can be any bytes


def _report(graph: Graph, folder: Path, not_read: _NotRead, seconds: float) -> BuildReport:
    layers = Counter(statement.layer for statement in graph.statements)
    return BuildReport(
        output=folder,
        articles=len(graph.articles),
        entities=len(graph.entities),
        statements={layer: layers[layer] for layer in Layer},
        failures=tuple(not_read.failures),
        skipped=dict(not_read.skipped),
        seconds=seconds,
    )
