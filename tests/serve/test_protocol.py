"""The endpoint keeps to the SPARQL 1.1 Protocol: the cases are those of the W3C's test suite.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/. Its updates are refused here, as
the graph is read only. The graphs that its data sets name are invented anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from tests.serve.serving import Answered, Served, serving

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
GRAPHS = [f"https://data.example/data{number}.rdf" for number in range(1, 4)]
DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield a server of three named graphs, each of which says of itself that it is a document."""
    folder = tmp_path_factory.mktemp("graphs") / "store"
    store = ox.Store(folder)
    for graph in map(ox.NamedNode, GRAPHS):
        store.add(ox.Quad(graph, ox.NamedNode(TYPE), ox.NamedNode(DOCUMENT), graph))
    store.flush()
    del store
    with serving(folder) as served:
        yield served


def is_true(answered: Answered) -> bool:
    """Return the truth value of an ASK."""
    assert answered.status == 200, answered.text
    assert answered.media_type == "application/sparql-results+json"
    return bool(json.loads(answered.body)["boolean"])


def is_document(graph: str) -> str:
    """Return a pattern for the graph's statement about itself."""
    return f"<{graph}> a <{DOCUMENT}>"


def post(server: Served, body: str | bytes, kind: str, *, path: str = "/sparql") -> Answered:
    """Return the response to a POST of this media type."""
    data = body if isinstance(body, bytes) else body.encode()
    return server.ask(path, method="POST", body=data, Content_Type=kind)


WAYS = ["get", "form", "direct"]


def ask(server: Served, sparql: str, way: str, **graphs: list[str]) -> Answered:
    """Send a query by GET, as a form, or as a body, with these graphs as its dataset."""
    given = {f"{name}-graph-uri": found for name, found in graphs.items()}
    if way == "get":
        return server.ask("/sparql?" + urlencode({"query": sparql, **given}, doseq=True))
    if way == "form":
        return post(server, urlencode({"query": sparql, **given}, doseq=True), FORM)
    return post(server, sparql, DIRECT, path="/sparql?" + urlencode(given, doseq=True))


@pytest.mark.parametrize("way", WAYS)
def test_query(server: Served, way: str) -> None:
    """A query comes by GET, in a form or directly by POST."""
    assert is_true(ask(server, "ASK {}", way))


@pytest.mark.parametrize("way", WAYS)
def test_one_default_graph(server: Served, way: str) -> None:
    """With a default graph given, a query reads it and no other."""
    found = ask(server, f"ASK {{ {is_document(GRAPHS[0])} }}", way, default=GRAPHS[:1])
    assert is_true(found)
    assert not is_true(ask(server, f"ASK {{ {is_document(GRAPHS[1])} }}", way, default=GRAPHS[:1]))


@pytest.mark.parametrize("way", WAYS)
def test_several_default_graphs(server: Served, way: str) -> None:
    """Several default graphs are read as one."""
    both = f"ASK {{ {is_document(GRAPHS[0])} . {is_document(GRAPHS[1])} }}"
    assert is_true(ask(server, both, way, default=GRAPHS[:2]))


@pytest.mark.parametrize("way", WAYS)
def test_named_graphs(server: Served, way: str) -> None:
    """GRAPH finds the named graphs that are given, and no other."""
    query = f"ASK {{ GRAPH ?g {{ ?s a <{DOCUMENT}> }} FILTER(?g = <{GRAPHS[1]}>) }}"
    assert is_true(ask(server, query, way, named=GRAPHS[:2]))
    assert not is_true(ask(server, query, way, named=GRAPHS[:1]))


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_dataset(server: Served, way: str) -> None:
    """Default and named graphs can be given at once."""
    query = (
        f"ASK {{ {is_document(GRAPHS[2])} . GRAPH ?g {{ {is_document(GRAPHS[0])} }}"
        f" GRAPH ?h {{ {is_document(GRAPHS[1])} }} }}"
    )
    assert is_true(ask(server, query, way, default=GRAPHS[2:], named=GRAPHS[:2]))


@pytest.mark.parametrize("way", WAYS)
def test_the_dataset_of_the_protocol_counts(server: Served, way: str) -> None:
    """A data set that is given with the query replaces the one in the query."""
    query = f"ASK FROM <{GRAPHS[0]}> {{ {is_document(GRAPHS[1])} }}"
    assert is_true(ask(server, query, way, default=GRAPHS[1:2]))
    assert not is_true(ask(server, query, way, default=GRAPHS[:1]))


KINDS = {
    "SELECT (1 AS ?value) {}": {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    },
    "ASK {}": {"application/sparql-results+json", "application/sparql-results+xml"},
    "DESCRIBE <http://example.org/>": {"text/turtle", "application/rdf+xml"},
    "CONSTRUCT { <a:s> <a:p> 1 } WHERE {}": {
        "text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json",
    },
}  # fmt: skip  # one type a line says nothing


@pytest.mark.parametrize(
    ("query", "kind"), [(query, kind) for query, kinds in KINDS.items() for kind in sorted(kinds)]
)
def test_content_type(server: Served, query: str, kind: str) -> None:
    """The answer has the media type that the client asks for."""
    answered = server.query(query, Accept=kind)
    assert (answered.status, answered.media_type) == (200, kind)


@pytest.mark.parametrize("query", KINDS)
def test_default_content_type(server: Served, query: str) -> None:
    """Without a wish the answer has one of the media types that the W3C names for it."""
    for wish in ({}, {"Accept": "*/*"}, {"Accept": "text/html;q=0.1, */*;q=0.05"}):
        answered = server.query(query, **wish)
        assert (answered.status, answered.media_type in KINDS[query]) == (200, True)


def test_what_nobody_can_write_is_not_acceptable(server: Served) -> None:
    """A client that takes no media type of the answer is told which there are."""
    answered = server.query("ASK {}", Accept="image/png")
    assert answered.status == 406
    assert "application/sparql-results+json" in answered.text


def test_bad_method(server: Served) -> None:
    """A query by PUT is not one of the protocol."""
    answered = server.ask(f"/sparql?query={quote('ASK {}')}", method="PUT")
    assert answered.status == 405


@pytest.mark.parametrize("way", ["get", "form"])
def test_several_queries(server: Served, way: str) -> None:
    """Two queries in one request are refused."""
    text = urlencode([("query", "ASK {}"), ("query", "SELECT * {}")])
    found = server.ask(f"/sparql?{text}") if way == "get" else post(server, text, FORM)
    assert found.status == 400


def test_two_queries_in_address_and_body(server: Served) -> None:
    """A query in the address beside one in the body is refused."""
    assert post(server, "ASK {}", DIRECT, path="/sparql?query=ASK%7B%7D").status == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [("ASK {}", "text/plain"), ("ASK {}", ""), (urlencode({"query": "ASK {}"}), "text/plain"),
     (urlencode({"query": "ASK {}"}), "")],
)  # fmt: skip  # short enough
def test_wrong_media_type(server: Served, body: str, kind: str) -> None:
    """A query under a wrong media type, or without any, is refused."""
    assert post(server, body, kind).status == 415


def test_missing_query(server: Served) -> None:
    """A request of parameters without a query is refused."""
    assert server.ask("/sparql?default-graph-uri=https://data.example/").status == 400
    assert post(server, "", FORM).status == 400


def test_not_in_utf8(server: Served) -> None:
    """A query in another encoding than UTF-8 is refused."""
    text = "ASK { ?s ?p 'café' }"
    assert post(server, text.encode("utf-16"), f"{DIRECT}; charset=UTF-16").status == 415
    assert post(server, text.encode("latin-1"), DIRECT).status == 400
    assert server.ask(f"/sparql?query={quote(text.encode('latin-1'))}").status == 400


def test_in_utf8(server: Served) -> None:
    """A query in UTF-8 may say so, in any case."""
    query = "ASK { VALUES ?x { 'café' } FILTER(STRLEN(?x) = 4) }"
    assert is_true(post(server, query, f"{DIRECT}; charset=utf-8"))
    assert is_true(post(server, query, f'{DIRECT};charset="UTF-8"'))


def test_syntax_error(server: Served) -> None:
    """A malformed query is refused, with the place of the mistake."""
    answered = server.query("ASK {")
    assert answered.status == 400
    assert answered.media_type == "text/plain"
    assert "line 1, column" in answered.text


def test_graphs_have_absolute_names(server: Served) -> None:
    """A graph whose name is no IRI is refused."""
    assert ask(server, "ASK {}", "get", default=["data 1"]).status == 400


@pytest.mark.parametrize("way", ["form", "direct", "get"])
def test_updates_are_refused(server: Served, way: str) -> None:
    """Nobody can write, in whatever way they try."""
    update = "INSERT DATA { <a:s> <a:p> <a:o> }"
    found = {
        "form": lambda: post(server, urlencode({"update": update}), FORM),
        "direct": lambda: post(server, update, UPDATE),
        "get": lambda: server.query(update),
    }[way]()
    assert found.status in (400, 403)
    assert not is_true(server.query("ASK { <a:s> ?p ?o }"))


def test_other_parameters_do_not_matter(server: Served) -> None:
    """Clients send parameters of their own."""
    text = urlencode({"query": "ASK {}", "format": "json", "output": "json"})
    assert is_true(server.ask(f"/sparql?{text}"))


def test_head(server: Served) -> None:
    """HEAD has the headers of GET and no body."""
    answered = server.ask(f"/sparql?query={quote('ASK {}')}", method="HEAD")
    assert (answered.status, answered.body) == (200, b"")
    assert answered.media_type == "application/sparql-results+json"
