"""A reading → its noun phrases, each with what agreement and salience are judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.coreference.chains import Chain, chain_names
from kg.extract.grammar.gender import gender_by_role, gender_of_noun, is_aged
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import NOUNS, PLURAL_TAGS, RELATIVE_TAGS, child, children
from kg.extract.words import load_words
from kg.records import Mention, MentionKind

FORMS = ("male", "female", "thing", "many", "first", "first_many", "second", "this", "these",
         "name", "the", "that", "own", "a", "bare", "indefinite")  # fmt: skip
"""How a phrase names: by a pronoun of this kind, by a name, by a noun with this determiner."""
PRONOUNS = FORMS[:9]
ROLES = ("subject", "passive", "object", "recipient", "oblique", "agent", "nmod", "poss",
         "compound", "predicate", "conj", "root", "other")  # fmt: skip
AGREEMENTS = ("male", "female", "person", "persons", "body", "bodies", "place", "thing", "things",
              "event", "time", "amount", "unknown", "unknowns", "speaker")  # fmt: skip
"""What a phrase can be: "person" is one of unknown gender, "body" acts and may be it or they."""
ORDER = dict.fromkeys(PRONOUNS, 1) | dict.fromkeys(("first", "first_many"), 2)
NOT_PHRASES = frozenset(
    {"flat", "fixed", "goeswith", "expl", "appos", "reparandum", "discourse", "nmod:desc", "det",
     "case", "cc", "punct", "dep", "nummod", "det:predet"}
)  # fmt: skip
ROLE_OF = {
    "nsubj": "subject", "nsubj:outer": "subject", "csubj": "subject", "nsubj:pass": "passive",
    "obj": "object", "iobj": "recipient", "obl": "oblique", "obl:agent": "agent", "nmod": "nmod",
    "nmod:poss": "poss", "compound": "compound", "conj": "conj", "root": "root", "ROOT": "root",
}  # fmt: skip
MODIFIERS = ("amod", "compound", "nummod", "nmod", "nmod:poss", "flat", "nmod:desc")
BESIDE = ("appos", "flat", "compound", "nmod:desc")
"""What a name is to the noun before it."""
CLASSES = (("Group", "body"), ("Organization", "body"), ("GeopoliticalEntity", "body"),
           ("Continent", "place"), ("Place", "place"), ("Event", "event"), ("Time", "time"),
           ("Amount", "amount"), ("Person", "person"))  # fmt: skip
OTHER_CLASSES = {"Thing": "unknown", "Agent": "person"}
PLURAL_OF = {"person": "persons", "male": "persons", "female": "persons", "body": "bodies",
             "unknown": "unknowns", "time": "time"}  # fmt: skip
PRONOUN_AGREEMENT = {
    "male": "male", "female": "female", "thing": "thing", "many": "unknowns", "first": "speaker",
    "first_many": "speaker", "second": "speaker", "this": "thing", "these": "things",
    "indefinite": "unknown",
}  # fmt: skip
DETERMINERS = {"the": "the", "both": "the"} | dict.fromkeys(
    ("this", "that", "these", "those", "such"), "that"
)
PERSONAL_TAGS = frozenset({"PRP", "PRP$"})
CLAUSAL = frozenset({"csubj", "csubj:outer", "ccomp", "xcomp", "advcl"})
"""What may stand behind a verb in place of "it" before it."""
OUTSIDE = ("conj", "cc", "punct", "parataxis")
"""What hangs on a noun but is no part of its phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """In a text, a noun phrase that can take up an earlier one or be taken up by a later one."""

    token: Token  # its head
    first: int  # its first and its last token
    last: int
    sentence: int
    form: str
    role: str
    agreement: str
    type: str  # the class that its noun or name tells, "Thing" for an unknown one
    words: frozenset[str] = field(default_factory=frozenset)  # lemmas of its modifiers
    titles: frozenset[str] = field(default_factory=frozenset)  # what it is called besides: "mayor"
    chain: int = -1  # the number of its name's chain
    known: bool = False  # what the gazetteer or the text knows by this name
    coordinated: bool = False  # the whole of "Berg and Holt"


def find_phrases(reading: Reading) -> list[Phrase]:
    """Return the noun phrases of a document, sentence by sentence, its pronouns after its nouns.

    So it can take up what is behind it: "When she resigned, Berg left Oslo", "I left," he said.
    """
    tokens = [(number, token) for number, sent in enumerate(reading.doc.sents) for token in sent]
    named = reading.named
    chains = chain_names((number, named[token.i]) for number, token in tokens if token.i in named)
    found: list[Phrase] = []
    for number, token in tokens:
        if _heads_phrase(reading, token):
            phrase = _read_phrase(reading, chains, token, number)
            if child(token, "conj") is not None and token.dep_ != "conj":
                found.append(_coordination(phrase))
            found.append(phrase)
    found.sort(key=lambda phrase: (phrase.sentence, ORDER.get(phrase.form, 0)))
    return _with_genders(found)


def _with_genders(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases; a person whose gender only another phrase of the chain tells has it."""
    told: dict[int, set[str]] = defaultdict(set)
    for phrase in phrases:
        if phrase.chain >= 0 and phrase.agreement in ("male", "female"):
            told[phrase.chain].add(phrase.agreement)
    return [
        replace(phrase, agreement=next(iter(told[phrase.chain])))
        if phrase.agreement == "person" and len(told.get(phrase.chain, ())) == 1
        else phrase
        for phrase in phrases
    ]


def _heads_phrase(reading: Reading, token: Token) -> bool:
    if token.dep_ == "appos" and _is_other_name(reading, token):
        return True
    if token.dep_ in NOT_PHRASES or token.tag_ in RELATIVE_TAGS:
        return token.tag_ == "PRP" and token.lower_ == "it" and token.dep_ == "expl"
    if token.dep_ in ("compound", "nmod:unmarked", "amod"):
        name = reading.named.get(token.i)
        return name is not None and name is not reading.named.get(token.head.i)
    if token.pos_ == "DET" and token.lower_ in load_words("pronouns")["speech"]:
        return True
    if token.pos_ in ("DET", "NUM", "ADJ"):  # "one, the foreman Jan Wolski"
        return is_aged(token) or _name_beside(reading, token) is not None
    return token.pos_ in ("NOUN", "PROPN", "PRON")


def _is_other_name(reading: Reading, token: Token) -> bool:
    """Return whether a name beside a name names something else: "Lyon, France"."""
    both = [reading.named.get(part.i) for part in (token, token.head)]
    names = [each for each in both if each is not None and each.kind is MentionKind.NAME]
    return len({name.type for name in names}) == 2


def _read_phrase(
    reading: Reading, chains: Mapping[Mention, Chain], token: Token, sentence: int
) -> Phrase:
    name = reading.named.get(token.i)
    named = name or _name_beside(reading, token)
    form = _form(token, name, named)
    chain = chains.get(named) if named is not None else None
    noun = reading.ontology.class_of_noun(token.lemma_.lower())
    type_ = name.type if name is not None else noun or "Thing"
    agreement = _agreement(reading, token, form, type_)
    if agreement == "person" and chain is not None and chain.gender is not None:
        agreement = chain.gender
    behind = (part for part in token.rights if part.dep_ not in OUTSIDE)
    full = agreement == "person" and chain is not None and chain.has_full_name
    return Phrase(
        token, token.left_edge.i, max((part.right_edge.i for part in behind), default=token.i),
        sentence, form, _role(token), agreement, type_, _modifiers(token), _titles(token),
        chain.number if chain is not None else -1, name is not None and (full or _is_known(name)),
    )  # fmt: skip  # one value a line would take a screen


def _name_beside(reading: Reading, token: Token) -> Mention | None:
    """Return the name behind a noun: "the insurer Adunni Life"."""
    if token.tag_ in PERSONAL_TAGS:
        return None
    for part in children(token, *BESIDE):
        name = reading.named.get(part.i)
        if name is None and part.dep_ == "appos":
            name = _name_beside(reading, part)  # "his deputy, the engineer Anna Berg"
        behind = part.dep_ in ("appos", "flat") or part.i > token.i
        if name is not None and behind and name.kind is MentionKind.NAME:
            return name
    return None


def _coordination(first: Phrase) -> Phrase:
    """Return the whole of "Berg and Holt", of which `first` is the first."""
    last = children(first.token, "conj")[-1].right_edge.i
    persons = first.agreement in ("male", "female", "person", "persons")
    return Phrase(
        first.token, first.first, last, first.sentence, "bare", first.role,
        "persons" if persons else "unknowns", first.type, coordinated=True,
    )  # fmt: skip


def _is_known(name: Mention) -> bool:
    """Return whether the gazetteer or the text tells what a name names."""
    told = name.refers_to is not None and name.refers_to.type != "Person"
    return name.known is not None or told


def _form(token: Token, name: Mention | None, beside: Mention | None) -> str:
    if token.pos_ in ("PRON", "DET") and beside is None:
        lists = load_words("pronouns")
        forms: Mapping[str, str] = lists["speech"] | lists["personal"]
        return forms.get(token.lower_, "indefinite")
    if name is not None and name.kind is MentionKind.NAME:
        return "name"
    owned = "own" if child(token, "nmod:poss") is not None else None
    words = [part.lower_ for part in children(token, "det", "nmod:poss")]
    told = {DETERMINERS.get(word, owned or "a") for word in words}
    return next((form for form in ("the", "that", "own", "a") if form in told), "bare")


def _role(token: Token) -> str:
    return "predicate" if child(token, "cop") is not None else ROLE_OF.get(token.dep_, "other")


def _modifiers(token: Token) -> frozenset[str]:
    return frozenset(
        part.lemma_.lower()
        for modifier in children(token, *MODIFIERS)
        for part in (modifier, *modifier.children)
        if part.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") and part.dep_ != "conj"
    )


def _titles(token: Token) -> frozenset[str]:
    """Return the nouns of "the mayor, Mina Sato", "Mayor Sato" and "Sato is the mayor"."""
    beside = children(token, "appos", "nmod:desc", "flat", "compound")
    if token.dep_ in ("nsubj", "nsubj:outer") and children(token.head, "cop"):
        beside.append(token.head)
    return frozenset(part.lemma_.lower() for part in beside if part.pos_ in NOUNS)


def _agreement(reading: Reading, token: Token, form: str, type_: str) -> str:
    if form in PRONOUN_AGREEMENT:
        return PRONOUN_AGREEMENT[form]
    classes = reading.ontology.taxonomy.ancestors[type_]
    other = OTHER_CLASSES.get(type_, "thing")
    found = next((kind for class_, kind in CLASSES if class_ in classes), other)
    is_name = token.i in reading.named
    if found == "person" and type_ != "Agent":
        found = (gender_by_role(token) if is_name else gender_of_noun(token)) or found
    plural = token.tag_ in PLURAL_TAGS and not is_name
    return PLURAL_OF.get(found, "things") if plural else found


def is_completed(phrase: Phrase) -> int:
    """Tell by what a noun is completed after it, which makes it speak of something new."""
    after = {part.dep_ for part in phrase.token.rights}
    if after & {"acl:relcl", "acl", "ccomp"}:
        return 3
    return 2 if "nmod" in after else 1 if phrase.words else 0


def looks_empty(phrase: Phrase) -> int:
    """Tell how far "it" looks like standing for nothing: "it emerged that", "it is hard to"."""
    token, head = phrase.token, phrase.token.head
    if token.lower_ not in ("it", "this", "that"):
        return 0
    clauses = CLAUSAL.intersection(part.dep_ for part in head.rights)
    if token.dep_ == "expl" or "csubj" in clauses:  # "it is enough to issue a statement"
        return 3
    if head.pos_ == "NOUN" and children(head, "cop"):
        return 4  # "it was good news"
    return (2 if head.pos_ in ("ADJ", "NOUN") else 1) if clauses else 0
