"""A graph in → one HTML file out that lets a person explore it, offline.

>>> from kg.graph import Graph
>>> render(Graph({}, {}, ()), None, title="Talks").startswith("<!doctype html>")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.options import ViewOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.graph import Graph
    from kg.ontology import Ontology
    from kg.story import Story

__all__ = ["ViewOptions", "render"]

DEFAULT_OPTIONS = ViewOptions()


def render(
    graph: Graph,
    ontology: Ontology | None = None,
    *,
    stories: Sequence[Story] = (),
    title: str = "What the articles say",
    options: ViewOptions = DEFAULT_OPTIONS,
) -> str:
    """Return the explorer of this graph and its stories as one self-contained HTML page.

    1. leave out what the options exclude
    2. weigh, group and place the entities
    3. pack all of it as compact columns
    4. write the page around them

    Raises `InputError` if no entity has the name `options.focus`.
    """
    # Here, not at the top: pyvis pulls in IPython, which would slow down `kg --help`.
    from kg.view.network import build_network
    from kg.view.page import write_page
    from kg.view.payload import pack
    from kg.view.selection import find_entity, select

    chosen = select(graph, ontology, options)  # 1
    focus = find_entity(chosen, options.focus) if options.focus else None
    network = build_network(chosen, ontology, top=options.top, stories=stories)  # 2
    payload = pack(chosen, network, ontology, stories)  # 3
    payload |= {"title": title, "base": options.base, "focus": focus, "depth": options.depth}
    return write_page(title, payload)  # 4
