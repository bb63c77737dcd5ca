"""What is shown in a field to be edited means the same when it is typed."""

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.rules import organisation_field
from aca_desktop.domain.organisations.typing import typed


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("names.es", "Universidad de Guadalajara", "Universidad de Guadalajara"),
        ("founding", True, "yes"),
        ("founding", False, "no"),
        (
            "contacts.press",
            {"name": "Ana Muestra", "title": "Prensa", "email": "ana@example.org", "phone": "+52 33 1234 5678"},
            "Ana Muestra, Prensa <ana@example.org> +52 33 1234 5678",
        ),
        ("contacts.press", {"email": "ana@example.org"}, "ana@example.org"),
        ("contacts.press", {"name": "Ana", "phone": "33 1234 5678"}, "Ana <> 33 1234 5678"),
        ("figures.population.2020", {"value": "1385629", "source": "INEGI 2020"}, "1385629 INEGI 2020"),
        ("figures.gdp.2020", {"value": "64", "currency": "USD", "source": "BEA"}, "64 USD BEA"),
        ("lists.CDP", {"date": "2019-04-01", "source": "cdp.net"}, "2019-04-01 cdp.net"),
        ("lists.CDP", {"source": "cdp.net"}, "cdp.net"),
    ],
)
def test_what_is_shown_is_read_as_it_was(name: str, value: Json, shown: str) -> None:
    assert typed(name, value) == shown
    assert organisation_field(name, shown) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contacts.press", {"name": "Muestra, Ana", "email": "ana@example.org"}),
        ("contacts.press", {"name": "Room 7 <left>"}),
        ("lists.CDP", {"source": "2019-04-01 is in the name"}),
    ],
)
def test_what_words_would_take_apart_otherwise_stays_whole(name: str, value: Json) -> None:
    assert organisation_field(name, typed(name, value)) == value


def test_nothing_is_nothing() -> None:
    assert typed("website", None) == ""
