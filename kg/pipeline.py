"""Paths of articles in; a folder with their graph out: Turtle, an explorer, a store.

The only module that knows the order of the steps.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kg.building import (
    BuildOptions,
    BuildReport,
    Progress,
    Run,
    former_members,
    open_former,
)
from kg.errors import InputError
from kg.extracting import add_outlines, explain, extract_missing, read_again
from kg.garbage import no_garbage_passes
from kg.graph import Identities
from kg.identity import ledger_lines, read_decisions
from kg.iris import check_base, decode
from kg.output import commit_with_files, make_folder, written
from kg.parts import Assembly
from kg.query import Index, write_index
from kg.rdf import story_triples
from kg.read import describe_skipped, read_sources
from kg.resolve import identify
from kg.store import INDEX, Store, write_turtle
from kg.stories import find_stories
from kg.story import Story
from kg.terms import NAMESPACES
from kg.view import ViewOptions, render
from kg.whole import Whole
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
    with ExitStack() as stack:
        before = open_former(folder / STORE, stack)
        store = stack.enter_context(Store.create(folder / STORE))  # 1
        workspace = stack.enter_context(Workspace(folder / WORKSPACE))
        decisions = read_decisions(options.identity)
        run = Run(folder, options, store, workspace, former_members(folder / STORE), decisions)
        members, extracted = extract_missing(choose(run), run)  # 2 3
        known, member_of = workspace.extracted(run.maker), {each.digest: each for each in members}
        chosen = [member_of[digest] for digest in preferred(members) if digest in known]
        explanation = explain(chosen, run) if options.explain_skipped else None
        options.on_progress(Progress("Resolving names"))
        stack.enter_context(no_garbage_passes())
        whole = _assemble(run, chosen)  # 4
        options.on_progress(Progress("Writing"))
        stories = _store_graph(whole, chosen)  # 5
        members = [replace(each, statements=whole.statements(each.article)) for each in members]
        drawn = _draw(whole, stories)  # 6
        _write_files(whole, members, before)
        commit_with_files(store, folder, (TURTLE, PAGE))  # 7
        kept = {member.digest for member in members}
        workspace.keep_only(kept, extracted=run.maker, outlined=run.outliner)
    report = whole.report(members, time.perf_counter() - began)
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


def _identify(members: Sequence[Member], run: Run) -> Identities:
    """Decide who is who, and write why into the draft of the store."""
    workspace = run.workspace
    digests = {member.article: member.digest for member in members}
    publishers = {member.publisher for member in members if member.publisher}
    add_outlines(digests.values(), run)
    found = identify(
        (workspace.outline(digest, run.outliner) for digest in digests.values()),
        run.ontology,
        reread=lambda article: read_again(run, digests[article]),
        decisions=run.decisions,
        publishers=publishers,
    )
    with written(run.store.file(LEDGER), run.folder / LEDGER) as stream:
        stream.writelines(ledger_lines(found.links, found.hints))
    return found


def _assemble(run: Run, members: Sequence[Member]) -> Whole:
    """Make what each article adds to the graph, by who is who in it."""
    assembly = Assembly.of(run, members, _identify(members, run))
    assembly.refresh()
    return assembly.join()


def _store_graph(whole: Whole, members: Sequence[Member]) -> Sequence[Story]:
    """Write the graph, the stories and what answers quickly into the draft of the store."""
    run, store, base = whole.run, whole.run.store, check_base(whole.run.options.base)
    stories = find_stories(whole.corpus, run.ontology, run.workspace)
    lines = whole.lines(story_triples(stories, base))
    blocks = (run.workspace.blocks(member.digest) for member in members)
    prefixes = {**NAMESPACES, "id": base}
    with written(store.file(TURTLE), run.folder / TURTLE) as stream:
        write_turtle(lines, stream, prefixes=prefixes, folder=run.folder, parts=blocks)
    gone = {each.article for each in run.former} - {each.article for each in members}
    store.load_turtle(TURTLE, base=base, anew=bool(gone))
    write_index(whole.corpus, store.file(INDEX))
    return stories


def _draw(whole: Whole, stories: Sequence[Story]) -> int:
    """Write the page, of a large graph with the most important part; return its statements."""
    run, shown = whole.run, whole.to_draw()
    options = ViewOptions(base=run.options.base)
    page = render(shown, run.ontology, stories=stories, title=run.options.title, options=options)
    with written(run.store.file(PAGE), run.folder / PAGE) as stream:
        stream.write(page.encode("utf-8", "replace"))  # a title can be any bytes
    return len(shown.statements)


def _write_files(whole: Whole, members: Sequence[Member], before: Store | None) -> None:
    """Write what the graph was into the draft of the store, and what it was made of."""
    run, corpus = whole.run, whole.corpus
    with Index.open(run.store) as index:
        articles = frozenset(corpus.articles)
        replaced = find_replaced(before, index.ids(), articles, corpus.part) if before else {}
        former = read_redirects(run.folder / STORE)
        alive = lambda id_: index.entity(decode(id_)) is not None  # noqa: E731  # said once
        redirects = continue_redirects(former, replaced, alive)
    for name, content in (
        (HISTORY, history_turtle(redirects, members, check_base(run.options.base))),
        (REDIRECTS, encode_redirects(redirects)),
        (MEMBERS, encode_members(members)),
        (SETTINGS, encode_settings(run.settings)),
    ):
        with written(run.store.file(name), run.folder / name) as stream:
            stream.write(content)
