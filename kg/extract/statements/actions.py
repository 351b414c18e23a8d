"""Nouns of action with their arguments → who does what to whom.

"X's attack on Y", "the use of Z by X", "talks between X and Y", "X launched an attack on Y", "X
flew in support of Y". Which nouns, with which preposition, the ontology says (`kg:actionNoun`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.extract.factuality import Factuality
from kg.extract.factuality.existence import existence
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mentions_of
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.circumstances import read_circumstances
from kg.extract.statements.owners import owners_of
from kg.extract.statements.places import place_of, time_of
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker
from kg.extract.tokens import Token
from kg.extract.tree import case_words, children, climb, conjuncts, first_conjunct, preposition
from kg.extract.words.lexicon import words_with
from kg.records import Mention, MentionKind, Statement


@dataclass(frozen=True, slots=True)
class Action:
    """A noun of action in the text, with the clause whose verb only says that it happens."""

    noun: Token
    words: str  # "attack", "in support"
    links: Mapping[str, str]  # preposition → the same, "between" → "with"
    clause: Clause | None

    @property
    def actors(self) -> Sequence[Token]:
        """Return who acts where the clause tells it: "X carried out", "was carried out by X"."""
        if self.clause is None:
            return ()
        return self.clause.agents if self.clause.passive else self.clause.subjects


def action_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what nouns of action tell of those who act and those acted upon."""
    reading, factuality_at = analysis.reading, analysis.factuality_at
    clause_at = {clause.head.i: clause for clause in analysis.clauses}
    for token in reading.doc:
        if token.pos_ != "NOUN" or token.i in reading.named or token.i not in factuality_at:
            continue
        action = _action_of(reading, token, clause_at)
        if action is not None:
            yield from _state(reading, action, factuality_at[token.i])


def _action_of(reading: Reading, noun: Token, clause_at: Mapping[int, Clause]) -> Action | None:
    """Return the action that a noun names, None if it names none that the ontology knows."""
    lexicon, before = reading.ontology.lexicon, preposition(noun)
    lemma = noun.lemma_.lower()
    compound = " ".join([*(part.lemma_.lower() for part in children(noun, "compound")), lemma])
    if compound in words_with("figurative"):
        return None
    adverbial = f"{before} {lemma}"
    for words in (adverbial, compound, lemma):
        links = {each.words.rpartition(" ")[2] for each in lexicon.action_expressions(words)}
        if links:
            bearer = _bearer(noun, clause_at, adverbial=words == adverbial)
            pairs = {link: link for link in links} | (
                {"between": "with"} if "with" in links else {}
            )
            return Action(noun, words, pairs, bearer)
    return None


def _bearer(noun: Token, clause_at: Mapping[int, Clause], *, adverbial: bool) -> Clause | None:
    """Return the clause that says of an action that somebody does it, or does something in it."""
    if adverbial:
        return next((clause_at[head.i] for head in climb(noun) if head.i in clause_at), None)
    first = first_conjunct(noun)
    clause = clause_at.get(first.head.i)
    if clause is None or clause.lemma not in words_with("bearing"):
        return None
    return clause if first.dep_ == ("nsubj:pass" if clause.passive else "obj") else None


def _state(reading: Reading, action: Action, factuality: Factuality) -> Iterator[Statement]:
    """Yield a statement for each that acts and each that is acted upon."""
    agents = list(dict.fromkeys(_agents(reading, action)))
    told = Circumstances(existence(action.noun, factuality))
    if not agents and action.clause is not None:
        agents = [m for token in action.actors for m in mentions_of(reading, token)]
        held = factuality if factuality.negative else told.factuality
        told = read_circumstances(reading, action.clause, held)
    when, where = time_of(reading, action.noun), place_of(reading, action.noun)
    shared = Circumstances(told.factuality, when or told.when, where or told.where)
    targets = list(_targets(reading, action))
    if not targets and "with" in action.links.values() and len(agents) == 2:
        targets = [("with", (), agents.pop())]  # "Norwegian-Swedish talks"
    between = [target for target in targets if target[0] == "between"]
    if between:
        agents, targets = [between[0][2]], between[1:]
    make = maker(reading, "action")
    for agent, (link, tokens, target) in product(agents, targets):
        words = RelationPhrase(
            "action", f"{action.words} {action.links[link]}", (action.noun, *tokens)
        )
        if _is_party(reading, agent, target) and make.knows(words, agent, target):
            yield make.emit(agent, words, target, shared)


def _agents(reading: Reading, action: Action) -> Iterator[Mention]:
    """Yield who acts by the noun phrase itself: "X's", "Russian", "by X"."""
    for whose, token in owners_of(reading, action.noun):
        place = token.dep_ == "compound" and reading.is_a(whose, "City", "Region")
        place = place or (
            token.dep_ == "compound"
            and reading.is_a(whose, "Place")
            and whose.kind is MentionKind.NOMINAL
        )  # "state visit"
        suffers = token.dep_ == "nmod:poss" and _is_undergone(action.noun)
        if not place and not suffers:  # "the Mosul operation" is one in Mosul
            yield whose
    for part in [action.noun, *children(action.noun, "nmod")]:  # the parser may hang it lower
        for doer in children(part, "nmod"):
            if preposition(doer) == "by":
                for each in conjuncts(doer):
                    yield from mentions_of(reading, each)


def _targets(reading: Reading, action: Action) -> Iterator[tuple[str, tuple[Token, ...], Mention]]:
    """Yield who or what is acted upon, behind the noun or behind its verb, with the preposition."""
    if _is_undergone(action.noun) and "of" in action.links:
        for whose, token in owners_of(reading, action.noun):
            if token.dep_ == "nmod:poss":
                yield "of", (), whose
    parts = children(action.noun, "nmod")
    if action.clause is not None and action.clause.head.i < action.noun.i:
        behind = children(action.clause.head, "obl")
        parts += [part for part in behind if part.i > action.noun.i and preposition(part) != "in"]
    for part in parts:
        if preposition(part) in action.links:
            for each in conjuncts(part):
                for mention in mentions_of(reading, each):
                    yield preposition(part), tuple(case_words(part)), mention


def _is_undergone(noun: Token) -> bool:
    """Return whether a noun names what happens to its possessor: "his arrest"."""
    known = noun.lemma_.lower() in words_with("undergone")
    return known and all(preposition(part) != "of" for part in children(noun, "nmod"))


def _is_party(reading: Reading, agent: Mention, target: Mention) -> bool:
    points = target.kind is MentionKind.PRONOUN and target.refers_to is None
    named = target.kind not in (MentionKind.VALUE, MentionKind.PHRASE) and not points
    return reading.is_a(agent, "Agent") and named and agent.referent != target.referent
