"""A store in, answers out: records, rows, named questions, and nothing that harms."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import rdflib.compare
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.results.csvresults import CSVResultParser
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser

from kg.errors import OutputError, QueryError, QueryLimitError, StoreError
from kg.graph import Entity, Graph, GraphStatement, Resolution
from kg.iris import kg_term
from kg.query import (
    Index,
    Limits,
    entity_values,
    find_entities,
    hints,
    load_graph,
    load_part,
    load_parts,
    load_to_draw,
    named_queries,
    named_query,
    run_query,
    write_index,
    write_result,
)
from kg.query.guard import check_query
from kg.query.lookups import looked_up
from kg.query.reorder import optional_last
from kg.query.run import limit_reached
from kg.records import Article, Extraction, Layer, Modality, Polarity
from kg.store import INDEX, Store, Syntax
from kg.terms import DEFAULT_BASE, RDF, SKOS, XSD, Iri, Literal, Triple
from tests.corpus import corpus_of
from tests.sample import ARTICLE, EXTRACTIONS, HAND, HEADS, RESOLUTION, SECOND, SIGN
from tests.sample_store import sample_triples, write_store
from tests.triples import load


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Yield a store with the sample, open to read."""
    folder = write_store(tmp_path_factory.mktemp("sample") / "store", sample_triples())
    with Store.open_readonly(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(store: Store) -> Graph:
    """Return the sample as records."""
    return load_graph(store)


def statement(graph: Graph, predicate: str) -> GraphStatement:
    """Return the only statement with this predicate."""
    [found] = [each for each in graph.statements if each.predicate == predicate]
    return found


def test_statement_comes_back(graph: Graph) -> None:
    """All that a statement says can be read back from the store."""
    assert statement(graph, "rel:hand") == GraphStatement(
        id="st-577aa1797e2df420",
        subject="Ada_Lind",
        predicate="rel:hand",
        label="hand",
        relation="will hand",
        object="report-3d",
        polarity=Polarity.POSITIVE,
        modality=Modality.PLANNED,
        holders=(),
        when="2025-06-02",
        where="Bergen",
        qualifiers=(("to", "Oslo"),),
        rule="clause",
        confidence=0.7,
        article=ARTICLE.id,
        sentence=HAND.evidence.text,
        start=99,
        subject_at=(99, 103),
        relation_at=((104, 113),),
        object_at=(119, 127),
        time="2025-06-02",
    )


def test_holders_come_back_in_order(graph: Graph) -> None:
    """Who says so to the reader comes before their own sources."""
    assert statement(graph, "rel:sign").holders == (("Nordic_Wire", 0), ("officials-2e", 1))


@pytest.mark.parametrize(
    "published", [None, date(2025, 6, 1), datetime(2025, 6, 1, 9, 30, tzinfo=UTC)]
)
def test_dates_come_back_as_precise_as_they_were(tmp_path: Path, published: date | None) -> None:
    """A day stays a day, and the authors of an article stay in their order of names."""
    article = Article.from_text("Talks ended.", published=published)
    article = replace(article, authors=("Ana Ruiz", "Bo Lind"))
    triples = sample_triples([Extraction(article, (), ())], Resolution((), {}))
    with Store.open_readonly(write_store(tmp_path / "store", triples)) as opened:
        assert load_graph(opened).articles == {article.id: article}


def test_articles_and_entities_come_back(graph: Graph) -> None:
    """Articles and entities are as they went in, with what their mentions say of them."""
    assert graph.articles == {ARTICLE.id: ARTICLE, SECOND.id: SECOND}
    bare = {id_: replace(e, named=False, value=None) for id_, e in graph.entities.items()}
    assert bare == {entity.id: entity for entity in RESOLUTION.entities}
    assert graph.entities["Oslo"].named
    assert graph.entities["2025-06-02"].value == "2025-06-02"


def test_quotations_come_back(graph: Graph) -> None:
    """Each quotation has its speaker, and its place cuts its words out of the article."""
    wanted = [q for extraction in EXTRACTIONS for q in extraction.quotations]
    assert len(graph.quotations) == len(wanted) > 0
    words = {graph.articles[q.article].text[q.start : q.end] for q in graph.quotations}
    assert words == {q.passage.text for q in wanted}
    assert all(q.speaker in graph.entities for q in graph.quotations)


def test_property_has_its_label(graph: Graph) -> None:
    """A property of the ontology is called by its label there."""
    assert statement(graph, "kg:heads").label == "heads"


def test_statement_without_object_comes_back(tmp_path: Path) -> None:
    """A clause without an object has none, nor a place for it."""
    bare = replace(HEADS, predicate="rel:lead", object=None)
    triples = sample_triples([replace(EXTRACTIONS[0], statements=(bare,))])
    with Store.open_readonly(write_store(tmp_path / "store", triples)) as opened:
        [found] = load_graph(opened).statements
    assert (found.object, found.object_at) == (None, None)


def test_graph_does_not_depend_on_the_order(tmp_path: Path, graph: Graph) -> None:
    """The same triples in another order are the same records in the same order."""
    triples = sample_triples()
    random.Random(2).shuffle(triples)
    with Store.create(tmp_path / "store") as draft:
        load(draft, triples)
        assert load_graph(draft) == graph


def test_select(store: Store) -> None:
    """A SELECT has its variables as columns and terms as cells; prefixes need no declaration."""
    result = run_query(
        store, "SELECT ?c ?x ?n { ?s kg:confidence ?c OPTIONAL { ?s kg:no ?n } BIND(id:x AS ?x) }"
    )
    assert result.columns == ("c", "x", "n")
    assert sorted(result.rows)[0] == (
        Literal("0.7", XSD.decimal), Iri(DEFAULT_BASE + "x"), None,
    )  # fmt: skip  # one row
    assert ("0.7", "id:x", "") in result.texts()


@pytest.mark.parametrize(("city", "truth"), [("Oslo", True), ("Rome", False)])
def test_ask(store: Store, city: str, truth: bool) -> None:
    """An ASK has a truth value and no rows."""
    result = run_query(store, f'ASK {{ ?s skos:prefLabel "{city}"@en }}')
    assert (result.truth, result.rows) == (truth, ())
    assert result.texts() == [(str(truth).lower(),)]


@pytest.mark.parametrize(
    "query",
    ["CONSTRUCT { ?s a kg:City } WHERE { ?s a kg:City FILTER(?s = id:Oslo) }",
     "DESCRIBE id:Oslo"],
)  # fmt: skip  # short enough
def test_construct_and_describe(store: Store, query: str) -> None:
    """Queries that answer with triples have three columns."""
    result = run_query(store, query)
    assert result.columns == ("subject", "predicate", "object")
    assert ("id:Oslo", "rdf:type", "kg:City") in result.texts()


def test_values_take_the_place_of_variables(store: Store) -> None:
    """A value is a term, never text pasted into the query."""
    query = "SELECT ?s ?name { ?s skos:prefLabel ?name }"
    result = run_query(store, query, values={"s": Iri(DEFAULT_BASE + "Oslo")})
    assert result.texts() == [("id:Oslo", "Oslo")]
    nasty = Literal('" } INSERT { <a:a> <a:b> "', None, "en")
    assert run_query(store, query, values={"name": nasty}).rows == ()


def test_value_of_no_variable(store: Store) -> None:
    """A value for a variable that the query does not select is an error."""
    with pytest.raises(QueryError, match=r"\?other"):
        run_query(store, "SELECT ?s { ?s ?p ?o }", values={"other": Literal("x")})


MALFORMED = {
    "SELECT * WHERE { ?s ?p": r"line 1, column 23:\n.*\n {24}\^\n.*ends too early: a \} is missing",
    "SELECT * {\n  ?s foo:bar ?o }": r"line 2, column 13:\n.*\n {14}\^\nno such prefix; known",
    "ASK {": "line 1, column 6",
    "SELECT ?s { ?s ?p ?o OPTIONAL { ?s kg:when ?t } ?s kg:rule ?r": "line 1, column",
    "": "the query is empty, at line 1, column 1; ask for example SELECT",
    " \n# only a comment": "the query is empty",
    "ASK { ?s ?p '\udcff' }": "what is no character",
    "hello": "line 1, column 6",
    "INSERT DATA { id:a kg:heads id:b }": "only read",
    "SELECT ?x { BIND(1 AS ?y) BIND(2 AS ?y) }": "cannot be answered|malformed",
}


@pytest.mark.parametrize(("query", "message"), MALFORMED.items())
def test_malformed_query(store: Store, query: str, message: str) -> None:
    """A malformed query is an error that shows the place and, where it can, what is wrong."""
    with pytest.raises(QueryError, match=message):
        run_query(store, query)


FORBIDDEN = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { service silent ?where { ?s ?p ?o } }",
    "SELECT * { # harmless\n SERVICE<http://x/>{}}",
    'SELECT * { ?s ?p "a\\" b" . SERVICE <http://x/> {} }',
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE ?x {} FILTER(3>2) }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE?x#>\n{} }",
    'SELECT * { ?s ?p ?o FILTER(1<a:b#>"""\n)SERVICE ?x {}#"""\n}',
    "SELECT * { ?s ?p ?o FILTER(1<a:b#>'\n)SERVICE ?x {}#'\n}",
    "SELECT * { ?s ?p 1SERVICE <http://x/> {} }",
    "SELECT * { ?s ?p trueSERVICE <http://x/> {} }",
    "PREFIX a: <a:> SELECT * { ?s ?p 1SERVICEa:b {} }",
    "SELECT * { ?s ?p ?o # a,\nSERVICE <http://x/> {} }",
    r"SELECT * { ?s ?p <http://x/\u0041#> SERVICE <http://x/> {} }",
    "LOAD <http://x/>",
]
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://x/> {" }',
    "SELECT * { ?s ?p 'LOAD', '''a ' SERVICE''' }",
    "SELECT * { # SERVICE\n ?s ?p ?o }",
    "SELECT ?service { ?service a <http://example.org/service> }",
    "SELECT * { ?s a <http://www.service.org/?load=service> }",
    "SELECT * { ?s a <http://example.org/service#service> }",
    "SELECT * { ?load a kg:service, kg:Service }",
    "SELECT * { VALUES (?a ?b) { (<http://x/#a> <http://x/#service>) } }",
    "SELECT * { ?s ?p ?o FILTER(?a<?b && ?b>?a) }",
]


@pytest.mark.parametrize("query", FORBIDDEN)
def test_nothing_reaches_out(query: str) -> None:
    """SERVICE and LOAD are refused, however they hide."""
    with pytest.raises(QueryError, match=r"SERVICE and LOAD are not allowed, at line \d"):
        check_query(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_words_in_texts_and_names_are_no_keywords(query: str) -> None:
    """SERVICE and LOAD may occur in strings, comments, IRIs, variables and names."""
    check_query(query)


@given(st.text(alphabet="<>#'\"\\?:.(){} \naSERVICE", max_size=80))
def test_no_hiding_place(text: str) -> None:
    """SERVICE after a bracket is found, whatever is before it in the same statement.

    The rest closes every string, IRI and comment that the text may have opened.
    """
    opened = text.replace('"', "").replace("'", "").replace("\\", "")
    with pytest.raises(QueryError):
        check_query("SELECT * {" + opened + "> \n} SERVICE <http://x/> {}")


@pytest.mark.parametrize("bracket", ["{", "(", "["])
def test_deep_nesting(store: Store, bracket: str) -> None:
    """A query that would crash the parser by its depth is an error."""
    with pytest.raises(QueryError, match="nests brackets 20000 deep"):
        run_query(store, "SELECT * WHERE " + bracket * 20_000)


FROM = [
    ("SELECT * FROM <http://x/> { ?s ?p ?o }", "column 10"),
    ("SELECT *\nfrom named <http://x/> { ?s ?p ?o }", "line 2, column 1"),
    ("ASK FROM id:x { ?s ?p ?o }", "column 5"),
]


@pytest.mark.parametrize(("query", "place"), FROM)
def test_from_is_refused(store: Store, query: str, place: str) -> None:
    """A graph of the web is not fetched, and nobody takes an empty answer for one from it."""
    with pytest.raises(QueryError, match=rf"FROM is not allowed, at .*{place}: kg stays offline"):
        run_query(store, query)


def test_from_may_be_a_name(store: Store) -> None:
    """Variables, names, strings and comments may be called so."""
    query = 'SELECT ?from { ?from kg:from "FROM <x>" FILTER(?from != <a:from>) } # FROM <x>'
    assert run_query(store, query).rows == ()


@pytest.mark.parametrize(
    "query",
    [f"SELECT * {{ ?s ?p ?o FILTER({'!' * 30_000}true) }}",
     f"SELECT ({'+'.join(['1'] * 30_000)} AS ?x) {{}}",
     f"ASK {{ ?s {'/'.join(['kg:heads'] * 10_000)} ?o }}"],
    ids=["!", "+", "/"],
)  # fmt: skip  # short enough
def test_chained_operators(store: Store, query: str) -> None:
    """A chain too long for the stack is reported as that, not as a lack of memory."""
    with pytest.raises(QueryLimitError, match="chains too many operators") as caught:
        run_query(store, query)
    assert "memory" not in str(caught.value)


LARGE = """
import resource, sys
from pathlib import Path
from kg.errors import QueryLimitError
from kg.query import Limits, run_query
from kg.store import Store, Syntax
query = f'SELECT ?s ("{"x" * 50_000}" AS ?x) {{ ?s ?p ?o . ?a ?b ?c }}'
with Store.open_readonly(Path(sys.argv[1])) as store:
    assert len(run_query(store, f"{query} LIMIT 9", limits=Limits(result_bytes=2**20)).rows) == 9
    few = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:
        run_query(store, query, limits=Limits(result_bytes=150 * 2**20))
    except QueryLimitError as error:
        print(error)
print((resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - few) // 1024)
"""


def test_large_results_are_bounded(sample: Path) -> None:
    """Rows are written as they come, not held, and end where they take more room than allowed."""
    command = [sys.executable, "-c", LARGE, str(sample)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    message, grown = run.stdout.splitlines()
    assert message.startswith("the result is larger than 150 MB; ask for fewer rows")
    assert int(grown) < 50


def test_the_worker_of_a_killed_process_ends(sample: Path) -> None:
    """The system itself enforces a worker's limits of time and output."""
    request = {
        "store": str(sample),
        "query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?k) }",
        "values": {}, "seconds": -4, "bytes": 2**32, "rows": 10**9, "result_bytes": 2**40,
    }  # fmt: skip  # a record
    worker = subprocess.run(
        [sys.executable, "-m", "kg.query.worker"],
        input=json.dumps(request), stdout=subprocess.DEVNULL, encoding="utf-8", check=False,
    )  # fmt: skip  # short enough
    assert worker.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_depth_the_guard_does_not_see(store: Store) -> None:
    """Where the parser still crashes, only the worker does."""
    with pytest.raises(QueryLimitError, match="nests too deeply"):
        run_query(store, f"SELECT * {{ ?s ?p ?o FILTER({'!' * 30_000}true) }}")


PARTS = ["a.", ".-", "<#", '"', "'''", "<a#>", "\\", "#\n", "a:", '"""', "a", "(", "@-"]


@pytest.mark.parametrize("part", PARTS)
def test_long_queries_are_checked_in_no_time(part: str) -> None:
    """However long a query is, checking it takes time in proportion."""
    query = "SELECT * { " + part * (90_000 // len(part)) + " SERVICE"
    began = time.process_time()
    with suppress(QueryError):
        check_query(query)
    assert time.process_time() - began < 2


def test_huge_query(store: Store) -> None:
    """A query longer than a person writes is an error."""
    with pytest.raises(QueryError, match="longer than 100,000 characters"):
        run_query(store, "#" * 200_000)


def test_deadline(store: Store) -> None:
    """A query that would take for ever ends at its deadline."""
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?k) }"
    began = time.monotonic()
    with pytest.raises(QueryLimitError, match="longer than 1 seconds"):
        run_query(store, endless, limits=Limits(seconds=1))
    assert time.monotonic() - began < 10


def test_memory_limit(store: Store) -> None:
    """A query that needs more memory than allowed ends alone."""
    greedy = (
        "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(STR(?i) AS ?x) }"
    )
    with pytest.raises(QueryLimitError, match="MB of memory"):
        run_query(store, greedy, limits=Limits(bytes=400 * 2**20))


def test_memory_limit_of_a_thread() -> None:
    """Where the system has no memory left for a thread of the store, that is the limit, too."""
    found = limit_reached(127, "cannot allocate memory for thread-local data: ABORT", Limits())
    assert isinstance(found, QueryLimitError)
    assert "needs more than 4,096 MB of memory" in str(found)


def test_row_limit(store: Store) -> None:
    """A result with too many rows is an error, not a part that looks like the whole."""
    query = "SELECT * { ?s ?p ?o }"
    with pytest.raises(QueryLimitError, match="more than 5 rows; add a LIMIT"):
        run_query(store, query, limits=Limits(rows=5))
    assert len(run_query(store, query + " LIMIT 5", limits=Limits(rows=5)).rows) == 5


def test_query_of_a_store_that_is_not_committed(tmp_path: Path) -> None:
    """A draft answers too."""
    with Store.create(tmp_path / "store") as draft:
        load(draft, sample_triples())
        assert run_query(draft, "ASK { id:Oslo a kg:City }").truth is True


TRICKY = 'SELECT * { VALUES (?a ?b) { ("x,\\"y\\"\\n\\tz" id:Oslo) (1.5 UNDEF) ("é"@en <a:b>) } }'


def written(store: Store, form: str, query: str = TRICKY) -> str:
    """Return a result as text."""
    out = io.StringIO()
    write_result(run_query(store, query), form, out)
    return out.getvalue()


def test_csv(store: Store) -> None:
    """CSV has the bare texts, quoted as RFC 4180 says."""
    assert written(store, "csv") == (
        'a,b\r\n"x,""y""\n\tz",https://w3id.org/newskg/id/Oslo\r\n1.5,\r\né,a:b\r\n'
    )
    read = CSVResultParser().parse(io.BytesIO(written(store, "csv").encode()))
    assert len(read.bindings) == 3


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\\t", "\\r"])
def test_csv_holds_no_formula(store: Store, sign: str) -> None:
    """A text that a spreadsheet would compute gets an apostrophe; a number does not."""
    rows = written(store, "csv", f'SELECT ("{sign}1+1" AS ?x) (-5 AS ?y) (-0.5 AS ?z) {{}}')
    cells = list(csv.reader(io.StringIO(rows, newline="")))[1]
    assert cells == [f"'{sign.encode().decode('unicode_escape')}1+1", "-5", "-0.5"]


def test_tsv(store: Store) -> None:
    """TSV has terms as Turtle writes them."""
    lines = written(store, "tsv").splitlines()
    assert lines[:2] == ["?a\t?b", '"x,\\"y\\"\\n\\tz"\t<https://w3id.org/newskg/id/Oslo>']
    assert lines[2] == '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>\t'
    read = TSVResultParser().parse(io.BytesIO(written(store, "tsv").encode()))
    assert read.bindings[0][rdflib.Variable("a")] == rdflib.Literal('x,"y"\n\tz')


def test_json(store: Store) -> None:
    """JSON distinguishes IRIs, plain, typed and language-tagged literals, and omits gaps."""
    answer = json.loads(written(store, "json"))
    assert answer["head"] == {"vars": ["a", "b"]}
    assert answer["results"]["bindings"][1:] == [
        {"a": {"type": "literal", "value": "1.5", "datatype": XSD.decimal}},
        {
            "a": {"type": "literal", "value": "é", "xml:lang": "en"},
            "b": {"type": "uri", "value": "a:b"},
        },
    ]


@pytest.mark.parametrize(
    ("form", "text"), [("csv", "true\r\n"), ("tsv", "true\n"), ("json", '"boolean": true')]
)
def test_truth_in_each_format(store: Store, form: str, text: str) -> None:
    """The answer to an ASK can be written too."""
    assert text in written(store, form, "ASK { id:Oslo a kg:City }")


def test_unknown_result_format(store: Store) -> None:
    """An unknown format is an error that names the known ones."""
    with pytest.raises(OutputError, match="csv, tsv, json"):
        written(store, "xls")


@pytest.mark.parametrize("name", named_queries())
def test_named_query_runs(store: Store, index: Index, name: str) -> None:
    """Each named query has a description, runs, and takes a value for each parameter."""
    query = named_query(name)
    assert query.description.endswith(".")
    run_query(store, query.sparql)
    for parameter in query.parameters:
        values = entity_values(index, store.base, {parameter: "Ada Lind"})
        result = run_query(store, query.sparql, values=values)
        column = result.columns.index(parameter)
        assert {row[column] for row in result.rows} <= {Iri(DEFAULT_BASE + "Ada_Lind")}


ANSWERS = {
    "claims-by-speaker": ("officials", "1", "Ada Lind", "sign", "accord", "negative"),
    "denials": ("Ada Lind", "sign", "accord", "Nordic Wire, officials", SIGN.evidence.text),
    "evidence-for": ("Ada Lind", "heads", "Norwegian delegation", HEADS.evidence.text, "0", "40"),
    "plans": ("Ada Lind", "hand", "report", "planned", "2 June", "Bergen"),
    "publishers": ("Nordic Wire", "1", "3", "2025-06-01", "2025-06-01"),
    "quotations": ("officials", "did not sign the accord"),
    "timeline": ("2025-06-02T00:00:00Z", "2 June", "Ada Lind", "hand", "report", "planned"),
    "who-leads-what": ("Ada Lind", "heads", "Norwegian delegation", HEADS.evidence.text),
    "who-says-what-about": ("Ada Lind", "Nordic Wire", "negative", "alleged", "Ada Lind", "sign"),
}


@pytest.mark.parametrize(("name", "row"), ANSWERS.items())
def test_named_query_answers(store: Store, name: str, row: tuple[str, ...]) -> None:
    """Each named query finds what it is named after."""
    texts = run_query(store, named_query(name).sparql).texts()
    assert row in [found[: len(row)] for found in texts]


def test_meetings(tmp_path: Path) -> None:
    """The query for meetings finds who meets whom and who takes part in a kind of meeting."""
    meets = replace(HEADS, predicate="kg:meets")
    resolution = replace(
        RESOLUTION,
        entities=tuple(
            replace(e, type="Negotiation") if e.id == "report-3d" else e
            for e in RESOLUTION.entities
        ),
    )
    attends = replace(HAND, predicate="kg:attends")
    extraction = replace(EXTRACTIONS[0], statements=(meets, attends, SIGN))
    folder = write_store(tmp_path / "store", sample_triples([extraction], resolution))
    with Store.open_readonly(folder) as opened:
        texts = run_query(opened, named_query("meetings").sparql).texts()
    assert [row[:3] for row in texts] == [
        ("Ada Lind", "meets", "Norwegian delegation"), ("Ada Lind", "attends", "report"),
        ("Norwegian delegation", "meets", "Ada Lind"),
    ]  # fmt: skip  # short enough


def test_unknown_named_query() -> None:
    """An unknown name is an error that lists the known ones."""
    with pytest.raises(
        QueryError, match="there are accounts, changes, claims-by-speaker, contradictions"
    ):
        named_query("gossip")


@pytest.fixture(scope="module")
def index(store: Store) -> Iterator[Index]:
    """Yield the index of the sample, made in memory."""
    with Index.open(store) as opened:
        yield opened


@contextmanager
def index_with(folder: Path, *entities: Entity) -> Iterator[Index]:
    """Yield the index of the sample with further entities, which no statement names."""
    names = [
        triple
        for entity in entities
        for triple in (
            Triple(Iri(DEFAULT_BASE + entity.id), RDF.type, kg_term(entity.type)),
            Triple(Iri(DEFAULT_BASE + entity.id), SKOS.prefLabel, Literal(entity.name, None, "en")),
        )
    ]
    written = write_store(folder / "store", [*sample_triples(), *names])
    with Store.open_readonly(written) as opened, Index.open(opened) as found:
        yield found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ada Lind", "Ada_Lind"),
        ("ada lind", "Ada_Lind"),
        ("LIND", "Ada_Lind"),
        ("Ada_Lind", "Ada_Lind"),
        ("Norw", "Norwegian_delegation"),
        ("delegation", "Norwegian_delegation"),
        ("erge", "Bergen"),
    ],
)
def test_find_entities(index: Index, name: str, found: str) -> None:
    """An entity is found by id, name, alias or part of them, whatever the case."""
    assert find_entities(index, name)[0].id == found


def test_find_entities_without_accents(tmp_path: Path) -> None:
    """Accents need not be typed."""
    with index_with(tmp_path, Entity("1", "City", "São Tomé")) as index:
        assert [entity.id for entity in find_entities(index, "sao tome")] == ["1"]


def test_exact_names_come_alone(tmp_path: Path) -> None:
    """Where a name fits exactly, what only begins like it is left out."""
    with index_with(tmp_path, Entity("1", "City", "Osl")) as index:
        assert [entity.id for entity in find_entities(index, "osl")] == ["1"]


def test_much_named_entities_come_first(tmp_path: Path) -> None:
    """Of entities that fit equally well, the one with more statements comes first."""
    with index_with(tmp_path, Entity("0", "City", "Ada Lind")) as index:
        assert [entity.id for entity in find_entities(index, "Ada Lind")] == ["Ada_Lind", "0"]
        assert [entity.id for entity in index.find("ada", most=9, types=["City"])] == ["0"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("Ada Lindt", "did you mean Ada Lind"), ("zzz", "called 'zzz'$"), ("", "called ''$"),
     ("\udcff", "called")],
)  # fmt: skip  # short enough
def test_unknown_entity(index: Index, name: str, message: str) -> None:
    """A name of nothing is an error that suggests names spelled alike."""
    with pytest.raises(QueryError, match=message):
        find_entities(index, name)


def test_statistics(index: Index) -> None:
    """Statistics count everything, the most frequent first."""
    found = index.statistics()
    assert (found.articles, found.entities, found.statements) == (2, 9, 4)
    assert found.layers == {
        Layer.FACT: 2, Layer.REPORT: 0, Layer.CLAIM: 0, Layer.PLAN: 1, Layer.DENIAL: 1,
    }  # fmt: skip  # short enough
    assert next(iter(found.types.items())) == ("City", 2)
    assert found.publishers == {"": 1, "Nordic Wire": 1}
    assert found.relations == {"kg:heads": 1, "rel:arrive-in": 1, "rel:hand": 1, "rel:sign": 1}
    assert found.holders == {"Nordic Wire": 1, "officials": 1}
    assert next(iter(found.connections.items())) == ("Ada Lind", 4)
    assert len(found.connections) > 3
    assert index.statistics(most_connected=1).connections == {"Ada Lind": 4}


def test_parts_are_as_the_whole(store: Store, graph: Graph, index: Index) -> None:
    """A statement, an entity and an article read alone are those of the whole graph."""
    ids = index.naming("Ada_Lind").statements
    part = load_part(store, ids)
    assert part.statements == graph.statements
    assert part.articles == graph.articles
    assert part.entities == graph.entities
    assert load_part(store, ids[:1]).statements == tuple(
        each for each in graph.statements if each.id == ids[0]
    )


def test_what_names_an_entity(index: Index, graph: Graph) -> None:
    """Statements name an entity in any role, the surest come first, and all are counted."""
    confidence = {each.id: each.confidence for each in graph.statements}
    naming = index.naming("Ada_Lind", most=2)
    assert [confidence[each] for each in naming.statements] == [1.0, 0.93]
    assert (naming.total, naming.layers[Layer.FACT]) == (4, 2)
    assert [confidence[each] for each in index.naming("Ada_Lind", after=2).statements] == [0.8, 0.7]
    for entity, predicate in (
        ("Oslo", "rel:hand"), ("Bergen", "rel:hand"), ("2025-06-02", "rel:hand"),
        ("officials-2e", "rel:sign"),
    ):  # fmt: skip  # short enough
        assert statement(graph, predicate).id in index.naming(entity).statements
    denied = index.naming("Ada_Lind", layer=Layer.DENIAL)
    assert denied.statements == (statement(graph, "rel:sign").id,)


def test_neighbours(index: Index) -> None:
    """Neighbours are subjects and objects of the same statements, not sources or places."""
    found = {each.entity.id: each.statements for each in index.neighbours("Ada_Lind", most=9)}
    assert found == {"Norwegian_delegation": 1, "accord-1f": 1, "report-3d": 1, "Oslo": 1}
    assert [each.entity.id for each in index.neighbours("Oslo", most=9)] == ["Ada_Lind"]
    assert len(index.between("Oslo", "Ada_Lind", most=9)) == 1


def test_what_is_drawn_of_a_large_graph(
    store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large graph a part is drawn, around the focus or of the most important entities."""
    assert load_to_draw(store, None) is None
    monkeypatch.setattr("kg.query.around.LARGE", 5)
    monkeypatch.setattr("kg.query.around.NEIGHBOURS", 1)
    found = load_to_draw(store, "Bergen", depth=1)
    assert found is not None
    assert found[1] == "Bergen"
    assert [each.predicate for each in found[0].statements] == ["rel:hand"]
    further = load_to_draw(store, "Norwegian delegation", depth=2)
    assert further is not None
    assert len(further[0].statements) == 4
    opening = load_to_draw(store, None)
    assert opening is not None
    assert (opening[0].statements, opening[1]) == (graph.statements, None)
    monkeypatch.setattr("kg.query.around.FURTHER", 1)
    monkeypatch.setattr("kg.query.around.OPENING", 1)
    fewer = load_to_draw(store, None)
    assert fewer is not None
    assert len(fewer[0].statements) < len(opening[0].statements)
    with pytest.raises(QueryError, match="called 'zzz'"):
        load_to_draw(store, "zzz")


def test_a_large_graph_comes_in_parts(
    store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Article by article, the statements of all parts are those of the whole, in its order."""
    assert list(load_parts(store)) == [graph]
    monkeypatch.setattr("kg.query.around.LARGE", 5)
    parts = list(load_parts(store))
    assert len(parts) == 2
    assert tuple(each for part in parts for each in part.statements) == graph.statements


def test_an_index_is_a_file_of_its_store(tmp_path: Path) -> None:
    """A store that was written with an index has it; of another format it is made anew."""
    with Store.create(tmp_path / "store") as draft:
        load(draft, sample_triples())
        write_index(corpus_of(load_graph(draft)), draft.file(INDEX))
        draft.commit()
    with Store.open_readonly(tmp_path / "store") as opened:
        assert opened.file(INDEX).is_file()
        with Index.open(opened) as found:
            assert found.find("Lind", most=1)[0].id == "Ada_Lind"
    with sqlite3.connect(tmp_path / "store" / INDEX) as database:
        database.execute("PRAGMA user_version = 99")
    with Store.open_readonly(tmp_path / "store") as opened, Index.open(opened) as found:
        assert found.find("Lind", most=1)[0].id == "Ada_Lind"
    (tmp_path / "store" / INDEX).write_bytes(b"no database at all" * 99)
    with (
        Store.open_readonly(tmp_path / "store") as opened,
        pytest.raises(StoreError, match=r"index in .* is broken"),
    ):
        Index.open(opened)


@pytest.mark.parametrize("name", named_queries())
def test_named_queries_need_no_store_of_ours(store: Store, name: str) -> None:
    """Any engine answers them: prefixes are in the file, no path is endless, rows are the same."""
    query = named_queries()[name].sparql
    bare = rdflib.Graph(bind_namespaces="none")  # knows no prefix
    out = io.BytesIO()
    store.dump(Syntax.NTRIPLES, out)
    bare.parse(data=out.getvalue(), format="nt")
    assert "*" not in query.replace("(*)", "")
    assert not re.search(r"\w\+", query)
    answers = sorted(
        tuple("" if cell is None else str(cell).replace("+00:00", "Z") for cell in row)
        for row in bare.query(query)
    )
    ours = run_query(store, query)
    texts = [tuple("" if t is None else getattr(t, "text", t) for t in row) for row in ours.rows]
    assert answers == sorted(texts)


def test_contradictions(tmp_path: Path) -> None:
    """What one sentence affirms and another denies is side by side; a plan is no contradiction."""
    signs = replace(SIGN, polarity=Polarity.POSITIVE, holders=())
    will = replace(signs, modality=Modality.PLANNED, evidence=SIGN.evidence)
    for also, rows in ((signs, 1), (will, 0)):
        triples = sample_triples([replace(EXTRACTIONS[0], statements=(SIGN, also))])
        folder = write_store(tmp_path / f"store-{rows}", triples)
        with Store.open_readonly(folder) as opened:
            found = run_query(opened, named_query("contradictions").sparql).dicts()
        assert len({(row["subject"], row["relation"], row["object"]) for row in found}) == rows


def test_layers_by_publisher(store: Store) -> None:
    """Each publisher with the number of its statements in each layer."""
    found = run_query(store, named_query("layers-by-publisher").sparql).texts()
    assert ("Nordic Wire", "denial", "1", "1") in found
    assert ("", "fact", "1", "1") in found


def test_positions_and_neighbours(store: Store) -> None:
    """What somebody leads; and what is linked with a thing, from both sides."""
    [row] = run_query(store, named_query("positions").sparql).dicts()
    assert (row["person"], row["relation"], row["layer"]) == ("Ada Lind", "heads", "fact")
    found = run_query(store, named_query("neighbourhood").sparql).dicts()
    links = {(row["name"], row["direction"], row["neighbour"], row["layer"]) for row in found}
    assert ("accord", "in", "Ada Lind", "denial") in links
    assert ("Ada Lind", "out", "accord", "denial") in links


HINTS = {
    "SELECT * { ?a kg:head ?b }": ["kg:head is no term of this graph; similar: kg:heads"],
    "SELECT * { ?a rel:han ?b }": ["rel:han is no relation of this graph; similar: rel:hand"],
    "ASK { id:Lind ?p ?o }": ["id:Lind is no entity of this graph; similar: id:Ada_Lind"],
    "PREFIX own: <https://w3id.org/newskg/ns#> ASK { ?a own:head ?b }": [
        "kg:head is no term of this graph; similar: kg:heads"
    ],
    "SELECT * { ?a <https://w3id.org/newskg/ns#head> ?b }": [
        "kg:head is no term of this graph; similar: kg:heads"
    ],
    'SELECT (COUNT(*) AS ?n) { ?a skos:prefLabel "Oslo" }': [
        'the graph\'s texts have a language: write "Oslo"@en, or compare str(?name)'
    ],
    "SELECT * { ?a skos:prefLabel ?b FILTER(?b = 'Oslo') }": [
        'the graph\'s texts have a language: write "Oslo"@en, or compare str(?name)'
    ],
    'SELECT * { ?a skos:prefLabel "Oslo"@en ; kg:heads ?b }': [],
    'SELECT * { ?a skos:prefLabel ?b FILTER(str(?b) = "Rome") } # kg:head "Oslo"': [],
    "SELECT * { ?a kg:heads ?b OPTIONAL { ?b kg:head ?c } }": [],
}


@pytest.mark.parametrize("query", HINTS)
def test_hints(store: Store, query: str) -> None:
    """A query without an answer is told which of its names and texts the graph has not."""
    found = hints(store, query, run_query(store, query))
    assert [line.split(", id:")[0] for line in found] == HINTS[query]


def test_turtle_and_jsonld(store: Store) -> None:
    """The triples of CONSTRUCT and DESCRIBE are written as RDF, which others read."""
    query = "CONSTRUCT { ?s ?p ?o . [] kg:heads ?o } WHERE { ?s ?p ?o FILTER(?s = id:Oslo) }"
    turtle = rdflib.Graph().parse(data=written(store, "turtle", query), format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib, about its own parser
        jsonld = rdflib.Graph().parse(data=written(store, "jsonld", query), format="json-ld")
    assert rdflib.compare.isomorphic(turtle, jsonld)
    assert len(turtle) > 4
    assert 'skos:prefLabel "Oslo"@en' in written(store, "turtle", "DESCRIBE id:Oslo")


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "SELECT ?subject { ?subject ?p ?o }"])
def test_rows_are_no_triples(store: Store, query: str) -> None:
    """Turtle of a SELECT is an error that names the formats for rows."""
    with pytest.raises(OutputError, match=r"for CONSTRUCT and DESCRIBE.*csv, tsv or json"):
        written(store, "turtle", query)


def triples(names: str) -> st.SearchStrategy[str]:
    """Return triples over a few variables."""
    terms = st.sampled_from([f"?{name}" for name in names])
    line = st.builds("{} ex:{} {} .".format, terms, st.sampled_from("pq"), terms)
    return st.lists(line, min_size=1, max_size=2).map(" ".join)


VARIABLES = st.sampled_from("abcd")
OPTIONALS = triples("abcd").map("OPTIONAL {{ {} }}".format)
FILTERED = st.builds("OPTIONAL {{ {} FILTER(?{} != ex:n0) }}".format, triples("abcd"), VARIABLES)
UNIONS = st.builds("{{ {} }} UNION {{ {} }}".format, triples("abcd"), triples("abcd"))
LISTS = st.builds("VALUES (?{} ?z) {{ (ex:n0 1) (ex:n1 2) (UNDEF 3) }}".format, VARIABLES)
FILTERS = st.builds("FILTER(?{} != ex:n0)".format, VARIABLES)
PARTS = st.one_of(triples("abcd"), OPTIONALS, FILTERED, UNIONS, LISTS, FILTERS)
GROUPS = st.lists(PARTS, min_size=2, max_size=5)
NODES, PREDICATES = st.integers(0, 3), st.sampled_from("pq")
EDGE = st.builds("<ex:n{}> <ex:{}> <ex:n{}> .".format, NODES, PREDICATES, NODES)
EDGES = st.lists(EDGE, min_size=1, max_size=8)


@settings(max_examples=300, deadline=None)
@given(GROUPS, EDGES)
def test_reordering_changes_no_answer(parts: list[str], edges: list[str]) -> None:
    """Whatever the patterns and the graph, an OPTIONAL moved or looked up gives the same rows."""
    query = f"PREFIX ex: <ex:> SELECT ?a ?b ?c ?d WHERE {{ {' '.join(parts)} }}"
    graph = pyoxigraph.Store()
    graph.load(input="\n".join(edges).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    before, *after = (
        sorted(str(list(map(str, row))) for row in graph.query(text))
        for text in (query, optional_last(query), looked_up(query))
    )
    assert after == [before, before]


REORDERED = {
    "SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } ?b kg:r ?d }": True,
    "SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } . ?b kg:r ?d # last\n }": True,
    "SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } ?c kg:r ?d }": False,
    "SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c FILTER(?d = 1) } ?b kg:r ?d }": False,
    "SELECT ?a { ?a kg:OPTIONAL ?b . ?b kg:r ?d }": False,
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } ?b kg:r ?d }": False,
    "SELECT ?a { ?a kg:p 'OPTIONAL { ?a kg:q ?c }' ; kg:r ?d }": False,
    "SELECT ?a { ?a kg:p _:x OPTIONAL { ?a kg:q ?c } ?a kg:r ?d }": False,
    "SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } BIND(?c AS ?e) ?b kg:r ?d }": False,
}


def test_values_stay_as_they_are(store: Store) -> None:
    """A block of VALUES is no group of triples."""
    query = "SELECT ?a { VALUES ?a { id:Oslo id:Bergen } ?a a ?c OPTIONAL { ?a kg:q ?d } ?a ?p ?x }"
    assert "{ id:Oslo id:Bergen }" in optional_last(query)
    assert "{ id:Oslo id:Bergen }" in looked_up(query)
    store.answer(optional_last(query))


@pytest.mark.parametrize("query", REORDERED)
def test_what_is_reordered(query: str) -> None:
    """An OPTIONAL goes behind triples only where none of its own variables is in them."""
    words = optional_last(query).split()
    place = words.index("?d"), next((i for i, w in enumerate(words) if w == "OPTIONAL"), 0)
    assert (place[0] < place[1]) is REORDERED[query]


LOOKED_UP = {
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q/kg:r ?c . ?c kg:s '}' } }": True,
    "SELECT * { { ?a kg:p ?b } UNION { ?a kg:q ?b OPTIONAL { ?a kg:r ?c } } }": True,
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q ?c FILTER(?c > ?b) } }": False,
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q ?c OPTIONAL { ?c kg:r ?d FILTER(1) } } }": False,
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q _:c } }": False,
    "SELECT * { ?a kg:p ?b FILTER EXISTS { ?a kg:q ?b OPTIONAL { ?a kg:r ?c } } }": False,
    "SELECT * { ?a kg:p 'OPTIONAL { ?a kg:q ?c }' } # OPTIONAL { ?a kg:q ?c }": False,
    "SELECT * { ?a kg:p ?b OPTIONAL { ?a kg:q ?c }": False,
    "SELECT * { { ?a kg:p ?b } UNION { ?b kg:p ?a } ?b kg:q ?c }": True,
    "SELECT * { VALUES ?b { 1 2 } ?a kg:p ?b }": True,
    "SELECT * { ?a kg:p ?b VALUES ?b { 1 2 } }": False,
    "SELECT * { { SELECT ?a { ?a kg:p ?b OPTIONAL { ?a kg:q ?c } } } }": False,
    "SELECT * { ?a kg:p ?b FILTER(?b IN (1, 2)) ?b kg:q ?c }": False,
}


@pytest.mark.parametrize("query", LOOKED_UP)
def test_what_is_looked_up(query: str) -> None:
    """An OPTIONAL of triples, and triples after groups, are looked up; the rest stays."""
    assert (looked_up(query) != query) is LOOKED_UP[query]
