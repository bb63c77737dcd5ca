"""The paper of a signing pad: its ground and edge, the line to sign on, and who signs. Knows no widget."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SIGNING

_BASE_LINE, _MARGIN, _CROSS = 64, 41, 20


def draw_paper(painter: QPainter, box: QRect, caption: str, theme: Theme) -> None:
    """Draw the paper, with the caption below its line."""
    tokens = theme.tokens
    painter.fillRect(box, tokens.window)
    rounded(painter, box, theme.px(8), tokens.paper, tokens.line_strong, max(theme.px(2), tokens.border))
    margin, low = theme.px(_MARGIN), box.height() - theme.px(_BASE_LINE)
    line(painter, margin, low, box.width() - margin, low, tokens.line_strong, theme.px(1))
    square = theme.px(_CROSS)
    draw_icon(painter, "x", margin + theme.px(8), low - square - theme.px(6), square, tokens.quiet)
    if caption:
        below = QRectF(margin, low + theme.px(16), box.width() - 2 * margin, theme.px(SIGNING.line))
        draw_line(painter, below, caption, SIGNING, theme, tokens.quiet)
