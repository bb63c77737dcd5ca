"""A stroke that is drawn point by point looks as it does when it is drawn whole."""

import math

import pytest

from aca_desktop.domain.signing.ink import Point, Stroke
from aca_desktop.domain.signing.ink_outline import GrowingStroke, Pen, Shape, stroke_outline
from tests.domain.test_ink_outline import inside

PEN = Pen(48, 142)


def wave(count: int, *, pressed: bool = False, quick: int = 8) -> Stroke:
    """Return a hand's wave with a loop in it."""
    return tuple(
        Point(
            round(1000 + 12 * n + 300 * math.sin(n / 11)),
            round(2000 + 700 * math.cos(n / 17)),
            n * quick,
            round(500 + 400 * math.sin(n / 30)) if pressed else None,
        )
        for n in range(count)
    )


def grown(stroke: Stroke, *, every: int = 1) -> tuple[Shape, ...]:
    """Draw a stroke point by point, asking for what is settled as a pad does."""
    growing = GrowingStroke(PEN)
    settled: list[Shape] = []
    for number, point in enumerate(stroke):
        growing.add(point)
        if number % every == 0:
            settled += growing.settle()
    return (*settled, *growing.tail())


@pytest.mark.parametrize("count", [1, 2, 3, 10, 40, 300])
@pytest.mark.parametrize("pressed", [False, True])
def test_it_covers_what_the_whole_stroke_covers(count: int, pressed: bool) -> None:
    stroke = wave(count, pressed=pressed)
    whole, parts = stroke_outline(stroke, PEN), grown(stroke)
    differing = looked_at = 0
    for point in stroke[:: max(1, count // 8)]:
        for far in range(-84, 85, 21):
            for dx, dy in ((far, 0), (0, far)):
                x, y = point.x + dx + 0.5, point.y + dy + 0.5
                looked_at += 1
                differing += inside(whole, x, y) != inside(parts, x, y)
    assert differing <= looked_at * 0.02, f"{differing} of {looked_at}"


@pytest.mark.parametrize("every", [1, 7, 50])
def test_there_is_no_gap_where_a_settled_part_ends(every: int) -> None:
    stroke = wave(150)
    shapes = grown(stroke, every=every)
    assert all(inside(shapes, point.x, point.y) for point in stroke[2:-2:5])


def test_what_is_settled_is_told_once_and_stays() -> None:
    growing = GrowingStroke(PEN)
    told: list[Shape] = []
    for point in wave(400):
        growing.add(point)
        told += growing.settle()
        assert growing.settle() == ()
    assert len(told) > 5
    assert len(set(told)) == len(told)


def test_the_tail_stays_short_however_long_the_stroke() -> None:
    growing = GrowingStroke(PEN)
    lengths = []
    for point in wave(3000):
        growing.add(point)
        growing.settle()
        lengths.append(sum(len(shape.curves) for shape in growing.tail()))
    assert max(lengths[1500:]) <= max(lengths[100:400])


def test_nothing_is_drawn_before_the_first_point() -> None:
    assert GrowingStroke(PEN).tail() == ()
    assert GrowingStroke(PEN).settle() == ()
