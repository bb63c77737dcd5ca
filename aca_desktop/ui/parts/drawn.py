"""A drawing of a table's cell as a part of its own, in the middle of its height."""

from typing import override

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.parts.cells import Drawing
from aca_desktop.ui.theme.theme import ThemedWidget


class Drawn(ThemedWidget, QWidget):
    """Shows one drawing; `said` is what it tells."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._high = height
        self._drawing: Drawing | None = None
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, drawing: Drawing, said: str) -> None:
        """Show another drawing."""
        self._drawing, self._said = drawing, said
        self.setAccessibleName(said)
        self.update()

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Graphic

    def told(self) -> list[Line]:
        """Return what it shows."""
        return [Line(self._said, self.rect())]

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(160), theme.px(self._high + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(64), theme.px(self._high + 12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is not None:
            theme = self.theme()
            with QPainter(self) as painter:
                self._drawing.draw(painter, QRect(0, 0, self.width(), self.height()), theme)
