"""The outline of ink: where it lies, how wide it is, and that it is quick."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.signing.ink import Ink, Point, Stroke
from aca_desktop.domain.signing.ink_outline import Box, Pen, Shape, outline, points_box, stroke_outline, trace

PEN = Pen(20, 80)

points = st.builds(
    Point, st.integers(0, 12000), st.integers(0, 4000), st.integers(0, 60000), st.integers(0, 1000) | st.none()
)


def straight(count: int = 60, gap: int = 40, ms: int = 8, pressure: int | None = None) -> Stroke:
    return tuple(Point(n * gap, 1000, n * ms, pressure) for n in range(count))


def inside(shapes: tuple[Shape, ...], x: float, y: float) -> bool:
    """Say whether a point is filled, by its winding number over finely cut curves."""
    winding = 0
    for shape in shapes:
        corners = [shape.start]
        for a, b, c, d, e, f in shape.curves:
            sx, sy = corners[-1]
            for n in range(1, 9):
                t = n / 8
                u = 1 - t
                corners.append(
                    (
                        u**3 * sx + 3 * u * u * t * a + 3 * u * t * t * c + t**3 * e,
                        u**3 * sy + 3 * u * u * t * b + 3 * u * t * t * d + t**3 * f,
                    )
                )
        for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]):
            if (ay <= y) != (by <= y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                winding += 1 if by > ay else -1
    return winding != 0


def width_at(shapes: tuple[Shape, ...], x: float) -> int:
    return sum(inside(shapes, x, y) for y in range(900, 1101))


def test_the_way_of_the_pen_is_filled() -> None:
    stroke = tuple(
        Point(round(3000 + 1500 * math.cos(n / 9)), round(2000 + 900 * math.sin(n / 5)), n * 8) for n in range(120)
    )
    shapes = stroke_outline(stroke, PEN)
    assert all(inside(shapes, point.x, point.y) for point in stroke[2:-2])
    assert not inside(shapes, 3000, 200)


def test_a_sharp_turn_leaves_no_hole() -> None:
    stroke = (*straight(30), *(Point(29 * 40 - n * 40, 1000 + n, 300 + n * 8) for n in range(1, 30)))
    shapes = stroke_outline(stroke, PEN)
    assert all(inside(shapes, point.x, point.y) for point in stroke[1:-1])


def test_pressure_makes_it_wider() -> None:
    soft = tuple(Point(p.x, p.y, p.t, 150 + n % 2 * 30) for n, p in enumerate(straight()))
    hard = tuple(Point(p.x, p.y, p.t, 900 + n % 2 * 30) for n, p in enumerate(straight()))
    assert width_at(stroke_outline(hard, PEN), 1000) > 1.5 * width_at(stroke_outline(soft, PEN), 1000)


def test_without_pressure_speed_makes_it_narrower() -> None:
    slow, quick = stroke_outline(straight(ms=40), PEN), stroke_outline(straight(ms=1), PEN)
    assert width_at(slow, 1000) > 1.5 * width_at(quick, 1000)


def test_it_tapers_towards_its_ends() -> None:
    shapes = stroke_outline(straight(), PEN)
    middle = width_at(shapes, 1000)
    assert width_at(shapes, 60) < 0.8 * middle
    assert width_at(shapes, 59 * 40 - 60) < 0.8 * middle


def shapes_box(shapes: Sequence[Shape]) -> Box:
    """Return left, top, right, bottom of everything that the shapes (with their controls) reach."""
    xs = [x for s in shapes for x in (s.start[0], *(v for c in s.curves for v in c[0::2]))]
    ys = [y for s in shapes for y in (s.start[1], *(v for c in s.curves for v in c[1::2]))]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def test_a_tap_is_a_round_dot() -> None:
    (shape,) = stroke_outline((Point(500, 600, 0), Point(501, 600, 8)), PEN)
    left, top, right, bottom = shapes_box((shape,))
    assert math.isclose(right - left, bottom - top)
    assert PEN.thin < right - left < PEN.thick
    assert math.isclose((left + right) / 2, 500)


def test_nothing_is_nothing() -> None:
    assert outline(trace(Ink(100, 100, ())), PEN) == ()
    assert outline(trace(Ink(100, 100, ((),))), PEN) == ()
    assert points_box(Ink(100, 100, ())) == (0, 0, 0, 0)


@given(st.lists(st.lists(points, max_size=40).map(tuple), max_size=4))
def test_any_ink_has_a_finite_outline_near_its_points(strokes: list[Stroke]) -> None:
    ink = Ink(12000, 4000, tuple(strokes))
    shapes = outline(trace(ink), PEN)
    assert len(shapes) >= sum(1 for stroke in strokes if stroke)
    left, top, right, bottom = points_box(ink)
    a, b, c, d = shapes_box(shapes)
    # A corner's control point lies at most a few half-widths beyond the corner.
    assert a >= left - 2 * PEN.thick
    assert b >= top - 2 * PEN.thick
    assert c <= right + 2 * PEN.thick
    assert d <= bottom + 2 * PEN.thick


def test_the_time_grows_with_the_points_alone() -> None:
    def seconds(count: int) -> float:
        stroke = tuple(
            Point(n % 12000, round(2000 + 1500 * math.sin(n / 30)), n * 8, n % 1000) for n in range(count)
        )
        best = math.inf
        for _ in range(3):
            start = perf_counter()
            stroke_outline(stroke, PEN)
            best = min(best, perf_counter() - start)
        return best

    assert seconds(20_000) < 25 * seconds(2_000)


def loops(pressure: int | None = None) -> Stroke:
    return tuple(
        Point(
            round(3000 + 1500 * math.cos(n / 9)),
            round(2000 + 900 * math.sin(n / 5)),
            n * 8,
            None if pressure is None else pressure + n,
        )
        for n in range(120)
    )


def test_a_trace_is_drawn_as_the_ink_itself() -> None:
    for stroke in (straight(), loops(), loops(pressure=300)):
        whole, drawn = stroke_outline(stroke, PEN), outline(trace(Ink(12000, 4000, (stroke,))), PEN)
        assert len(whole) == len(drawn)
        for one, other in zip(shapes_box(whole), shapes_box(drawn), strict=True):
            assert math.isclose(one, other, abs_tol=PEN.thick / 4)


def test_a_trace_tells_neither_when_nor_how_hard() -> None:
    hand = Ink(12000, 4000, (loops(pressure=300), (Point(100, 100, 4321, 500),)))
    drawn = trace(hand)
    assert (drawn.points, drawn.tenths, drawn.pressure) == (121, 43, True)
    assert drawn.strokes[1] == ((100, 100, 1000),)
    later = Ink(12000, 4000, tuple(tuple(replace(p, t=p.t + 7) for p in stroke) for stroke in hand.strokes))
    assert trace(later).strokes == drawn.strokes
