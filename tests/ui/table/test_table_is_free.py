"""Between two guests: whose declaration it is, a welcome in its languages, one button that starts."""

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.signing.staff import set_pin
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.ui.desk import workspace_file
from tests.ui.hands import click, press, words
from tests.ui.table.tables import opened, settle


def test_whoever_comes_is_welcomed_in_the_declarations_languages(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.window.wipe()
        settle()
        welcome, table = guest.window.covers.rest, guest.window.table
        assert table.languages == ("es", "en")
        assert table.name("es") in words(welcome)
        assert "Le damos la bienvenida  ·  Welcome" in words(welcome)
        assert welcome.next.text() == "Empezar"
        assert "Start" in words(welcome)


def test_only_the_button_or_enter_starts(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path, 1)
    with open_workspace(path, context, write=True) as workspace:
        set_pin(workspace, "2468")
    with opened(qtbot, path, context) as guest:
        window = guest.window
        window.wipe()
        settle()
        click(window.covers.rest, QPoint(20, 200))
        for key in ("a", "Esc"):
            press(key, window)
        assert window.covers.rest.isVisible()
        guest.says("Para el personal")
        assert window.covers.pin.isVisible()
        press("Esc", window.covers.pin.pin)
        assert window.covers.rest.isVisible()
        press("Return", window.covers.rest.next)
        assert window.flow.isVisible()
        assert guest.step == 0


def test_the_mark_gives_way_to_the_words_on_a_small_screen(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context, size=(940, 500)) as guest:
        window, welcome = guest.window, guest.window.covers.rest
        window.wipe()
        settle()
        assert welcome._mark.isVisible()
        welcome.show_clock(behind=True)
        settle()
        assert not welcome._mark.isVisible()
        assert welcome.clock.visibleRegion().boundingRect().height() == welcome.clock.height()
        welcome.show_clock(behind=False)
        window.set_size(200)
        settle()
        assert not welcome._mark.isVisible()
