"""Places in a workspace: described, imported from a table, in conflict, and listed with what cannot be right."""

from decimal import Decimal

import pytest

from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.values.problems import Refused
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import gazetteer, places
from aca_desktop.services.tables.judging import ImportedTable
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import digests
from tests.services.founding import found, only

JALISCO, ZAPOPAN, TONALA = "iso3166-2:MX-JAL", "inegi:14120", "inegi:14101"
INEGI = "INEGI, Censo de Población y Vivienda 2020"


def imported(workspace: Workspace, *lines: str) -> ImportedTable:
    return places.import_table(workspace, only(workspace), read_or_refuse("\n".join(lines).encode()))


def refused(workspace: Workspace, *lines: str) -> list[tuple[str, str]]:
    """Return what is wrong with a table, having seen that it left no trace."""
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(Refused) as error:
        imported(workspace, *lines)
    assert digests(workspace.path, workspace.journal) == before
    return [(one.field, one.code) for one in error.value.problems]


def described(workspace: Workspace) -> dict[str, Place]:
    return {row.place.code: row.place for row in places.listing(workspace, only(workspace)).rows}


def problems(workspace: Workspace) -> set[tuple[str, str]]:
    return {(one.field, one.code) for one in places.listing(workspace, only(workspace)).problems}


def test_a_table_describes_places_with_figures_and_sources(workspace: Workspace) -> None:
    done = imported(
        workspace,
        "place;name;names.ja;codes.gadm;within;members;figures.population.2020;figures.gdp.2022;source",
        "inegi:14;Jalisco;ハリスコ州;;;;8348151;1500.5 MXN Own estimate;" + INEGI,
        "INEGI:14120;Zapopan;;MEX.14.120_1;;;1476491 Another source;;" + INEGI,
        "set:AMG;Área Metropolitana;;;;inegi:14120 inegi:14101;;;",
    )
    assert done == ImportedTable([JALISCO, ZAPOPAN, "set:AMG"], [], 0)
    found = described(workspace)
    assert found[JALISCO] == Place(
        JALISCO,
        names={"es": "Jalisco", "ja": "ハリスコ州"},
        codes={"iso3166-2": "MX-JAL"},
        figures={
            ("population", 2020): Figure(Decimal(8348151), INEGI),
            ("gdp", 2022): Figure(Decimal("1500.5"), "Own estimate", "MXN"),
        },
    )
    assert found[ZAPOPAN].figures["population", 2020].source == "Another source"
    assert found[ZAPOPAN].codes == {"gadm": "MEX.14.120_1", "inegi": "14120"}
    assert found["set:AMG"].members == (ZAPOPAN, TONALA)
    assert problems(workspace) == set()


def test_a_table_once_more_writes_nothing_and_any_code_of_a_place_will_do(workspace: Workspace) -> None:
    imported(workspace, "place,name,codes.gadm", "inegi:14120,Zapopan,MEX.1")
    before = digests(workspace.path, workspace.journal)
    assert imported(workspace, "place,name,codes.gadm", "inegi:14120,Zapopan,MEX.1") == ImportedTable([], [], 1)
    assert digests(workspace.path, workspace.journal) == before
    assert imported(workspace, "place,kind", "gadm:MEX.1,municipality").edited == [ZAPOPAN]
    assert described(workspace)[ZAPOPAN].kind == "municipality"


def test_two_laptops_mean_the_same_place(workspace: Workspace) -> None:
    imported(workspace, "place,name", "inegi:14,Jalisco")
    assert workspace.journal.state(only(workspace).id, named_subject(JALISCO)).shown("place")


def test_every_mistake_of_a_table_is_told_at_its_row(workspace: Workspace) -> None:
    assert refused(
        workspace,
        "place,within,members,figures.population.2020,figures.gdp.2020,source",
        "inegi:99,,,,,",
        "inegi:14120,nowhere,,,,",
        "inegi:14101,,,-5,,Census",
        "inegi:14039,,,many,,Census",
        "inegi:14070,,,7.5,,Census",
        "inegi:14051,,,7 USD Census,,",
        "inegi:14097,,,,100,Bank",
        "inegi:14098,,,5,,",
        "inegi:14098,,,,,",
        ",,,5,,Census",
        "set:A,,inegi:14039 inegi:14039,,,",
    ) == [
        ("rows[2].place", "malformed-identifier"),
        ("rows[3].within", "malformed-place"),
        ("rows[4].figures.population.2020", "negative-figure"),
        ("rows[5].figures.population.2020.value", "malformed-number"),
        ("rows[6].figures.population.2020", "people-in-fractions"),
        ("rows[7].figures.population.2020", "people-in-money"),
        ("rows[8].figures.gdp.2020", "money-without-currency"),
        ("rows[9].figures.population.2020.source", "missing"),
        ("rows[10].place", "said-twice"),
        ("rows[11].place", "missing"),
        ("rows[12].members", "said-twice"),
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("place,figures.gdp", ("rows[1].figures.gdp", "figure-without-year")),
        ("place,figures.people.2020", ("rows[1].figures.people.2020", "unknown-field")),
        ("place,name,names.es", ("rows[1].names.es", "said-twice")),
        ("name", ("rows[1].place", "missing")),
        ("place,,name", ("rows[1]", "csv-column-without-heading")),
    ],
)
def test_a_header_that_means_nothing_is_told(workspace: Workspace, header: str, told: tuple[str, str]) -> None:
    assert refused(workspace, header, "inegi:14120,x") == [told]


def test_circles_and_contradictions_are_marked_and_nothing_is_written(workspace: Workspace) -> None:
    assert refused(workspace, "place,within", "inegi:14120,inegi:14101", "inegi:14101,inegi:14120") == [
        ("rows[2].place", "place-circle"),
        ("rows[3].place", "place-circle"),
    ]
    assert refused(workspace, "place,members", "set:A,set:B", "set:B,set:A") == [
        ("rows[2].place", "set-circle"),
        ("rows[3].place", "set-circle"),
    ]
    assert refused(workspace, "place,codes.gadm", "inegi:14120,1", "inegi:14101,1") == [
        ("rows[2].place", "place-twice")
    ]
    assert refused(
        workspace, "place,figures.population.2020,source", "inegi:14,5,Census", "inegi:14120,6,Census"
    ) == [("rows[3].place", "place-larger-than-outer")]
    assert refused(workspace, "place,within", "inegi:14120,set:A") == [("rows[2].place", "place-within-set")]


def test_two_parents_are_a_conflict_that_the_list_shows(workspace: Workspace) -> None:
    imported(workspace, "place,name", "inegi:14120,Zapopan")
    which = only(workspace)
    for state in ("MX-NAY", "MX-JAL"):
        workspace.write(which.id, [Draft("place", named_subject(ZAPOPAN), {"within": f"iso3166-2:{state}"})])
    (row,) = places.listing(workspace, which).rows
    assert row.conflicts == ("within",)
    found = problems(workspace)
    assert (ZAPOPAN, "place-in-conflict") in found
    shown: dict[str, set[tuple[str, str]]] = {
        "iso3166-2:MX-JAL": set(),
        "iso3166-2:MX-NAY": {(ZAPOPAN, "place-against-code")},
    }
    assert found - {(ZAPOPAN, "place-in-conflict")} == shown[str(row.place.within)]


def test_places_of_several_coalitions_are_united(workspace: Workspace) -> None:
    first = only(workspace)
    places.add(workspace, first, [Place(ZAPOPAN, names={"es": "Zapopan"})])
    second = found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    places.add(
        workspace,
        second,
        [Place(ZAPOPAN, names={"es": "Otro"}, figures={("gdp", 2020): Figure(Decimal(1), "B", "MXN")})],
    )
    own = places.naming(places.atlas_of(workspace, [first, second]), ["inegi:14101"])
    assert own.places[ZAPOPAN].names == {"es": "Zapopan"}
    assert own.places[ZAPOPAN].figures
    assert own.problems == []
    assert places.name_in(own, ZAPOPAN, ("en", "es")) == "Zapopan"
    assert places.name_in(own, JALISCO, ("en",)) == "Jalisco"
    assert places.name_in(own, TONALA, ("en",)) == TONALA
    assert [one.code for one in coalitions.coalitions(workspace)] == ["aca-gdl", "jci"]


def test_the_gazetteer_knows_first_subdivisions_and_those_within_them() -> None:
    mexican = [one.name for one in gazetteer.of_country("MX")]
    assert len(mexican) == 32
    assert mexican.index("Chiapas") < mexican.index("Chihuahua") < mexican.index("Ciudad de México")
    assert gazetteer.of_country("JP")[0].code == "iso3166-2:JP-01"
    assert len([one for one in gazetteer.of_country("JP") if one.kind == "Prefecture"]) == 47
    assert gazetteer.subdivisions()["iso3166-2:FR-75C"].within == "iso3166-2:FR-IDF"
    assert gazetteer.of_country("M") == []
    known = gazetteer.subdivisions()
    assert all(one.within in known or one.within.startswith("iso3166-1:") for one in known.values())


@pytest.mark.parametrize(
    ("table", "field", "code"),
    [
        ("place,within\nx:a,x:b x:c\n", "rows[2].within", "place-in-several"),
        ("place,within\nx:a,x:b;x:c\n", "rows[2].within", "place-in-several"),
        ("place,within\nx:a,x:b\nx:a,x:c\n", "rows[3].place", "said-twice"),
        ("place,figures.gdp,source\nx:a,5 USD,Bank\n", "rows[1].figures.gdp", "figure-without-year"),
        ("place,population,source\nx:a,5,Census\n", "rows[1].population", "figure-without-year"),
        ("place,gdp,source\nx:a,5 USD,Bank\n", "rows[1].gdp", "figure-without-year"),
        ("place,figures.gdp.2020,source\nx:a,5,Bank\n", "rows[2].figures.gdp.2020", "money-without-currency"),
        ("place,figures.population.2020,source\nx:a,-5,C\n", "rows[2].figures.population.2020", "negative-figure"),
        ("place,figures.population.2020,figures.population.2020\nx:a,5,6\n", "rows[1].figures.population.2020",
         "said-twice"),
        ("place,members\nset:s,set:s\n", "rows[2].place", "set-circle"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_right_says_where_and_why(
    workspace: Workspace, table: str, field: str, code: str
) -> None:
    with pytest.raises(Refused) as error:
        places.import_table(workspace, only(workspace), read_or_refuse(table.encode()))
    assert [(one.field, one.code) for one in error.value.problems] == [(field, code)]
    assert places.listing(workspace, only(workspace)).rows == []
