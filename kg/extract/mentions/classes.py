"""A name in its sentence → the class of what it names: by its own words, by the nouns beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.grammar.gender import is_title
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.extract.tree import children
from kg.extract.words import load_classes
from kg.ontology import Ontology

LABELLED = ("Disaster", "Vehicle", "BodyOfWater", "War", "Work")
"""Kinds of things whose names start with the noun: "Storm Gareth", "Flight 12", "Lake Chad"."""
VAGUE = ("Event", "Product", "Group", "Thing")
"""What a pipeline calls names that it cannot place: an award is an event to it, a law as well."""
NAMED_AFTER = ("Organization", "GeopoliticalEntity", "Product", "Work", "Disease", "Award")
"""Kinds of things whose noun stands right before the name: "the yacht Sea Breeze"."""
BESIDE = frozenset({"appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "nmod", "dep"})


def told_classes(reading: Reading, names: Iterable[tuple[Span, str]]) -> dict[int, str]:
    """Return the classes that nouns beside names tell, by the start of the name.

    They are those of the same words elsewhere, too; but what the pipeline calls a person stays one
    if the text has it with a title or within a longer name.
    """
    spans = list(names)
    own = {span.start: _told_beside(reading, span, guessed) for span, guessed in spans}
    shared = {span.text: told for span, _ in reversed(spans) if (told := own[span.start])}
    persons = [name.split(" ") for name, told in shared.items() if told == "Person"]
    shared |= {words[-1]: "Person" for words in persons}
    people = {word for span, guessed in spans for word in _words(span) if _is_person(span, guessed)}

    def told_elsewhere(span: Span, guessed: str) -> str | None:
        told = shared.get(span.text)
        if told is None or guessed != "Person":
            return told
        body = reading.ontology.is_a(told, "Organization") and span.text not in people
        return told if body else None

    found = {span.start: own[span.start] or told_elsewhere(span, told) for span, told in spans}
    return {start: told for start, told in found.items() if told is not None}


def _is_person(span: Span, guessed: str) -> bool:
    """Return whether a name is a person's by more than its looks: "Anna Holt", "Mr Holt"."""
    titled = span.start > 0 and is_title(span.doc[span.start - 1].lower_)
    return guessed == "Person" and (len(span) > 1 or titled)


def _words(span: Span) -> list[str]:
    return span.text.split(" ")


def class_of_name(reading: Reading, span: Span, guessed: str) -> str:
    """Return the class that the words of a name tell.

    A place that nothing tells more of is mostly a town or a region: it can act, too.
    """
    nouns = _by_words(reading.ontology, span)
    finer = (noun for noun in nouns if _allows(reading, span, guessed, noun))
    return next(finer, "GeopoliticalEntity" if guessed == "Place" else guessed)


def _allows(reading: Reading, span: Span, guessed: str, told: str) -> bool:
    """Return whether the words of a name may overrule the pipeline's guess.

    A title is no person or place for ending in one: "The Sick Child", "Over My Head".
    """
    is_a = reading.ontology.is_a
    if guessed not in VAGUE:
        return guessed != "Person" and is_a(told, guessed)
    if len(span) == 1:  # "Telegram"
        return told == "Disease"
    return told in LABELLED or not is_a(told, "Agent", "Place")


def _by_words(ontology: Ontology, span: Span) -> Iterator[str]:
    """Yield the classes that a name's edges, its noun and, as in "Lake Chad", its start tell.

    With but a nationality before it the noun is a common one, the "Peruvian Congress", except in
    the name of a paper.
    """
    words = span.text.split()
    is_national = len(words) == 2 and ontology.gazetteer.by_demonym(words[0]) is not None

    def by_edge(edge: str, part: list[str]) -> str | None:
        told = load_classes("names", edge).get(" ".join(part))
        whole = len(part) == len(words) or (is_national and told != "Newspaper")
        return None if whole else told

    noun, start = (ontology.class_of_noun(text.lower()) for text in (span.text, span[0].text))
    if noun is None or "of" not in words:  # a Ministry of Trade and Energy is no power company
        yield from filter(None, (by_edge("last", words[-2:]), by_edge("last", words[-1:])))
    yield from filter(None, (by_edge("first", words[:2]), noun, by_edge("first", words[:1])))
    yield from (each for each in (*LABELLED, "Facility") if each == start)


def _told_beside(reading: Reading, span: Span, guessed: str) -> str | None:
    """Return the class that a noun beside a name tells, if it may overrule what was guessed."""
    is_a, class_of = reading.ontology.is_a, reading.ontology.class_of_noun
    finer = guessed not in (*VAGUE, "Person")

    def is_finer(told: str) -> bool:
        return finer and is_a(told, guessed)

    behind, before = _told_behind(span), _noun_before(span)
    alike = behind is not None and is_a(behind, "Place") == is_a(guessed, "Place")
    if alike:
        return behind
    told = class_of(before.lemma_.lower()) if before is not None else None
    named_after = ("Organization", "Vehicle") if guessed == "Person" else NAMED_AFTER
    if told is not None and (is_a(told, *named_after) or is_finer(told)):
        return told
    if (clausal := _by_clause(reading.ontology, span, guessed)) is not None:
        return clausal
    labelled = LABELLED if guessed in ("Person", "Organization", "Thing") else ("Vehicle",)
    beside = (class_of(noun.lemma_.lower()) for noun in _nouns_in_commas(span))
    classes = [each for each in beside if each is not None]
    return next((each for each in classes if each in labelled or is_finer(each)), None)


def _by_clause(ontology: Ontology, span: Span, guessed: str) -> str | None:
    """Return the class that a relative clause tells: "Redenor, which", "Falcao, who".

    Of "a fellow at the Ek Institute who" it is the fellow.
    """
    clauses = children(span.root, "acl:relcl")
    opened = {word.lower_ for clause in clauses for word in clause.lefts}
    if guessed == "Person":
        return "Organization" if "which" in opened and len(span) == 1 else None
    if "who" not in opened or guessed not in ("Organization", "GeopoliticalEntity"):
        return None
    kinds = (ontology.class_of_noun(noun.lemma_.lower()) for noun in span.root.ancestors)
    within = span.root.dep_ == "nmod" and any(kind == "Person" for kind in kinds)
    return None if within or ontology.class_of_noun(span.text.lower()) else "Person"


def _told_behind(span: Span) -> str | None:
    """Return what a name before certain nouns names: "the Akbayan party", "iPhone maker"."""
    word = span.doc[span.end].text if span.end < span.sent.end else ""
    told = load_classes("names", "behind").get(word) or load_classes("names", "beside").get(word)
    joined = span.root.dep_ in ("compound", "amod", "nmod:desc", "nmod", "flat")
    return told if joined and span.root.head.i >= span.end else None


def _noun_before(span: Span) -> Token | None:
    """Return the common noun right before a name, where the two are one phrase.

    It may look like an adjective where nothing follows: "the daily Frontline said".
    """
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    root = span.root
    tags = ("NN", "NNS") if root.dep_ == "compound" else ("NN", "NNS", "JJ")
    if before is None or before.tag_ not in tags or not before.is_lower:
        return None
    inside = before.head in span and before.dep_ in (*BESIDE, "amod")
    return before if inside or root.head == before else None


def _nouns_in_commas(span: Span) -> list[Token]:
    """Return the nouns that a name is in apposition with: "Astrid, the ferry", "her novel, Ek"."""
    root = span.root
    nouns = [noun for noun in children(root, "appos") if noun.i >= span.end]
    closed = any(token.is_punct for token in span.doc[span.end : span.end + 1])
    if root.dep_ == "appos" and closed and span.doc[span.start - 1].text == ",":
        nouns.append(root.head)
    return [noun for noun in nouns if noun.tag_ == "NN"]
