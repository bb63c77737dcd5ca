"""How a signature was given and how it stands, in words. Knows no widget."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT
from aca_desktop.ui.models.organisation_cells import STATUSES as OF_ORGANISATIONS
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.domain.signing.signature_fields import SignatureRead

STATUSES: Mapping[str, tuple[str, Tone, str | None]] = {
    **OF_ORGANISATIONS,
    "superseded": (mark("Replaced by a later one"), Tone.NEUTRAL, None),
}

_BASES: Mapping[str, str] = {
    "office-holder": mark("by office"),
    "delegated": mark("delegated"),
    "resolution": mark("by resolution"),
    "proxy": mark("by proxy"),
}

_METHODS: Mapping[str, str] = {
    "pen": mark("Pen"),
    "touch": mark("Finger or pen on the screen"),
    "mouse": mark("Mouse or touchpad"),
    "typed": mark("Typed name"),
    "paper": mark("By hand on a paper sheet, kept by the coalition"),
    "seal": mark("Image of a seal"),
    "elsewhere": mark("Signed elsewhere"),
}


def signer_words(read: "SignatureRead", speech: Speech) -> str:
    """Return who signed, or why that is not here."""
    if read.signer is not None:
        return read.signer.name
    return speech.say(ABSENT[read.gone]) if read.gone else "—"


def others_words(read: "SignatureRead", speech: Speech) -> str:
    """Return who signed with the signer and who saw it, "" for nobody."""
    told = []
    if read.co_signers:
        names = speech.enumerate([one.person.name for one in read.co_signers])
        told.append(speech.say("with {names}", names=names))
    if read.witness:
        told.append(speech.say("witness: {name}", name=read.witness))
    if read.mandate_sha256:
        told.append(speech.say("with a mandate"))
    if read.row_code:
        told.append(speech.say("row {code}", code=read.row_code))
    return " · ".join(told)


def office_words(read: "SignatureRead", speech: Speech) -> str:
    """Return the signer's office, and by what right they signed."""
    title = read.signer.title if read.signer is not None else None
    return " · ".join(filter(None, (title, basis_words(read, speech))))


def basis_words(read: "SignatureRead", speech: Speech) -> str:
    """Return by what right somebody signed."""
    return speech.say(_BASES[read.basis]) if read.basis in _BASES else read.basis


def means_words(read: "SignatureRead", speech: Speech) -> str:
    """Return by what means it was signed."""
    return speech.say(_METHODS[read.method]) if read.method in _METHODS else read.method


def method_words(read: "SignatureRead", speech: Speech) -> str:
    """Return when, by what means and in which language it was signed."""
    day = speech.short_day(read.day) if read.day is not None else "—"
    return " · ".join((day, means_words(read, speech), speech.language_name(read.language)))
