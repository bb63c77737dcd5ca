"""The growth chart of domain/papers/charts in the window: a line that can be read and heard."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import override

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.domain.papers.charts import Growth, grid
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import dot, line, rounded
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.painting.words import CENTRE, RIGHT, draw_line, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

_HIGH = 140
_FOOT, _ABOVE = 22, 16
_MONTHS_TOLD = 24
"""A longer time is told by years."""

_DOT = 4


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that the chart is measured against, and the words beside its line."""

    value: int
    words: str


class GrowthChart(ThemedWidget, QWidget):
    """The whole of a growth over its days. Arrows and the pointer tell any day's count."""

    def __init__(self, said: str, chart: Growth, speech: Speech, *, threshold: Threshold | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._marked: int | None = None
        self.show_chart(said, chart, speech, threshold=threshold)

    def show_chart(self, said: str, chart: Growth, speech: Speech, *, threshold: Threshold | None = None) -> None:
        """Show another growth, or the same in another language; `said` is what the chart is called."""
        self._chart, self._speech, self._threshold = chart, speech, threshold
        self._totals = [sum(band.counts[n] for band in chart.bands) for n in range(len(chart.days))]
        greatest = max([*self._totals, threshold.value if threshold is not None else 1])
        self._grid = grid(greatest, 2)
        self._marked = None
        self.setAccessibleName(said)
        self.setAccessibleDescription(threshold.words if threshold is not None else "")
        self.update()

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Chart

    def told(self) -> list[Line]:
        """Return each day's count."""
        plot = self._plot(self.theme())
        return [Line(self._words(n), self._spot(n, plot)) for n in range(len(self._totals))]

    def _words(self, n: int) -> str:
        day, count = self._speech.short_day(self._chart.days[n]), self._speech.number(self._totals[n])
        return self._speech.say("{day}: {count}", day=day, count=count)

    def _spot(self, n: int, plot: QRectF) -> QRect:
        at = self._at(n, plot).toPoint()
        return QRect(at - QPoint(8, 8), QSize(16, 16))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme().px(300), self.theme().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(160), self.theme().px(96))

    def _plot(self, theme: Theme) -> QRectF:
        """Return where the line is drawn, between the numbers at the left and the months below."""
        left = max(width(self._speech.number(value), QUIET, theme) for value in self._grid) + theme.px(8)
        top = theme.px(_ABOVE if self._threshold is not None and self._totals else 8)
        return QRectF(left, top, self.width() - left - theme.px(10), self.height() - top - theme.px(_FOOT))

    def _x(self, day: date, plot: QRectF) -> float:
        first, last = self._chart.days[0], self._chart.days[-1]
        span = (last - first).days
        return plot.left() + (plot.width() * (day - first).days / span if span else plot.width())

    def _y(self, value: float, plot: QRectF) -> float:
        return plot.bottom() - plot.height() * value / self._grid[-1]

    def _at(self, n: int, plot: QRectF) -> QPointF:
        return QPointF(self._x(self._chart.days[n], plot), self._y(self._totals[n], plot))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            plot = self._plot(theme)
            self._draw_grid(painter, plot, theme)
            if self._totals:
                self._draw_growth(painter, plot, theme)
                self._draw_months(painter, plot, theme)
            if self._threshold is not None:
                self._draw_threshold(painter, self._threshold, plot, theme)
            if self._totals:
                n = len(self._totals) - 1 if self._marked is None else self._marked
                at = self._at(n, plot)
                dot(painter, at.x(), at.y(), theme.px(_DOT + 2), theme.tokens.card)
                dot(painter, at.x(), at.y(), _DOT * theme.zoom, theme.tokens.primary)
                if self._marked is not None:
                    self._draw_mark(painter, at, self._words(self._marked), theme)

    def _draw_grid(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        tokens = theme.tokens
        for value in self._grid:
            y = round(self._y(value, plot))
            line(painter, plot.left(), y, plot.right(), y, tokens.line)
            box = QRectF(0, y - theme.px(8), plot.left() - theme.px(8), theme.px(16))
            draw_line(painter, box, self._speech.number(value), QUIET, theme, tokens.quiet, RIGHT)

    def _draw_growth(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        tokens = theme.tokens
        path = self._line(plot)
        area = QPainterPath(path)
        area.lineTo(path.currentPosition().x(), plot.bottom())
        area.lineTo(path.elementAt(0).x, plot.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tokens.tinted:
            painter.fillPath(area, tokens.tint)
        pen = QPen(tokens.primary, 2.5 * theme.zoom)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _line(self, plot: QRectF) -> QPainterPath:
        points = [self._at(n, plot) for n in range(len(self._totals))]
        path = QPainterPath(points[0])
        for at in points[1:]:
            path.lineTo(at)
        return path

    def _draw_threshold(self, painter: QPainter, threshold: Threshold, plot: QRectF, theme: Theme) -> None:
        y = round(self._y(threshold.value, plot)) + 0.5
        pen = QPen(theme.tokens.sun_line, 1.5 * theme.zoom)
        pen.setDashPattern([4 / 1.5, 4 / 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        box = self._threshold_box(threshold, plot, theme)
        if box.bottom() < y:  # a line of the grid may lie behind it
            painter.fillRect(box, theme.tokens.card)
        draw_line(painter, box, threshold.words, QUIET, theme, theme.tokens.sun_ink)

    def _threshold_box(self, threshold: Threshold, plot: QRectF, theme: Theme) -> QRectF:
        """Return where the threshold's words stand: below its line or above, where the growth does not cross."""
        y, high = round(self._y(threshold.value, plot)) + 0.5, theme.px(16)
        wide = min(width(threshold.words, QUIET, theme) + theme.px(2), plot.width() - theme.px(8))
        below, above = y + theme.px(4), y - theme.px(3) - high
        left, right = plot.left() + theme.px(4), plot.right() - theme.px(12) - wide
        places = [QRectF(x, top, wide, high) for top in (below, above) for x in (left, right) if top >= 0]
        grown = self._line(plot) if self._totals else QPainterPath()
        near = theme.zoom
        return next(
            (one for one in places if not _crosses(grown, one.adjusted(-near, -near, near, near))), places[0]
        )

    def _draw_months(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        """Write months (or years) below the line, so many apart that they have room."""
        ticks = month_ticks(self._chart.days[0], self._chart.days[-1])
        years = len(ticks) > _MONTHS_TOLD
        for stride in (12, 24, 60, 120) if years else (1, 2, 3, 6, 12):
            labels = [
                self._label(ticks, n, plot, theme, years=years) for n in tick_places(ticks, stride, years=years)
            ]
            if all(a.right() + theme.px(16) <= b.left() for (a, _), (b, _) in pairwise(labels)):
                break
        for box, words in labels:
            draw_line(painter, box, words, QUIET, theme, theme.tokens.quiet)

    def _label(
        self, ticks: list[date], n: int, plot: QRectF, theme: Theme, *, years: bool
    ) -> tuple[QRectF, str]:  # fmt: skip
        """Return a tick's words and their place: the first and the last end with the line."""
        words = str(ticks[n].year) if years else self._speech.month(ticks[n])
        wide = width(words, QUIET, theme)
        x = self._x(ticks[n], plot) - wide / 2
        x = min(max(x, plot.left()), plot.right() - wide)
        return QRectF(x, plot.bottom() + theme.px(5), wide, theme.px(16)), words

    def _draw_mark(self, painter: QPainter, at: QPointF, words: str, theme: Theme) -> None:
        wide = width(words, QUIET.strong, theme) + theme.px(16)
        x = min(max(0.0, at.x() - wide / 2), self.width() - wide)
        above = at.y() - theme.px(32)
        y = above if above >= 0 else at.y() + theme.px(10)
        box = QRectF(round(x), round(y), round(wide), theme.px(22))
        rounded(painter, box, theme.px(4), theme.tokens.text)
        draw_line(painter, box, words, QUIET.strong, theme, theme.tokens.card, CENTRE)

    def _mark(self, n: int | None) -> None:
        if n != self._marked:
            self._marked = n
            self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot(self.theme())
        if self._totals:
            x = event.position().x()
            self._mark(min(range(len(self._totals)), key=lambda n: abs(self._at(n, plot).x() - x)))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        last = len(self._totals) - 1
        if event.key() == Qt.Key.Key_Home:
            self._mark(0)
        elif event.key() == Qt.Key.Key_End:
            self._mark(last)
        elif event.key() in steps and self._totals:
            now = last if self._marked is None else self._marked
            step = steps[Qt.Key(event.key())] if self._marked is not None else 0
            self._mark(min(last, max(0, now + step)))
        else:
            super().keyPressEvent(event)


def _crosses(path: QPainterPath, box: QRectF) -> bool:
    """Say whether a line from point to point, which encloses nothing, comes into a box."""
    stroke = QPainterPathStroker()
    stroke.setWidth(2)
    return stroke.createStroke(path).intersects(box)


def tick_places(ticks: list[date], stride: int, *, years: bool) -> list[int]:
    """Return which ticks are written: every so many months, and the first and the last; no year twice."""
    last = len(ticks) - 1
    if years:
        januaries = [n for n in range(1, last + 1) if ticks[n].month == 1 and ticks[n].year % (stride // 12) == 0]
        ends = {0} if januaries and ticks[januaries[-1]].year == ticks[last].year else {0, last}
        return sorted({*januaries, *ends})
    return sorted({0, *(n for n in range(stride, last, stride) if last - n >= stride / 2), last})


def month_ticks(first: date, last: date) -> list[date]:
    """Return the first day, the beginning of each month after it, and the last day."""
    ticks = [first]
    year, month = first.year, first.month
    while (year, month) < (last.year, last.month):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        ticks.append(date(year, month, 1))
    if len(ticks) > 1:
        ticks[-1] = last
    return ticks
