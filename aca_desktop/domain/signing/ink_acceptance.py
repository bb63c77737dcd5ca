"""Whether ink is a signature: not blank, not a dot, not one nearly straight line.

Running sums, so that the pad can ask after every point: the length-weighted moments of all segments drawn so far.
It draws nothing and knows no pad.
"""

from dataclasses import dataclass
from math import hypot, sqrt
from typing import Literal

from aca_desktop.domain.signing.ink import Ink

type Nothing = Literal["blank-ink", "dot-ink", "line-ink"]

MIN_SPAN = 300
"""Smaller than three millimetres is a dot."""

MIN_LENGTH = 1000
"""Less than one centimetre of line, all strokes together, is a dot too, or a few."""

LINE_SPREAD = 0.025
"""A line is nearly straight if its points spread across it by less than this, against along it …"""

BOW_SPREAD = 0.1
BOW_DETOUR = 1.05
"""… or by less than this and its way is hardly longer than the straight one: a dash with a bow in it."""


@dataclass(slots=True)
class InkSums:
    """The sums over everything drawn so far; `add` each point, then ask `nothing`.

    For a segment from a to b of length L, the integrals along it are L·(a+b)/2 for x, L·(a²+ab+b²)/3 for x² and
    L·(2·ax·ay + ax·by + bx·ay + 2·bx·by)/6 for x·y. Weighting by length and not by point, a pen that rests or a
    mouse that stutters does not count for more.
    """

    points: int = 0
    length: float = 0.0
    _origin: tuple[int, int] = (0, 0)
    _last: tuple[int, int] = (0, 0)
    _low: tuple[int, int] = (0, 0)
    _high: tuple[int, int] = (0, 0)
    _x: float = 0.0
    _y: float = 0.0
    _xx: float = 0.0
    _yy: float = 0.0
    _xy: float = 0.0

    def add(self, x: int, y: int, *, begins: bool) -> None:
        """Count one more point, in hundredths of a millimetre; `begins` where the pen was set down anew."""
        if not self.points:
            self._origin, begins = (x, y), True
        bx, by = x - self._origin[0], y - self._origin[1]
        if not begins:
            self._add_segment(self._last[0], self._last[1], bx, by)
        self.points += 1
        self._last = (bx, by)
        self._low = (min(self._low[0], bx), min(self._low[1], by))
        self._high = (max(self._high[0], bx), max(self._high[1], by))

    def nothing(self) -> Nothing | None:
        """Say why what was drawn is no signature, None if it may be one."""
        if not self.points:
            return "blank-ink"
        span = hypot(self._high[0] - self._low[0], self._high[1] - self._low[1])
        if span < MIN_SPAN or self.length < MIN_LENGTH:
            return "dot-ink"
        along, across = self._spreads()
        straight = across < LINE_SPREAD * along
        bowed = across < BOW_SPREAD * along and self.length < BOW_DETOUR * span
        return "line-ink" if straight or bowed else None

    def _add_segment(self, ax: int, ay: int, bx: int, by: int) -> None:
        long = hypot(bx - ax, by - ay)
        self.length += long
        self._x += long * (ax + bx) / 2
        self._y += long * (ay + by) / 2
        self._xx += long * (ax * ax + ax * bx + bx * bx) / 3
        self._yy += long * (ay * ay + ay * by + by * by) / 3
        self._xy += long * (2 * ax * ay + ax * by + bx * ay + 2 * bx * by) / 6

    def _spreads(self) -> tuple[float, float]:
        """Return the standard deviations along and across the principal axis."""
        mean_x, mean_y = self._x / self.length, self._y / self.length
        xx = self._xx / self.length - mean_x * mean_x
        yy = self._yy / self.length - mean_y * mean_y
        xy = self._xy / self.length - mean_x * mean_y
        middle, reach = (xx + yy) / 2, hypot((xx - yy) / 2, xy)
        return sqrt(max(middle + reach, 0.0)), sqrt(max(middle - reach, 0.0))


def sums_of(ink: Ink) -> InkSums:
    """Return the sums over a whole ink, as after taking back a stroke."""
    sums = InkSums()
    for stroke in ink.strokes:
        for number, point in enumerate(stroke):
            sums.add(point.x, point.y, begins=number == 0)
    return sums


def nothing_signed(ink: Ink) -> Nothing | None:
    """Say why an ink is no signature, None if it may be one."""
    return sums_of(ink).nothing()
