"""The two files within a sealed document, found by the one form in which they stand and unpacked within bounds.

No object of the file is followed: whoever draws the document again holds every byte of it against the drawing, and
where it is not drawn again nothing of the file is shown. It must not know whether the seal is right.
"""

import re
import zlib
from dataclasses import dataclass
from itertools import islice

from aca_desktop.domain.papers import evidence, paper_records
from aca_desktop.sealing.refusal import Refusal

_EMBEDDED = re.compile(
    rb"/Subtype /application#2fjson /Type /EmbeddedFile /Length ([0-9]{1,9})(?: /Filter /FlateDecode)? >>"
    rb"\nstream\n"
)
_MOST_FILES = 16
_SPARE = 2**20
_MOST_TIMES = 8
"""So many times a file's own size its record may have: packed, ours have more than a tenth of it."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The bytes of the record, and of what the file says of itself to programs."""

    record: bytes
    evidence: bytes


def read(data: bytes) -> Attached:
    """Return what a file of our form carries, or raise Refusal: the record stands first, both once."""
    found = list(islice(_EMBEDDED.finditer(data), 3))
    if len(found) != 2:
        raise Refusal("evidence", "no-evidence")
    record, said = found
    most = min(paper_records.LARGEST, _MOST_TIMES * len(data) + _SPARE)
    return Attached(_unpacked(data, record, most), _unpacked(data, said, evidence.LARGEST))


def is_of_newer_form(data: bytes) -> bool:
    """Say whether only a newer program knows the file's form: in every form evidence stands last, packed so."""
    found = list(islice(_EMBEDDED.finditer(data), _MOST_FILES))
    if not found:
        return False
    try:
        evidence.read_evidence(_unpacked(data, found[-1], evidence.LARGEST))
    except evidence.NotEvidence as error:
        return error.code == "other-form"
    except Refusal:
        return False
    return False


def _unpacked(data: bytes, found: re.Match[bytes], most: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(memoryview(data)[found.end() : found.end() + int(found[1])], most)
    except zlib.error as error:
        raise Refusal("evidence", "malformed-evidence") from error
    if not unpacking.eof:
        raise Refusal("evidence", "malformed-evidence")
    return plain
