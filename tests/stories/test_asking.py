"""Questions read as English: the auxiliary stands first, the verb has the form that follows it."""

from __future__ import annotations

import pytest

from kg.graph import GraphStatement
from kg.records import Modality, Polarity
from kg.stories.asking import how_many, read_clause, when, yes_or_no
from kg.stories.figures import figures
from kg.stories.wording import DATE, clause, clause_at

# The sentence with its subject in [], its relation in {} and the end of its words marked by |.
YES_OR_NO = {
    "[Jonas Birk] {was arrested}| on Monday.": "Was Jonas Birk arrested?",
    "[The ferry] {was} overloaded|.": "Was the ferry overloaded?",
    "[Novacrest] will {close} the plant|.": "Will Novacrest close the plant?",
    "[Its owner], a bank in Brask, will {sell} it|.": "Will its owner sell it?",
    "[Mina Lund] {concealed} the report|.": "Did Mina Lund conceal the report?",
    "[The league] {opposes} the pact|.": "Does the league oppose the pact?",
    "[Train drivers] {took} the money|.": "Did train drivers take the money?",
    "[The council] {denied} the claim|.": "Did the council deny the claim?",
    "[The firm] {cut} 900 jobs|.": "Did the firm cut 900 jobs?",
    "[The sprinklers] {had worked}|.": "Had the sprinklers worked?",
    "[The probe] had been {tumbling}| for days.": "Had the probe been tumbling?",
    "[Ada Holt] never {accepted} the offer|.": "Did Ada Holt never accept the offer?",
    "[The road] is to be {closed}|.": "Is the road to be closed?",
}
"""Words → the question whether it is so."""
WHENS = {
    "[The vote] {is} due on 20 November|.": "When is the vote due?",
    "[Shareholders] will {vote} on 12 June|.": "When will shareholders vote?",
    "[Drivers] {strike} on 12 May after talks|.": "When do drivers strike after talks?",
}
HOW_MANY = {
    "[Novacrest] will {cut} at least 900 jobs in Asha|.":
        "How many jobs will Novacrest cut in Asha?",
    "[The bridge] will {cost} 84 million euros|.": "How much will the bridge cost?",
    "[The firm] will {buy} Harrow for $2 billion|.": "For how much will the firm buy Harrow?",
    "[Turnout] {reached} 71 per cent|.": "What percentage did turnout reach?",
    "[Only 7,000 drivers] will {take} part|.": "How many drivers will take part?",
    "[The ministry] {withheld} the names of 51 people|.":
        "The names of how many people did the ministry withhold?",
    "[A magnitude 6.4 earthquake] {struck} Orvane|.": "What was the magnitude of the earthquake?",
    "[The painting] {is} worth 8 million euros|.": "How much is the painting worth?",
}  # fmt: skip  # a long question below its words
UNREAD = {
    "[The firm] plans to {close} the plant|.": "Whether the firm plans to close the plant",
    "{Killing} nine, [the blast]| closed the mine.": "Whether Killing nine, the blast",
}
LEMMAS = {
    "arrested": "be-arrested", "concealed": "conceal", "opposes": "oppose", "took": "take",
    "denied": "deny", "accepted": "accept", "withheld": "withhold", "struck": "strike",
    "reached": "reach",
}  # fmt: skip  # what the relation of the verb is called


def stated(marked: str) -> tuple[str, GraphStatement]:
    """Return the words of a marked sentence, and its statement."""
    places: dict[str, int] = {}
    sentence = ""
    for char in marked:
        if char in "[]{}|":
            places[char] = len(sentence)
        else:
            sentence += char
    verb = sentence[places["{"] : places["}"]].split()[-1]
    statement = GraphStatement(
        id="st-1", subject="x", predicate=f"rel:{LEMMAS.get(verb, verb)}", label=verb,
        relation=verb, object=None, polarity=Polarity.POSITIVE, modality=Modality.ASSERTED,
        holders=(), when=None, where=None, qualifiers=(), rule="active", confidence=0.9,
        article="art-1", sentence=sentence, start=40,
        subject_at=(40 + places["["], 40 + places["]"]),
        relation_at=((40 + places["{"], 40 + places["}"]),), object_at=(40, 40 + places["|"]),
    )  # fmt: skip  # one value a line says nothing
    at = clause_at(statement, (statement.subject_at[0], 40 + places["|"]))
    return sentence[at - 40 : places["|"]], statement


def parts(marked: str):
    """Return the words of a marked sentence, and their parts."""
    words, statement = stated(marked)
    first = words.split()[0]
    named = first in {"Jonas", "Novacrest", "Mina", "Ada"}
    at = 40 + statement.sentence.index(words)
    return words, read_clause(words, statement, at=at, named=named)


@pytest.mark.parametrize("marked", [*YES_OR_NO, *UNREAD])
def test_whether_it_is_so(marked: str) -> None:
    """A question begins with its auxiliary; what is not understood is a noun clause."""
    words, found = parts(marked)
    assert yes_or_no(words, found) == (YES_OR_NO | UNREAD)[marked]


@pytest.mark.parametrize("marked", WHENS)
def test_when_it_is(marked: str) -> None:
    """The day that is asked for is left out."""
    words, found = parts(marked)
    assert when(words, found, undated=DATE) == WHENS[marked]


@pytest.mark.parametrize("marked", HOW_MANY)
def test_how_many_there_are(marked: str) -> None:
    """What is counted stands first, with what belongs to it; "at least" and a currency go."""
    words, found = parts(marked)
    figure = next(iter(figures(words)))
    money = "euros" in words or "$" in words
    assert how_many(words, found, figure, money=money) == HOW_MANY[marked]


def test_words_of_a_statement() -> None:
    """They run from its first part to its last."""
    _, statement = stated("Today [Mina Lund] {concealed} the report|.")
    assert clause(statement).endswith("concealed the report")
