"""Charts as data: bars, growth, and the grid behind them."""

from datetime import date
from decimal import Decimal

import pytest

from aca_desktop.domain.papers.charts import Band, Bar, bars, grid, growth, month_starts


def test_bars_from_the_longest_with_their_shares() -> None:
    chart = bars([("a", 1), ("b", 6), ("none", 0), ("c", 1)])
    assert chart.bars == (
        Bar("b", 6, Decimal("0.75")),
        Bar("a", 1, Decimal("0.125")),
        Bar("c", 1, Decimal("0.125")),
    )
    assert chart.longest == 6


def test_growth_adds_up_day_by_day() -> None:
    first, second = date(2025, 11, 14), date(2026, 6, 5)
    chart = growth([(second, "a"), (first, "a"), (first, "b"), (second, "a")], "others")
    assert chart.days == (first, second)
    assert chart.bands == (Band("a", (1, 3)), Band("b", (1, 1)))
    assert chart.total == 4


def test_growth_puts_small_groups_together() -> None:
    day = date(2026, 6, 5)
    chart = growth([(day, group) for group in "aaaabbbccdefg"], "others", most=4)
    assert [(band.words, band.counts[-1]) for band in chart.bands] == [("a", 4), ("b", 3), ("c", 2), ("others", 4)]


@pytest.mark.parametrize(
    ("greatest", "values"),
    [(1, (0, 1)), (38, (0, 10, 20, 30, 40)), (41, (0, 20, 40, 60)), (2990, (0, 1000, 2000, 3000))],
)
def test_the_grid_has_few_round_values(greatest: int, values: tuple[int, ...]) -> None:
    assert grid(greatest) == values


@pytest.mark.parametrize(
    ("first", "last", "starts"),
    [
        (date(2026, 4, 24), date(2026, 4, 30), []),
        (date(2025, 11, 14), date(2026, 2, 1), ["2025-12-01", "2026-01-01", "2026-02-01"]),
        (date(2025, 12, 1), date(2026, 9, 30), [f"2026-{month:02}-01" for month in (1, 3, 5, 7, 9)]),
        (date(2020, 1, 1), date(2026, 6, 1), [f"{year}-01-01" for year in range(2021, 2027)]),
    ],
)
def test_months_begin_between_the_ends_and_are_few(first: date, last: date, starts: list[str]) -> None:
    assert [day.isoformat() for day in month_starts(first, last)] == starts
