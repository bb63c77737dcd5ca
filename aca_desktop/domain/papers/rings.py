"""Growth rings as plain numbers: the mark of a coalition without a logo, the same on screen and paper.

y is upwards; knows no colours, no unit of length and no drawing.
"""

from dataclasses import dataclass
from math import cos, pi, sin

type Point = tuple[float, float, float, float]
"""Where a ring passes (x, y), and the direction in which it goes on."""

type Curve = tuple[float, float, float, float, float, float]
"""Two control points and the end of a cubic curve."""

type Waves = tuple[tuple[int, float, float], ...]
"""How often each wave goes round, how far it reaches as a share of the radius, and where its crest is."""

SUN = 0.18
"""The radius of the disc within the mark, as a share of the mark's."""

WIDTH = 0.078
"""How broad the mark's rings are, as a share of its radius."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The shape of one coalition's rings; `seed` decides the irregular gaps between them."""

    lobes: int
    amplitude: float
    seed: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: where it begins, and its curves round to there."""

    start: tuple[float, float]
    curves: tuple[Curve, ...]


def mark(growth: Growth, rings: int = 4, width: float = WIDTH) -> tuple[Ring, ...]:
    """Return the mark's rings from the outermost, with one lobe at the top; drawn `width` broad they fill 1000."""
    made = []
    for n in range(rings):
        share = 1 - n / rings
        wobble = growth.amplitude * (0.38 + 0.42 * sin(pi * min(share, 0.999)))
        radius = 1000 * (0.93 - width / 2) * (0.20 + 0.80 * share)
        made.append(_closed(growth.lobes, radius, wobble))
    return tuple(made)


def around(growth: Growth, first: float, count: int) -> tuple[Ring, ...]:
    """Return rings from the innermost, whose radius is `first`, outwards, each a little farther from the next."""
    radii = (first * (1 + 0.07 * n + 0.0012 * n * n) for n in range(count))
    return tuple(_closed(growth.lobes, radius, growth.amplitude) for radius in radii)


def _closed(lobes: int, radius: float, wobble: float) -> Ring:
    steps = lobes * 6
    step = 2 * pi / steps
    points = [point(pi / 2 + n * step, radius, ((lobes, wobble, pi / 2),)) for n in range(steps)]
    curves = tuple(curve(points[n], points[(n + 1) % steps], step) for n in range(steps))
    return Ring(points[0][:2], curves)


def point(angle: float, radius: float, waves: Waves) -> Point:
    """Return a point of a wavy ring and the direction in which the ring goes on from it."""
    r = radius * (1 + sum(size * cos(times * (angle - shift)) for times, size, shift in waves))
    slope = -radius * sum(size * times * sin(times * (angle - shift)) for times, size, shift in waves)
    c, s = cos(angle), sin(angle)
    return r * c, r * s, slope * c - r * s, slope * s + r * c


def curve(a: Point, b: Point, step: float) -> Curve:
    """Return the curve from one point of a ring to the next, `step` radians on."""
    third = step / 3
    return (a[0] + a[2] * third, a[1] + a[3] * third, b[0] - b[2] * third, b[1] - b[3] * third, b[0], b[1])
