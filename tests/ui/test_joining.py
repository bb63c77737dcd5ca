"""Joining from the first page by real events: a kit chosen or dropped, its passphrase asked again, a new file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.pages.joining import JoinDialog
from aca_desktop.ui.pages.welcome import WelcomePage
from aca_desktop.ui.parts.progress import Progress
from aca_desktop.ui.parts.scrolling import ScrollArea
from tests.services.founding import only
from tests.services.laptops import PASSPHRASE, Table
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.laptops import laid, quick_envelopes
from tests.ui.windows import message_button, said, wait_for_session, window_in


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder of the test's own, where safe places are made."""
    home = tmp_path / "ana"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A kit, and a file that is none."""
    found: list[Path] = []

    def lay(laptops: Table) -> None:
        found.extend((laptops.kit(laptops.founder), laptops.file(laptops.founder)))

    laid(tmp_path / "founder", lay)
    quick_envelopes(monkeypatch)
    return found[0], found[1]


def test_a_new_laptop_joins_by_a_kit(
    qtbot: QtBot, context: Context, files: tuple[Path, Path], own_home: Path
) -> None:
    kit, none = files
    with window_in(qtbot, context) as window:
        window.activateWindow()
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, WelcomePage)
        click(button(page, "Join with a kit…"))
        (dialog,) = window.findChildren(JoinDialog)
        qtbot.waitUntil(dialog.isVisible)
        click(dialog.take)
        assert {"There is no such file.", "Type its passphrase."} <= set(words(dialog))
        dialog.kit.show_path(none)
        write("whatever it is", dialog.passphrase)
        write("Mesa 7", dialog.name)
        assert dialog.place.path == own_home / "ACA Desktop" / "mesa-7.aca"
        click(dialog.take)
        qtbot.waitUntil(lambda: any("is no kit" in one for one in words(dialog)), timeout=10_000)
        dialog.kit.show_path(kit)
        click(dialog.take)
        qtbot.waitUntil(lambda: any("This is not the passphrase." in one for one in words(dialog)), timeout=10_000)
        assert not (own_home / "ACA Desktop" / "mesa-7.aca").exists()
        dialog.passphrase.clear()
        dialog.passphrase.insert(PASSPHRASE)
        click(dialog.take)
        session = wait_for_session(qtbot, window)
        assert session.laptop == "Mesa 7"
        qtbot.waitUntil(lambda: any("This laptop has joined aca-gdl." in one for one in said(window)))
        assert session.reader.check_code in said(window)[0]
    with open_workspace(own_home / "ACA Desktop" / "mesa-7.aca", context) as workspace:
        assert only(workspace).rank.name == "EVENT"


def test_a_kit_that_is_dropped_on_the_first_page_is_offered_to_join_by(
    qtbot: QtBot, context: Context, files: tuple[Path, Path], own_home: Path
) -> None:
    assert own_home.is_dir()
    with window_in(qtbot, context) as window:
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, WelcomePage)
        drop(page._start.zone, files[0])
        qtbot.waitUntil(lambda: any("Open your coalition’s file first" in one for one in said(window)))
        click(message_button(window, "Join by this kit…"))
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(JoinDialog)))
        (dialog,) = window.findChildren(JoinDialog)
        assert dialog.kit.path == files[0]
        qtbot.waitUntil(dialog.passphrase.hasFocus)
        dialog.reject()


def test_a_join_that_works_shows_so(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        window.resize(1280, 800)
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, WelcomePage)
        click(button(page, "Join with a kit…"))
        (dialog,) = window.findChildren(JoinDialog)
        qtbot.waitExposed(dialog)
        high = dialog.height()
        dialog._set_works(works=True)
        (bar,) = dialog.findChildren(Progress)
        qtbot.waitUntil(lambda: not bar.visibleRegion().isEmpty())
        scrolls = dialog.findChildren(ScrollArea)
        assert not any(area.isAncestorOf(bar) for area in scrolls), "it can't be scrolled out of sight"
        assert dialog.height() == high, "nothing moves"
        dialog._set_works(works=False)
        press("Esc", dialog)
