"""What the options exclude, and on what they focus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.errors import InputError
from kg.graph import Entity
from kg.ontology import load_ontology
from kg.records import Layer
from kg.view import ViewOptions, render
from kg.view.selection import find_entity, first_day, select
from tests.view.graphs import story


def test_all_stays_without_options() -> None:
    """Without options the graph is what it was."""
    assert select(story(), None, ViewOptions()) == story()


def test_layers_leave_only_their_statements() -> None:
    """Only statements of the layers asked for stay, and only entities they name."""
    chosen = select(story(), None, ViewOptions(layers=frozenset({Layer.DENIAL})))
    assert {s.layer for s in chosen.statements} == {Layer.DENIAL}
    assert set(chosen.entities) == {id_ for s in chosen.statements for id_ in s.participants}
    assert set(chosen.articles) == {s.article for s in chosen.statements}


def test_dates_are_the_statements_own_or_the_articles() -> None:
    """A range of days keeps what happened in it, or was published in it if that is unknown."""
    since, until = date(2025, 3, 10), date(2025, 3, 20)
    chosen = select(story(), None, ViewOptions(since=since, until=until))
    assert chosen.statements
    for statement in chosen.statements:
        published = story().articles[statement.article].published
        day = first_day(statement.when) or published.date()
        assert since <= day <= until


def test_types_include_their_subclasses() -> None:
    """A class keeps the entities of its subclasses too."""
    chosen = select(story(), load_ontology(), ViewOptions(types=frozenset({"Agent"})))
    ends = {id_ for s in chosen.statements for id_ in (s.subject, s.object)}
    assert {"Transport_Ministry", "Mira_Castellan"} <= ends
    assert "port_strike" not in ends


@pytest.mark.parametrize("name", ["Greta_Holm", "Greta Holm", "holm", "GRETA", "Gréta Holm"])
def test_finds_an_entity_however_it_is_called(name: str) -> None:
    """Id, name, alias, part of the name, in any case and without accents, find an entity."""
    assert find_entity(story(), name) == "Greta_Holm"


def test_names_who_is_not_there() -> None:
    """A name nobody has is an error that names it."""
    with pytest.raises(InputError, match="'Nobody'"):
        find_entity(story(), "Nobody")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2025-06-02", date(2025, 6, 2)),
        ("2025", date(2025, 1, 1)),
        ("2025-06-02T13:00", date(2025, 6, 2)),
        ("2025-05/2025-06", date(2025, 5, 1)),
        ("2025-13-40", None),
        ("P3D", None),
        (None, None),
    ],
)
def test_first_day(when: str | None, day: date | None) -> None:
    """The first day of an ISO date, reduced date or interval; none of anything else."""
    assert first_day(when) == day


def test_the_time_of_a_statement_stays_with_it() -> None:
    """A page of a part of the graph has the times of what stays."""
    day = Entity("2025-06-02", "Time", "2 June", value="2025-06-02")
    first, *rest = story().statements
    graph = replace(
        story(),
        entities={**story().entities, day.id: day},
        statements=(replace(first, time=day.id), *rest),
    )
    chosen = select(graph, None, ViewOptions(layers=frozenset({first.layer})))
    assert day.id in chosen.entities
    assert render(graph, options=ViewOptions(layers=frozenset({first.layer})))
