"""Values of the journal read as what they are: anything else, whoever wrote it, is none and breaks nothing."""

from datetime import date
from decimal import Decimal

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import day_of, decimal_of, integer_of, text_of


def test_what_is_of_its_kind_is_read() -> None:
    assert text_of("Tierra Fértil") == "Tierra Fértil"
    assert integer_of(2030) == 2030
    assert decimal_of("22.50") == Decimal("22.50")
    assert day_of("2026-06-05") == date(2026, 6, 5)


@pytest.mark.parametrize("value", [None, True, 7, ["2030"], {"value": "7"}])
def test_what_is_no_text_is_none(value: Json) -> None:
    assert (text_of(value), decimal_of(value), day_of(value)) == (None, None, None)


@pytest.mark.parametrize("value", [None, True, False, "2030", [2030]])
def test_what_is_no_whole_number_is_none(value: Json) -> None:
    assert integer_of(value) is None


@pytest.mark.parametrize(
    "value", ["", "many", "1,5", "NaN", "-Infinity", "sNaN", "1e3", "٣", "9" * 19, "0." + "1" * 19]
)
def test_what_is_no_finite_number_is_none(value: str) -> None:
    assert decimal_of(value) is None


@pytest.mark.parametrize("value", ["", "2026-02-30", "June", "2026-06-05T10:00"])
def test_what_no_calendar_has_is_none(value: str) -> None:
    assert day_of(value) is None
