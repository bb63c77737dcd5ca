"""Ink as the journal keeps it: every point, as compressed canonical JSON; and the hash that papers print."""

import hashlib
import zlib

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json, NotCanonical
from aca_desktop.domain.signing.ink import Ink, Point, Stroke
from aca_desktop.domain.signing.ink_reading import MAX_POINTS

_LARGEST = 64 * MAX_POINTS
"""More bytes than any ink unpacks to."""

_LEVEL = 6


def pack(ink: Ink) -> bytes:
    """Return the ink's bytes: zlib (RFC 1950) over canonical JSON {"height", "strokes", "width"}."""
    return zlib.compress(_plain(ink), _LEVEL)


def unpack(data: bytes) -> Ink | None:
    """Return the ink in these bytes, None if they hold none; never more than `_LARGEST` bytes are unpacked."""
    try:
        plain = zlib.decompressobj().decompress(data, _LARGEST)
        value = canonical.decode(plain)
    except (zlib.error, NotCanonical):
        return None
    if not isinstance(value, dict):
        return None
    width, height, strokes = (value.get(name) for name in ("width", "height", "strokes"))
    if not isinstance(width, int) or not isinstance(height, int) or not isinstance(strokes, list):
        return None
    read = [_stroke(stroke) for stroke in strokes]
    kept = tuple(stroke for stroke in read if stroke)
    return Ink(width, height, kept) if len(kept) == len(strokes) else None


def ink_sha256(ink: Ink) -> str:
    """Return SHA-256 of the ink's canonical JSON, as papers print it."""
    return hashlib.sha256(_plain(ink)).hexdigest()


def _plain(ink: Ink) -> bytes:
    strokes: list[Json] = [[_numbers(point) for point in stroke] for stroke in ink.strokes]
    return canonical.encode({"width": ink.width, "height": ink.height, "strokes": strokes})


def _numbers(point: Point) -> list[Json]:
    numbers: list[Json] = [point.x, point.y, point.t, point.pressure]
    return numbers if point.tilt is None else [*numbers, *point.tilt]


def _stroke(value: Json) -> Stroke | None:
    if not isinstance(value, list) or not value:
        return None
    points = tuple(_point(numbers) for numbers in value)
    read = tuple(point for point in points if point is not None)
    return read if len(read) == len(points) else None


def _point(value: Json) -> Point | None:
    if not isinstance(value, list) or len(value) not in (4, 6):
        return None
    x, y, t, pressure, *tilt = value
    if not (isinstance(x, int) and isinstance(y, int) and isinstance(t, int)):
        return None
    if pressure is not None and not isinstance(pressure, int):
        return None
    if not tilt:
        return Point(x, y, t, pressure)
    first, second = tilt
    return (
        Point(x, y, t, pressure, (first, second)) if isinstance(first, int) and isinstance(second, int) else None
    )
