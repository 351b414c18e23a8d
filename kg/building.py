"""What a build is told, what it has at hand, and what it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path

from kg import __version__
from kg.edges import MIN_CONFIDENCE
from kg.errors import ArticleError, InputError, ReadError, StoreError
from kg.explanation import Explanation
from kg.extract.fingerprint import code_digest, identify_model
from kg.graph import Provenance
from kg.identity import DECISIONS, Decision
from kg.ontology import Ontology, load_ontology
from kg.records import Layer
from kg.resolve import OutlineReader, decided_words
from kg.store import Store
from kg.terms import DEFAULT_BASE
from kg.workspace import Member, Settings, Workspace, read_members

REASONS_GIVEN = 20
"""Reasons shown where nothing could be read; more do not help."""


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
    workers: int = 1  # processes that extract, each with its own model
    scheduler: str | None = None  # of a Dask cluster that extracts instead
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
    drawn: int = 0  # statements on the page: of a large graph it has the most important
    extracted: int = 0  # articles that were extracted; of the others it was known what they say
    added: tuple[str, ...] = ()  # ids of articles that the graph did not have before
    removed: tuple[str, ...] = ()  # ids of articles that it had


@dataclass(frozen=True, slots=True)
class NotRead:
    """The inputs that did not become articles."""

    failures: list[ReadError | ArticleError] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def skip(self, kind: str) -> None:
        """Count a file that is skipped."""
        self.skipped[kind] += 1

    def reasons(self, names: Sequence[str], describe: Callable[[Mapping[str, int]], str]) -> str:
        """Return a message that says why there is no article in the inputs of these names."""
        return "\n  ".join(self._lines(names, describe))

    def _lines(
        self, names: Sequence[str], describe: Callable[[Mapping[str, int]], str]
    ) -> Iterator[str]:
        some = ", ".join(names[:REASONS_GIVEN]) or "nothing"
        yield f"no article found in {some}{', …' if len(names) > REASONS_GIVEN else ''}"
        yield from map(str, self.failures[:REASONS_GIVEN])
        if len(self.failures) > REASONS_GIVEN:
            yield f"and {len(self.failures) - REASONS_GIVEN:,} more that could not be read"
        if self.skipped:
            yield describe(self.skipped)


@dataclass(frozen=True)
class Run:
    """A run that makes a graph, and what it has at hand."""

    folder: Path
    options: BuildOptions
    store: Store  # the draft
    workspace: Workspace
    former: list[Member]  # of the graph that is there now
    decisions: tuple[Decision, ...] = ()  # what people decided about who is who
    not_read: NotRead = field(default_factory=NotRead)

    @cached_property
    def ontology(self) -> Ontology:
        """Return the bundled ontology with the user's files."""
        return load_ontology(*self.options.ontology)

    @cached_property
    def provenance(self) -> Provenance:
        """Return what makes the graph."""
        model, known = identify_model(self.options.model), f"sha256:{self.ontology.digest()}"
        return Provenance(__version__, model, known, self.options.min_confidence)

    @property
    def settings(self) -> Settings:
        """Return the options as they are kept with the graph."""
        options = self.options
        return Settings(
            model=options.model,
            ontology=tuple(str(path.resolve()) for path in options.ontology),
            identity=str(options.identity.resolve()),
            title=options.title,
            base=options.base,
            min_confidence=options.min_confidence,
        )

    @cached_property
    def maker(self) -> str:
        """Return the digest of all that decides what is extracted of an article."""
        made = self.provenance
        parts = (made.version, code_digest(), made.model, made.ontology)
        return sha256("\n".join(parts).encode()).hexdigest()[:32]

    @cached_property
    def reader(self) -> OutlineReader:
        """Return what reads who is named in an article."""
        return OutlineReader(self.ontology, decided_words(self.decisions))

    @cached_property
    def outliner(self) -> str:
        """Return the digest of all that decides what is in the outline of an article."""
        decided = sorted(decided_words(self.decisions))
        parts = (self.maker, package_digest("resolve"), repr(decided))
        return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def package_digest(*names: str) -> str:
    """Return the SHA-256 of the code of some packages of kg, and of the modules beside them."""
    package = Path(__file__).parent
    files = chain(package.glob("*.py"), *(package.glob(f"{name}/*.py") for name in names))
    contents = (file.read_bytes() for file in sorted(files))
    return sha256(b"".join(sha256(each).digest() for each in contents)).hexdigest()


def open_former(store: Path, stack: ExitStack) -> Store | None:
    """Return the store that is there now, unless it is broken; it outlasts its replacement."""
    with suppress(StoreError):
        return stack.enter_context(Store.open_readonly(store))
    return None


def former_members(store: Path) -> list[Member]:
    """Return the articles of the graph that is there now; none, if an earlier version made it."""
    with suppress(StoreError):
        return read_members(store)
    return []
