"""Totals of a workspace: who counts at which day, for which place, and what is left out and said."""

from datetime import date
from typing import Any

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.values.problems import Refused
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import places
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.figures.totals import Totals, own_totals, totals
from aca_desktop.services.journal import undoing
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, place, signatory
from tests.services.founding import found, only

BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 4)


def of(workspace: Workspace, at: date | None = None, territory: str | None = None) -> Totals:
    return totals(workspace, coalitions.coalitions(workspace), at, territory)


def people(workspace: Workspace, at: date | None = None, territory: str | None = None) -> tuple[int, int]:
    """Return gross and net."""
    found = of(workspace, at, territory).population
    return int(found.gross), int(found.net)


def test_a_state_and_two_cities_in_it(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    for name, represents in (("Norte", NORTH), ("Estado", STATE), ("Sur", SOUTH)):
        signatory(workspace, name, "local-government", represents)
    assert people(workspace) == (10_671_923, 8_055_985)
    assert [(one.place, one.inside) for one in of(workspace).population.removed] == [
        (NORTH, STATE),
        (SOUTH, STATE),
    ]
    assert people(workspace, territory=NORTH) == (10_671_923, 1_460_148)


def test_businesses_and_universities_add_nobody_and_that_is_said(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    shop = signatory(workspace, "Tienda", "business", NORTH)
    school = signatory(workspace, "Universidad", "higher-education", NORTH)
    city = signatory(workspace, "Ciudad", "local-government")
    people_ = signatory(workspace, "Comunidad", "indigenous-community", SOUTH)
    found = of(workspace)
    assert found.population.net == 1_155_790
    assert found.standing == {SOUTH: (people_.organisation,)}
    assert {(one.organisation, one.why) for one in found.not_standing} == {
        (shop.organisation, "sector"),
        (school.organisation, "sector"),
        (city.organisation, "no-place"),
    }
    assert found.signatories == 4


def test_only_facts_are_dated(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    north = signatory(workspace, "Norte", "local-government", NORTH, day=date(2026, 6, 1))
    signatory(workspace, "Sur", "local-government", SOUTH, day=date(2026, 6, 3))
    assert people(workspace, BEFORE) == (0, 0)
    assert people(workspace, date(2026, 6, 1))[1] == 1_460_148
    assert people(workspace, date(2026, 6, 3))[1] == 1_460_148 + 1_155_790
    following.withdraw(workspace, north.signature, day=AFTER)
    assert people(workspace, date(2026, 6, 3))[1] == 1_460_148 + 1_155_790
    assert people(workspace, AFTER)[1] == people(workspace)[1] == 1_155_790


def test_a_withdrawal_taken_back_counts_until_it_was(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte", day=date(2026, 6, 1))
    withdrawal = following.withdraw(workspace, one.signature, day=date(2026, 6, 3))
    undoing.undo(workspace, withdrawal.id)  # on 5 June
    counted = [len(signatories(workspace, [which], (), date(2026, 6, day))) for day in (2, 3, 4, 5)]
    assert counted == [1, 0, 0, 1]


def test_provisional_ones_count_from_their_ratification_on(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte", day=date(2026, 6, 1), provisional=True)
    assert signatories(workspace, [which], ()) == []
    following.ratify(workspace, one.signature, day=date(2026, 6, 3))
    assert [len(signatories(workspace, [which], (), date(2026, 6, day))) for day in (2, 3)] == [0, 1]


def test_rejected_ones_never_count_since_reviews_are_not_dated(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte", day=date(2026, 6, 1))
    following.review(workspace, one.signature, "rejected")
    assert signatories(workspace, [which], (), date(2026, 6, 1)) == []


def test_an_organisation_of_two_coalitions_counts_once(workspace: Workspace) -> None:
    first = only(workspace)
    second = found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    for which in (first, second):
        places.add(workspace, which, FIXTURE)
        signatory(
            workspace, "Norte", "local-government", NORTH, which=which, identifiers__lei="529900T8BM49AURSDO55"
        )
    signatory(workspace, "Estado", "regional-government", STATE, which=second)
    found_ = of(workspace)
    assert found_.signatories == 2
    assert people(workspace) == (8_055_985 + 1_460_148, 8_055_985)
    assert totals(workspace, [first]).population.net == 1_460_148


def test_records_said_to_be_the_same_count_once(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = signatory(workspace, "Norte").organisation, signatory(workspace, "El Norte").organisation
    assert of(workspace).signatories == 2
    workspace.write(which.id, [Draft("same", other, {f"same.{one}": True})])
    assert of(workspace).signatories == 1
    assert len({found.one for found in signatories(workspace, [which], ())}) == 1


def test_who_no_longer_agrees_to_be_named_counts_unnamed(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte")
    consent: dict[str, Any] = {
        "consents.publish-organisation": {"given": False, "version": "1"},
        "day": "2026-06-05",
    }
    assert [found.unnamed for found in signatories(workspace, [which], ())] == [False]
    workspace.write(which.id, [Draft("consent", one.organisation, consent, over=(one.signature,))])
    assert [found.unnamed for found in signatories(workspace, [which], ())] == [True]


def test_gdp_stands_per_currency(workspace: Workspace) -> None:
    rich = [place(NORTH, gdp="5 MXN"), place(SOUTH, gdp="7.5 MXN"), place("x:far", gdp="9 USD")]
    places.add(workspace, only(workspace), rich)
    for code in (NORTH, SOUTH, "x:far"):
        signatory(workspace, code, "local-government", code)
    gdp = of(workspace).gdp
    assert [(one.currency, str(one.net), one.missing) for one in gdp] == [
        ("MXN", "12.5", ("x:far",)),
        ("USD", "9", (NORTH, SOUTH)),
    ]


def test_staff_is_a_line_of_its_own_and_a_subsidiary_is_not_added(workspace: Workspace) -> None:
    def staff(number: int) -> dict[str, Any]:
        return {"figures__staff__2024": {"value": str(number), "source": "Own count"}}

    parent = signatory(workspace, "Grupo", **staff(900))
    signatory(workspace, "Filial", parent=parent.organisation, **staff(100))
    signatory(workspace, "Otra", **staff(50))
    signatory(workspace, "Callada")
    (found_,) = of(workspace).own
    assert (found_.measure, int(found_.gross), int(found_.net), found_.missing) == ("staff", 1050, 950, ())


def test_nobodys_figures_vanish_in_a_circle_of_parents() -> None:
    def says(parent: str, number: int) -> dict[str, Json]:
        return {"parent": parent, "figures.staff.2024": {"value": str(number), "source": "Own count"}}

    said = {"a": says("b", 10), "b": says("a", 20), "c": says("c", 5), "d": says("a", 3)}
    (staff,) = own_totals(said, 2026)
    assert (int(staff.gross), int(staff.net)) == (38, 35)
    assert [row.place for row in staff.removed] == ["organisation:d"]


def test_a_territory_that_nobody_knows_is_refused(workspace: Workspace) -> None:
    for territory, code in (
        ("x:nowhere", "unknown-place"),
        ("set:nowhere", "set-without-members"),
        ("nowhere", "malformed-place"),
        ("iso3166-2:MX-XXX", "unknown-place"),
    ):
        with pytest.raises(Refused) as error:
            of(workspace, territory=territory)
        assert [(one.field, one.code) for one in error.value.problems] == [("territory", code)]
    assert people(workspace, territory="iso3166-1:MX") == (0, 0)
    assert people(workspace, territory="inegi:14") == (0, 0)


def test_currencies_are_added_only_by_a_rate_with_its_day_and_source(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), [place(NORTH, gdp="1000 MXN"), place(SOUTH, gdp="7 USD")])
    for code in (NORTH, SOUTH):
        signatory(workspace, code, "local-government", code)
    without = of(workspace).united
    assert without is not None
    assert (without.currency, int(without.net), without.without_rate) == ("MXN", 1000, (SOUTH,))
    rate = {"rates.USD.MXN.2025-12-31": {"rate": "18.5", "source": "Banco de México"}}
    coalitions.change(workspace, only(workspace), rate)
    found_ = of(workspace).united
    assert found_ is not None
    assert (str(found_.net), found_.without_rate) == ("1130", ())
    assert [(one.rate.source, int(one.value)) for one in found_.converted] == [("Banco de México", 130)]
    assert [int(one.net) for one in of(workspace).gdp] == [1000, 7], "each currency stands for itself as before"
