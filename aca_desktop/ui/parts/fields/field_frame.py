"""The ground and border that all fields and lists to choose from share."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.painting.shapes import NOTHING, rounded
from aca_desktop.ui.theme.theme import Theme


def draw_frame(
    painter: QPainter, box: QRectF, theme: Theme, edge: int, *, focused: bool, mistaken: bool, on: bool
) -> None:
    """Draw a field's ground and border; `on` is whether it can be typed in."""
    tokens = theme.tokens
    usual = max(theme.px(edge), tokens.border)
    if not on:
        colour, width = (None if tokens.tinted else tokens.on_disabled), usual
    elif mistaken:
        colour, width = tokens.sun_line, usual + 1
    elif focused:
        colour, width = tokens.primary, usual + 1
    else:
        colour, width = tokens.line_strong, usual
    rounded(painter, box, theme.px(8), tokens.card if on else tokens.disabled, colour, width)


def see_through(widget: QWidget) -> None:
    """Let what is painted below a field's text be seen."""
    own = QPalette()
    own.setColor(QPalette.ColorRole.Base, NOTHING)
    widget.setPalette(own)
