"""A key's name as a cap: what to press, beside what it does. Knows no widget."""

import sys

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QKeySequence, QPainter

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import CENTRE, draw_line, width
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import QUIET

HEIGHT, _PADDING = 22, 7


def key_words(keys: str) -> str:
    """Return keys as they are written on this system's keyboards: Ctrl+Enter, whatever language Qt speaks."""
    formats = QKeySequence.SequenceFormat
    written = QKeySequence(keys).toString(formats.NativeText if sys.platform == "darwin" else formats.PortableText)
    return (written or keys).replace("Return", "Enter")


def cap_width(words: str, theme: Theme) -> int:
    """Return how wide the cap of these words is, in pixels."""
    return max(theme.px(HEIGHT), round(width(words, QUIET, theme)) + 2 * theme.px(_PADDING))


def draw_cap(
    painter: QPainter, right: float, middle: float, words: str, theme: Theme,
    ink: QColor, edge: QColor, fill: QColor | None,
) -> None:  # fmt: skip
    """Draw a cap that ends at `right`, with its middle at the height `middle`."""
    wide, high = cap_width(words, theme), theme.px(HEIGHT)
    box = QRectF(round(right) - wide, round(middle - high / 2), wide, high)
    rounded(painter, box, theme.px(4), fill, edge, theme.tokens.border if ink != edge else 1)
    draw_line(painter, box, words, QUIET, theme, ink, CENTRE)
