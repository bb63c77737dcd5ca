"""Places and totals by the command line: a table in, numbers with their reasons out."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.laptop import Laptop
from tests.documents.reading import call

TABLE = """place,name,within,members,figures.population.2020,figures.gdp.2022,source
x:state,State A,,,8055985,,Census 2020
x:north,North,x:state,,1460148,,Census 2020
x:south,South,x:state,,1155790,7.5 USD Bank,Census 2020
set:both,Both,,x:north x:south,,,
"""


@pytest.fixture
def counted(table: Laptop) -> Laptop:
    """A state and two cities in it, each with a government that has signed."""
    path = table.folder / "places.csv"
    path.write_text(TABLE, encoding="utf-8")
    table.ok("places", "import", table.file, path)
    for name, place in (("Norte", "x:north"), ("Estado", "x:state"), ("Sur", "x:south")):
        organisation = {"name": name, "sector": "local-government", "country": "MX", "represents": place}
        table.ok("sign", table.file, table.record(organisation=organisation), "--out", table.folder)
    return table


def test_a_state_and_two_cities_in_it(counted: Laptop) -> None:
    found = counted.ok("totals", counted.file)
    people = found["population"]
    assert (people["gross"], people["net"], people["missing"]) == (10_671_923, 8_055_985, [])
    assert people["removed"] == [
        {"place": "x:north", "inside": "x:state", "value": 1_460_148, "times": 1},
        {"place": "x:south", "inside": "x:state", "value": 1_155_790, "times": 1},
    ]
    assert (people["years"], people["sources"]) == ([2020], ["Census 2020"])
    assert found["gdp"]["currency"] is None
    assert found["gdp"]["missing"] == ["x:state"]
    assert found["signatories"] == 3


def test_a_territory_and_a_day(counted: Laptop) -> None:
    inside = counted.ok("totals", counted.file, "--territory", "set:both")
    assert inside["population"]["net"] == 1_460_148 + 1_155_790
    assert (inside["gdp"]["net"], inside["gdp"]["currency"], inside["clipped"]) == ("7.5", "USD", ["x:state"])
    assert counted.ok("totals", counted.file, "--at", "2001-01-01")["population"]["net"] == 0
    refused = counted.refused("totals", counted.file, "--territory", "x:nowhere")
    assert [one["code"] for one in refused["problems"]] == ["unknown-place"]
    refused = counted.refused("totals", counted.file, "--at", "yesterday")
    assert [(one["field"], one["code"]) for one in refused["problems"]] == [("at", "malformed-day")]


def test_sentences_say_what_was_not_added_and_why(counted: Laptop) -> None:
    said = counted.call("totals", counted.file).out
    assert "People: 8,055,985 (gross 10,671,923)" in said
    assert "Not added: 1,460,148 of North, inside State A" in said
    assert "Sources: Census 2020" in said


def test_places_are_listed_with_what_cannot_be_right(counted: Laptop) -> None:
    listed = counted.ok("places", "list", counted.file)
    assert [one["place"] for one in listed["places"]] == ["set:BOTH", "x:north", "x:south", "x:state"]
    (state,) = [one for one in listed["places"] if one["place"] == "x:state"]
    assert state["figures"] == [
        {"measure": "population", "year": 2020, "value": 8055985, "currency": None, "source": "Census 2020"}
    ]
    assert listed["problems"] == []
    assert "People: 1,460,148 (2020). Source: Census 2020" in counted.call("places", "list", counted.file).out


def test_a_wrong_table_is_refused_row_by_row(table: Laptop) -> None:
    path = table.folder / "places.csv"
    path.write_text("place,within\nx:a,x:b\nx:b,x:a\n", encoding="utf-8")
    error: Any = table.refused("places", "import", table.file, path)
    assert {(one["field"], one["code"]) for one in error["problems"]} == {
        ("rows[2].place", "place-circle"),
        ("rows[3].place", "place-circle"),
    }
    assert table.refused("places", "import", table.file, Path("nowhere.csv"))["code"] == "not-found"


def test_a_country_s_subdivisions(table: Laptop) -> None:
    found = table.ok("places", "list", table.file, "--country", "mx")["places"]
    assert len(found) == 32
    assert {"place": "iso3166-2:MX-JAL", "name": "Jalisco", "kind": "State", "within": "iso3166-1:MX"} in found
    assert (
        table.refused("places", "list", table.file, "--country", "XX")["problems"][0]["code"] == "unknown-country"
    )


def test_a_workspace_without_a_coalition_has_no_places_and_no_people(laptop: Laptop) -> None:
    laptop.ok("new", laptop.file, "--laptop", "Mesa 1")
    assert laptop.ok("places", "list", laptop.file)["places"] == []
    found = laptop.ok("totals", laptop.file)
    assert (found["population"]["net"], found["signatories"]) == (0, 0)


RICH = """place,figures.gdp.2022,source
x:far,1000 MXN,INEGI
x:near,7.5 USD Bank,
"""


def test_currencies_stand_beside_each_other_until_a_rate_is_given(table: Laptop) -> None:
    path = table.folder / "places.csv"
    path.write_text(RICH, encoding="utf-8")
    table.ok("places", "import", table.file, path)
    for place in ("x:far", "x:near"):
        organisation = {"name": place, "sector": "local-government", "country": "MX", "represents": place}
        table.ok("sign", table.file, table.record(organisation=organisation), "--out", table.folder)
    claim = ("operator=at-least", "number=1100", "counted=gdp", "unit=MXN")
    table.ok("claims", "add", table.file, "words.es=Suman {a}", *(f"slots.a.{field}" for field in claim))
    gdp = table.ok("totals", table.file)["gdp"]
    assert [(one["currency"], one["net"]) for one in gdp["currencies"]] == [("MXN", 1000), ("USD", "7.5")]
    assert (gdp["united"]["net"], gdp["united"]["without_rate"]) == (1000, ["x:near"])
    assert "without a rate to MXN: not added" in table.call("totals", table.file).out
    (checked,) = table.ok("claims", "check", table.file)["claims"]
    doubts = checked["slots"]["a"]["doubts"]
    assert (checked["verdict"], doubts) == ("not-provable", ["rate-missing", "figures-missing"])
    assert "A rate between currencies is missing" in table.call("claims", "check", table.file).out
    table.ok("coalition", "edit", table.file, "rates.USD.MXN.2024-12-31=20.1 Banco de México")
    united = table.ok("totals", table.file)["gdp"]["united"]
    assert (united["currency"], united["net"], united["own"]) == ("MXN", 1151, 1000)
    assert united["converted"] == [
        {"currency": "USD", "net": "7.5", "value": 151, "rate": "20.1", "date": "2024-12-31",
         "source": "Banco de México"},
    ]  # fmt: skip
    said = table.call("totals", table.file).out
    assert "GDP of all currencies in MXN: 1,151" in said
    assert "1 USD = 20.1 MXN on December 31, 2024 (Banco de México)" in said
    (checked,) = table.ok("claims", "check", table.file)["claims"]
    assert (checked["verdict"], checked["value"]) == ("true", 1151)
    out = table.folder / "summary.pdf"
    table.ok("pdf", "summary", table.file, "--language", "en", "--out", out)
    printed = " ".join(call("pdftotext", out, "-").split())
    assert "With the other currencies it is 1,151 Mexican pesos" in printed
    assert "Banco de México" in out.with_suffix(".json").read_text(encoding="utf-8")


def test_the_countrys_pledge_stands_beside(table: Laptop) -> None:
    assert table.ok("totals", table.file)["context"][0]["pledge"] is None
    table.ok(
        *("coalition", "edit", table.file, "pledge_percent=22", "pledge_conditional=36", "pledge_year=2030"),
        *("pledge_base_year=2013", "pledge_source=NDC", "emissions_rank=10", "emissions_source=Registry"),
    )
    (context,) = table.ok("totals", table.file)["context"]
    assert context["pledge"] == {
        "percent": 22, "conditional": 36, "year": 2030, "base_year": 2013, "source": "NDC",
    }  # fmt: skip
    assert context["emissions"] == {"rank": 10, "source": "Registry"}
    said = table.call("totals", table.file).out
    assert "Pledge of Mexico: −22% by 2030; up to −36% with support; base 2013 (NDC)." in said
    assert "Mexico is number 10 among emitters (Registry)." in said
    refused = table.refused("coalition", "edit", table.file, "pledge_base_year=2030")
    assert [(one["field"], one["code"]) for one in refused["problems"]] == [("pledge_year", "target-before-base")]
    refused = table.refused("coalition", "edit", table.file, "pledge_conditional=20")
    assert [one["code"] for one in refused["problems"]] == ["less-with-support"]
    refused = table.refused("coalition", "edit", table.file, "emissions_rank=many", "pledge_percent=120")
    assert [one["code"] for one in refused["problems"]] == ["out-of-range", "out-of-range"]
