"""A bar made of parts side by side, each a share of the whole, and the entries that name them below it."""

from dataclasses import dataclass
from typing import Literal, override

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

type Shade = Literal["light", "middle", "full", "grey"]

_HIGH, _SQUARE, _GAP = 14, 10, 6


@dataclass(frozen=True, slots=True)
class Slice:
    """A part: its words, how many, its shade."""

    words: str
    count: int
    shade: Shade


def shades(shade: Shade, theme: Theme) -> tuple[QColor, QColor | None]:
    """Return a shade's ground, and its edge where it is so light that it needs one."""
    tokens = theme.tokens
    if shade == "light":
        return tokens.chart_3, tokens.chart_2
    if shade == "grey":
        return tokens.track, tokens.gross
    return (tokens.chart_2 if shade == "middle" else tokens.primary), None


class StackedBar(ThemedWidget, QWidget):
    """The bar alone; what is nothing is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._slices: tuple[Slice, ...] = ()
        self._speech = Speech("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_slices(self, said: str, slices: tuple[Slice, ...], speech: Speech) -> None:
        """Show other parts; `said` is what the bar is called."""
        self._slices, self._speech = tuple(one for one in slices if one.count), speech
        self.setAccessibleName(said)
        self.update()

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Chart

    def told(self) -> list[Line]:
        """Return each part with its number."""
        say = self._speech.say
        return [
            Line(say("{group}: {count}", group=one.words, count=self._speech.number(one.count)), box.toRect())
            for one, box in zip(self._slices, self._boxes(), strict=True)
        ]

    def _boxes(self) -> list[QRectF]:
        """Return the parts from left to right, two pixels apart."""
        whole = sum(one.count for one in self._slices)
        room = self.width() - 2 * (len(self._slices) - 1)
        boxes, left = [], 0.0
        for one in self._slices:
            wide = max(4.0, room * one.count / whole)
            boxes.append(QRectF(left, 0, wide, self.height()))
            left += wide + 2
        over = left - 2 - self.width()
        if boxes and over > 0:  # what the smallest parts were given is taken from the greatest
            greatest = max(range(len(boxes)), key=lambda n: boxes[n].width())
            boxes[greatest].setWidth(boxes[greatest].width() - over)
            for box in boxes[greatest + 1 :]:
                box.translate(-over, 0)
        return boxes

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme().px(200), self.theme().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(80), self.theme().px(_HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            for one, box in zip(self._slices, self._boxes(), strict=True):
                fill, edge = shades(one.shade, theme)
                rounded(painter, box, theme.px(3), fill, edge, 1.5)


class LegendEntry(ThemedWidget, QPushButton):
    """What a part is and how many, a button into their list."""

    def __init__(self) -> None:
        super().__init__()
        self._slice = Slice("", 0, "full")
        self._number = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, one: Slice, speech: Speech) -> None:
        """Tell another part."""
        self._slice, self._number = one, speech.number(one.count)
        self.setText(speech.say("{group}: {count}", group=one.words, count=self._number).replace("&", "&&"))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        wide = width(self._slice.words, QUIET, theme) + width(self._number, QUIET.strong, theme)
        return QSize(round(wide) + 2 + theme.px(_SQUARE + 2 * _GAP + 4), theme.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        ink = tokens.primary if self.underMouse() or self.isDown() else tokens.text
        with QPainter(self) as painter:
            side = theme.px(_SQUARE)
            fill, edge = shades(self._slice.shade, theme)
            rounded(painter, QRectF(0, (self.height() - side) / 2, side, side), theme.px(3), fill, edge, 1.5)
            left = side + theme.px(_GAP)
            box = QRect(left, 0, self.width() - left, self.height())
            wide = draw_line(painter, box, self._slice.words, QUIET, theme, ink)
            box.adjust(round(wide) + theme.px(_GAP), 0, 0, 0)
            draw_line(painter, box, self._number, QUIET.strong, theme, ink)
