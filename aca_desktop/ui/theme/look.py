"""What a window wears: its tokens, its zoom and its language. Each window has its own, none is global.

A widget asks `look_of` when it paints or is measured, so a dark desk and a light signing table are open together.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolTip, QWidget

from aca_desktop.ui.theme.palette import palette
from aca_desktop.ui.theme.tokens import LIGHT, Tokens

_WORN = "aca_look"

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


@dataclass(frozen=True, slots=True)
class Look:
    """`zoom` makes everything larger, 1.0 to 2.0; `language` decides whose letters come first."""

    tokens: Tokens = LIGHT
    zoom: float = 1.0
    language: str = "en"

    def px(self, length: float) -> int:
        """Return a length of the design in this look's pixels."""
        return round(length * self.zoom)

    def measures_as(self, other: "Look") -> bool:
        """Say whether everything is as large in the other look: they differ in colours at most."""
        return self.zoom == other.zoom and self.language == other.language


_PLAIN = Look()


def wear(window: QWidget, look: Look) -> None:
    """Dress a window and all in it that is seen: it is painted and, if need be, measured anew.

    What is not seen dresses when it is shown or measured.
    """
    before = look_of(window)
    window.setProperty(_WORN, look)
    colours = palette(look.tokens)
    window.setPalette(colours)
    # Qt has one palette for all tooltips: they go with the window dressed last, and can be read on any.
    QToolTip.setPalette(colours)
    for part in (window, *window.findChildren(QWidget)):
        if not part.isVisible():
            continue
        if isinstance(part, Dressed):
            part.look()
            if not look.measures_as(before):
                part.updateGeometry()
        part.update()


def look_of(widget: QWidget) -> Look:
    """Return what the widget's window wears, or whoever a dialog belongs to that wears nothing of its own."""
    holder: QWidget | None = widget
    while holder is not None:
        window = holder.window()
        look = window.property(_WORN)
        if look is not None:
            return look  # type: ignore[no-any-return]
        holder = window.parentWidget()
    return _PLAIN


def tokens_of(widget: QWidget) -> Tokens:
    """Return the colours of the widget's window."""
    return look_of(widget).tokens


class Dressed(_Widget):
    """A widget, named before its Qt class, that takes fonts and fixed lengths from its window's look."""

    _worn: Look | None = None

    def look(self) -> Look:
        """Return the look, after dressing in it if it is another than before."""
        look = look_of(self)
        before = self._worn
        if look is not before:
            self._worn = look
            if before is None or not look.measures_as(before):
                self.dress(look)
            if before is not None and not look.measures_as(before):
                self.updateGeometry()
            self.recolour(look)
        return look

    def dress(self, look: Look) -> None:
        """Take what is kept from a look: fonts, margins, fixed heights. Colours are asked for when painting."""

    def recolour(self, look: Look) -> None:
        """Take the few colours that are kept, such as a window's palette."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.look()
        super().showEvent(event)

    @override
    def sizeHint(self) -> QSize:
        self.look()
        return super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        self.look()
        return super().minimumSizeHint()
