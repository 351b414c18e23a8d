"""Behaviour of kg.evaluation.re3d: which annotated entities the statements relate."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from kg.evaluation.re3d import related_pairs, score_documents
from kg.evaluation.things import Document, Things, read_documents
from kg.records import Article, Extraction, Mention, MentionKind, Passage, Statement

TEXT = "The SDF took Raqqa with coalition jets."
SDF, RAQQA, JETS = (4, 7), (13, 18), (24, 38)


def mention(words: str) -> Mention:
    """Return a mention of these words."""
    start = TEXT.index(words)
    return Mention(Passage("a", start, start + len(words), words), "Thing", MentionKind.NAME, words)


def took(predicate: str) -> Extraction:
    """Return the extraction that says the SDF took Raqqa."""
    sentence = Passage("a", 0, len(TEXT), TEXT)
    stated = Statement(mention("The SDF"), predicate, mention("Raqqa"), sentence, ())
    return Extraction(Article("a", TEXT), (stated.subject,), (stated,))


def last_word(span: tuple[int, int]) -> int:
    """Return where the last word of a span begins, its head."""
    return span[1] - len(TEXT[slice(*span)].split()[-1])


def document(*relations: tuple[tuple[int, int], tuple[int, int], str]) -> Document:
    """Return the document with these relations."""
    related = {frozenset((one, other)): frozenset({name}) for one, other, name in relations}
    return Document(TEXT, (SDF, RAQQA, JETS), related)


def test_pair_counts_in_either_direction() -> None:
    """A related pair is found whatever predicate relates it and which way."""
    scores = score_documents([(document((RAQQA, SDF, "InChargeOf")), took("rel:take"), last_word)])
    assert scores["pairs"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "wanted": 1}
    assert scores["InChargeOf"] == {"r": 1.0, "wanted": 1}


def test_type_needs_a_fitting_property() -> None:
    """The typed score counts only properties that say what the relation says."""
    gold = document((SDF, RAQQA, "InChargeOf"))
    assert score_documents([(gold, took("rel:take"), last_word)])["typed"]["f1"] == 0.0
    assert score_documents([(gold, took("kg:controls"), last_word)])["typed"]["f1"] == 1.0


def test_unwanted_pair_costs_precision() -> None:
    """A related pair that the annotators do not have counts against precision."""
    scores = score_documents([(document((SDF, JETS, "AlliesOf")), took("rel:take"), last_word)])
    assert scores["pairs"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "wanted": 1}


def things(*entities: tuple[int, int], synonyms: bool = False) -> Things:
    """Return the things of a document with these entities, the first two perhaps synonyms."""
    named = {frozenset(entities[:2]): frozenset({"IsSynonymOf"})} if synonyms else {}
    return Things.of(Document(TEXT, entities, named), last_word)


def test_mention_is_the_entity_with_its_head() -> None:
    """A mention is the entity with its head word, not one inside it."""
    assert things(SDF, JETS).entity_of(mention("with coalition jets")) == JETS
    assert things(SDF, RAQQA).entity_of(mention("took Raqqa with coalition jets")) is None


def test_annotations_with_one_head_are_one_thing() -> None:
    """ "The SDF" and "SDF" are one: a relation between them is not a pair."""
    assert things((0, 7), SDF).pair((0, 7), SDF) is None
    assert things((0, 7), SDF, RAQQA).pair(SDF, RAQQA) == frozenset({(0, 7), RAQQA})


def test_synonyms_share_their_relations() -> None:
    """A relation of one name counts for the other, and the synonyms are a pair themselves."""
    same = things(SDF, JETS, RAQQA, synonyms=True)
    assert same.pair(JETS, RAQQA) == frozenset({SDF, RAQQA})
    assert same.pair(SDF, JETS) == frozenset({SDF, JETS})


def test_entity_inside_another_makes_a_pair_only_where_annotated() -> None:
    """ "Coalition" in "coalition jets" is no error, and a find where re3d relates the two."""
    inner, extraction = (24, 33), took("rel:take")
    (stated,) = extraction.statements
    nested = replace(stated, subject=mention("coalition"), object=mention("coalition jets"))
    read = replace(extraction, statements=(nested,))
    assert related_pairs(read, things(inner, JETS), ()) == {}
    wanted = frozenset({inner, JETS})
    assert related_pairs(read, things(inner, JETS), {wanted}) == {wanted: {"rel:take"}}


def test_documents_are_read_with_their_pairs(tmp_path: Path) -> None:
    """Entities and relations come to the document that their id names."""
    row = {"_id": "d", "text": TEXT}
    entity = {"documentId": "d", "begin": 4, "end": 7}
    relation = {"documentId": "d", "sourceBegin": 4, "sourceEnd": 7, "targetBegin": 13,
                "targetEnd": 18, "type": "InChargeOf"}  # fmt: skip  # one row
    for name, content in (("documents", row), ("entities", entity), ("relations", relation)):
        (tmp_path / f"{name}.json").write_text(json.dumps(content) + "\n", "utf-8")
    (read,) = read_documents(tmp_path)
    assert read.entities == (SDF, RAQQA)
    assert read.relations == {frozenset((SDF, RAQQA)): frozenset({"InChargeOf"})}
