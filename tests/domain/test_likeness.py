"""Who may be one organisation: names without legal forms, and pairs as comparing each with each finds them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Levenshtein

from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.organisations.likeness import Known, Reason, alike, compared, host_of, most_letters
from aca_desktop.domain.values.sorting import fold


def known(id_: str, name: str, country: str = "MX", **more: str) -> Known:
    marks = [("lei", more["lei"])] if "lei" in more else []
    return Known(id_, [fold(line) for line in name.split("/")], country, more.get("website"), marks)


def reasons(*every: Known) -> dict[Pair, tuple[Reason, ...]]:
    return alike(every)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cementos del Norte, S.A. de C.V.", "CEMENTOS DEL NORTE SA DE CV"),
        ("Cementos del Norte S. A. de C. V.", "Cementos del Norte"),
        ("Agua Limpia A.C.", "Agua Limpia, Asociación Civil"),
        ("Energía Sólar S.A.P.I. de C.V.", "Energia Solar"),
        ("Grupo Maíz S. de R.L. de C.V.", "Grupo Maiz"),
        ("O’Neill & Sons Co., Ltd.", "ONeill  Sons"),
        ("The Coca-Cola Company", "The Coca Cola Co."),
        ("Grün GmbH & Co. KG", "Grun"),
        ("㈱トヨタ", "トヨタ株式会社"),
        ("株式会社　ＡＢＣ", "(株)abc"),
        ("NPO法人みどりの風", "特定非営利活動法人みどりの風"),
        ("(一社)緑の会", "一般社団法人緑の会"),
        ("ﾐﾄﾞﾘ株式会社", "ミドリ"),
        ("Łódź S.A.", "Lodz"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert compared(fold(one)) == compared(fold(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secundaria 12", "Secundaria 13"),
        ("ガ会", "カ会"),
        ("東京大学", "京都大学"),
        ("S.A. de C.V.", "A.C."),
        ("Casa", "Cosa"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert compared(fold(one)) != compared(fold(other)) != ""
    assert reasons(known("a", one), known("b", other)) == {}


def test_each_pair_tells_why() -> None:
    found = reasons(
        known("a", "Universidad de Guadalajara/UdeG", website="https://www.udg.mx/es"),
        known("b", "UDEG", website="udg.mx", lei="1"),
        known("c", "Univercidad de Guadalajra"),
        known("d", "Universidad de Guadalajara", "ES"),
        known("e", "Otra", lei="1"),
    )
    assert found == {("a", "b"): ("name", "website"), ("b", "e"): ("identifier",), ("a", "c"): ("nearly",)}


@pytest.mark.parametrize(
    ("one", "other", "is_offered"),
    [
        ("Zapopan", "Zapopna", True),
        ("Zapopan", "Sapopan", True),
        ("Zapopan", "Sapopam", False),
        ("Colima", "Tolima", True),
        ("Agua", "Aguas", False),
        ("Ayuntamiento de Tlajomulco", "Ayuntamento de Tlajomulko", True),
        ("緑のエネルギーの協会", "緑のエネルギの協会", True),
        ("緑のエネルギー協会", "青のエネルギー協会", False),
    ],
)
def test_nearly_the_same_name(one: str, other: str, *, is_offered: bool) -> None:
    assert reasons(known("a", one), known("b", other)) == ({("a", "b"): ("nearly",)} if is_offered else {})


def test_a_website_of_many_tells_nothing() -> None:
    few = [known(str(number), f"{number}", website="https://agua.mx") for number in range(4)]
    assert len(reasons(*few)) == 6
    assert reasons(*few, known("9", "9", website="agua.mx")) == {}
    assert [host_of(one) for one in ("facebook.com/a", "http://[", "x", "HTTP://www.A.mx:80/b", "a.b.")] == [
        None, None, None, "a.mx", "a.b",
    ]  # fmt: skip


def test_of_many_who_share_a_name_neighbours_are_offered() -> None:
    assert len(reasons(*(known(f"{number:02}", "Misma") for number in range(12)))) == 66
    assert len(reasons(*(known(f"{number:02}", "Misma") for number in range(40)))) == 39


LETTERS = st.text("abc", min_size=5, max_size=15)
NAMES = st.lists(st.one_of(LETTERS, LETTERS.map(lambda name: f"山{name}2")), unique=True, max_size=14)


@st.composite
def slips(draw: st.DrawFn) -> list[str]:
    """Names, and the same with a few letters other, more or less."""
    names = draw(NAMES)
    for name in [*names]:
        for _ in range(draw(st.integers(0, 3))):
            place = draw(st.integers(0, len(name) - 1))
            name = name[:place] + draw(st.text("abc", max_size=2)) + name[place + draw(st.integers(0, 1)) :]
        names.append(name)
    return sorted({name for name in names if name})


@given(slips())
def test_all_pairs_are_found_that_comparing_each_with_each_finds(names: list[str]) -> None:
    found = set(alike([Known(name, [name], "MX") for name in names]))
    for one, other in combinations(names, 2):
        fixed = [[letter for letter in name if letter in "山2"] for name in (one, other)]
        most = min(most_letters(name, len(own)) for name, own in zip((one, other), fixed, strict=True))
        is_close = most > 0 and fixed[0] == fixed[1]
        if is_close and Levenshtein.distance(one, other) <= most:
            assert (one, other) in found
        if is_close and most == 1 and OSA.distance(one, other) == 1:
            assert (one, other) in found, "two letters swapped"
        if (one, other) in found:
            assert is_close
            assert OSA.distance(one, other) <= most


@given(slips())
def test_the_order_of_organisations_plays_no_part(names: list[str]) -> None:
    every = [Known(name, [name, name[:6]], "MX") for name in names]
    assert alike(every) == alike(every[::-1])
