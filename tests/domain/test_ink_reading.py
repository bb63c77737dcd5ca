"""Ink in a record: what its points may be, and which point is named when they are not."""

import pickle
from decimal import Decimal
from typing import Any

import pytest

from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.ink_reading import MAX_POINTS, read_ink
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.record_reading import Reading


def read(size: Any, strokes: Any, **more: Any) -> Ink | Problem | None:
    problems: list[Problem] = []
    ink = read_ink(Reading({"ink": {"size_mm": size, "strokes": strokes} | more}, "", problems), "ink")
    if problems:
        assert ink is None
        return problems[0]
    return ink


def test_points_have_three_numbers_then_pressure_then_tilt() -> None:
    strokes = [[[1, 2, 0], [3, 4, 5, None], [6, 7, 8, 900]], [[9, -10, 8, 0, -90, 90]]]
    assert read([120, Decimal("40.25")], strokes) == Ink(
        12000,
        4025,
        ((Point(1, 2, 0), Point(3, 4, 5), Point(6, 7, 8, 900)), (Point(9, -10, 8, 0, (-90, 90)),)),
    )


def test_points_reach_another_process_whole() -> None:
    points = (Point(1, -2, 0), Point(6, 7, 8, 0), Point(9, -10, 8, 900, (-90, 90)))
    assert pickle.loads(pickle.dumps(points)) == points  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ([1, 2], "malformed-point"),
        ([1, 2, 9, 4, 5], "malformed-point"),
        ([1, 2, 9, 4, 5, 6, 7], "malformed-point"),
        ([1, 2, True, 4], "malformed-point"),
        ([1, "2", 9, 4], "malformed-point"),
        ([Decimal("1.5"), 2, 9, 4], "malformed-point"),
        ([1, None, 9, 4], "malformed-point"),
        ([1, 2, 9, 4, 5, None], "malformed-point"),
        ({"x": 1}, "malformed-point"),
        ("123", "malformed-point"),
        ([1, 2, -1, 4], "point-time-out-of-range"),
        ([1, 2, 3_600_001, 4], "point-time-out-of-range"),
        ([1, 2, 6, 4], "point-time-runs-back"),
        ([13001, 2, 9, 4], "point-outside-pad"),
        ([1, -1001, 9, 4], "point-outside-pad"),
        ([10**30, 2, 9, 4], "point-outside-pad"),
        ([1, 2, 9, 1001], "point-pressure-out-of-range"),
        ([1, 2, 9, -1], "point-pressure-out-of-range"),
        ([1, 2, 9, 4, 91, 0], "point-tilt-out-of-range"),
    ],
)
def test_the_wrong_point_is_named(point: Any, code: str) -> None:
    assert read([120, 40], [[[1, 2, 3, 4]], [[1, 2, 7, 4], point]]) == Problem("ink.strokes[1][1]", code)


def test_time_does_not_run_back_from_stroke_to_stroke() -> None:
    assert read([120, 40], [[[1, 2, 50]], [[1, 2, 49]]]) == Problem("ink.strokes[1][0]", "point-time-runs-back")


def test_a_hundred_thousand_points_and_not_one_more() -> None:
    stroke = [[n % 100, n % 90, n] for n in range(MAX_POINTS // 2)]
    later = [[x, y, t + MAX_POINTS] for x, y, t in stroke]
    assert isinstance(read([120, 40], [stroke, later]), Ink)
    assert read([120, 40], [stroke, later, [[1, 1, 999_999]]]) == Problem(
        "ink.strokes", "too-many-points", {"limit": MAX_POINTS}
    )


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (None, "missing"),
        (120, "wrong-type"),
        ([120], "wrong-type"),
        ("ab", "wrong-type"),
        ([120, True], "out-of-range"),
        ([120, "40"], "out-of-range"),
        ([120, 9], "out-of-range"),
        ([601, 40], "out-of-range"),
        ([120, Decimal("40.001")], "out-of-range"),
        ([120, -40], "out-of-range"),
        ([10**400, 40], "out-of-range"),
    ],
)
def test_the_pads_size(size: Any, code: str) -> None:
    problem = read(size, [[[1, 2, 3]]])
    assert isinstance(problem, Problem)
    assert (problem.field, problem.code) == ("ink.size_mm", code)


@pytest.mark.parametrize(
    ("strokes", "code"), [(None, "missing"), ({}, "wrong-type"), ([[]], "wrong-type"), ([1], "wrong-type")]
)
def test_the_strokes(strokes: Any, code: str) -> None:
    problem = read([120, 40], strokes)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_an_unknown_field_beside_them() -> None:
    assert read([120, 40], [[[1, 2, 3]]], size_m=3) == Problem("ink.size_m", "unknown-field", {"meant": "size_mm"})
