"""How large and how strong a guest wants to see the table, and the theme that results. Knows no widget."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.tokens import HIGH_CONTRAST, Tokens

_ENOUGH = QSize(1024, 600)
"""In less room, in pixels of the design, all stands otherwise: on a small screen, or with large text."""

_LEAST = QSize(640, 384)
"""In less room than this, in pixels of the design, nothing would be of use."""

_WIDE, _HIGH, _MOST = 1280, 800, 1.75
"""For this screen the table was designed; on larger ones everything grows, up to so many times."""


@dataclass(frozen=True, slots=True)
class GuestTheme:
    """`percent` of the text's usual size, and whether contrast is strong, whatever the table's theme is."""

    percent: int = 100
    strong: bool = False

    def is_large(self, size: QSize) -> bool:
        """Return whether the text is so large for a window of that size that all stands otherwise."""
        zoom = self._zoom(size)
        return size.width() < _ENOUGH.width() * zoom or size.height() < _ENOUGH.height() * zoom

    def theme(self, size: QSize, tokens: Tokens, language: str) -> Theme:
        """Return the theme in a window of that size, from the desk's tokens for tables."""
        return Theme(HIGH_CONTRAST if self.strong else tokens, self._zoom(size), language)

    def _zoom(self, size: QSize) -> float:
        """Return how much larger than designed all is: no larger than a small screen has room for."""
        most = min(size.width() / _LEAST.width(), size.height() / _LEAST.height())
        return max(1.0, min(_fit(size) * (self.percent / 100), most))


def is_low(size: QSize) -> bool:
    """Say whether a window is lower than the table was designed for."""
    return size.height() < _HIGH * _fit(size)


def _fit(size: QSize) -> float:
    return min(max(min(size.width() / _WIDE, size.height() / _HIGH), 1.0), _MOST)
