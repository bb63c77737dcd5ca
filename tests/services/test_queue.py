"""The queue: who is expected, who has come, in which order; and how a guest finds an organisation."""

import dataclasses
from collections.abc import Sequence

import pytest

from aca_desktop.domain.organisations.record import Contact, OrganisationById, OrganisationRecord
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import drafts, queue
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.following import withdraw
from aca_desktop.services.signing.queue import coming
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import only, signature, signed


def add(workspace: Workspace, name: str, **more: object) -> str:
    record = OrganisationRecord({"es": name}, "business", "MX", **more)  # type: ignore[arg-type]
    return organisations.add(workspace, only(workspace), record)


def names(workspace: Workspace, typed: str) -> list[str]:
    return [one.name for one in queue.find(workspace, only(workspace), typed, "es").candidates]


def test_nobody_is_shown_before_enough_is_typed(workspace: Workspace) -> None:
    add(workspace, "Universidad de Guadalajara")
    add(workspace, "山田製作所", reading="やまだせいさくしょ")
    assert (
        names(workspace, "") == names(workspace, "un") == names(workspace, " u n ") == names(workspace, "山") == []
    )
    assert names(workspace, "UNÍ") == ["Universidad de Guadalajara"]
    assert names(workspace, "山田") == ["山田製作所"]
    assert names(workspace, "ﾔﾏ") == names(workspace, "やまだ") == ["山田製作所"]
    assert names(workspace, "100%_") == []


def test_those_whose_names_begin_so_come_first_and_never_all(workspace: Workspace) -> None:
    for number in range(9):
        add(workspace, f"A{number} Transporte")
    add(workspace, "Portería", short="POR")
    found = queue.find(workspace, only(workspace), "por", "es", limit=4)
    assert found.candidates[0].name == "Portería"
    assert (len(found.candidates), found.more) == (4, True)


def test_two_of_one_name_are_told_apart_by_place_and_sector(workspace: Workspace) -> None:
    which = only(workspace)
    for sector, place in (
        ("business", "iso3166-2:MX-JAL"),
        ("business", "iso3166-2:MX-NLE"),
        ("civil-society", None),
    ):
        record = OrganisationRecord({"es": "Cámara de Comercio"}, sector, "MX", place=place)
        organisations.add(workspace, which, record)
    found = queue.find(workspace, which, "camara", "es").candidates
    assert {(one.sector, one.place) for one in found} == {
        ("Empresas", "Jalisco"),
        ("Empresas", "Nuevo León"),
        ("Sociedad civil", ""),
    }
    rows = queue.expected(workspace, which, "es").rows
    assert {(one.sector, one.place) for one in rows} == {(one.sector, one.place) for one in found}


def test_names_that_are_long_or_strange_are_found_and_kept(workspace: Workspace) -> None:
    for name in ("N" * 200, "Red 🌱 Verde", "שלום עמותה", "Łódź Żabka"):
        add(workspace, name)
    assert names(workspace, "nnn") == ["N" * 200]
    assert names(workspace, "🌱 v") == ["Red 🌱 Verde"]
    assert names(workspace, "עמותה") == ["שלום עמותה"]
    assert names(workspace, "zabka") == ["Łódź Żabka"]
    assert names(workspace, "ver\nde") == ["Red 🌱 Verde"]  # a line's end parts words as a blank does
    one = queue.arrive(workspace, only(workspace), coming("שלום 🌱 " + "N" * 190))
    assert [kept.name for kept in queue.arrivals(workspace, only(workspace))] == [one.name]


def test_who_has_signed_is_known_with_what_was_signed(workspace: Workspace) -> None:
    which = only(workspace)
    one = signed(workspace)
    (found,) = queue.find(workspace, which, "universidad", "es").candidates
    (before,) = found.signed
    assert (before.signature, before.label, before.status) == (one.signature, "1", "signed")
    assert found.signed_version(before.publication) == before
    assert found.signed_version("0" * 64) is None
    withdraw(workspace, one.signature)
    (found,) = queue.find(workspace, which, "universidad", "es").candidates
    assert (found.signed, found.status) == ((), "withdrawn")


def test_expected_are_those_who_have_neither_signed_nor_come(workspace: Workspace) -> None:
    which = only(workspace)
    signed(workspace)
    people = {"spokesperson": Contact("Ana Pérez", "Directora")}
    museum = add(workspace, "Museo", contacts=people)
    add(workspace, "Hospital")
    add(workspace, "Colegio")
    page = queue.expected(workspace, which, "es")
    assert ([one.name for one in page.rows], page.total) == (["Colegio", "Hospital", "Museo"], 3)
    assert page.rows[2].person == "Ana Pérez · Directora"
    queue.arrive(workspace, which, coming("Museo", museum))
    page = queue.expected(workspace, which, "es", limit=1)
    assert ([one.name for one in page.rows], page.total) == (["Colegio"], 2)
    assert [one.name for one in queue.expected(workspace, which, "es", offset=1).rows] == ["Hospital"]
    assert [one.name for one in queue.expected(workspace, which, "es", typed="hó").rows] == ["Hospital"]


def order(workspace: Workspace) -> Sequence[str]:
    return [one.name for one in queue.arrivals(workspace, only(workspace))]


def test_arrivals_keep_their_order_and_can_be_put_in_another(workspace: Workspace) -> None:
    which = only(workspace)
    a, b, c = (queue.arrive(workspace, which, coming(name)) for name in "ABC")
    assert (order(workspace), a.arrived) == (["A", "B", "C"], "2026-06-05T11:42:07-06:00")
    queue.put_in_order(workspace, [c.id, a.id, b.id])
    assert order(workspace) == ["C", "A", "B"]
    queue.put_in_order(workspace, [b.id, "gone", a.id])
    assert order(workspace) == ["C", "B", "A"]
    queue.leave(workspace, c.id)
    queue.leave(workspace, c.id)
    queue.arrive(workspace, which, coming("D"))
    assert order(workspace) == ["B", "A", "D"]


def test_what_is_said_of_an_arrival_is_judged(workspace: Workspace) -> None:
    which = only(workspace)
    one = queue.arrive(workspace, which, dataclasses.replace(coming(" Museo "), person="Ana", note="a las 12"))
    assert (one.name, one.person, one.note) == ("Museo", "Ana", "a las 12")
    for wrong in (coming(""), coming("a\nb"), coming("x" * 201), coming("Museo", person="a\u202eb")):
        with pytest.raises(Refused):
            queue.arrive(workspace, which, wrong)
    queue.change(workspace, dataclasses.replace(one, note="", language="en"))
    (kept,) = queue.arrivals(workspace, which)
    assert (kept.note, kept.language, kept.person) == ("", "en", "Ana")
    queue.leave(workspace, one.id)
    with pytest.raises(AcaError) as error:
        queue.change(workspace, one)
    assert error.value.code == "arrival-gone"


def test_an_arrival_is_put_aside_with_its_draft_and_called_back(workspace: Workspace) -> None:
    which = only(workspace)
    one = queue.arrive(workspace, which, coming("Museo"))
    draft = drafts.open_draft(workspace, DraftAbout(which.code, "1" * 64, "es", arrival=one.id))
    drafts.keep(workspace, draft, {"name": "Ana"})
    queue.put_aside(workspace, one.id)
    assert [(row.parked, row.draft) for row in queue.arrivals(workspace, which)] == [(True, draft)]
    assert [row.parked for row in drafts.waiting(workspace)] == [True]
    drafts.resume(workspace, draft)
    assert [row.parked for row in queue.arrivals(workspace, which)] == [False]


def test_a_second_person_can_be_found_to_have_signed(workspace: Workspace) -> None:
    which = only(workspace)
    one = signed(workspace)
    drafts_about = DraftAbout(which.code, "1" * 64, "es", organisation=one.organisation)
    second = drafts.open_draft(workspace, drafts_about)
    drafts.sign_draft(workspace, second, signature(OrganisationById(one.organisation)))
    (found,) = queue.find(workspace, which, "universidad", "es").candidates
    assert len(found.signed) == 2
