"""The mark of a coalition without a logo, painted: its growth rings round a sun. Knows no widget."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from aca_desktop.domain.rings import SUN, WIDTH, Growth, mark

_UNIT = 1000
_FEWER = 24
"""Below this diameter in pixels, four rings run together: two are drawn."""


def draw_mark(painter: QPainter, box: QRectF, growth: Growth, colour: QColor, sun: QColor) -> None:
    """Draw the mark as large as the box allows; with few pixels it has fewer and broader rings."""
    side = min(box.width(), box.height())
    rings, width = (2, 0.13) if side < _FEWER else (3, 0.1) if side < 2 * _FEWER else (4, WIDTH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    # The mark's numbers have y upwards.
    painter.scale(side / 2 / _UNIT, -side / 2 / _UNIT)
    painter.setPen(
        QPen(colour, width * _UNIT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(growth, rings, width))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sun)
    painter.drawEllipse(QPointF(0, 0), SUN * _UNIT, SUN * _UNIT)
    painter.restore()


@lru_cache(maxsize=64)
def _path(growth: Growth, rings: int, width: float) -> QPainterPath:
    path = QPainterPath()
    for ring in mark(growth, rings, width):
        path.moveTo(QPointF(*ring.start))
        for x1, y1, x2, y2, x, y in ring.curves:
            path.cubicTo(x1, y1, x2, y2, x, y)
        path.closeSubpath()
    return path
