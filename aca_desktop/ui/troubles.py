"""Trouble of the world in the window's words: what happened, what was kept, what to do. Codes in, words out."""

from collections.abc import Mapping

from aca_desktop.domain.problems import Refused
from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.laptop_troubles import SENTENCES as OF_LAPTOPS
from aca_desktop.ui.messages import Words

SENTENCES: Mapping[str, str] = {
    "busy": mark("{name} is busy. Nothing was changed. Try again in a moment."),
    "cannot-read": mark("{name} cannot be read: {reason}. Nothing was changed. Check your rights to it."),
    "cannot-write": mark("{name} cannot be written: {reason}. Nothing is half-written. Choose another folder."),
    "damaged": mark(
        "{name} is damaged ({reason}). Nothing was changed. Keep the file as it is, and recover what is left "
        "into a new file."
    ),
    "disk-full": mark("The disk is full. Nothing is half-written, and what you entered is still here. Make room."),
    "disk-trouble": mark(
        "The disk could not read or write {name}: {reason}. Nothing was changed. Copy the file to another disk."
    ),
    "arrival-gone": mark("This arrival is no longer in the queue. Nothing was changed."),
    "earlier-form": mark(
        "{name} was made by an earlier 0.x version of ACA Desktop. This version can’t open it. Nothing was "
        "changed. Open the file with the version that made it, or create a new file. Sealed PDFs stay as they "
        "are."
    ),
    "draft-gone": mark("This draft was already signed or deleted."),
    "folder-gone": mark("{name} is no longer there. Nothing is lost. Plug it in again, or choose another folder."),
    "not-of-a-coordinator": mark(
        "This file is of “{laptop}”, which is no coordinator’s laptop. Ask a coordinator for a file."
    ),
    "no-email": mark("No e-mail address was given with this signature. No e-mail was made."),
    "nothing-newer": mark("There is no newer version to sign. Nothing was changed."),
    "version-not-signed": mark(
        "This version of the declaration is not here, or it is signed no more. Nothing was changed."
    ),
    "no-pin": mark("No PIN is set for the staff. Set one under Settings."),
    "file-exists": mark("{name} exists already, and no file is ever overwritten. Choose another name."),
    "file-gone": mark(
        "{name} is no longer where it was, so nothing can be kept in it. Everything is still here: save it anew."
    ),
    "held": mark(
        "Another window or program writes in this file ({holder}). You can read here; close it there to write."
    ),
    "name-is-fixed": mark("This laptop has joined, so its name stays {laptop}. Nothing was changed."),
    "name-not-taken": mark(
        'Windows doesn’t accept the file name {name}. Nothing was saved. Choose a name without : * ? " < > |, '
        "without a dot or space at its end, and not a reserved one such as CON, NUL or COM1."
    ),
    "path-too-long": mark(
        "The path of {name} is too long for Windows. Nothing was saved. Choose a folder with a shorter path, such "
        "as Documents."
    ),
    "newer-program": mark(
        "{name} was written by a newer program. Nothing was changed. Bring this one up to date."
    ),
    "not-a-file": mark("{name} is no ordinary file. Nothing was changed. Choose a file."),
    "not-a-workspace": mark("{name} is not a file of this program. Nothing was changed."),
    "not-authorised": mark("This laptop may not do that here. Nothing was changed. A coordinator’s laptop may."),
    "not-found": mark("{name} is not there. It may have been moved, or its drive is not plugged in."),
    "older-program": mark(
        "{name} was written by an older program, and somebody else writes in it now. Close it there, then open it."
    ),
    "read-only": mark("This file can only be read where it lies. Copy it to a folder where you may write."),
    "already-superseded": mark(
        "A later signature replaces this one, so that approving it has no effect. Nothing was changed."
    ),
    "already-undone": mark("This has been undone already. Nothing was changed."),
    "already-withdrawn": mark("This signature has been withdrawn already. Nothing was changed."),
    "changed-since": mark("What was written then has changed since. Nothing was undone. Edit the fields instead."),
    "entry-without-effect": mark("This record has no effect, so there is nothing to undo."),
    "not-provisional": mark("This signature is not provisional: there is nothing to ratify. Nothing was changed."),
    "not-undoable": mark("This cannot be undone. Nothing was changed. Write what holds now instead."),
    "nothing-to-undo": mark("Undoing this would change nothing."),
    "organisation-has-signed": mark(
        "The organisation has signed, so it stays. Undo or withdraw its signature first."
    ),
    "publication-not-here": mark("The declaration that was signed is not in this file yet. No paper was made."),
    "signature-without-effect": mark("This signature has no effect. Nothing was changed."),
    "too-many-values": mark("Too many values would be replaced at once. Nothing was changed."),
    "unknown-organisation": mark("This organisation is not in this file any more. Nothing was changed."),
    "unknown-signature": mark("This signature is not in this file any more. Nothing was changed."),
    "value-not-here": mark(
        "What was there before is not in this file, so it cannot be put back. Nothing was changed."
    ),
}
"""By code. The named places are the error's facts; `name` is the file's, from its path."""

_UNKNOWN = mark("unknown")
_REFUSED = mark("It cannot be kept like this. What you entered is still here.")
_NO_SENTENCE = mark("It was refused ({code}). Nothing was changed.")


def told(error: AcaError) -> Words:
    """Return what says an error, in whatever language it is asked."""
    return lambda speech: sentence(speech, error)


def sentence(speech: Speech, error: AcaError) -> str:
    """Return an error in one language."""
    if isinstance(error, Refused):
        return speech.say(_REFUSED)
    words = SENTENCES.get(error.code) or OF_LAPTOPS.get(error.code)
    if words is None:
        return speech.say(_NO_SENTENCE, code=error.code)
    return speech.say(words, **_shown(speech, error.facts))


def _shown(speech: Speech, facts: Mapping[str, Fact]) -> dict[str, str]:
    shown = {name: speech.say(_UNKNOWN) if value is None else str(value) for name, value in facts.items()}
    for name in ("name", "reason", "holder"):
        shown.setdefault(name, speech.say(_UNKNOWN))
    path = facts.get("path")
    if isinstance(path, str):
        shown["name"] = path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return shown
