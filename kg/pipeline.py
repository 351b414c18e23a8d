"""Paths of articles in; a folder with their graph out: Turtle, an explorer, a store.

The only module that knows the order of the steps.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kg.building import (
    REASONS_GIVEN,
    BuildOptions,
    BuildReport,
    Progress,
    Run,
    former_members,
    open_former,
    report_of,
)
from kg.errors import InputError
from kg.explanation import Explanation
from kg.extract.cluster import extract_on_cluster
from kg.extract.processes import Setup, extract_stream
from kg.garbage import no_garbage_passes
from kg.graph import Graph, Resolution
from kg.identity import read_decisions, write_ledger
from kg.iris import check_base, encode
from kg.outline import to_rows
from kg.output import commit_with_files, make_folder, written
from kg.parts import Assembly
from kg.query import opening_of, write_index_file
from kg.rdf import story_triples
from kg.read import describe_skipped, read_sources
from kg.records import Extraction
from kg.resolve import drop_unresolved, resolve
from kg.store import INDEX, Store, write_turtle
from kg.stories import find_stories
from kg.story import Story
from kg.view import ViewOptions, render
from kg.workspace import (
    MEMBERS,
    REDIRECTS,
    SETTINGS,
    Member,
    Workspace,
    continue_redirects,
    encode_members,
    encode_redirects,
    encode_settings,
    find_replaced,
    history_turtle,
    preferred,
    read_redirects,
)

__all__ = ["BuildOptions", "BuildReport", "Progress", "Run", "build", "make", "read"]

STORE = "store"
TURTLE = "graph.ttl"
PAGE = "graph.html"
"""What `build` writes into its folder."""
LEDGER = "names.jsonl"
"""In the folder of the store: why each name names its entity, and which entities may be one."""
HISTORY = "history.ttl"
"""In the folder of the store: which ids were replaced by which, and which articles revise which."""
WORKSPACE = "workspace.db"
"""Articles and what was extracted of them, for the next run into the folder."""

Paths = str | Path | Sequence[str | Path]
DEFAULT_OPTIONS = BuildOptions()


def build(
    paths: Paths, *, output: str | Path = "output", options: BuildOptions = DEFAULT_OPTIONS
) -> BuildReport:
    """Build the graph of the articles in `paths` (files, folders, `-`, or one) into a folder.

    What an earlier run into this folder extracted is not extracted again. Raises `InputError` if
    there is no article, `OutputError` if `output` cannot be written.
    """
    return make(output, options, lambda run: _as_known(read(paths, run), run))


def make(
    output: str | Path, options: BuildOptions, choose: Callable[[Run], list[Member]]
) -> BuildReport:
    """Make the graph of the articles that are chosen.

    1. start a draft of the new output beside the old, which stays if the rest fails
    2. read the inputs, and choose the articles of the graph
    3. extract the mentions and statements of those of which that is not known yet
    4. resolve the mentions of all to entities
    5. store the triples, the stories that the articles tell together, and why names are whose
    6. write the page and the history
    7. replace the old output by all of it, in one step; forget what is not needed any more
    """
    began = time.perf_counter()
    check_base(options.base)
    folder = make_folder(Path(output))
    decisions = read_decisions(options.identity)
    with ExitStack() as stack:
        before = open_former(folder / STORE, stack)
        store = stack.enter_context(Store.create(folder / STORE))  # 1
        workspace = stack.enter_context(Workspace(folder / WORKSPACE))
        run = Run(folder, options, store, workspace, former_members(folder / STORE))
        members, extracted = _extract(choose(run), run)  # 2 3
        known, member_of = workspace.extracted(run.maker), {each.digest: each for each in members}
        chosen = [member_of[digest] for digest in preferred(members) if digest in known]
        outlines = (workspace.outline(member.digest, run.maker) for member in chosen)
        explanation = _explain(chosen, run) if options.explain_skipped else None
        options.on_progress(Progress("Resolving names"))
        stack.enter_context(no_garbage_passes())
        resolution = resolve(outlines, run.ontology, decisions=decisions)  # 4
        options.on_progress(Progress("Writing"))
        graph, stories = _store_graph(run, chosen, resolution)  # 5
        members = _counted(members, graph)
        drawn = _draw(run, graph, stories)  # 6
        _write_files(run, graph, members, before)
        commit_with_files(store, folder, (TURTLE, PAGE))  # 7
        workspace.keep_only({member.digest for member in members}, run.maker)
    report = report_of(graph, run, members, time.perf_counter() - began)
    return replace(report, explanation=explanation, extracted=extracted, drawn=drawn)


def read(paths: Paths, run: Run) -> list[Member]:
    """Read articles into the workspace."""
    given = [paths] if isinstance(paths, str | Path) else paths
    names = sorted(str(path) for path in given)
    members = []
    errors, skip = run.not_read.failures.append, run.not_read.skip
    for source, article in read_sources(names, on_error=errors, on_skip=skip):
        digest = run.workspace.add_article(article)
        members.append(Member.of(article, digest=digest, source=source))
        run.options.on_progress(Progress("Reading", len(members)))
    if not members:
        raise InputError(run.not_read.reasons(names, describe_skipped))
    return members


def _as_known(members: Iterable[Member], run: Run) -> list[Member]:
    """Return the members, with the versions that those had which are known."""
    known = {member.key: member for member in run.former}
    return list({each.key: known.get(each.key, each) for each in members}.values())


def _extract(members: list[Member], run: Run) -> tuple[list[Member], int]:
    """Extract what is missing; return the members that can be read, and how many were extracted.

    An article that raises an error is left out; if it is in the graph's list already it stays
    there, since a later version of kg may read it.
    """
    options, known = run.options, run.workspace.extracted(run.maker)
    wanted = preferred(members)
    missing = [digest for digest in wanted if digest not in known]
    total, failed = len(missing), set[str]()
    options.on_progress(Progress("Extracting", 0, total))
    setup = Setup(model=options.model, ontology=options.ontology, threads=options.threads)
    articles = map(run.workspace.article, missing)
    if options.scheduler is not None:
        found = extract_on_cluster(articles, setup, scheduler=options.scheduler)
    else:
        found = extract_stream(articles, setup, workers=min(options.workers, max(1, total)))
    for number, (digest, each) in enumerate(zip(missing, found, strict=True) if total else (), 1):
        if isinstance(each, Extraction):
            run.workspace.add_extraction(digest, run.maker, each, to_rows(prepared(each)))
        else:
            failed.add(digest)
            run.not_read.failures.append(each)
        options.on_progress(Progress("Extracting", number, total))
    run.workspace.flush()
    if wanted and failed.issuperset(wanted):
        reasons = map(str, run.not_read.failures[:REASONS_GIVEN])
        raise InputError("\n  ".join(["no article could be read", *reasons]))
    former = {member.key for member in run.former}
    kept = [each for each in members if each.digest not in failed or each.key in former]
    return kept, total - len(failed)


def prepared(extraction: Extraction) -> Extraction:
    """Return it without unresolved pronouns, and without what only explanations need."""
    return replace(drop_unresolved(extraction), sentences=(), unstated=())


def _explain(members: Iterable[Member], run: Run) -> Explanation:
    explanation = Explanation()
    for member in members:
        extraction = run.workspace.extraction(member.digest, run.maker)
        kept = drop_unresolved(extraction)
        explanation.add(extraction, kept, min_confidence=run.options.min_confidence)
    return explanation


def _store_graph(
    run: Run, members: Sequence[Member], resolution: Resolution
) -> tuple[Graph, Sequence[Story]]:
    """Write the graph, the stories and what answers quickly into the draft of the store."""
    store, ontology, base = run.store, run.ontology, check_base(run.options.base)
    assembly = Assembly.of(run, members, resolution)
    assembly.refresh(lambda digest: prepared(run.workspace.extraction(digest, run.maker)))
    graph, readings = assembly.graph()
    stories = find_stories(graph, ontology, readings)
    lines = assembly.common_lines(graph, story_triples(stories, base))
    with written(store.file(TURTLE), run.folder / TURTLE) as stream:
        write_turtle(
            lines, stream, prefixes=assembly.prefixes, folder=run.folder, parts=assembly.blocks()
        )
    gone = {each.article for each in run.former} - {each.article for each in members}
    store.load_turtle(TURTLE, base=base, anew=bool(gone))
    write_index_file(graph, store.file(INDEX))
    with written(store.file(LEDGER), run.folder / LEDGER) as stream:
        stream.write(write_ledger(resolution.links, resolution.hints))
    return graph, stories


def _counted(members: Iterable[Member], graph: Graph) -> list[Member]:
    counts = Counter(statement.article for statement in graph.statements)
    return [replace(member, statements=counts[member.article]) for member in members]


def _draw(run: Run, graph: Graph, stories: Sequence[Story]) -> int:
    """Write the page, of a large graph with the most important part; return its statements."""
    shown = opening_of(graph, run.store)
    options = ViewOptions(base=run.options.base)
    page = render(shown, run.ontology, stories=stories, title=run.options.title, options=options)
    with written(run.store.file(PAGE), run.folder / PAGE) as stream:
        stream.write(page.encode("utf-8", "replace"))  # a title can be any bytes
    return len(shown.statements)


def _write_files(run: Run, graph: Graph, members: Iterable[Member], before: Store | None) -> None:
    """Write what the graph was into the draft of the store, and what it was made of."""
    replaced = find_replaced(before, graph) if before is not None else {}
    alive = {encode(entity) for entity in graph.entities}
    redirects = continue_redirects(read_redirects(run.folder / STORE), replaced, alive)
    for name, content in (
        (HISTORY, history_turtle(redirects, members, check_base(run.options.base))),
        (REDIRECTS, encode_redirects(redirects)),
        (MEMBERS, encode_members(members)),
        (SETTINGS, encode_settings(run.settings)),
    ):
        with written(run.store.file(name), run.folder / name) as stream:
            stream.write(content)
