"""What the articles of a graph say of the things that several name in; answers about these out.

What was asked is noted: a story of the same articles, told with the same answers, is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Self

from kg.edges import PHRASE_TYPE
from kg.graph import Entity

DESCRIBING = frozenset({"rel:be", "kg:holdsPosition"})
LONGER, DESCRIBED = "longer ", "described "
"""What a question begins with."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole graph says of the things that several articles name."""

    names: Mapping[str, str]  # by the last word of names: the only longer one, "" for several
    described: Mapping[str, Mapping[str, Entity]]  # what articles say such a thing is
    answers: dict[str, str] = field(default_factory=dict)  # by question
    _digests: dict[str, str] = field(default_factory=dict)  # of what things are said to be

    def asked_anew(self) -> Self:
        """Return the same, as if nothing had been asked yet."""
        return replace(self, answers={})

    def longer(self, word: str) -> str:
        """Return the only entity with a longer name that ends with a word; "" if there is none."""
        return self.answers.setdefault(f"{LONGER}{word}", self.names.get(word, ""))

    def things(self, subject: str) -> list[Entity]:
        """Return what articles say that something is, without clauses."""
        question = f"{DESCRIBED}{subject}"
        self.answers[question] = self._answer(question)
        return self._things(subject)

    def still_hold(self, answers: Mapping[str, str]) -> bool:
        """Return whether these questions still have these answers."""
        return all(self._answer(question) == answer for question, answer in answers.items())

    def _answer(self, question: str) -> str:
        if question.startswith(LONGER):
            return self.names.get(question.removeprefix(LONGER), "")
        if question not in self._digests:
            found = self._things(question.removeprefix(DESCRIBED))
            told = sorted((each.id, each.type, each.name, each.named) for each in found)
            content = repr(told).encode("utf-8", "surrogatepass")
            self._digests[question] = sha256(content).hexdigest()[:16] if told else ""
        return self._digests[question]

    def _things(self, subject: str) -> list[Entity]:
        found = self.described.get(subject, {}).values()
        return [thing for thing in found if thing.type != PHRASE_TYPE]
