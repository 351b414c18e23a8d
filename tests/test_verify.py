"""Whatever is changed in a graph shows when it is verified, with its id."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from kg.graph import Entity, Resolution
from kg.iris import expand, kg_term
from kg.ontology import load_ontology
from kg.rdf.statements import distinct_statements
from kg.records import Article
from kg.resolve import resolve
from kg.store import Store
from kg.terms import DEFAULT_BASE, KG, OA, SCHEMA, XSD, Iri, Literal, Triple
from kg.verify import Failure, Report, verify
from tests.sample import DELEGATION, EXTRACTIONS, HEADS, RESOLUTION, SECOND
from tests.sample_store import sample_triples, write_store
from tests.workspace import stub

HEADS_ID = "st-e8731f303d5c8e9f"


def report(folder: Path, triples: list[Triple]) -> Report:
    """Return the report on a store with these triples."""
    with Store.open_readonly(write_store(folder / "store", triples)) as store:
        return verify(store)


def changed(predicate: Iri, old: str, new: str) -> list[Triple]:
    """Return the sample's triples with another text in those of `predicate` with the text `old`."""

    def change(triple: Triple) -> Triple:
        value = triple.object
        if triple.predicate != predicate:
            return triple
        if isinstance(value, Literal) and value.text == old:
            return triple._replace(object=value._replace(text=new))
        return triple._replace(object=Iri(new)) if value == old else triple

    triples = sample_triples()
    found = [change(triple) for triple in triples]
    assert found != triples, "nothing was changed"
    return found


def test_sample_holds(tmp_path: Path) -> None:
    """Every statement of a graph that kg wrote passes."""
    assert report(tmp_path, sample_triples()) == Report(2, 4, 2, ())


def test_an_id_may_be_all_digits(tmp_path: Path) -> None:
    """A hash without letters is no number of a statement, as one in 1,800 is."""
    for number in count():
        found = stub.extract(Article.from_text(f"Ana Lopes met Rui Sá. {number}"))
        (identifier,) = distinct_statements(found.statements)
        if re.fullmatch(r"st-[1-9][0-9]+", identifier):
            break
    triples = sample_triples([found], resolve([found], load_ontology()))
    assert report(tmp_path, triples) == Report(1, 1, 1, ())


CHANGES = [
    (KG.subjectText, "She", "He", "the subject is “He”, but the article says “She” there"),
    (
        KG.relationText,
        "leads",
        "left",
        "the relation is “left”, but the article says “leads” there",
    ),
    (KG.objectText, "Oslo", "Bonn", "the object is “Bonn”, but the article says “Oslo” there"),
    (KG.objectAt, "char=20,24", "char=20,99", "char=20,99 lies outside its sentence, char=0,25"),
    (KG.objectAt, "char=20,24", "char=24,20", "char=24,20 lies outside its sentence, char=0,25"),
    (KG.subjectAt, "char=42,45", "line=3", "'line=3' is not a range of characters"),
    (KG.modality, kg_term("planned"), kg_term("alleged"), "the id is not the hash of what it says"),
    (KG.layer, kg_term("plan"), kg_term("fact"), "the layer is fact, but it is stated as plan"),
    (KG.quotedText, "did not sign the accord", "signed", "the article does not say “signed” there"),
    (KG.quotedAt, "char=46,69", "char=46,999", "the article does not say"),
    (KG.modality, kg_term("planned"), kg_term("sure"), "'sure' is not a valid Modality"),
    (
        KG.predicate,
        expand("rel:sign"),
        expand("rel:break"),
        "the id is not the hash of what it says",
    ),
    (OA.exact, SECOND.text, "Ada Lind fled.", "the article does not say “Ada Lind fled.” there"),
]


@pytest.mark.parametrize(("predicate", "old", "new", "reason"), CHANGES)
def test_changed_statement(tmp_path: Path, predicate: Iri, old: str, new: str, reason: str) -> None:
    """A statement whose words, place or meaning was changed fails with what is wrong."""
    found = report(tmp_path, changed(predicate, old, new))
    assert any(failure.reason.startswith(reason) for failure in found.failures)
    assert len({failure.id for failure in found.failures}) == 1


def test_changed_article(tmp_path: Path) -> None:
    """An article whose text was changed fails, and so do its statements."""
    found = report(tmp_path, changed(SCHEMA.articleBody, SECOND.text, "Ada Lind arrived in Rome."))
    assert Failure(SECOND.id, "the id is not the hash of the article's text") in found.failures
    assert len(found.failures) == 3


def test_invented_edge(tmp_path: Path) -> None:
    """A plain edge that no statement asserts fails: a denial or a plan is none."""
    subject, thing = Iri(DEFAULT_BASE + "Ada_Lind"), Iri(DEFAULT_BASE + "accord-1f")
    edge = Triple(subject, expand("rel:sign"), thing)
    found = report(tmp_path, [*sample_triples(), edge])
    reason = "no statement asserts or reports this edge"
    assert found.failures == (Failure("Ada_Lind rel:sign accord-1f", reason),)


def test_lost_edge(tmp_path: Path) -> None:
    """An asserted statement without its plain edge fails."""
    heads = kg_term("heads")
    found = report(tmp_path, [t for t in sample_triples() if t.predicate != heads])
    assert found.failures == (Failure(HEADS_ID, "its plain edge is missing"),)


@pytest.mark.parametrize("missing", [KG.subject, KG.polarity, OA.hasSource, OA.start, KG.subjectAt])
def test_incomplete_statement(tmp_path: Path, missing: Iri) -> None:
    """A statement that lacks something fails; it does not stop the others from being checked."""
    found = report(tmp_path, [t for t in sample_triples() if t.predicate != missing])
    failed = {failure.id for failure in found.failures if failure.id.startswith("st-")}
    assert len(failed) == 4
    assert found.statements == 4


def test_words_outside_the_sentence(tmp_path: Path) -> None:
    """A statement whose relation is in another sentence fails."""
    found = report(tmp_path, changed(KG.relationAt, "char=9,14", "char=46,58"))
    reason = "char=46,58 lies outside its sentence, char=0,40"
    assert any(failure.reason.startswith(reason) for failure in found.failures)


def test_no_plain_edge_to_a_clause(tmp_path: Path) -> None:
    """A fact whose object is a clause has no plain edge, and must have none."""
    said = replace(HEADS, object=replace(DELEGATION, type="Phrase"))
    clause = Entity("clause-4f", "Phrase", "the Norwegian delegation")
    resolution = Resolution(
        (*RESOLUTION.entities, clause), {**RESOLUTION.entity_of, said.object: clause.id}
    )
    triples = sample_triples([replace(EXTRACTIONS[0], statements=(said,))], resolution)
    edge = Triple(Iri(DEFAULT_BASE + "Ada_Lind"), kg_term("heads"), Iri(DEFAULT_BASE + clause.id))
    assert edge not in triples
    assert report(tmp_path, triples).ok
    (failure,) = report(tmp_path / "changed", [*triples, edge]).failures
    assert failure.reason == "no statement asserts or reports this edge"


def least(confidence: str) -> Triple:
    """Return what says from which confidence on statements have plain edges."""
    value = Literal(confidence, XSD.decimal)
    return Triple(Iri(DEFAULT_BASE), KG.minConfidence, value)


def test_no_plain_edge_below_the_least_confidence(tmp_path: Path) -> None:
    """The edge of a fact that is less sure than the graph asks for must not stand."""
    found = report(tmp_path, [*sample_triples(), least("0.9301")])
    reason = "no statement asserts or reports this edge"
    assert found.failures == (Failure("Ada_Lind kg:heads Norwegian_delegation", reason),)
    assert report(tmp_path / "lower", [*sample_triples(), least("0.8")]).ok


def test_unknown_least_confidence(tmp_path: Path) -> None:
    """A graph with two least confidences says so, once."""
    (failure,) = report(tmp_path, [*sample_triples(), least("0.5"), least("0.8")]).failures
    assert failure.reason.startswith("its least confidence is unknown: has 2 values")


def test_empty_graph(tmp_path: Path) -> None:
    """A graph with nothing in it has nothing wrong in it."""
    assert report(tmp_path, []).ok
