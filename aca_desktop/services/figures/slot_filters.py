"""What a slot counts, in words with labels: the same rows in the window, on the command line and on paper."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from aca_desktop.domain.figures.claims import PERCENT, Chosen, Counted, Slot
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.figures.figure_words import COMMITMENT_TYPES, VALIDATED
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.slot_words import Names, phrase_of

COUNTED: Mapping[Counted, str] = {
    "signatories": mark("signatories"),
    "people": mark("people represented"),
    "gdp": mark("gross domestic product"),
    "staff": mark("staff of signatories"),
    "students": mark("students of signatories"),
    "revenue": mark("revenue of signatories"),
    "coalitions": mark("coalitions"),
    "sectors": mark("sectors"),
    "countries": mark("countries of signatories"),
    "subdivisions": mark("states or provinces"),
    "places": mark("places represented"),
}

_STATUSES = {
    "signed": mark("approved or signed"),
    "approved": mark("approved ones"),
    "known": mark("all on record"),
}


def amount(speech: Speech, slot: Slot, value: Decimal) -> str:
    """Return a number in a slot's unit, as it is written here."""
    if slot.unit == PERCENT:
        return speech.percent(round(value, 3) / Decimal(100))
    if slot.unit is not None:
        return money(speech, value, slot.unit)
    return speech.number(int(value) if value == value.to_integral_value() else value)


def filters(speech: Speech, slot: Slot, names: Names) -> list[tuple[str, str]]:
    """Return what a slot counts, as pairs of a label and a value."""
    chosen = slot.chosen
    said: list[tuple[str, str | None]] = [
        (speech.say("Counts"), speech.say(COUNTED[slot.counted])),
        (speech.say("Signatures"), speech.say(_STATUSES[chosen.status])),
        (speech.say("Country"), None if chosen.country is None else speech.country_name(chosen.country)),
        (speech.say("Sector"), _named(names, chosen.sector)),
        (speech.say("Tier"), chosen.tier),
        (speech.say("Founding members"), _yes_or_no(speech, chosen.founding)),
        (speech.say("Joined since"), _day(speech, chosen.joined_since)),
        (speech.say("Joined until"), _day(speech, chosen.joined_until)),
        (speech.say("Place"), _named(names, chosen.place)),
        (speech.say("On the list"), chosen.listed),
        (speech.say("Commitment"), _commitment(speech, chosen)),
        (speech.say("Validation"), _validation(speech, chosen)),
        (speech.say("Declaration"), _named(names, chosen.declaration)),
        (speech.say("Of these"), _whole(speech, slot, names)),
        (speech.say("Territory"), _named(names, slot.territory)),
        (speech.say("As of"), _day(speech, slot.on)),
    ]
    return [(label, value) for label, value in said if value]


def _whole(speech: Speech, slot: Slot, names: Names) -> str | None:
    if slot.whole is None:
        return None
    number = amount(speech, slot, slot.whole.number)
    return speech.say("{number} {what}", number=number, what=phrase_of(speech, slot.whole.chosen, names))


def _day(speech: Speech, value: date | None) -> str | None:
    return None if value is None else speech.day(value)


def _named(names: Names, code: str | None) -> str | None:
    return None if code is None else names.get(code, code)


def _yes_or_no(speech: Speech, value: bool | None) -> str | None:
    return None if value is None else speech.say("yes") if value else speech.say("no")


def _commitment(speech: Speech, chosen: Chosen) -> str | None:
    if chosen.commitment is None:
        return None
    kind = speech.say(COMMITMENT_TYPES.get(chosen.commitment, chosen.commitment))
    if chosen.commitment_percent is None:
        return kind
    share = speech.percent(chosen.commitment_percent / 100)
    return speech.say("{kind}, at least {share}", kind=kind, share=share)


def _validation(speech: Speech, chosen: Chosen) -> str | None:
    if chosen.validation is None:
        return chosen.body
    said = speech.say(VALIDATED.get(chosen.validation, chosen.validation))
    return speech.say("{status} by {body}", status=said, body=chosen.body) if chosen.body else said
