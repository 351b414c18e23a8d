"""The repairs: a name, an example, the pattern of a parser's mistake and the arcs that undo it.

How often each fires, and what is lost without it, stands in `kg/evaluation/rules.tsv`; one below
the threshold of `kg.evaluation.rules` is deleted.
"""

from __future__ import annotations

from kg.extract.parse.conditions import (
    after_comma,
    after_punctuation,
    ancestors,
    dependents,
    descendants,
    first_word,
    has,
    head,
    in_order,
    lacks,
    lemma_in,
    marked_by,
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
    has_one_subject,
    holder_of_office,
    is_behind_colon,
    is_no_relative,
    is_no_title,
    is_past_tense,
    name_before,
    opens_with_that,
    opens_with_who,
    reports_before,
)
from kg.extract.parse.patterns import Attach, Node, Repair, Replace
from kg.extract.reporting import may_be_parenthetical, says
from kg.extract.tree import FINITE, NOUNS, SUBJECTS, is_finite, preposition

CLAUSES = ("root", "ROOT", "ccomp", "conj", "advcl", "parataxis")
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
            Node("verb", head, "recipient", tests=(lemma_in("verbs", "ditransitive"),)),
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
"""In text order of what they match; of those of one token in this order."""
