"""The repairs: a name, an example, the pattern of a parser's mistake and the arcs that undo it.

How often each fires, and what is lost without it, stands in `kg/evaluation/rules.tsv`; one below
the threshold of `kg.evaluation.rules` is deleted.
"""

from __future__ import annotations

from kg.extract.parse.conditions import (
    after_comma,
    dependents,
    descendants,
    has,
    head,
    in_order,
    is_no_conjunct,
    lacks,
    lemma_with,
    next_word,
    no_amount,
    no_person,
    same_arc,
    side_by_side,
    word_before,
)
from kg.extract.parse.mistakes import (
    BODIES,
    are_the_objects,
    ends_in_adjective,
    holder_of_office,
    is_no_relative,
    is_no_title,
    is_particle,
    is_past_tense,
)
from kg.extract.parse.patterns import Attach, AttachSubject, Node, Repair, Replace
from kg.extract.parse.reported_speech import REPORTED_SPEECH
from kg.extract.tree import FINITE, NOUNS, SUBJECTS, is_finite, preposition

MAIN = ("root", "ROOT", "parataxis", "ccomp")


REPAIRS = (
    Repair(
        "title of a name",
        "Kremlin head Anna Berg refused.",
        (
            Node("title", dep=(*SUBJECTS, "obj"), pos=NOUNS, tests=(no_person,)),
            Node("name", next_word, "title", entity=("PERSON",)),
        ),
        (Attach("title", "name", "nmod:desc"),),
        where=(same_arc("title", "name"),),
        leaves="The guards told Anna Berg.",
    ),
    Repair(
        "recipient taken for an object",
        "Japan handed Norway a defeat.",
        (
            Node("recipient", dep=("obj",), tests=(no_amount, is_no_title)),
            Node("verb", head, "recipient", tests=(lemma_with("ditransitive"),)),
            Node("given", dependents("obj", "iobj"), "verb"),
        ),
        (Attach("recipient", "verb", "iobj"),),
        where=(
            in_order("verb", "recipient", "given"),
            side_by_side("recipient", "given"),
            are_the_objects,
        ),
        leaves="They handed winger Omar Holt.",
    ),
    Repair(
        "title that ends in an adjective",
        "Corvex chief executive Anna Berg left.",
        (
            Node("adjective", dep=("amod", "nmod:desc"), tests=(ends_in_adjective,)),
            Node("name", next_word, "adjective", entity=("PERSON",)),
            Node("noun", word_before, "adjective", dep=("nmod:desc",), optional=True),
            Node("body", dependents("compound"), "noun", optional=True),
        ),
        (
            Attach("adjective", "name", "nmod:desc"),
            Attach("noun", "adjective", "amod"),
            Attach("body", "adjective"),
        ),
        where=(
            lambda match: match["adjective"].head is match["name"],
            lambda match: "noun" not in match or match["noun"].head is match["name"],
        ),
    ),
    Repair(
        "verb of the whole taken for a modifier of its subject",
        "Doubts whether he knew persist.",
        (
            Node("noun", dep=("root", "ROOT"), pos=NOUNS, tests=(lacks("cop", *SUBJECTS),)),
            Node(
                "verb", descendants, "noun", dep=("acl", "acl:relcl", "xcomp"), tag=FINITE,
                tests=(lacks("mark", "case", *SUBJECTS),), only_first=True,
            ),
        ),
        (Replace("noun", by="verb"), Attach("noun", "verb", "nsubj")),
        where=(lambda match: is_no_relative(match["verb"]),),
        leaves="Doubts that persist.",
    ),
    Repair(
        "past tense taken for a participle",
        "Otieno named Berg head.",
        (
            Node("subject", dep=("nsubj:pass",)),
            Node("verb", head, "subject", dep=MAIN, tests=(lacks("aux", "aux:pass"),)),
        ),
        (Attach("subject", "verb", "nsubj"),),
        where=(is_past_tense,),
        leaves="Mayor jailed for fraud",
    ),
    Repair(
        "person taken for the name of a body",
        "The director of the Nordbank, Anna Berg, resigned.",
        (
            Node("person", dep=("appos",), entity=("PERSON",), tests=(after_comma,)),
            Node("body", head, "person", entity=BODIES),
            Node("office", holder_of_office, "body", tag=("NN",), entity=("",)),
        ),
        (Attach("person", "office", "appos"),),
        leaves="A visit by the president of Chad, Anna Berg, ended.",
    ),
    Repair(
        "object with a preposition",
        "Holt finished a minute behind Berg.",
        (Node("nominal", dep=("obj",), tests=(lambda token: bool(preposition(token)),)),
         Node("verb", head, "nominal")),
        (Attach("nominal", "verb", "obl"),),
    ),
    Repair(
        "subject taken for an object",
        "Plans have been approved.",
        (
            Node("subject", dep=("obl", "obj"), pos=NOUNS, tests=(lacks("case"),)),
            Node("verb", head, "subject", tests=(
                is_finite, is_no_conjunct, lacks("cop", "expl", *SUBJECTS))),
        ),
        (AttachSubject("subject", "verb"),),
        where=(in_order("subject", "verb"),),
        leaves="Holt approved plans.",
    ),
    Repair(
        "particle taken for an adverb",
        "Berg brought down the winger.",
        (
            Node("particle", dep=("advmod",), tests=(is_particle,)),
            Node("verb", word_before, "particle"),
            Node("object", dependents("obj"), "verb"),
        ),
        (Attach("particle", "verb", "compound:prt"),),
        where=(
            lambda match: match["particle"].head is match["verb"],
            side_by_side("particle", "object"),
        ),
        leaves="Berg left again.",
    ),
    Repair(
        "clause taken for an apposition",
        "The bank, whose chairman is Holt, left.",
        (
            Node("clause", dep=("appos",), tests=(has("cop"),)),
            Node("noun", head, "clause"),
        ),
        (Attach("clause", "noun", "acl:relcl"),),
    ),
    Repair(
        "attached to a part of a name",
        "Ines Berg and Tom Stark left.",
        (
            Node("other", dep=("conj", "appos", "acl:relcl")),
            Node("part", head, "other", dep=("flat",)),
            Node("name", head, "part"),
        ),
        (Attach("other", "name"),),
        where=(in_order("part", "other"),),
    ),
    *REPORTED_SPEECH,
)  # fmt: skip  # one argument a line would hide the patterns
"""In text order of what they match; of those of one token in this order."""
