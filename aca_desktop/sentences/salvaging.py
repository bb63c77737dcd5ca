"""What came of a damaged file, in sentences: how much was recovered, and which entries are missing."""

from collections.abc import Iterator
from datetime import datetime

from aca_desktop.domain.journal.trust import check_code
from aca_desktop.i18n import Speech
from aca_desktop.services.workspace.salvaging import Gone, Salvaged


def recovered(speech: Speech, done: Salvaged) -> str:
    """Return how many entries were recovered of how many."""
    return speech.say(
        "Entries recovered: {recovered} of {known}.",
        recovered=speech.number(done.recovered),
        known=speech.number(done.known),
    )


def key(speech: Speech, done: Salvaged) -> str:
    """Return what became of the laptop's key."""
    if done.kept_key:
        return speech.say("This laptop’s key was recovered: “{laptop}” works as before.", laptop=done.laptop)
    return speech.say(
        "This laptop’s key couldn’t be recovered, so the new file has a new one. Ask a coordinator to enrol the "
        "laptop “{laptop}”.",
        laptop=done.laptop,
    )


def details(speech: Speech, done: Salvaged) -> Iterator[str]:
    """Yield what else is to be known, and what is missing, by laptop, number and time."""
    if done.again:
        yield speech.say_count(
            "This laptop’s signature of its own entries was lost in {count} place. The laptop’s key signed them "
            "again.",
            "This laptop’s signature of its own entries was lost in {count} places. The laptop’s key signed "
            "them again.",
            done.again,
        )
    for one in done.missing:
        yield speech.say("Missing: {entries}", entries=_entries(speech, one))
    for one in done.incomplete:
        yield speech.say("Personal data or pictures missing: {entries}", entries=_entries(speech, one))


def _entries(speech: Speech, one: Gone) -> str:
    laptop = _laptop(speech, one)
    first, last = speech.number(one.stretch.first), speech.number(one.stretch.last)
    when = _when(speech, one.stretch.since, one.stretch.until)
    if one.stretch.count == 1:
        return speech.say("{laptop}, entry {number} ({when})", laptop=laptop, number=first, when=when)
    return speech.say(
        "{laptop}, entries {first} to {last} ({when})", laptop=laptop, first=first, last=last, when=when
    )


def _laptop(speech: Speech, one: Gone) -> str:
    if one.stretch.replica == one.stretch.coalition:
        name = speech.say("the coalition’s root key")
    else:
        name = one.laptop or check_code(one.stretch.replica)
    return name if one.code is None else speech.say("{laptop} in {coalition}", laptop=name, coalition=one.code)


def _when(speech: Speech, since: str | None, until: str | None) -> str:
    begin, end = _moment(speech, since), _moment(speech, until)
    if begin is not None and end is not None:
        return begin if begin == end else speech.say("between {begin} and {end}", begin=begin, end=end)
    if begin is not None:
        return speech.say("after {begin}", begin=begin)
    return speech.say("time unknown") if end is None else speech.say("before {end}", end=end)


def _moment(speech: Speech, at: str | None) -> str | None:
    try:
        return None if at is None else speech.day_and_hour(datetime.fromisoformat(at))
    except ValueError:
        return at  # a cloned laptop may have written anything
