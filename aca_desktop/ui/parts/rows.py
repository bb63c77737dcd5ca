"""How parts stand together: rows, columns and rules, with gaps that grow with the zoom."""

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY, QUIET, Style


class Rule(Dressed, QFrame):
    """A level line between parts of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            line(painter, 0, 0, self.width(), 0, self.look().tokens.line)


class Row(Dressed, QWidget):
    """Widgets side by side, with a gap that grows with the zoom."""

    def __init__(
        self, *widgets: QWidget, gap: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.line.addWidget(widget)

    @override
    def dress(self, look: Look) -> None:
        self.line.setSpacing(look.px(self._gap))
        self.line.setContentsMargins(*(look.px(margin) for margin in self._margins))


class Column(Dressed, QWidget):
    """Widgets below each other, with a gap that grows with the zoom."""

    def __init__(
        self, *widgets: QWidget, gap: int = 16, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        self.line = QVBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.line.addWidget(widget)

    @override
    def dress(self, look: Look) -> None:
        self.line.setSpacing(look.px(self._gap))
        self.line.setContentsMargins(*(look.px(margin) for margin in self._margins))


def fact(label: str, words: str, style: Style = BODY) -> Column:
    """Return a quiet label with what it is about below it."""
    return Column(Text(label, QUIET, "quiet"), Text(words, style), gap=2)


def stretched(*widgets: QWidget, gap: int = 12) -> Row:
    """Return a row with the first widget at the left and all others at the right."""
    row = Row(gap=gap)
    row.line.addWidget(widgets[0])
    row.line.addStretch(1)
    for widget in widgets[1:]:
        row.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
