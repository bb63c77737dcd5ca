"""A public sentence explained: what its figures ask for, what was counted, why it is not true."""

from collections import Counter
from collections.abc import Iterable, Mapping

from aca_desktop.domain.figures.claims import Operator
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.figure_words import DOUBTS
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.claim_causes import Causes
from aca_desktop.services.figures.claims import Checked, CheckedSlot, Slot
from aca_desktop.services.figures.slot_filters import COUNTED, amount, filters

__all__ = ["COUNTED", "OPERATORS", "amount", "asked", "causes_of", "filters", "joined", "today", "why_not"]

OPERATORS: Mapping[Operator, str] = {
    "more-than": mark("more than"),
    "at-least": mark("at least"),
    "exactly": mark("exactly"),
    "nearly": mark("nearly"),
    "about": mark("about"),
}

_ASKED: Mapping[Operator, str] = {
    "more-than": mark("needs more than {number}"),
    "at-least": mark("needs at least {number}"),
    "exactly": mark("needs {number}"),
    "nearly": mark("needs nearly {number}"),
    "about": mark("needs about {number}"),
}

_SAYS: Mapping[Operator, str] = {
    "more-than": mark("It says more than {number}; today it is {today}."),
    "at-least": mark("It says at least {number}; today it is {today}."),
    "exactly": mark("It says {number}; today it is {today}."),
    "nearly": mark("It says nearly {number}; today it is {today}."),
    "about": mark("It says about {number}; today it is {today}."),
}


def asked(speech: Speech, slot: Slot) -> str:
    """Return what a figure needs to be true."""
    return speech.say(_ASKED[slot.operator], number=amount(speech, slot, slot.number))


def today(speech: Speech, told: CheckedSlot) -> str:
    """Return what was counted today, in the unit of what is counted."""
    slot, now = told.slot, told.now
    if now is None:
        return speech.say("It could not be counted.")
    number = amount(speech, slot, now.value)
    if now.whole is not None:
        return speech.say("Today: {number} of {all}", number=number, all=amount(speech, slot, now.whole.value))
    if slot.counted == "people" and slot.unit is None:
        return speech.say("Today: {number} people, nobody counted twice", number=number)
    if slot.counted == "signatories":
        return speech.say_count("Today: {count} signatory", "Today: {count} signatories", int(now.value))
    if slot.counted == "coalitions":
        return speech.say_count("Today: {count} coalition", "Today: {count} coalitions", int(now.value))
    return speech.say("Today: {number}", number=number)


def why_not(speech: Speech, checked: Checked) -> str:
    """Return why a sentence is not true, or cannot be proved; "" for one that is true or cited."""
    if checked.problems:
        return problem(speech, checked.problems[0])
    told = checked.telling
    return "" if told is None else why_not_slot(speech, told)


def why_not_slot(speech: Speech, told: CheckedSlot) -> str:
    """Return why a figure is not true, or cannot be proved; "" for one that is true."""
    slot = told.slot
    if told.problems:
        return problem(speech, told.problems[0])
    if told.verdict == "not-provable":
        return joined(speech, [speech.say(DOUBTS[doubt]) for doubt in told.doubts if doubt in DOUBTS])
    if told.verdict == "true" or told.now is None:
        return ""
    if told.now.whole is not None and slot.whole is not None and told.now.whole.value != slot.whole.number:
        number, now = amount(speech, slot, slot.whole.number), amount(speech, slot, told.now.whole.value)
        said = [speech.say("It says “of {number}”; today there are {today}.", number=number, today=now)]
    else:
        number, now = amount(speech, slot, slot.number), amount(speech, slot, told.now.value)
        said = [speech.say(_SAYS[slot.operator], number=number, today=now)]
    if slot.on is not None and told.then is not None:
        then = amount(speech, slot, told.then.value)
        said.append(speech.say("On {day} it was {number}.", day=speech.day(slot.on), number=then))
    return joined(speech, said)


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
