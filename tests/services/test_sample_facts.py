"""What the samples say of places, commitments and public sentences comes to what is told of them."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.services import claims, coalitions, commitments, following, organisations, places, samples
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


def numbers(workspace: Workspace) -> list[tuple[str | None, int]]:
    """Return what each sentence comes to: its verdict, and what it counts."""
    found = claims.check(workspace, only(workspace))
    return [(one.verdict, int(one.now.value)) for one in found if one.now]


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


def test_guadalajaras_sentences_are_true(gdl: Workspace) -> None:
    assert numbers(gdl) == [("true", 36), ("true", 5_268_642)]


def test_japans_four_sentences_are_true(jci: Workspace) -> None:
    assert numbers(jci) == [("true", 105), ("true", 5), ("true", 15), ("true", 57)]


def test_ricoh_and_sony_have_approved_targets_and_nothing_else_is_said_of_them(jci: Workspace) -> None:
    real = [row for row in commitments.listed(jci, only(jci)) if row.names["en"] in ("Ricoh", "Sony")]
    assert len(real) == 2
    for row in real:
        assert row.validation is not None
        assert (row.validation.status, row.validation.body) == ("approved", "SBTi")
        assert (row.commitment.percent, row.commitment.target_year) == (None, None)


@pytest.mark.parametrize("code", ["aca-gdl", "jci"])
def test_commitments_are_sound_and_say_where_they_come_from(folder: Path, code: str) -> None:
    with open_workspace(folder / f"{code}.aca", context(folder)) as workspace:
        clock = workspace.context.now
        assert isinstance(clock, Clock)
        clock.moment = clock.moment.replace(year=2030)
        rows = commitments.listed(workspace, only(workspace))
        assert rows
        for row in rows:
            assert row.problems == []
            assert not row.too_old, "a sample does not age"
            assert all(one.source for one in row.commitment.validations)
        assert all(problems == [] for _claim, problems in claims.listing(workspace, only(workspace)))


@pytest.mark.parametrize(
    ("code", "name", "sentences"),
    [("aca-gdl", "Fortius", (0,)), ("jci", "サンプル製作所 05", (1,)), ("jci", "ソニー", (2,))],
)
def test_a_sentence_is_not_true_any_more_when_the_right_one_withdraws(
    tmp_path: Path, code: str, name: str, sentences: tuple[int, ...]
) -> None:
    path = tmp_path / "sample.aca"
    samples.build(path, code, context(tmp_path))
    with open_workspace(path, context(tmp_path), write=True) as workspace:
        clock = workspace.context.now
        assert isinstance(clock, Clock)
        clock.moment = clock.moment.replace(month=11)
        (row,) = organisations.listing(workspace, only(workspace), search=name).rows
        following.withdraw(workspace, row.signatures[0].id)
        verdicts = [verdict for verdict, _number in numbers(workspace)]
    assert [number for number, verdict in enumerate(verdicts) if verdict == "not-any-more"] == [*sentences]
    assert set(verdicts) == {"true", "not-any-more"}
