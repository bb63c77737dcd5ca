"""Snapshots: what was published is kept without persons, compared with later, and taken back like any fact."""

from datetime import date

import pytest

from aca_desktop.domain.figures.snapshots import ROWS_IN_A_BLOB, SnapshotRow, packed, unpacked
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.figures import snapshots
from aca_desktop.services.journal import undoing
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import check
from tests.services.counted import signatory
from tests.services.founding import Clock, only


def test_what_joined_left_and_changed_since_is_told(workspace: Workspace, clock: Clock) -> None:
    which = only(workspace)
    one, two = signatory(workspace, "Uno"), signatory(workspace, "Dos")
    signatory(workspace, "Tres", place="inegi:14039")
    kept = snapshots.save(workspace, which, " Press release ")
    assert kept.rows is not None
    assert (kept.name, kept.date, len(kept.rows)) == ("Press release", date(2026, 6, 5), 3)
    assert {row.signature for row in kept.rows} >= {one.signature, two.signature}
    clock.wait(days=2)
    following.withdraw(workspace, one.signature)
    organisations.edit(workspace, which, two.organisation, {"names.es": "Dos y medio", "sector": "culture"})
    new = signatory(workspace, "Cuatro", day=date(2026, 6, 7))
    found = snapshots.diff(workspace, which, "Press release")
    assert [row.organisation for row in found.joined] == [new.organisation]
    assert [row.organisation for row in found.left] == [one.organisation]
    assert [(change.before.names, change.fields) for change in found.changed] == [
        ({"es": "Dos"}, ["names", "sector"])
    ]
    later = snapshots.save(workspace, which, "Later")
    between = snapshots.diff(workspace, which, kept.id, "Later")
    assert between == found
    assert snapshots.diff(workspace, which, "Later") == type(found)([], [], [])
    assert [snapshot.id for snapshot in snapshots.snapshots(workspace, which)] == [kept.id, later.id]
    assert check(workspace.file, Checker()) == []


def test_the_state_of_an_earlier_day_can_be_kept(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Uno", day=date(2026, 6, 1))
    signatory(workspace, "Dos", day=date(2026, 6, 3))
    kept = snapshots.save(workspace, which, "Second of June", date(2026, 6, 2))
    assert kept.rows is not None
    assert [row.names["es"] for row in kept.rows] == ["Uno"]
    assert kept.rows[0].signature


def test_no_person_is_in_it(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Uno")
    entry = workspace.journal.entry(snapshots.save(workspace, which, "A").id)
    assert entry is not None
    assert entry.personal is None
    assert [part for part, _hash in entry.header.blobs] == ["open"]
    (blob,) = entry.blobs
    assert blob is not None
    assert "Zúñiga".encode() not in blob.data


def test_a_name_is_kept_once_and_a_day_to_come_not_at_all(workspace: Workspace) -> None:
    which = only(workspace)
    snapshots.save(workspace, which, "A")
    for name, at, code in (
        ("A", None, "said-twice"),
        (" ", None, "empty"),
        ("B", date(2026, 6, 6), "day-in-future"),
    ):
        with pytest.raises(Refused) as error:
            snapshots.save(workspace, which, name, at)
        assert [one.code for one in error.value.problems] == [code]
    with pytest.raises(AcaError, match="unknown-snapshot"):
        snapshots.diff(workspace, which, "Z")


def test_one_taken_back_is_gone(workspace: Workspace) -> None:
    which = only(workspace)
    undoing.undo(workspace, snapshots.save(workspace, which, "A").id)
    assert snapshots.snapshots(workspace, which) == []
    snapshots.save(workspace, which, "A")


def test_many_rows_go_in_several_blobs() -> None:
    rows = [
        SnapshotRow(f"o{n}", f"s{n}", {"es": "N" * 200}, None, None, "signed", "2026-06-05") for n in range(11_000)
    ]
    blobs = packed(rows)
    assert len(blobs) == 11_000 // ROWS_IN_A_BLOB + 1
    assert max(map(len, blobs)) < 3 * 2**20
    assert unpacked(blobs) == rows
    assert unpacked([b"{}"]) is None
    assert unpacked([b"nonsense"]) is None
    assert unpacked([b'[{"organisation":1}]']) is None


def test_records_said_to_be_one_neither_join_nor_leave(workspace: Workspace) -> None:
    which = only(workspace)
    ids = [signatory(workspace, name).organisation for name in ("Norte", "El Norte", "Sur")]
    snapshots.save(workspace, which, "before")
    say(workspace, which, ids[0], ids[1], same=True)
    found = snapshots.diff(workspace, which, "before")
    assert (found.joined, found.left, found.changed) == ([], [], [])
    snapshots.save(workspace, which, "one")
    say(workspace, which, ids[0], ids[1], same=None)
    (joined,) = snapshots.diff(workspace, which, "one").joined
    assert joined.organisation == max(ids[:2])
    assert not snapshots.diff(workspace, which, "one").left


def test_one_of_another_record_is_the_same_organisation(workspace: Workspace) -> None:
    """The record that counted has left; another one of the organisation has come."""
    which = only(workspace)
    first = signatory(workspace, "Norte")
    snapshots.save(workspace, which, "before")
    second = signatory(workspace, "El Norte")
    following.withdraw(workspace, first.signature)
    say(workspace, which, first.organisation, second.organisation, same=True)
    found = snapshots.diff(workspace, which, "before")
    assert (found.joined, found.left) == ([], [])
    (change,) = found.changed
    assert "signature" in change.fields
