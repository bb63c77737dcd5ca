"""The shapes that a sample's hand writes: letters as places that a pen passes, and smooth curves through them.

It knows no names and no pads: only how a line runs, in the letters' own measure.
"""

import cmath
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from aca_desktop.paths import resources

type Line = list[complex]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pen passes (y upwards), and whether it turns there sharply."""

    at: complex
    sharp: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """What is drawn without lifting the pen, and how it ends: "stop", "hook" or "sweep".

    `entry` is passed before it when it begins anew, `approach` when the pen comes up from another letter.
    """

    places: tuple[Place, ...]
    end: str = "stop"
    entry: tuple[Place, ...] = ()
    approach: tuple[Place, ...] = ()

    def begun(self) -> tuple[Place, ...]:
        """Return all places of a stroke that begins anew."""
        return (*self.entry, *self.places)

    def moved(self, move: Callable[[complex], complex]) -> "Path":
        """Return the path with each of its places moved."""

        def all_of(places: tuple[Place, ...]) -> tuple[Place, ...]:
            return tuple(Place(move(place.at), place.sharp) for place in places)

        return Path(all_of(self.places), self.end, all_of(self.entry), all_of(self.approach))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's width and strokes; those of `later` are added when the word is done.

    `leads` says that the last stroke goes on into the next letter, `follows` that the first one takes up
    the letter before.
    """

    width: float
    strokes: tuple[Path, ...]
    later: tuple[Path, ...] = ()
    leads: bool = False
    follows: bool = False


@cache
def latin() -> dict[str, Letter]:
    """Return the running hand's letters."""
    return dict(_latin_letter(line) for line in _lines("latin.txt"))


@cache
def japanese() -> dict[str, Letter]:
    """Return the kanji and kana that the samples' names are made of, strokes in the order they are written."""
    return dict(_japanese_letter(line) for line in _lines("japanese.txt"))


def curve(places: Sequence[Place], step: float) -> Line:
    """Return points about `step` apart on the smooth curve through the places, broken where they are sharp."""
    line: Line = [places[0].at]
    begin = 0
    for index in range(1, len(places)):
        if places[index].sharp or index == len(places) - 1:
            line += _smooth([place.at for place in places[begin : index + 1]], step)
            begin = index
    return line


def _lines(name: str) -> Iterable[str]:
    text = (resources() / "samples" / "hand" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _latin_letter(line: str) -> tuple[str, Letter]:
    letter, width, *words = line.split()
    now, _, later = " ".join(words).partition("~")
    strokes = tuple(_path(stroke) for stroke in now.split("/") if stroke.strip())
    leads, follows = not now.strip().endswith("/"), not now.startswith("/")
    return letter, Letter(float(width), strokes, (_path(later),) if later else (), leads, follows)


_ENDS = {".": "stop", "^": "hook", ">": "sweep"}


def _japanese_letter(line: str) -> tuple[str, Letter]:
    letter, words = line.split(maxsplit=1)
    strokes = (stroke.strip() for stroke in words.split("/"))
    paths = (_path(stroke[:-1], _ENDS[stroke[-1]]) for stroke in strokes)
    return letter, Letter(
        1, tuple(path.moved(lambda z: complex(z.real / 100, 1 - z.imag / 100)) for path in paths)
    )


def _path(words: str, end: str = "stop") -> Path:
    tokens = words.split()
    entry = tuple(_place(token) for token in tokens if token[0] == "<")
    approach = tuple(_place(token) for token in tokens if token[0] in "<(")
    return Path(tuple(_place(token) for token in tokens if token[0] not in "<("), end, entry, approach)


def _place(token: str) -> Place:
    x, y = token.strip("<(!").split(",")
    return Place(complex(float(x), float(y)), token.endswith("!"))


def _smooth(knots: Sequence[complex], step: float) -> Line:
    """Return points on the curve through the knots, but for the first.

    Hobby, "Smooth, easy to compute interpolating splines", 1986: a curve whose bend changes evenly.
    """
    chords = [b - a for a, b in pairwise(knots)]
    turns = [0.0, *(cmath.phase(b / a) for a, b in pairwise(chords)), 0.0]
    leaving = _angles([abs(chord) for chord in chords], turns)
    line: Line = []
    for index, chord in enumerate(chords):
        theta, phi = leaving[index], -turns[index + 1] - leaving[index + 1]
        start, end = knots[index], knots[index + 1]
        first = start + chord * cmath.rect(_reach(theta, phi), theta)
        second = end - chord * cmath.rect(_reach(phi, theta), -phi)
        line += _bezier(start, first, second, end, max(3, math.ceil(abs(chord) / step)))
    return line


def _angles(lengths: Sequence[float], turns: Sequence[float]) -> list[float]:
    """Solve for the angle between each chord and the curve leaving its knot; both ends curl like a circle."""
    last = len(lengths)
    if last == 1:
        return [0.0, 0.0]
    ratios, values = [1.0], [-turns[1]]
    for k in range(1, last):
        before, after = 1 / lengths[k - 1], 1 / lengths[k]
        pivot = 2 * before + 2 * after - before * ratios[-1]
        value = -2 * before * turns[k] - after * turns[k + 1] - before * values[-1]
        ratios.append(after / pivot)
        values.append(value / pivot)
    angles = [-values[-1] / (1 - ratios[-1])]
    for ratio, value in zip(reversed(ratios), reversed(values), strict=True):
        angles.insert(0, value - ratio * angles[0])
    return angles


def _reach(theta: float, phi: float) -> float:
    """How far the control point lies, in chords (Hobby's velocity function, tension 1)."""
    a, b = math.sin(theta), math.sin(phi)
    c, d = math.cos(theta), math.cos(phi)
    top = 2 + math.sqrt(2) * (a - b / 16) * (b - a / 16) * (c - d)
    return top / (3 * (1 + (math.sqrt(5) - 1) / 2 * c + (3 - math.sqrt(5)) / 2 * d))


def _bezier(p: complex, q: complex, r: complex, s: complex, count: int) -> Line:
    line: Line = []
    for index in range(1, count + 1):
        t = index / count
        u = 1 - t
        line.append(u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s)
    return line
