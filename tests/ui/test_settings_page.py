"""Settings by real events: what is chosen acts at once and is kept; the laptop's name; backups; licences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.signing.staff import check_pin, pin_is_set, staff
from aca_desktop.services.workspace.backups import backups
from aca_desktop.services.workspace.workspaces import create_workspace, open_workspace
from aca_desktop.settings import Settings
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.settings import SettingsPage
from aca_desktop.ui.pages.settings.about import AboutPart
from aca_desktop.ui.pages.settings.backups import BackupsPart
from aca_desktop.ui.pages.settings.laptop import LaptopPart
from aca_desktop.ui.pages.settings.page import LooksPart
from aca_desktop.ui.pages.settings.staff import StaffPart
from aca_desktop.ui.theme.theme import tokens_of
from aca_desktop.ui.theme.tokens import DARK
from tests.ui.desk import workspace_file
from tests.ui.hands import click, press, words, write
from tests.ui.windows import said, window_in


@contextmanager
def page_in(qtbot: QtBot, context: Context, path: Path, part: str) -> Iterator[tuple[MainWindow, SettingsPage]]:
    """Open a workspace at a part of the settings."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        window.desk.show_page("settings", part)
        yield window, cast("SettingsPage", window.desk.frame.stack.currentWidget())


def test_language_theme_and_size_act_at_once_and_are_kept(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    Settings.change(context.home, language="en", theme="light")
    with page_in(qtbot, context, workspace_file(tmp_path), "look") as (window, page):
        part = page.parts["look"]
        assert isinstance(part, LooksPart)
        part.colours.setFocus()
        press("Down")
        assert tokens_of(window) is DARK
        part.zoom.setFocus()
        press("Down")
        assert Settings.kept_in(context.home).zoom == 110
        part.language.setFocus()
        press("Down")
        assert "Ajustes" in words(page)
        assert part.colours.currentText() == "Oscuro"
    kept = Settings.kept_in(context.home)
    assert (kept.language, kept.theme, kept.zoom) == ("es", "dark", 110)


def test_arrows_move_along_the_parts(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "look") as (_window, page):
        page.items["look"].setFocus()
        press("Down")
        assert page.items["laptop"].isChecked()
        assert page.parts["laptop"].isVisible()
        assert not page.parts["look"].isVisible()


def test_a_laptop_that_has_joined_says_why_its_name_stays(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "laptop") as (_window, page):
        part = page.parts["laptop"]
        assert isinstance(part, LaptopPart)
        assert part.name.text() == "Coordinación 1"
        assert not part.name.isEnabled()
        assert any(one.startswith("This laptop has joined") for one in words(page))


def test_a_laptop_that_has_not_joined_is_renamed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    with create_workspace(path, context, "Mesa 1"):
        pass
    with page_in(qtbot, context, path, "laptop") as (window, page):
        part = page.parts["laptop"]
        assert isinstance(part, LaptopPart)
        part.name.setFocus()
        part.name.selectAll()
        press("Delete")
        press("Return")
        qtbot.waitUntil(lambda: part.name.is_mistaken)
        write("Mesa 2", part.name)
        click(part.rename)
        qtbot.waitUntil(lambda: any("Mesa 2" in one for one in said(window)))
        assert any("Mesa 2" in one for one in words(window.desk.frame.bars.strip)), "at once, not when reopened"
        window.desk.jobs.run(window, lambda _progress: None)
        found: list[str] = []
        session = window.desk.session
        assert session is not None
        session.write(window, "", lambda workspace, _progress: found.append(workspace.name))
        qtbot.waitUntil(lambda: found == ["Mesa 2"])
    with open_workspace(path, context) as workspace:
        assert workspace.name == "Mesa 2"


def test_staff_are_named_and_a_pin_is_set(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with page_in(qtbot, context, path, "staff") as (window, page):
        part = page.parts["staff"]
        assert isinstance(part, StaffPart)
        part.names.setFocus()
        write("Luz Ejemplo", part.names)
        press("Return", part.names)
        write("Raul Ejemplo", part.names)
        part.pin.setFocus()
        qtbot.waitUntil(lambda: "Saved." in said(window))
        assert not part.set.isEnabled()
        write("12", part.pin)
        write("1234", part.again)
        click(part.set)
        assert part.pin.is_mistaken, "too short"
        assert part.again.is_mistaken, "not the same"
        part.pin.selectAll()
        write("1234", part.pin)
        press("Return", part.pin)
        qtbot.waitUntil(part.remove.isVisible)
        assert (part.pin.text(), part.again.text()) == ("", "")
    with open_workspace(path, context) as workspace:
        assert staff(workspace) == ("Luz Ejemplo", "Raul Ejemplo")
        assert check_pin(workspace, "1234").right
    with page_in(qtbot, context, path, "staff") as (_window, page):
        part = page.parts["staff"]
        assert isinstance(part, StaffPart)
        assert part.names.toPlainText() == "Luz Ejemplo\nRaul Ejemplo"
        click(part.remove)
        qtbot.waitUntil(lambda: not part.remove.isVisible())
    with open_workspace(path, context) as workspace:
        assert not pin_is_set(workspace)


def test_a_name_that_cannot_be_is_said_at_the_field(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "staff") as (_window, page):
        part = page.parts["staff"]
        assert isinstance(part, StaffPart)
        part.names.setFocus()
        part.names.insertPlainText("Luz\u202e Ejemplo")
        part.pin.setFocus()
        qtbot.waitUntil(lambda: part.names.is_mistaken)
        assert "Ejemplo" in part.names.toPlainText()


def test_a_backup_is_made_and_listed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with page_in(qtbot, context, path, "backups") as (_window, page):
        part = page.parts["backups"]
        assert isinstance(part, BackupsPart)
        qtbot.waitUntil(lambda: "There is no backup yet." in words(page))
        click(part.now)
        qtbot.waitUntil(lambda: any(one.startswith("June 5, 2026, 11:42") for one in words(page)))
    with open_workspace(path, context) as workspace:
        assert len(backups(workspace)) == 1


def test_every_licence_has_its_text(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "about") as (_window, page):
        part = page.parts["about"]
        assert isinstance(part, AboutPart)
        for place in range(part.which.count()):
            part.which.setCurrentIndex(place)
            assert len(part.text.toPlainText()) > 30, part.which.currentText()
        assert part.text.isReadOnly()
