"""Conflicts settled, persons erased, backups restored, workspaces locked, and another's workspace as input."""

from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import conflicts, erasing
from aca_desktop.services.laptops import sync_import
from aca_desktop.services.laptops.sync_sources import PassphraseKeys
from aca_desktop.services.workspace import backups, checking
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.links import LINKS
from tests.services.founding import only, signed
from tests.services.laptops import PASSPHRASE, Table, state, table

NAME = "Zúñiga".encode()


def _in_conflict(laptops: Table) -> tuple[str, Workspace, Workspace]:
    """Return an organisation whose short name two laptops have written, the founder knowing both."""
    organisation = signed(laptops.founder).organisation
    one, two = laptops.joined("mesa-1"), laptops.joined("mesa-2")
    for laptop, name in ((one, "UdeG"), (two, "U. de G.")):
        laptop.write(only(laptop).id, [Draft("organisation", organisation, {"short": name})])
    laptops.take(laptops.founder, laptops.file(one), laptops.file(two))
    return organisation, one, two


def test_a_conflict_is_listed_with_who_and_settled_by_choosing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        organisation, one, two = _in_conflict(laptops)
        which = only(laptops.founder)
        (conflict,) = conflicts.conflicts(laptops.founder, which)
        assert (conflict.subject, conflict.kind, conflict.field) == (organisation, "organisation", "short")
        assert {(value.value, value.laptop) for value in conflict.values} == {
            ("UdeG", "mesa-1"),
            ("U. de G.", "mesa-2"),
        }
        chosen = conflict.values[1]
        conflicts.resolve_by_entry(laptops.founder, which, organisation, "short", chosen.entry)
        assert conflicts.conflicts(laptops.founder, which) == []
        for laptop in (one, two):
            laptops.take(laptop, laptops.file(laptops.founder))
            shown = laptop.journal.state(which.id, organisation).shown("organisation")
            assert shown["short"] == chosen.value
        with pytest.raises(AcaError, match="no-such-conflict"):
            conflicts.resolve_by_entry(laptops.founder, which, organisation, "short", chosen.entry)


def test_a_third_value_settles_too_and_two_that_differ_are_a_conflict_again(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        organisation, one, two = _in_conflict(laptops)
        which = only(laptops.founder)
        for laptop in (one, two):
            laptops.take(laptop, laptops.file(laptops.founder))
        conflicts.resolve_by_value(one, which, organisation, "short", "Uno")
        conflicts.resolve_by_value(two, which, organisation, "short", None)
        laptops.take(laptops.founder, laptops.file(one), laptops.file(two))
        (conflict,) = conflicts.conflicts(laptops.founder, which)
        assert {value.value for value in conflict.values} == {"Uno", None}
        with pytest.raises(Refused):
            conflicts.resolve_by_value(laptops.founder, which, organisation, "short", "\u202ealgo")


def test_what_is_erased_is_gone_from_every_byte_and_everywhere(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        signature = signed(laptops.founder)
        other = laptops.laptop("other")
        laptops.take(other, laptops.file(laptops.founder), accept_new=True)
        before = laptops.file(laptops.founder)
        assert NAME in _bytes(laptops.founder)
        erased = erasing.erase(laptops.founder, only(laptops.founder), signature.organisation)
        assert erased.entries == (signature.signature,)
        statuses = laptops.founder.journal.state(only(other).id, signature.organisation).statuses
        assert statuses == {signature.signature: "signed"}
        # an old file does not bring it back
        (again,) = laptops.take(laptops.founder, before)
        assert again.merged is not None
        assert again.merged.filled == 0
        after = laptops.file(laptops.founder)
        preview = laptops.take(other, after, dry_run=True)
        assert laptops.take(other, after) == preview
        assert preview[0].merged is not None
        assert preview[0].merged.purged == 1
        assert state(other) == state(laptops.founder)
        with pytest.raises(AcaError, match="nothing-to-erase"):
            erasing.erase(laptops.founder, only(laptops.founder), signature.organisation)
    for name in ("coordination", "other"):
        assert NAME not in (tmp_path / f"{name}.aca").read_bytes()


def _bytes(laptop: Workspace) -> bytes:
    return laptop.path.read_bytes() + laptop.path.with_name(laptop.path.name + "-wal").read_bytes()


def test_restoring_goes_back_but_for_what_was_erased_since(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        gone, kept = signed(laptops.founder), signed(laptops.founder)
        path, context = tmp_path / "coordination.aca", laptops.founder.context
    with open_workspace(path, context, write=True) as workspace:
        which = only(workspace)
        backup = backups.back_up(workspace, "test")
        before = state(workspace)
        erasing.erase(workspace, which, gone.organisation)
        signed(workspace)
    assert NAME in backup.read_bytes()
    restored = backups.restore(path, backup, context)
    assert restored.erased == 1
    with open_workspace(path, context, write=True) as workspace:
        assert state(workspace)[0] == before[0]
        entry = workspace.journal.entry(gone.signature)
        assert entry is not None
        assert entry.personal is None
        other = workspace.journal.entry(kept.signature)
        assert other is not None
        assert other.personal is not None
        signed(workspace)
    assert restored.before is not None
    with open_workspace(restored.before, context) as workspace:
        assert workspace.journal.state(which.id, gone.organisation).erased


def test_a_workspace_cut_short_is_restored_and_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        signed(laptops.founder)
        path, context = tmp_path / "coordination.aca", laptops.founder.context
    with open_workspace(path, context, write=True) as workspace:
        backup = backups.back_up(workspace, "test")
        before = state(workspace)
    whole = path.read_bytes()
    (tmp_path / "bad.aca").write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(AcaError, match="damaged"):
        backups.restore(path, tmp_path / "bad.aca", context)
    assert path.read_bytes() == whole
    path.write_bytes(whole[:5000])
    backups.restore(path, backup, context)
    with open_workspace(path, context) as workspace:
        assert state(workspace) == before


def test_a_locked_workspace_and_its_backups_hold_nothing_readable(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        signed(laptops.founder)
        path, context = tmp_path / "coordination.aca", laptops.founder.context
    with open_workspace(path, context, write=True) as workspace:
        backup = backups.back_up(workspace, "test")
        before = state(workspace)
    assert backups.lock(path, PASSPHRASE) == [path, backup]
    for one in (path, backup):
        assert b"SQLite" not in one.read_bytes()
        assert NAME not in one.read_bytes()
    with pytest.raises(AcaError, match="not-a-workspace"):
        backups.lock(path, PASSPHRASE)
    with pytest.raises(AcaError, match="not-a-workspace"):
        backups.unlock(path, "otra")
    with open_workspace(path, context, write=True, passphrase=PASSPHRASE) as workspace:
        assert checking.digests(workspace) == before
        signed(workspace)
        assert NAME not in _bytes(workspace)
    backups.restore(path, backup, context, PASSPHRASE)
    assert len(backups.unlock(path, PASSPHRASE)) >= 2
    with open_workspace(path, context) as workspace:
        assert state(workspace) == before


def test_a_workspace_brings_what_its_sync_file_would(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop, twin = laptops.joined("mesa"), laptops.laptop("twin")
        signed(laptop)
        laptops.take(twin, laptops.file(laptops.founder), accept_new=True)
        copy = tmp_path / "copy.aca"
        laptop.copy_to(copy)
        (by_workspace,) = laptops.take(laptops.founder, copy)
        (by_file,) = laptops.take(twin, laptops.file(laptop))
        assert by_workspace.merged == by_file.merged
        assert state(laptops.founder) == state(twin)
        assert list((tmp_path / "home-coordination").glob("foreign-*")) == []


def test_a_workspace_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        (result,) = laptops.take(laptops.founder, laptop.path)
        assert result.refused is not None
        assert result.refused.code == "not-closed"


@LINKS
def test_a_workspace_behind_a_link_is_refused(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        copy = tmp_path / "copy.aca"
        laptops.joined("mesa").copy_to(copy)
        (tmp_path / "link.aca").symlink_to(copy)
        (result,) = laptops.take(laptops.founder, tmp_path / "link.aca")
        assert result.refused is not None
        assert result.refused.code == "not-a-file"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE VIEW v AS SELECT * FROM entry",
        "CREATE TABLE more (a)",
        "DROP INDEX entry_kind",
        "UPDATE header SET bytes = x'00' WHERE n = (SELECT max(n) FROM entry)",
        "UPDATE entry SET seq = seq + 1 WHERE n = (SELECT max(n) FROM entry)",
        "UPDATE segment SET signature = x'00'",
        "UPDATE open_part SET bytes = x'7b7d'",
        "UPDATE feed SET public_key = x'00'",
        "DELETE FROM segment",
    ],
)
def test_a_workspace_that_somebody_has_worked_on_is_refused(tmp_path: Path, statement: str) -> None:
    import sqlcipher3

    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        copy = tmp_path / "copy.aca"
        laptop.copy_to(copy)
        database = sqlcipher3.connect(str(copy))
        database.execute(statement)
        database.commit()
        database.close()
        before = state(laptops.founder)
        (result,) = laptops.take(laptops.founder, copy)
        if statement == "DELETE FROM segment":  # nothing is signed, so nothing is told
            assert result.merged is not None
            assert result.merged.new == 0
        else:
            assert result.refused is not None
        assert state(laptops.founder) == before


def test_a_locked_workspace_is_read_under_its_passphrase(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        copy = tmp_path / "copy.aca"
        laptop.copy_to(copy)
        backups.lock(copy, PASSPHRASE)
        before = state(laptops.founder)
        (refused,) = laptops.take(laptops.founder, copy)
        assert refused.refused is not None
        assert refused.refused.code == "not-a-workspace"
        assert state(laptops.founder) == before
        (taken,) = sync_import.bring(laptops.founder, [copy], PassphraseKeys(PASSPHRASE))
        assert taken.merged is not None
        assert taken.merged.new == 3


def test_after_an_erasure_the_person_is_in_no_file_of_the_open_workspace(tmp_path: Path) -> None:
    """The write-ahead log keeps what pages were; it is emptied also where the erasure comes from elsewhere."""
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        organisation = signed(founder).organisation
        laptops.take(mesa, laptops.file(founder))
        assert all(_is_readable(laptop) for laptop in (founder, mesa))
        erasing.erase(founder, only(founder), organisation)
        assert not _is_readable(founder)
        laptops.take(mesa, laptops.file(founder))
        assert not _is_readable(mesa)


def test_a_reader_puts_off_that_the_log_is_emptied_but_prevents_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        organisation = signed(founder).organisation
        founder.journal.database.execute("PRAGMA busy_timeout=10")
        with open_workspace(founder.path, founder.context) as reader, reader.journal.reading():
            assert reader.journal.coalitions()
            erasing.erase(founder, only(founder), organisation)
            assert _is_readable(founder)
        founder.write(only(founder).id, [Draft("organisation", organisation, {"short": "UdeG"})])
        assert not _is_readable(founder)


def _is_readable(laptop: Workspace) -> bool:
    """Say whether the person is in the workspace's file, or in what SQLite keeps beside it."""
    beside = [one for one in laptop.path.parent.iterdir() if one.name.startswith(laptop.path.name)]
    return any(NAME in one.read_bytes() for one in beside)
