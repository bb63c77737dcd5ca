"""Organisations from a table: added and edited all together, or refused with every mistake and nothing written."""

from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.values.problems import Refused
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.organisations import organisation_import, organisations
from aca_desktop.services.organisations.organisation_import import Imported, Similar
from aca_desktop.services.tables import judging
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.journal.checking import check, digests
from tests.services.founding import OtherLaptop, founded, only

BAKERY = OrganisationRecord({"es": "Panadería Ejemplo"}, "business", "MX")


def imported(workspace: Workspace, *lines: str) -> Imported:
    return organisation_import.import_table(workspace, only(workspace), read_or_refuse("\n".join(lines).encode()))


def refused(workspace: Workspace, *lines: str) -> list[tuple[str, str]]:
    """Return what is wrong with a table, having seen that it left no trace."""
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(Refused) as error:
        imported(workspace, *lines)
    assert digests(workspace.path, workspace.journal) == before
    return [(one.field, one.code) for one in error.value.problems]


def fields(workspace: Workspace, id_: str) -> dict[str, object]:
    return dict(organisations.show(workspace, only(workspace), id_).fields)


def test_each_row_becomes_an_organisation(workspace: Workspace) -> None:
    result = imported(
        workspace,
        "name;names.en;sector;country;founding;joined;figures.staff.2024;contacts.press;notes",
        "Panadería Ejemplo;Example Bakery;Cooperative;mx;yes;2026-02-03;120 Own count;Luz <luz@pan.example>;",
        'Museo Ejemplo;;culture;MX;;;;;"Dos\nlíneas"',
    )
    assert (len(result.added), result.edited, result.unchanged, result.similar) == (2, [], 0, [])
    assert fields(workspace, result.added[0]) == {
        "names.es": "Panadería Ejemplo",
        "names.en": "Example Bakery",
        "sector": "cooperative",
        "country": "MX",
        "founding": True,
        "joined": "2026-02-03",
        "figures.staff.2024": {"value": "120", "source": "Own count"},
        "contacts.press": {"name": "Luz", "email": "luz@pan.example"},
    }
    assert fields(workspace, result.added[1])["notes"] == "Dos\nlíneas"
    page = organisations.listing(workspace, only(workspace))
    assert {row.id for row in page.rows} == set(result.added)
    assert all(row.status == "expected" for row in page.rows)


def test_it_is_all_on_disk_and_sound(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        context = workspace.context
    told: list[tuple[int, int]] = []
    with open_workspace(tmp_path / "coordination.aca", context, write=True) as workspace:
        data = "\n".join(["name,sector,country", *(f"Empresa {n},business,MX" for n in range(300))]).encode()
        result = organisation_import.import_table(
            workspace, only(workspace), read_or_refuse(data), lambda *done: told.append(done)
        )
    with open_workspace(tmp_path / "coordination.aca", context) as workspace:
        assert check(workspace.file, Checker()) == []
        assert organisations.listing(workspace, None, limit=1).total == len(result.added) == 300
    assert told
    assert all(of == 300 for _done, of in told)


def test_an_id_edits_what_exists(workspace: Workspace) -> None:
    which = only(workspace)
    first = organisations.add(workspace, which, BAKERY)
    second = organisations.add(workspace, which, OrganisationRecord({"es": "Museo"}, "culture", "MX", tier="A"))
    result = imported(
        workspace,
        "id,name,sector,country,tier,names.en",
        f"{first},Panadería Nueva,,,,Bakery",
        f"{second},,,,null,",
        ",Huerto,business,MX,,",
    )
    assert (len(result.added), result.edited, result.unchanged) == (1, [first, second], 0)
    assert fields(workspace, first) == {
        "names.es": "Panadería Nueva",
        "names.en": "Bakery",
        "sector": "business",
        "country": "MX",
    }
    assert fields(workspace, second) == {"names.es": "Museo", "sector": "culture", "country": "MX"}


def test_a_table_once_more_by_id_writes_nothing(workspace: Workspace) -> None:
    added = imported(workspace, "name,sector,country,tier", "A,business,MX,", "B,culture,MX,1").added
    before = digests(workspace.path, workspace.journal)
    again = imported(
        workspace, "id,name,sector,country,tier", f"{added[0]},A,business,MX,", f"{added[1]},B,culture,MX,1"
    )
    assert again == Imported([], [], 2, [])
    assert digests(workspace.path, workspace.journal) == before


def test_an_edit_by_table_settles_a_conflict(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    OtherLaptop(workspace).write(Draft("organisation", id_, {"sector": "cooperative"}))
    assert imported(workspace, "id,sector", f"{id_},cooperative").edited == [id_]
    shown = organisations.show(workspace, only(workspace), id_)
    assert (shown.fields["sector"], shown.conflicts) == ("cooperative", {})


def test_every_mistake_of_every_row_is_told_at_once(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    assert refused(
        workspace,
        "id,name,sector,country,joined,contacts.press",
        ",Good,business,MX,,",
        ",Bad\u202eName,bakeries,XX,tomorrow,<nobody>",
        "",
        ",,,null,,",
        f"{id_},null,,,,",
        "nonsense,A,business,MX,,",
        f"{'0' * 8}-0000-7000-8000-{'0' * 12},A,,,,",
        f"{id_},B,,,,",
        ",C,business,MX,,,surplus",
    ) == [
        ("rows[3].name", "bidi-control"),
        ("rows[3].sector", "unknown-sector"),
        ("rows[3].country", "unknown-country"),
        ("rows[3].joined", "malformed-day"),
        ("rows[3].contacts.press.email", "malformed-email"),
        ("rows[5].names", "missing"),
        ("rows[5].sector", "missing"),
        ("rows[5].country", "missing"),
        ("rows[6].names", "missing"),
        ("rows[7].id", "malformed-id"),
        ("rows[8].id", "unknown-organisation"),
        ("rows[9].id", "said-twice"),
        ("rows[10]", "csv-cell-without-column"),
    ]


def test_the_header_is_judged_first(workspace: Workspace) -> None:
    assert refused(workspace, "name,Sektor,names.es,,legal.spanish,nmaes.en,x", "A,bakeries,,x,,,") == [
        ("rows[1].Sektor", "unknown-field"),
        ("rows[1].names.es", "said-twice"),
        ("rows[1]", "csv-column-without-heading"),
        ("rows[1].legal.spanish", "unknown-field"),
        ("rows[1].nmaes.en", "unknown-field"),
        ("rows[1].x", "unknown-field"),
    ]


def test_what_was_perhaps_meant_by_a_heading(workspace: Workspace) -> None:
    with pytest.raises(Refused) as error:
        imported(workspace, "name,contry", "A,MX")
    (problem,) = error.value.problems
    assert problem.facts == {"meant": "country"}


def test_a_heading_is_shown_short_and_harmless(workspace: Workspace) -> None:
    with pytest.raises(Refused) as error:
        imported(workspace, "name,\u202e\x1b[31m" + "x" * 500, "A,")
    (problem,) = error.value.problems
    assert problem.field.isprintable()
    assert len(problem.field) < 100


def test_a_column_that_lacks_is_missed_once(workspace: Workspace) -> None:
    rows = [f"Empresa {number}" for number in range(50)]
    assert refused(workspace, "name", *rows) == [("rows[1].sector", "missing"), ("rows[1].country", "missing")]


def test_what_is_no_table_is_refused(workspace: Workspace) -> None:
    assert refused(workspace, 'name,"sector') == [("file", "csv-malformed")]
    assert refused(workspace, "name\0") == [("file", "csv-nul")]


def test_a_header_alone_brings_nothing(workspace: Workspace) -> None:
    assert imported(workspace, "name,sector,country") == Imported([], [], 0, [])


def test_a_hostile_number_of_mistakes_comes_to_an_end(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_PROBLEMS", 10)
    found = refused(workspace, "name,sector,country", *["A,bakeries,XX"] * 50)
    assert len(found) == 11
    assert found[-1] == ("file", "too-many-problems")


def test_the_same_name_and_country_is_reported_and_not_merged(workspace: Workspace) -> None:
    there = organisations.add(workspace, only(workspace), BAKERY)
    result = imported(
        workspace,
        "name,names.en,sector,country",
        "panadería  EJEMPLO,Example Bakery,business,MX",
        "Panaderia Ejemplo,,business,MX",
        "Panadería Ejemplo,,business,CO",
        "Museo,Example Museum,culture,MX",
        "Otro museo,example museum,culture,MX",
        "Huerto,,business,MX",
    )
    first, _, _, museum, other_museum, _ = result.added
    assert list(result.similar) == [
        Similar("Panadería Ejemplo", "MX", [2], [there, first]),
        Similar("Example Museum", "MX", [5, 6], [museum, other_museum]),
    ]
    assert organisations.listing(workspace, None, limit=1).total == 7


def test_two_that_are_alike_in_every_language_are_reported_once(workspace: Workspace) -> None:
    row = "Panadería,Bakery,business,MX"
    (similar,) = imported(workspace, "name,names.en,sector,country", row, row).similar
    assert similar.rows == [2, 3]


def test_those_alike_that_the_table_does_not_name_are_not_its_matter(workspace: Workspace) -> None:
    for _ in range(2):
        organisations.add(workspace, only(workspace), BAKERY)
    assert imported(workspace, "name,sector,country", "Museo,culture,MX").similar == []


def test_the_plain_name_is_in_the_coalitions_first_language(workspace: Workspace) -> None:
    (id_,) = imported(workspace, "name,names.en,sector,country", "Museo,Museum,culture,MX").added
    assert fields(workspace, id_)["names.es"] == "Museo"
