"""Organisations through the services: what is listed and shown, what an edit changes, what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import Contact, OrganisationRecord
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace
from aca_desktop.storage.journal.checking import digests
from tests.services.founding import OtherLaptop, found, only, signed

BAKERY = OrganisationRecord({"es": "Panadería Ejemplo"}, "business", "MX")


def names(page: organisations.Page) -> list[object]:
    return [row.fields.get("names.es") for row in page.rows]


def problems(error: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in error.value.problems]


def test_a_workspace_without_coalitions_lists_nothing(workspace: Workspace, tmp_path: Path) -> None:
    with create_workspace(tmp_path / "empty.aca", workspace.context, "Mesa 1") as empty:
        assert organisations.listing(empty, None) == organisations.Page((), 0)
        assert organisations.listing(empty, None, search="a", limit=0) == organisations.Page((), 0)


def test_organisations_are_listed_by_name_whatever_their_marks_and_case(workspace: Workspace) -> None:
    for name in ("zapatería", "Óptica", "Abarrotes", "óleos"):
        organisations.add(workspace, only(workspace), replace(BAKERY, names={"es": name}))
    page = organisations.listing(workspace, only(workspace))
    assert names(page) == ["Abarrotes", "óleos", "Óptica", "zapatería"]
    assert page.total == 4
    assert names(organisations.listing(workspace, only(workspace), offset=1, limit=2)) == ["óleos", "Óptica"]
    assert organisations.listing(workspace, only(workspace), offset=1, limit=2).total == 4


def test_a_search_finds_part_of_any_name(workspace: Workspace) -> None:
    organisations.add(workspace, only(workspace), BAKERY)
    organisations.add(workspace, only(workspace), replace(BAKERY, names={"ja": "パン屋"}, short="Horno"))
    for search, total in (
        ("PANADERIA", 1),
        ("ぱん", 1),
        ("horn", 1),
        ("o", 2),
        ("", 2),
        ("xyz", 0),
        ("\udc80", 0),
    ):
        assert organisations.listing(workspace, None, search=search).total == total, search


def test_a_list_of_all_coalitions_or_of_one(workspace: Workspace) -> None:
    first = only(workspace)
    second = found(workspace, "aca-leon", LaptopKey.from_seed(b"2" * 32))
    organisations.add(workspace, first, BAKERY)
    organisations.add(workspace, second, replace(BAKERY, names={"es": "Panadería de León"}))
    assert organisations.listing(workspace, None).total == 2
    assert names(organisations.listing(workspace, second)) == ["Panadería de León"]


def test_statuses_choose(workspace: Workspace) -> None:
    organisations.add(workspace, only(workspace), BAKERY)
    one = signed(workspace)
    page = organisations.listing(workspace, only(workspace), statuses=["signed"])
    assert [(row.id, [signature.id for signature in row.signatures]) for row in page.rows] == [
        (one.organisation, [one.signature])
    ]
    assert names(organisations.listing(workspace, only(workspace), statuses=["expected"])) == ["Panadería Ejemplo"]
    assert organisations.listing(workspace, None, statuses=["withdrawn", "rejected"]).total == 0


def test_one_that_was_added_is_shown_as_it_was_described(workspace: Workspace) -> None:
    record = replace(
        BAKERY, answer="yes", next="Llamar el lunes", contacts={"press": Contact("Luz", email="luz@pan.example")}
    )
    id_ = organisations.add(workspace, only(workspace), record)
    shown = organisations.show(workspace, only(workspace), id_)
    assert shown.status == "expected"
    assert shown.fields == {
        "names.es": "Panadería Ejemplo",
        "sector": "business",
        "country": "MX",
        "answer": "yes",
        "next": "Llamar el lunes",
        "contacts.press": {"name": "Luz", "email": "luz@pan.example"},
    }
    assert (shown.conflicts, shown.signatures) == ({}, [])
    (history,) = shown.history
    assert (history.kind, history.laptop, history.at) == (
        "organisation",
        "Coordinación 1",
        "2026-06-05T11:42:07-06:00",
    )
    assert set(history.fields) == set(shown.fields)
    assert (history.values, history.over, history.void, history.undone) == (shown.fields, (), None, False)


def test_a_new_organisation_keeps_the_rules(workspace: Workspace) -> None:
    before = digests(workspace.path, workspace.journal)
    wrong = OrganisationRecord({"es": "Panadería\u202e"}, "bakeries", "XX")
    with pytest.raises(Refused) as refused:
        organisations.add(workspace, only(workspace), wrong)
    assert problems(refused) == [
        ("names.es", "bidi-control"),
        ("sector", "unknown-sector"),
        ("country", "unknown-country"),
    ]
    assert digests(workspace.path, workspace.journal) == before


def test_a_signature_is_shown_with_what_was_signed(workspace: Workspace) -> None:
    one = signed(workspace)
    shown = organisations.show(workspace, only(workspace), one.organisation)
    (signature,) = shown.signatures
    assert (signature.status, signature.read.entry.id) == ("signed", one.signature)
    assert signature.read.signer is not None
    assert signature.read.signer.name == "María Zúñiga"
    assert signature.read.ink is not None
    assert shown.status == "signed"
    assert [entry.kind for entry in shown.history] == ["organisation", "signature"]


def test_what_was_erased_is_said_to_be(workspace: Workspace) -> None:
    which = only(workspace)
    one = signed(workspace)
    organisations.edit(workspace, which, one.organisation, {"notes": "Prefiere correo."})
    noted = organisations.show(workspace, which, one.organisation).history[-1].id
    erasure = Draft("erasure", one.organisation, {"day": "2026-06-05"}, over=(one.signature, noted))
    workspace.write(which.id, [erasure])
    shown = organisations.show(workspace, which, one.organisation)
    (signature,) = shown.signatures
    assert (signature.read.gone, signature.read.signer, signature.read.ink) == ("erased", None, None)
    notes = shown.fields["notes"]
    assert getattr(notes, "why", None) == "erased"


def test_nobody_knows_an_organisation_that_is_not_here(workspace: Workspace) -> None:
    which = only(workspace)
    one = signed(workspace)
    strangers = [workspace.context.new_id(), one.organisation.upper(), one.signature, which.subject, "", "\udc80"]
    for id_ in strangers:
        for ask in (organisations.show, lambda w, c, i: organisations.edit(w, c, i, {"tier": "A"})):
            with pytest.raises(AcaError) as unknown:
                ask(workspace, which, id_)
            assert unknown.value.code == "unknown-organisation"
            str(unknown.value.facts["id"]).encode()


def test_one_of_another_coalition_is_not_known(workspace: Workspace) -> None:
    second = found(workspace, "aca-leon", LaptopKey.from_seed(b"2" * 32))
    id_ = organisations.add(workspace, coalition(workspace, "aca-gdl"), BAKERY)
    with pytest.raises(AcaError, match="unknown-organisation"):
        organisations.show(workspace, second, id_)


def test_an_edit_changes_what_it_names_and_nothing_else(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, replace(BAKERY, tier="A", website="https://pan.example"))
    changed = organisations.edit(
        workspace, which, id_, {"names.en": "  Example Bakery ", "sector": "Cooperative", "tier": "null"}
    )
    assert changed is not None
    assert changed.header.fields == ("names.en", "sector", "tier")
    assert organisations.show(workspace, which, id_).fields == {
        "names.es": "Panadería Ejemplo",
        "names.en": "Example Bakery",
        "sector": "cooperative",
        "country": "MX",
        "website": "https://pan.example",
    }


def test_an_edit_that_changes_nothing_writes_nothing(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    before = digests(workspace.path, workspace.journal)
    assert organisations.edit(workspace, which, id_, {"sector": "business", "tier": ""}) is None
    assert organisations.edit(workspace, which, id_, {}) is None
    assert digests(workspace.path, workspace.journal) == before


def test_an_edit_says_everything_that_is_wrong_and_changes_nothing(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    before = digests(workspace.path, workspace.journal)
    fields = {"nmae": "x", "sector": "bakeries", "identifiers.lei": "1", "joined": "yesterday", "tier": "A"}
    with pytest.raises(Refused) as refused:
        organisations.edit(workspace, which, id_, fields)
    assert problems(refused) == [
        ("nmae", "unknown-field"),
        ("sector", "unknown-sector"),
        ("identifiers.lei", "malformed-identifier"),
        ("joined", "malformed-day"),
    ]
    assert digests(workspace.path, workspace.journal) == before


@pytest.mark.parametrize("said", ["names", "sector", "country"])
def test_an_organisation_keeps_a_name_a_sector_and_a_country(workspace: Workspace, said: str) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    with pytest.raises(Refused) as refused:
        organisations.edit(workspace, which, id_, {"names.es" if said == "names" else said: "null"})
    assert problems(refused) == [(said, "missing")]


def test_one_of_two_names_may_go(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    organisations.edit(workspace, which, id_, {"names.en": "Bakery", "names.es": ""})
    assert organisations.show(workspace, which, id_).fields["names.en"] == "Bakery"


def test_a_conflict_shows_every_value_with_laptop_and_time_and_an_edit_settles_it(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    OtherLaptop(workspace).write(Draft("organisation", id_, {"sector": "cooperative", "tier": "A"}))
    shown = organisations.show(workspace, which, id_)
    assert list(shown.conflicts) == ["sector"]
    assert [(one.value, one.laptop) for one in shown.conflicts["sector"]] == [
        ("business", "Coordinación 1"),
        ("cooperative", "Mesa 2"),
    ]
    assert shown.fields["sector"] == "business"
    assert organisations.edit(workspace, which, id_, {"sector": "business"}) is not None
    assert organisations.show(workspace, which, id_).conflicts == {}


def test_history_tells_what_has_no_effect(workspace: Workspace) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    stranger = OtherLaptop(workspace, waits=True)
    stranger.write(Draft("organisation", id_, {"tier": "A"}))
    stranger.write(Draft("signature", id_, {"day": "2026-06-05"}))
    _, *rogue = organisations.show(workspace, which, id_).history
    assert [(one.laptop, one.void, one.fields, one.undone) for one in rogue] == [
        (None, "not-authorised", ("tier",), False),
        (None, "not-authorised", ("day",), False),
    ]
    assert "tier" not in organisations.show(workspace, which, id_).fields


def test_fields_as_typed_make_an_organisation(workspace: Workspace) -> None:
    typed = {
        "names.es": " Panadería ",
        "sector": "business",
        "country": "mx",
        "lists.RE100": "2019-04-01 the100.org",
    }
    entry = organisations.add_typed(workspace, only(workspace), typed | {"short": ""})
    shown = organisations.show(workspace, only(workspace), entry.header.subject)
    assert shown.status == "expected"
    assert shown.fields == {
        "names.es": "Panadería",
        "sector": "business",
        "country": "MX",
        "lists.RE100": {"date": "2019-04-01", "source": "the100.org"},
    }


def test_fields_as_typed_are_refused_with_all_that_is_wrong(workspace: Workspace) -> None:
    with pytest.raises(Refused) as error:
        organisations.add_typed(workspace, only(workspace), {"sector": "zoo", "colour": "red", "names.es": ""})
    assert sorted(problems(error)) == [
        ("colour", "unknown-field"),
        ("country", "missing"),
        ("names", "missing"),
        ("sector", "unknown-sector"),
    ]
    assert organisations.listing(workspace, only(workspace)).total == 0
