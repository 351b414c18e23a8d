"""A store takes over the tables of the one before it, and then has just its own triples."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import Store, Syntax, difference, to_blocks, to_lines, write_turtle
from kg.terms import DEFAULT_BASE, KG, NAMESPACES, RDF, SCHEMA, VOID, Iri, Literal, Triple

PREFIXES = {**NAMESPACES, "id": DEFAULT_BASE}
NAMES = ("Ana", "U.S%2E", "AT%26T", "st-1", "ev-1", "quo-1", "art-1", "Çırağan", "a-b.c", "")
subjects = st.sampled_from(
    [*(Iri(DEFAULT_BASE + name) for name in NAMES), KG.Article, Iri("https://example.org/;a")]
)
objects = st.one_of(subjects, st.text('a\n\t ."\\;<é', max_size=9).map(Literal))
graphs = st.lists(
    st.builds(Triple, subjects, st.sampled_from([RDF.type, KG.subject, SCHEMA.url]), objects),
    max_size=20,
)


def write(folder: Path, triples: list[Triple], parts: list[list[Triple]]) -> bytes:
    """Write a store of triples, some of which come in parts; return its Turtle."""
    header = Triple(Iri(DEFAULT_BASE), VOID.uriSpace, Literal(DEFAULT_BASE))
    blocks = [to_blocks(part, shared=set(), prefixes=PREFIXES) for part in parts]
    with Store.create(folder / "store") as store:
        with store.file("graph.ttl").open("wb") as stream:
            lines = [to_lines([header, *triples])]
            write_turtle(lines, stream, prefixes=PREFIXES, folder=folder, parts=blocks)
        store.load_turtle("graph.ttl", base=DEFAULT_BASE)
        store.commit()
    return (folder / "store" / "graph.ttl").read_bytes()


def dump(folder: Path) -> bytes:
    """Return the Turtle that a store writes of what it has."""
    with Store.open_readonly(folder / "store") as store:
        out = io.BytesIO()
        store.dump(Syntax.TURTLE, out)
    return out.getvalue()


@settings(deadline=None, max_examples=20)
@given(former=graphs, new=graphs, part=graphs)
def test_a_store_follows_its_turtle(
    former: list[Triple], new: list[Triple], part: list[Triple]
) -> None:
    """Whatever it had before, however the blocks were made; and the Turtle has one form."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "SHARE", 1 / 1000)  # however much differs
        folder = Path(name)
        for triples, parts in (([], [former]), (new, [part]), (former, [])):
            assert write(folder, triples, parts) == dump(folder)


def test_a_store_whose_turtle_was_changed_is_loaded_anew(tmp_path: Path) -> None:
    """What somebody wrote into the file is not taken for what is in the store."""
    one = [Triple(Iri(f"{DEFAULT_BASE}Ana"), RDF.type, KG.Article)]
    written = write(tmp_path, one, [])
    file = tmp_path / "store" / "graph.ttl"
    file.write_bytes(file.read_bytes().replace(b"id:Ana", b"id:Bob"))
    assert write(tmp_path, one, []) == written == dump(tmp_path)
