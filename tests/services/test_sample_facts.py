"""What the samples say of places, commitments and public sentences comes to what is told of them."""

import secrets
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.coalition.network import bodies_of, members_of
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.figures.claims import Checked
from aca_desktop.services.figures.totals import Totals, totals
from aca_desktop.services.organisations import organisations
from aca_desktop.services.samples import samples
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.journal.checking import check
from tests.services.founding import AFTER_SAMPLES, Clock, only


def context(folder: Path) -> Context:
    return Context(Clock(), secrets.token_bytes, folder / "home")


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[Workspace]:
    """Open a sample where it was built, or a copy beside it, as the laptop that built it."""
    context = Context(Clock(AFTER_SAMPLES), secrets.token_bytes, path.parent / "home")
    with open_workspace(path, context, write=write) as workspace:
        yield workspace


@pytest.fixture
def gdl(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    with opened(built_samples["aca-gdl"]) as workspace:
        yield workspace


@pytest.fixture
def jci(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    with opened(built_samples["jci"]) as workspace:
        yield workspace


@pytest.fixture
def wasi(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    with opened(built_samples["wasi"]) as workspace:
        yield workspace


@pytest.fixture
def network(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    with opened(built_samples["aca"]) as workspace:
        yield workspace


def move_on(workspace: Workspace, **time: int) -> None:
    """Set a workspace's clock to another year or month."""
    clock = workspace.context.now
    assert isinstance(clock, Clock)
    clock.moment = clock.moment.replace(**time)  # type: ignore[arg-type]


def numbers(workspace: Workspace) -> list[tuple[str | None, *tuple[int, ...]]]:
    """Return what each sentence comes to: its verdict, and what its figures count."""
    return figures(claims.check(workspace, only(workspace)))


def figures(found: Iterable[Checked]) -> list[tuple[str | None, *tuple[int, ...]]]:
    return [(one.verdict, *(int(told.now.value) for told in one.slots if told.now)) for one in found]


def of(workspace: Workspace, territory: str | None = None) -> Totals:
    return totals(workspace, coalitions.coalitions(workspace), territory=territory)


def test_guadalajara_represents_what_its_metropolitan_area_has(gdl: Workspace) -> None:
    found = of(gdl, "set:AMG")
    assert found.population.net == 5_268_642
    assert found.population.missing == ()
    assert len(found.population.counted) == 10
    assert found.population.sources == ("INEGI, Censo de Población y Vivienda 2020",)
    assert int(found.population.gross) == 8_348_151 + 5_268_642
    assert [(one.place, int(one.value or 0)) for one in found.population.outside] == [
        ("iso3166-2:MX-JAL", 8_348_151 - 5_268_642)
    ]


def test_without_the_territory_the_state_is_outermost(gdl: Workspace) -> None:
    found = of(gdl)
    assert (int(found.population.net), int(found.population.gross)) == (8_348_151, 8_348_151 + 5_268_642)
    assert {one.inside for one in found.population.removed} == {"iso3166-2:MX-JAL"}
    assert len(found.population.removed) == 10
    assert found.signatories == 36


@pytest.mark.parametrize("code", samples.ALONE)
def test_places_have_names_in_three_languages_and_nothing_wrong(
    built_samples: Mapping[str, Path], code: str
) -> None:
    with opened(built_samples[code]) as workspace:
        found = places.listing(workspace, only(workspace))
        assert found.problems == []
        assert all({"en", "es", "ja"} <= row.place.names.keys() for row in found.rows)
        for row in found.rows:
            assert all(figure.source for figure in row.place.figures.values())


def test_guadalajaras_sentences_are_true(gdl: Workspace) -> None:
    assert numbers(gdl) == [("true", 36), ("true", 5_268_642), *[(None,)] * 4]


def test_japans_four_sentences_are_true(jci: Workspace) -> None:
    assert numbers(jci) == [("true", 105), ("true", 5), ("true", 15), ("true", 57), *[(None,)] * 2]


def test_we_are_still_ins_sentences_are_true_and_what_was_published_is_cited(wasi: Workspace) -> None:
    assert numbers(wasi) == [
        *(("true", 2_950), ("true", 170_850_000), ("true", 6_433_708_000_000)),
        *[(None,)] * 5,
    ]
    cited = [
        one for one in claims.claims(wasi, only(wasi)) if one.source and one.source.startswith("We Are Still")
    ]
    assert [one.words["en"] for one in cited] == [
        "2,700 signatories, 127 million people, 6.2 trillion USD of GDP",
        "Nearly 3,000 signatories, 170 million people, 6.4 trillion USD of GDP",
        "3,800 signatories, 155 million people, 9 trillion USD of GDP",
        "3,952 signatories, 159 million people, 9.6 trillion USD of GDP",
    ]
    assert len({one.seen for one in cited}) == 4


def test_we_are_still_in_counts_people_and_gdp_once(wasi: Workspace) -> None:
    found = of(wasi, "iso3166-1:US")
    assert (int(found.population.gross), int(found.population.net)) == (206_040_000, 170_850_000)
    assert found.gdp[0].currency == "USD"
    assert int(found.gdp[0].gross) == 7_776_512_000_000
    assert found.population.missing == found.gdp[0].missing == ()
    assert not found.population.exceeds


def test_mars_is_in_the_leaders_circle_with_its_two_targets(wasi: Workspace) -> None:
    (row,) = commitments.listed(wasi, only(wasi))
    mars = row.commitment
    assert row.names["en"] == "Mars, Incorporated"
    assert (mars.scope, mars.base_year, mars.target_year) == ("value-chain", 2015, 2050)
    assert mars.percent == 67
    assert mars.interim == {2025: 27}


def test_ricoh_and_sony_have_approved_targets_and_nothing_else_is_said_of_them(jci: Workspace) -> None:
    real = [row for row in commitments.listed(jci, only(jci)) if row.names["en"] in ("Ricoh", "Sony")]
    assert len(real) == 2
    for row in real:
        assert row.validation is not None
        assert (row.validation.status, row.validation.body) == ("approved", "SBTi")
        assert (row.commitment.percent, row.commitment.target_year) == (None, None)


@pytest.mark.parametrize("code", samples.ALONE)
def test_commitments_are_sound_and_say_where_they_come_from(built_samples: Mapping[str, Path], code: str) -> None:
    with opened(built_samples[code]) as workspace:
        move_on(workspace, year=2030)
        rows = commitments.listed(workspace, only(workspace))
        assert rows
        for row in rows:
            assert row.problems == []
            assert not row.too_old, "a sample does not age"
            assert all(one.source for one in row.commitment.validations)
        assert all(problems == [] for _claim, problems in claims.listing(workspace, only(workspace)))


@pytest.mark.parametrize(
    ("code", "name", "sentences"),
    [
        ("aca-gdl", "Fortius", (0,)),
        ("jci", "サンプル製作所 05", (1,)),
        ("jci", "ソニー", (2,)),
        ("wasi", "Government of Example State 01", (1, 2)),
    ],
)
def test_a_sentence_is_not_true_any_more_when_the_right_one_withdraws(
    built_samples: Mapping[str, Path], code: str, name: str, sentences: tuple[int, ...]
) -> None:
    path = built_samples[code].with_name(f"{name}.aca")
    shutil.copy(built_samples[code], path)
    with opened(path, write=True) as workspace:
        move_on(workspace, month=11)
        (row,) = organisations.listing(workspace, only(workspace), search=name).rows
        following.withdraw(workspace, row.signatures[0].id)
        verdicts = [verdict for verdict, *_numbers in numbers(workspace)]
    assert [number for number, verdict in enumerate(verdicts) if verdict == "not-any-more"] == [*sentences]
    assert {verdict for verdict in verdicts if verdict} <= {"true", "not-any-more"}


def test_the_network_unites_three_coalitions_without_counting_twice(network: Workspace) -> None:
    every = coalitions.coalitions(network)
    assert [one.code for one in every] == ["aca", "aca-gdl", "jci", "wasi"]
    assert all(one.sample for one in every)
    assert len({one.record.country for one in every[1:]}) == 3
    aca = coalitions.coalition(network, "aca")
    assert members_of(aca.fields) == {one.id for one in every[1:]}
    assert Counter(one.role for one in bodies_of(aca.fields)) == {
        "advancing-organisation": 7,
        "national-coordinator": 3,
        "partner": 1,
    }
    found = figures(claims.check(network, aca))
    assert found == [("true", 3, 3), ("true", 36 + 162 + 2_950, 170_850_000 + 8_348_151), (None,)]
    united = totals(network, every)
    assert united.signatories == 3_148
    assert check(network.file, Checker()) == []
