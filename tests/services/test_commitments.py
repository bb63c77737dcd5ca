"""Commitments in a workspace: from a table, matched by LEI or name, with validations that add up to a history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.figures import commitments
from aca_desktop.services.tables.judging import ImportedTable
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import digests
from tests.services.counted import signatory
from tests.services.founding import founded, only

LEI = "529900T8BM49AURSDO55"
HEAD = (
    "lei,name,type,scope,target_year,percent,"
    "validation,validation_day,validation_body,validation_source,validation_seen"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with founded(tmp_path) as workspace:
        signatory(workspace, "Fábrica", identifiers__lei=LEI)
        signatory(workspace, "Banco")
        yield workspace


def imported(workspace: Workspace, *lines: str) -> ImportedTable:
    return commitments.import_table(workspace, only(workspace), read_or_refuse("\n".join(lines).encode()))


def refused(workspace: Workspace, *lines: str) -> list[tuple[str, str]]:
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(Refused) as error:
        imported(workspace, *lines)
    assert digests(workspace.path, workspace.journal) == before
    return [(one.field, one.code) for one in error.value.problems]


def test_a_table_matches_organisations_by_lei_and_name(workspace: Workspace) -> None:
    done = imported(
        workspace,
        HEAD,
        f"{LEI},,emission-reduction,1+2,2030,50,approved,2025-01-01,SBTi,Target list,2026-01-01",
        ",banco,renewable-energy,,2040,100,,,,,",
    )
    assert (len(done.added), done.edited, done.unchanged) == (2, [], 0)
    rows = {row.names["es"]: row for row in commitments.listed(workspace, only(workspace))}
    assert set(rows) == {"Fábrica", "Banco"}
    validation = rows["Fábrica"].validation
    assert validation is not None
    assert (validation.status, validation.body, validation.seen.year) == ("approved", "SBTi", 2026)
    assert rows["Banco"].validation is None


def test_validations_add_up_and_a_table_once_more_writes_nothing(workspace: Workspace) -> None:
    first = f"{LEI},,net-zero,,2050,,committed,2024-01-01,SBTi,List,"
    assert len(imported(workspace, HEAD, first).added) == 1
    assert imported(workspace, HEAD, first).unchanged == 1
    second = f"{LEI},,net-zero,,2050,,removed,2026-02-01,SBTi,List,"
    assert len(imported(workspace, HEAD, first, second).edited) == 1
    (one,) = commitments.commitments(workspace, only(workspace))
    assert [validation.status for validation in one.validations] == ["committed", "removed"]


def test_rows_about_one_new_commitment_are_one(workspace: Workspace) -> None:
    rows = [
        f"{LEI},,net-zero,,2050,,{status},2024-01-0{n},SBTi,List,"
        for n, status in ((1, "committed"), (2, "lapsed"))
    ]
    assert len(imported(workspace, HEAD, *rows).added) == 1
    (one,) = commitments.commitments(workspace, only(workspace))
    assert len(one.validations) == 2


def test_what_was_seen_too_long_ago_is_marked(workspace: Workspace) -> None:
    imported(workspace, HEAD, f"{LEI},,net-zero,,2050,,approved,2020-01-01,SBTi,List,2024-01-01")
    (row,) = commitments.listed(workspace, only(workspace))
    assert row.too_old


def test_every_mistake_is_told_at_its_row(workspace: Workspace) -> None:
    signatory(workspace, "Banco")
    assert refused(
        workspace,
        HEAD + ",base_year",
        "5299,,net-zero,,,,,,,,,",
        ",nobody,net-zero,,,,,,,,,",
        ",Banco,net-zero,,,,,,,,,",
        f"{LEI},,,,2030,,,,,,,",
        f"{LEI},,net-zero,,2030,,,,,,,2031",
        f"{LEI},,net-zero,,2032,,approved,,SBTi,,,",
        f"{LEI},,net-zero,,2033,,praised,2024-01-01,SBTi,List,,",
        ",,net-zero,,,,,,,,,",
        f"{LEI},,promise,,,,,,,,,",
    ) == [
        ("rows[2].lei", "malformed-identifier"),
        ("rows[3].name", "unknown-organisation"),
        ("rows[4].name", "ambiguous-organisation"),
        ("rows[5].type", "missing"),
        ("rows[6].target_year", "target-before-base"),
        ("rows[7].validation_day", "missing"),
        ("rows[7].validation_source", "missing"),
        ("rows[8].validation", "not-one-of"),
        ("rows[9].organisation", "missing"),
        ("rows[10].type", "not-one-of"),
    ]


def test_a_table_needs_the_columns_that_name_organisation_and_type(workspace: Workspace) -> None:
    assert refused(workspace, "percent", "5") == [("rows[1].type", "missing"), ("rows[1].organisation", "missing")]
