"""Repairs of reported speech: a source, a report or its content that a parser took for another."""

from __future__ import annotations

from kg.extract.parse.conditions import (
    after_punctuation,
    ancestors,
    first_word,
    has,
    head,
    in_order,
    lacks,
    marked_by,
    word_before,
)
from kg.extract.parse.mistakes import (
    has_one_subject,
    is_behind_colon,
    name_before,
    opens_with_that,
    opens_with_who,
    reports_before,
)
from kg.extract.parse.patterns import Attach, Node, Repair, Replace
from kg.extract.reporting import may_be_parenthetical, says
from kg.extract.tree import FINITE, NOUNS, SUBJECTS, is_finite

CLAUSES = ("root", "ROOT", "ccomp", "conj", "advcl", "parataxis")


REPORTED_SPEECH = (
    Repair(
        "source behind its verb",
        "Gunmen freed her, claims father.",
        (
            Node("source", dep=("obj",)),
            Node(
                "verb", head, "source", tag=FINITE,
                tests=(may_be_parenthetical, after_punctuation, lacks(*SUBJECTS)),
            ),
        ),
        (Attach("source", "verb", "nsubj"),),
        where=(in_order("verb", "source"), reports_before),
        leaves="He left, and claims the throne.",
    ),
    Repair(
        "headline taken for an apposition of its source",
        "Witnesses: gunman shot guard",
        (
            Node("headline", dep=("appos",), tests=(has(*SUBJECTS), is_finite)),
            Node("source", head, "headline", dep=("root", "ROOT")),
        ),
        (Attach("headline", "source", "parataxis"),),
        where=(is_behind_colon,),
        leaves="Witnesses, who fled, shot guard",
    ),
    Repair(
        "adjective taken for what its noun says",
        "Sources close to the king say he fled.",
        (
            Node(
                "adjective", dep=("ccomp", "advcl"), tag=("JJ",),
                tests=(lacks("cop"), has_one_subject),
            ),
            Node("noun", word_before, "adjective", dep=("nsubj",), pos=NOUNS),
            Node("verb", head, "adjective", tag=FINITE, tests=(lacks(*SUBJECTS),)),
        ),
        (Attach("noun", "verb", "nsubj"), Attach("adjective", "noun", "amod")),
        where=(
            in_order("adjective", "verb"),
            lambda match: match["noun"].head is match["adjective"],
        ),
    ),
    Repair(
        "reporting verb taken for a subject",
        "The suit alleges Holt stole it.",
        (
            Node("report", dep=("nsubj", "csubj"), tag=FINITE, tests=(says,)),
            Node("content", head, "report", tag=FINITE),
            Node("subject", word_before, "content", dep=("nsubj", "csubj", "obj", *CLAUSES),
                 pos=(*NOUNS, "PRON"), optional=True),
        ),
        (
            Replace("content", by="report"),
            Attach("content", "report", "ccomp"),
            Attach("subject", "content", "nsubj"),
        ),
        where=(in_order("report", "subject", "content"),),
    ),
    Repair(
        "content taken for a relative clause",
        "Rebels said in a letter that he fled.",
        (
            Node("content", dep=("acl:relcl", "acl"), tests=(has("nsubj"), opens_with_that)),
            Node("noun", head, "content", dep=("obl", "nmod")),
            Node("verb", ancestors, "noun", pos=("VERB",), tests=(says, lacks("ccomp")),
                 only_first=True),
        ),
        (Attach("content", "verb", "ccomp"),),
        where=(in_order("verb", "content"),),
        leaves="Rebels said so in a letter that he wrote.",
    ),
    Repair(
        "relative clause taken for content",
        '"They left," said Anna Berg, whose brother died.',
        (
            Node("clause", dep=("ccomp", "parataxis", "advcl"), tests=(opens_with_who,)),
            Node("verb", head, "clause", tests=(says,)),
            Node("name", name_before, "clause", pos=NOUNS),
        ),
        (Attach("clause", "name", "acl:relcl"),),
        where=(lambda match: first_word(match["clause"]).i > match["verb"].i + 1,),
    ),
    Repair(
        "contrasting report",
        "Kyiv said it lost, while Oslo said it won.",
        (
            Node("contrast", dep=("advcl",), tests=(
                says, has(*SUBJECTS), marked_by("while", "whereas", "although", "though"))),
            Node("content", head, "contrast", dep=("ccomp",)),
            Node("report", head, "content", tests=(says,)),
        ),
        (Attach("contrast", "report", "advcl"),),
        where=(in_order("report", "content", "contrast"),),
        leaves="Kyiv said it lost while it waited.",
    ),
)  # fmt: skip  # one argument a line would hide the patterns
