"""A signature as the journal's fact, and read from it again: which field holds what, and in which part.

What names a person or shows a hand is personal; so are files that came with the record. Their hashes are open,
so that they stay when the bytes go.
"""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import PartName
from aca_desktop.domain.journal.plain_values import integer_of
from aca_desktop.domain.signing import ink_packing
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.signature_record import CoSigner, Device, SignatureRecord, Signer


@dataclass(frozen=True, slots=True)
class SignedWhat:
    """What a record's words stand for in the journal: the publication's entry id, the hash of the text that was
    read, the versions of the consents' wordings by key, the event's id, the day (ISO 8601)."""

    publication: str
    text_sha256: str
    wordings: Mapping[str, str]
    event: str | None
    day: str


def signature_draft(
    record: SignatureRecord, organisation: str, what: SignedWhat, over: tuple[str, ...] = ()
) -> Draft:
    """Return the fact that a record makes; `over` are signatures that it corrects or renews."""
    blobs: list[tuple[PartName, bytes]] = []

    def keep(data: bytes) -> int:
        blobs.append(("personal", data))
        return len(blobs) - 1

    open_: dict[str, Json | None] = {
        "publication": what.publication,
        "text_sha256": what.text_sha256,
        "day": what.day,
        "event": what.event,
        "language": record.language,
        "method": record.method,
        "basis": record.authority.basis,
        "provisional": record.authority.provisional,
        "identified": record.identified,
        "place": record.place,
        "row_code": record.row_code,
        "read_seconds": record.read_seconds,
        "witnessed": record.witness is not None,
        "device": _device(record.device),
    }
    for key, given in record.consents.items():
        open_[f"consents.{key}"] = {"given": given, "version": what.wordings.get(key, "1")}
    personal: dict[str, Json | None] = {
        "signer": _person(record.signer),
        "typed": record.typed,
        "of_age": record.of_age,
    }
    if record.ink is not None:
        open_["ink_sha256"] = ink_packing.ink_sha256(record.ink)
        open_["ink_facts"] = {
            "strokes": len(record.ink.strokes),
            "points": sum(len(stroke) for stroke in record.ink.strokes),
        }
        personal["ink"] = {"blob": keep(ink_packing.pack(record.ink))}
    if record.elsewhere is not None:
        open_["elsewhere"] = record.elsewhere.how
        open_["source_sha256"] = hashlib.sha256(record.elsewhere.source.data).hexdigest()
        personal["source"] = _file(record.elsewhere.source, keep(record.elsewhere.source.data))
    for name, attachment in (
        ("mandate", record.authority.mandate),
        ("scan", record.scan),
        ("seal", record.seal),
    ):
        if attachment is not None:
            personal[name] = _file(attachment, keep(attachment.data))
    if record.witness is not None:
        ink = record.witness.ink
        personal["witness"] = _without_null(
            {"name": record.witness.name, "ink": keep(ink_packing.pack(ink)) if ink else None}
        )
    if record.co_signers:
        personal["co_signers"] = [
            {**_person(one.person), **({"ink": keep(ink_packing.pack(one.ink))} if one.ink else {})}
            for one in record.co_signers
        ]
    return Draft("signature", organisation, _without_null(open_), _without_null(personal), over, tuple(blobs))


@dataclass(frozen=True, slots=True)
class SignatureRead:
    """A signature's fact as it stands in the journal.

    `gone` says why a person's particulars are not here, when `signer`, `ink` and the like are None. `picture` is
    the scan or the seal's image. `consents` are (given, version) as they were at the signing. `witnessed` stays
    when the witness's name goes. `mandate_sha256` is the hash of the document that mandates the signer.
    `of_age` is what the signer said where the table asks; it is personal, like their name.
    """

    entry: Entry
    publication: str
    text_sha256: str
    language: str
    method: str
    basis: str
    provisional: bool
    day: date | None
    event: str | None
    place: str | None
    row_code: str | None
    identified: str | None
    read_seconds: int | None
    elsewhere: str | None
    source_sha256: str | None
    ink_sha256: str | None
    consents: Mapping[str, tuple[bool, str]]
    gone: Literal["withheld", "erased"] | None
    signer: Signer | None
    ink: Ink | None
    typed: str | None
    witness: str | None
    picture: Attachment | None
    witnessed: bool = False
    witness_ink: Ink | None = None
    co_signers: tuple[CoSigner, ...] = ()
    mandate_sha256: str | None = None
    of_age: bool | None = None


def read_signature(entry: Entry, *, erased: bool = False) -> SignatureRead:
    """Read a signature's fact with all that is here of it; what is missing or of another shape is None."""
    values = read_contents(entry, erased=erased).values
    gone = next((value.why for value in values.values() if isinstance(value, Absent)), None)
    read = {name: value for name, value in values.items() if not isinstance(value, Absent)}
    witness, ink = _mapping(read.get("witness")), _mapping(read.get("ink"))
    return SignatureRead(
        entry=entry,
        publication=_text(read, "publication") or "",
        text_sha256=_text(read, "text_sha256") or "",
        language=_text(read, "language") or "",
        method=_text(read, "method") or "",
        basis=_text(read, "basis") or "",
        provisional=read.get("provisional") is True,
        day=_day(_text(read, "day")),
        event=_text(read, "event"),
        place=_text(read, "place"),
        row_code=_text(read, "row_code"),
        identified=_text(read, "identified"),
        read_seconds=integer_of(read.get("read_seconds")),
        elsewhere=_text(read, "elsewhere"),
        source_sha256=_text(read, "source_sha256"),
        ink_sha256=_text(read, "ink_sha256"),
        consents={
            name.removeprefix("consents."): (value.get("given") is True, str(value.get("version")))
            for name, value in read.items()
            if name.startswith("consents.") and isinstance(value, Mapping)
        },
        gone=None if gone is None else "erased" if gone == "erased" else "withheld",
        signer=_signer(_mapping(read.get("signer"))),
        ink=_ink(entry, ink.get("blob") if ink else None),
        typed=_text(read, "typed"),
        witness=str(witness["name"]) if witness and isinstance(witness.get("name"), str) else None,
        picture=_attachment(entry, _mapping(read.get("scan")) or _mapping(read.get("seal"))),
        witnessed=read.get("witnessed") is True,
        witness_ink=_ink(entry, witness.get("ink")) if witness else None,
        co_signers=_co_signers(entry, read.get("co_signers")),
        mandate_sha256=_mandate_hash(entry, _mapping(read.get("mandate"))),
        of_age=of_age if isinstance(of_age := read.get("of_age"), bool) else None,
    )


def _device(device: Device) -> dict[str, Json] | None:
    said = {name: value for name, value in dataclasses.asdict(device).items() if value not in (None, False)}
    return said or None


def _person(person: Signer) -> dict[str, Json]:
    return _without_null(dataclasses.asdict(person))


def _file(attachment: Attachment, blob: int) -> dict[str, Json]:
    return _without_null({"media_type": attachment.media_type, "name": attachment.name, "blob": blob})


def _without_null(values: Mapping[str, Json | None]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value is not None}


def _mapping(value: object) -> Mapping[str, Json] | None:
    return value if isinstance(value, Mapping) else None


def _text(values: Mapping[str, Json], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _signer(value: Mapping[str, Json] | None) -> Signer | None:
    if value is None or not isinstance(value.get("name"), str):
        return None
    return Signer(**{field.name: _text(value, field.name) for field in dataclasses.fields(Signer)})  # type: ignore[arg-type]  # a name is there


def _co_signers(entry: Entry, value: Json) -> tuple[CoSigner, ...]:
    found = []
    for one in value if isinstance(value, list) else ():
        said = _mapping(one)
        person = _signer(said)
        if said is not None and person is not None:
            found.append(CoSigner(person, _ink(entry, said.get("ink"))))
    return tuple(found)


def _mandate_hash(entry: Entry, said: Mapping[str, Json] | None) -> str | None:
    data = _blob(entry, said.get("blob")) if said else None
    return None if data is None else hashlib.sha256(data).hexdigest()


def _blob(entry: Entry, place: Json) -> bytes | None:
    if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(entry.blobs):
        return None
    part = entry.blobs[place]
    return None if part is None else part.data


def _ink(entry: Entry, place: Json) -> Ink | None:
    data = _blob(entry, place)
    return None if data is None else ink_packing.unpack(data)


def _attachment(entry: Entry, said: Mapping[str, Json] | None) -> Attachment | None:
    data = _blob(entry, said.get("blob")) if said else None
    kind = said.get("media_type") if said else None
    if data is None or kind not in ("image/png", "image/jpeg", "application/pdf"):
        return None
    return Attachment(kind, data)
