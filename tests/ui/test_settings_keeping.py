"""Settings by real events: a passphrase set, changed, removed, a file locked; backups restored and on schedule."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import erasing
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.workspace.backups import back_up, backups, why
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.settings import Settings
from aca_desktop.ui.frame.backing_up import BackingUp
from aca_desktop.ui.frame.passphrase import PassphraseDialog
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.settings import SettingsPage
from aca_desktop.ui.pages.settings.backups import BackupsPart, RestoreDialog
from aca_desktop.ui.pages.settings.passphrase import PassphrasePart, RemoveDialog
from tests.services.founding import Clock, only, signed
from tests.ui.desk import add_one, workspace_file
from tests.ui.hands import button, click, press, words, write
from tests.ui.windows import said, wait_for_session, window_in

FIRST, SECOND = "ocho mesas junto al lago", "nueve sillas bajo el sol"


@contextmanager
def page_in(qtbot: QtBot, context: Context, path: Path, part: str) -> Iterator[tuple[MainWindow, SettingsPage]]:
    """Open a workspace at a part of the settings."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.desk.show_page("settings", part)
        yield window, cast("SettingsPage", window.desk.frame.stack.currentWidget())


def reopened(qtbot: QtBot, window: MainWindow, told: str) -> None:
    """Wait until the file, which was closed to be worked on, is open again and it is told what was done."""
    qtbot.waitUntil(lambda: any(told in one for one in said(window)), timeout=30_000)
    session = wait_for_session(qtbot, window)
    qtbot.waitUntil(lambda: session.is_open)
    assert window.desk.frame.isEnabled()


def opens(path: Path, context: Context, passphrase: str | None) -> bool:
    """Say whether a file opens by a passphrase."""
    try:
        with open_workspace(path, context, passphrase=passphrase):
            return True
    except AcaError:
        return False


def test_a_passphrase_is_set_changed_and_removed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with page_in(qtbot, context, path, "passphrase") as (window, page):
        part = page.parts["passphrase"]
        assert isinstance(part, PassphrasePart)
        assert not part.old.isVisible()
        write(FIRST, part.new)
        write(FIRST[:12], part.again)
        assert "12 letters still to type" in words(part)
        assert not part.change.isEnabled()
        write(FIRST[12:], part.again)
        click(part.change)
        reopened(qtbot, window, "lie under the passphrase now")
        assert part.is_on
        assert part.new.text() == ""
        assert page.isVisible()
        assert opens(path, context, FIRST)

        write("not this one", part.old)
        for field in (part.new, part.again):
            write(SECOND, field)
        click(part.change)
        assert "This is not its passphrase." in words(part)
        part.old.clear()
        write(FIRST, part.old)
        press("Return", part.again)
        reopened(qtbot, window, "The passphrase is another one now")
        assert opens(path, context, SECOND)

        click(part.remove)
        (dialog,) = window.findChildren(RemoveDialog)
        assert not dialog.take.isEnabled()
        qtbot.waitUntil(dialog._field.hasFocus)
        write(SECOND)
        click(dialog.take)
        reopened(qtbot, window, "have no passphrase any more")
        assert not part.is_on
    assert opens(path, context, None)
    assert not opens(path, context, SECOND)


def test_a_locked_file_asks_for_its_passphrase_again(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with page_in(qtbot, context, path, "passphrase") as (window, page):
        part = page.parts["passphrase"]
        assert isinstance(part, PassphrasePart)
        for field in (part.new, part.again):
            write(FIRST, field)
        click(part.change)
        reopened(qtbot, window, "lie under the passphrase now")
        for lock_by_key in (False, True):
            if lock_by_key:
                window.activateWindow()
                qtbot.waitUntil(window.isActiveWindow)
                press("Ctrl+L", window)
            else:
                click(part.lock_now)
            qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PassphraseDialog)))
            assert window.desk.session is None
            (dialog,) = [one for one in window.findChildren(PassphraseDialog) if one.isVisible()]
            write(FIRST, dialog._field)
            click(button(dialog, "Open"))
            assert wait_for_session(qtbot, window).encrypted


def test_a_file_without_a_passphrase_is_led_to_one_instead_of_locked(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "look") as (window, page):
        press("Ctrl+L", window)
        assert page.parts["passphrase"].isVisible()
        assert window.desk.session is not None


def test_a_backup_is_restored_and_says_first_what_goes(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path, 2)
    with open_workspace(path, context, write=True) as workspace:
        done = signed(workspace)
        kept = back_up(workspace, "by-hand")
        add_one(workspace, lambda _done, _of: None)  # type: ignore[arg-type]
        erasing.erase(workspace, only(workspace), done.organisation)
    with page_in(qtbot, context, path, "backups") as (window, page):
        part = page.parts["backups"]
        assert isinstance(part, BackupsPart)
        qtbot.waitUntil(lambda: "reads well" in words(part), timeout=10_000)
        assert "by hand" in words(part)
        click(button(part, "Restore the backup of June 5, 2026, 11:42\u202fAM"))
        qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
        (dialog,) = window.findChildren(RestoreDialog)
        assert "2 records that are here are not in it, and go." in words(dialog)
        click(dialog.take)
        reopened(qtbot, window, "Personal data was erased again in 1 record.")
        qtbot.waitUntil(lambda: "before restoring" in words(part))
    with open_workspace(path, context) as workspace:
        assert listing(workspace, only(workspace)).total == 3
        assert {why(one) for one in backups(workspace)} == {"by-hand", "before-restore"}
    assert kept.exists()


def test_a_backup_that_is_none_is_told_and_nothing_happens(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    folder = tmp_path / "coordination-backups"
    folder.mkdir()
    (folder / "20260605T101500-by-hand-00112233.aca").write_bytes(b"nothing of ours" * 400)
    with page_in(qtbot, context, path, "backups") as (window, page):
        part = page.parts["backups"]
        qtbot.waitUntil(lambda: "does not open" in words(part), timeout=10_000)
        click(button(part, "Restore the backup of June 5, 2026, 10:15\u202fAM"))
        qtbot.waitUntil(lambda: any("is no ACA Desktop file" in one for one in said(window)))
        assert window.findChildren(RestoreDialog) == []


def test_backups_are_made_after_some_minutes_of_work(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    Settings.change(context.home, language="en")
    with page_in(qtbot, context, path, "backups") as (window, page):
        part = page.parts["backups"]
        assert isinstance(part, BackupsPart)
        assert part.every.currentText() == "Every 30 minutes of work"
        part.every.setFocus()
        press("Up", part.every)
        assert Settings.kept_in(context.home).backup_minutes == 10
        session = wait_for_session(qtbot, window)
        (backing_up,) = session.findChildren(BackingUp)
        for _ in range(20):
            backing_up.pass_minute()  # nobody has worked
        session.write(window, "", add_one)
        qtbot.waitUntil(lambda: backing_up._worked)
        for _ in range(9):
            backing_up.pass_minute()
        assert "There is no backup yet." in words(part)
        with qtbot.waitSignal(backing_up.made):
            backing_up.pass_minute()
        part.refresh()
        qtbot.waitUntil(lambda: "on schedule" in words(part))
    with open_workspace(path, context) as workspace:
        assert [why(one) for one in backups(workspace)] == ["schedule"]


def test_what_has_outlived_an_erasure_is_taken_away_when_the_file_is_opened(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = workspace_file(tmp_path)
    with open_workspace(path, context, write=True) as workspace:
        done = signed(workspace)
        kept = back_up(workspace, "by-hand")
        erasing.erase(workspace, only(workspace), done.organisation)
    later = Clock()
    later.wait(days=31)
    with window_in(qtbot, Context(later, context.random, context.home), path) as window:
        qtbot.waitUntil(lambda: any("1 backup was deleted" in one for one in said(window)))
    assert not kept.exists()


@pytest.mark.parametrize("minutes", [-1, True, "x", 100_000])
def test_a_schedule_that_cannot_be_is_as_if_there_were_none(context: Context, minutes: object) -> None:
    Settings.change(context.home, backup_minutes=minutes)
    assert Settings.kept_in(context.home).backup_minutes == 30
