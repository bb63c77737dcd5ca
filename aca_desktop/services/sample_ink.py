"""Natural-looking handwritten signatures for the samples' fictional signers: the same name and seed, the same ink.

A name is laid out in our own running hand, or in kanji and kana, varied as one person varies them from letter
to letter; then a pen runs along it. It knows the domain's ink and no journal, and draws nothing itself.
"""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from aca_desktop.domain.ink import Ink
from aca_desktop.services.sample_chance import Chance
from aca_desktop.services.sample_curves import Path, Place, curve, japanese
from aca_desktop.services.sample_pen import Pen, Trace, written
from aca_desktop.services.sample_script import Drawing, kanji_drawing, running_drawing

WIDTH, HEIGHT = 12000, 4000
"""The pad: 120 × 40 mm in hundredths of a millimetre."""

_STEP = 14.0
"""The distance between the points of a line before the pen runs along it, in hundredths of a millimetre."""


def hand(name: str, seed: int, *, pressure: bool = True) -> Ink:
    """Return this person's signature; without `pressure`, as a finger or a mouse leaves it.

    Raise ValueError for no name, and for a letter that the hand has not learnt.
    """
    if not name.strip():
        raise ValueError("nobody to sign")
    name = unicodedata.normalize("NFC", name)
    chance = Chance(f"{name}/{seed}")
    in_japanese = any(letter in japanese() for letter in name)
    drawing = (kanji_drawing if in_japanese else running_drawing)(name, chance)
    traces = [Trace(curve(path.places, _STEP), path.end) for path in _on_pad(drawing, chance)]
    pen = (_kanji_pen if in_japanese else _running_pen)(_length(traces), chance)
    return Ink(WIDTH, HEIGHT, written(traces, pen, chance, pressure=pressure))


def _length(traces: Sequence[Trace]) -> float:
    """Return the millimetres that the pen runs on the pad."""
    return sum(abs(b - a) for trace in traces for a, b in pairwise(trace.line)) / 100


def _running_pen(length: float, chance: Chance) -> Pen:
    """A practised signature takes about the same time, long or short."""
    return Pen(
        tempo=length / chance.between(2.0, 3.4),
        press=chance.between(440, 640),
        contrast=chance.between(0.16, 0.40),
        tremble=chance.between(1.5, 3.5),
        rounding=chance.pick((1, 1, 2)),
        pause=(70, 160),
    )


def _kanji_pen(length: float, chance: Chance) -> Pen:
    return Pen(
        tempo=length / chance.between(2.2, 3.0),
        press=chance.between(520, 680),
        contrast=chance.between(0.06, 0.16),
        tremble=chance.between(2, 4),
        rounding=1,
        pause=(60, 130),
    )


def _on_pad(drawing: Drawing, chance: Chance) -> list[Path]:
    """Scale a drawing to the pad, y downwards, about where a person would place it."""
    places = [place.at for path in drawing.paths for place in path.places]
    left, right = min(p.real for p in places), max(p.real for p in places)
    low, high = min(p.imag for p in places), max(p.imag for p in places)
    wish = chance.between(*drawing.size) * 100
    scale = min(wish, 10200 / (right - left), 3000 / (high - low))
    free_x, free_y = WIDTH - scale * (right - left), HEIGHT - scale * (high - low)
    x = free_x * chance.between(0.35, 0.6) - scale * left
    y = free_y * chance.between(0.4, 0.6) + scale * high
    return [
        Path(
            tuple(Place(complex(x + scale * p.at.real, y - scale * p.at.imag), p.sharp) for p in path.places),
            path.end,
        )
        for path in drawing.paths
    ]
