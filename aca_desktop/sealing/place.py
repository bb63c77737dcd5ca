"""The seal's place in a PDF's bytes: filled, and found again. It must not know what a seal is made of.

The finished file has, once, what qpdf writes for the signature's dictionary: a ByteRange of placeholders and
Contents of zeros. Sealing fills both in place, so the file keeps its length and its one revision.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import islice

from aca_desktop.domain.papers.evidence import SEAL_BYTES
from aca_desktop.sealing.refusal import Refusal

_DIGITS = 2 * SEAL_BYTES
_NUMBER = b"9999999999"
_FINISHED = re.compile(
    rb"/ByteRange \[ (0 %s %s %s) \] /Contents <(0{%d})>" % (_NUMBER, _NUMBER, _NUMBER, _DIGITS)
)
_ANY_RANGE = re.compile(rb"/ByteRange\s{0,9}\[")
_TIME = re.compile(
    rb" /Filter /Adobe\.PPKLite /M \(D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})"
    rb"([+-][0-9]{2})'([0-9]{2})'\)"
)
_BETWEEN = b" ] /Contents "
_RANGE_WIDTH = len(b"0 ") + 3 * len(_NUMBER) + 2
_SEALED = re.compile(rb"/ByteRange \[ ([0-9 ]{%d}) \] /Contents <([0-9A-F]{%d})>" % (_RANGE_WIDTH, _DIGITS))


@dataclass(frozen=True, slots=True)
class Place:
    """Where Contents stands: from its `<` (`start`) to after its `>` (`end`) in a file of `size` bytes."""

    start: int
    end: int
    size: int

    @property
    def padded_byte_range(self) -> bytes:
        """The four numbers as the file must have them: all but Contents, padded to the placeholder's width."""
        return (b"0 %d %d %d" % (self.start, self.end, self.size - self.end)).ljust(_RANGE_WIDTH)


def prepare(finished: bytes) -> tuple[bytearray, Place]:
    """Return a copy of a finished PDF with its ByteRange filled in, and the seal's place in it.

    Raise ValueError unless the file has exactly one place of the agreed form: finishing it is our own work.
    """
    matches = list(_FINISHED.finditer(finished))
    if len(matches) != 1:
        raise ValueError(f"a finished PDF has one place for a seal, this one {len(matches)}")
    (match,) = matches
    place = Place(match.start(2) - 1, match.end(2) + 1, len(finished))
    prepared = bytearray(finished)
    prepared[match.start(1) : match.end(1)] = place.padded_byte_range
    return prepared, place


def digest(data: bytes | bytearray, place: Place) -> bytes:
    """Return the SHA-256 of everything but Contents."""
    whole = hashlib.sha256(memoryview(data)[: place.start])
    whole.update(memoryview(data)[place.end :])
    return whole.digest()


def fill(prepared: bytearray, place: Place, cms: bytes) -> None:
    """Write the CMS into Contents in capital hexadecimal digits; the rest stays zero."""
    written = cms.hex().upper().encode("ascii")
    if len(written) > _DIGITS:
        raise ValueError("the seal is larger than its place")
    prepared[place.start + 1 : place.start + 1 + len(written)] = written


def find(data: bytes) -> Place:
    """Return the one place of a seal that covers the whole file, or raise Refusal with the nearest reason."""
    if not data.startswith(b"%PDF-1.7\n"):
        raise Refusal("file", "not-a-pdf")
    matches = _first_two(_SEALED, data)
    if len(matches) != 1:
        raise Refusal("file", _why_not_one(len(matches), len(_first_two(_ANY_RANGE, data))))
    (match,) = matches
    place = Place(match.start(2) - 1, match.end(2) + 1, len(data))
    if match[1] != place.padded_byte_range:
        raise Refusal("file", _why_not_whole(data, match))
    return place


def put_on(finished: bytes, data: bytes, place: Place) -> bytes:
    """Return a finished PDF with what fills another file's place in its own."""
    prepared, own = prepare(finished)
    end = own.start - len(_BETWEEN)
    prepared[end - _RANGE_WIDTH : end] = place.padded_byte_range
    prepared[own.start : own.end] = data[place.start : place.end]
    return bytes(prepared)


def sealed_at(data: bytes, place: Place) -> str:
    """Return the time that stands beside the seal as ISO 8601 with offset, or raise Refusal."""
    found = _TIME.match(data, place.end)
    if found is None:
        raise Refusal("seal", "seal-altered")
    year, month, day, hour, minute, second, zone, minutes = (part.decode("ascii") for part in found.groups())
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}:{minutes}"


def contents(data: bytes, place: Place) -> bytes:
    """Return the CMS that fills the place's beginning; what follows it must be zero. Raise Refusal otherwise."""
    filled = bytes.fromhex(data[place.start + 1 : place.end - 1].decode("ascii"))
    size = 4 + int.from_bytes(filled[2:4])
    if filled[:2] != b"\x30\x82" or size > len(filled) or any(filled[size:]):
        raise Refusal("seal", "seal-altered")
    return filled[:size]


def _first_two(pattern: re.Pattern[bytes], data: bytes) -> list[re.Match[bytes]]:
    """Return no more matches than tell one from several: a hostile file may hold millions."""
    return list(islice(pattern.finditer(data), 2))


def _why_not_one(matching: int, ranges: int) -> str:
    """Tell a second seal, a seal of another shape and none at all apart."""
    if ranges > 1:
        return "several-seals"
    return "seal-altered" if ranges or matching else "no-seal"


def _why_not_whole(data: bytes, match: re.Match[bytes]) -> str:
    """Tell a file that was never sealed, that grew, or was cut, from one whose ByteRange was moved."""
    if not match[2].strip(b"0"):
        return "no-seal"
    numbers = match[1].split()
    if len(numbers) != 4 or not all(number.isdigit() for number in numbers):
        return "byte-range-altered"
    claimed = Place(int(numbers[1]), int(numbers[2]), int(numbers[2]) + int(numbers[3]))
    if (claimed.start, claimed.end) != (match.start(2) - 1, match.end(2) + 1):
        return "byte-range-altered"
    if claimed.size < len(data):
        return "added-after-sealing"
    return "cut-short" if claimed.size > len(data) else "byte-range-altered"
