"""The framing of a sync file: magic, then frames of bounded size, as resources/schemas/SYNC.md has them.

Bytes in, frames out, and the other way round; it knows nothing of what the frames say.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

import zstandard

from aca_desktop.domain.journal.sync_opening import malformed
from aca_desktop.errors import AcaError

MAGIC = b"ACASYNC"
VERSION = 1
PLAIN = MAGIC + bytes([VERSION]) + b"P"
ENCRYPTED = MAGIC + bytes([VERSION]) + b"E"

MAX_PACKED = 4 * 2**20
MAX_UNPACKED = 16 * 2**20
CHUNK = MAX_PACKED - 64 * 1024
"""Bytes of a segment's stream in each of its chunks but the last: even what cannot be made smaller fits."""

OPEN, DATA, INVITATION, TRAILER = "OPEN", "DATA", "INVT", "TAIL"
INDEX_BYTES = 4
"""Before a chunk, uncompressed: the index of its segment."""

_KNOWN = frozenset({OPEN, DATA, INVITATION, TRAILER})
_TYPE = re.compile(r"[A-Za-z]{4}")
_HEAD = struct.Struct(">4sII")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its type, the size of what it unpacks to, and all of it as it lies in the file, with its head."""

    type: str
    unpacked: int
    raw: bytes

    @property
    def packed(self) -> memoryview:
        """Its packed bytes, without a copy of them."""
        return memoryview(self.raw)[_HEAD.size :]

    @property
    def is_optional(self) -> bool:
        """Whether an older program keeps it and passes it on."""
        return self.type[0].islower()

    def content(self, start: int = 0) -> bytes:
        """Return what it unpacks to, `start` bytes of its own left out; raise AcaError `sync-malformed`."""
        packed = self.packed[start:]
        try:
            if zstandard.frame_content_size(packed) != self.unpacked:
                raise malformed(self.type, "another size than stated")
            return zstandard.ZstdDecompressor(max_window_size=2**24).decompress(packed, allow_extra_data=False)
        except zstandard.ZstdError as error:
            raise malformed(self.type, str(error)) from error


def frame(type_: str, content: bytes, *, before: bytes = b"", compress: Callable[[bytes], bytes]) -> bytes:
    """Return a frame's bytes; `before` is put uncompressed before the content."""
    packed = before + compress(content)
    if len(packed) > MAX_PACKED or len(content) > MAX_UNPACKED:
        raise AcaError("sync-too-large", where=type_, size=len(content), limit=MAX_UNPACKED)
    return _HEAD.pack(type_.encode("ascii"), len(packed), len(content)) + packed


def trailer(content: bytes) -> bytes:
    """Return the last frame's bytes; its content lies in it as it is."""
    return _HEAD.pack(TRAILER.encode("ascii"), len(content), len(content)) + content


class FrameReader:
    """Takes a file's bytes as they come, in pieces of any size, and hands on each frame when it is whole."""

    def __init__(self, take: Callable[[Frame], None]) -> None:
        self._take = take
        self._buffer = bytearray()
        self._begun = False
        self._ended = False

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raise AcaError `not-a-sync-file`, `newer-program`, `sync-malformed`."""
        self._buffer += data
        if not self._begun:
            self._begin()
        if not self._begun:
            return
        at = 0
        while (end := self._end_of_frame(at)) is not None:
            with memoryview(self._buffer) as buffer:
                raw = bytes(buffer[at:end])
            self._hand_on(raw)
            at = end
        del self._buffer[:at]

    def end(self) -> None:
        """Say that no more comes; raise AcaError `sync-malformed` if the file was cut."""
        if not self._begun:
            raise AcaError("not-a-sync-file")
        if not self._ended:
            raise malformed("end", "cut short")

    def _begin(self) -> None:
        head = bytes(self._buffer[: len(PLAIN)])
        if head[: len(MAGIC)] != MAGIC[: len(head)]:
            raise AcaError("not-a-sync-file")
        if len(head) > len(MAGIC) and head[len(MAGIC)] != VERSION:
            raise AcaError("newer-program" if head[len(MAGIC)] > VERSION else "not-a-sync-file")
        if len(head) == len(PLAIN):
            if head != PLAIN:
                raise AcaError("not-a-sync-file")
            del self._buffer[: len(PLAIN)]
            self._begun = True

    def _end_of_frame(self, at: int) -> int | None:
        """Return where the frame that begins at `at` ends, None if it is not here yet."""
        if self._ended and len(self._buffer) > at:
            raise malformed("end", "bytes after the trailer")
        if len(self._buffer) - at < _HEAD.size:
            return None
        type_, packed, unpacked = _HEAD.unpack_from(self._buffer, at)
        name = type_.decode("latin-1")
        if not _TYPE.fullmatch(name):
            raise malformed("frame", "its type")
        if packed > MAX_PACKED or unpacked > MAX_UNPACKED:
            raise malformed(name, "too large")
        if name not in _KNOWN and not name[0].islower():
            raise AcaError("newer-program")
        end = at + _HEAD.size + packed
        return end if end <= len(self._buffer) else None

    def _hand_on(self, raw: bytes) -> None:
        type_, _packed, unpacked = _HEAD.unpack_from(raw)
        found = Frame(type_.decode("ascii"), unpacked, raw)
        self._ended = found.type == TRAILER
        self._take(found)
