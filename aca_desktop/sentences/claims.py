"""A public sentence explained: what it asks for, what was counted, why it is not true, whom it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from aca_desktop.domain.claims import PERCENT, Claim, Counted, Operator
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.commitments import VALIDATED
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES, DOUBTS
from aca_desktop.sentences.telling import problem
from aca_desktop.services.claim_causes import Causes
from aca_desktop.services.claims import Checked

OPERATORS: Mapping[Operator, str] = {
    "more-than": mark("more than"),
    "at-least": mark("at least"),
    "exactly": mark("exactly"),
    "nearly": mark("nearly"),
}

COUNTED: Mapping[Counted, str] = {
    "signatories": mark("signatories"),
    "people": mark("people represented"),
    "gdp": mark("gross domestic product"),
    "staff": mark("staff of signatories"),
    "students": mark("students of signatories"),
    "revenue": mark("revenue of signatories"),
    "coalitions": mark("coalitions"),
    "sectors": mark("sectors"),
    "subdivisions": mark("states or provinces"),
}

_ASKED: Mapping[Operator, str] = {
    "more-than": mark("needs more than {number}"),
    "at-least": mark("needs at least {number}"),
    "exactly": mark("needs {number}"),
    "nearly": mark("needs nearly {number}"),
}

_SAYS: Mapping[Operator, str] = {
    "more-than": mark("It says more than {number}; today it is {today}."),
    "at-least": mark("It says at least {number}; today it is {today}."),
    "exactly": mark("It says {number}; today it is {today}."),
    "nearly": mark("It says nearly {number}; today it is {today}."),
}


def amount(speech: Speech, claim: Claim, value: Decimal) -> str:
    """Return a number in a sentence's unit, as it is written here."""
    if claim.unit == PERCENT:
        return speech.percent(round(value, 1) / Decimal(100))
    number = speech.number(int(value) if value == value.to_integral_value() else value)
    return f"{number} {claim.unit}" if claim.unit else number


def words_of(claim: Claim, *languages: str) -> str:
    """Return a sentence's words in the first of the languages that has some, else in any."""
    found = [claim.words[tag] for tag in languages if claim.words.get(tag)]
    return next(iter(found), next(iter(claim.words.values()), ""))


def asked(speech: Speech, claim: Claim) -> str:
    """Return what a sentence needs to be true."""
    return speech.say(_ASKED[claim.operator], number=amount(speech, claim, claim.number))


def today(speech: Speech, checked: Checked) -> str:
    """Return what was counted today, in the unit of what is counted."""
    claim, now = checked.claim, checked.now
    if now is None:
        return speech.say("It could not be counted.")
    number = amount(speech, claim, now.value)
    if claim.counted == "people" and claim.unit is None:
        return speech.say("Today: {number} people, nobody counted twice", number=number)
    if claim.counted == "signatories":
        return speech.say_count("Today: {count} signatory", "Today: {count} signatories", int(now.value))
    if claim.counted == "coalitions":
        return speech.say_count("Today: {count} coalition", "Today: {count} coalitions", int(now.value))
    return speech.say("Today: {number}", number=number)


def why_not(speech: Speech, checked: Checked) -> str:
    """Return why a sentence is not true, or cannot be proved; "" for one that is true."""
    claim = checked.claim
    if checked.problems:
        return problem(speech, checked.problems[0])
    if checked.verdict == "not-provable":
        return " ".join(speech.say(DOUBTS[doubt]) for doubt in checked.doubts if doubt in DOUBTS)
    if checked.verdict not in ("false", "not-any-more") or checked.now is None:
        return ""
    number, now = amount(speech, claim, claim.number), amount(speech, claim, checked.now.value)
    said = [speech.say(_SAYS[claim.operator], number=number, today=now)]
    if claim.on is not None and checked.then is not None:
        then = amount(speech, claim, checked.then.value)
        said.append(speech.say("On {day} it was {number}.", day=speech.day(claim.on), number=then))
    return joined(speech, said)


def filters(speech: Speech, claim: Claim, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what a sentence chooses, as pairs of a label and a value; `names` are words for codes of sectors,
    places and publications."""
    chosen = claim.chosen
    said: list[tuple[str, str | None]] = [
        (speech.say("Counts"), speech.say(COUNTED[claim.counted])),
        (
            speech.say("Signatures"),
            speech.say("approved ones") if chosen.status == "approved" else speech.say("approved or signed"),
        ),
        (speech.say("Sector"), _named(names, chosen.sector)),
        (speech.say("Tier"), chosen.tier),
        (speech.say("Founding members"), _yes_or_no(speech, chosen.founding)),
        (speech.say("Joined since"), _day(speech, chosen.joined_since)),
        (speech.say("Joined until"), _day(speech, chosen.joined_until)),
        (speech.say("Place"), _named(names, chosen.place)),
        (speech.say("Commitment"), _commitment(speech, claim)),
        (speech.say("Validation"), _validation(speech, claim)),
        (speech.say("Declaration"), _named(names, chosen.declaration)),
        (speech.say("Territory"), _named(names, claim.territory)),
        (speech.say("As of"), _day(speech, claim.on)),
        (speech.say("Source"), claim.source),
    ]
    return [(label, value) for label, value in said if value]


def _day(speech: Speech, value: date | None) -> str | None:
    return None if value is None else speech.day(value)


def _named(names: Mapping[str, str], code: str | None) -> str | None:
    return None if code is None else names.get(code, code)


def _yes_or_no(speech: Speech, value: bool | None) -> str | None:
    return None if value is None else speech.say("yes") if value else speech.say("no")


def _commitment(speech: Speech, claim: Claim) -> str | None:
    chosen = claim.chosen
    if chosen.commitment is None:
        return None
    kind = speech.say(COMMITMENT_TYPES.get(chosen.commitment, chosen.commitment))
    if chosen.commitment_percent is None:
        return kind
    share = speech.percent(chosen.commitment_percent / 100)
    return speech.say("{kind}, at least {share}", kind=kind, share=share)


def _validation(speech: Speech, claim: Claim) -> str | None:
    chosen = claim.chosen
    if chosen.validation is None:
        return chosen.body
    said = speech.say(VALIDATED.get(chosen.validation, chosen.validation))
    return speech.say("{status} by {body}", status=said, body=chosen.body) if chosen.body else said


def causes_of(speech: Speech, causes: Causes) -> list[str]:
    """Return what is behind a sentence that is not true, or cannot be proved: who left, what waits, what lacks."""
    said = []
    statuses = Counter(one.status for one in causes.gone)
    withdrew, refused = statuses["withdrawn"], statuses["rejected"]
    others = causes.lost - withdrew - refused
    if withdrew:
        said.append(speech.say_count("{count} withdrew.", "{count} withdrew.", withdrew))
    if refused:
        said.append(speech.say_count("{count} was refused.", "{count} were refused.", refused))
    if others > 0:
        said.append(
            speech.say_count(
                "{count} does not fit the sentence any more.", "{count} do not fit the sentence any more.", others
            )
        )
    if causes.to_review:
        said.append(speech.say_count("{count} waits for review.", "{count} wait for review.", causes.to_review))
    if causes.undecided:
        said.append(
            speech.say_count(
                "{count} possible duplicate to decide.",
                "{count} possible duplicates to decide.",
                len(causes.undecided),
            )
        )
    if causes.too_old:
        said.append(
            speech.say_count(
                "{count} commitment is to be looked up again.",
                "{count} commitments are to be looked up again.",
                causes.too_old,
            )
        )
    if causes.missing:
        said.append(
            speech.say_count("{count} place has no figure.", "{count} places have no figure.", len(causes.missing))
        )
    return said


def joined(speech: Speech, sentences: Iterable[str]) -> str:
    """Return sentences one after the other, as the language writes them."""
    return ("" if speech.language == "ja" else " ").join(one for one in sentences if one)
