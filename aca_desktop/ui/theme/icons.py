"""Lucide's icons in any size and colour, from resources/icons. Each is drawn once and kept by Qt's own cache."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from aca_desktop.paths import resources

_COLOUR, _STROKE = b"currentColor", b'stroke-width="2"'


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0, stroke: float = 2) -> QPixmap:
    """Return an icon as a square of `size` pixels, `ratio` of the screen's own pixels in each.

    `stroke` is how broad its lines are, of 24. Raise FileNotFoundError for a name that is not in resources/icons.
    """
    key = f"{name}/{size}/{colour.rgba():x}/{ratio}/{stroke}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    code = (resources() / "icons" / f"{name}.svg").read_bytes()
    code = code.replace(_COLOUR, colour.name().encode()).replace(_STROKE, b'stroke-width="%g"' % stroke)
    renderer = QSvgRenderer(QByteArray(code))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(QColor(0, 0, 0, 0))
    with QPainter(drawn) as painter:
        renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def draw_icon(
    painter: QPainter, name: str, x: float, y: float, size: int, colour: QColor, stroke: float = 2
) -> None:
    """Draw an icon with its top left at x, y."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(round(x), round(y), pixmap(name, size, colour, ratio, stroke))


def icon(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QIcon:
    """Return an icon for what Qt paints itself: menus, actions of fields."""
    return QIcon(pixmap(name, size, colour, ratio))
