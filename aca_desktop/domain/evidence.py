"""What a sealed paper carries about itself: evidence-1.json, and the shape of the seal's place in the file."""

import hashlib
import re
from dataclasses import dataclass

from aca_desktop.domain import entry as journal_entry
from aca_desktop.domain.canonical import Json, NotCanonical, decode, encode

FORM = 1
"""The seal's form: how PDF and CMS are laid out byte by byte. A newer program's form has a higher number.

Every form keeps one revision, a plain cross-reference table and this attachment: so that an older program can
tell a newer form from a forgery without unpacking what strangers packed.
"""

FILE_NAME = "evidence-1.json"

LARGEST = 262_144
"""More bytes than an attachment of ours ever has: a header has at most 64 KiB."""

_HEX = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z][a-z-]{0,63}")
_KEYS = frozenset(
    ("form", "kind", "coalition", "entry", "header", "text_sha256", "version_sha256", "journal_sha256")
)

SEAL_BYTES = 8192
"""Room for the CMS in /Contents, in bytes; the file holds twice as many hexadecimal digits."""


def evidence(
    *,
    kind: str,
    coalition: str,
    entry: str | None,
    header: str | None,
    text_sha256: str | None,
    version_sha256: str | None,
    journal_sha256: str | None = None,
) -> bytes:
    """Return the attachment's canonical JSON (resources/schemas/evidence-1.json describes it)."""
    return encode(
        {
            "form": FORM,
            "kind": kind,
            "coalition": coalition,
            "entry": entry,
            "header": header,
            "text_sha256": text_sha256,
            "version_sha256": version_sha256,
            "journal_sha256": journal_sha256,
        }
    )


class NotEvidence(ValueError):
    """The attachment is not what it should be; `code` says what a person is told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an attachment says: hashes in lower-case hex, the journal's line parsed; absent things are None."""

    kind: str
    coalition: str
    entry: str | None
    header: journal_entry.Header | None
    text_sha256: str | None
    version_sha256: str | None
    journal_sha256: str | None


def newer_form(data: bytes) -> int | None:
    """Return the form that an attachment names if it is newer than this program's, else None."""
    try:
        value = decode(data)
    except NotCanonical:
        return None
    form = value.get("form") if isinstance(value, dict) else None
    return form if isinstance(form, int) and form > FORM else None


def read_evidence(data: bytes) -> Evidence:
    """Return what an attachment of this form says, held against itself.

    Raise NotEvidence: `malformed-evidence`, `entry-mismatch` (the header is not the entry's) or
    `other-coalition` (the entry is another coalition's).
    """
    try:
        value = decode(data)
    except NotCanonical as error:
        raise NotEvidence("malformed-evidence") from error
    if not isinstance(value, dict) or value.keys() != _KEYS or value["form"] is True or value["form"] != FORM:
        raise NotEvidence("malformed-evidence")
    coalition, entry = _text(value, "coalition", _HEX), _optional_hash(value, "entry")
    return Evidence(
        _text(value, "kind", _KIND),
        coalition,
        entry,
        _header(value["header"], entry, coalition),
        _optional_hash(value, "text_sha256"),
        _optional_hash(value, "version_sha256"),
        _optional_hash(value, "journal_sha256"),
    )


def _header(text: Json, entry: str | None, coalition: str) -> journal_entry.Header | None:
    if text is None and entry is None:
        return None
    if not isinstance(text, str) or not text.isascii():
        raise NotEvidence("malformed-evidence")
    data = text.encode("ascii")
    if hashlib.sha256(data).hexdigest() != entry:
        raise NotEvidence("entry-mismatch")
    try:
        header = journal_entry.read_header(data)
    except journal_entry.Malformed as error:
        raise NotEvidence("malformed-evidence") from error
    if header.coalition != coalition:
        raise NotEvidence("other-coalition")
    return header


def _text(value: dict[str, Json], key: str, pattern: re.Pattern[str]) -> str:
    text = value[key]
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise NotEvidence("malformed-evidence")
    return text


def _optional_hash(value: dict[str, Json], key: str) -> str | None:
    return None if value[key] is None else _text(value, key, _HEX)
