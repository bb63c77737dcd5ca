"""Tabs of a panel: words side by side, the one shown underlined."""

from math import ceil
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SMALL, font

_HIGH, _GAP, _LEAST = 36, 18, 8


class Tabs(ThemedWidget, QTabBar):
    """A row of tabs; arrows move between them, `currentChanged` tells which is shown."""

    def __init__(self, said: str, *words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(lambda place: self.setProperty("ringed", place))  # for the focus ring
        for each in words:
            self.addTab(each.replace("&", "&&"))

    @override
    def use_theme(self, theme: Theme) -> None:
        self.setFont(font(SMALL.strong, theme))

    def _words(self, n: int) -> str:
        return self.tabText(n).replace("&&", "&")

    def _wide(self, n: int) -> int:
        return ceil(width(self._words(n), SMALL.strong, self.theme()))

    def _gap(self) -> int:
        """Return how far tabs are apart: less where there is little room."""
        theme, between = self.theme(), max(1, self.count() - 1)
        room = (self.width() - sum(map(self._wide, range(self.count())))) // between
        return min(theme.px(_GAP), max(theme.px(_LEAST), room))

    def _all(self, gap: int) -> QSize:
        wide = sum(map(self._wide, range(self.count()))) + gap * max(0, self.count() - 1)
        return QSize(wide, self.theme().px(_HIGH))

    @override
    def sizeHint(self) -> QSize:
        return self._all(self.theme().px(_GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        return self._all(self.theme().px(_LEAST))

    @override
    def tabSizeHint(self, index: int) -> QSize:
        after = 0 if index == self.count() - 1 else self._gap()
        return QSize(self._wide(index) + after, self.theme().px(_HIGH))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return self._box(self.currentIndex()).adjusted(-4, 4, 4, -4), self.theme().px(4)

    def _box(self, n: int) -> QRectF:
        box = QRectF(self.tabRect(n))
        after = 0 if n == self.count() - 1 else self._gap()
        return box.adjusted(0, 0, -after, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        with QPainter(self) as painter:
            line(painter, 0, self.height() - 1, self.width(), self.height() - 1, tokens.line)
            for n in range(self.count()):
                on = n == self.currentIndex()
                colour = tokens.primary if on else tokens.text if n == pointed else tokens.quiet
                if not self.isTabEnabled(n):
                    colour = tokens.on_disabled
                box = self._box(n)
                style = SMALL.strong if on else SMALL
                draw_line(painter, box.adjusted(0, 0, 1, -2), self._words(n), style, theme, colour)
                if on:
                    thick = theme.px(2) if tokens.tinted else theme.px(3)
                    under = QRectF(box.left(), self.height() - thick, box.width(), thick)
                    rounded(painter, under, 1, tokens.primary)
