"""How parts stand together: rows, columns and rules, with gaps that grow with the zoom."""

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, Style


class Rule(ThemedWidget, QFrame):
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
            line(painter, 0, 0, self.width(), 0, self.theme().tokens.line)


type Margins = tuple[int, int, int, int]


class _Box(ThemedWidget, QWidget):
    """Widgets in one direction; None among them takes all room that is left."""

    def __init__(self, box: QBoxLayout, widgets: tuple[QWidget | None, ...], gap: int, margins: Margins) -> None:
        super().__init__()
        self.box = box
        self._gap, self._margins = gap, margins
        self.setLayout(box)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            if widget is None:
                box.addStretch(1)
            else:
                box.addWidget(widget)

    @override
    def use_theme(self, theme: Theme) -> None:
        self.box.setSpacing(theme.px(self._gap))
        self.box.setContentsMargins(*(theme.px(margin) for margin in self._margins))


class Views(QStackedLayout):
    """Several views, of which one is seen: it alone says how much room is needed."""

    @override
    def minimumSize(self) -> QSize:
        now = self.currentWidget()
        return super().minimumSize() if now is None else now.minimumSizeHint()


class Row(_Box):
    """Widgets side by side, with a gap that grows with the zoom; None takes the room that is left."""

    def __init__(self, *widgets: QWidget | None, gap: int = 12, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(QHBoxLayout(), widgets, gap, margins)


class Column(_Box):
    """Widgets below each other, with a gap that grows with the zoom; None takes the room that is left."""

    def __init__(self, *widgets: QWidget | None, gap: int = 16, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(QVBoxLayout(), widgets, gap, margins)


def empty(box: QLayout, keep: int = 0) -> None:
    """Let the widgets of a layout go, all but so many items at its end; they are hidden at once."""
    while box.count() > keep:
        item = box.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fact(label: str, words: str, style: Style = BODY) -> Column:
    """Return a quiet label with what it is about below it."""
    return Column(Text(label, QUIET, "quiet"), Text(words, style), gap=2)
