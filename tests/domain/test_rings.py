"""Growth rings: closed, within their bounds, as many lobes as the coalition has."""

from math import hypot

import pytest

from aca_desktop.domain.papers.rings import WIDTH, Growth, mark

GROWTHS = [Growth(5, 0.11, "aca-gdl"), Growth(9, 0.08, "jci")]


@pytest.mark.parametrize("growth", GROWTHS)
def test_the_mark_is_four_closed_rings_within_its_circle(growth: Growth) -> None:
    rings = mark(growth)
    assert len(rings) == 4
    for ring in rings:
        assert ring.curves[-1][4:] == pytest.approx(ring.start)
        assert max(hypot(c[4], c[5]) for c in ring.curves) + 1000 * WIDTH / 2 < 1100


@pytest.mark.parametrize("growth", GROWTHS)
def test_a_ring_has_its_lobes_and_the_first_at_the_top(growth: Growth) -> None:
    ring = mark(growth)[0]
    reach = [hypot(*curve[4:]) for curve in ring.curves]
    crests = [n for n in range(len(reach)) if reach[n - 1] < reach[n] > reach[(n + 1) % len(reach)]]
    assert len(crests) == growth.lobes
    assert ring.start[0] == pytest.approx(0)
    assert ring.start[1] == pytest.approx(max(reach))
