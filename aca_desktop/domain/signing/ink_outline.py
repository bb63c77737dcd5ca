"""From a pen's points to the outline that screen and paper fill: one closed shape a stroke.

Wide where the hand pressed or was slow, narrow where it was light or quick, round at both ends. Lengths are in
hundredths of a millimetre on the pad, y downwards, as the points are. Knows no colours and no drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from aca_desktop.domain.signing.ink import Dot, Ink, Point, Stroke, Trace

type Box = tuple[float, float, float, float]
type Curve = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed path to fill (non-zero): begins at `start`, then cubic curves (two controls and an end each)."""

    start: tuple[float, float]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Pen:
    """How wide the ink is at its narrowest and widest, in hundredths of a millimetre on the pad.

    Points nearer to each other than `step` are not told apart; half of the narrowest width unless given.
    """

    thin: float
    thick: float
    step: float | None = None


def trace(ink: Ink) -> Trace:
    """Return what pages show of ink: each stroke's path and width, points nearer than `_FINEST` left out."""
    points = [point for stroke in ink.strokes for point in stroke]
    return Trace(
        strokes=tuple(_dots(stroke) for stroke in ink.strokes if stroke),
        points=len(points),
        tenths=max((point.t for point in points), default=0) // 100,
        pressure=any(point.pressure is not None for point in points),
    )


def _dots(stroke: Stroke) -> tuple[Dot, ...]:
    points = _thinned(stroke, _FINEST)
    shares = _shares(points) if len(points) > 1 else [1.0]
    return tuple(Dot(point.x, point.y, round(1000 * share)) for point, share in zip(points, shares, strict=True))


def outline(drawn: Trace, pen: Pen) -> tuple[Shape, ...]:
    """Return the shapes of all strokes, in order; a sharp turn parts a stroke into overlapping shapes."""
    return tuple(shape for stroke in drawn.strokes for shape in _dots_outline(stroke, pen))


def stroke_outline(stroke: Stroke, pen: Pen) -> tuple[Shape, ...]:
    """Return the shapes of one stroke as the pad saw it; a tap is a dot."""
    if not stroke:
        return ()
    points = _thinned(stroke, _step(pen))
    if len(points) < 2 or _length(points) < pen.thin:
        return (_tap(points[0], pen),)
    return _ribbons(points, _half_widths(_shares(points), pen))


def _dots_outline(stroke: Sequence[Dot], pen: Pen) -> tuple[Shape, ...]:
    if not stroke:
        return ()
    dots = _thinned(stroke, _step(pen))
    if len(dots) < 2 or _length(dots) < pen.thin:
        return (_tap(dots[0], pen),)
    return _ribbons(dots, _half_widths([dot.share / 1000 for dot in dots], pen))


class GrowingStroke:
    """A stroke while the hand draws it: what is settled, and the tail that the next points may still change.

    Each point costs the same however long the stroke has become. The shapes differ from `stroke_outline`'s by less
    than can be seen.
    """

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._points: list[Point] = []
        self._settled = 0
        self._lightest, self._hardest = 1 << 30, -1
        self._knows_pressure = True

    def add(self, point: Point) -> None:
        """Let the hand be here now."""
        if point.pressure is None:
            self._knows_pressure = False
        else:
            self._lightest = min(self._lightest, point.pressure)
            self._hardest = max(self._hardest, point.pressure)
        last = self._points[-1] if self._points else None
        if last is None or hypot(point.x - last.x, point.y - last.y) >= _step(self._pen):
            self._points.append(point)

    def settle(self) -> tuple[Shape, ...]:
        """Return the shapes that no further point will change, those returned before left out."""
        begin, end = self._settled, len(self._points) - _TAIL
        if end - begin < _CHUNK:
            return ()
        self._settled = end
        return self._shapes(begin, end)

    def tail(self) -> tuple[Shape, ...]:
        """Return the shapes from where the settled ones end to where the hand is."""
        points = self._points
        if self._settled == 0 and (len(points) < 2 or _length(points[:_CHUNK]) < self._pen.thin):
            return (_tap(points[0], self._pen),) if points else ()
        return self._shapes(self._settled, len(points) - 1)

    def _shapes(self, begin: int, end: int) -> tuple[Shape, ...]:
        """Return the shapes from one point to another; a few points before show how quick the hand was there."""
        before = max(0, begin - _BEFORE)
        points = self._points[before : end + _TAIL]
        pressed = self._knows_pressure and self._hardest - self._lightest >= _PRESSURE_RANGE
        halves = _half_widths(_shares(points, pressed=pressed), self._pen, begins=before == 0)
        part = slice(begin - before, end - before + 1)
        return _ribbons(points[part], halves[part])


def points_box(drawn: Ink | Trace) -> Box:
    """Return left, top, right, bottom of all points."""
    xs = [point.x for stroke in drawn.strokes for point in stroke]
    ys = [point.y for stroke in drawn.strokes for point in stroke]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


_FULL_SPEED = 26.5
"""A quick hand, in hundredths of a millimetre a millisecond (a pixel a millisecond on a usual screen)."""

_FINEST = 8
"""Points nearer than this, in hundredths of a millimetre, are one to a trace: a fine pen's line is thrice that."""

_TAPER_IN, _TAPER_OUT = 7, 16
_NARROWEST = 0.35

_PRESSURE_RANGE = 20
"""A device whose pressure moves less than this knows none worth drawing."""

_TAIL = 20
"""So many points at its end a stroke's width may still change: the taper's, and what smoothing still feels."""

_BEFORE, _CHUNK = 24, 16


def _thinned[P: (Point, Dot)](stroke: Sequence[P], least: float) -> list[P]:
    """Drop points so near to the one before that they only carry the hand's tremor or the sensor's noise."""
    kept = [stroke[0]]
    for point in stroke[1:]:
        if hypot(point.x - kept[-1].x, point.y - kept[-1].y) >= least:
            kept.append(point)
    last = stroke[-1]
    if len(kept) > 2 and kept[-1] is not last:
        kept[-1] = last
    return kept


def _length(points: Sequence[Point] | Sequence[Dot]) -> float:
    return sum(hypot(points[n].x - points[n - 1].x, points[n].y - points[n - 1].y) for n in range(1, len(points)))


def _step(pen: Pen) -> float:
    return pen.thin * 0.5 if pen.step is None else pen.step


def _tap(point: Point | Dot, pen: Pen) -> Shape:
    return _dot(point.x, point.y, (pen.thin + 2 * pen.thick) / 6)


def _ribbons(points: Sequence[Point] | Sequence[Dot], halves: Sequence[float]) -> tuple[Shape, ...]:
    return tuple(_ribbon(points[a : b + 1], halves[a : b + 1]) for a, b in _parts(points))


def _shares(points: Sequence[Point], *, pressed: bool | None = None) -> list[float]:
    """Return the line's width at each point as a share of the widest.

    `pressed`: whether pressure makes the width; None lets these points decide.
    """
    if pressed is None:
        pressed = _knows_pressure(points)
    return _smoothed(_from_pressure(points) if pressed else _from_speed(points))


def _half_widths(shares: Sequence[float], pen: Pen, *, begins: bool = True) -> list[float]:
    """Return half the line's width at each point; not `begins` if the stroke was there before."""
    count = len(shares)
    ins, outs = min(_TAPER_IN, count // 4) if begins else 0, min(_TAPER_OUT, count // 3)
    halves = []
    for n, share in enumerate(shares):
        ramp = min((n + 1) / (ins + 1), (count - n) / (outs + 1), 1.0)
        width = pen.thin + (pen.thick - pen.thin) * share
        halves.append(width * (_NARROWEST + (1 - _NARROWEST) * ramp**0.6) / 2)
    return halves


def _knows_pressure(points: Sequence[Point]) -> bool:
    known = [point.pressure for point in points if point.pressure is not None]
    return len(known) == len(points) and max(known) - min(known) >= _PRESSURE_RANGE


def _from_pressure(points: Sequence[Point]) -> list[float]:
    """Return each point's share of the full width by its pressure."""
    return [min((point.pressure or 0) / 1000, 1.0) ** 0.8 for point in points]


def _from_speed(points: Sequence[Point]) -> list[float]:
    """Return each point's share of the full width by the hand's speed: slow is wide."""
    shares = [1.0]
    speed = 0.0
    for before, point in pairwise(points):
        moved = hypot(point.x - before.x, point.y - before.y) / _FULL_SPEED
        speed = 0.7 * moved / max(point.t - before.t, 1) + 0.3 * speed
        shares.append((max(2.5 / (speed + 1), 0.5) - 0.5) / 2)
    shares[0] = shares[1]
    return shares


def _smoothed(shares: Sequence[float]) -> list[float]:
    """Let the width follow slowly, forwards and backwards, as ink does."""
    forwards: list[float] = []
    for share in shares:
        forwards.append(share if not forwards else 0.4 * share + 0.6 * forwards[-1])
    backwards: list[float] = []
    for share in reversed(forwards):
        backwards.append(share if not backwards else 0.6 * share + 0.4 * backwards[-1])
    return backwards[::-1]


def _parts(points: Sequence[Point] | Sequence[Dot]) -> list[tuple[int, int]]:
    """Part a stroke where it turns back sharply; both parts are round there, so they join."""
    turns = [0]
    for n in range(1, len(points) - 1):
        a, b, c = points[n - 1], points[n], points[n + 1]
        ux, uy, vx, vy = b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y
        if ux * vx + uy * vy < 0.25 * hypot(ux, uy) * hypot(vx, vy):
            turns.append(n)
    turns.append(len(points) - 1)
    return [(a, b) for a, b in pairwise(turns) if b > a]


_ROUND = 0.5522847498


def _dot(x: float, y: float, r: float) -> Shape:
    k = r * _ROUND
    return Shape(
        (x + r, y),
        (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        ),
    )


def _ribbon(points: Sequence[Point] | Sequence[Dot], halves: Sequence[float]) -> Shape:
    """Return the outline of a smooth line: curves through the mid-points, the points themselves as controls."""
    count = len(points)
    places = [(point.x, point.y) for point in points]
    legs = []
    for (x, y), (after_x, after_y) in pairwise(places):
        dx, dy = after_x - x, after_y - y
        long = hypot(dx, dy) or 1.0
        legs.append((dx / long, dy / long))
    stations: list[_Station] = [(*places[0], halves[0], *legs[0])]
    controls = []
    for n in range(1, count - 1):
        (x, y), (ax, ay), (bx, by) = places[n], legs[n - 1], legs[n]
        mx, my = ax + bx, ay + by
        long = hypot(mx, my) or 1.0
        # The offset of a corner lies further out than the half-width, by the cosine of half the turn.
        controls.append((x, y, halves[n] * 2 / long, mx / long, my / long))
        if n < count - 2:
            after_x, after_y = places[n + 1]
            stations.append(((x + after_x) / 2, (y + after_y) / 2, (halves[n] + halves[n + 1]) / 2, bx, by))
    stations.append((*places[-1], halves[-1], *legs[-1]))
    return _closed(stations, controls)


type _Station = tuple[float, float, float, float, float]


def _closed(stations: Sequence[_Station], controls: Sequence[_Station]) -> Shape:
    left = [(x - dy * h, y + dx * h) for x, y, h, dx, dy in stations]
    right = [(x + dy * h, y - dx * h) for x, y, h, dx, dy in reversed(stations)]
    there = [(x - dy * h, y + dx * h) for x, y, h, dx, dy in controls]
    back = [(x + dy * h, y - dx * h) for x, y, h, dx, dy in reversed(controls)]
    curves = (*_side(left, there), *_cap(stations[-1], forwards=True))
    return Shape(left[0], (*curves, *_side(right, back), *_cap(stations[0], forwards=False)))


def _side(ends: Sequence[tuple[float, float]], controls: Sequence[tuple[float, float]]) -> list[Curve]:
    """Return the curves from end to end, each a quadratic one by its control; a straight line if there is none."""
    if not controls:
        return [(*ends[0], *ends[1], *ends[1])]
    return [
        (sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3, ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3, ex, ey)
        for (sx, sy), (cx, cy), (ex, ey) in zip(ends[:-1], controls, ends[1:], strict=True)
    ]


def _cap(station: _Station, *, forwards: bool) -> tuple[Curve, Curve]:
    """Return the half circle that rounds an end, as two quarter curves."""
    x, y, h, dx, dy = station
    sign = 1.0 if forwards else -1.0
    nx, ny, tx, ty = -dy * h * sign, dx * h * sign, dx * h * sign, dy * h * sign
    k = _ROUND
    return (
        (x + nx + tx * k, y + ny + ty * k, x + tx + nx * k, y + ty + ny * k, x + tx, y + ty),
        (x + tx - nx * k, y + ty - ny * k, x - nx + tx * k, y - ny + ty * k, x - nx, y - ny),
    )
