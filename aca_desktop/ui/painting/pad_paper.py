"""The paper of a signing pad: its ground and edge, the line to sign on, and who signs. Knows no widget."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.look import Look
from aca_desktop.ui.theme.type import SIGNING

_BASE_LINE, _MARGIN, _CROSS = 64, 41, 20


def draw_paper(painter: QPainter, box: QRect, caption: str, look: Look) -> None:
    """Draw the paper, with the caption below its line."""
    tokens = look.tokens
    painter.fillRect(box, tokens.window)
    rounded(painter, box, look.px(8), tokens.paper, tokens.line_strong, max(look.px(2), tokens.border))
    margin, low = look.px(_MARGIN), box.height() - look.px(_BASE_LINE)
    line(painter, margin, low, box.width() - margin, low, tokens.line_strong, look.px(1))
    square = look.px(_CROSS)
    draw_icon(painter, "x", margin + look.px(8), low - square - look.px(6), square, tokens.quiet)
    if caption:
        below = QRectF(margin, low + look.px(16), box.width() - 2 * margin, look.px(SIGNING.line))
        draw_line(painter, below, caption, SIGNING, look, tokens.quiet)
