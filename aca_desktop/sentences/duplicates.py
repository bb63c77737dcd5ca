"""Why two organisations may be one, and what is said of them, in words for window and command line alike."""

from collections.abc import Mapping

from aca_desktop.domain.organisations.likeness import Reason
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.organisations.duplicates import Twin

REASONS: Mapping[Reason, str] = {
    "identifier": mark("the same identifier"),
    "name": mark("the same name"),
    "website": mark("the same website"),
    "nearly": mark("nearly the same name"),
}


def why(speech: Speech, one: Twin) -> str:
    """Return why a pair is offered: the same name and the same website."""
    return speech.enumerate([speech.say(REASONS[reason]) for reason in one.reasons])


def contradiction(speech: Speech, one: Twin) -> str:
    """Return what to do about two that are said to be two organisations and count as one."""
    if one.shared:
        schemes = speech.enumerate([name.removeprefix("identifiers.").upper() for name, _value in one.shared])
        return speech.say(
            "They are said to be two organisations, but both have the same identifier ({schemes}), so they count "
            "as one. Correct the identifier of one of them.",
            schemes=schemes,
        )
    return speech.say(
        "They are said to be two organisations, but other records make them one, so they count as one. Look at "
        "what is said of those, and at their identifiers."
    )
