"""Arcs that grammar rules out are mended, and no others."""

from __future__ import annotations

import pytest

from kg.extract.syntax.repair import REPAIRS, mend
from kg.extract.syntax.tree import children
from tests.extract.trees import edges, make_doc, read_tree, read_trees, tree

TITLE = """
Bank bank NOUN NN compound 2
head head NOUN NN nsubj 5
Anna Anna PROPN NNP nsubj 5 B-PERSON
Berg Berg PROPN NNP flat 3 I-PERSON
refused refuse VERB VBD root 0
the the DET DT det 7
offer offer NOUN NN obj 5
"""
MODIFIER = """
Norwegian Norwegian ADJ JJ amod 11
President President PROPN NNP nmod:desc 3
Anna Anna PROPN NNP nsubj 5 B-PERSON
Berg Berg PROPN NNP flat 3 I-PERSON
left leave VERB VBD root 0
Oslo Oslo PROPN NNP obj 5 B-LOC
, , PUNCT , punct 14
but but CCONJ CC cc 14
the the DET DT det 11
bank bank NOUN NN compound 11
head head NOUN NN nmod:desc 12
Tomas Tomas PROPN NNP nsubj 14 B-PERSON
Holt Holt PROPN NNP flat 12 I-PERSON
stayed stay VERB VBD conj 5
"""
PLACE = """
Berg Berg PROPN NNP nsubj 3 B-PERSON
has have AUX VBZ aux 3
left leave VERB VBN root 0
for for SCONJ IN {link} {for_head}
Oslo Oslo PROPN NNP {relation} {place_head} B-LOC
to to PART TO mark 7
attend attend VERB VB advcl 3
talks talk NOUN NNS obj 7
"""
APPOSITION = """
The the DET DT det 2
bank bank NOUN NN nsubj:pass 11
, , PUNCT , punct 7
whose whose PRON WP$ nmod:poss 5
chairman chairman NOUN NN nsubj 7
is be AUX VBZ cop 7
Tomas Tomas PROPN NNP appos 2 B-PERSON
Holt Holt PROPN NNP flat 7 I-PERSON
, , PUNCT , punct 2
was be AUX VBD aux:pass 11
fined fine VERB VBN root 0
"""
SECOND_SUBJECT = """
Berg Berg PROPN NNP nsubj 3 B-PERSON
has have AUX VBZ aux 3
told tell VERB VBN root 0
five five NUM CD nummod 6
coastal coastal ADJ JJ amod 6
provinces province NOUN NNS nsubj 3
to to PART TO mark 8
act act VERB VB xcomp 3
"""
OF_THE_TELLING = """
Berg Berg PROPN NNP nsubj:pass 4 B-PERSON
has have AUX VBZ aux 4
been be AUX VBN aux:pass 4
fined fine VERB VBN ccomp 9
, , PUNCT , punct 4
a a DET DT det 7
spokesman spokesman NOUN NN nsubj:pass 4
yesterday yesterday NOUN NN obl:unmarked 7
said say VERB VBD root 0
"""
TWO_OBJECTS = """
Japan Japan PROPN NNP nsubj 2 B-LOC
handed hand VERB VBD root 0
Norway Norway PROPN NNP obj 2 B-LOC
a a DET DT det 5
defeat defeat NOUN NN obj 2
"""
WHO = """
It it PRON PRP nsubj 4
is be AUX VBZ cop 4
a a DET DT det 4
power power NOUN NN root 0
, , PUNCT , punct 6
said say VERB VBD parataxis 4
Anna Anna PROPN NNP nsubj 6 B-PERSON
Berg Berg PROPN NNP flat 7 I-PERSON
, , PUNCT , punct 11
who who PRON WP nsubj 11
leads lead VERB VBZ acl:relcl 4
Chad Chad PROPN NNP obj 11 B-LOC
"""
MISTAKEN = (TITLE, MODIFIER, APPOSITION, SECOND_SUBJECT, OF_THE_TELLING, TWO_OBJECTS, WHO)


def test_title_beside_a_name() -> None:
    """Of two subjects side by side, a noun and a person, the noun is the person's title."""
    doc = mend(make_doc(TITLE))
    assert (doc[1].dep_, doc[1].head.text) == ("nmod:desc", "Anna")
    assert ("Anna Berg", "kg:holdsPosition", "Bank head") in edges(read_tree(doc))


def test_relatives_in_a_mended_tree() -> None:
    """What was asked of the tree before does not outlive its mending."""
    doc = make_doc(TITLE)
    assert children(doc[4], "nsubj") == [doc[1], doc[2]]
    mended = mend(doc)
    assert children(mended[4], "nsubj") == [mended[2]]
    assert children(doc[4], "nsubj") == [doc[1], doc[2]]


def test_modifier_across_a_verb() -> None:
    """An adjective belongs to the noun behind it, not to one behind the next verb."""
    doc = mend(make_doc(MODIFIER))
    assert doc[0].head.text == "President"
    assert ("Anna Berg", "kg:presidentOf", "Norwegian") in edges(read_tree(doc))


@pytest.mark.parametrize(
    ("link", "for_head", "relation", "place_head"),
    [("mark", 7, "nsubj", 7), ("case", 5, "nsubj", 7), ("mark", 7, "obl", 3)],
)
def test_leaving_for_a_place(link: str, for_head: int, relation: str, place_head: int) -> None:
    """Who leaves for a place to attend talks goes there; the place attends nothing."""
    table = PLACE.format(link=link, for_head=for_head, relation=relation, place_head=place_head)
    doc = mend(make_doc(table))
    assert (doc[4].dep_, doc[4].head.text, doc[3].dep_, doc[3].head.text) == (
        "obl", "left", "case", "Oslo",
    )  # fmt: skip  # one a line would take a screen
    found = edges(read_tree(doc))
    assert ("Berg", "kg:travelsTo", "Oslo") in found
    assert not any(subject == "Oslo" for subject, _, _ in found)


def test_second_subject() -> None:
    """Who stands behind the verb is not who acts, where somebody stands before it."""
    doc = mend(make_doc(SECOND_SUBJECT))
    assert (doc[5].dep_, doc[5].head.text) == ("obj", "told")
    assert ("Berg", "kg:tells", "five coastal provinces") in edges(read_tree(doc))


def test_subject_of_the_telling() -> None:
    """A second subject right before the verb of telling is who tells."""
    doc = mend(make_doc(OF_THE_TELLING))
    assert (doc[6].dep_, doc[6].head.text) == ("nsubj", "said")
    told = [s for s in read_tree(doc).statements if s.predicate == "rel:be-fined"]
    assert [(s.subject.text, s.is_plain) for s in told] == [("Berg", False)]


def test_two_objects() -> None:
    """Of two objects side by side the first gets the second."""
    doc = mend(make_doc(TWO_OBJECTS))
    assert [token.dep_ for token in doc if token.head.i == 1][2:] == ["iobj", "obj"]


def test_who_is_a_person() -> None:
    """ "…, who" behind a person's name tells of this person."""
    doc = mend(make_doc(WHO))
    assert doc[10].head.text == "Anna"
    assert ("who", "kg:heads", "Chad") in edges(read_tree(doc))


def test_clause_in_apposition() -> None:
    """An apposition with a copula is a clause: its person is not the one who was fined."""
    doc = mend(make_doc(APPOSITION))
    assert doc[6].dep_ == "acl:relcl"
    fined = [s for s in read_tree(doc).statements if s.predicate == "rel:be-fined"]
    assert [s.subject.text for s in fined] == ["The bank"]


@pytest.mark.parametrize("text", read_trees())
def test_sound_trees_stay(text: str) -> None:
    """A tree without mistakes comes back as it is."""
    doc = tree(text)
    assert mend(doc) is doc


def test_repairs_know_whom_they_concern() -> None:
    """No repair wants to mend a token whose relation is not among those it names."""
    doc = make_doc("\n\n".join(table.strip() for table in MISTAKEN))
    found = [
        (token.dep_, relations)
        for repair, relations in REPAIRS.items()
        for token in doc
        if relations and repair(token) is not None
    ]
    assert len(found) >= len(MISTAKEN)
    assert [pair for pair in found if pair[0] not in pair[1]] == []


@pytest.mark.parametrize("table", MISTAKEN)
def test_twice_is_once(table: str) -> None:
    """What is mended needs no mending."""
    doc = mend(make_doc(table))
    assert mend(doc) is doc
    assert [sentence.root for sentence in doc.sents] == [t for t in doc if t.head == t]


RATE = """
They they PRON PRP nsubj 2
cost cost VERB VBP root 0
$ $ SYM $ iobj 2
3 3 NUM CD nummod 3
a a DET DT det 6
dose dose NOUN NN obj 2
"""
UP = """
Shares share NOUN NNS nsubj 3
were be AUX VBD cop 3
up up ADP RB case 5
3 3 NUM CD nummod 5
% % SYM NN root 0
"""
HALF = """
The the DET DT det 2
start start NOUN NN nsubj 5
- - PUNCT HYPH punct 2
up up ADP RP compound:prt 5
raised raise VERB VBD root 0
money money NOUN NN obj 5
"""


def test_rates_hang_on_their_price() -> None:
    """A price is no recipient, and what it is paid for is no object."""
    doc = mend(make_doc(RATE.strip()))
    assert [doc[2].dep_, doc[2].head.i, doc[5].dep_, doc[5].head.i] == [
        "obj",
        1,
        "nmod:unmarked",
        2,
    ]


def test_amounts_hang_on_the_adverb_that_they_measure() -> None:
    """An adverb with a subject is the predicate, its amount tells how far."""
    doc = mend(make_doc(UP.strip()))
    assert [doc[2].dep_, doc[4].dep_, doc[4].head.i] == ["ROOT", "obl:unmarked", 2]


def test_second_half_of_a_noun_is_no_particle() -> None:
    """The "up" of a start-up belongs to no verb behind it."""
    doc = mend(make_doc(HALF.strip()))
    assert [doc[3].dep_, doc[3].head.i] == ["compound", 1]


NAME = """
Nurses nurse NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
led lead VERB VBN root 0
by by ADP IN case 5
engineer engineer NOUN NN obl:agent 3
Anna Anna PROPN NNP obl:agent 3 B-PERSON
Berg Berg PROPN NNP flat 6 I-PERSON
"""
PARTICLE = """
Berg Berg PROPN NNP nsubj 2 B-PERSON
brought bring VERB VBD root 0
down down ADV RB advmod 2
winger winger NOUN NN obj 2
Omar Omar PROPN NNP obj 2 B-PERSON
Holt Holt PROPN NNP flat 5 I-PERSON
"""
BARE = """
Plans plan NOUN NNS obl 4
have have AUX VBP aux 4
been be AUX VBN aux:pass 4
approved approve VERB VBN root 0
"""


def test_name_of_a_title() -> None:
    """A person right behind a bare noun in the same place of the tree is named by it."""
    doc = mend(make_doc(NAME))
    assert ("Anna Berg", "kg:heads", "Nurses") in edges(read_tree(doc))


def test_particle_before_an_object() -> None:
    """An adverb between a verb and its object is the verb's, and a noun before a name its title."""
    doc = mend(make_doc(PARTICLE))
    assert (doc[2].dep_, doc[3].dep_) == ("compound:prt", "nmod:desc")
    assert ("Berg", "rel:bring-down", "Omar Holt") in edges(read_tree(doc))


def test_subject_without_preposition() -> None:
    """An oblique without preposition before a verb without subject is its subject."""
    doc = mend(make_doc(BARE))
    assert (doc[0].dep_, doc[0].head.text) == ("nsubj:pass", "approved")
