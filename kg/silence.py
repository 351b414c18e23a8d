"""The reasons why a sentence gives no statement."""

from __future__ import annotations

from enum import StrEnum


class Silence(StrEnum):
    """Why a sentence gave no statement."""

    NO_CLAUSE = "no clause"  # a heading, a name, an item of a list
    FOREIGN = "not English"
    QUESTION = "question"
    NO_SUBJECT = "no subject"  # an order, an exclamation
    NO_RULE = "no rule"  # a clause that none of kg's rules reads
    UNRESOLVED = "unresolved pronoun"  # it says something of "it", and nobody knows what that is


def ends_as_question(sentence: str) -> bool:
    """Return whether a sentence ends with a question mark, perhaps in quotation marks.

    >>> ends_as_question("“Did he go?”"), ends_as_question("He went.")
    (True, False)
    """
    return sentence.rstrip("\"'”’)] ").endswith("?")
