"""Which of a laptop's entries are here, as a strip over their numbers: no gap is too thin to see."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import Theme

_THINNEST = 3


def draw_coverage(
    painter: QPainter, box: QRectF, missing: Sequence[tuple[int, int]], known: int, theme: Theme
) -> None:
    """Draw entries 1 to `known`: those that are here filled, the spans that are missing in sun; nothing if 0."""
    tokens = theme.tokens
    rounded(painter, box, theme.px(3), tokens.track, None if tokens.tinted else tokens.line, 1)
    if known <= 0:
        return
    if sum(last - first + 1 for first, last in missing) >= known:
        rounded(painter, box, theme.px(3), tokens.sun)
        return
    rounded(painter, box, theme.px(3), tokens.primary)
    for first, last in missing:
        left = round(box.left() + box.width() * (first - 1) / known)
        right = round(box.left() + box.width() * last / known)
        wide = max(theme.px(_THINNEST), right - left)
        left = min(left, round(box.right()) - wide)
        painter.fillRect(QRectF(left, box.top(), wide, box.height()), tokens.sun)
        if not tokens.tinted:  # sun and primary are both dark there: edges keep them apart
            painter.fillRect(QRectF(left - 1, box.top(), 1, box.height()), tokens.card)
            painter.fillRect(QRectF(left + wide, box.top(), 1, box.height()), tokens.card)
