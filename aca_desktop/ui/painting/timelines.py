"""Commitments on one axis of years: the axis above a list, a row's line to its target, the marks' key."""

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from aca_desktop.domain.papers.charts import TimeAxis
from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.stack import Shade, shades
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

_END = 8
"""Room beside the first and the last year, for half a mark."""

_BAR, _DOT, _RING = 10, 7, 6


def _at(axis: TimeAxis, year: float, box: QRect, theme: Theme) -> float:
    end = theme.px(_END)
    return box.left() + end + (box.width() - 2 * end) * axis.share(year)


def _ticks(axis: TimeAxis, box: QRect, theme: Theme) -> list[int]:
    """Return the years that have room to be written."""
    room = box.width() - 2 * theme.px(_END)
    need = width("2000", QUIET.strong, theme) + theme.px(14)
    for step in (5, 10, 20, 50):
        ticks = [year for year in axis.ticks(5) if year % step == 0]
        if len(ticks) < 2 or room / max(1, len(ticks) - 1) >= need:
            return ticks
    return [axis.first]


@dataclass(frozen=True, slots=True)
class YearsHead:
    """The years, and where today is, as a column's head."""

    axis: TimeAxis
    today: float
    now: str

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Write the years; those that would lie on `now` are left out."""
        tokens = theme.tokens
        wide = width(self.now, QUIET.strong, theme)
        here = _at(self.axis, self.today, box, theme)
        draw_line(painter, _around(here, wide, box), self.now, QUIET.strong, theme, tokens.sun_ink)
        for year in _ticks(self.axis, box, theme):
            words = str(year)
            own = width(words, QUIET.strong, theme)
            x = _at(self.axis, year, box, theme)
            if abs(x - here) >= (own + wide) / 2 + theme.px(6):
                draw_line(painter, _around(x, own, box), words, QUIET.strong, theme, tokens.quiet)


def _around(x: float, wide: float, box: QRect) -> QRectF:
    left = min(max(x - wide / 2, box.left()), box.right() + 1 - wide)
    return QRectF(left, box.top(), wide + 1, box.height())


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A commitment's line: from its base year to its target's, intermediate targets on it, in the shade of how it
    was validated. Without a base year it is dotted from today on; without a target nothing is drawn but years."""

    axis: TimeAxis
    today: float
    base_year: int | None
    interim: tuple[int, ...]
    target_year: int | None
    shade: Shade

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Draw it over the whole height of a box, so that the years' lines of rows join."""
        tokens = theme.tokens
        for year in _ticks(self.axis, box, theme):
            x = round(_at(self.axis, year, box, theme))
            line(painter, x, box.top(), x, box.bottom(), tokens.line)
        self._draw_today(painter, box, theme)
        if self.target_year is None:
            return
        middle = box.center().y() + 0.5
        end = _at(self.axis, self.target_year, box, theme)
        if self.base_year is None:
            self._draw_dots(painter, box, middle, end, theme)
        else:
            start = _at(self.axis, self.base_year, box, theme)
            high = theme.px(_BAR)
            fill, edge = shades(self.shade, theme)
            bar = QRectF(start, middle - high / 2, max(1.0, end - start), high)
            rounded(painter, bar, 1, fill, edge or tokens.chart_2 if self.shade != "full" else None, 1.5)
            _disc(painter, start, middle, theme.px(_RING), theme, filled=False)
        for year in self.interim:
            _disc(painter, _at(self.axis, year, box, theme), middle, theme.px(_RING - 1), theme, filled=False)
        _disc(painter, end, middle, theme.px(_DOT), theme, filled=True)

    def _draw_today(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        x = round(_at(self.axis, self.today, box, theme)) + 0.5
        pen = QPen(theme.tokens.sun_line, 1.5 * theme.zoom)
        pen.setDashPattern([2.4, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _draw_dots(self, painter: QPainter, box: QRect, middle: float, end: float, theme: Theme) -> None:
        pen = QPen(theme.tokens.primary, 2 * theme.zoom)
        pen.setDashPattern([1, 1.6])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLine(QPointF(_at(self.axis, self.today, box, theme), middle), QPointF(end, middle))


def _disc(painter: QPainter, x: float, y: float, radius: float, theme: Theme, *, filled: bool) -> None:
    tokens = theme.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.primary, 2 * theme.zoom) if not filled else Qt.PenStyle.NoPen)
    painter.setBrush(tokens.primary if filled else tokens.card)
    inner = radius if filled else radius - theme.zoom
    painter.drawEllipse(QPointF(x, y), inner, inner)


class TimelineKey(ThemedWidget, QLabel):
    """One mark of the timeline and what it means."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(self._left(theme) + round(width(self.text(), QUIET, theme)) + 2, theme.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _left(self, theme: Theme) -> int:
        return theme.px(32 if self._mark == "dots" else 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        middle = self.height() / 2
        with QPainter(self) as painter:
            if self._mark == "dots":
                pen = QPen(theme.tokens.primary, 2 * theme.zoom)
                pen.setDashPattern([1, 1.6])
                painter.setPen(pen)
                painter.drawLine(QPointF(1, middle), QPointF(theme.px(24), middle))
            else:
                _disc(painter, theme.px(8), middle, theme.px(_RING), theme, filled=self._mark == "disc")
            box = QRect(self._left(theme), 0, self.width() - self._left(theme), self.height())
            draw_line(painter, box, self.text(), QUIET, theme, theme.tokens.quiet)
