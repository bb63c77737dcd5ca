"""Staff's queue in words: how long somebody waits, what is said below a name. Knows no widget."""

from datetime import datetime
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech

if TYPE_CHECKING:
    from aca_desktop.services.signing.drafts import WaitingDraft
    from aca_desktop.services.signing.queue import Arrival

_HOUR = 60


def minutes_words(speech: Speech, since: str, now: datetime) -> str:
    """Say how long ago something was, in minutes, from an hour on as the time of day."""
    then = datetime.fromisoformat(since)
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return speech.say("just now")
    if minutes >= _HOUR:
        return speech.hour(then)
    return speech.say_count("{count} min", "{count} min", minutes)


def ago_words(speech: Speech, since: str, now: datetime) -> str:
    """Say in a sentence's part when somebody arrived."""
    minutes = int((now - datetime.fromisoformat(since)).total_seconds() // 60)
    if minutes < 1:
        return speech.say("arrived just now")
    if minutes >= _HOUR:
        return speech.say("arrived at {time}", time=speech.hour(datetime.fromisoformat(since)))
    return speech.say_count("arrived {count} min ago", "arrived {count} min ago", minutes)


def below_words(one: "Arrival") -> str:
    """Return what stands below an arrival's name: the person, and what staff noted."""
    return " · ".join(part for part in (one.person, one.note) if part)


def next_words(speech: Speech, one: "Arrival", now: datetime) -> str:
    """Return what is said of whoever is next: the person, since when, in which language."""
    parts = [one.person, ago_words(speech, one.arrived, now)]
    if one.language:
        parts.append(speech.say("signs in {language}", language=speech.language_name(one.language)))
    return "  ·  ".join(part for part in parts if part)


def draft_name(speech: Speech, one: "WaitingDraft") -> str:
    """Return for whom a draft was begun, as far as that was told."""
    return one.organisation or speech.say("Nobody named yet")
