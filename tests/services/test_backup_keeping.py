"""Which backups go: scheduled ones beyond a number; those that hold what was erased more than 30 days ago."""

import os
from pathlib import Path

import pytest

from aca_desktop.errors import AcaError
from aca_desktop.services.journal import erasing
from aca_desktop.services.workspace import backups
from aca_desktop.services.workspace.backup_keeping import (
    back_up_before_import,
    back_up_on_schedule,
    delete_outlived,
    outlived,
)
from aca_desktop.services.workspace.workspaces import create_workspace, open_workspace
from tests.services.founding import Clock, founded, only, signed
from tests.services.laptops import table


def test_only_the_newest_scheduled_backups_are_kept(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        first = backups.back_up(workspace, "by-hand")
        paths = []
        for _ in range(4):
            clock.wait(minutes=30)
            kept = back_up_on_schedule(workspace, 2)
            paths.append(kept.path)
        assert kept.gone == (paths[1],)
        assert [one.path for one in backups.backups(workspace)] == [paths[3], paths[2], first]
        assert [backups.why(one) for one in backups.backups(workspace)] == ["schedule", "schedule", "by-hand"]


def test_of_backups_before_imports_the_newest_stay_and_the_first_of_each_day(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        by_hand = backups.back_up(workspace, "by-hand")
        made: list[list[Path]] = []
        for _day in range(33):
            made.append([])
            for _ in range(12 if _day == 32 else 2):
                clock.wait(minutes=1)
                made[-1].append(back_up_before_import(workspace).path)
            clock.wait(days=1)
        here = {one.path for one in backups.backups(workspace)}
        firsts = {day[0] for day in made[3:]}
        assert here == {by_hand, *firsts, *made[-1][2:]}
        assert len(here) == 41


@pytest.mark.skipif(os.name == "nt", reason="there the folder of an open file stays where it is")
def test_no_backup_is_made_where_the_workspaces_folder_is_gone(tmp_path: Path) -> None:
    """As where a stick was pulled out: nothing must lie on the disk below it."""
    there, away = tmp_path / "there", tmp_path / "away"
    there.mkdir()
    with founded(there) as workspace:
        pass
    with open_workspace(there / "coordination.aca", workspace.context, write=True) as workspace:
        there.rename(away)
        with pytest.raises(AcaError, match="cannot-write"):
            backups.back_up(workspace, "manual")
        assert not there.exists()
        away.rename(there)
        assert backups.is_sound(backups.back_up(workspace, "manual"))


def test_importing_often_keeps_few_backups(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        path = laptops.file(laptops.founder)
        for _ in range(15):
            laptops.clock.wait(seconds=1)
            laptops.take(laptops.founder, path)
        assert len(backups.backups(laptops.founder)) == 11


def test_a_backup_goes_thirty_days_after_an_erasure_of_what_it_holds(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        done = signed(workspace)
        before = backups.back_up(workspace, "by-hand")
        clock.wait(days=1)
        erasing.erase(workspace, only(workspace), done.organisation)
        after = backups.back_up(workspace, "by-hand")
        clock.wait(days=30)
        assert outlived(workspace) == []
        clock.wait(minutes=1)
        assert [one.path for one in outlived(workspace)] == [before]
        assert delete_outlived(workspace) == [before]
        assert not before.exists()
        assert after.exists()


def test_a_backup_under_another_passphrase_is_judged_by_when_it_was_made(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        done = signed(workspace)
        context, folder = workspace.context, workspace.path.with_name(f"{workspace.path.stem}-backups")
        folder.mkdir()
        for name in ("20260601T100000-by-hand-0011aabb", "20260608T100000-by-hand-0011aabc"):
            with create_workspace(folder / f"{name}.aca", context, "Otra", passphrase="otra frase"):  # noqa: S106
                pass
        erasing.erase(workspace, only(workspace), done.organisation)
        clock.wait(days=31)
        assert [one.made for one in outlived(workspace)] == ["20260601T100000"]


def test_what_a_backup_lacks_is_counted(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        path = backups.back_up(workspace, "by-hand")
        assert backups.would_go(workspace, path) == 0
        signed(workspace)
        assert backups.would_go(workspace, path) == 2  # an organisation and its signature
        assert backups.is_sound(path)
        path.write_bytes(path.read_bytes()[:5000])
        assert not backups.is_sound(path)


def test_a_passphrase_is_changed_for_the_file_and_its_backups(tmp_path: Path) -> None:
    path = tmp_path / "coordination.aca"
    with founded(tmp_path) as workspace:
        context = workspace.context
    with open_workspace(path, context, write=True) as workspace:
        backup = backups.back_up(workspace, "by-hand")
    backups.lock(path, "primera frase")
    assert set(backups.change_passphrase(path, "primera frase", "segunda frase")) == {path, backup}
    for file in (path, backup):
        with (
            pytest.raises(AcaError, match="not-a-workspace"),
            open_workspace(
                file,
                context,
                passphrase="primera frase",  # noqa: S106
            ),
        ):
            pass
        with open_workspace(file, context, passphrase="segunda frase") as workspace:  # noqa: S106
            assert only(workspace).code == "aca-gdl"
    with pytest.raises(AcaError, match="empty-passphrase"):
        backups.change_passphrase(path, "segunda frase", "")


def test_what_a_killed_process_left_is_removed_before_it_outlives_a_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "coordination.aca"
    with founded(tmp_path) as workspace:
        context = workspace.context
    with open_workspace(path, context, write=True) as workspace:
        kept = backups.back_up(workspace, "by-hand")
    left = [
        path.with_name(".coordination.aca.0123abcd"),
        path.with_name(".coordination.aca.0123abcd-journal"),
        kept.with_name(f".{kept.name}.89ef4567"),
    ]
    others = [path.with_name(".others.aca.0123abcd"), path.with_name(".coordination.aca.0123abc")]
    for one in (*left, *others):
        one.write_bytes(b"a copy")
    backups.lock(path, "una frase")
    assert [one for one in left if one.exists()] == []
    assert all(one.exists() for one in others)
