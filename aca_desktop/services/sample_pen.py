"""The pen of a sample's hand: how fast it runs along a line, how hard it presses, and the points it leaves.

It is slower where the line bends (speed falls with the cube root of curvature, the two-thirds power law of
Lacquaniti, Terzuolo and Viviani, 1983), cannot start or stop at once, and presses more on its way down. It knows
no letters: lines come in as points in hundredths of a millimetre, y downwards.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from aca_desktop.domain.ink import Point, Stroke
from aca_desktop.services.sample_chance import Chance
from aca_desktop.services.sample_curves import Line

TICKS = (8, 8, 9, 8, 9, 10)
"""Milliseconds between two points, as tablets send them: about 115 a second."""

_WINDOW = 50.0
"""The stretch of line, in hundredths of a millimetre, over which a bend is felt."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A person's way of moving it: `tempo` in millimetres a second on a gentle bend, `press` 0-1000 on the way,
    `contrast` the share by which it grows downwards, `tremble` in hundredths of a millimetre, `rounding` how often
    corners are cut, `pause` in milliseconds between strokes."""

    tempo: float
    press: float
    contrast: float
    tremble: float
    rounding: int
    pause: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """A line to be drawn without lifting, and how it ends: "stop", "hook" or "sweep"."""

    line: Line
    end: str


@dataclass(frozen=True, slots=True)
class _Moment:
    at: complex
    t: float
    press: float


def written(traces: Sequence[Trace], pen: Pen, chance: Chance, *, pressure: bool) -> tuple[Stroke, ...]:
    """Return the strokes that the pen leaves; without pressure where the device would know none."""
    strokes: list[Stroke] = []
    clock = 0.0
    last: complex | None = None
    for trace in traces:
        if last is not None:
            travel = abs(trace.line[0] - last) / 100 / pen.tempo * 400
            clock += round(chance.between(*pen.pause) + travel)
        moments = _moments(trace, pen, chance)
        strokes.append(tuple(_point(moment, clock, pressure=pressure) for moment in moments))
        clock = float(strokes[-1][-1].t)
        last = trace.line[-1]
    return tuple(strokes)


def _point(moment: _Moment, clock: float, *, pressure: bool) -> Point:
    press = max(30, min(1000, round(moment.press))) if pressure else None
    return Point(round(moment.at.real), round(moment.at.imag), round(clock + moment.t), press)


def _moments(trace: Trace, pen: Pen, chance: Chance) -> list[_Moment]:
    lengths = [abs(b - a) for a, b in pairwise(trace.line)]
    way = [0.0, *accumulate(lengths)]
    speeds = _speeds(trace, way, pen)
    times = [0.0]
    for length, a, b in zip(lengths, speeds, speeds[1:], strict=False):
        times.append(times[-1] + length / 100 / ((a + b) / 2) * 1000)
    ticks = _ticks(times[-1], chance)
    places = [_between(times, trace.line, t) for t in ticks]
    for _ in range(pen.rounding):
        places = _rounded(places)
    places = _trembling(places, pen.tremble, chance)
    return _pressed(places, ticks, trace.end, pen, chance)


def _speeds(trace: Trace, way: Sequence[float], pen: Pen) -> list[float]:
    """Return millimetres a second at each point of the line."""
    wish = [pen.tempo * min(1.5, max(0.3, (0.35 / (bend + 0.04)) ** (1 / 3))) for bend in _bends(trace.line, way)]
    wish[0] = min(wish[0], 0.4 * pen.tempo)
    if trace.end == "stop":
        wish[-1] = min(wish[-1], 0.3 * pen.tempo)
    gain = pen.tempo * pen.tempo / 2.4  # mm/s²·2 per millimetre: it reaches its tempo within some 2 mm
    for index in range(1, len(wish)):
        step = (way[index] - way[index - 1]) / 100
        wish[index] = min(wish[index], math.sqrt(wish[index - 1] ** 2 + gain * step))
    for index in range(len(wish) - 2, -1, -1):
        step = (way[index + 1] - way[index]) / 100
        wish[index] = min(wish[index], math.sqrt(wish[index + 1] ** 2 + gain * step))
    return wish


def _bends(line: Line, way: Sequence[float]) -> list[float]:
    """Return the curvature at each point, one over millimetres."""
    bends: list[float] = []
    for index, here in enumerate(line):
        before = line[max(0, bisect_right(way, way[index] - _WINDOW) - 1)]
        after = line[min(len(line) - 1, bisect_right(way, way[index] + _WINDOW))]
        back, on = here - before, after - here
        if not back or not on:
            bends.append(0.0)
            continue
        turn = abs(math.atan2((back.conjugate() * on).imag, (back.conjugate() * on).real))
        bends.append(200 * turn / (abs(back) + abs(on)))
    return bends


def _ticks(end: float, chance: Chance) -> list[float]:
    ticks = [0.0]
    while ticks[-1] < end:
        ticks.append(ticks[-1] + chance.pick(TICKS))
    return ticks if len(ticks) > 1 else [0.0, 8.0]


def _between(times: Sequence[float], line: Line, t: float) -> complex:
    index = bisect_right(times, t)
    if index >= len(times):
        return line[-1]
    before, after = times[index - 1], times[index]
    return line[index - 1] + (line[index] - line[index - 1]) * ((t - before) / (after - before))


def _rounded(places: Line) -> Line:
    inner = [(a + 2 * b + c) / 4 for a, b, c in zip(places, places[1:], places[2:], strict=False)]
    return [places[0], *inner, places[-1]]


def _trembling(places: Line, size: float, chance: Chance) -> Line:
    """Add the slow unsteadiness of a hand: two waves of some 60 and 140 points in each direction."""
    waves = [(chance.between(40, 80), chance.share()), (chance.between(100, 180), chance.share())]
    across = [(chance.between(40, 80), chance.share()), (chance.between(100, 180), chance.share())]

    def sway(index: int, parts: Sequence[tuple[float, float]]) -> float:
        return sum(math.sin(2 * math.pi * (index / period + phase)) for period, phase in parts)

    return [place + size * complex(sway(k, waves), sway(k, across)) for k, place in enumerate(places)]


_LEAVING = {"stop": 45.0, "hook": 80.0, "sweep": 130.0}
"""Over how many milliseconds the pen is lifted at the end of a stroke."""


def _pressed(places: Line, ticks: Sequence[float], end: str, pen: Pen, chance: Chance) -> list[_Moment]:
    """Add the pressure: it follows direction and speed with a delay, grows as the pen lands, falls as it lifts."""
    period, phase = chance.between(30, 60), chance.share()
    total = ticks[-1]
    landing, leaving = min(60.0, total), min(_LEAVING[end], total / 2)
    felt = 0.6 * pen.press
    moments: list[_Moment] = []
    for index, (place, t) in enumerate(zip(places, ticks, strict=True)):
        before, after = max(index - 1, 0), min(index + 1, len(places) - 1)
        step = places[after] - places[before]
        haste = min(1.6, 10 * abs(step) / (ticks[after] - ticks[before]) / pen.tempo)
        down = step.imag / abs(step) if step else 0.0
        wave = 0.05 * math.sin(2 * math.pi * (index / period + phase))
        felt += 0.4 * (pen.press * (1 + pen.contrast * down + wave + 0.22 * (0.8 - haste)) - felt)
        touch = min(1.0, 0.5 + t / landing, 0.15 + 0.85 * (total - t) / leaving)
        moments.append(_Moment(place, t, felt * touch))
    return moments
