"""Ink as JSON has it, read into `Ink`: whole numbers in bounds, time that does not run back, not too many points.

Whether the ink is a signature at all is for `ink_acceptance`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeGuard

from aca_desktop.domain.journal.strict_json import Foreign
from aca_desktop.domain.signing.ink import Ink, Point, Stroke
from aca_desktop.domain.values.record_reading import Reading

MAX_POINTS = 100_000
MAX_TIME = 3_600_000
MAX_PRESSURE = 1000
MAX_TILT = 90
NEAR = 1000
"""How far outside the pad a point may lie, in hundredths of a millimetre: a hand slides over the edge."""

MIN_PAD = 1000
MAX_PAD = 60_000
"""A pad's sides, in hundredths of a millimetre: from one centimetre to sixty."""


def read_ink(reading: Reading, key: str) -> Ink | None:
    """Take `{"size_mm": [w, h], "strokes": [[[x, y, t, p, tiltx, tilty], …], …]}`; p may be null or absent."""
    section = reading.section(key)
    if section is None:
        return None
    before = len(section.problems)
    width, height = _size(section)
    strokes = _strokes(section, width, height)
    section.finish()
    return Ink(width, height, strokes) if len(section.problems) == before else None


def _size(section: Reading) -> tuple[int, int]:
    value = section.take("size_mm")
    if value is None:
        section.refuse("size_mm", "missing")
    elif not _is_list(value) or len(value) != 2:
        section.refuse("size_mm", "wrong-type", expected="two-numbers")
    else:
        width, height = _hundredths(value[0]), _hundredths(value[1])
        if width and height and min(width, height) >= MIN_PAD and max(width, height) <= MAX_PAD:
            return width, height
        section.refuse("size_mm", "out-of-range", low=MIN_PAD // 100, high=MAX_PAD // 100)
    return MAX_PAD, MAX_PAD


def _hundredths(value: Foreign) -> int | None:
    """Return millimetres as whole hundredths, None if they are no number of at most two decimals."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 < value <= MAX_PAD:
        return None
    hundredths = Decimal(value) * 100
    return int(hundredths) if hundredths == int(hundredths) else None


def _strokes(section: Reading, width: int, height: int) -> tuple[Stroke, ...]:
    value = section.take("strokes")
    if value is None:
        section.refuse("strokes", "missing")
        return ()
    if not _is_list(value):
        section.refuse("strokes", "wrong-type", expected="list")
        return ()
    strokes: list[Stroke] = []
    points, time = 0, 0
    for place, stroke in enumerate(value):
        if not _is_list(stroke) or not stroke:
            section.refuse(f"strokes[{place}]", "wrong-type", expected="points")
            return ()
        points += len(stroke)
        if points > MAX_POINTS:
            section.refuse("strokes", "too-many-points", limit=MAX_POINTS)
            return ()
        read = _stroke(section, place, stroke, time, (width, height))
        if read is None:
            return ()
        strokes.append(read)
        time = read[-1].t
    return tuple(strokes)


def _stroke(
    section: Reading, place: int, values: Sequence[Foreign], time: int, size: tuple[int, int]
) -> Stroke | None:
    """Return one stroke; only the first wrong point is reported, since the others are often wrong alike."""
    right, bottom = size[0] + NEAR, size[1] + NEAR
    points: list[Point] = []
    for number, value in enumerate(values):
        point = _point(value)
        if point is None:
            section.refuse(f"strokes[{place}][{number}]", "malformed-point")
            return None
        wrong = None
        if not 0 <= point.t <= MAX_TIME:
            wrong = "point-time-out-of-range"
        elif point.t < time:
            wrong = "point-time-runs-back"
        elif not (-NEAR <= point.x <= right and -NEAR <= point.y <= bottom):
            wrong = "point-outside-pad"
        elif point.pressure is not None and not 0 <= point.pressure <= MAX_PRESSURE:
            wrong = "point-pressure-out-of-range"
        elif point.tilt is not None and max(map(abs, point.tilt)) > MAX_TILT:
            wrong = "point-tilt-out-of-range"
        if wrong:
            section.refuse(f"strokes[{place}][{number}]", wrong)
            return None
        time = point.t
        points.append(point)
    return tuple(points)


def _point(value: Foreign) -> Point | None:
    """Return a point of three whole numbers, then pressure or null, then both tilts or none."""
    if type(value) is not list or len(value) not in (3, 4, 6):
        return None
    x, y, t, *rest = value
    pressure = rest[0] if rest else None
    if type(x) is not int or type(y) is not int or type(t) is not int:
        return None
    if pressure is not None and type(pressure) is not int:
        return None
    if len(rest) < 3:
        return Point(x, y, t, pressure)
    across, along = rest[1], rest[2]
    if type(across) is not int or type(along) is not int:
        return None
    return Point(x, y, t, pressure, (across, along))


def _is_list(value: Foreign) -> TypeGuard[list[Foreign]]:
    return isinstance(value, list)
