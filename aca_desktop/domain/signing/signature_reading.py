"""A RECORD.json, once it is parsed, read into a `SignatureRecord`, or into everything that is wrong with it.

Types, bounds and the form of each field are judged here; whether it may be signed so is for `signature_rules`.
"""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence

from aca_desktop.domain.journal.strict_json import Foreign
from aca_desktop.domain.organisations.reading import read_organisation
from aca_desktop.domain.organisations.record import OrganisationById, OrganisationOfRecord
from aca_desktop.domain.organisations.rules import reading as kana
from aca_desktop.domain.signing import attachments
from aca_desktop.domain.signing.attachments import Attachment, MediaType
from aca_desktop.domain.signing.ink_reading import read_ink
from aca_desktop.domain.signing.signature_record import (
    BASES,
    HOW,
    IDENTIFIED,
    MAX_CO_SIGNERS,
    METHODS,
    Authority,
    CoSigner,
    Device,
    Elsewhere,
    SignatureRecord,
    Signer,
    Witness,
)
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.record_reading import Reading
from aca_desktop.domain.values.typed_text import folded, line

MAX_READ_SECONDS = 86_400
MAX_CONSENTS = 50
MAX_POINTS_PER_SECOND = 10_000
MAX_BASE64 = 4 * ((attachments.MAX_BYTES + 2) // 3)

_ROW_CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*-[A-Z0-9]{4}")
_MAX_ROW_CODE = 29


def read_record(value: Foreign) -> SignatureRecord | list[Problem]:
    """Return the record that a parsed RECORD.json holds, or all its problems, each with its field's path.

    Texts come out tidied, codes in their normal form. A field that is not known is a problem.
    """
    if not isinstance(value, Mapping):
        return [Problem("", "wrong-type", {"expected": "object"})]
    problems: list[Problem] = []
    record = _record(Reading(value, "", problems))
    return problems or record


def row_code(field: str, text: str) -> str | Problem:
    """Return a paper sheet's row, `GDL-K7Q3`: the coalition's short code and four letters or figures."""
    typed = folded(text).upper()
    fits = len(typed) <= _MAX_ROW_CODE and _ROW_CODE.fullmatch(typed)
    return typed if fits else Problem(field, "malformed-row-code")


def _record(top: Reading) -> SignatureRecord:
    read_in = top.needed("language", language) or ""
    record = SignatureRecord(
        coalition=top.needed_line("coalition"),
        declaration=top.needed_line("declaration"),
        language=read_in,
        organisation=_organisation(top, read_in),
        signer=_signer(top.needed_section("signer")),
        authority=_authority(top),
        consents=top.flags("consents", MAX_CONSENTS),
        method=top.needed_choice("method", METHODS),
        event=top.line("event"),
        witness=_witness(top),
        co_signers=tuple(_co_signer(part) for part in top.sections("co_signers", MAX_CO_SIGNERS)),
        ink=read_ink(top, "ink"),
        typed=top.line("typed"),
        scan=_attachment(top, "scan", attachments.PAGES),
        seal=_attachment(top, "seal", attachments.PICTURES),
        elsewhere=_elsewhere(top),
        row_code=top.checked("row_code", row_code),
        identified=top.choice("identified", IDENTIFIED),
        of_age=top.flag("of_age"),
        day=top.checked("day", day),
        place=top.line("place"),
        device=_device(top),
        read_seconds=top.whole("read_seconds", 0, MAX_READ_SECONDS),
    )
    top.finish()
    return record


def _organisation(top: Reading, read_in: str) -> OrganisationOfRecord:
    section = top.needed_section("organisation")
    return (section and read_organisation(section, read_in)) or OrganisationById("")


def _signer(section: Reading | None) -> Signer:
    if section is None:
        return Signer("")
    signer = _person(section)
    section.finish()
    return signer


def _person(section: Reading) -> Signer:
    return Signer(
        name=section.needed_line("name"),
        title=section.line("title"),
        email=section.checked("email", email),
        family=section.line("family"),
        given=section.line("given"),
        reading=section.checked("reading", kana),
    )


def _authority(top: Reading) -> Authority:
    section = top.needed_section("authority")
    if section is None:
        return Authority(BASES[0])
    authority = Authority(
        basis=section.needed_choice("basis", BASES),
        provisional=section.flag("provisional") or False,
        mandate=_attachment(section, "mandate", attachments.PAGES),
    )
    section.finish()
    return authority


def _witness(top: Reading) -> Witness | None:
    section = top.section("witness")
    if section is None:
        return None
    witness = Witness(section.needed_line("name"), read_ink(section, "ink"))
    section.finish()
    return witness


def _co_signer(section: Reading) -> CoSigner:
    co_signer = CoSigner(_person(section), read_ink(section, "ink"))
    section.finish()
    return co_signer


def _elsewhere(top: Reading) -> Elsewhere | None:
    section = top.section("elsewhere")
    if section is None:
        return None
    how = section.needed_choice("how", HOW)
    source = _attachment(section, "source", attachments.ANY, needed=True)
    section.finish()
    return Elsewhere(how, source) if source else None


def _device(top: Reading) -> Device:
    section = top.section("device")
    if section is None:
        return Device()
    device = Device(
        name=section.line("name"),
        pressure=section.flag("pressure") or False,
        tilt=section.flag("tilt") or False,
        points_per_second=section.whole("points_per_second", 1, MAX_POINTS_PER_SECOND),
    )
    section.finish()
    return device


def _attachment(
    reading: Reading, key: str, allowed: Sequence[MediaType], *, needed: bool = False
) -> Attachment | None:
    """Take `{"media_type": …, "data": base64, "name": …}`; a file that must be there must have its name too."""
    section = reading.needed_section(key) if needed else reading.section(key)
    if section is None:
        return None
    media_type = section.needed_choice("media_type", allowed)
    data = section.needed("data", base64_bytes)
    name = section.needed("name", file_name) if needed else section.checked("name", file_name)
    section.finish()
    if data is None:
        return None
    attachment = Attachment(media_type, data, name)
    problem = attachments.attachment_problem(reading.path(key), attachment, allowed)
    if problem and not section.refused("media_type"):
        section.problems.append(problem)
    return attachment


def base64_bytes(field: str, text: str) -> bytes | Problem:
    """Return the bytes that base64 (RFC 4648, with padding, without line breaks) stands for."""
    if len(text) > MAX_BASE64:
        return Problem(field, "attachment-too-large", {"limit": attachments.MAX_BYTES})
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return Problem(field, "malformed-base64")
    return data


def file_name(field: str, text: str) -> str | Problem:
    """Return a file's own name, without folders."""
    name = line(field, text)
    if isinstance(name, Problem):
        return name
    return Problem(field, "file-name-with-folder") if re.search(r"[/\\]", name) else name
