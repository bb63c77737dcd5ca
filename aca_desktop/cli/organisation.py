"""`organisations show`: all about one organisation, its signatures, conflicts and history."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT, KINDS, STATUSES
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations import duplicates, organisations
from aca_desktop.services.organisations.duplicates import Other
from aca_desktop.services.organisations.organisations import (
    HistoryEntry,
    OrganisationDetail,
    SignatureShown,
    Value,
)


@click.command(
    "show", cls=Command, help=mark("Show all about an organisation: fields, conflicts, signatures, history.")
)
@options.workspace_file
@click.argument("organisation", metavar="ID")
@options.coalition
@click.pass_obj
def show(session: Session, file: Path, organisation: str, coalition: str | None) -> Answer:
    """Show all about an organisation."""
    with session.reading(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        found = organisations.show(workspace, which, organisation)
        others = duplicates.other_records(workspace, which, organisation)
    speech = session.speech_in(which.record.country)
    return Answer(_data(which, found, others), _sentences(speech, found, others))


def _data(coalition: Coalition, found: OrganisationDetail, others: Sequence[Other]) -> dict[str, Json]:
    return {
        "id": found.id,
        "coalition": coalition.code,
        "status": found.status,
        "fields": _values(found.fields),
        "same": [{"id": one.id, "said": one.said, "differs": [*one.differs]} for one in others],
        "conflicts": {name: [_value(one) for one in values] for name, values in found.conflicts.items()},
        "signatures": [_signature(one) for one in found.signatures],
        "history": [_history(one) for one in found.history],
    }


def _values(values: Mapping[str, Json | Absent]) -> dict[str, Json]:
    """Return values for scripts; where one is not here, why: `{"absent": "erased"}`."""
    return {name: _present(value) for name, value in sorted(values.items())}


def _present(value: Json | Absent) -> Json:
    return {"absent": value.why} if isinstance(value, Absent) else value


def _value(one: Value) -> Json:
    return {"value": _present(one.value), "entry": one.entry, "laptop": one.laptop, "at": one.at}


def _signature(one: SignatureShown) -> dict[str, Json]:
    read = one.read
    return {
        "id": read.entry.id,
        "status": one.status,
        "publication": read.publication,
        "text_sha256": read.text_sha256,
        "language": read.language,
        "method": read.method,
        "basis": read.basis,
        "provisional": read.provisional,
        "day": read.day.isoformat() if read.day else None,
        "at": read.entry.header.at,
        "event": read.event,
        "place": read.place,
        "identified": read.identified,
        "of_age": read.of_age,
        "consents": {key: given for key, (given, _version) in read.consents.items()},
        "gone": read.gone,
        "signer": _person(read.signer),
        "witness": read.witness,
    }


def _person(signer: Signer | None) -> Json:
    return None if signer is None else {"name": signer.name, "title": signer.title, "email": signer.email}


def _history(one: HistoryEntry) -> dict[str, Json]:
    return {
        "entry": one.id,
        "kind": one.kind,
        "laptop": one.laptop,
        "at": one.at,
        "values": _values(one.values),
        "fields": [*one.fields],
        "over": [*one.over],
        "void": one.void,
        "undone": one.undone,
    }


def _sentences(speech: Speech, found: OrganisationDetail, others: Sequence[Other]) -> list[str]:
    return [
        speech.say(
            "{name} · {status} ({id})",
            name=name_of(found.fields, (speech.language, "en")) or "—",
            status=speech.say(STATUSES[found.status]),
            id=found.id,
        ),
        *(
            speech.say(
                "Counts as one organisation with {name} ({id})",
                name=name_of(one.fields, (speech.language, "en")) or "—",
                id=one.id,
            )
            for one in others
        ),
        *(
            speech.say("Contradicts this record in: {fields}", fields=speech.enumerate(one.differs))
            for one in others
            if one.differs
        ),
        *(f"  {name} = {_shown(speech, value)}" for name, value in sorted(found.fields.items())),
        *(_conflict(speech, name, [*values]) for name, values in found.conflicts.items()),
        *(
            speech.say(
                "Signature {id} · {status} · {day} · {signer}",
                id=one.read.entry.id,
                status=speech.say(STATUSES[one.status]),
                day=speech.short_day(one.read.day) if one.read.day else "—",
                signer=one.read.signer.name if one.read.signer else "—",
            )
            for one in found.signatures
        ),
        *(_line(speech, one) for one in found.history),
    ]


def _conflict(speech: Speech, name: str, values: list[Value]) -> str:
    told = [f"{_shown(speech, one.value)} ({one.laptop or '—'}, {one.at})" for one in values]
    return speech.say("{field} has several values: {values}", field=name, values=speech.enumerate(told))


def _line(speech: Speech, one: HistoryEntry) -> str:
    words = {
        "at": one.at,
        "kind": speech.say(KINDS.get(one.kind, one.kind)),
        "laptop": one.laptop or "—",
        "id": one.id,
    }
    if one.void is not None:
        return speech.say("{at} · {kind} · {laptop} · {id} · without effect", **words)
    if one.undone:
        return speech.say("{at} · {kind} · {laptop} · {id} · undone", **words)
    return speech.say("{at} · {kind} · {laptop} · {id}", **words)


def _shown(speech: Speech, value: Json | Absent) -> str:
    if isinstance(value, Absent):
        return speech.say(ABSENT[value.why])
    return value if isinstance(value, str) else canonical.text(value)
