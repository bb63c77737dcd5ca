"""How large and how strong a guest wants to see the table, and the look that comes of it. Knows no widget."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

from aca_desktop.ui.table.controls import LARGE_TEXT
from aca_desktop.ui.theme.look import Look
from aca_desktop.ui.theme.tokens import HIGH_CONTRAST, Tokens

_WIDE, _HIGH, _MOST = 1280, 800, 1.75
"""For this screen the table was designed; on larger ones everything grows, up to so many times."""


@dataclass(frozen=True, slots=True)
class Wearing:
    """`percent` of the text's usual size, and whether contrast is strong, whatever the desk's table wears."""

    percent: int = 100
    strong: bool = False

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that all stands otherwise."""
        return self.percent / 100 >= LARGE_TEXT

    def look(self, size: QSize, tokens: Tokens, language: str) -> Look:
        """Return the look in a window of that size, of the desk's tokens for tables."""
        return Look(HIGH_CONTRAST if self.strong else tokens, _fit(size) * (self.percent / 100), language)


def is_low(size: QSize) -> bool:
    """Say whether a window is lower than the table was designed for."""
    return size.height() < _HIGH * _fit(size)


def _fit(size: QSize) -> float:
    return min(max(min(size.width() / _WIDE, size.height() / _HIGH), 1.0), _MOST)
