"""The type scale: a few sizes with their line heights, in two weights. Knows no colours."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from aca_desktop.ui.theme.theme import Theme

LATIN, JAPANESE = "Noto Sans", "Noto Sans JP"
BASELINE = 0.388
"""How far below the middle of its line a text stands, as a share of its size (Noto Sans's ascent less descent)."""


@dataclass(frozen=True, slots=True)
class Style:
    """Size and line height in pixels of the design; weight 400 or 600."""

    size: int
    line: int
    weight: int = 400

    @property
    def strong(self) -> "Style":
        """The same, in the heavier weight."""
        return replace(self, weight=600)


THANKS = STEP_TITLE = Style(36, 46, 600)
FIGURE = Style(30, 36, 600)
CLAIM = Style(24, 32, 600)
PAGE_TITLE = Style(22, 28, 600)
HERO = Style(18, 24, 600)
SECTION = Style(16, 24, 600)
BODY = Style(14, 20)
SMALL = Style(13, 18)
QUIET = Style(12, 16)
READING = Style(28, 42)
SIGNING = Style(24, 32)


def font(style: Style, theme: Theme) -> QFont:
    """Return a style's font, in the theme's zoom and with its language's letters first."""
    return QFont(_font(style.size * theme.zoom, style.weight, theme.language == "ja"))


def metrics(style: Style, theme: Theme) -> QFontMetricsF:
    """Return what measures text in a style."""
    return _metrics(style.size * theme.zoom, style.weight, theme.language == "ja")


@lru_cache(maxsize=256)
def _font(size: float, weight: int, japanese: bool) -> QFont:
    made = QFont()
    made.setFamilies([JAPANESE, LATIN] if japanese else [LATIN, JAPANESE])
    made.setPixelSize(round(size))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=256)
def _metrics(size: float, weight: int, japanese: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(size, weight, japanese))
