"""Words for codes of places, totals, commitments and public sentences. Knows neither window nor command line."""

from collections.abc import Mapping

from aca_desktop.i18n import mark

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

VALIDATIONS: Mapping[str, str] = {
    "self-declared": mark("self-declared"),
    "committed": mark("committed"),
    "approved": mark("approved"),
    "lapsed": mark("lapsed"),
    "removed": mark("removed"),
}

CLAIM_VERDICTS: Mapping[str | None, str] = {
    "true": mark("true"),
    "false": mark("not true"),
    "not-any-more": mark("not true any more"),
    "not-provable": mark("not provable"),
    None: mark("cited, not counted"),
}
"""None: a cited sentence has no verdict."""

DOUBTS: Mapping[str, str] = {
    "figures-missing": mark("A figure is missing; the number may be higher."),
    "places-left-out": mark("A place had to be left out; the number may be higher."),
    "more-than-territory": mark("It comes to more than the whole territory: a figure must be wrong."),
    "territory-without-figure": mark("No figure of the whole territory is known."),
    "validation-too-old": mark("A validation was seen too long ago. Look it up again."),
}

LEFT_OUT: Mapping[str, str] = {
    "place-circle": mark("it lies in itself"),
    "place-within-set": mark("it is said to lie in a set"),
    "set-circle": mark("the set holds itself"),
    "set-without-members": mark("nobody has said which places it has"),
}

NETWORK_ROLES: Mapping[str, str] = {
    "advancing-organisation": mark("Advancing organisation"),
    "coordinating-organisation": mark("Coordinating organisation"),
    "partner": mark("Partner"),
}
"""What a member is to its network."""

OWN_MEASURES: Mapping[str, str] = {
    "staff": mark("Staff"),
    "students": mark("Students"),
    "revenue": mark("Revenue"),
}
