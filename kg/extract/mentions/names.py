"""An annotated document → its names and values: the gazetteer's, the pipeline's, nationalities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg.extract.mentions.demonyms import is_national, nationality_of
from kg.extract.mentions.shortnames import short_names
from kg.extract.reading import Reading, one_line
from kg.extract.syntax.quotes import quoted_tokens
from kg.extract.tokens import Doc, Span
from kg.extract.values import find_values
from kg.extract.words import load_classes, load_words
from kg.gazetteer import Gazetteer, KnownEntity
from kg.ontology import Ontology
from kg.records import Article, Mention, MentionKind

LABEL_TYPES = {
    "PERSON": "Person", "ORG": "Organization", "LOC": "Place", "GPE": "GeopoliticalEntity",
    "FAC": "Facility", "NORP": "Group", "EVENT": "Event", "PRODUCT": "Product",
    "WORK_OF_ART": "Work", "LAW": "Law", "MISC": "Thing",
}  # fmt: skip
"""Entity labels (ours and OntoNotes') → classes of the ontology."""
LABELLED = ("Disaster", "Vehicle", "BodyOfWater", "War", "Work")
"""Kinds of things whose names start with the noun: "Storm Gareth", "Flight 12", "Lake Chad"."""
LONGEST_LABEL = 8  # tokens of a name in the gazetteer


def read_names(doc: Doc, article: Article, ontology: Ontology) -> Reading:
    """Return the reading of `doc` with its names and values found."""
    reading = Reading(doc, article, ontology, {})
    named: dict[int, Mention] = {}
    for mention, start, end in [*_values(reading), *_names(reading)]:
        if not any(index in named for index in range(start, end)):
            named |= dict.fromkeys(range(start, end), mention)
    named |= short_names(reading, named)
    return replace(reading, named=named, quoted=quoted_tokens(doc))


def _values(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    for value in find_values(reading.doc, reference=reading.article.published):
        passage = reading.passage(value.start, value.end)
        kind = MentionKind.VALUE
        whole = value.value is not None and not value.value.startswith("T")
        name = value.value if whole and value.value else passage.text
        mention = Mention(passage, value.type, kind, name, value=value.value)
        yield mention, value.start, value.end


def _names(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    """Yield the names: those of the gazetteer, then the pipeline's entities, then demonyms."""
    doc, gazetteer = reading.doc, reading.ontology.gazetteer
    spans = _known_spans(reading)
    peoples = [(token, found) for token in doc if (found := nationality_of(reading, token))]
    states = {gazetteer.state_of(entity_id) for _, entity_id in spans}
    states |= {people.known for _, people in peoples if people.known is not None}
    for span, entity_id in spans:
        entity = gazetteer.entities[entity_id]
        passage = reading.passage(span.start, span.end)
        name = Mention(passage, entity.type, MentionKind.NAME, entity.name, known=entity.id)
        yield name, span.start, span.end
    for span in doc.ents:
        if span.label_ in LABEL_TYPES:
            yield from _entity(reading, span, states)
    for token, people in peoples:
        yield people, token.i - (people.passage.start < token.idx), token.i + 1


def _known_spans(reading: Reading) -> list[tuple[Span, str]]:
    """Return the longest names the gazetteer knows, unless they are part of a longer entity."""
    doc, labels = reading.doc, reading.ontology.gazetteer.labels()
    entity_of = {token.i: entity for entity in doc.ents for token in entity}
    text, ends = reading.article.text, [token.end_char for token in doc]
    found: list[tuple[Span, str]] = []
    end_of_last = 0
    for token in doc:
        if token.i < end_of_last or not (token.text[0].isupper() or token.text[0].isdigit()):
            continue
        for end in range(min(token.i + LONGEST_LABEL, len(doc)), token.i, -1):
            known = labels.get(text[token.idx : ends[end - 1]])
            if known is not None and not _is_part(span := doc.span(token.i, end), entity_of):
                found.append((span, known))
                end_of_last = end
                break
    return found


def _is_part(span: Span, entity_of: Mapping[int, Span]) -> bool:
    """Tell whether a longer entity, its article aside, takes in the whole span."""
    around = entity_of.get(span.start)
    if around is None or around.end < span.end:
        return False
    if around.label_ in ("LOC", "GPE"):  # "eastern Lebanon" is Lebanon, "South Lebanon" is not
        return any(word.text[0].isupper() for word in around if not span.start <= word.i < span.end)
    return _without_article(around).text != span.text


def _without_article(span: Span) -> Span:
    """Return the span without a leading "the" and a trailing "'s"."""
    start, end = span.start, span.end
    if span[0].lower_ in ("the", "a", "an") and len(span) > 1:
        start += 1
    if span[-1].tag_ == "POS" or span[-1].text in ("'s", "’s"):
        end -= 1
    return Span(span.doc, start, max(end, start + 1), span.label_)


def _entity(
    reading: Reading, entity: Span, states: Collection[str]
) -> Iterator[tuple[Mention, int, int]]:
    """Yield an entity of the pipeline, typed by the gazetteer or by the noun it ends in.

    Every state may have a Senate: which one is known only where the text names its state.
    """
    gazetteer = reading.ontology.gazetteer
    whole = _with_nationality(reading, _without_article(entity))
    if gazetteer.by_demonym(whole.text) is not None and (
        nationality_of(reading, whole[-1]) or is_national(reading, whole[-1])
    ):
        return
    span = _with_kind(reading, whole)
    guessed = LABEL_TYPES[entity.label_] if span is whole else "Thing"
    known = _known(gazetteer, span.text)
    if known is not None and guessed == "Organization" and gazetteer.is_ambiguous(span.text):
        known = known if gazetteer.state_of(known.id) in (*states, known.id) else None
    passage = reading.passage(span.start, span.end)
    if known is not None and _fits(reading.ontology, known.type, guessed):
        name = Mention(passage, known.type, MentionKind.NAME, known.name, known=known.id)
    else:
        type_ = _finer_type(reading, span, guessed)
        name = Mention(passage, type_, MentionKind.NAME, one_line(span))
    yield name, span.start, span.end


def _known(gazetteer: Gazetteer, name: str) -> KnownEntity | None:
    """Return what the gazetteer knows by this name; in a dateline, places stand in capitals."""
    known = gazetteer.by_label(name)
    return known or (gazetteer.by_label(name.title()) if name.isupper() else None)


def _finer_type(reading: Reading, span: Span, guessed: str) -> str:
    """Return the class of the noun that a name ends or, as "Lake Chad", starts with.

    A place that no noun tells more of is mostly a town or a region: it can act, too. A title is
    no person or place for ending in one: "The Sick Child", "Over My Head".
    """
    ontology = reading.ontology
    if len(span) > 1 and span[0].text in load_words("names")["vessels"]["prefixes"]:
        return "Vehicle"
    nouns = (
        *(ontology.class_of_noun(words.lower()) for words in (span.text, span[0].text)),
        _class_by_edge(span) if guessed == "Organization" else None,
    )
    finer = (noun for noun in nouns if noun is not None and ontology.is_a(noun, guessed))
    found = next(finer, "GeopoliticalEntity" if guessed == "Place" else guessed)
    misled = guessed == "Thing" and any(ontology.is_a(found, kind) for kind in ("Agent", "Place"))
    return guessed if misled and found not in LABELLED else found


def _class_by_edge(span: Span) -> str | None:
    """Return the class of bodies that the words at an edge of a name tell: "Aston Motors"."""
    words = span.text.split()
    edges = {"last": (words[-2:], words[-1:]), "first": (words[:2], words[:1])}
    classes = (
        load_classes("names", edge).get(" ".join(part))
        for edge, parts in edges.items()
        for part in parts
        if len(part) < len(words)
    )
    return next(filter(None, classes), None)


def _with_nationality(reading: Reading, span: Span) -> Span:
    """Return a body's name with the nationality right before it: the "Turkish Foreign Ministry"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or span.label_ not in ("ORG", "FAC"):
        return span
    joined = before.head.i in range(span.start, span.end) and before.dep_ in ("amod", "compound")
    if not joined or nationality_of(reading, before) is None:
        return span
    return Span(span.doc, before.i, span.end, span.label_)


def _with_kind(reading: Reading, span: Span) -> Span:
    """Return a name with the capital noun before it that tells its kind: "Storm Gareth".

    People and bodies are named without: "Judge Amy Roe", "Company X".
    """
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or not before.is_title or before.ent_type_ or before.tag_ == "NNS":
        return span
    ontology = reading.ontology
    kind = ontology.class_of_noun(before.lower_)
    joined = before.head.i in range(span.start, span.end) or span.root.head == before
    if kind is None or not joined or not any(ontology.is_a(kind, each) for each in LABELLED):
        return span
    return Span(span.doc, before.i, span.end, span.label_)


def _fits(ontology: Ontology, known: str, guessed: str) -> bool:
    """Tell whether the pipeline's guess allows the gazetteer's type; states pass for bodies."""
    if ontology.is_a(known, "GeopoliticalEntity"):
        return guessed in ("Organization", "Place", "GeopoliticalEntity")
    shared = ("Person", "Organization", "Place", "Event", "Product", guessed)
    return any(ontology.is_a(known, name) and ontology.is_a(guessed, name) for name in shared)
