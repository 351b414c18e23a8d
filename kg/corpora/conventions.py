"""The types and spans of a source in; those of kg's conventions, common to all sources, out.

Names begin without article, persons without title, lone demonyms are NORP; a country is always a
place, and a place and the larger one after a comma are two names. Types that a source does not
distinguish are distinguished by the words in the name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.extract.parse.neural.spans import NameSpan

UNKNOWN = "?"

WORLDWIDE = {
    "Person": ("PERSON",),
    "Organization": ("ORG",),
    "Location": ("LOC",),
    "NORP": ("NORP",),
    "Facility": ("FAC",),
    "Product": ("PRODUCT",),
    "Misc": ("MISC", "EVENT"),
    "Miscellaneous": ("MISC", "EVENT"),
}
GMB = {
    "per": ("PERSON",),
    "org": ("ORG",),
    "geo": ("LOC", "FAC"),
    "gpe": ("LOC",),
    "eve": ("EVENT",),
    "art": (UNKNOWN,),
    "nat": (UNKNOWN,),
    "norp": ("NORP",),
}
UNER = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": ("LOC", "FAC"),
    "OTH": ("NORP", "EVENT", "PRODUCT", "MISC"),
}
REDOCRED = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": ("LOC", "FAC"),
    "MISC": ("MISC", "EVENT", "PRODUCT"),
    "norp": ("NORP",),
}
LACKING = {
    "gmb": ("FAC", "EVENT", "PRODUCT", "MISC"),
    "uner": ("NORP", "EVENT", "PRODUCT", "MISC"),
    "redocred": ("NORP",),
}
STATES_ABBREVIATED = frozenset({"us", "u.s.", "usa", "u.s.a.", "uk", "u.k.", "uae", "ussr"})
EVENT_WORDS = """
war wars battle revolution uprising intifada games olympics cup championship championships
tournament league open festival carnival fair expo exhibition summit conference forum congress
convention election elections referendum day week eve christmas easter ramadan hurricane typhoon
cyclone storm earthquake tsunami crisis holocaust genocide massacre attack attacks bombing marathon
race prix tour awards award prize ceremony season campaign operation spring depression paralympics
super bowl biennale anniversary
"""
BUILDING_WORDS = """
airport station bridge palace stadium arena hospital prison jail tower hall church mosque temple
cathedral square street avenue road highway park museum library theatre theater hotel mall centre
center building base port harbour harbor dam plant mine monument memorial cemetery tunnel canal
line metro railway house castle fort barracks camp
"""
CUES = {"EVENT": frozenset(EVENT_WORDS.split()), "FAC": frozenset(BUILDING_WORDS.split())}
"""Words by which a name that may have several types gets this one."""

TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "president",
        "prime",
        "minister",
        "vice",
        "secretary",
        "senator",
        "general",
        "gen.",
        "judge",
        "justice",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "sir",
        "lady",
        "lord",
        "chancellor",
        "governor",
        "mayor",
        "ambassador",
        "chief",
        "colonel",
        "col.",
        "major",
        "captain",
        "lieutenant",
        "lt.",
        "sergeant",
        "sgt.",
        "sheikh",
        "ayatollah",
        "former",
        "foreign",
        "defense",
        "defence",
        "spokesman",
        "spokeswoman",
        "u.s.",
        "deputy",
        "envoy",
        "premier",
        "rep.",
        "sen.",
        "representative",
        "congressman",
        "commander",
        "admiral",
        "director",
        "chairman",
        "attorney",
        "rev.",
        "reverend",
        "archbishop",
        "bishop",
        "cardinal",
        "imam",
        "professor",
        "prof.",
    ]
)


@dataclass(frozen=True, slots=True)
class Countries:
    """The names of countries and of their people, lowercased."""

    names: frozenset[str]
    demonyms: frozenset[str]


def read_countries(path: Path) -> Countries:
    """Return the English names of countries.json, and the demonyms with their plurals."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    names = {n for r in rows for n in (r["name"]["common"], r["name"]["official"])}
    names |= {n for r in rows for n in r["altSpellings"] if len(n) > 3}  # shorter ones are codes
    people = {d for r in rows for d in r.get("demonyms", {}).get("eng", {}).values() if d}
    return Countries(
        names=frozenset(name.lower() for name in names) | STATES_ABBREVIATED,
        demonyms=frozenset(form.lower() for word in people for form in (word, f"{word}s")),
    )


@dataclass(frozen=True, slots=True)
class Convention:
    """A source's types in terms of ours, the names of countries, the types it does not have."""

    types: Mapping[str, tuple[str, ...]]
    countries: frozenset[str]
    lacking: Sequence[str] = ()

    def read(self, words: Sequence[str], span: NameSpan) -> list[tuple[NameSpan, tuple[str, ...]]]:
        """Return the names in a source's span, and the types each may have; none of ours: ().

        >>> convention = Convention(WORLDWIDE, frozenset({"peru"}))
        >>> convention.read(["Lima", ",", "Peru"], NameSpan(0, 3, "Location"))[1]
        (NameSpan(start=2, end=3, label='Location'), ('LOC',))
        >>> convention.read(["Peru"], NameSpan(0, 1, "Organization"))[0][1]
        ('LOC',)
        """
        labels = self.types.get(span.label, ())
        if "ORG" in labels and " ".join(words[span.start : span.end]).lower() in self.countries:
            labels = ("LOC",)
        cuts = [i for i in range(span.start, span.end) if words[i] == "," and "LOC" in labels]
        edges = zip([span.start, *(cut + 1 for cut in cuts)], [*cuts, span.end], strict=True)
        return [(NameSpan(start, end, span.label), labels) for start, end in edges if start < end]


def trim(words: Sequence[str], span: NameSpan, label: str) -> NameSpan | None:
    """Return the span without a leading article and, of a person, without titles.

    >>> trim(("the", "President", "Lula"), NameSpan(0, 3, "per"), "PERSON")
    NameSpan(start=2, end=3, label='PERSON')
    """
    start = span.start
    while start < span.end and words[start].lower() in ("the", "a", "an"):
        start += 1
    while label == "PERSON" and start < span.end and words[start].lower() in TITLES:
        start += 1
    return NameSpan(start, span.end, label) if start < span.end else None


def narrow(labels: tuple[str, ...], name: Sequence[str]) -> tuple[str, ...]:
    """Return the labels left when the last words of a name indicate or exclude one of them.

    Open choices drift: a net that may call the same thing MISC or EVENT soon calls all EVENT.

    >>> narrow(("LOC", "FAC"), ("Boryspil", "Airport")), narrow(("MISC", "EVENT"), ("Hamlet",))
    (('FAC',), ('MISC',))
    """
    words = {word.lower() for word in name}
    for label, cues in CUES.items():
        if label in labels and len(labels) > 1:
            cued = name[-1].lower() in cues if label == "FAC" else bool(words & cues)
            if cued and (len(name) > 1 or label == "EVENT"):
                return (label,)
            labels = tuple(other for other in labels if other != label)
    return labels
