"""Words for codes of commitments, public sentences and networks, as papers and everybody show them."""

from collections.abc import Mapping

from aca_desktop.domain.rates import Rate
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

PLACES_CONFLICT = mark(
    "Records of one organisation name different places; the smaller number counts until they agree."
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
    "places-conflict": PLACES_CONFLICT,
    "date-in-future": mark("The date is in the future."),
    "none-at-all": mark("A list of those who signed can’t prove that there are none."),
    "no-government-with-place": mark("No government that signed has named the place it represents."),
    "validation-too-old": mark("A validation was seen too long ago. Look it up again."),
}

NETWORK_ROLES: Mapping[str, str] = {
    "advancing-organisation": mark("Advancing organisation"),
    "coordinating-organisation": mark("Coordinating organisation"),
    "partner": mark("Partner"),
}
"""What a member is to its network."""


def rate_words(speech: Speech, rate: Rate) -> str:
    """Say a rate with its day and whose word it is."""
    return speech.say(
        "1 {of} = {value} {to} on {day} ({source})",
        of=rate.of, value=speech.exact_number(rate.value), to=rate.to, day=speech.day(rate.day),
        source=rate.source,
    )  # fmt: skip
