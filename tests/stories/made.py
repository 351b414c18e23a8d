"""A story made by hand of the sample's two articles and its statements."""

from __future__ import annotations

from kg.graph import Graph
from kg.story import Account, Beat, Change, Mark, Origin, Question, Story


def made_story(graph: Graph) -> Story:
    """Return a story in which the second article continues the first, and contradicts it."""
    first, second = sorted(graph.articles.values(), key=lambda each: each.issued is None)
    accounts = tuple(
        Account(
            statement=each.id,
            article=each.article,
            answer=each.relation,
            group=each.relation,
            sources=tuple(source for source, _level in each.holders),
            said=graph.articles[each.article].issued,
            origin=each.article,
            quote=each.sentence,
            start=each.start,
            confidence=each.confidence,
        )
        for each in sorted(graph.statements, key=lambda each: each.article == first.id)
    )
    said = first.issued
    return Story(
        id="story-1",
        title="Lind leads the talks",
        articles=(second.id, first.id),  # what has no date comes first
        earliest=said,
        latest=said,
        places=("Oslo", "Bergen"),  # two articles name Oslo
        participants=("Ada_Lind",),
        origins=(Origin(second.id, (second.id,)), Origin(first.id, (first.id,))),
        beats=(
            Beat("beat-2", None, "Lind arrives", (second.id,)),
            Beat("beat-1", said, "Lind leads the talks", (first.id,), follows="beat-2"),
        ),
        questions=(
            Question("q-1", "Did she sign?", Mark.CHANGED, accounts, (Change("a", "b", said),)),
            Question("q-2", "Who leads?", Mark.AGREE, accounts[-1:]),
        ),
    )
