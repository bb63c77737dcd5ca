"""The list of organisations: its order, what is found in it, and that places lead to rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.services.journal.erasing import erase
from aca_desktop.services.organisations import organisation_list as lists
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.organisation_list import Filter, Sort
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import OtherLaptop, founded, only, signature, signed

NAMES = {
    "Ángeles verdes": ("business", {}),
    "Zapopan": ("local-government", {"names.en": "City of Zapopan", "legal.es": "H. Ayuntamiento de Zapopan"}),
    "山田製作所": ("business", {"reading": "やまだせいさくしょ", "short": "ヤマダ"}),
    "Agua limpia": ("civil-society", {}),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with founded(tmp_path) as workspace:
        drafts = [
            Draft(
                "organisation",
                workspace.context.new_id(),
                {"names.es": name, "sector": sector, "country": "MX", **more},
            )
            for name, (sector, more) in NAMES.items()
        ]
        workspace.write(only(workspace).id, drafts)
        yield workspace


def named(workspace: Workspace, wanted: Filter) -> list[str]:
    which = only(workspace)
    places = lists.matching(workspace, which, lists.order(workspace, which), wanted)
    rows = lists.rows(workspace, places)
    return [str(rows[place].fields["names.es"]) for place in places]


def test_all_are_listed_by_name(workspace: Workspace) -> None:
    assert named(workspace, Filter()) == ["Agua limpia", "Ángeles verdes", "Zapopan", "山田製作所"]
    page = organisations.listing(workspace, only(workspace))
    assert [row.fields["names.es"] for row in page.rows] == named(workspace, Filter())


@pytest.mark.parametrize(
    ("sorts", "found"),
    [
        ((), ["Agua limpia", "Ángeles verdes", "Zapopan", "山田製作所"]),
        ((Sort("name", descending=True),), ["山田製作所", "Zapopan", "Ángeles verdes", "Agua limpia"]),
        ((Sort("sector"),), ["Ángeles verdes", "山田製作所", "Zapopan", "Agua limpia"]),
        ((Sort("sector", descending=True),), ["Agua limpia", "Zapopan", "Ángeles verdes", "山田製作所"]),
        (
            (Sort("sector"), Sort("name", descending=True)),
            ["山田製作所", "Ángeles verdes", "Zapopan", "Agua limpia"],
        ),
        ((Sort("status"),), ["Ángeles verdes", "山田製作所", "Agua limpia", "Zapopan"]),
        ((Sort("signed"),), ["山田製作所", "Ángeles verdes", "Agua limpia", "Zapopan"]),
        ((Sort("signed", descending=True),), ["Ángeles verdes", "山田製作所", "Agua limpia", "Zapopan"]),
    ],
)
def test_columns_sort_and_what_is_empty_comes_last(
    workspace: Workspace, sorts: tuple[Sort, ...], found: list[str]
) -> None:
    which = only(workspace)
    every = lists.rows(workspace, lists.order(workspace, which)).values()
    ids = {str(row.fields["names.es"]): row.id for row in every}
    for name, day in (("山田製作所", date(2026, 6, 4)), ("Ángeles verdes", date(2026, 6, 5))):
        sign(workspace, signature(OrganisationById(ids[name]), day=day))
    places = lists.in_order(workspace, which, sorts, "es")
    rows = lists.rows(workspace, places)
    assert [rows[place].fields["names.es"] for place in places] == found


def test_the_first_few(workspace: Workspace) -> None:
    which = only(workspace)
    assert list(lists.order(workspace, which, first=2)) == list(lists.order(workspace, which))[:2]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("angeles", ["Ángeles verdes"]),
        (" ÁNGELES ", ["Ángeles verdes"]),
        ("ayuntamiento", ["Zapopan"]),
        ("city of", ["Zapopan"]),
        ("山田", ["山田製作所"]),
        ("やまだ", ["山田製作所"]),
        ("ﾔﾏﾀﾞ", ["山田製作所"]),
        ("an", ["Ángeles verdes", "Zapopan"]),
        ("%", []),
        ("zapopan\nh.", ["Zapopan"]),
        ("verdes angel", ["Ángeles verdes"]),
        ("verdes zapopan", []),
        ("\ud800", []),
        ("  ", ["Agua limpia", "Ángeles verdes", "Zapopan", "山田製作所"]),
    ],
)
def test_what_is_typed_is_found_in_any_name(workspace: Workspace, typed: str, found: list[str]) -> None:
    assert named(workspace, Filter(typed)) == found
    shown = organisations.listing(workspace, only(workspace), search=typed)
    assert [row.fields["names.es"] for row in shown.rows] == found


def test_statuses_and_sectors_narrow_it(workspace: Workspace) -> None:
    which = only(workspace)
    agua = lists.order(workspace, which)[0]
    signed(workspace, lists.rows(workspace, [agua])[agua].id)
    assert named(workspace, Filter(statuses=frozenset({"signed"}))) == ["Agua limpia"]
    assert named(workspace, Filter(sectors=frozenset({"business", "local-government"}))) == [
        "Ángeles verdes",
        "Zapopan",
        "山田製作所",
    ]
    assert named(workspace, Filter("a", frozenset({"expected"}), frozenset({"business"}))) == ["Ángeles verdes"]


def test_a_change_is_found_and_what_is_no_more_is_left_out(workspace: Workspace) -> None:
    which = only(workspace)
    places = lists.order(workspace, which)
    agua, angeles = places[0], places[1]
    rows = lists.rows(workspace, places)
    organisations.edit(workspace, which, rows[agua].id, {"names.es": "Zumo limpio", "sector": "business"})
    assert named(workspace, Filter("agua")) == []
    assert named(workspace, Filter("zumo", sectors=frozenset({"business"}))) == ["Zumo limpio"]
    gone = dict.fromkeys(rows[angeles].fields)
    over = tuple(one.entry.id for one in workspace.journal.about(which.id, rows[angeles].id))
    workspace.write(which.id, [Draft("organisation", rows[angeles].id, gone, over=over)])
    assert angeles not in lists.rows(workspace, places)
    assert "Ángeles verdes" not in named(workspace, Filter())


def test_those_in_conflict_are_found_and_counted(workspace: Workspace) -> None:
    which = only(workspace)
    rows = lists.rows(workspace, lists.order(workspace, which))
    ids = {str(row.fields["names.es"]): row.id for row in rows.values()}
    other = OtherLaptop(workspace)
    for name, said in (("Zapopan", "a"), ("Agua limpia", "same")):
        workspace.write(which.id, [Draft("organisation", ids[name], {"tier": said})])
        other.write(Draft("organisation", ids[name], {"tier": "same"}))
    event = workspace.context.new_id()
    workspace.write(which.id, [Draft("event", event, {"names.es": "Foro"})])
    other.write(Draft("event", event, {"names.es": "Otro"}))
    assert named(workspace, Filter(contradicting=True)) == ["Zapopan"]
    assert named(workspace, Filter(contradicting=True, search="agua")) == []
    assert not Filter(contradicting=True).lets_all_through
    standing = lists.standing(workspace, which)
    assert (standing.statuses, standing.contradicting) == ({"expected": 4}, 1)


def test_people_are_found_where_they_stand_and_not_once_they_are_erased(workspace: Workspace) -> None:
    which = only(workspace)
    zapopan = next(one for one in organisations.listing(workspace, which).rows if "names.en" in one.fields)
    made = signed(workspace, zapopan.id)
    assert named(workspace, Filter("zuñi")) == ["Zapopan"], "whoever signed, accents and case aside"
    assert named(workspace, Filter("zu")) == [], "too little to name anybody"
    assert named(workspace, Filter("zuni", sectors=frozenset({"business"}))) == []
    water = next(
        one for one in organisations.listing(workspace, which).rows if one.fields["names.es"] == "Agua limpia"
    )
    organisations.edit(workspace, which, water.id, {"contacts.press": "Luz Ejemplo <luz@agua.example>"})
    assert named(workspace, Filter("LUZ EJ")) == ["Agua limpia"]
    assert named(workspace, Filter("agua.example")) == [], "an address is no name"
    organisations.edit(workspace, which, water.id, {"contacts.press": "Sol Ejemplo"})
    assert named(workspace, Filter("luz ej")) == [], "who is no contact any more"
    erase(workspace, which, zapopan.id, only=[made.signature])
    assert named(workspace, Filter("zuñi")) == []
