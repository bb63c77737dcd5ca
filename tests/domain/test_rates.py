"""Rates between currencies, and the sums that they allow."""

from datetime import date
from decimal import Decimal

import pytest

from aca_desktop.domain.coalition.typing import coalition_field
from aca_desktop.domain.figures.conversion import United, united
from aca_desktop.domain.figures.places import Figure, Place, atlas
from aca_desktop.domain.figures.rates import Rate, rate_at, rates_of
from aca_desktop.domain.figures.totals import cover
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem

NAME = "rates.MXN.USD.2024-12-31"
RATE: Json = {"rate": "0.0487", "source": "Banco de México"}


def rate(of: str, day: int, value: str = "0.05", to: str = "USD") -> Rate:
    return Rate(of, to, date(2024, 1, day), Decimal(value), "Bank")


def test_a_rate_is_typed_with_its_day_and_whose_word_it_is() -> None:
    assert coalition_field(NAME, "0.0487 Banco de México") == RATE
    assert rates_of({NAME: RATE}) == (
        Rate("MXN", "USD", date(2024, 12, 31), Decimal("0.0487"), "Banco de México"),
    )


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("rates.MXN.MXN.2024-12-31", "1 Bank", "unknown-field"),
        ("rates.MXN.USD", "1 Bank", "unknown-field"),
        ("rates.MXN.USD.2024-02-30", "1 Bank", "unknown-field"),
        (NAME, "0.0487", "rate-without-source"),
        (NAME, "much Bank", "malformed-number"),
        (NAME, "0 Bank", "negative-figure"),
        (NAME, "-1 Bank", "negative-figure"),
    ],
)
def test_what_is_no_rate_is_a_problem(name: str, text: str, code: str) -> None:
    found = coalition_field(name, text)
    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize("value", [None, "0.05", {"rate": "much", "source": ""}, {"rate": "0", "source": ""}])
def test_what_is_of_another_shape_is_no_rate(value: Json) -> None:
    assert rates_of({NAME: value, "rates.MXN": RATE}) == ()


def test_the_newest_rate_not_later_counts_and_goes_one_way() -> None:
    known = [rate("MXN", 9), rate("MXN", 3), rate("MXN", 6)]
    assert rate_at(known, "MXN", "USD", date(2024, 1, 7)) == known[2]
    assert rate_at(known, "MXN", "USD", date(2024, 1, 1)) == known[1]
    assert rate_at(known, "USD", "MXN", date(2024, 1, 7)) is None


def summed(*rates: Rate) -> United:
    def rich(code: str, *gdp: tuple[str, int]) -> Place:
        figures = {("gdp", 2020 + n): Figure(Decimal(value), "", of) for n, (of, value) in enumerate(gdp)}
        return Place(code, figures=figures)

    places = [rich("a:1", ("USD", 5), ("MXN", 900)), rich("a:2", ("MXN", 41)), rich("a:3", ("JPY", 700))]
    own = atlas([*places, Place("a:4")])
    return united(own, cover(own, ["a:1", "a:2", "a:3", "a:4"]), date(2024, 1, 8), "USD", rates)


@pytest.mark.parametrize("at", [date(2024, 1, 1), date(2024, 6, 1), date(2025, 1, 1)])
def test_of_two_rates_of_one_day_the_first_counts(at: date) -> None:
    first, second = (Rate("MXN", "USD", date(2024, 6, 1), Decimal(value), value) for value in ("0.05", "0.06"))
    assert rate_at([first, second], "MXN", "USD", at) == first
    assert rate_at([second, first], "MXN", "USD", at) == second


def test_each_place_counts_once_and_only_by_a_rate() -> None:
    found = summed(rate("MXN", 1))
    assert (found.own, found.net) == (Decimal(5), Decimal(7))
    assert [(one.currency, one.net, one.value) for one in found.converted] == [("MXN", Decimal(41), Decimal(2))]
    assert (found.without_rate, found.missing) == (("a:3",), ("a:4",))
    assert summed().net == Decimal(5)
    assert summed().without_rate == ("a:2", "a:3")
    both = summed(rate("MXN", 1), rate("JPY", 2, "0.01"))
    assert (both.net, both.without_rate) == (Decimal(14), ())
