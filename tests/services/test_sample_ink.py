"""The samples' ink, kept as data: of whoever signs by hand, on the pad, acceptable, moving as a hand does."""

from itertools import pairwise

import pytest

from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.ink_acceptance import nothing_signed
from aca_desktop.domain.signing.signature_record import BY_HAND
from aca_desktop.services.samples.sample_content import CODES, content
from aca_desktop.services.samples.sample_rows import read_json


def points_of(ink: Ink) -> list[Point]:
    return [point for stroke in ink.strokes for point in stroke]


@pytest.mark.parametrize("code", CODES)
def test_whoever_signs_by_hand_has_ink_of_their_own(code: str) -> None:
    signatures = content(code).signatures
    assert all((given.ink is not None) == (given.method in BY_HAND) for given in signatures)
    inks = {given.ink for given in signatures} - {None}
    assert len(inks) == len(read_json(code, "ink.json")) == sum(given.method in BY_HAND for given in signatures)


@pytest.mark.parametrize("code", CODES)
def test_it_is_what_a_tablet_gives(code: str) -> None:
    for given in content(code).signatures:
        if given.ink is None:
            continue
        points = points_of(given.ink)
        assert 200 <= len(points) <= 600
        assert len(given.ink.strokes) >= 2
        assert nothing_signed(given.ink) is None
        assert all(0 <= p.x <= given.ink.width and 0 <= p.y <= given.ink.height for p in points)
        assert all((p.pressure is not None) == (given.method == "pen") for p in points)
        for stroke in given.ink.strokes:
            assert all(8 <= b.t - a.t <= 10 for a, b in pairwise(stroke))
        assert all(60 <= after[0].t - before[-1].t <= 1500 for before, after in pairwise(given.ink.strokes))
