"""How places lie in each other, the codes that mean the same one, and what cannot be right."""

from decimal import Decimal

import pytest

from aca_desktop.domain.figures.place_record import place_of
from aca_desktop.domain.figures.places import Figure, Place, atlas
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.values.national_codes import outer, usual
from aca_desktop.domain.values.problems import Problem

JALISCO = "iso3166-2:MX-JAL"


def people(number: int, source: str = "Census") -> Figure:
    return Figure(Decimal(number), source)


def told(*places: Place) -> set[tuple[str, str]]:
    return {(one.field, one.code) for one in atlas(places).problems}


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("inegi:14039", JALISCO),
        ("inegi:140390001", "inegi:14039"),
        ("inegi:32056", "iso3166-2:MX-ZAC"),
        ("fips:06037", "iso3166-2:US-CA"),
        ("fips:0644000", "iso3166-2:US-CA"),
        ("jis:13101", "iso3166-2:JP-13"),
        (JALISCO, "iso3166-1:MX"),
        ("iso3166-1:MX", None),
        ("set:AMG", None),
        ("gadm:14039", None),
    ],
)
def test_a_code_says_what_it_lies_in(code: str, around: str | None) -> None:
    assert outer(code) == around


def test_a_state_has_one_code_whoever_numbers_it() -> None:
    assert [usual(code) for code in ("inegi:14", "fips:53", "jis:47", "inegi:33", "inegi:14039")] == [
        JALISCO,
        "iso3166-2:US-WA",
        "iso3166-2:JP-47",
        "inegi:33",
        "inegi:14039",
    ]


def test_what_a_place_lies_in_is_said_or_follows_from_its_code() -> None:
    own = atlas([Place("gadm:1", within="inegi:14039"), Place("gadm:2")], ["jis:13101"], {"gadm:2": "gadm:1"}.get)
    assert list(own.outer_places("gadm:1")) == ["inegi:14039", JALISCO, "iso3166-1:MX"]
    assert list(own.outer_places("gadm:2")) == ["gadm:1", "inegi:14039", JALISCO, "iso3166-1:MX"]
    assert list(own.outer_places("jis:13101")) == ["iso3166-2:JP-13", "iso3166-1:JP"]
    assert own.problems == []


def test_a_place_is_found_by_any_of_its_codes() -> None:
    own = atlas([Place("inegi:14039", codes={"gadm": "MEX.14.39", "inegi": "14039"}), Place(JALISCO)])
    assert own.code("gadm:MEX.14.39") == own.code("inegi:14039") == "inegi:14039"
    assert own.code("inegi:14") == JALISCO
    assert own.code("gadm:unknown") == "gadm:unknown"


def test_a_place_described_twice_counts_once_and_is_told() -> None:
    own = atlas([Place("gadm:1", codes={"iso3166-2": "MX-JAL"}), Place(JALISCO, names={"es": "Jalisco"})])
    assert set(own.places) == {JALISCO}
    assert own.code("gadm:1") == JALISCO
    assert [(one.field, one.code) for one in own.problems] == [("gadm:1", "place-twice")]
    assert told(Place("a:1", codes={"x": "9"}), Place("b:1", codes={"x": "9"})) == {("b:1", "place-twice")}


def test_sets_are_their_members_through_sets_in_them() -> None:
    own = atlas(
        [
            Place("set:A", members=("set:B", "inegi:14070")),
            Place("set:B", members=("inegi:14039", "inegi:14070")),
        ]
    )
    assert own.expanded("set:A") == {"inegi:14039", "inegi:14070"}
    assert own.expanded("inegi:14") == {"inegi:14"}
    assert own.problems == []


def test_a_circle_of_places_is_left_out_with_all_that_lies_in_it() -> None:
    own = atlas([Place("a:1", within="a:2"), Place("a:2", within="a:1"), Place("a:3", within="a:1"), Place("a:4")])
    assert own.broken == {"a:1": "place-circle", "a:2": "place-circle", "a:3": "place-circle"}
    assert own.expanded("a:1") == frozenset()
    assert list(own.outer_places("a:3")) == []
    assert told(Place("a:1", within="a:1")) == {("a:1", "place-circle")}


def test_a_set_in_itself_and_whatever_holds_it_is_left_out() -> None:
    own = atlas(
        [
            Place("set:A", members=("set:B",)),
            Place("set:B", members=("set:A", "a:1")),
            Place("set:C", members=("set:A", "a:2")),
            Place("set:D", members=("a:3",)),
        ]
    )
    assert own.broken == {"set:A": "set-circle", "set:B": "set-circle", "set:C": "set-circle"}
    assert own.sets == {"set:D": frozenset({"a:3"})}


def test_a_set_that_nobody_described_is_left_out() -> None:
    own = atlas([Place("set:A", members=("set:X", "a:1")), Place("set:Y")], ["set:Z"])
    assert own.broken == dict.fromkeys(("set:A", "set:Y", "set:Z"), "set-without-members")


def test_no_place_lies_in_a_set() -> None:
    places = [Place("set:A", members=("a:1",)), Place("a:2", within="set:A"), Place("a:3", within="a:2")]
    assert atlas(places).broken == {"a:2": "place-within-set", "a:3": "place-within-set"}


def test_a_child_larger_than_what_it_lies_in_is_told() -> None:
    state = Place("a:state", figures={("population", 2020): people(100), ("population", 2010): people(80)})
    county = Place("a:county", within="a:state")
    city = Place("a:city", within="a:county", figures={("population", 2020): people(101)})
    assert told(state, county, city) == {("a:city", "place-larger-than-outer")}
    of_another_year = Place("a:city", within="a:county", figures={("population", 2015): people(101)})
    assert told(state, county, of_another_year) == set()


def test_a_figure_of_a_year_that_is_none_is_left_out() -> None:
    figure: Json = {"value": "5", "source": "INEGI"}
    fields: dict[str, Json] = {
        "codes.iso3166-2": "MX-JAL",
        "figures.people.2020": figure,
        f"figures.people.{'9' * 5000}": figure,
    }
    place = place_of(named_subject("iso3166-2:MX-JAL"), fields)
    assert place is not None
    assert [*place.figures] == [("people", 2020)]


def test_the_newest_figure_not_later_than_the_year_counts_else_the_earliest_after() -> None:
    place = Place("a:1", figures={("population", year): people(year) for year in (2010, 2020, 2030)})
    dollars = {("gdp", 2015): Figure(Decimal(5), "Bank", "USD"), ("gdp", 2018): Figure(Decimal(90), "Bank", "MXN")}
    chosen = [place.figure("population", year) for year in (2009, 2010, 2019, 2020, 2031)]
    assert [(one.year, one.later) for one in chosen if one] == [
        (2010, True),
        (2010, False),
        (2010, False),
        (2020, False),
        (2030, False),
    ]
    rich = Place("a:2", figures=dollars)
    assert rich.figure("population", 2020) is None
    in_dollars = rich.figure("gdp", 2020, "USD")
    assert in_dollars is not None
    assert in_dollars.year == 2015
    assert in_dollars.figure.value == 5
    assert rich.figure("gdp", 2020) is None


@pytest.mark.parametrize(
    ("code", "within", "said", "other"),
    [
        ("inegi:14039", "iso3166-2:MX-COL", "iso3166-2:MX-JAL", "iso3166-2:MX-COL"),
        ("inegi:14039", "x:south", "iso3166-2:MX-JAL", "iso3166-2:MX-COL"),
        ("inegi:140390001", "inegi:14120", "inegi:14039", "inegi:14120"),
        ("inegi:140390001", "iso3166-2:MX-COL", "iso3166-2:MX-JAL", "iso3166-2:MX-COL"),
        ("jis:13101", "iso3166-2:JP-14", "iso3166-2:JP-13", "iso3166-2:JP-14"),
        ("fips:06037", "iso3166-2:US-NY", "iso3166-2:US-CA", "iso3166-2:US-NY"),
        ("iso3166-2:MX-JAL", "iso3166-1:US", "iso3166-1:MX", "iso3166-1:US"),
    ],
)
def test_a_code_that_says_another_place_contradicts(code: str, within: str, said: str, other: str) -> None:
    found = atlas([Place(code, within=within), Place("x:south", within="iso3166-2:MX-COL")])
    assert [*found.problems] == [Problem(code, "place-against-code", {"outer": said, "other": other})]


@pytest.mark.parametrize(
    ("code", "within"),
    [
        ("inegi:14039", "iso3166-2:MX-JAL"),
        ("inegi:14039", "x:region"),
        ("inegi:14039", "x:elsewhere"),
        ("inegi:140390001", "inegi:14039"),
        ("iso3166-2:FR-75", "iso3166-2:FR-IDF"),
        ("x:any", "iso3166-2:MX-COL"),
    ],
)
def test_a_code_that_says_the_same_or_nothing_does_not(code: str, within: str) -> None:
    region = Place("x:region", within="iso3166-2:MX-JAL")
    assert not atlas([Place(code, within=within), region, Place("x:elsewhere")]).problems
