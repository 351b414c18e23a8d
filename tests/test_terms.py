"""Names in, terms out: identifiers that are always valid and always lead back."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.iris import check_base, contract, decode, encode, escape_iri, expand, is_iri
from kg.records import Modality, Polarity
from kg.terms import KG, NAMESPACES, StatementKey, char_range, read_char_range, text_literal

HOSTILE = [
    "a b",
    "x>y",
    '"',
    "a\nb",
    "50%",
    "%41",
    "Київ",
    "محمد",
    "😀",
    "a/b#c?d",
    "\ud800",
    "é",
    ".",
    "U.S.",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_makes_an_iri_and_comes_back(name: str) -> None:
    """Any id becomes the tail of an IRI that leads back to it."""
    local = encode(name)
    assert decode(local) == name
    assert not set(local) & set(' <>"{}|\\^`/#?\n')


@pytest.mark.parametrize("name", ["rel:hand-to", "kg:heads", "rel:7", "rel:§", "rel:a&b", "rel:é"])
def test_predicates_come_back(name: str) -> None:
    """A predicate becomes an IRI that ends in an XML name and leads back to it."""
    assert contract(expand(name)) == name
    assert expand(name)[-1].isalpha() or expand(name)[-1] in "_-"


@given(st.text())
def test_every_name_comes_back(name: str) -> None:
    """Encoding loses nothing, and makes an IRI of whatever it gets."""
    assert decode(encode(name)) == name
    assert is_iri("https://example.org/" + encode(name))


@given(st.text())
def test_every_address_can_be_made_an_iri(text: str) -> None:
    """No address from an article contains what an IRI must not."""
    assert is_iri("https:" + escape_iri(text) + "/")


@example("a#b#c")
@example("\U0001fffe")
@given(st.text(min_size=1, max_size=30))
def test_the_store_takes_every_iri(text: str) -> None:
    """What kg calls an IRI is one for the store, too."""
    for local in (encode(text), escape_iri(text)):
        assert pyoxigraph.NamedNode("https://example.org/" + local).value.endswith(local)


def test_good_iris_are_left_alone() -> None:
    """An address that is an IRI stays what it is."""
    iri = "https://example.org/a?b=c&d=%20#é"
    assert escape_iri(iri) == iri


@pytest.mark.parametrize("iri", ["https://example.org/x", "owl:sameAs", ""])
def test_foreign_predicates(iri: str) -> None:
    """What is not a predicate of kg is an error."""
    with pytest.raises(ValueError, match="not a predicate of kg"):
        contract(iri)


@pytest.mark.parametrize("text", ["", "char=", "char=1", "line=1,2", "char=a,b", "1,2"])
def test_no_range(text: str) -> None:
    """What is not a range of characters is an error."""
    with pytest.raises(ValueError, match=r"not a range|invalid literal"):
        read_char_range(text)


def test_range_comes_back() -> None:
    """Offsets are written as RFC 5147 says and read back."""
    assert read_char_range(char_range(17, 34)) == (17, 34)


@pytest.mark.parametrize(
    ("base", "checked"),
    [
        ("https://example.org/g", "https://example.org/g/"),
        ("https://example.org/g/", "https://example.org/g/"),
        ("https://example.org/g#", "https://example.org/g#"),
        ("urn:news:", "urn:news:"),
    ],
)
def test_base_ends_where_a_name_can_follow(base: str, checked: str) -> None:
    """A base without a closing separator gets a slash."""
    assert check_base(base) == checked


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("https://w3id.org/newskg/ns#", "where terms of the graph are"),
        ("https://w3id.org/newskg/ns", "where terms of the graph are"),
        ("https://w3id.org/newskg/rel", "where terms of the graph are"),
        ("https://w3id.org/newskg/rel/mine/", "where terms of the graph are"),
        ("https://w3id.org/newskg/", "where terms of the graph are"),
        ("https://schema.org", "where terms of the graph are"),
        ("https://example.org/g?of=", "a query or a fragment"),
        ("https://example.org/g#a/", "a query or a fragment"),
        ("https://example.org/#/", "a query or a fragment"),
        ("https://example.org/" + "g" * 1_000, "longer than 500"),
    ],
)
def test_a_base_that_names_other_things(base: str, reason: str) -> None:
    """The base of a graph is not a namespace of its terms, and names can follow it."""
    with pytest.raises(InputError, match=reason):
        check_base(base)


def test_base_must_be_an_iri() -> None:
    """A base that is not an IRI is an error that shows one."""
    with pytest.raises(InputError, match=r"give one like https://w3id\.org/newskg/id/"):
        check_base("my graph")


def test_mistyped_term() -> None:
    """A term that the graph model lacks raises instead of making up an IRI."""
    assert KG.subject == NAMESPACES["kg"] + "subject"
    with pytest.raises(AttributeError):
        _ = KG.subjekt


def test_text_literal_keeps_offsets() -> None:
    """As many characters come out as went in."""
    text = "a\x00b\ud800c\uffffd\n\t"
    assert len(text_literal(text).text) == len(text)


def test_statement_id_is_stable() -> None:
    """An id is the same today and tomorrow: published links keep working."""
    key = StatementKey(
        "art-1", (0, 40), (0, 8), "kg:heads", ((9, 14),), (15, 39),
        Polarity.POSITIVE, Modality.ASSERTED,
    )  # fmt: skip  # one argument a line says nothing
    assert key.id == "st-e79a782ba107daa2"
