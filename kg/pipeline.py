"""Paths of articles in; a folder with their graph out: Turtle, an explorer, a store.

The only module that knows the order of the steps.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.errors import ArticleError, InputError, ReadError
from kg.export import export
from kg.extract import extract_articles
from kg.extract.annotate import load_model
from kg.extract.fingerprint import identify_model
from kg.ontology import Ontology, load_ontology
from kg.output import drafted, make_folder
from kg.query import load_graph
from kg.rdf import DEFAULT_BASE, to_triples
from kg.read import read_articles
from kg.records import Article, Extraction, Graph, Layer, Provenance
from kg.resolve import drop_unresolved, resolve
from kg.store import Store
from kg.view import ViewOptions, render

STORE = "store"
TURTLE = "graph.ttl"
PAGE = "graph.html"
"""What `build` writes into its folder."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of this stage, so many of so many articles are done."""

    stage: str
    done: int = 0
    total: int | None = None


def _ignore(_progress: Progress) -> None:
    """Take note of nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to build, where the defaults do not do."""

    model: str | None = None  # a spaCy pipeline, by package name or folder; None: the bundled one
    ontology: tuple[Path, ...] = ()  # Turtle files with more classes, properties and words
    title: str = "What the articles say"  # of the page
    base: str = DEFAULT_BASE  # what the IRIs of entities, statements and articles begin with
    threads: int = 1  # for the model
    on_progress: Callable[[Progress], None] = _ignore


@dataclass(frozen=True, slots=True)
class BuildReport:
    """In `output` stands a graph with so many articles, entities and statements of each layer."""

    output: Path
    articles: int
    entities: int
    statements: Mapping[Layer, int]
    failures: tuple[ReadError | ArticleError, ...]  # what is left out, in this order
    seconds: float


DEFAULT_OPTIONS = BuildOptions()


def build(
    paths: Sequence[str | Path],
    *,
    output: str | Path = "output",
    options: BuildOptions = DEFAULT_OPTIONS,
) -> BuildReport:
    """Build the graph of the articles in `paths` (files, folders, `-`) into a folder.

    1. draft the new output beside the old, so that nothing is lost if the rest fails
    2. read the inputs into articles
    3. extract the mentions and statements of each
    4. resolve the mentions of all to entities
    5. store the triples
    6. write the Turtle and the page
    7. put the drafts in the place of the old output

    Raises `InputError` if there is no article, `OutputError` if `output` cannot be written.
    """
    began = time.perf_counter()
    folder = make_folder(Path(output))
    failures: list[ReadError | ArticleError] = []
    with ExitStack() as drafts:
        turtle = drafts.enter_context(drafted(folder / TURTLE))  # 1
        page = drafts.enter_context(drafted(folder / PAGE))
        store = drafts.enter_context(Store.create(folder / STORE))
        articles = _read(paths, failures, options)  # 2
        ontology = load_ontology(*options.ontology)
        extractions = list(_extract(articles, ontology, failures, options))  # 3
        options.on_progress(Progress("Resolving names"))
        resolution = resolve(extractions, ontology)  # 4
        options.on_progress(Progress("Writing"))
        made = _provenance(ontology, options)
        store.load(to_triples(extractions, resolution, ontology, base=options.base, made=made))  # 5
        graph = load_graph(store)
        with turtle.open("wb") as stream:  # 6
            export(store, "turtle", stream)
        looks = ViewOptions(base=options.base)
        page.write_text(render(graph, ontology, title=options.title, options=looks), "utf-8")
        store.commit()  # 7
    return _report(graph, folder, failures, time.perf_counter() - began)


def _read(
    paths: Sequence[str | Path], failures: list[ReadError | ArticleError], options: BuildOptions
) -> list[Article]:
    """Return the articles by id; neither here nor for twins does the order of `paths` matter."""
    names = sorted(str(path) for path in paths)  # of two articles with one text the first is kept
    articles = []
    for article in read_articles(names, on_error=failures.append):
        articles.append(article)
        options.on_progress(Progress("Reading", len(articles)))
    if not articles:
        raise InputError(f"no article found in {', '.join(names) or 'nothing'}{_listed(failures)}")
    return sorted(articles, key=lambda article: article.id)


def _listed(failures: Sequence[ReadError | ArticleError]) -> str:
    return "".join(f"\n  {failure}" for failure in failures)


def _extract(
    articles: Sequence[Article],
    ontology: Ontology,
    failures: list[ReadError | ArticleError],
    options: BuildOptions,
) -> Iterator[Extraction]:
    """Yield what each article says of something known, reporting progress.

    An article that meets an error is left out.
    """
    total, unread = len(articles), len(failures)
    options.on_progress(Progress("Extracting", 0, total))
    nlp = load_model(options.model, threads=options.threads)
    found = extract_articles(articles, nlp, ontology, on_error=failures.append)
    for extracted, extraction in enumerate(found, start=1):
        yield drop_unresolved(extraction)
        done = extracted + len(failures) - unread
        options.on_progress(Progress("Extracting", done, total))
    if len(failures) - unread == total:
        raise InputError(f"no article could be read{_listed(failures)}") from failures[-1]


def _provenance(ontology: Ontology, options: BuildOptions) -> Provenance:
    """Return what makes the graph."""
    return Provenance(__version__, identify_model(options.model), f"sha256:{ontology.digest()}")


def _report(
    graph: Graph,
    folder: Path,
    failures: Sequence[ReadError | ArticleError],
    seconds: float,
) -> BuildReport:
    layers = Counter(statement.layer for statement in graph.statements)
    return BuildReport(
        output=folder,
        articles=len(graph.articles),
        entities=len(graph.entities),
        statements={layer: layers[layer] for layer in Layer},
        failures=tuple(failures),
        seconds=seconds,
    )
