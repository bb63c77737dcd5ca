"""The list with the panel beside it; in a narrow window the panel lies over the list."""

from typing import override

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.theme.theme import Theme, ThemedWidget

_PANEL, _GAP = 412, 16
_BESIDE_FROM = 1240
"""How wide the window must be, in pixels of the design, for both to stand side by side."""


class SideBySide(ThemedWidget, QWidget):
    """Places the two; call `place` when the panel comes or goes."""

    def __init__(self, rows: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._rows, self._panel = rows, panel
        for part in (rows, panel):
            part.setParent(self)

    @property
    def lies_over(self) -> bool:
        """Whether the panel lies over the list."""
        return self.window().width() < self.theme().px(_BESIDE_FROM)

    def place(self) -> None:
        """Give both their room."""
        theme = self.theme()
        wide = min(theme.px(_PANEL), self.width())
        beside = not self._panel.isHidden() and not self.lies_over
        room = self.width() - (wide + theme.px(_GAP) if beside else 0)
        self._rows.setGeometry(QRect(0, 0, room, self.height()))
        self._panel.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))
        self._panel.raise_()

    @override
    def use_theme(self, theme: Theme) -> None:
        self.place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(_PANEL), self.theme().px(240))
