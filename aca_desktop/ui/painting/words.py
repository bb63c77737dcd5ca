"""Words on one line, on the same base line whatever the script, cut short with an ellipsis. Knows no widget."""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BASELINE, Style, font, metrics

LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


def width(words: str, style: Style, theme: Theme) -> float:
    """Return how wide words are, in pixels."""
    return metrics(style, theme).horizontalAdvance(words)


def fitted(words: str, style: Style, theme: Theme, room: float) -> str:
    """Return the words, or as many as have room, with an ellipsis."""
    measured = metrics(style, theme)
    if measured.horizontalAdvance(words) <= room + 0.5:
        return words
    return measured.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room))


def baseline(box: QRect | QRectF, style: Style, theme: Theme) -> float:
    """Return where a line stands that is to be in the middle of a box."""
    inside = QRectF(box)
    return inside.center().y() + BASELINE * style.size * theme.zoom


def draw_line(
    painter: QPainter,
    box: QRect | QRectF,
    words: str,
    style: Style,
    theme: Theme,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw words in the middle of a box's height, cut short where they are too long; return how wide they are."""
    inside = QRectF(box)
    shown = fitted(words, style, theme, inside.width())
    wide = width(shown, style, theme)
    x = inside.left()
    if align == CENTRE:
        x += (inside.width() - wide) / 2
    elif align == RIGHT:
        x = inside.right() - wide
    painter.setFont(font(style, theme))
    painter.setPen(colour)
    painter.drawText(QPointF(x, floor(baseline(inside, style, theme))), shown)
    return wide
