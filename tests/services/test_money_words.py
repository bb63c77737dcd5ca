"""Money in words keeps every digit."""

from decimal import Decimal

import pytest

from aca_desktop.i18n import Speech
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.number_words import rounded


@pytest.mark.parametrize(
    ("language", "value", "currency", "said"),
    [
        ("en", "6400000000000", "USD", "6.4 trillion US dollars"),
        ("es", "6400000000000", "USD", "6.4 billones de dólares estadounidenses"),
        ("ja", "6400000000000", "USD", "6兆4,000億米ドル"),
        ("en", "6433708123456", "MXN", "6,433,708,123,456 Mexican pesos"),
        ("es", "2000", "MXN", "2,000 pesos mexicanos"),
        ("ja", "2000", "JPY", "2,000円"),
        ("en", "12.5", "XYZ", "12.5 XYZ"),
    ],
)
def test_money_is_said_with_its_currency(language: str, value: str, currency: str, said: str) -> None:
    assert money(Speech(language, "MX"), Decimal(value), currency) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("6433708123456.5", "6.4 trillion US dollars"),
        ("9" * 30, f"{'9' * 18}.9 trillion US dollars"),
        ("999999999", "999.9 million US dollars"),
        ("640000.5", "640,000.5 US dollars"),
    ],
)
def test_a_sum_that_nobody_asks_each_digit_of_is_rounded_down(value: str, said: str) -> None:
    assert money(Speech("en"), rounded(Decimal(value)), "USD").replace(",", "") == said.replace(",", "")
