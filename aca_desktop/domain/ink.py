"""A hand's signature as points: every one that the pad saw, with time, pressure and tilt."""

from dataclasses import dataclass


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
