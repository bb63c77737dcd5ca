"""Identifiers of organisations and places against numbers that their registries have published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.values.identifiers import CHECKED_SCHEMES, identifier, place_code
from aca_desktop.domain.values.problems import Problem


@pytest.mark.parametrize(
    ("scheme", "typed", "normal"),
    [
        ("lei", " 529900-t8bm49aursdo55 ", "529900T8BM49AURSDO55"),
        ("jcn", "7000012050002", "7000012050002"),  # 国税庁
        ("jcn", "７−００００−１２０５−０００２", "7000012050002"),
        ("rfc", "SAT-970701-NN3", "SAT970701NN3"),
        ("rfc", "ñab9307148t4", "ÑAB9307148T4"),
        ("isin", "JP3435000009", "JP3435000009"),
        ("ein", "04-2103594", "042103594"),
        ("iso3166-2", "mx-jal", "MX-JAL"),
        ("iso3166-2", "JP-13", "JP-13"),
        ("inegi", "14", "14"),
        ("inegi", "14 039", "14039"),
        ("inegi", "140390001", "140390001"),
        ("jis", "13", "13"),
        ("jis", "130001", "13"),  # 東京都
        ("jis", "13000", "13"),
        ("jis", "131016", "13101"),  # 千代田区
        ("jis", "011002", "01100"),  # 札幌市
        ("jis", "13101", "13101"),
        ("fips", "06", "06"),
        ("fips", "06037", "06037"),
        ("fips", "0644000", "0644000"),
        ("set", "amg", "AMG"),
        ("duns", " 15-048-3782 ", "15-048-3782"),
    ],
)
def test_codes_come_out_in_one_form(scheme: str, typed: str, normal: str) -> None:
    assert identifier("identifiers." + scheme, scheme, typed) == normal


@pytest.mark.parametrize(
    ("scheme", "typed", "code"),
    [
        ("lei", "529900T8BM49AURSDO56", "wrong-check-digit"),
        ("lei", "98", "malformed-identifier"),
        ("lei", "٥٢٩٩٠٠T8BM49AURSDO55", "malformed-identifier"),
        ("jcn", "7000012050003", "wrong-check-digit"),
        ("jcn", "700001205000", "malformed-identifier"),
        ("rfc", "SAT971301NN3", "malformed-identifier"),
        ("rfc", "GODE561231GR8", "identifier-of-a-person"),
        ("rfc", "XAXX010101000", "malformed-identifier"),
        ("isin", "JP3435000008", "wrong-check-digit"),
        ("ein", "07-1144442", "malformed-identifier"),
        ("iso3166-2", "XX-JAL", "malformed-identifier"),
        ("iso3166-2", "MXJAL", "malformed-identifier"),
        ("inegi", "33", "malformed-identifier"),
        ("inegi", "14000", "malformed-identifier"),
        ("jis", "48", "malformed-identifier"),
        ("jis", "131017", "wrong-check-digit"),
        ("fips", "03", "malformed-identifier"),
        ("set", "AMG/2", "malformed-identifier"),
        ("duns", "a\u202eb", "bidi-control"),
        ("duns", "1" * 65, "too-long"),
        ("lei", "529900T8BM49AURSDO55" + "-" * 45, "malformed-identifier"),
        ("D-U-N-S", "1", "unknown-scheme"),
        ("", "1", "unknown-scheme"),
    ],
)
def test_codes_that_are_none(scheme: str, typed: str, code: str) -> None:
    problem = identifier("identifiers." + scheme, scheme, typed)
    assert isinstance(problem, Problem)
    assert (problem.field, problem.code) == ("identifiers." + scheme, code)


def test_the_states_of_the_united_states_and_what_belongs_to_them() -> None:
    """Fifty states, the District of Columbia, five territories and the outlying islands."""
    codes = [f"{number:02}" for number in range(100)]
    known = [code for code in codes if identifier("field", "fips", code) == code]
    assert len(known) == 50 + 1 + 5 + 1
    assert [code for code in codes[1:57] if code not in known] == ["03", "07", "14", "43", "52"]
    assert [code for code in known if code > "56"] == ["60", "66", "69", "72", "74", "78"]


@given(st.sampled_from([*CHECKED_SCHEMES, "duns"]), st.text(max_size=30) | st.text("0123456789ABÑ- ", max_size=20))
def test_nothing_is_raised_and_the_normal_form_is_stable(scheme: str, typed: str) -> None:
    normal = identifier("field", scheme, typed)
    if isinstance(normal, str):
        assert identifier("field", scheme, normal) == normal


@pytest.mark.parametrize(
    ("typed", "normal"),
    [("ISO3166-2:mx-jal", "iso3166-2:MX-JAL"), (" inegi: 14039", "inegi:14039"), ("set：ＡＭＧ", "set:AMG")],
)
def test_places(typed: str, normal: str) -> None:
    assert place_code("place", typed) == normal


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Jalisco", "malformed-place"),
        ("inegi:99", "malformed-identifier"),
        (":14", "unknown-scheme"),
        ("", "malformed-place"),
    ],
)
def test_what_is_no_place(typed: str, code: str) -> None:
    problem = place_code("place", typed)
    assert isinstance(problem, Problem)
    assert problem.code == code
