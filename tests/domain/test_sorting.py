"""Organisations are listed by a folded name and found by all their names."""

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.values.sorting import has_words, listed_as, natural, words_to_find


@pytest.mark.parametrize(
    ("fields", "key", "text"),
    [
        ({"names.es": "Ángeles", "names.en": "ANGELS", "sector": "ngo"}, "angels", "angels\nangeles"),
        ({"names.ja": "横浜市", "reading": "ヨコハマシ"}, "よこはまし", "横浜市\nよこはまし"),
        ({"names.ja": "Ｙ市", "reading": " "}, "y市", "y市\n "),
        ({"names.en": "\u3000", "names.es": "Łódź"}, "lodz", " \nlodz"),
        ({"legal.es": "Agua S.A.", "short": "AGUA"}, "", "agua s.a.\nagua"),
        ({"names.es": 3, "shorter": "x", "legal.es": None}, "", ""),
        ({"names.es": "Mesa 10"}, "mesa 00210", "mesa 10"),
        ({"names.es": "é" * 100}, "e" * 80, "e" * 100),
    ],
)
def test_key_and_text(fields: dict[str, Json | Absent], key: str, text: str) -> None:
    assert listed_as(fields) == (key, text)


def test_two_stands_before_ten() -> None:
    names = ["Sample 10", "sample 2", "Sample 02b", "Sample 1", "サンプル製作所 １１", "サンプル製作所 3"]
    assert sorted(names, key=natural) == [
        "Sample 1",
        "sample 2",
        "Sample 02b",
        "Sample 10",
        "サンプル製作所 3",
        "サンプル製作所 １１",
    ]
    keys = [listed_as({"names.en": name})[0] for name in names]
    assert sorted(names, key=natural) == [name for _key, name in sorted(zip(keys, names, strict=True))]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zielona Łódź", "lodz zielona"),
        ("Thành phố Đà Nẵng", "da nang"),
        ("Tønder Kommune", "kommune tonder"),
        ("Ærø Kommune", "aero"),
        ("Universidad de Guadalajara", "guada  univ"),
        ("横浜市 環境局", "環境 横浜"),
        ("Straße", "STRASSE"),
    ],
)
def test_words_are_found_in_any_order_and_without_marks(name: str, typed: str) -> None:
    assert has_words(name, words_to_find(typed))
    assert not has_words(name, words_to_find(f"{typed} absent"))
