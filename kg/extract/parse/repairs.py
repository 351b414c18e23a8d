"""The repairs: a name, an example, the pattern of a parser's mistake and the arcs that undo it.

How often each fires, and what is lost without it, stands in `kg/evaluation/rules.tsv`; one below
the threshold of `kg.evaluation.rules` is deleted.
"""

from __future__ import annotations

from kg.extract.parse.conditions import (
    agree,
    clause_above,
    comma_between,
    dependents,
    ends_in_adjective,
    ends_parenthetical,
    follows_head,
    follows_mark,
    forms_preposition,
    has,
    head,
    in_order,
    is_adverb_particle,
    is_headed_by,
    is_past_tense,
    is_reporting_noun,
    lacks,
    leaves_gerund_open,
    marked_by,
    name_before,
    next_word,
    opens_sentence,
    opens_with_who,
    reports_before,
    reports_nothing,
    same_arc,
    sisters,
    word_before,
)
from kg.extract.parse.patterns import Attach, Node, Promote, Repair, TagVerb
from kg.extract.reporting import may_be_parenthetical, says
from kg.extract.tree import FINITE, NOUNS, SUBJECTS, is_finite

BODIES = ("ORG", "LOC", "GPE", "FAC")
NAMES = ("PERSON", "ORG", "PRODUCT", "FAC", "EVENT", "MISC")
CONTRASTING = ("while", "whereas", "although", "though")
PREDICATIVE = ("root", "conj", "ccomp", "acl:relcl", "advcl", "xcomp", "parataxis")
SUBJECT = ("nsubj", "nsubj:pass")
MAIN = ("root", "ROOT", "parataxis", "ccomp")

RETAGGING = (
    Repair(
        "reporting verb of a parenthetical tagged as a noun",
        "Bank hid losses, police allege.",
        (
            Node("verb", tag=("NN", "NNS"), tests=(is_reporting_noun, ends_parenthetical)),
            Node("subject", word_before, "verb", pos=NOUNS),
            Node("clause", clause_above, "verb"),
        ),
        (
            Attach("verb", "clause", "parataxis"),
            Attach("subject", "verb", "nsubj"),
            TagVerb("verb", "subject"),
        ),
        where=(agree,),
        leaves="Bank hid losses, police claims.",
    ),
)
"""They come first, as the repairs look for verbs."""

REPAIRS = (
    Repair(
        "title of a name",
        "Kremlin head Anna Berg refused.",
        (Node("title", dep=(*SUBJECTS, "obj"), pos=NOUNS, entity=("", "MISC", *BODIES)),
         Node("name", next_word, "title", entity=NAMES)),
        (Attach("title", "name", "nmod:desc"),),
        where=(same_arc("title", "name"),),
        leaves="The guards told Anna Berg.",
    ),
    Repair(
        "title that ends in an adjective",
        "Corvex chief executive Anna Berg left.",
        (Node("adjective", dep=("amod", "nmod:desc"), tests=(ends_in_adjective,)),
         Node("name", next_word, "adjective", entity=("PERSON",)),
         Node("noun", word_before, "adjective", dep=("nmod:desc",), optional=True),
         Node("body", dependents("compound"), "noun", optional=True)),
        (Attach("adjective", "name", "nmod:desc"),
         Attach("noun", "adjective", "amod"),
         Attach("body", "adjective")),
    ),
    Repair(
        "past tense taken for a participle",
        "Otieno named Berg head.",
        (Node("subject", dep=("nsubj:pass",)),
         Node("verb", head, "subject", dep=MAIN, tests=(lacks("aux", "aux:pass", "obl:agent"),))),
        (Attach("subject", "verb", "nsubj"),),
        where=(is_past_tense,),
        leaves="Mayor jailed for fraud",
    ),
    Repair(
        "person taken for the name of a body",
        "The director of the Nordbank, Anna Berg, resigned.",
        (Node("person", dep=("appos",), entity=("PERSON",)),
         Node("body", head, "person", dep=("nmod",), entity=BODIES),
         Node("office", head, "body")),
        (Attach("person", "office", "appos"),),
        where=(in_order("office", "body"),),
        leaves="A visit by the president of Chad, Anna Berg, ended.",
    ),
    Repair(
        "object with a preposition",
        "Holt finished a minute behind Berg.",
        (Node("nominal", dep=("obj",), tests=(has("case"),)), Node("verb", head, "nominal")),
        (Attach("nominal", "verb", "obl"),),
    ),
    Repair(
        "subject taken for an object",
        "Plans have been approved.",
        (Node("subject", dep=("obl", "obj"), pos=NOUNS, tests=(lacks("case"),)),
         Node("verb", head, "subject", tests=(is_finite, lacks("cop", "expl", *SUBJECTS)))),
        (Attach("subject", "verb", "nsubj"),),
        where=(in_order("subject", "verb"),),
        leaves="Holt approved plans.",
    ),
    Repair(
        "first of two subjects",
        "Oslo - The ministry signed a treaty.",
        (Node("place", dep=SUBJECT, tests=(opens_sentence,)),
         Node("verb", head, "place"),
         Node("subject", dependents(*SUBJECT), "verb", pos=NOUNS, tests=(follows_mark,))),
        (Attach("place", "verb", "dislocated"),),
        where=(in_order("place", "subject"),),
        leaves="Holt signed a treaty.",
    ),
    Repair(
        "apposition taken for a second subject",
        "A legend in his own right, Faruk founded the Star.",
        (Node("title", dep=SUBJECTS, tag=("NN", "NNP"), entity=("",)),
         Node("name", sisters(*SUBJECTS), "title", pos=("PROPN",), entity=NAMES)),
        (Attach("title", "name", "appos"),),
        where=(comma_between("title", "name"),),
        leaves="The director, Anna Berg, resigned.",
    ),
    Repair(
        "object taken for a second subject",
        "The court sentenced retired engineer Holt to death.",
        (Node("subject", dep=("nsubj",)),
         Node("verb", head, "subject", tests=(lacks("obj", "ccomp", "cop"), reports_nothing)),
         Node("object", dependents("nsubj"), "verb", pos=NOUNS, tests=(follows_head,))),
        (Attach("object", "verb", "obj"),),
        where=(in_order("subject", "object"),),
        leaves="Holt signed a treaty.",
    ),
    Repair(
        "preposition of several words",
        "Crowds stood in front of the embassy.",
        (Node("noun", dep=("obl", "nmod", *PREDICATIVE), tag=("NN", "NNS")),
         Node("case", dependents("case"), "noun"),
         Node("nominal", dependents("nmod"), "noun"),
         Node("link", dependents("case"), "nominal"),
         Node("article", dependents("det"), "noun", optional=True)),
        (Promote("nominal", over="noun"), Attach("noun", "case", "fixed"),
         Attach("link", "case", "fixed"), Attach("article", "case", "fixed")),
        where=(forms_preposition,),
        leaves="Crowds stood in the shade of the embassy.",
    ),
    Repair(
        "attached to a particle",
        "The group broke away from the union.",
        (Node("nominal", dep=("obl", "nmod"), tests=(has("case"),)),
         Node("particle", head, "nominal", dep=("advmod",), tests=(is_adverb_particle,)),
         Node("verb", word_before, "particle", pos=("VERB",))),
        (Attach("nominal", "verb", "obl"),),
        where=(is_headed_by("particle", "verb"), in_order("particle", "nominal")),
        leaves="The group stood far from the union.",
    ),
    Repair(
        "gerund taken for a circumstance",
        "The ministry denied withholding names.",
        (Node("gerund", dep=("advcl",), tag=("VBG",), tests=(lacks("mark", *SUBJECTS),)),
         Node("verb", word_before, "gerund", tests=(leaves_gerund_open,))),
        (Attach("gerund", "verb", "xcomp"),),
        where=(is_headed_by("gerund", "verb"),),
        leaves="He left waving a flag.",
    ),
    Repair(
        "clause taken for an apposition",
        "The bank, whose chairman is Holt, left.",
        (Node("clause", dep=("appos",), tests=(has("cop"),)), Node("noun", head, "clause")),
        (Attach("clause", "noun", "acl:relcl"),),
    ),
    Repair(
        "attached to a part of a name",
        "Ines Berg and Tom Stark left.",
        (Node("other", dep=("conj", "appos", "acl:relcl")),
         Node("part", head, "other", dep=("flat",)),
         Node("name", head, "part")),
        (Attach("other", "name"),),
    ),
    Repair(
        "second title taken for another person",
        "Anna Berg, head of Nordbank and chair of Tessel, resigned.",
        (Node("other", dep=("conj",), tag=("NN", "NNP"), entity=("",),
              tests=(lacks("det", "nmod:poss"),)),
         Node("name", head, "other", entity=NAMES),
         Node("title", dependents("appos"), "name", pos=NOUNS, entity=("",))),
        (Attach("other", "title"),),
        where=(in_order("title", "other"),),
        leaves="Anna Berg, head of Nordbank, and a banker resigned.",
    ),
    Repair(
        "source behind its verb",
        "Gunmen freed her, claims father.",
        (Node("source", dep=("obj", "iobj")),
         Node("verb", head, "source", tag=FINITE,
              tests=(may_be_parenthetical, reports_before, lacks(*SUBJECTS)))),
        (Attach("source", "verb", "nsubj"),),
        leaves="He left, and claims the throne.",
    ),
    Repair(
        "adjective taken for what its noun says",
        "Sources close to the king say he fled.",
        (Node("adjective", dep=("ccomp", "advcl"), tag=("JJ",)),
         Node("noun", word_before, "adjective", dep=("nsubj",)),
         Node("verb", head, "adjective", tests=(lacks(*SUBJECTS),))),
        (Attach("noun", "verb", "nsubj"), Attach("adjective", "noun", "amod")),
    ),
    Repair(
        "relative clause taken for content",
        '"They left," said Anna Berg, whose brother died.',
        (Node("clause", dep=("ccomp", "parataxis", "advcl"), tests=(opens_with_who,)),
         Node("verb", head, "clause", tests=(says,)),
         Node("name", name_before, "clause", pos=NOUNS)),
        (Attach("clause", "name", "acl:relcl"),),
    ),
    Repair(
        "contrasting report",
        "Kyiv said it lost, while Oslo said it won.",
        (Node("contrast", dep=("advcl",), tests=(says, marked_by(*CONTRASTING))),
         Node("content", head, "contrast"),
         Node("report", head, "content", tests=(says,))),
        (Attach("contrast", "report", "advcl"),),
        where=(in_order("report", "content", "contrast"),),
        leaves="Kyiv said it lost while it waited.",
    ),
)  # fmt: skip  # one argument a line would hide the patterns
"""In text order of what they match; of those of one token in this order."""
