"""Files from outside: one window for each, another laptop's led to its coalition, a second start handed over."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.laptops.belonging import workspace_for
from aca_desktop.services.laptops.sync_export import export
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.settings import Recent, Settings
from aca_desktop.ui.single_instance import Listener, hand_over
from tests.services.founding import founded, only
from tests.ui.desk import workspace_file
from tests.ui.windows import program_in, said, wait_for_session

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from aca_desktop.ui.single_instance import hand_over

app = QCoreApplication([])
print(hand_over(Path(sys.argv[2]) if len(sys.argv) > 2 else None, Path(sys.argv[1])))
"""


@pytest.fixture
def exported(tmp_path: Path) -> tuple[Path, Path]:
    """A workspace, and a sync file of its coalition."""
    with founded(tmp_path) as workspace:
        file = export(workspace, only(workspace), tmp_path / "a.acasync").path
    return tmp_path / "coordination.aca", file


def test_a_file_that_is_open_has_one_window(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with program_in(qtbot, context) as program:
        first = program.open_window(path)
        wait_for_session(qtbot, first)
        second = program.open_window(None)
        program.receiving.receive(path)
        second.desk.open(path)
        assert len(program.windows) == 2
        assert second.opened_path is None
        assert first.opened_path == path


def test_a_window_without_a_file_is_used(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with program_in(qtbot, context) as program:
        window = program.open_window(None)
        program.receiving.receive(workspace_file(tmp_path))
        wait_for_session(qtbot, window)
        assert len(program.windows) == 1


def test_another_laptops_file_opens_in_the_workspace_of_its_coalition(
    qtbot: QtBot, context: Context, exported: tuple[Path, Path]
) -> None:
    workspace, file = exported
    with open_workspace(workspace, context) as opened:
        which = only(opened).id
    Settings.remember(context.home, Recent(str(workspace), coalitions=(which,)))
    with program_in(qtbot, context) as program:
        window = program.open_window(file)
        wait_for_session(qtbot, window)
        assert window.opened_path == workspace
        qtbot.waitUntil(lambda: window.desk.last_page == "laptops")
        assert len(program.windows) == 1


def test_where_no_workspace_holds_it_joining_is_offered(
    qtbot: QtBot, context: Context, exported: tuple[Path, Path]
) -> None:
    with program_in(qtbot, context) as program:
        window = program.open_window(exported[1])
        qtbot.waitUntil(lambda: bool(said(window)))
        assert window.opened_path is None
        (message,) = window.desk.frame.messages.shown
        assert [one.words(window.desk.speech.now) for one in message.actions] == ["Open…", "Join by this kit…"]


def test_nothing_comes_before_guests(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with program_in(qtbot, context) as program:
        table = QWidget()
        qtbot.addWidget(table)
        table.showFullScreen()
        program.receiving.receive(workspace_file(tmp_path))
        assert program.windows == []


def test_the_most_recent_of_a_coalition_is_taken(
    exported: tuple[Path, Path], tmp_path: Path, context: Context
) -> None:
    workspace, file = exported
    with open_workspace(workspace, context) as opened:
        which = only(opened).id
    other = tmp_path / "other.aca"
    other.touch()
    missing = Recent(str(tmp_path / "missing.aca"), coalitions=(which,))
    recents = [missing, Recent(str(other), coalitions=("x",)), Recent(str(workspace), coalitions=("x", which))]
    assert workspace_for(file, recents) == workspace
    assert workspace_for(file, recents[:2]) is None
    assert workspace_for(workspace, recents) is None


def test_a_second_start_hands_over_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    listener = Listener(tmp_path)
    try:
        for arguments, wanted in ((["/a/山田.aca"], Path("/a/山田.aca")), ([], None)):
            with qtbot.waitSignal(listener.received, timeout=30_000) as told:
                process = subprocess.Popen(
                    [sys.executable, "-c", SECOND, str(tmp_path), *arguments], stdout=subprocess.PIPE, text=True
                )
            assert told.args == [wanted]
            assert process.communicate()[0] == "True\n"
    finally:
        listener.close()


def test_the_first_start_has_nobody_to_hand_over_to(tmp_path: Path) -> None:
    assert QApplication.instance() is not None
    assert not hand_over(None, tmp_path / "nobody")
