"""The endpoint answers in every format, keeps its limits, and protects who reads it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import threading
import time
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper

from kg.serve import SERVED_LIMITS, ServeOptions
from tests.serve.serving import Served, serving

NAMES = """PREFIX kg: <https://w3id.org/newskg/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE { ?thing a kg:City ; skos:prefLabel ?name } ORDER BY ?name"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
OSLO = "https://w3id.org/newskg/id/Oslo"


def test_json(server: Served) -> None:
    """JSON has a binding for each variable that has a value."""
    found = json.loads(server.query(NAMES).body)
    assert found["head"]["vars"] == ["thing", "name"]
    assert found["results"]["bindings"][1] == {
        "thing": {"type": "uri", "value": OSLO},
        "name": {"type": "literal", "value": "Oslo", "xml:lang": "en"},
    }


def test_values_are_as_they_are(server: Served) -> None:
    """CSV has values as they are; all formats keep marks, line ends and what means something."""
    nasty = '=1+1 "a"\t<b> & \\ c\r\nd'
    escaped = nasty.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\\r\\n")
    query = f'SELECT ?x ?y {{ BIND("{escaped}" AS ?x) }}'
    rows = list(csv.reader(io.StringIO(server.query(query, Accept="text/csv").text, newline="")))
    assert rows == [["x", "y"], [nasty, ""]]
    for kind in ("application/sparql-results+json", "application/sparql-results+xml",
                 "text/tab-separated-values"):  # fmt: skip  # short enough
        answered = server.query(query, Accept=kind)
        result = rdflib.query.Result.parse(io.BytesIO(answered.body), content_type=kind)
        assert [tuple(map(str, filter(None, row))) for row in result] == [(nasty,)]


@pytest.mark.parametrize(
    ("kind", "form"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml"),
     ("application/ld+json", "json-ld")],
)  # fmt: skip  # short enough
def test_triples(server: Served, kind: str, form: str) -> None:
    """DESCRIBE gives the same triples in each syntax."""
    answered = server.query("DESCRIBE id:Oslo", Accept=kind)
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own reader of JSON-LD
        graph.parse(data=answered.body, format=form)
    label = rdflib.Literal("Oslo", lang="en")
    assert (rdflib.URIRef(OSLO), rdflib.SKOS.prefLabel, label) in graph
    assert len(graph) == 4


def test_the_description_of_the_service(server: Served) -> None:
    """A bare GET describes the endpoint in RDF; a browser is led to the page for queries."""
    answered = server.ask("/sparql")
    graph = rdflib.Graph().parse(data=answered.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    endpoint = rdflib.URIRef(f"{server.url}/sparql")
    assert graph.value(predicate=rdflib.RDF.type, object=sd.Service) == endpoint
    assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in graph


@pytest.mark.parametrize(
    "query",
    ["SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SELECT * FROM <http://x/> {}",
     "SELECT * WHERE " + "{" * 20_000, "SELECT"],
)  # fmt: skip  # short enough
def test_what_is_not_allowed(server: Served, query: str) -> None:
    """What `kg query` refuses is refused here."""
    body = query.encode()
    answered = server.ask(
        "/sparql", method="POST", body=body, Content_Type="application/sparql-query"
    )
    assert (answered.status, answered.media_type) == (400, "text/plain")


def test_large_requests_are_refused(server: Served) -> None:
    """A body that is larger than any query is not read."""
    answered = server.ask(
        "/sparql", method="POST", body=b"#" * (2**20 + 1), Content_Type="application/sparql-query"
    )
    assert answered.status == 413


def test_limits(sample: Path) -> None:
    """Time, rows, size and stack are limited, and a process that dies is replaced."""
    limits = replace(SERVED_LIMITS, seconds=1.5, rows=5, result_bytes=5000)
    cases = {
        ENDLESS: "took longer than 1.5 seconds",
        "SELECT * { ?s ?p ?o }": "more than 5 rows",
        f'SELECT ("{"x" * 6000}" AS ?x) {{}}': "larger than",
        f"SELECT * {{ ?s ?p ?o FILTER({'!' * 30_000}true) }}": "chains too many operators",
    }
    with serving(sample, ServeOptions(workers=1, limits=limits)) as served:
        for query, reason in cases.items():
            answered = served.ask(
                "/sparql", method="POST", body=query.encode(),
                Content_Type="application/sparql-query",
            )  # fmt: skip  # short enough
            assert (answered.status, reason in answered.text) == (422, True), answered.text
            assert served.query("ASK {}").status == 200


def test_memory_is_limited(sample: Path) -> None:
    """A query that wants more memory than allowed ends alone."""
    limits = replace(SERVED_LIMITS, bytes=3 * 2**29, seconds=60)
    query = f'SELECT (GROUP_CONCAT("{"x" * 5000}") AS ?x) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}'
    with serving(sample, ServeOptions(workers=1, limits=limits)) as served:
        answered = served.query(query)
        assert (answered.status, "MB of memory" in answered.text) == (422, True), answered.text
        assert served.query("ASK {}").status == 200


def test_too_many_at_once(sample: Path) -> None:
    """When all processes are busy and enough queries wait, a further one is told to come later."""
    limits = replace(SERVED_LIMITS, seconds=3)
    with serving(sample, ServeOptions(workers=1, waiting=0, limits=limits)) as served:
        busy = threading.Thread(target=served.query, args=(ENDLESS,))
        busy.start()
        time.sleep(0.5)
        answered = served.query("ASK {}")
        busy.join()
        assert (answered.status, answered.headers["retry-after"]) == (429, "5")
        assert served.query("ASK {}").status in (200, 429)  # its process is just being replaced


def test_a_query_ends_with_its_client(sample: Path) -> None:
    """A client that goes away leaves its process to others."""
    import http.client
    from urllib.parse import urlencode

    with serving(sample, ServeOptions(workers=1)) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port)
        connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
        time.sleep(0.5)
        connection.close()
        began = time.monotonic()
        assert served.query("ASK {}").status == 200
        assert time.monotonic() - began < SERVED_LIMITS.seconds / 2


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_other_hosts_are_refused(server: Served, host: str) -> None:
    """A name that somebody else gave to this address leads nowhere (DNS rebinding)."""
    assert server.ask("/sparql?query=ASK%7B%7D", Host=host).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:80"])
def test_own_hosts_are_known(server: Served, host: str) -> None:
    """The names of this machine are known, with any port."""
    assert server.ask("/sparql?query=ASK%7B%7D", Host=host).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_pages_of_other_sites_are_refused(server: Served, origin: str) -> None:
    """A page of another site, or of another port, gets no answer."""
    answered = server.ask("/sparql?query=ASK%7B%7D", Origin=origin)
    assert answered.status == 403
    assert "access-control-allow-origin" not in answered.headers


def test_own_pages_may_ask(server: Served) -> None:
    """A page of this server may ask."""
    assert server.ask("/sparql?query=ASK%7B%7D", Origin=server.url).status == 200


def test_hosts_and_origins_can_be_allowed(sample: Path) -> None:
    """A name and a site that are allowed get answers, and the browser lets the site read them."""
    options = ServeOptions(
        workers=1, allowed_hosts=("kg.example",), allowed_origins=("https://app.example/",)
    )
    with serving(sample, options) as served:
        answered = served.ask(
            "/sparql?query=ASK%7B%7D", Host="kg.example", Origin="https://app.example"
        )
        assert answered.status == 200
        assert answered.headers["access-control-allow-origin"] == "https://app.example"
        before = served.ask("/sparql", method="OPTIONS", Origin="https://app.example")
        assert before.headers["access-control-allow-headers"] == "Accept, Content-Type"


def test_sparqlwrapper(server: Served) -> None:
    """SPARQLWrapper reads rows and triples."""
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(NAMES)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["Bergen", "Oslo"]
    client.setQuery(f"DESCRIBE <{OSLO}>")
    client.setMethod("POST")
    client.setReturnFormat(TURTLE)
    assert b"Oslo" in client.queryAndConvert()


def test_rdflib(server: Served) -> None:
    """rdflib reads the endpoint as one of its graphs."""
    store = SPARQLStore(f"{server.url}/sparql")
    graph = rdflib.Graph(store)
    assert graph.value(rdflib.URIRef(OSLO), rdflib.SKOS.prefLabel) == rdflib.Literal("Oslo", "en")
    found = graph.query("SELECT ?s WHERE { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?n }")
    assert [str(row.s) for row in found] == ["https://w3id.org/newskg/id/Ada_Lind"]


@pytest.mark.skipif(shutil.which("roqet") is None, reason="roqet (rasqal-utils) is not installed")
def test_roqet(server: Served) -> None:
    """roqet, in C, reads the rows."""
    query = "SELECT ?n WHERE { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?n }"
    command = ["roqet", "-q", "-p", f"{server.url}/sparql", "-e", query, "-r", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Lind" in done.stdout, done.stderr


ASKED_BY_COMUNICA = """
const { QueryEngine } = require("@comunica/query-sparql");
(async () => {
  const [endpoint, query] = process.argv.slice(1);
  const engine = new QueryEngine();
  const context = { sources: [{ type: "sparql", value: endpoint }] };
  const bindings = await (await engine.queryBindings(query, context)).toArray();
  const plain = (row) => Object.fromEntries([...row].map(([key, term]) => [key.value, term.value]));
  const rows = bindings.map(plain);
  const found = await engine.queryBoolean("ASK { ?a a ?b }", context);
  const quads = await (await engine.queryQuads("CONSTRUCT WHERE { ?a a ?b }", context)).toArray();
  process.stdout.write(JSON.stringify({ rows, found, quads: quads.length }));
})();
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_comunica(server: Served, root: Path) -> None:
    """Comunica, in JavaScript, reads rows, a truth value and triples."""
    modules = root / ".venv" / "node" / "node_modules"
    if not (modules / "@comunica" / "query-sparql").is_dir():
        pytest.skip("Comunica is not there: make lint installs it")
    query = (
        "PREFIX kg: <https://w3id.org/newskg/ns#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?name ?led { ?who kg:heads ?what . ?who skos:prefLabel ?name . "
        "?what skos:prefLabel ?led } ORDER BY ?name"
    )
    done = subprocess.run(
        ["node", "-e", ASKED_BY_COMUNICA, f"{server.url}/sparql", query],
        env={**os.environ, "NODE_PATH": str(modules)}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip  # options on one line
    assert done.returncode == 0, done.stderr[-2000:]
    answered = json.loads(done.stdout)
    assert answered["rows"] == [{"name": "Ada Lind", "led": "Norwegian delegation"}]
    assert answered["found"] is True
    known = rdflib.Graph().parse(data=server.query("CONSTRUCT WHERE { ?a a ?b }").text)
    assert answered["quads"] == len(known)
