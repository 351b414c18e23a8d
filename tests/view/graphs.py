"""Graphs for the explorer's tests: a story of 40 articles, a hostile one, and large ones."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from kg.graph import Entity, Graph, GraphStatement
from kg.ids import content_id
from kg.records import Article, Modality, Polarity

FIRST_DAY = datetime(2025, 3, 3, 8, tzinfo=UTC)


@dataclass
class Draft:
    """A graph in the making: sentences first, then what they state."""

    entities: dict[str, Entity] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    statements: dict[str, GraphStatement] = field(default_factory=dict)

    def entity(self, name: str, type_: str, *aliases: str, same_as: tuple[str, ...] = ()) -> str:
        """Add an entity and return its id."""
        id_ = name.replace(" ", "_")
        self.entities[id_] = Entity(id_, type_, name, tuple(sorted(aliases)), same_as)
        return id_

    def article(self, sentences: list[str], **known: object) -> Article:
        """Add the article of these sentences."""
        article = Article.from_text(" ".join(sentences), **known)
        self.articles[article.id] = article
        return article

    def state(self, article: Article, sentence: str, triple: tuple[str, str, str | None],
              *, polarity: Polarity = Polarity.POSITIVE, modality: Modality = Modality.ASSERTED,
              holders: tuple[tuple[str, int], ...] = (), when: str | None = None,
              where: str | None = None) -> GraphStatement:  # fmt: skip  # long already
        """Add what a sentence of the article states: (subject id, predicate, object id)."""
        subject, predicate, object_ = triple
        start = article.text.index(sentence)
        label = in_words(predicate)
        key = (article.id, start, triple, polarity, modality)
        statement = GraphStatement(
            id=content_id("st", *key),
            subject=subject,
            predicate=predicate,
            label=label,
            relation=label,
            object=object_,
            polarity=polarity,
            modality=modality,
            holders=holders,
            when=when,
            where=where,
            qualifiers=(),
            rule="by hand",
            confidence=0.9,
            article=article.id,
            sentence=sentence,
            start=start,
            subject_at=self._find(article, sentence, subject),
            relation_at=(_span(article.text, label.split()[0], start, len(sentence)),),
            object_at=self._find(article, sentence, object_) if object_ else None,
        )
        self.statements[statement.id] = statement
        return statement

    def _find(self, article: Article, sentence: str, entity: str) -> tuple[int, int]:
        start = article.text.index(sentence)
        return _span(article.text, self.entities[entity].name, start, len(sentence))

    def graph(self) -> Graph:
        """Return the graph."""
        return Graph(self.entities, self.articles, tuple(self.statements.values()))


def in_words(predicate: str) -> str:
    """Return a predicate's label: "kg:takesPlaceAt" → "takes place at"."""
    return re.sub("([A-Z])", r" \1", predicate.partition(":")[2]).replace("-", " ").lower()


def _span(text: str, words: str, start: int, length: int) -> tuple[int, int]:
    at = text.find(words, start, start + length)
    return (at, at + len(words)) if at >= 0 else (start, start)


PEOPLE = (
    "Mira Castellan", "Jonas Achterberg", "Ines Varga", "Tomas Okello", "Leonie Brandt",
    "Pavel Drozd", "Amara Nwosu", "Henrik Sole", "Yusuf Demirel", "Clara Whitlock",
    "Rafael Quintero", "Sofia Lindqvist", "Dario Benedetti", "Nadia Haddad", "Owen Pryce",
    "Katya Morozova", "Emil Strand", "Farah Siddiqui", "Lucas Moreau", "Greta Holm",
)  # fmt: skip
BODIES = (
    ("Marenna Port Authority", "GovernmentBody"), ("Dockers' Union", "Union"),
    ("Halvard Shipping", "Company"), ("Transport Ministry", "Ministry"),
    ("Northern Rail", "Company"), ("Harbour Pilots Association", "Organization"),
    ("Marenna City Council", "GovernmentBody"), ("Labour Court", "Court"),
    ("Green Coast Party", "PoliticalParty"), ("Coast Guard", "MilitaryUnit"),
    ("Arbitration Board", "GovernmentBody"), ("Delta Terminals", "Company"),
)  # fmt: skip
PLACES = (
    ("Marenna", "City"), ("Oskar Bay", "BodyOfWater"), ("Pier Nine", "Facility"),
    ("Vessen", "City"), ("Norland", "Country"), ("Customs House", "Facility"),
)  # fmt: skip
EVENTS = (
    ("port strike", "Protest"), ("wage talks", "Negotiation"), ("night blockade", "Protest"),
    ("court hearing", "Trial"), ("harbour summit", "Summit"), ("oil spill", "Disaster"),
)  # fmt: skip
WORKS = (("draft wage agreement", "Agreement"), ("safety report", "Report"),
         ("emergency decree", "Law"), ("pilots' memorandum", "Document"))  # fmt: skip
MEDIA = ("The Marenna Courier", "Norland Wire", "Harbour News", "Radio Coast", "Daily Ledger")
LEADS = (
    (0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), (9, 9), (10, 10),
    (11, 11),
)  # fmt: skip
VERBS = {
    ("Person", "Event"): ("kg:attends", "kg:chairs", "rel:call-off", "rel:criticize"),
    ("Person", "Body"): ("kg:accuses", "kg:meets", "rel:warn", "rel:thank"),
    ("Body", "Event"): ("kg:participatesIn", "rel:suspend", "rel:demand"),
    ("Body", "Work"): ("kg:proposes", "rel:reject", "rel:sign"),
    ("Body", "Body"): ("kg:accuses", "rel:sue", "rel:negotiate-with"),
    ("Event", "Place"): ("kg:takesPlaceAt",),
    ("Person", "Place"): ("kg:arrivesIn", "kg:leaves"),
}


@cache
def story() -> Graph:
    """Return a story in 40 articles of five publishers: a strike in a harbour town."""
    draft, pick = Draft(), random.Random(40)
    people = [draft.entity(name, "Person", name.split()[1]) for name in PEOPLE]
    kinds = {
        "Person": people,
        "Body": [draft.entity(name, type_) for name, type_ in BODIES],
        "Place": [draft.entity(name, type_) for name, type_ in PLACES],
        "Event": [draft.entity(name, type_) for name, type_ in EVENTS],
        "Work": [draft.entity(name, type_) for name, type_ in WORKS],
        "Medium": [draft.entity(name, "NewsMedium") for name in MEDIA],
    }
    draft.entity("that the cranes would stand still", "Phrase")
    for number in range(40):
        _tell(draft, kinds, number, pick)
    return draft.graph()


def _tell(draft: Draft, kinds: dict[str, list[str]], number: int, pick: random.Random) -> None:
    """Add one article: who leads what, then a few events, each in a voice of its own."""
    published = FIRST_DAY + timedelta(days=number * 1.4 + pick.random())
    publisher = pick.choice(MEDIA)
    lead = LEADS[number % len(LEADS)]
    plans = [(kinds["Person"][lead[0]], "kg:heads", kinds["Body"][lead[1]])]
    pairs = list(VERBS)
    for _ in range(pick.randint(3, 6)):
        ends = pick.choice(pairs)
        first, second = (_skewed(kinds[kind], pick) for kind in ends)
        if first != second:
            plans.append((first, pick.choice(VERBS[ends]), second))
    names = {id_: entity.name for id_, entity in draft.entities.items()}
    voices = [_voice(kinds, pick) for _ in plans]
    sentences = [
        _sentence(names[s], in_words(p), names[o], voice, names)
        for (s, p, o), voice in zip(plans, voices, strict=True)
    ]
    article = draft.article(
        sentences,
        title=f"{names[plans[-1][0]]} and the {names[kinds['Event'][number % 6]]}",
        publisher=publisher,
        published=published,
        url=f"https://news.example/{number}",
    )
    for plan, sentence, (polarity, modality, holders) in zip(plans, sentences, voices, strict=True):
        day = (published + timedelta(days=pick.randint(-3, 5))).date().isoformat()
        draft.state(article, sentence, plan, polarity=polarity, modality=modality,
                    holders=holders, when=day if pick.random() < 0.6 else None)  # fmt: skip
    if number % 4 == 0:
        said = f"{names[kinds['Person'][lead[0]]]} said that the cranes would stand still."
        more = draft.article([*sentences, said], title=article.title, publisher=publisher)
        phrase = "that_the_cranes_would_stand_still"
        draft.state(more, said, (kinds["Person"][lead[0]], "kg:says", phrase))


def _skewed(ids: list[str], pick: random.Random) -> str:
    return ids[int(len(ids) * pick.random() ** 1.8)]


Voice = tuple[Polarity, Modality, tuple[tuple[str, int], ...]]


def _voice(kinds: dict[str, list[str]], pick: random.Random) -> Voice:
    medium, person = pick.choice(kinds["Medium"]), _skewed(kinds["Person"], pick)
    return pick.choices(
        [
            (Polarity.POSITIVE, Modality.ASSERTED, ()),
            (Polarity.POSITIVE, Modality.REPORTED, ((medium, 0),)),
            (Polarity.POSITIVE, Modality.ALLEGED, ((person, 0),)),
            (Polarity.POSITIVE, Modality.PLANNED, ((medium, 0), (person, 1))),
            (Polarity.NEGATIVE, Modality.ALLEGED, ((person, 0),)),
            (Polarity.POSITIVE, Modality.POSSIBLE, ()),
        ],
        weights=[50, 18, 14, 8, 6, 4],
    )[0]


def _sentence(subject: str, verb: str, object_: str, voice: Voice, names: dict[str, str]) -> str:
    polarity, modality, holders = voice
    told = " according to " + ", citing ".join(names[id_] for id_, _ in holders) if holders else ""
    how = {Modality.PLANNED: "is to ", Modality.POSSIBLE: "may "}.get(modality, "")
    denied = "did not " if polarity is Polarity.NEGATIVE else ""
    return f"{subject} {denied}{how}{verb} the {object_} on {names['Pier_Nine']} road{told}."


ATTACKS = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "\"><svg onload=window.pwned=1>",
    "javascript:window.pwned=1",
    "<a href='javascript:window.pwned=1'>href</a>",
    "{{ constructor.constructor('window.pwned=1')() }}",
    "]]><script>window.pwned=1</script>",
    "__proto__",
    "\u202eevil\u2028\u2029\x00",
)  # fmt: skip


@cache
def hostile() -> Graph:
    """Return a graph whose every text is an attack."""
    draft = Draft()
    ids = [draft.entity(f"{text} {i}", "Person", text) for i, text in enumerate(ATTACKS)]
    for i, text in enumerate(ATTACKS):
        names = [draft.entities[id_].name for id_ in ids]
        sentence = f"{names[i]} meets {names[i - 1]} href {text}."
        article = draft.article(
            [sentence], title=text, publisher=text, published=FIRST_DAY + timedelta(days=i),
            url=text if i % 2 else "javascript:window.pwned=1",
        )  # fmt: skip
        triple = (ids[i], f"rel:{text}", ids[i - 1])
        draft.state(article, sentence, triple, holders=((ids[i - 2], 0),))
    return draft.graph()


@cache
def large(size: int) -> Graph:
    """Return a graph of this many entities and twice as many statements, with hubs as in news."""
    draft, pick = Draft(), random.Random(size)
    words = _words(6000)
    types = ("Person", "Person", "Organization", "City", "Event", "Document", "Position", "Time")
    ids = [
        draft.entity(f"{words[i % 6000].title()} {words[(i * 7 + i // 6000) % 6000].title()}",
                     types[i % len(types)]) for i in range(size)
    ]  # fmt: skip
    topics = max(1, size // 60)
    for number in range(size // 12):
        _fill(draft, ids, (words, topics, number), pick)
    return draft.graph()


def _fill(draft: Draft, ids: list[str], setting: tuple[list[str], int, int],
          pick: random.Random) -> None:  # fmt: skip
    """Add an article of eight sentences, three statements each, mostly within one topic."""
    words, topics, number = setting
    topic = number % topics
    near = ids[topic :: topics]  # fmt: skip

    def one() -> str:
        pool = near if pick.random() < 0.85 else ids
        return pool[int(len(pool) * pick.random() ** 2)]

    chosen = [[(one(), one()) for _ in range(3)] for _ in range(8)]
    sentences = []
    for triples in chosen:
        names = ", ".join(
            f"{draft.entities[a].name} met {draft.entities[b].name}" for a, b in triples
        )
        sentences.append(f"{names} {' '.join(pick.choices(words, k=9))}.")
    article = draft.article(
        sentences, title=" ".join(pick.choices(words, k=7)), publisher=MEDIA[number % 5],
        published=FIRST_DAY + timedelta(days=number % 200), url=f"https://news.example/{number}",
    )  # fmt: skip
    for sentence, triples in zip(sentences, chosen, strict=True):
        for a, b in triples:
            relation = pick.choice(("kg:meets", "kg:accuses", "rel:visit", "rel:call", "kg:heads"))
            modality = pick.choice(list(Modality))
            draft.state(article, sentence, (a, relation, b if a != b else None), modality=modality)


def _words(number: int) -> list[str]:
    pick = random.Random(7)
    parts = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
    return ["".join(pick.choices(parts, k=pick.randint(2, 4))) for _ in range(number)]
