"""The fixed words of a signed declaration: what a record's codes are called, and the sentences made of them."""

from datetime import date
from decimal import Decimal

from aca_desktop.documents.typesetting.frame import MANIFESTS
from aca_desktop.domain.papers.papers import DeclarationPaper, SignatureFace
from aca_desktop.i18n import Speech, mark

_BASES = {
    "office-holder": mark("Holds the office, as the signer declared"),
    "delegated": mark("By delegation, as the signer declared"),
    "resolution": mark("By a resolution of the organisation, as the signer declared"),
    "proxy": mark("By proxy, as the signer declared"),
}
_IDENTIFIED = {
    "known": mark("Known to the staff at the table"),
    "badge": mark("By the badge of the event"),
    "document-seen": mark("By an identity document, seen and not copied"),
}
_METHODS = {
    "pen": mark("Pen with pressure"),
    "touch": mark("Finger or pen on the screen"),
    "mouse": mark("Mouse or touchpad"),
    "typed": mark("Typed name"),
    "paper": mark("By hand on a paper sheet, kept by the coalition"),
    "seal": mark("Image of a seal"),
    "elsewhere": mark("Signed elsewhere"),
}
_HOWS = {
    "web-form": mark("a web form"),
    "letter": mark("a letter"),
    "other-e-signature": mark("another electronic signature"),
}

_GONE = {
    "erased": mark("Name and signature were erased"),
    "withheld": mark("Name and signature are withheld"),
    None: mark("Name not recorded"),
}


def organisation(speech: Speech, face: SignatureFace) -> str:
    """Name the organisation with its sector and country."""
    if face.country is None:
        return speech.say("{organisation} · {sector}", organisation=face.organisation, sector=face.sector)
    return speech.say(
        "{organisation} · {sector} · {country}",
        organisation=face.organisation, sector=face.sector, country=speech.country_name(face.country),
    )  # fmt: skip


def basis(speech: Speech, face: SignatureFace) -> str:
    """Say by what right the signer signed."""
    return speech.say(_BASES[face.basis]) if face.basis in _BASES else face.basis


def identified(speech: Speech, face: SignatureFace) -> str:
    """Say how the table knew who signed."""
    if face.identified is None:
        return speech.say("Not recorded")
    return speech.say(_IDENTIFIED[face.identified]) if face.identified in _IDENTIFIED else face.identified


def witness(speech: Speech, face: SignatureFace) -> str:
    """Name the witness, or say that there was none."""
    if face.witness is None and face.witnessed:
        return gone(speech, face)
    return face.witness or speech.say("None")


def method(speech: Speech, face: SignatureFace) -> str:
    """Say how it was signed, with what is known of the ink."""
    name = method_name(speech, face.method)
    if face.ink is None:
        return without_ink(speech, face.method, face.elsewhere)
    ink = face.ink
    if face.method == "pen" and not ink.pressure:
        name = speech.say("Pen")
    return speech.say(
        "{method}, {strokes}, {points}, {seconds} s",
        method=name,
        strokes=speech.say_count("{count} stroke", "{count} strokes", len(ink.strokes)),
        points=speech.say_count("{count} point", "{count} points", ink.points),
        seconds=speech.number(Decimal(ink.tenths) / 10),
    )


def without_ink(speech: Speech, code: str, elsewhere: str | None) -> str:
    """Say how it was signed where there is no ink to tell of."""
    if code == "elsewhere" and elsewhere is not None:
        source = speech.say(_HOWS[elsewhere]) if elsewhere in _HOWS else elsewhere
        return speech.say("Signed elsewhere: {source}", source=source)
    return method_name(speech, code)


def method_name(speech: Speech, code: str) -> str:
    """Return a method's name, the code itself for one that this program does not know."""
    return speech.say(_METHODS[code]) if code in _METHODS else code


def read_in(speech: Speech, paper: DeclarationPaper) -> str:
    """Say in which language the text was read, and for how long."""
    language = speech.language_name(paper.signature.read_language)
    seconds = paper.signature.read_seconds
    if seconds is None:
        return language
    minutes, rest = divmod(seconds, 60)
    return speech.say(
        "{language}, for {minutes} min {seconds} s",
        language=language, minutes=speech.number(minutes), seconds=f"{rest:02d}",
    )  # fmt: skip


def gone(speech: Speech, face: SignatureFace) -> str:
    """Say why the signer's particulars are not here."""
    return speech.say(_GONE[face.personal_gone])


def place_and_day(speech: Speech, face: SignatureFace) -> str:
    """Say where and when it was signed."""
    day = speech.day(face.day)
    return speech.say("{place}, {day}", place=face.place, day=day) if face.place else day


def status(speech: Speech, face: SignatureFace) -> str:
    """Say what a signature that is not plainly in force is, and since when."""
    day = face.status_day
    match face.status:
        case "provisional":
            return speech.say("The organisation’s own body has yet to ratify it; until then it does not count.")
        case "withdrawn" if day is not None:
            return speech.say(
                "The organisation withdrew its signature on {day}. Kept as a record.", day=speech.day(day)
            )
        case "withdrawn":
            return speech.say("The organisation withdrew its signature. Kept as a record.")
        case "rejected":
            return speech.say("The coordination did not accept this signature. Kept as a record.")
        case "superseded":
            return speech.say("A later signature of the organisation replaces this one. Kept as a record.")
        case _:
            return ""


def seal_above(speech: Speech, paper: DeclarationPaper) -> str:
    """Return the words on the upper half of the seal."""
    manifest = MANIFESTS.get(paper.signature.status)
    if manifest is None:
        words = paper.coalition.name
    elif paper.signature.status_day is not None:
        words = f"{speech.say(manifest.word)} · {_seal_day(speech, paper.signature.status_day)}"
    else:
        words = speech.say(manifest.word)
    return words if speech.language == "ja" else words.upper()


def seal_below(speech: Speech, paper: DeclarationPaper) -> str:
    """Return the words on the lower half of the seal."""
    day = _seal_day(speech, paper.signature.day)
    if paper.coalition.sample:
        return speech.say("sample · {day}", day=day)
    return speech.say("electronic seal · {day}", day=day)


def _seal_day(speech: Speech, day: date) -> str:
    return speech.day(day) if speech.language == "ja" else speech.short_day(day)
