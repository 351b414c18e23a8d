"""A mention in; the key of what it names, where no other article has a part in that, out."""

from __future__ import annotations

from typing import NamedTuple

from kg.ontology import Ontology
from kg.records import Mention, MentionKind
from kg.resolve.names import Geography, Words, is_generic_institution, name_words

LASTING_TYPES = ("Organization", "GeopoliticalEntity", "Place")
"""Types of which a description with a name in it ("the Russian delegation") means the same in
every article."""


class Key(NamedTuple):
    """Mentions with equal keys name one thing; `article` is "" where any article will do."""

    sort: str  # "known", "person", "name", "value", "local"
    words: Words
    type: str = ""
    article: str = ""
    start: int = -1  # of the mention, where each mention names another thing
    part: str = ""  # what tells this from the other things of this name: "striker"


NAMED = ("known", "person", "name")
"""The sorts of keys that stand for a thing with a name."""


def describe(mention: Mention) -> Key:
    """Return the key of a mention that is not a name."""
    words, passage = name_words(mention.name), mention.passage
    if mention.kind is MentionKind.VALUE and (mention.value or mention.type != "Time"):
        return Key("value", (mention.value or " ".join(words),), mention.type)
    if mention.type == "Position" and words:
        return Key("name", words, mention.type)
    if mention.kind in (MentionKind.VALUE, MentionKind.NOMINAL) and mention.definite and words:
        return Key("local", words, mention.type, passage.article)
    return Key("local", words, mention.type, passage.article, passage.start)


def is_naming(mention: Mention, geography: Geography, ontology: Ontology) -> bool:
    """Return whether a description has a name in it, so that it means the same in every article."""
    if mention.kind is not MentionKind.NOMINAL or not mention.definite:
        return False
    if not any(ontology.is_a(mention.type, lasting) for lasting in LASTING_TYPES):
        return False
    words = mention.name.split()
    starts_inside = mention.passage.text.split()[:1] != words[:1]  # behind a determiner
    capital = any(word[0].isupper() for word in (words if starts_inside else words[1:]))
    return len(words) > 1 and bool(
        capital
        or geography.countries_in(mention.name)
        or is_generic_institution(name_words(mention.name))
    )
