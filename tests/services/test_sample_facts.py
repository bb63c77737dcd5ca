"""What the samples say of places, commitments and public sentences comes to what is told of them."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.services import coalitions, places, samples
from aca_desktop.services.totals import Totals, totals
from aca_desktop.services.workspaces import Workspace, open_workspace
from tests.services.founding import Clock, only


def context(folder: Path) -> Context:
    return Context(Clock(), secrets.token_bytes, folder / "home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, which tests only read."""
    folder = tmp_path_factory.mktemp("samples")
    for code in ("aca-gdl", "jci"):
        samples.build(folder / f"{code}.aca", code, context(folder))
    return folder


@pytest.fixture
def gdl(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder / "aca-gdl.aca", context(folder)) as workspace:
        yield workspace


@pytest.fixture
def jci(folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder / "jci.aca", context(folder)) as workspace:
        yield workspace


def of(workspace: Workspace, territory: str | None = None) -> Totals:
    return totals(workspace, coalitions.coalitions(workspace), territory=territory)


def test_guadalajara_represents_what_its_metropolitan_area_has(gdl: Workspace) -> None:
    found = of(gdl, "set:AMG")
    assert found.population.net == 5_268_642
    assert found.population.missing == ()
    assert len(found.population.counted) == 10
    assert found.population.sources == ("INEGI, Censo de Población y Vivienda 2020",)


def test_without_the_territory_the_state_is_outermost(gdl: Workspace) -> None:
    found = of(gdl)
    assert (int(found.population.net), int(found.population.gross)) == (8_348_151, 8_348_151 + 5_268_642)
    assert {one.inside for one in found.population.removed} == {"iso3166-2:MX-JAL"}
    assert len(found.population.removed) == 10
    assert found.signatories == 36


@pytest.mark.parametrize("code", ["aca-gdl", "jci"])
def test_places_have_names_in_three_languages_and_nothing_wrong(folder: Path, code: str) -> None:
    with open_workspace(folder / f"{code}.aca", context(folder)) as workspace:
        found = places.listing(workspace, only(workspace))
        assert found.problems == []
        assert all({"en", "es", "ja"} <= row.place.names.keys() for row in found.rows)
        for row in found.rows:
            assert all(figure.source for figure in row.place.figures.values())
