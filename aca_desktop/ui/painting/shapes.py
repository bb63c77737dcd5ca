"""Flat shapes with edges on whole pixels: filled, bounded, dashed. Knows no widget."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

type Box = QRect | QRectF

NOTHING = QColor(0, 0, 0, 0)


def rounded(
    painter: QPainter,
    box: Box,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
    *,
    dashes: tuple[float, float] | None = None,
) -> None:
    """Fill a rounded rectangle and draw its edge inside it; `dashes` are lengths of stroke and gap in pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QRectF(box)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None or width <= 0:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(edge, width)
        if dashes is not None:
            pen.setDashPattern([dashes[0] / width, dashes[1] / width])
        painter.setPen(pen)
        inside.adjust(width / 2, width / 2, -width / 2, -width / 2)
        radius = max(0.0, radius - width / 2)
    most = min(inside.width(), inside.height()) / 2
    painter.drawRoundedRect(inside, min(radius, most), min(radius, most))


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, colour: QColor, width: float = 1) -> None:
    """Draw a level or upright line whose pixels begin at the coordinates given, sharp on any screen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if y1 == y2:
        painter.fillRect(QRectF(x1, y1, x2 - x1, width), colour)
    else:
        painter.fillRect(QRectF(x1, y1, width, y2 - y1), colour)


def dot(painter: QPainter, x: float, y: float, radius: float, fill: QColor) -> None:
    """Fill a circle round x, y."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(x, y), radius, radius)
