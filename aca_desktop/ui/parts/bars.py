"""Bars by group, each a button into the list that it counts; all share one scale and one column of names."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.domain.papers.charts import Bar, Bars
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import RIGHT, draw_line, fitted, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

_ROW, _THICK, _GAP = 35, 16, 12
_MOST_WORDS = 0.58
"""How much of the width names may take before they are cut short."""


class BarList(ThemedWidget, QWidget):
    """A chart of bars; `chosen` tells which one was pressed, by its place."""

    chosen = Signal(int)

    def __init__(self, said: str, chart: Bars, speech: Speech, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[BarButton] = []
        self.show_chart(said, chart, speech)

    def show_chart(self, said: str, chart: Bars, speech: Speech) -> None:
        """Show other bars, or the same in another language; `said` is what the chart is called."""
        self.setAccessibleName(said)
        self.chart, self.speech = chart, speech
        while len(self.rows) > len(chart.bars):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(chart.bars):
            self._add_row(len(self.rows))
        for row, bar in zip(self.rows, chart.bars, strict=True):
            row.show_bar(bar)
        self.updateGeometry()

    def _add_row(self, n: int) -> None:
        row = BarButton(self)
        row.clicked.connect(lambda: self.chosen.emit(n))
        self.rows.append(row)
        self._column.addWidget(row)

    def columns(self, theme: Theme, room: int) -> tuple[int, int]:
        """Return how wide names and numbers are in a row of so many pixels."""
        names = max((width(bar.words, BODY, theme) for bar in self.chart.bars), default=0)
        counts = [self.speech.number(bar.count) for bar in self.chart.bars]
        numbers = max((width(count, BODY.strong, theme) for count in counts), default=0)
        return min(round(names) + 1, round(room * _MOST_WORDS)), round(numbers) + 1


class BarButton(ThemedWidget, QPushButton):
    """One bar with its name before and its number after it."""

    def __init__(self, chart: BarList) -> None:
        super().__init__(chart)
        self._chart = chart
        self._bar: Bar | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bar(self, bar: Bar) -> None:
        """Show this bar."""
        self._bar = bar
        speech = self._chart.speech
        told = speech.say("{group}: {count}", group=bar.words, count=speech.number(bar.count))
        super().setText(told.replace("&", "&&"))
        self.setAccessibleDescription(speech.percent(round(bar.share, 2)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        names, numbers = self._chart.columns(theme, 10_000)
        return QSize(names + numbers + theme.px(2 * _GAP + 96), theme.px(_ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(180), self.theme().px(24))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()).adjusted(0, 3, 0, -3), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self._bar
        if bar is None:
            return
        theme = self.theme()
        tokens = theme.tokens
        names, numbers = self._chart.columns(theme, self.width())
        gap, high = theme.px(_GAP), self.height()
        lively = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            ink = tokens.primary if lively else tokens.text
            draw_line(painter, QRectF(0, 0, names, high), bar.words, BODY, theme, ink)
            left = names + gap
            room = self.width() - left - gap - theme.px(6) - numbers
            wide = max(theme.px(4), room * bar.count / self._chart.chart.longest)
            thick = min(theme.px(_THICK), high - theme.px(8))
            box = QRectF(left, round((high - thick) / 2), round(wide), thick)
            rounded(painter, box, theme.px(3), tokens.primary_hover if lively else tokens.primary)
            number = self._chart.speech.number(bar.count)
            draw_line(painter, QRectF(0, 0, self.width(), high), number, BODY.strong, theme, ink, RIGHT)
        cut = fitted(bar.words, BODY, theme, names) != bar.words
        if cut != bool(self.toolTip()):
            self.setToolTip(bar.words if cut else "")
