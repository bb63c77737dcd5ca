"""What a sealed document says of itself to programs: evidence-1.json; and the shape of the seal's place in it."""

import hashlib
import re
from dataclasses import dataclass

from aca_desktop.domain.journal import entry as journal_entry
from aca_desktop.domain.journal.canonical import Json, NotCanonical, decode, encode

FORM = 1
"""The seal's form: how PDF, CMS and attachments are laid out. What has another form cannot be checked here."""

DRAWING = 6
"""The drawing's number: what a record looks like on its pages, to the byte.

It covers our own drawing, its words in every language, the fonts, and the releases of the libraries that draw.
Documents of another number are not drawn again by this program; tests/documents/test_drawing_number.py says when
it must go up.
"""

FILE_NAME = "evidence-1.json"

LARGEST = 262_144
"""More bytes than this attachment ever has: a header has at most 64 KiB."""

_HEX = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z][a-z-]{0,63}")
_KEYS = frozenset(
    ("form", "drawing", "kind", "coalition", "entry", "header", "text_sha256", "version_sha256", "journal_sha256")
)

SEAL_BYTES = 8192
"""Room for the CMS in /Contents, in bytes; the file holds twice as many hexadecimal digits."""


class NotEvidence(ValueError):
    """The attachment is not what it should be; `code` says what a person is told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an attachment says: hashes in lower-case hex, the entry's exact header; absent things are None."""

    kind: str
    coalition: str
    entry: str | None
    header: str | None
    text_sha256: str | None
    version_sha256: str | None
    journal_sha256: str | None
    drawing: int = DRAWING

    def to_bytes(self) -> bytes:
        """Return the attachment's canonical JSON (resources/schemas/evidence-1.json describes it)."""
        return encode(
            {
                "form": FORM,
                "drawing": self.drawing,
                "kind": self.kind,
                "coalition": self.coalition,
                "entry": self.entry,
                "header": self.header,
                "text_sha256": self.text_sha256,
                "version_sha256": self.version_sha256,
                "journal_sha256": self.journal_sha256,
            }
        )


def read_evidence(data: bytes) -> Evidence:
    """Return what an attachment of this form says, held against itself.

    Raise NotEvidence: `other-form`, `malformed-evidence`, `entry-mismatch` (the header is not the entry's) or
    `other-coalition` (the entry is another coalition's).
    """
    try:
        value = decode(data)
    except NotCanonical as error:
        raise NotEvidence("malformed-evidence") from error
    form = value.get("form") if isinstance(value, dict) else None
    if type(form) is int and form > FORM:
        raise NotEvidence("other-form")
    if not isinstance(value, dict) or value.keys() != _KEYS or type(form) is not int or form != FORM:
        raise NotEvidence("malformed-evidence")
    coalition, entry, drawing = _text(value, "coalition", _HEX), _optional_hash(value, "entry"), value["drawing"]
    if type(drawing) is not int or drawing < 1:
        raise NotEvidence("malformed-evidence")
    return Evidence(
        _text(value, "kind", _KIND),
        coalition,
        entry,
        _header(value["header"], entry, coalition),
        _optional_hash(value, "text_sha256"),
        _optional_hash(value, "version_sha256"),
        _optional_hash(value, "journal_sha256"),
        drawing,
    )


def _header(text: Json, entry: str | None, coalition: str) -> str | None:
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
    return text


def _text(value: dict[str, Json], key: str, pattern: re.Pattern[str]) -> str:
    text = value[key]
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise NotEvidence("malformed-evidence")
    return text


def _optional_hash(value: dict[str, Json], key: str) -> str | None:
    return None if value[key] is None else _text(value, key, _HEX)
