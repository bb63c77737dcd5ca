"""A file without a passphrase, opened for the first time with a program that is carried about."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame import opening
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click
from tests.ui.windows import said, wait_for_session, window_in

WARNING = "Anyone who finds the USB stick"


@pytest.fixture(autouse=True)
def carried_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "portable", lambda: tmp_path)


def warnings_of(qtbot: QtBot, context: Context, path: Path) -> list[str]:
    with window_in(qtbot, context, path) as window:
        wait_for_session(qtbot, window)
        return [one for one in said(window) if WARNING in one]


def test_it_is_said_once_what_that_means(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    path = workspace_file(tmp_path)
    assert len(warnings_of(qtbot, context, path)) == 1
    assert warnings_of(qtbot, context, path) == []


def test_from_there_a_passphrase_is_set(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        wait_for_session(qtbot, window)
        click(button(window, "Set a passphrase…"))
        page = window.desk.frame.stack.currentWidget()
        assert page is not None
        assert button(page, "Set a passphrase").isVisible()


def test_where_the_program_stays_nothing_is_said(
    qtbot: QtBot, tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "portable", lambda: None)
    assert warnings_of(qtbot, context, workspace_file(tmp_path)) == []
