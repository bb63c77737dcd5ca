"""A hand's signature: every point that the pad saw, and the trace that pages show of it."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Point:
    """Where the pen was: x, y in hundredths of a millimetre from the pad's top left, t in milliseconds from
    the first point, pressure 0-1000 (None where the device knows none), tilt in degrees."""

    x: int
    y: int
    t: int
    pressure: int | None = None
    tilt: tuple[int, int] | None = None

    def __repr__(self) -> str:
        """Say what a dataclass says, in a third of the time: a paper's identity is made of it."""
        return f"Point(x={self.x!r}, y={self.y!r}, t={self.t!r}, pressure={self.pressure!r}, tilt={self.tilt!r})"

    def __reduce__(self) -> tuple[type["Point"], tuple[object, ...]]:
        """Travel between processes quickly: a hand's signature has hundreds of points."""
        return Point, (self.x, self.y, self.t, self.pressure, self.tilt)


type Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """Every raw point of a signature; `width` and `height` of the pad in hundredths of a millimetre."""

    width: int
    height: int
    strokes: tuple[Stroke, ...]


class Dot(NamedTuple):
    """Where a drawn stroke passes: x, y in hundredths of a millimetre, its width as thousandths of the widest."""

    x: int
    y: int
    share: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What a page shows of ink: where its strokes pass and how wide, never when or how hard the hand pressed.

    `points` is how many the pad saw, `tenths` how many tenths of a second they took; `pressure` whether the
    device measured it. The page prints these.
    """

    strokes: tuple[tuple[Dot, ...], ...]
    points: int
    tenths: int
    pressure: bool
