"""Countries, languages and days as they are written."""

from datetime import date

import pytest
from babel import Locale

from aca_desktop.domain.values.countries import COUNTRIES, country
from aca_desktop.domain.values.days import day, past_day_problem
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem

RESERVED_OR_PRIVATE = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ"
"""What CLDR names beside the officially assigned codes."""


def test_countries_are_those_of_the_standard() -> None:
    named = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
    assert named - set(RESERVED_OR_PRIVATE.split()) == COUNTRIES
    assert len(COUNTRIES) == 249


@pytest.mark.parametrize("typed", ["mx", " MX ", "ＭＸ"])
def test_a_country_is_two_capitals(typed: str) -> None:
    assert country("country", typed) == "MX"


@pytest.mark.parametrize("typed", ["", "M", "MEX", "XX", "EU", "México"])
def test_no_country(typed: str) -> None:
    assert country("country", typed) == Problem("country", "unknown-country", {"country": typed})


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("es", "es"),
        ("ES", "es"),
        ("pt-br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("nah", "nah"),
    ],
)
def test_languages(typed: str, usual: str) -> None:
    assert language("language", typed) == usual


@pytest.mark.parametrize("typed", ["", "e", "spanish", "es_MX", "es-", "es-MX-x", "日本語"])
def test_no_language(typed: str) -> None:
    assert isinstance(language("language", typed), Problem)


def test_days() -> None:
    assert day("day", " 2026-06-05 ") == date(2026, 6, 5)
    assert day("day", "２０２６-０６-０５") == date(2026, 6, 5)


@pytest.mark.parametrize(
    "typed", ["", "2026-02-30", "2026-6-5", "20260605", "05/06/2026", "2026-W23-5", "2026-06-05T10:00"]
)
def test_no_day(typed: str) -> None:
    assert isinstance(day("day", typed), Problem)


def test_a_day_has_been_or_is_tomorrow_at_most() -> None:
    today = date(2026, 6, 5)
    assert past_day_problem("day", date(2026, 6, 6), today) is None
    assert past_day_problem("day", date(2026, 6, 7), today) == Problem(
        "day", "day-in-future", {"today": "2026-06-05"}
    )
    assert past_day_problem("day", date(2000, 1, 1), today) is None
    assert past_day_problem("day", date(1999, 12, 31), today) == Problem(
        "day", "day-too-early", {"earliest": "2000-01-01"}
    )
