"""Growth rings: the mark of a coalition without a logo, its seal's heart, and the rings that grow from it.

Each is made once for a coalition and kept as compressed operators, so that a page only names it. Lengths are in
points, in forms in tenths of a point, y upwards.
"""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import pi

from aca_desktop.documents.images.vectors import circle, filled, stroked
from aca_desktop.documents.typesetting.colours import SUN, WHITE, Colour
from aca_desktop.documents.typesetting.page import MM, Form
from aca_desktop.domain.papers import rings as shapes
from aca_desktop.domain.papers.rings import Growth as Growth

type Box = tuple[float, float, float, float]

_POINTS_A_LOBE = 8


@dataclass(frozen=True, slots=True)
class Spread:
    """Rings across a page: how many, from and to which radius (mm), and their colour from within to without."""

    count: int
    inner: float
    outer: float
    colour: Colour
    ground: Colour
    strong: float
    faint: float


@lru_cache(maxsize=64)
def mark(
    growth: Growth, colour: Colour, rings: int = 4, width: float = shapes.WIDTH, sun: float = shapes.SUN
) -> Form:
    """Return the mark with radius 1000: rings in this colour round a sun."""
    code = [stroked(colour, width * 1000), "1 j"]
    for ring in shapes.mark(growth, rings, width):
        path = [f"{ring.start[0]:.0f} {ring.start[1]:.0f} m", *map(_written, ring.curves)]
        code.append(" ".join(path) + " s")
    code.append(f"{filled(SUN)} {circle(0, 0, 1000 * sun)} f")
    return Form(zlib.compress("\n".join(code).encode(), 9), (-1100, -1100, 1100, 1100))


def _written(curve: shapes.Curve) -> str:
    return "{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f} c".format(*curve)


@lru_cache(maxsize=64)
def spread(growth: Growth, kind: Spread, clip: Box) -> Form:
    """Return the rings round the origin, in tenths of a point, cut to a box (points, from the rings' heart)."""
    box = tuple(edge * 10 for edge in clip)
    left, bottom, right, top = box
    code = ["1 j 1 J"]
    for n, radius in enumerate(_radii(growth, kind)):
        share = n / (kind.count - 1)
        tint = kind.strong + (kind.faint - kind.strong) * share**0.42
        width = 0.66 - 0.34 * share if n % 5 == 0 else 0.35
        path = " ".join(_visible(growth, radius * MM * 10, share, (left, bottom, right, top)))
        if path:
            code.append(f"{stroked(kind.colour.tint(tint, kind.ground), width * 10)} {path} S")
    return Form(zlib.compress("\n".join(code).encode(), 9), (left, bottom, right, top))


def _radii(growth: Growth, kind: Spread) -> list[float]:
    gaps = [0.55 + 0.9 * chance for chance in _chances(growth.seed, kind.count - 1)]
    whole = sum(gaps)
    radii, radius = [kind.inner], kind.inner
    for gap in gaps:
        radius += gap * (kind.outer - kind.inner) / whole
        radii.append(radius)
    return radii


def _chances(seed: str, count: int) -> Iterator[float]:
    """Yield numbers from 0 to 1 that follow from the seed alone."""
    block = b""
    for n in range(count):
        if n % 32 == 0:
            block = hashlib.sha256(f"rings/{seed}/{n}".encode()).digest()
        yield block[n % 32] / 255


def _visible(growth: Growth, radius: float, share: float, box: Box) -> Iterator[str]:
    """Yield the parts of a ring that reach into the box."""
    left, bottom, right, top = box
    turn = pi / 2 + 0.55 * share
    wobble = growth.amplitude
    waves = (
        (growth.lobes, wobble * (0.46 + 0.20 * share), turn),
        (2, wobble * 0.34 * share, turn - 0.9),
        (3, wobble * 0.24 * share, turn + 1.7),
    )
    steps = growth.lobes * _POINTS_A_LOBE
    step = 2 * pi / steps
    points = [shapes.point(n * step, radius, waves) for n in range(steps)]
    drawing = False
    for n in range(steps):
        a, b = points[n], points[(n + 1) % steps]
        reach = abs(b[0] - a[0]) + abs(b[1] - a[1])
        seen = (
            max(a[0], b[0]) + reach > left and min(a[0], b[0]) - reach < right
            and max(a[1], b[1]) + reach > bottom and min(a[1], b[1]) - reach < top
        )  # fmt: skip
        if seen and not drawing:
            yield f"{a[0]:.0f} {a[1]:.0f} m"
        if seen:
            yield _written(shapes.curve(a, b, step))
        drawing = seen


PAGE = (45, 22.0, 262.0, 0.44, 0.03)
COVER = (54, 12.5, 262.0, 0.50, 0.10)


def on_white(colour: Colour) -> Spread:
    """Return the rings of a framed page."""
    count, inner, outer, strong, faint = PAGE
    return Spread(count, inner, outer, colour, WHITE, strong, faint)


def on_certificate(colour: Colour) -> Spread:
    """Return the rings of a certificate, which is wider than high."""
    _count, inner, _outer, strong, faint = PAGE
    return Spread(44, inner, 236.0, colour, WHITE, strong, faint)


def on_deep(colour: Colour, ground: Colour) -> Spread:
    """Return the rings of a cover."""
    count, inner, outer, strong, faint = COVER
    return Spread(count, inner, outer, colour, ground, strong, faint)
