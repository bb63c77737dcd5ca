"""Totals of 100,000 signatories standing for 10,000 nested places, from nothing, beside a loop without reasons."""

from decimal import Decimal
from statistics import median

import pytest

from aca_desktop.domain.places import Figure, Place, atlas
from aca_desktop.domain.totals import Total, cover, total
from tests.benchmarks.clock import seconds
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark
PLACES = 10_000
SIGNATORIES = 100_000
ROUNDS = 7


def described() -> list[Place]:
    """Return a tree of places, ten in each, with two years of figures; one in fifty has none."""
    return [
        Place(
            f"a:{number}",
            within=f"a:{(number - 1) // 10}" if number else None,
            figures={
                ("population", year): Figure(Decimal(1000 + number), "Census")
                for year in (2010, 2020)
                if number % 50
            },
        )
        for number in range(PLACES)
    ]


def test_totals_of_100_000_signatories(report: Report) -> None:
    places = described()
    standing = [f"a:{7919 * number % (PLACES - 20) + 20}" for number in range(SIGNATORIES)]

    def ours() -> Total:
        own = atlas(places, standing)
        return total(own, cover(own, standing), "population", 2026)

    def bare() -> Decimal:
        """Add each place once, unless one that it lies in is there too; no reasons, no checks, no territory."""
        figures = {
            place.code: figure.value
            for place in places
            for (_, year), figure in place.figures.items()
            if year == 2020
        }
        outer = {place.code: place.within for place in places}
        net, there = Decimal(0), set(standing)
        for code in there:
            around = outer[code]
            while around is not None and around not in there:
                around = outer[around]
            if around is None:
                net += figures.get(code, 0)
        return net

    assert ours().net == bare()
    taken, loop = median(seconds(ours, ROUNDS)), median(seconds(bare, ROUNDS))
    report("totals of 100,000 signatories and 10,000 nested places", taken / 0.5, 1, taken, 0.5)
    report("the same, beside a bare loop over what lies in what", taken / loop, 25, taken, loop)
