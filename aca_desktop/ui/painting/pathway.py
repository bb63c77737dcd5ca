"""A commitment's way as the window shows it: from the base year through targets, what was measured beside it."""

from datetime import date
from decimal import Decimal
from typing import override

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.domain.figures.pathway import Pathway, pathway
from aca_desktop.domain.papers.charts import TimeAxis, moment, time_axis
from aca_desktop.i18n import Speech
from aca_desktop.sentences.commitments import share_words
from aca_desktop.ui.painting.shapes import dot, line
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.painting.words import CENTRE, RIGHT, draw_line, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

_HIGH, _FOOT, _TOP, _MARK = 220, 24, 24, 6


class PathwayChart(ThemedWidget, QWidget):
    """Percent of the base year's value over years; measurements on the way are filled, those off it in sun."""

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._way = pathway(None, (), ())
        self._today = date(2026, 1, 1)
        self._axis = TimeAxis(2020, 2050)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_way(self, said: str, way: Pathway, today: date, speech: Speech) -> None:
        """Show another way; `said` is what the picture is called."""
        self._way, self._today, self._speech = way, today, speech
        self._axis = time_axis(way.years, today)
        self.setAccessibleName(said)
        self.update()

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Chart

    def told(self) -> list[Line]:
        """Return each point of the way, and each measurement with whether it is on it."""
        plot = self._plot(self.theme())
        say = self._speech.say
        lines = [
            Line(
                say(
                    "{year}: {share} of the base year", year=one.year, share=share_words(self._speech, one.percent)
                ),
                self._spot(one.year, one.percent, plot),
            )
            for one in self._way.asked
        ]
        for one in self._way.measured:
            words = say("{year}: {share} measured", year=one.year, share=share_words(self._speech, one.percent))
            if one.on_track is not None:
                words += " – " + (say("on track") if one.on_track else say("off track"))
            lines.append(Line(words, self._spot(one.year, one.percent, plot)))
        return lines

    def _spot(self, year: int, percent: Decimal, plot: QRectF) -> QRect:
        at = self._at(year, percent, plot).toPoint()
        return QRect(at - QPoint(8, 8), QSize(16, 16))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme().px(420), self.theme().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(240), self.theme().px(160))

    @property
    def _most(self) -> int:
        """The greatest percent that is drawn, of twenty-fives."""
        return max(100, -(-int(self._way.greatest) // 25) * 25)

    def _plot(self, theme: Theme) -> QRectF:
        left = width(self._speech.percent(Decimal(self._most) / 100), QUIET, theme) + theme.px(10)
        return QRectF(
            left, theme.px(_TOP), self.width() - left - theme.px(20), self.height() - theme.px(_TOP + _FOOT)
        )

    def _x(self, year: float, plot: QRectF) -> float:
        return plot.left() + plot.width() * self._axis.share(year)

    def _y(self, percent: Decimal | float, plot: QRectF) -> float:
        return plot.bottom() - plot.height() * float(percent) / self._most

    def _at(self, year: float, percent: Decimal, plot: QRectF) -> QPointF:
        return QPointF(self._x(year, plot), self._y(percent, plot))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            plot = self._plot(theme)
            self._draw_grid(painter, plot, theme)
            self._draw_today(painter, plot, theme)
            self._draw_way(painter, plot, theme)
            self._draw_measured(painter, plot, theme)

    def _draw_grid(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        tokens = theme.tokens
        for percent in range(0, self._most + 1, 25):
            y = round(self._y(percent, plot))
            line(painter, plot.left(), y, plot.right(), y, tokens.line)
            box = QRectF(0, y - theme.px(8), plot.left() - theme.px(8), theme.px(16))
            words = self._speech.percent(Decimal(percent) / 100)
            draw_line(painter, box, words, QUIET, theme, tokens.quiet, RIGHT)
        for year in self._axis.ticks():
            x = self._x(year, plot)
            box = QRectF(x - theme.px(24), plot.bottom() + theme.px(6), theme.px(48), theme.px(16))
            draw_line(painter, box, str(year), QUIET, theme, tokens.quiet, CENTRE)

    def _draw_today(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        x = round(self._x(moment(self._today), plot)) + 0.5
        pen = QPen(theme.tokens.sun_line, 1.5 * theme.zoom)
        pen.setDashPattern([4 / 1.5, 4 / 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, theme.px(18)), QPointF(x, plot.bottom()))
        box = QRectF(x - theme.px(40), 0, theme.px(80), theme.px(16))
        draw_line(painter, box, self._speech.say("now"), QUIET.strong, theme, theme.tokens.sun_ink, CENTRE)

    def _draw_way(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        tokens, way = theme.tokens, self._way
        points = [self._at(one.year, one.percent, plot) for one in way.asked]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(points) > 1:
            path = QPainterPath(points[0])
            for at in points[1:]:
                path.lineTo(at)
            pen = QPen(tokens.primary, 2.5 * theme.zoom)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        for n, (one, at) in enumerate(zip(way.asked, points, strict=True)):
            base = n == 0 and way.base_year is not None
            dot(painter, at.x(), at.y(), theme.px(_MARK), tokens.primary)
            if base:
                dot(painter, at.x(), at.y(), theme.px(_MARK - 2), tokens.card)
            else:
                self._write(painter, at, share_words(self._speech, one.percent), plot, theme)

    def _write(self, painter: QPainter, at: QPointF, words: str, plot: QRectF, theme: Theme) -> None:
        """Write a target's percent above its mark, within the picture."""
        wide = width(words, QUIET.strong, theme) + 1
        left = min(max(at.x() - wide / 2, plot.left()), self.width() - wide)
        box = QRectF(left, at.y() - theme.px(_MARK + 18), wide, theme.px(16))
        painter.fillRect(box.adjusted(-2, 0, 2, 0), theme.tokens.card)
        draw_line(painter, box, words, QUIET.strong, theme, theme.tokens.primary)

    def _draw_measured(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        """Draw what was measured: a disc on the way or where nobody can say, a square in sun off it."""
        tokens = theme.tokens
        for one in self._way.measured:
            at = self._at(one.year, one.percent, plot)
            side = theme.px(5)
            dot(painter, at.x(), at.y(), side + theme.px(2), tokens.card)
            if one.on_track is False:
                box = QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)
                painter.fillRect(box, tokens.sun_line)
            else:
                dot(painter, at.x(), at.y(), side, tokens.text)
