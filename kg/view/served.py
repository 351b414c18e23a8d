"""A part of a graph in → a page that asks its server for more, or what is added to it, out.

The server knows how often each entity is named in the whole graph; that is its importance here,
so that the parts agree about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.view.named import find_drawn
from kg.view.network import Network, build_network
from kg.view.options import ViewOptions
from kg.view.page import write_page
from kg.view.payload import pack

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.ontology import Ontology
    from kg.story import Story


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts are parts of: what it is called, its figures, how often it names an entity."""

    title: str
    articles: int
    entities: int
    statements: int
    most: int  # statements that name the entity which most of them name
    named: Mapping[str, int]  # of the entities of the part


def render_served(
    part: Graph,
    ontology: Ontology | None,
    whole: Whole,
    *,
    stories: Sequence[Story],
    options: ViewOptions,
) -> str:
    """Return the explorer that opens on this part and asks its server for more."""
    network = _by_count(build_network(part, ontology, stories=stories), part, whole)
    payload = _counted(pack(part, network, ontology, stories), network, whole)
    figures = {name: getattr(whole, name) for name in ("articles", "entities", "statements")}
    payload |= {"title": whole.title, "base": options.base, "focus": options.focus}
    payload |= {"depth": options.depth, "served": figures}
    return write_page(whole.title, payload, connects=True)


def pack_part(
    part: Graph, ontology: Ontology | None, whole: Whole, *, stories: Sequence[Story] = ()
) -> dict[str, Any]:
    """Return what such a page adds to what it has; it places the entities itself."""
    drawn = sorted(find_drawn(part.without_doubtful(), ontology))
    unplaced = Network((), {}, {}, tuple(drawn), dict.fromkeys(drawn, (0.0, 0.0)), (), {})
    network = _by_count(unplaced, part, whole)
    payload = pack(part, network, ontology, stories, alone=False)
    return _counted(payload, network, whole)


def _by_count(network: Network, part: Graph, whole: Whole) -> Network:
    """Return the network with the entities by how often they are named."""
    count = {id_: whole.named.get(id_, 0) for id_ in part.entities}
    order = tuple(sorted(count, key=lambda id_: (-count[id_], id_)))
    importance = {id_: number / max(whole.most, 1) for id_, number in count.items()}
    return replace(network, order=order, importance=importance)


def _counted(payload: dict[str, Any], network: Network, whole: Whole) -> dict[str, Any]:
    """Return the payload with the counts, and the ids, of which parts are put together by."""
    payload["entities"]["total"] = [whole.named.get(id_, 0) for id_ in network.order]
    return payload
