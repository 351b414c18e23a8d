"""An annotated document → its names and values: the gazetteer's, the pipeline's, nationalities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg.extract.grammar.gender import is_aged
from kg.extract.grammar.quotes import quoted_titles, quoted_tokens
from kg.extract.mentions.classes import LABELLED, class_of_name, told_classes
from kg.extract.mentions.demonyms import nationality_of
from kg.extract.mentions.namesakes import region_of_name
from kg.extract.mentions.shortnames import link_surnames, short_names
from kg.extract.reading import Reading, one_line
from kg.extract.tokens import Doc, Span
from kg.extract.values import find_values
from kg.gazetteer import Gazetteer, KnownEntity
from kg.ontology import Ontology
from kg.records import Article, Mention, MentionKind

LABEL_TYPES = {
    "PERSON": "Person", "ORG": "Organization", "LOC": "Place", "GPE": "GeopoliticalEntity",
    "FAC": "Facility", "NORP": "Group", "EVENT": "Event", "PRODUCT": "Product",
    "WORK_OF_ART": "Work", "LAW": "Law", "MISC": "Thing",
}  # fmt: skip
"""Entity labels (ours and OntoNotes') → classes of the ontology."""
LONGEST_LABEL = 8  # tokens of a name in the gazetteer


def read_names(doc: Doc, article: Article, ontology: Ontology) -> Reading:
    """Return the reading of `doc` with its names and values found."""
    reading = Reading(doc, article, ontology, {})
    named: dict[int, Mention] = {}
    for mention, start, end in [*_values(reading), *_names(reading)]:
        if not any(index in named for index in range(start, end)):
            named |= dict.fromkeys(range(start, end), mention)
    named |= short_names(reading, named)
    named |= dict(link_surnames(named))
    return replace(reading, named=named, quoted=quoted_tokens(doc))


def _values(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    for value in find_values(reading.doc, reference=reading.article.published):
        if is_aged(reading.doc[value.end - 1]):
            continue
        passage = reading.passage(value.start, value.end)
        kind = MentionKind.VALUE
        whole = value.value is not None and not value.value.startswith("T")
        name = value.value if whole and value.value else passage.text
        mention = Mention(passage, value.type, kind, name, value=value.value)
        yield mention, value.start, value.end


def _names(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    """Yield the names: titles, the gazetteer's, then the pipeline's entities, then demonyms."""
    doc, gazetteer = reading.doc, reading.ontology.gazetteer
    spans = _known_spans(reading)
    peoples = [(token, found) for token in doc if (found := nationality_of(reading, token))]
    states = {each for _, known in spans for each in (known, gazetteer.state_of(known))}
    inside = {token.i for span, _ in spans for token in span if len(span) > 1}
    states |= {people.known for token, people in peoples if people.known and token.i not in inside}
    for title in quoted_titles(doc):
        passage = reading.passage(title.start, title.end)
        yield Mention(passage, "Work", MentionKind.NAME, one_line(title)), title.start, title.end
    for span, entity_id in spans:
        entity = gazetteer.entities[entity_id]
        passage = reading.passage(span.start, span.end)
        name = Mention(passage, entity.type, MentionKind.NAME, entity.name, known=entity.id)
        yield name, span.start, span.end
    entities = list(_entities(reading))
    told = told_classes(reading, entities)
    for span, guessed in entities:
        yield _entity(reading, span, told.get(span.start, guessed), states), span.start, span.end
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
        for end in range(min(token.i + LONGEST_LABEL, token.sent.end), token.i, -1):
            known = labels.get(text[token.idx : ends[end - 1]])
            if known is not None and not _is_part(span := doc.span(token.i, end), entity_of):
                found.append((span, known))
                end_of_last = end
                break
    return found


def _is_part(span: Span, entity_of: Mapping[int, Span]) -> bool:
    """Return whether a longer entity, its article aside, takes in the whole span."""
    around = entity_of.get(span.start)
    if around is None or around.end < span.end:
        return False
    if around.label_ in ("LOC", "GPE"):  # "eastern Lebanon" is Lebanon, "South Lebanon" is not
        return any(word.text[0].isupper() for word in around if not span.start <= word.i < span.end)
    return _without_article(around).text != span.text


def _without_article(span: Span) -> Span:
    """Return the span without a leading "the", or a trailing "'s"."""
    start, end = span.start, span.end
    article = span[0].lower_ in ("the", "a", "an") and bool(span[0].whitespace_)  # not "A-Z Motors"
    start += len(span) > 1 and article
    if len(span) > 1 and span[0].text == "-" and span.start > span.sent.start:  # "A-Z Motors"
        start += -1 if not span.doc[start - 1].whitespace_ else 1
    end -= span[-1].tag_ == "POS" or span[-1].text in ("'s", "’s")
    return Span(span.doc, start, max(end, start + 1), span.label_)


def _entities(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Yield the pipeline's entities but for nationalities, rightly bounded, and what it guessed."""
    gazetteer = reading.ontology.gazetteer
    for entity in reading.doc.ents:
        whole = _with_nationality(reading, _without_article(entity))
        if entity.label_ not in LABEL_TYPES or gazetteer.by_demonym(whole.text) is not None:
            continue
        span = _with_kind(reading, whole)
        if len(span.text) == 1:  # the platform X; no person is called so
            yield span, "Organization"
        else:
            yield span, LABEL_TYPES[entity.label_] if span is whole else "Thing"


def _entity(reading: Reading, span: Span, guessed: str, states: Collection[str]) -> Mention:
    """Return a name, typed by the gazetteer or by its words.

    Every state may have a Senate: which one is known only where the text names its state.
    """
    gazetteer = reading.ontology.gazetteer
    known = region_of_name(gazetteer, span, states) or _known(gazetteer, span)
    if known is not None and guessed == "Organization" and gazetteer.is_ambiguous(span.text):
        state, owner = gazetteer.state_of(known.id), _owner(gazetteer, span)
        known = known if state in (*states, known.id) and owner in (None, state) else None
    passage = reading.passage(span.start, span.end)
    if known is not None and _fits(reading.ontology, known.type, guessed):
        return Mention(passage, known.type, MentionKind.NAME, known.name, known=known.id)
    type_ = class_of_name(reading, span, guessed)
    return Mention(passage, type_, MentionKind.NAME, one_line(span))


def _owner(gazetteer: Gazetteer, span: Span) -> str | None:
    """Return the id of what is known and owns the name right behind it: "Peru's Congress"."""
    before = span.doc[max(0, span.start - 2) : span.start]
    owned = len(before) == 2 and before[1].tag_ == "POS"
    owner = gazetteer.by_label(before[0].text) if owned else None
    return owner.id if owner is not None else None


def _known(gazetteer: Gazetteer, span: Span) -> KnownEntity | None:
    """Return what the gazetteer knows by this name; in a dateline, places stand in capitals.

    A letter is known only behind "on", as platforms are: "a post on X".
    """
    name = span.text
    if len(name) == 1 and span.doc[span.start - 1].text != "on":
        return None
    return gazetteer.by_label(name) or (gazetteer.by_capitals(name) if name.isupper() else None)


def _with_nationality(reading: Reading, span: Span) -> Span:
    """Return a body's name with the nationality right before it: the "Turkish Foreign Ministry".

    A parser may hang both on what comes behind: "Turkish Foreign Ministry spokesman".
    """
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or span.label_ not in ("ORG", "FAC"):
        return span
    institution = reading.ontology.class_of_noun(span[-1].lower_) is not None
    joined = before.head in span or (institution and before.head == span.root.head)
    if not joined or before.dep_ not in ("amod", "compound"):
        return span
    national = nationality_of(reading, before) is not None
    return Span(span.doc, before.i, span.end, span.label_) if national else span


def _with_kind(reading: Reading, span: Span) -> Span:
    """Return a name with the capital word before it that tells its kind: "Storm Gareth".

    People and bodies are named without: "Judge Amy Roe", "Company X".
    """
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or not before.is_title or before.ent_type_:
        return span
    ontology = reading.ontology
    kind = ontology.class_of_noun(before.lower_)
    if kind is None or not ontology.is_a(kind, *LABELLED):
        return span
    return Span(span.doc, before.i, span.end, span.label_)


def _fits(ontology: Ontology, known: str, guessed: str) -> bool:
    """Return whether the pipeline's guess allows the gazetteer's type; states pass for bodies."""
    if ontology.is_a(known, "GeopoliticalEntity"):
        return guessed in ("Organization", "Place", "GeopoliticalEntity")
    shared = ("Person", "Organization", "Place", "Event", "Product", guessed)
    return any(ontology.is_a(known, name) and ontology.is_a(guessed, name) for name in shared)
