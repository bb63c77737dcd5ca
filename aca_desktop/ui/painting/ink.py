"""A hand's ink as paths to fill: on the pad stroke by stroke, or as large as a frame allows. Knows no widget."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from aca_desktop.domain.signing.ink import Ink, Stroke
from aca_desktop.domain.signing.ink_outline import Pen, Shape, outline, points_box, stroke_outline, trace

PAD_PEN = Pen(48, 142)
"""The pad's pen, in hundredths of a millimetre on a pad of 120 millimetres."""

_LARGEST = 0.22
"""How many pixels a hundredth of a millimetre may become: a small hand must not look like a large one."""


def stroke_path(stroke: Stroke, pen: Pen = PAD_PEN) -> QPainterPath:
    """Return one stroke's path, in the pad's hundredths of a millimetre."""
    return shapes_path(stroke_outline(stroke, pen))


def framed_ink(ink: Ink, room: QRectF, thin: float = 1.0, thick: float = 2.4) -> QPainterPath:
    """Return the ink as large as it fits in the middle of a room, in pixels.

    The pen's narrowest and widest line are in pixels too, so that a thumbnail can be read.
    """
    drawn = trace(ink)
    left, top, right, bottom = points_box(drawn)
    wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
    scale = min((room.width() - thick) / wide, (room.height() - thick) / high, _LARGEST)
    path = shapes_path(outline(drawn, Pen(thin / scale, thick / scale, 0.7 / scale)))
    place = QTransform().translate(room.center().x(), room.center().y()).scale(scale, scale)
    return place.translate(-(left + right) / 2, -(top + bottom) / 2).map(path)


def shapes_path(shapes: Iterable[Shape]) -> QPainterPath:
    """Return the path that fills shapes, in their own lengths."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for shape in shapes:
        path.moveTo(QPointF(*shape.start))
        for x1, y1, x2, y2, x, y in shape.curves:
            path.cubicTo(x1, y1, x2, y2, x, y)
        path.closeSubpath()
    return path
