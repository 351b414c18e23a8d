"""A built graph and articles to add, remove or replace in; the graph of the articles then out.

It is the graph that a build of just these articles makes, byte for byte: what happened before is in
`history.ttl` alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.building import BuildOptions, BuildReport
from kg.pipeline import DEFAULT_OPTIONS, STORE, Paths, Run, make, read
from kg.workspace import Member, find_members, merged, read_members, read_settings, revised


def add(
    paths: Paths, *, output: str | Path = "output", options: BuildOptions = DEFAULT_OPTIONS
) -> BuildReport:
    """Add the articles in `paths` to the graph in a folder.

    The graph is then as if all its articles had been built at once, with the options of its build;
    of `options` those that do not change the graph count. Raises `StoreError` if there is none.
    """
    options = _as_built(output, options)
    return make(output, options, lambda run: merged(run.former, read(paths, run)))


def update(
    paths: Paths, *, output: str | Path = "output", options: BuildOptions = DEFAULT_OPTIONS
) -> BuildReport:
    """Replace the articles of the same URLs and files by those in `paths`; as `add` for the rest.

    That a version follows another is said in `history.ttl`, not in the graph.
    """
    options = _as_built(output, options)
    return make(output, options, lambda run: revised(run.former, read(paths, run)))


def remove(
    names: Sequence[str],
    *,
    output: str | Path = "output",
    options: BuildOptions = DEFAULT_OPTIONS,
) -> BuildReport:
    """Remove articles, by id, URL, file or title, from the graph in a folder.

    Nothing that only they say is left. Raises `InputError` for a name of none or of several.
    """

    def remaining(run: Run) -> list[Member]:
        gone = {found.key for name in names for found in find_members(run.former, name)}
        return [member for member in run.former if member.key not in gone]

    return make(output, _as_built(output, options), remaining)


def _as_built(output: str | Path, options: BuildOptions) -> BuildOptions:
    """Return the options with those of the graph that is there."""
    read_members(Path(output) / STORE)
    built = read_settings(Path(output) / STORE)
    return replace(
        options,
        model=built.model,
        ontology=tuple(map(Path, built.ontology)),
        identity=Path(built.identity),
        title=built.title,
        base=built.base,
        min_confidence=built.min_confidence,
    )
