"""Which ink is a signature: drawn by formula, turned, moved, drawn fast and slow."""

import math
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.ink_acceptance import InkSums, nothing_signed, sums_of

type Path = Sequence[tuple[float, float]]


def ink(*strokes: Path) -> Ink:
    return Ink(
        12000,
        4000,
        tuple(tuple(Point(round(x), round(y), n) for n, (x, y) in enumerate(path)) for path in strokes),
    )


def path(shape: Callable[[float], tuple[float, float]], points: int = 80) -> Path:
    return [shape(n / (points - 1)) for n in range(points)]


def turned(strokes: Iterable[Path], degrees: float) -> list[Path]:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [[(6000 + c * x - s * y, 2000 + s * x + c * y) for x, y in stroke] for stroke in strokes]


def dash(length: float, bow: float = 0, shiver: float = 0) -> Path:
    return path(lambda f: (f * length, bow * 4 * f * (1 - f) + shiver * math.sin(f * 60)))


NOTHING: dict[str, tuple[list[Path], str]] = {
    "blank": ([], "blank-ink"),
    "a tap": ([[(10, 10)]], "dot-ink"),
    "a dot drawn round and round": ([path(lambda f: (60 * math.cos(f * 40), 60 * math.sin(f * 40)))], "dot-ink"),
    "two taps far apart": ([[(0, 0)], [(9000, 0)]], "dot-ink"),
    "a short tick": ([dash(700)], "dot-ink"),
    "a dash": ([dash(6000)], "line-ink"),
    "a trembling dash": ([dash(6000, shiver=60)], "line-ink"),
    "a bowed dash": ([dash(6000, bow=400)], "line-ink"),
    "a dash to and fro": ([path(lambda f: (4000 * math.sin(f * 20), 60 * math.cos(f * 33)))], "line-ink"),
    "three dashes on one line": (
        [dash(1500), [(x + 2500, y) for x, y in dash(1500)], [(x + 5000, y) for x, y in dash(1500)]],
        "line-ink",
    ),
}

SIGNATURES: dict[str, list[Path]] = {
    "a flat wavy name": [path(lambda f: (6000 * f, 250 * math.sin(f * 50)), 300)],
    "a loop": [path(lambda f: (900 * math.cos(f * 7), 500 * math.sin(f * 7)))],
    "a cross": [[(0, 0), (2000, 2000)], [(0, 2000), (2000, 0)]],
    "two characters of strokes": [
        dash(1500),
        [(700, -700), (700, 1600)],
        [(2500, 0), (3800, 1500)],
        [(3900, -200), (2400, 1600)],
    ],
    "a small initial": [[(0, 0), (300, 700), (600, 0)], [(120, 400), (480, 400)]],
    "a name after resting the pen": [[*[(0, 0)] * 5000, *path(lambda f: (5000 * f, 600 * math.sin(f * 30)), 200)]],
}


@pytest.mark.parametrize("degrees", [0, 17, 90, 135])
@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_told_apart_whichever_way_it_lies(name: str, degrees: float) -> None:
    strokes, code = NOTHING[name]
    assert nothing_signed(ink(*turned(strokes, degrees))) == code


@pytest.mark.parametrize("degrees", [0, 17, 90, 135])
@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures_are_accepted(name: str, degrees: float) -> None:
    assert nothing_signed(ink(*turned(SIGNATURES[name], degrees))) is None


def test_the_first_point_may_lie_anywhere() -> None:
    """Sums begin at the first point, not at the pad's corner: a small dot far out is still a dot."""
    assert (
        nothing_signed(
            ink([(x + 9000, y + 3000) for x, y in path(lambda f: (90 * f, 90 * math.sin(f * 90)), 400)])
        )
        == "dot-ink"
    )


@given(st.lists(st.lists(st.tuples(st.integers(0, 12000), st.integers(0, 4000)), min_size=1), max_size=5))
def test_sums_point_by_point_are_the_sums_of_the_whole(strokes: list[list[tuple[int, int]]]) -> None:
    sums = InkSums()
    for stroke in strokes:
        for number, (x, y) in enumerate(stroke):
            sums.add(x, y, begins=number == 0)
    assert sums == sums_of(ink(*strokes))


@given(
    st.lists(st.tuples(st.integers(0, 12000), st.integers(0, 4000)), min_size=2, max_size=40), st.integers(1, 5)
)
def test_more_points_on_the_same_line_change_nothing_but_rounding(
    points: list[tuple[int, int]], parts: int
) -> None:
    """Length-weighted moments do not depend on how often the device reports."""
    coarse, fine = InkSums(), InkSums()
    for number, (x, y) in enumerate(points):
        coarse.add(x * parts, y * parts, begins=number == 0)
        if number:
            ax, ay = points[number - 1]
            for part in range(1, parts):
                fine.add(ax * parts + (x - ax) * part, ay * parts + (y - ay) * part, begins=False)
        fine.add(x * parts, y * parts, begins=number == 0)
    assert fine.length == pytest.approx(coarse.length, rel=1e-9, abs=1e-6)
    assert fine._spreads() == pytest.approx(coarse._spreads(), rel=1e-6, abs=1.0) if coarse.length else True
