"""Errors in the window's words: what happened, what was kept, what to do."""

from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import errors
from aca_desktop.ui.frame.messages import Words

_REFUSED = mark("It cannot be kept like this. What you entered is still here.")


def told(error: AcaError) -> Words:
    """Return what says an error, in whatever language it is asked."""
    return lambda speech: sentence(speech, error)


def sentence(speech: Speech, error: AcaError) -> str:
    """Return an error in one language, with its file's name alone."""
    if isinstance(error, Refused):
        return speech.say(_REFUSED)
    path = str(error.facts.get("path") or "")
    return errors.sentence(speech, error, path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
