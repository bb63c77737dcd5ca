"""Words for codes of places, totals, commitments and public sentences. Knows neither window nor command line."""

from collections.abc import Mapping

from aca_desktop.i18n import Speech, mark
from aca_desktop.services.figures.figure_words import (
    BODY_ROLE_WORDS,
    COMMITMENT_TYPES,
    DOUBTS,
    RECORDS_CONFLICT,
    SCOPES,
    VALIDATED,
    recorded_after,
)

__all__ = [
    "BODY_ROLE_WORDS",
    "CLAIM_VERDICTS",
    "COMMITMENT_TYPES",
    "DOUBTS",
    "LEFT_OUT",
    "OWN_MEASURES",
    "RECORDS_CONFLICT",
    "SCOPES",
    "VALIDATED",
    "recorded_after",
    "verdict_words",
]

CLAIM_VERDICTS: Mapping[str | None, str] = {
    "true": mark("true"),
    "false": mark("not true"),
    "not-any-more": mark("not true any more"),
    "not-provable": mark("not provable"),
    None: mark("cited, not counted"),
}
"""None: a cited sentence has no verdict."""

LEFT_OUT: Mapping[str, str] = {
    "place-circle": mark("it lies in itself"),
    "place-within-set": mark("it is said to lie in a set"),
    "set-circle": mark("the set holds itself"),
    "set-without-members": mark("nobody has said which places it has"),
}

OWN_MEASURES: Mapping[str, str] = {
    "staff": mark("Staff"),
    "students": mark("Students"),
    "revenue": mark("Revenue"),
}


def verdict_words(speech: Speech, verdict: str | None) -> str:
    """Return how a public sentence stands, with a capital."""
    words = speech.say(CLAIM_VERDICTS[verdict])
    return words[:1].upper() + words[1:]
