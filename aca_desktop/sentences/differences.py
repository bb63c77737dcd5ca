"""What a document and the journal have otherwise, field by field, in a person's words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.verification import Check, Difference
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import STATUSES

_MOST = 12
"""Lines that somebody reads; a document that differs in more is another one."""

_LONGEST = 80

_FIELDS: Mapping[str, str] = {
    "language": mark("Language"),
    "coalition": mark("Coalition’s appearance"),
    "coalition.name": mark("Coalition’s name"),
    "coalition.subtitle": mark("Coalition’s subtitle"),
    "declaration": mark("Declaration"),
    "beside": mark("Declaration in the second language"),
    "organisation": mark("Organisation"),
    "since": mark("Day of signing"),
    "place": mark("Place of signing"),
    "targets": mark("Commitments"),
    "consents": mark("Consent"),
    "signature": mark("Signature"),
    "signature.organisation": mark("Organisation"),
    "signature.sector": mark("Sector"),
    "signature.country": mark("Country"),
    "signature.status": mark("Status"),
    "signature.status_day": mark("Status date"),
    "signature.signer": mark("Signer"),
    "signature.title": mark("Position"),
    "signature.basis": mark("Authority to sign"),
    "signature.mandate_sha256": mark("Authority to sign"),
    "signature.witness": mark("Witness"),
    "signature.witnessed": mark("Witness"),
    "signature.witness_ink": mark("Witness"),
    "signature.ink": mark("Handwritten signature"),
    "signature.picture": mark("Seal image"),
    "signature.typed": mark("Typed name"),
    "signature.co_signers": mark("Second signer"),
    "signature.personal_gone": mark("Personal data"),
    "signature.consents": mark("Consent"),
    "signature.day": mark("Day of signing"),
    "signature.place": mark("Place of signing"),
    "entry": mark("Journal entry"),
    "entry.event": mark("Event"),
    "texts": mark("Signatories"),
    "rows": mark("Signatories"),
    "sectors": mark("Signatories"),
    "commitments": mark("Commitments"),
    "milestones": mark("Events"),
    "columns": mark("Coalitions of the network"),
    "shared": mark("Coalitions of the network"),
    "bodies": mark("Organisations behind the network"),
}
_OTHER = mark("Figures and claims")

_CHANGED = mark("{field}: the document says “{document}”. The journal now says “{journal}”.")
_CONTRADICTED = mark(
    "{field}: the document says “{document}”, which the journal never said. The journal says “{journal}”."
)
_MISSING = mark("Not compared because the document or this file doesn’t have the data: {fields}.")
_NOTHING = "—"


def differing(speech: Speech, check: Check) -> list[str]:
    """Return a sentence for each difference that the check of the journal has found, and what was not compared."""
    told = [one for one in check.differences if one.kind != "erased"]
    said = [_sentence(speech, one) for one in told[:_MOST]]
    if len(told) > _MOST:
        more = len(told) - _MOST
        said.append(speech.say_count("{count} more field differs.", "{count} more fields differ.", more))
    erased = _names(speech, (one.field for one in check.differences if one.kind == "erased"))
    if erased:
        said.append(speech.say("Erased from the journal on request: {fields}.", fields=erased))
    missing = _names(speech, check.not_compared)
    if missing:
        said.append(speech.say(_MISSING, fields=missing))
    return said


def _sentence(speech: Speech, one: Difference) -> str:
    field = _name(speech, one.field)
    if isinstance(one.document, list | dict) or isinstance(one.journal, list | dict):
        return speech.say("{field}: the document and the journal differ.", field=field)
    sentence = _CONTRADICTED if one.kind == "contradicted" else _CHANGED
    return speech.say(
        sentence, field=field, document=_value(speech, one.document), journal=_value(speech, one.journal)
    )


def _names(speech: Speech, fields: Iterable[str]) -> str:
    return speech.enumerate(list(dict.fromkeys(_name(speech, field) for field in fields)))


def _name(speech: Speech, field: str) -> str:
    """Return what the field is called, or else what it is a part of."""
    path = re.sub(r"\[\d+\]", "", field).split(".")
    for length in range(len(path), 0, -1):
        words = _FIELDS.get(".".join(path[:length]))
        if words is not None:
            return speech.say(words)
    return speech.say(_OTHER)


def _value(speech: Speech, value: Json) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    if isinstance(value, int):
        return speech.number(value)
    text = str(value)
    if text in STATUSES:
        return speech.say(STATUSES[text])
    try:
        return speech.day(date.fromisoformat(text))
    except ValueError:
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
