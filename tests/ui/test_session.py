"""The workspace in a window: opened beside it, written by one at a time, and what is told when it goes wrong."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, open_workspace
from aca_desktop.ui.background import Jobs, Progress
from aca_desktop.ui.session import Session
from tests.services.founding import found, only
from tests.ui.desk import add_one, drafts, session_in, workspace_file
from tests.ui.gate import Gate

RIGHT = "correct horse"


def total(session: Session) -> int:
    return organisations.listing(session.reader, session.coalition).total


def test_it_opens_to_write_and_says_what_is_in_it(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with session_in(qtbot, workspace_file(tmp_path), context) as session:
        assert session.writable
        assert session.laptop == "Coordinación 1"
        assert not session.encrypted
        assert session.coalition is not None
        assert session.coalition.code == "aca-gdl"


def test_what_was_written_is_told_and_read(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    order: list[str] = []
    with session_in(qtbot, workspace_file(tmp_path), context) as session:
        assert total(session) == 0
        session.changed.connect(lambda: order.append(f"changed to {total(session)}"))
        session.busy.connect(order.append)
        with qtbot.waitSignal(session.idle):
            session.write(session, "Adding", add_one, lambda id_: order.append(f"id of {len(id_)}"))
        assert order == ["Adding", "changed to 1", "id of 36"]
    with open_workspace(session.path, context) as workspace:
        assert organisations.listing(workspace, only(workspace)).total == 1


def test_closing_leaves_one_file_and_no_lock(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with session_in(qtbot, path, context) as session:
        session.write(session, "Adding", add_one)
    assert not [one.name for one in path.parent.iterdir() if one.name.endswith(("-wal", "-shm"))]
    with open_workspace(path, context, write=True) as workspace:
        assert organisations.listing(workspace, only(workspace)).total == 1, "written before it closed"


def test_a_second_window_reads_and_says_who_writes(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with session_in(qtbot, path, context) as first, session_in(qtbot, path, context) as second:
        assert first.writable
        assert not second.writable
        assert second.barred is not None
        assert second.barred.code == "held"
        assert second.barred.facts["holder"]
        told: list[AcaError] = []
        second.write(second, "Adding", add_one, None, told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert told[0].code == "held"
        assert total(first) == 0

        with qtbot.waitSignal(first.changed):
            first.write(first, "Adding", add_one)
        with qtbot.waitSignal(second.changed):
            second.notice()
        assert total(second) == 1


def test_a_second_window_writes_once_the_first_is_closed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with session_in(qtbot, path, context) as first:
        second_jobs = Jobs()
        second = Session(second_jobs, path, context)
        with qtbot.waitSignal(second.opened):
            second.open()
        assert not second.writable
        with qtbot.waitSignal(second.access_changed):
            second.ask_to_write()
        assert not second.writable
        assert first.writable
    with qtbot.waitSignal(second.access_changed):
        second.ask_to_write()
    assert second.writable
    with qtbot.waitSignal(second.changed):
        second.write(second, "Adding", add_one)
    second.close()
    second_jobs.close()
    assert not [one.name for one in tmp_path.iterdir() if one.name.endswith(("-wal", "-shm"))]


def test_a_cancelled_write_leaves_nothing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with session_in(qtbot, workspace_file(tmp_path), context) as session:
        ended: list[bool] = []
        changed: list[bool] = []
        session.changed.connect(lambda: changed.append(True))

        def many(workspace: Workspace, progress: Progress) -> None:
            def until_half(done: int, of: int) -> None:
                if done > of // 2:
                    job.cancel()
                progress(done, of)

            workspace.write(only(workspace).id, drafts(workspace, 2000), until_half)

        job = session.write(session, "Importing", many, ended=lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(ended))
        assert not changed
        assert total(session) == 0
        with qtbot.waitSignal(session.changed):
            session.write(session, "Adding", add_one)
        assert total(session) == 1


def test_reading_goes_on_beside_a_long_write(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with session_in(qtbot, workspace_file(tmp_path), context) as session:
        seen: list[int] = []
        gate = Gate()

        def many(workspace: Workspace, progress: Progress) -> None:
            def wait_at_half(done: int, of: int) -> None:
                if done >= of // 2:
                    gate.pass_through()
                progress(done, of)

            workspace.write(only(workspace).id, drafts(workspace, 2000), wait_at_half)

        session.write(session, "Importing", many)
        assert gate.reached.wait(20)
        session.read(
            session, lambda workspace, _progress: organisations.listing(workspace, None).total, seen.append
        )
        gate.opened.set()
        qtbot.waitUntil(lambda: bool(seen))
        assert seen == [0], "half a transaction was seen"
        qtbot.waitUntil(lambda: total(session) == 2000)


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_a_file_that_vanishes_is_told_and_saved_anew(
    qtbot: QtBot, context: Context, tmp_path: Path, how: str
) -> None:
    path, saved = workspace_file(tmp_path, 5), tmp_path / "saved.aca"
    other = shutil.copy(path, tmp_path / "other.aca")
    with session_in(qtbot, path, context) as session:
        session.write(session, "Adding", add_one)
        qtbot.waitUntil(lambda: total(session) == 6)
        with qtbot.waitSignal(session.gone):
            path.unlink() if how == "removed" else Path(other).replace(path)
        told: list[AcaError] = []
        session.write(session, "Adding", add_one, None, told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert told[0].code == "file-gone"
        done: list[bool] = []
        session.copy_to(session, saved, lambda _nothing: done.append(True), told.append)
        qtbot.waitUntil(lambda: bool(done))
    with open_workspace(saved, context, write=True) as workspace:
        assert organisations.listing(workspace, only(workspace)).total == 6


def test_a_full_disk_refuses_and_keeps_what_was_there(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with session_in(qtbot, workspace_file(tmp_path), context) as session:

        def fill(workspace: Workspace, _progress: Progress) -> None:
            database = workspace.journal.database
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            database.execute(f"PRAGMA max_page_count={pages + 1}").fetchone()

        session.write(session, "", fill)
        told: list[AcaError] = []
        session.write(
            session,
            "Importing",
            lambda workspace, _progress: workspace.write(only(workspace).id, drafts(workspace, 500)),
            None,
            told.append,
        )
        qtbot.waitUntil(lambda: bool(told))
        assert told[0].code == "disk-full"
        assert total(session) == 0
        assert session.is_open


@pytest.mark.parametrize("how", ["missing", "foreign", "folder", "wrong passphrase", "cut short"])
def test_what_cannot_be_opened_says_why_and_holds_nothing(
    qtbot: QtBot, context: Context, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "coordination.aca"
    if how == "foreign":
        path.write_text("not ours", encoding="utf-8")
    elif how == "folder":
        path.mkdir()
    elif how == "wrong passphrase":
        with create_workspace(path, context, "Mesa 1", passphrase=RIGHT):
            pass
    elif how == "cut short":
        data = workspace_file(tmp_path).read_bytes()
        path.write_bytes(data[: len(data) // 2])
    jobs = Jobs()
    session = Session(jobs, path, context, "wrong" if how == "wrong passphrase" else None)
    with qtbot.waitSignal(session.not_opened) as told:
        session.open()
    codes = {
        "missing": "not-found",
        "foreign": "not-a-workspace",
        "folder": "not-a-file",
        "wrong passphrase": "not-a-workspace",
        "cut short": "damaged",
    }
    assert told.args is not None
    assert told.args[0].code == codes[how]
    assert not session.is_open
    session.close()
    jobs.close()
    if how == "wrong passphrase":
        with open_workspace(path, context, write=True, passphrase=RIGHT) as workspace:
            assert workspace.name == "Mesa 1"


def test_a_locked_file_opens_with_its_passphrase(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "locked.aca"
    with create_workspace(path, context, "Mesa 1", passphrase=RIGHT) as workspace:
        found(workspace)
    with session_in(qtbot, path, context, RIGHT) as session:
        assert session.encrypted
        assert session.writable
        with qtbot.waitSignal(session.changed):
            session.write(session, "Adding", add_one)
        assert total(session) == 1
