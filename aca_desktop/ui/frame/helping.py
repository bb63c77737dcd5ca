"""The help of one window: shown and closed, and the report that it offers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.page import Room

if TYPE_CHECKING:
    from aca_desktop.ui.frame.help_panel import HelpPanel


class Helping(QObject):
    """`report_asked`: a report for support is wanted."""

    report_asked = Signal()

    def __init__(self, room: Room, over: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._over = room, over
        self._panel: HelpPanel | None = None

    def turn(self, page: str, titles: Mapping[str, str], own: Sequence[Keys], everywhere: Sequence[Keys]) -> None:
        """Show the help of a page, or close it if it is shown."""
        from aca_desktop.ui.frame.help_panel import HelpPanel

        if self._panel is not None:
            self.close_panel()
            return
        self._panel = HelpPanel(self._room.speech.now, page, titles, (own, everywhere), self._over)
        self._panel.closed.connect(self._forget)
        self._panel.report_asked.connect(self.report_asked)

    def close_panel(self) -> None:
        """Close the help, if it is shown."""
        if self._panel is not None:
            self._panel.close_panel()

    def _forget(self) -> None:
        self._panel = None
