"""The order of names: by sector, founders first, by the language's alphabet, by date; never a tie."""

from datetime import date
from random import Random

import pytest

from aca_desktop.domain.organisations.name_order import (
    NAME_ORDERS,
    Named,
    NameOrder,
    name_key,
    order_key,
    order_of,
)


def named(name: str, sector: int, day: int, *, founding: bool = False) -> Named:
    return Named(sector, founding, name_key(name, {}, "es"), date(2026, 6, day), name)


EVERY = [
    named("Zapopan", 0, 3),
    named("Ángel", 1, 2, founding=True),
    named("Beta", 0, 1),
    named("Ñandú", 1, 1, founding=True),
    named("Nube", 1, 3),
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("sector", ["Beta", "Zapopan", "Ángel", "Nube", "Ñandú"]),
        ("founding", ["Ángel", "Ñandú", "Beta", "Nube", "Zapopan"]),
        ("name", ["Ángel", "Beta", "Nube", "Ñandú", "Zapopan"]),
        ("date", ["Beta", "Ñandú", "Ángel", "Nube", "Zapopan"]),
    ],
)
def test_each_order(order: NameOrder, expected: list[str]) -> None:
    for seed in range(5):
        shuffled = Random(seed).sample(EVERY, len(EVERY))
        assert [one.id for one in sorted(shuffled, key=lambda one: order_key(order, one))] == expected


@pytest.mark.parametrize("language", ["en", "es", "ja"])
def test_numbers_in_names_stand_by_their_value(language: str) -> None:
    names = ["Empresa 2", "Empresa 2B", "Empresa ３", "Empresa 009", "Empresa 10", "Empresa 10 Norte", "Empresa X"]
    for seed in range(5):
        shuffled = Random(seed).sample(names, len(names))
        assert sorted(shuffled, key=lambda one: name_key(one, {}, language)) == names


def test_namesakes_keep_one_order() -> None:
    twins = [Named(0, False, "x", None, id_) for id_ in ("b", "a")]
    for order in NAME_ORDERS:
        assert [one.id for one in sorted(twins, key=lambda one: order_key(order_of(order), one))] == ["a", "b"]


def test_what_is_no_order_is_by_sector() -> None:
    assert [order_of(value) for value in ("date", "size", None, 3)] == ["date", "sector", "sector", "sector"]


def test_japanese_names_stand_by_their_reading() -> None:
    readings = {"東": "アズマ", "山": "やま", "川": "かわ"}
    assert sorted(readings, key=lambda name: name_key(name, {"reading": readings[name]}, "ja")) == [
        "東",
        "川",
        "山",
    ]
    assert name_key("山", {"reading": "やま"}, "es") == "山"
