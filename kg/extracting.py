"""The articles of a run in; their extractions and outlines in its workspace out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.building import REASONS_GIVEN, Progress, Run
from kg.errors import InputError
from kg.explanation import Explanation
from kg.extract.cluster import extract_on_cluster
from kg.extract.processes import Setup, extract_stream
from kg.records import Extraction
from kg.resolve import Read, drop_unresolved
from kg.workspace import Member, preferred


def extract_missing(members: list[Member], run: Run) -> tuple[list[Member], int]:
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
            outline = run.reader.read(prepared(each)).outline
            run.workspace.add_extraction(digest, run.maker, each)
            run.workspace.add_outline(digest, run.outliner, outline)
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


def add_outlines(digests: Iterable[str], run: Run) -> None:
    """Make the outlines of extracted articles that are missing: another version made the others."""
    known = run.workspace.outlined(run.outliner)
    for digest in digests:
        if digest not in known:
            run.workspace.add_outline(digest, run.outliner, read_again(run, digest).outline)


def explain(members: Iterable[Member], run: Run) -> Explanation:
    """Return why sentences of these articles gave no statement."""
    explanation = Explanation()
    for member in members:
        extraction = run.workspace.extraction(member.digest, run.maker)
        kept = drop_unresolved(extraction)
        explanation.add(extraction, kept, min_confidence=run.options.min_confidence)
    return explanation


def prepared(extraction: Extraction) -> Extraction:
    """Return it without unresolved pronouns, and without what only explanations need."""
    return replace(drop_unresolved(extraction), sentences=(), unstated=())


def read_again(run: Run, digest: str) -> Read:
    """Return all that was read in an article, of its extraction."""
    return run.reader.read(prepared(run.workspace.extraction(digest, run.maker)))
