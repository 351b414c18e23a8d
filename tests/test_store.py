"""Triples in, a store on disk out: nothing lost, same bytes, readable by others."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.errors import OutputError, QueryError, StoreError, StoreLockedError
from kg.iris import encode, kg_term
from kg.store import Store, Syntax
from kg.terms import DEFAULT_BASE, KG, OA, SKOS, Iri, Triple, text_literal
from tests.rdflib_graph import as_rdflib
from tests.sample import ARTICLE, EXTRACTIONS
from tests.sample_store import sample_triples, write_store
from tests.triples import load

WRITER = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""
THING = Iri(DEFAULT_BASE + "thing")


def triple(text: str) -> Triple:
    """Return a triple with this text."""
    return Triple(THING, SKOS.prefLabel, text_literal(text))


def dump(folder: Path, syntax: Syntax = Syntax.TURTLE) -> bytes:
    """Return the whole content of a store."""
    out = io.BytesIO()
    with Store.open_readonly(folder) as store:
        store.dump(syntax, out)
    return out.getvalue()


def test_committed_triples_are_there(tmp_path: Path) -> None:
    """What was loaded before a commit can be read after it."""
    folder = write_store(tmp_path / "store", [triple("one")])
    with Store.open_readonly(folder) as store:
        assert list(store.texts("SELECT ?o { ?s skos:prefLabel ?o }")) == [("one",)]


def test_new_store_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """A second build leaves nothing of the first, neither triples nor files."""
    folder = write_store(tmp_path / "store", [triple("one")])
    write_store(folder, [triple("two")])
    assert b"two" in dump(folder)
    assert b"one" not in dump(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_broken_off_build_loses_nothing(tmp_path: Path, failure: type[BaseException]) -> None:
    """Ctrl-C or a failure before the commit leaves the former store, and no temporary files."""
    folder = write_store(tmp_path / "store", [triple("one")])
    with pytest.raises(failure), Store.create(folder) as store:
        load(store, [triple("two")])
        raise failure
    assert b"one" in dump(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_commit_broken_off_between_its_steps(tmp_path: Path) -> None:
    """A store that was moved aside when the process died comes back."""
    folder = write_store(tmp_path / "store", [triple("one")])
    folder.rename(tmp_path / ".store.former")
    assert b"one" in dump(folder)


def test_draft_of_a_killed_build_is_cleared(tmp_path: Path) -> None:
    """What a killed build left behind does not get into the next one."""
    write_store(tmp_path / ".store.draft", [triple("left over")])
    assert b"left over" not in dump(write_store(tmp_path / "store", [triple("new")]))


def test_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    """A store that is open to read says the same after a later build."""
    folder = write_store(tmp_path / "store", [triple("one")])
    with Store.open_readonly(folder) as store:
        write_store(folder, [triple("two")])
        assert list(store.texts("SELECT ?o { ?s skos:prefLabel ?o }")) == [("one",)]


def test_missing_store(tmp_path: Path) -> None:
    """Without a store the error names the folder and what to do."""
    with pytest.raises(StoreError, match=r"nothing: run kg build first"):
        Store.open_readonly(tmp_path / "nothing")


def test_broken_store(tmp_path: Path) -> None:
    """A store with damaged files is an error, not a crash, and says to build again."""
    folder = write_store(tmp_path / "store", [triple("one")])
    for path in folder.iterdir():
        path.write_bytes(b"rubbish")
    with pytest.raises(StoreError, match="is broken, build it again"):
        Store.open_readonly(folder)


def test_locked_store(tmp_path: Path) -> None:
    """While another process writes in a store, reading and building say so and lose nothing."""
    folder = write_store(tmp_path / "store", [triple("one")])
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        for use in (Store.open_readonly, Store.create):
            with pytest.raises(StoreLockedError, match=r"store is locked"):
                use(folder)
        writer.communicate("")
    assert b"one" in dump(folder)


def test_foreign_folder_is_not_replaced(tmp_path: Path) -> None:
    """A folder with anything else in it is never taken for a store."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("meow")
    with pytest.raises(OutputError, match="contains something else than a store"):
        Store.create(tmp_path / "photos")
    assert (tmp_path / "photos" / "cat.jpg").read_text() == "meow"


def test_file_is_not_replaced(tmp_path: Path) -> None:
    """A file where the store should go is never taken away."""
    (tmp_path / "store").write_text("mine")
    with pytest.raises(OutputError, match="contains something else than a store"):
        Store.create(tmp_path / "store")
    assert (tmp_path / "store").read_text() == "mine"


def test_unwritable_place(tmp_path: Path) -> None:
    """A store that cannot be made is an error that names the folder."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write a store beside"):
        Store.create(tmp_path / "file" / "store")


def test_closed_store(tmp_path: Path) -> None:
    """A committed store is closed and says so."""
    with Store.create(tmp_path / "store") as store:
        store.commit()
        with pytest.raises(StoreError, match="is closed"):
            next(store.match(None, None, None))


@pytest.mark.parametrize("syntax", Syntax)
def test_same_bytes_for_any_order(sample: Path, tmp_path: Path, syntax: Syntax) -> None:
    """Triples in whatever order, some of them twice, are written as the same bytes."""
    triples = sample_triples()
    random.Random(1).shuffle(triples)
    shuffled = write_store(tmp_path / "store", [*triples, *triples[::3]])
    assert dump(shuffled, syntax) == dump(sample, syntax)


def test_same_bytes_in_another_process(sample: Path) -> None:
    """Not even the order of prefixes depends on the process."""
    code = (
        "import sys; from pathlib import Path; from kg.store import Store, Syntax\n"
        "with Store.open_readonly(Path(sys.argv[1])) as store:\n"
        "    for syntax in (Syntax.TURTLE, Syntax.RDFXML):\n"
        "        store.dump(syntax, sys.stdout.buffer)\n"
    )
    written = subprocess.run(
        [sys.executable, "-c", code, str(sample)], capture_output=True, check=True
    ).stdout
    assert written == dump(sample) + dump(sample, Syntax.RDFXML)


def test_turtle_is_readable(sample: Path) -> None:
    """Turtle is in blocks by subject, entities first, with short names and types first."""
    text = dump(sample).decode()
    blocks = text.split("\n\n")
    assert all(line.startswith("@prefix ") for line in blocks[0].splitlines())
    assert blocks[0].splitlines() == sorted(blocks[0].splitlines())
    person = next(block for block in blocks if block.startswith("id:Ada_Lind "))
    assert person.splitlines() == [
        "id:Ada_Lind a kg:Person ;",
        '\tskos:prefLabel "Ada Lind"@en ;',
        '\tskos:altLabel "Lind"@en ;',
        "\tkg:isNamed true ;",
        "\tkg:heads id:Norwegian_delegation ;",
        "\trel:arrive-in id:Oslo .",
    ]
    order = [text.index(f"\n{start}") for start in ("id:Ada", "id:st-", "id:ev-", "id:art-", "kg:")]
    assert order == sorted(order)


RDFLIB = {
    Syntax.TURTLE: "turtle", Syntax.TRIG: "trig", Syntax.NQUADS: "nquads",
    Syntax.NTRIPLES: "nt", Syntax.JSONLD: "json-ld", Syntax.RDFXML: "xml",
}  # fmt: skip  # one name a line says nothing


@pytest.mark.parametrize("syntax", Syntax)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parsers use it
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # as above
def test_rdflib_reads_the_same_graph(sample: Path, syntax: Syntax) -> None:
    """Each syntax, read by another library, is the graph that was loaded."""
    read = rdflib.Dataset(default_union=True)
    read.parse(data=dump(sample, syntax), format=RDFLIB[syntax])
    found = rdflib.Graph()
    for statement in read.triples((None, None, None)):
        found.add(statement)
    assert isomorphic(found, as_rdflib(sample_triples()))


@pytest.mark.parametrize("syntax", [Syntax.TRIG, Syntax.NQUADS])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parsers use it
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # as above
def test_each_article_has_a_graph(sample: Path, syntax: Syntax) -> None:
    """What one article says stands in its graph; entities, edges and terms in the default graph."""
    read = rdflib.Dataset()
    read.parse(data=dump(sample, syntax), format=RDFLIB[syntax])
    graphs = {str(graph.identifier): graph for graph in read.graphs() if len(graph)}
    default = graphs.pop("urn:x-rdflib:default")
    assert graphs.keys() == {DEFAULT_BASE + each.article.id for each in EXTRACTIONS}
    of_first = graphs[DEFAULT_BASE + ARTICLE.id]
    kinds = {str(kind) for kind in of_first.objects(None, rdflib.RDF.type)}
    assert kinds == {
        KG.Statement, KG.Attribution, KG.Qualifier, KG.Quotation,
        OA.SpecificResource, OA.TextQuoteSelector, OA.TextPositionSelector,
    }  # fmt: skip  # two lines to compare
    assert len(set(of_first.subjects(rdflib.RDF.type, rdflib.URIRef(KG.Statement)))) == 3
    names = (DEFAULT_BASE + "Ada_Lind", kg_term("heads"), DEFAULT_BASE + "Norwegian_delegation")
    edge = tuple(map(rdflib.URIRef, names))
    assert edge in default
    assert not kinds & {str(kind) for kind in default.objects(None, rdflib.RDF.type)}


@pytest.mark.skipif(shutil.which("rapper") is None, reason="raptor2-utils is not installed")
@pytest.mark.parametrize(
    ("syntax", "name"),
    [(Syntax.TURTLE, "turtle"), (Syntax.NTRIPLES, "ntriples"), (Syntax.RDFXML, "rdfxml")],
)
def test_rapper_reads_without_a_warning(
    sample: Path, tmp_path: Path, syntax: Syntax, name: str
) -> None:
    """Raptor reads as many triples as were loaded and has nothing to complain of."""
    file = tmp_path / "graph"
    file.write_bytes(dump(sample, syntax))
    run = subprocess.run(
        ["rapper", "-c", "-i", name, str(file)], capture_output=True, text=True, check=True
    )
    assert "warning" not in run.stderr.lower()
    assert f"returned {len(set(sample_triples()))} triples" in run.stderr


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=50))
def test_hostile_texts_survive(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    """Any name and any text come back from the store and from Turtle as they went in."""
    triples = {
        Triple(Iri(DEFAULT_BASE + encode(name)), KG.role, text_literal(text))
        for name, text in pairs
    }
    folder = write_store(tmp_path_factory.mktemp("hostile") / "store", triples)
    expected = {(str(t.subject), t.object.text) for t in triples}  # type: ignore[union-attr]
    with Store.open_readonly(folder) as store:
        assert set(store.texts("SELECT ?s ?o { ?s kg:role ?o }")) == expected
    read = rdflib.Graph().parse(data=dump(folder), format="turtle")
    assert {(str(s), str(o)) for s, o in read.subject_objects()} == expected


@pytest.mark.parametrize(
    "text",
    [
        '"quotes" \'and\' """more"""',
        "a\nb\r\nc\td",
        "<b>&amp;</b>",
        "שלום مرحبا",
        "👩‍🚀 😀",
        "\\u0041 \\n",
    ],
)
@pytest.mark.parametrize("syntax", [s for s in Syntax if s is not Syntax.RDFXML])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # as above
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # as above
def test_texts_in_every_syntax(tmp_path: Path, text: str, syntax: Syntax) -> None:
    """Quotes, line breaks, markup, right-to-left text and emoji come through every syntax."""
    folder = write_store(tmp_path / "store", [triple(text)])
    read = rdflib.Dataset(default_union=True)
    read.parse(data=dump(folder, syntax), format=RDFLIB[syntax])
    assert [str(o) for _, _, o in read.triples((None, None, None))] == [text]


def test_base_is_read_from_the_graph(sample: Path, tmp_path: Path) -> None:
    """The prefix id: is the base of the graph, the default one in an empty graph."""
    with Store.open_readonly(sample) as store:
        assert store.prefixes["id"] == DEFAULT_BASE
    empty = write_store(tmp_path / "store", [])
    with Store.open_readonly(empty) as store:
        assert store.base == DEFAULT_BASE


def test_update_is_refused(sample: Path) -> None:
    """A query cannot change a store."""
    with Store.open_readonly(sample) as store, pytest.raises(QueryError):
        store.answer("INSERT DATA { id:a kg:heads id:b }")
