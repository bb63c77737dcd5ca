"""Charts of domain/papers/charts as the window shows them: a sum, what is taken off it, and what is left."""

from decimal import Decimal
from typing import override

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.domain.papers.charts import Deduction, Step, deduction
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.painting.words import RIGHT, draw_line, fitted, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, Style

_ROW, _LEAST, _THICK, _WORDS, _GAP = 56, 42, 12, 20, 12

NOTHING = deduction(("", Decimal(0)), (), "")


class DeductionChart(ThemedWidget, QWidget):
    """A line with its bar for the whole, for each thing that is taken off, and for what is left."""

    def __init__(self, said: str, speech: Speech) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_chart(said, NOTHING, speech)

    def show_chart(self, said: str, chart: Deduction, speech: Speech) -> None:
        """Show another sum, or the same in another language; `said` is what the chart is called."""
        self._chart, self._speech = chart, speech
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @property
    def _steps(self) -> list[Step]:
        chart = self._chart
        if not chart.gross.words:
            return []
        return [chart.gross, *chart.taken, chart.net] if chart.taken else [chart.net]

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Chart

    def told(self) -> list[Line]:
        """Return each step with its number."""
        rows = self._rows()
        return [
            Line(
                self._speech.say("{group}: {count}", group=one.words, count=self._number(one)),
                QRect(0, round(top), self.width(), round(high)),
            )
            for one, (top, high) in zip(self._steps, rows, strict=True)
        ]

    def _number(self, one: Step) -> str:
        value = self._speech.number(one.value)
        return f"−{value}" if one in self._chart.taken else value

    def _rows(self) -> list[tuple[float, float]]:
        """Return where each step begins and how high it is."""
        count = len(self._steps)
        high = min(float(self.theme().px(_ROW)), self.height() / max(1, count))
        return [(n * high, high) for n in range(count)]

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(240), theme.px(_ROW) * len(self._steps))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(200), theme.px(_LEAST) * len(self._steps))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        cut: list[str] = []
        with QPainter(self) as painter:
            for one, (top, _high) in zip(self._steps, self._rows(), strict=True):
                self._draw_step(painter, one, top, theme, cut)
        told = "\n".join(cut)
        if self.toolTip() != told:
            self.setToolTip(told)

    def _draw_step(self, painter: QPainter, one: Step, top: float, theme: Theme, cut: list[str]) -> None:
        tokens = theme.tokens
        last = one is self._chart.net
        style: Style = BODY.strong if last else BODY
        number = self._number(one)
        beside = round(width(number, BODY.strong if last else BODY, theme)) + 1
        line = QRectF(0, top, self.width(), theme.px(_WORDS))
        draw_line(painter, line, number, style, theme, tokens.text, RIGHT)
        room = self.width() - beside - theme.px(_GAP)
        if fitted(one.words, style, theme, room) != one.words:
            cut.append(one.words)
        draw_line(painter, QRectF(0, top, room, theme.px(_WORDS)), one.words, style, theme, tokens.text)
        bar = QRectF(0, top + theme.px(_WORDS + 1), self.width(), theme.px(_THICK))
        rounded(painter, bar, theme.px(3), tokens.track, None if tokens.tinted else tokens.line, 1)
        left, right = self.width() * float(one.start), self.width() * float(one.end)
        part = QRectF(left, bar.top(), max(theme.px(4), right - left), bar.height())
        if part.right() > self.width():
            part.moveRight(self.width())
        fill, edge = self._colours(one, theme)
        rounded(painter, part, theme.px(3), fill, edge, 1.5)

    def _colours(self, one: Step, theme: Theme) -> tuple[QColor, QColor | None]:
        tokens = theme.tokens
        if one in self._chart.taken:
            return tokens.chart_3, tokens.chart_2
        return (tokens.primary, None) if one is self._chart.net else (tokens.gross, None)
