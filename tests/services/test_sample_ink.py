"""Handwriting for samples: the same everywhere, on the pad, acceptable as a signature, like a hand's movement."""

import hashlib
import os
import statistics
import subprocess
import sys
from itertools import pairwise

import pytest

from aca_desktop.domain.ink import Ink, Point
from aca_desktop.domain.ink_acceptance import nothing_signed
from aca_desktop.services.sample_content import CODES, content
from aca_desktop.services.sample_curves import japanese, latin
from aca_desktop.services.sample_ink import HEIGHT, WIDTH, hand

NAMES = (
    "María Ejemplo Ramírez",
    "Begoña Muestra Nuño",
    "Óscar Prototipo",
    "Zoe Quirk-Sample",
    "Hermenegildo Prototipo-Wimmersberger",
    "見本 花子",
    "架空 みどり",
    "例文 正一",
)


def points_of(ink: Ink) -> list[Point]:
    return [point for stroke in ink.strokes for point in stroke]


def all_inks() -> list[Ink]:
    inks = (signature.ink() for code in CODES for signature in content(code).signatures)
    return [ink for ink in inks if ink is not None]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(12))
def test_a_signature_lies_on_the_pad_and_is_accepted(name: str, seed: int) -> None:
    ink = hand(name, seed)
    points = points_of(ink)
    assert (ink.width, ink.height) == (WIDTH, HEIGHT)
    assert all(0 <= p.x <= WIDTH and 0 <= p.y <= HEIGHT for p in points)
    assert all(p.pressure is not None and 0 < p.pressure <= 1000 for p in points)
    assert max(p.x for p in points) - min(p.x for p in points) > 3000
    assert nothing_signed(ink) is None


def test_the_samples_inks_have_the_points_of_a_tablet() -> None:
    for ink in all_inks():
        assert 200 <= len(points_of(ink)) <= 600
        assert len(ink.strokes) >= 2
        assert nothing_signed(ink) is None


@pytest.mark.parametrize("name", NAMES)
def test_time_runs_as_a_tablet_tells_it_with_pauses_between_strokes(name: str) -> None:
    ink = hand(name, 1)
    assert ink.strokes[0][0].t == 0
    for stroke in ink.strokes:
        assert all(8 <= b.t - a.t <= 10 for a, b in pairwise(stroke))
    assert all(60 <= after[0].t - before[-1].t <= 1500 for before, after in pairwise(ink.strokes))
    assert 1500 < ink.strokes[-1][-1].t < 9000


@pytest.mark.parametrize("name", NAMES)
def test_no_one_jumps(name: str) -> None:
    for stroke in hand(name, 2).strokes:
        for a, b in pairwise(stroke):
            assert ((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5 < 350


def test_the_hand_is_quick_on_the_way_and_slow_at_a_strokes_end() -> None:
    stroke = max(hand("María Ejemplo", 1).strokes, key=len)
    speeds = [((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5 / (b.t - a.t) for a, b in pairwise(stroke)]
    assert speeds[0] < statistics.median(speeds)
    assert max(speeds) > 2 * min(speeds)


def test_pressure_rises_as_the_pen_lands_and_falls_as_it_lifts() -> None:
    stroke = max(hand("Elena Modelo Cruz", 2).strokes, key=len)
    pressures = [point.pressure or 0 for point in stroke]
    assert pressures[0] < statistics.median(pressures) > pressures[-1]


def test_downstrokes_press_more() -> None:
    up: list[int] = []
    down: list[int] = []
    for stroke in hand("María Ejemplo", 5).strokes:
        for a, b in pairwise(stroke[8:-8]):
            (down if b.y > a.y else up).append(b.pressure or 0)
    assert statistics.mean(down) > statistics.mean(up)


def test_strokes_are_written_in_their_order() -> None:
    horizontal, vertical = hand("三千", 1).strokes[2], hand("三千", 1).strokes[5]
    assert horizontal[-1].x - horizontal[0].x > 3 * abs(horizontal[-1].y - horizontal[0].y)
    assert vertical[-1].y - vertical[0].y > 3 * abs(vertical[-1].x - vertical[0].x)
    assert len(hand("見本花子", 1).strokes) == 7 + 5 + 7 + 3


def test_another_seed_or_name_is_another_hand() -> None:
    inks = [hand("Luis Muestra", seed) for seed in range(20)] + [hand("Luisa Muestra", 1)]
    assert len(set(inks)) == 21


def test_a_finger_leaves_no_pressure() -> None:
    with_pen, with_finger = hand("Nora Muestra", 3), hand("Nora Muestra", 3, pressure=False)
    assert all(point.pressure is None for point in points_of(with_finger))
    assert [(p.x, p.y, p.t) for p in points_of(with_pen)] == [(p.x, p.y, p.t) for p in points_of(with_finger)]


def test_a_decomposed_name_is_the_same_name() -> None:
    assert hand("Mari\u0301a Ejemplo", 1) == hand("Mar\u00eda Ejemplo", 1)


@pytest.mark.parametrize("name", ["Łucja", "Ейемпло", "見本 鬱子", "Mạria", "B2"])
def test_a_letter_not_learnt_is_named(name: str) -> None:
    with pytest.raises(ValueError, match="has not learnt"):
        hand(name, 1)


@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_nobodys_name_has_no_hand(name: str) -> None:
    with pytest.raises(ValueError, match="nobody"):
        hand(name, 1)


def test_the_whole_latin_alphabet_is_learnt() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert set(letters) | set(letters.upper()) <= set(latin())


def test_every_stroke_has_a_beginning_and_an_end() -> None:
    letters = {**latin(), **japanese()}
    assert all(len(path.places) > 1 for letter in letters.values() for path in (*letter.strokes, *letter.later))


def _fingerprint_in_another_process(hash_seed: str) -> str:
    program = (
        "import hashlib; from aca_desktop.services.sample_ink import hand;"
        f"print(hashlib.sha256(repr([hand(n, 7) for n in {NAMES!r}]).encode()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_ink_in_every_process() -> None:
    here = hashlib.sha256(repr([hand(name, 7) for name in NAMES]).encode()).hexdigest()
    assert {_fingerprint_in_another_process("0"), _fingerprint_in_another_process("4711")} == {here}
