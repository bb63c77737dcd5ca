"""The mark of a coalition without a logo, painted: its growth rings round a sun. Knows no widget."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from aca_desktop.domain.papers.rings import SUN, WIDTH, Growth, Ring, around, mark

_UNIT = 1000
_AROUND, _STRONGEST, _FAINTEST = 26, 0.34, 0.08
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


def draw_rings_around(painter: QPainter, centre: QPointF, growth: Growth, first: float, colour: QColor) -> None:
    """Draw fine rings around a free middle of that radius, fainter with each; every fifth one is broader."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for n, path in enumerate(_paths_around(growth, first)):
        ink = QColor(colour)
        ink.setAlphaF(_STRONGEST + (_FAINTEST - _STRONGEST) * n / (_AROUND - 1))
        painter.setPen(QPen(ink, 1.6 if n % 5 == 0 else 1))
        painter.drawPath(path)
    painter.restore()


@lru_cache(maxsize=8)
def _paths_around(growth: Growth, first: float) -> tuple[QPainterPath, ...]:
    return tuple(_path_of((ring,)) for ring in around(growth, first, _AROUND))


@lru_cache(maxsize=64)
def _path(growth: Growth, rings: int, width: float) -> QPainterPath:
    return _path_of(mark(growth, rings, width))


def _path_of(rings: Iterable[Ring]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.moveTo(QPointF(*ring.start))
        for x1, y1, x2, y2, x, y in ring.curves:
            path.cubicTo(x1, y1, x2, y2, x, y)
        path.closeSubpath()
    return path
