"""Words for codes of commitments, public sentences and networks, as papers and everybody show them."""

from collections.abc import Mapping

from aca_desktop.domain.coalition.network import BodyRole
from aca_desktop.domain.figures.claims import Found
from aca_desktop.domain.figures.rates import Rate
from aca_desktop.i18n import Speech, mark

COMMITMENT_TYPES: Mapping[str, str] = {
    "emission-reduction": mark("Emission reduction"),
    "net-zero": mark("Net zero"),
    "renewable-energy": mark("Renewable energy"),
    "energy-efficiency": mark("Energy efficiency"),
    "adaptation": mark("Adaptation"),
    "other": mark("Other commitment"),
}

SCOPES: Mapping[str, str] = {
    "1": mark("Scope 1"),
    "2": mark("Scope 2"),
    "1+2": mark("Scopes 1 and 2"),
    "3": mark("Scope 3"),
    "value-chain": mark("Whole value chain"),
    "territory": mark("Whole territory"),
}

VALIDATED: Mapping[str, str] = {
    "self-declared": mark("self-declared"),
    "committed": mark("committed"),
    "approved": mark("validated"),
    "lapsed": mark("lapsed"),
    "removed": mark("removed"),
}
"""How a commitment stands, where signatures are told of beside it, which are approved too."""

RECORDS_CONFLICT = mark(
    "Records of one organisation contradict each other; the smaller number counts until they agree."
)

DOUBTS: Mapping[str, str] = {
    "figures-missing": mark("A figure is missing; the number may be higher."),
    "rate-missing": mark("A rate between currencies is missing; the number may be higher."),
    "places-left-out": mark("A place had to be left out; the number may be higher."),
    "more-than-territory": mark("It comes to more than the whole territory: a figure must be wrong."),
    "territory-without-figure": mark("No figure of the whole territory is known."),
    "duplicates-undecided": mark(
        "Possible duplicates are counted once until somebody decides whether they are one organisation."
    ),
    "records-conflict": RECORDS_CONFLICT,
    "signed-before-public": mark(
        "Signatures dated before the declaration was public are in doubt; the smaller number leaves them out."
    ),
    "date-in-future": mark("The date is in the future."),
    "none-at-all": mark("A list of those who signed can’t prove that there are none."),
    "no-government-with-place": mark("No government that signed has named the place it represents."),
    "validation-too-old": mark("A validation was seen too long ago. Look it up again."),
}


BODY_ROLE_WORDS: Mapping[BodyRole, str] = {
    "advancing-organisation": mark("Advancing organisation"),
    "national-coordinator": mark("National coordinator"),
    "partner": mark("Partner"),
}
"""What a body is to the network that it stands behind."""


def recorded_after(speech: Speech, then: Found | None) -> str:
    """Return how many of the signatures counted at a past day were written down later, "" for none."""
    if then is None or not then.recorded_after:
        return ""
    return speech.say_count(
        "Of these, {count} was recorded after that day.",
        "Of these, {count} were recorded after that day.",
        then.recorded_after,
    )


def rate_words(speech: Speech, rate: Rate) -> str:
    """Say a rate with its day and whose word it is."""
    return speech.say(
        "1 {of} = {value} {to} on {day} ({source})",
        of=rate.of, value=speech.exact_number(rate.value), to=rate.to, day=speech.day(rate.day),
        source=rate.source,
    )  # fmt: skip
