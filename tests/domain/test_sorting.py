"""Organisations are listed by a folded name and found by all their names."""

import pytest

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.contents import Absent
from aca_desktop.domain.sorting import listed_as


@pytest.mark.parametrize(
    ("fields", "key", "text"),
    [
        ({"names.es": "Ángeles", "names.en": "ANGELS", "sector": "ngo"}, "angels", "angels\nangeles"),
        ({"names.ja": "横浜市", "reading": "ヨコハマシ"}, "よこはまし", "横浜市\nよこはまし"),
        ({"names.ja": "Ｙ市", "reading": " "}, "y市", "y市\n "),
        ({"names.en": "\u3000", "names.es": "Łódź"}, "łodz", " \nłodz"),
        ({"legal.es": "Agua S.A.", "short": "AGUA"}, "", "agua s.a.\nagua"),
        ({"names.es": 3, "shorter": "x", "legal.es": None}, "", ""),
        ({"names.es": "é" * 100}, "e" * 80, "e" * 100),
    ],
)
def test_key_and_text(fields: dict[str, Json | Absent], key: str, text: str) -> None:
    assert listed_as(fields) == (key, text)
