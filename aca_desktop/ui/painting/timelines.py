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
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import QUIET

_END = 8
"""Room beside the first and the last year, for half a mark."""

_BAR, _DOT, _RING = 10, 7, 6


def _at(axis: TimeAxis, year: float, box: QRect, look: Look) -> float:
    end = look.px(_END)
    return box.left() + end + (box.width() - 2 * end) * axis.share(year)


def _ticks(axis: TimeAxis, box: QRect, look: Look) -> list[int]:
    """Return the years that have room to be written."""
    room = box.width() - 2 * look.px(_END)
    need = width("2000", QUIET.strong, look) + look.px(14)
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

    def draw(self, painter: QPainter, box: QRect, look: Look) -> None:
        """Write the years; those that would lie on `now` are left out."""
        tokens = look.tokens
        wide = width(self.now, QUIET.strong, look)
        here = _at(self.axis, self.today, box, look)
        draw_line(painter, _around(here, wide, box), self.now, QUIET.strong, look, tokens.sun_ink)
        for year in _ticks(self.axis, box, look):
            words = str(year)
            own = width(words, QUIET.strong, look)
            x = _at(self.axis, year, box, look)
            if abs(x - here) >= (own + wide) / 2 + look.px(6):
                draw_line(painter, _around(x, own, box), words, QUIET.strong, look, tokens.quiet)


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

    def draw(self, painter: QPainter, box: QRect, look: Look) -> None:
        """Draw it over the whole height of a box, so that the years' lines of rows join."""
        tokens = look.tokens
        for year in _ticks(self.axis, box, look):
            x = round(_at(self.axis, year, box, look))
            line(painter, x, box.top(), x, box.bottom(), tokens.line)
        self._draw_today(painter, box, look)
        if self.target_year is None:
            return
        middle = box.center().y() + 0.5
        end = _at(self.axis, self.target_year, box, look)
        if self.base_year is None:
            self._draw_dots(painter, box, middle, end, look)
        else:
            start = _at(self.axis, self.base_year, box, look)
            high = look.px(_BAR)
            fill, edge = shades(self.shade, look)
            bar = QRectF(start, middle - high / 2, max(1.0, end - start), high)
            rounded(painter, bar, 1, fill, edge or tokens.chart_2 if self.shade != "full" else None, 1.5)
            _disc(painter, start, middle, look.px(_RING), look, filled=False)
        for year in self.interim:
            _disc(painter, _at(self.axis, year, box, look), middle, look.px(_RING - 1), look, filled=False)
        _disc(painter, end, middle, look.px(_DOT), look, filled=True)

    def _draw_today(self, painter: QPainter, box: QRect, look: Look) -> None:
        x = round(_at(self.axis, self.today, box, look)) + 0.5
        pen = QPen(look.tokens.sun_line, 1.5 * look.zoom)
        pen.setDashPattern([2.4, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _draw_dots(self, painter: QPainter, box: QRect, middle: float, end: float, look: Look) -> None:
        pen = QPen(look.tokens.primary, 2 * look.zoom)
        pen.setDashPattern([1, 1.6])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLine(QPointF(_at(self.axis, self.today, box, look), middle), QPointF(end, middle))


def _disc(painter: QPainter, x: float, y: float, radius: float, look: Look, *, filled: bool) -> None:
    tokens = look.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.primary, 2 * look.zoom) if not filled else Qt.PenStyle.NoPen)
    painter.setBrush(tokens.primary if filled else tokens.card)
    inner = radius if filled else radius - look.zoom
    painter.drawEllipse(QPointF(x, y), inner, inner)


class TimelineKey(Dressed, QLabel):
    """One mark of the timeline and what it means."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        look = self.look()
        return QSize(self._left(look) + round(width(self.text(), QUIET, look)) + 2, look.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _left(self, look: Look) -> int:
        return look.px(32 if self._mark == "dots" else 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look()
        middle = self.height() / 2
        with QPainter(self) as painter:
            if self._mark == "dots":
                pen = QPen(look.tokens.primary, 2 * look.zoom)
                pen.setDashPattern([1, 1.6])
                painter.setPen(pen)
                painter.drawLine(QPointF(1, middle), QPointF(look.px(24), middle))
            else:
                _disc(painter, look.px(8), middle, look.px(_RING), look, filled=self._mark == "disc")
            box = QRect(self._left(look), 0, self.width() - self._left(look), self.height())
            draw_line(painter, box, self.text(), QUIET, look, look.tokens.quiet)
