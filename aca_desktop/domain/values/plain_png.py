"""A picture as records hold it: a PNG (ISO/IEC 15948) of 8 bits a channel with its pixels and nothing beside them.

So no page carries what a camera wrote of place, time and maker. It looks at the frame, never at the pixels.
"""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_COLOURS = (2, 6)
"""Truecolour, without and with alpha."""

_NEEDED = 12
"""Bytes of a chunk beside its data: length, kind, sum."""


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return a plain picture's width and height in pixels, None for any other bytes."""
    if not data.startswith(_SIGNATURE):
        return None
    kinds: list[bytes] = []
    at, header = len(_SIGNATURE), b""
    while at + _NEEDED <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + _NEEDED + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            return None
        if not kinds:
            header = data[at + 8 : end - 4]
        kinds.append(kind)
        at = end
    if at != len(data) or kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or set(kinds[1:-1]) != {b"IDAT"}:
        return None
    return _size(header)


def _size(header: bytes) -> tuple[int, int] | None:
    if len(header) != _HEADER.size:
        return None
    width, height, depth, colours, *rest = _HEADER.unpack(header)
    return (width, height) if width and height and depth == 8 and colours in _COLOURS and not any(rest) else None
