"""A window's theme: its tokens, its zoom and its language. Each window has its own, none is global.

A widget asks `theme_of` when it paints or is measured, so a dark desk and a light signing table are open together.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolTip, QWidget

from aca_desktop.ui.theme.palette import palette
from aca_desktop.ui.theme.tokens import LIGHT, Tokens

_PROPERTY = "aca_look"

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


@dataclass(frozen=True, slots=True)
class Theme:
    """`zoom` makes everything larger, 1.0 to 2.0; `language` decides whose letters come first."""

    tokens: Tokens = LIGHT
    zoom: float = 1.0
    language: str = "en"

    def px(self, length: float) -> int:
        """Return a length of the design in this theme's pixels."""
        return round(length * self.zoom)

    def measures_as(self, other: "Theme") -> bool:
        """Say whether everything is as large in the other theme: they differ in colours at most."""
        return self.zoom == other.zoom and self.language == other.language


_PLAIN = Theme()


def apply_theme(window: QWidget, theme: Theme) -> None:
    """Set the theme of a window and of all visible widgets in it, which are painted and, if needed, measured
    again.

    Hidden widgets take the theme when they are shown or measured.
    """
    before = theme_of(window)
    window.setProperty(_PROPERTY, theme)
    colours = palette(theme.tokens)
    window.setPalette(colours)
    # Qt has one palette for all tooltips: they follow the window whose theme was set last, and can be read on any.
    QToolTip.setPalette(colours)
    for part in (window, *window.findChildren(QWidget)):
        if not part.isVisible():
            continue
        if isinstance(part, ThemedWidget):
            part.theme()
            if not theme.measures_as(before):
                part.updateGeometry()
        part.update()


def theme_of(widget: QWidget) -> Theme:
    """Return the theme of the widget's window; a dialog without one has that of its parent."""
    holder: QWidget | None = widget
    while holder is not None:
        window = holder.window()
        theme = window.property(_PROPERTY)
        if theme is not None:
            return theme  # type: ignore[no-any-return]
        holder = window.parentWidget()
    return _PLAIN


def tokens_of(widget: QWidget) -> Tokens:
    """Return the colours of the widget's window."""
    return theme_of(widget).tokens


class ThemedWidget(_Widget):
    """A widget, named before its Qt class, that takes fonts and fixed lengths from its window's theme."""

    _theme_in_use: Theme | None = None

    def theme(self) -> Theme:
        """Return the theme, after taking it over if it has changed."""
        theme = theme_of(self)
        before = self._theme_in_use
        if theme is not before:
            self._theme_in_use = theme
            if before is None or not theme.measures_as(before):
                self.use_theme(theme)
            if before is not None and not theme.measures_as(before):
                self.updateGeometry()
            self.recolour(theme)
        return theme

    def use_theme(self, theme: Theme) -> None:
        """Take what is kept from a theme: fonts, margins, fixed heights. Colours are asked for when painting."""

    def recolour(self, theme: Theme) -> None:
        """Take the few colours that are kept, such as a window's palette."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.theme()
        super().showEvent(event)

    @override
    def sizeHint(self) -> QSize:
        self.theme()
        return super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        self.theme()
        return super().minimumSizeHint()
