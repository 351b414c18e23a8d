"""A graph in; entities of FollowTheMoney (https://followthemoney.tech/) as lines of JSON out.

Only what has a plain edge becomes an interval such as Ownership, Employment or UnknownLink: the
model has no place for what somebody merely says. Every other statement is a Note about the things
in it, whose name begins with its layer. An article is an Article, and the `proof` of both.

kg writes the JSON itself, as the library brings 13 further packages; it checks it in the tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from textwrap import shorten
from typing import BinaryIO

from kg.export.classes import types_by_class
from kg.export.wording import bare_words, in_words
from kg.graph import Entity, Graph, GraphStatement
from kg.ids import content_id
from kg.query import load_graph
from kg.records import Article
from kg.store import Store

SCHEMATA = {
    "Person": "Person",
    "Company": "Company",
    "GovernmentBody": "PublicBody",
    "Organization": "Organization",
    "Agent": "LegalEntity",
    "GeopoliticalEntity": "Address",
    "Place": "Address",
    "Event": "Event",
    "Position": "Position",
    "Vehicle": "Vehicle",
    "Product": "Asset",
}
"""FollowTheMoney's schema for kg's classes; it has none for works, diseases, ideas."""
LEGAL = frozenset({"Person", "Company", "PublicBody", "Organization", "LegalEntity"})
BODIES = frozenset({"Company", "PublicBody", "Organization"})
PEOPLE = frozenset({"Person"})
INTERVALS = {
    "Ownership": ("owner", LEGAL, "asset", frozenset({"Company", "Asset", "Vehicle"})),
    "Directorship": ("director", LEGAL, "organization", BODIES),
    "Employment": ("employee", PEOPLE, "employer", BODIES),
    "Membership": ("member", LEGAL, "organization", BODIES),
    "Family": ("person", PEOPLE, "relative", PEOPLE),
    "Associate": ("person", PEOPLE, "associate", PEOPLE),
    "Representation": ("agent", LEGAL, "client", LEGAL),
    "Occupancy": ("holder", PEOPLE, "post", frozenset({"Position"})),
    "Succession": ("successor", LEGAL, "predecessor", LEGAL),
}
"""For each interval its two ends, and the schemata that each may have."""
INTERVAL_OF = {
    **dict.fromkeys(("kg:owns",), "Ownership"),
    **dict.fromkeys(("kg:heads", "kg:chairs", "kg:presidentOf"), "Directorship"),
    **dict.fromkeys(("kg:worksFor",), "Employment"),
    **dict.fromkeys(("kg:memberOf",), "Membership"),
    **dict.fromkeys(
        ("kg:spouseOf", "kg:parentOf", "kg:childOf", "kg:siblingOf", "kg:relativeOf"), "Family"
    ),
    **dict.fromkeys(("kg:associateOf", "kg:friendOf"), "Associate"),
    **dict.fromkeys(("kg:represents", "kg:spokespersonFor"), "Representation"),
    **dict.fromkeys(("kg:holdsPosition",), "Occupancy"),
    **dict.fromkeys(("kg:succeeds",), "Succession"),
}
"""The interval of a property, where its ends allow it; any other fact is an UnknownLink."""
ROLE_NAMES = {"Family": "relationship", "Associate": "relationship", "Occupancy": "description"}
"""Where an interval has no `role`, the property that says in words what it is."""
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
"""As much of a time as FollowTheMoney knows."""
LONGEST_NAME = 300  # characters; FollowTheMoney refuses longer ones than 384
Properties = dict[str, list[str]]


def write_ftm(store: Store, stream: BinaryIO) -> None:
    """Write one entity a line."""
    graph = load_graph(store)
    schemata = types_by_class(store, SCHEMATA)
    for entity in _entities(graph, schemata):
        line = json.dumps(entity, ensure_ascii=False, sort_keys=True)
        stream.write(f"{line}\n".encode("utf-8", "replace"))


def _entities(graph: Graph, schemata: Mapping[str, str]) -> Iterator[dict[str, object]]:
    for article in graph.articles.values():
        yield _entity(article.id, "Article", _article(article))
    things = {
        entity.id: schemata[entity.type]
        for entity in graph.entities.values()
        if entity.type in schemata
    }
    for identifier, schema in things.items():
        yield _entity(_id(identifier), schema, _thing(graph.entities[identifier], schema))
    for statement in graph.statements:
        ends = things.get(statement.subject), things.get(statement.object or "")
        if graph.has_edge(statement) and ends[0] and ends[1]:
            yield _interval(statement, graph, (ends[0], ends[1]))
        else:
            yield _note(statement, graph, things)


def _entity(identifier: str, schema: str, properties: Properties) -> dict[str, object]:
    known = {name: [v for v in values if v] for name, values in properties.items()}
    kept = {name: values for name, values in known.items() if values}
    return {"id": identifier, "schema": schema, "properties": kept}


def _article(article: Article) -> Properties:
    return {
        "title": [article.title],
        "bodyText": [article.text],
        "publisher": [article.publisher or ""],
        "publishedAt": [_moment(article.published)],
        "sourceUrl": [article.url or ""],
        "language": ["eng"],
    }


def _thing(entity: Entity, schema: str) -> Properties:
    items = [iri.rpartition("/")[2] for iri in entity.same_as if "wikidata.org/entity/Q" in iri]
    return {
        "name": [entity.name],
        "alias": list(entity.aliases),
        "full": [entity.name] if schema == "Address" else [],
        "wikidataId": items[:1],
    }


def _id(identifier: str) -> str:
    """Return an entity's id in the letters, digits and hyphens that FollowTheMoney allows."""
    return content_id("ent", identifier)


def _interval(statement: GraphStatement, graph: Graph, ends: tuple[str, str]) -> dict[str, object]:
    schema, (first, second) = _fitting(statement.predicate, ends)
    properties: Properties = {
        first: [_id(statement.subject)],
        second: [_id(statement.object or "")],
        ROLE_NAMES.get(schema, "role"): [statement.label],
        "summary": [statement.sentence],
        "recordId": [statement.id],
        **_time(statement),
        **_source(statement, graph),
    }
    return _entity(statement.id, schema, properties)


def _fitting(predicate: str, ends: tuple[str, str]) -> tuple[str, tuple[str, str]]:
    """Return the interval for a property between such ends, and the names of its ends."""
    schema = INTERVAL_OF.get(predicate, "")
    if schema:
        first, firsts, second, seconds = INTERVALS[schema]
        if ends[0] in firsts and ends[1] in seconds:
            return schema, (first, second)
    return "UnknownLink", ("subject", "object")


def _moment(moment: datetime | None) -> str:
    """Return a moment in UTC, which FollowTheMoney takes for granted."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if moment else ""


def _time(statement: GraphStatement) -> Properties:
    start, slash, end = (statement.when or "").partition("/")
    first, last = _day(start), _day(end)
    return {"startDate": [first], "endDate": [last]} if slash else {"date": [first]}


def _day(when: str) -> str:
    found = DAY.match(when)
    return found[0] if found else ""


def _note(statement: GraphStatement, graph: Graph, things: Mapping[str, str]) -> dict[str, object]:
    ends = (statement.subject, statement.object or "")
    about = (*ends, *(who for who, _level in statement.holders))
    properties: Properties = {
        "name": [shorten(in_words(statement, graph), LONGEST_NAME, placeholder="…")],
        "description": [statement.sentence],
        "summary": [bare_words(statement, graph)],
        "keywords": [statement.layer.value, statement.polarity.value, statement.modality.value],
        "entity": list(dict.fromkeys(_id(each) for each in about if each in things)),
        **_source(statement, graph),
    }
    return _entity(statement.id, "Note", properties)


def _source(statement: GraphStatement, graph: Graph) -> Properties:
    article = graph.articles[statement.article]
    return {
        "proof": [article.id],
        "publisher": [article.publisher or ""],
        "sourceUrl": [article.url or ""],
    }
