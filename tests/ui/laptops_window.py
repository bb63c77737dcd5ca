"""The page of laptops in a window, and what one waits for on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.laptops import LaptopsPage
from aca_desktop.ui.session import Session
from tests.ui.hands import drop, words
from tests.ui.laptops import Closed
from tests.ui.windows import said, window_in


class Desk:
    """The page of laptops in a window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        session = window.desk.session
        assert session is not None
        self.session: Session = session

    def brings(self, *paths: Path) -> None:
        """Drop files on the page and wait for the preview."""
        drop(self.page, *paths)
        self.settles()

    def settles(self) -> None:
        """Wait until the files have been looked through."""
        self.qtbot.waitUntil(lambda: self.page.bringing._job is None, timeout=30_000)

    def hears(self, told: str) -> None:
        """Wait for a message."""
        self.qtbot.waitUntil(lambda: any(told in one for one in said(self.window)), timeout=30_000)

    def sees(self, told: str, within: QWidget | None = None) -> None:
        """Wait for words on the page."""
        where = within or self.page
        self.qtbot.waitUntil(lambda: any(told in one for one in words(where)), timeout=30_000)

    def dialog[D: QWidget](self, kind: type[D]) -> D:
        """Wait for a dialog."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def is_gone(self, kind: type[QWidget]) -> None:
        """Wait until there is no such dialog any more."""
        self.qtbot.waitUntil(lambda: not self.window.findChildren(kind), timeout=30_000)


@contextmanager
def desk_in(qtbot: QtBot, closed: Closed, name: str = "coordination") -> Iterator[Desk]:
    """Open a laptop's window at the page."""
    with window_in(qtbot, closed.context(name), closed.path(name)) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.desk.show_page("laptops")
        yield Desk(qtbot, window)
