"""A graph in; a bundle of STIX 2.1 objects out (https://docs.oasis-open.org/cti/stix/v2.1/).

People, organizations and groups are identities, places are locations, articles are reports. Only
what has a plain edge between two of them becomes a relationship, which readers of STIX take for
true. Every other statement is a note on the things in it, whose abstract begins with its layer.

Ids are hashes (UUID version 5), and times are those of the articles: the same graph gives the same
bytes. kg writes the JSON itself; the tests read it with the library stix2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from kg.export.classes import types_by_class
from kg.export.wording import in_words, period_of_statement
from kg.graph import Entity, Graph, GraphStatement
from kg.query import load_graph
from kg.records import Article
from kg.store import Store

TYPES = {
    "Person": "individual",
    "Organization": "organization",
    "Group": "group",
    "Agent": "class",
    "GeopoliticalEntity": "location",
    "Place": "location",
}
"""For kg's classes the class of an identity, or "location"; other things are in texts only."""
LOCATION = "location"
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""STIX wants a time where the article has no date."""
NOT_IN_NAMES = re.compile("[^a-z0-9]+")
Object = dict[str, object]


class _Bundle:
    """The objects of one graph by kg's ids."""

    def __init__(self, graph: Graph, base: str, types: Mapping[str, str]) -> None:
        self.graph, self.base, self.types = graph, base, types
        dates = [each.published for each in graph.articles.values() if each.published]
        self.now = _time(max(dates, default=NO_DATE))
        self.author = self.id_of("identity", "kg")

    def id_of(self, kind: str, name: str) -> str:
        """Return the id of what kg calls so, the same in every bundle of this base."""
        return f"{kind}--{uuid5(NAMESPACE_URL, f'{self.base}{name}')}"

    def thing(self, identifier: str | None) -> str | None:
        """Return the STIX id of an entity, None for one that STIX has no type for."""
        if identifier is None:
            return None
        kind = self.types.get(self.graph.entities[identifier].type)
        if kind is None:
            return None
        return self.id_of(LOCATION if kind == LOCATION else "identity", identifier)

    def object(self, kind: str, key: str, at: str, **more: object) -> Object:
        """Return an object that is the same for the same kind and key; without what is empty."""
        known = {name: value for name, value in more.items() if value not in (None, "", [])}
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": self.id_of(kind, key),
            "created": at,
            "modified": at,
            **known,
        }


def write_stix(store: Store, stream: BinaryIO) -> None:
    """Write one bundle."""
    graph = load_graph(store)
    bundle = _Bundle(graph, store.base, types_by_class(store, TYPES))
    objects = list(_objects(bundle))
    name = " ".join(sorted(str(each["id"]) for each in objects))
    whole = {"type": "bundle", "id": bundle.id_of("bundle", name), "objects": objects}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    stream.write(f"{text}\n".encode("utf-8", "replace"))


def _objects(bundle: _Bundle) -> Iterator[Object]:
    yield bundle.object("identity", "kg", bundle.now, name="kg", identity_class="system")
    graph = bundle.graph
    for entity in graph.entities.values():
        if bundle.thing(entity.id) is not None:
            yield _thing(entity, bundle)
    said: dict[str, list[Object]] = {identifier: [] for identifier in graph.articles}
    for statement in graph.statements:
        made = _statement(statement, bundle)
        said[statement.article].append(made)
        yield made
    for article in graph.articles.values():
        yield _report(article, said[article.id], bundle)


def _thing(entity: Entity, bundle: _Bundle) -> Object:
    kind = bundle.types[entity.type]
    same = [{"source_name": "same as", "url": iri} for iri in entity.same_as]
    about: Object = {"name": entity.name, "external_references": same}
    if kind == LOCATION:
        place = "country" if entity.type == "Country" else "region"  # one of them has to be there
        return bundle.object(LOCATION, entity.id, bundle.now, **about, **{place: entity.name})
    about["identity_class"] = kind
    about["labels"] = [_name(entity.type)]
    return bundle.object("identity", entity.id, bundle.now, **about)


def _statement(statement: GraphStatement, bundle: _Bundle) -> Object:
    graph, article = bundle.graph, bundle.graph.articles[statement.article]
    ends = bundle.thing(statement.subject), bundle.thing(statement.object)
    at = _time(article.published or NO_DATE)
    about: Object = {
        "created_by_ref": bundle.author,
        "confidence": round(statement.confidence * 100),
        "labels": [statement.layer.value],
        "lang": "en",
        "external_references": [_reference(article)],
    }
    if graph.has_edge(statement) and None not in ends:
        return bundle.object("relationship", statement.id, at, **about, **_link(statement, ends))
    things = [bundle.thing(each) for each in (statement.subject, statement.object)]
    refs = [each for each in dict.fromkeys(things) if each is not None]
    return bundle.object(
        "note",
        statement.id,
        at,
        abstract=in_words(statement, graph),
        content=statement.sentence,
        authors=[graph.entities[who].name for who, _level in statement.holders],
        object_refs=refs or [bundle.id_of("report", article.id)],
        **about,
    )


def _link(statement: GraphStatement, ends: tuple[str | None, str | None]) -> Object:
    start, end = period_of_statement(statement)
    return {
        "relationship_type": _name(statement.label) or "related-to",
        "description": statement.sentence,
        "source_ref": ends[0],
        "target_ref": ends[1],
        "start_time": start,
        "stop_time": end,
    }


def _report(article: Article, statements: list[Object], bundle: _Bundle) -> Object:
    at = _time(article.published or NO_DATE)
    ends = (each.get(key) for each in statements for key in ("source_ref", "target_ref"))
    refs = [str(end) for end in ends if end] + [str(each["id"]) for each in statements]
    return bundle.object(
        "report",
        article.id,
        at,
        name=article.title or article.text.partition("\n")[0][:100],
        description=article.text,
        published=at,
        object_refs=list(dict.fromkeys(refs)) or [bundle.author],
        external_references=[_reference(article)],
        lang="en",
    )


def _reference(article: Article) -> dict[str, str]:
    """Return where an article stands; a reference needs a name and one thing more."""
    known = {"url": article.url, "description": article.title or article.id}
    name = article.publisher or "unknown publisher"
    return {"source_name": name, **{key: value for key, value in known.items() if value}}


def _name(words: str) -> str:
    """Return words as STIX spells the names of types.

    >>> _name("hand to")
    'hand-to'
    """
    return NOT_IN_NAMES.sub("-", words.lower()).strip("-")


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
