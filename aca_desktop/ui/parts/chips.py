"""Chips that tell a state, chips that filter, and the badges of navigation."""

from math import ceil
from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import CENTRE, draw_line, width
from aca_desktop.ui.parts.tone import Tone, pair
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET, SMALL

_HIGH, _PADDING, _ICON, _GAP = 24, 10, 14, 5
_STYLE = QUIET.strong


def chip_width(words: str, icon: str | None, theme: Theme) -> int:
    """Return how wide a chip is, in pixels."""
    wide = width(words, _STYLE, theme) + 2 * theme.px(_PADDING)
    if icon is not None:
        wide += theme.px(_ICON + _GAP)
    return ceil(wide)


def draw_chip(
    painter: QPainter,
    box: QRect,
    words: str,
    icon: str | None,
    tone: Tone,
    theme: Theme,
    *,
    selected: bool = False,
) -> None:
    """Draw a chip at the left of a box, in the middle of its height; in a selected row it is the card's colour."""
    tokens = theme.tokens
    colours = pair(tone, tokens)
    wide, high = min(chip_width(words, icon, theme), box.width()), theme.px(_HIGH)
    chip = QRectF(box.left(), box.top() + (box.height() - high) // 2, wide, high)
    ground = tokens.card if selected and tokens.tinted else colours.ground
    rounded(painter, chip, high / 2, ground, None if tokens.tinted else colours.edge, 1)
    left = chip.left() + theme.px(_PADDING)
    if icon is not None:
        square = theme.px(_ICON)
        draw_icon(painter, icon, left, chip.top() + (high - square) / 2, square, colours.ink)
        left += square + theme.px(_GAP)
    room = QRectF(left, chip.top(), chip.right() - theme.px(_PADDING) - left + 1, high)
    draw_line(painter, room, words, _STYLE, theme, colours.ink)


class Chip(ThemedWidget, QLabel):
    """A word or two about a state."""

    def __init__(
        self, words: str, tone: Tone = Tone.NEUTRAL, *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tell(words, tone, icon=icon)

    def tell(self, words: str, tone: Tone, *, icon: str | None = None) -> None:
        """Tell another state."""
        self._tone, self._icon = tone, icon
        self.setText(words)
        self.updateGeometry()
        self.update()

    @override
    def use_theme(self, theme: Theme) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(chip_width(self.text(), self._icon, theme), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_chip(painter, self.rect(), self.text(), self._icon, self._tone, self.theme())


class FilterChip(ThemedWidget, QPushButton):
    """A filter: opens a menu or is switched by pressing it. While on, its cross (or Delete) takes it away.

    `count` stands behind the words; `removable` false leaves the cross out, for chips of which one is always on.
    """

    cleared = Signal()

    def __init__(
        self, words: str, *, count: str = "", icon: str | None = None, tone: Tone = Tone.GOOD,
        removable: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._tone, self._removable = icon, tone, removable
        self._on = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tell(words, count)

    def tell(self, words: str, count: str = "") -> None:
        """Say other words and another count."""
        self._words, self._count = words, count
        super().setText(" ".join(filter(None, (words, count))).replace("&", "&&"))
        self.updateGeometry()
        self.update()

    @property
    def is_on(self) -> bool:
        """Whether the filter is in force."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Show the filter as in force or not."""
        self._on = on
        self.setCheckable(True)
        super().setChecked(on)
        self.updateGeometry()
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Leave the state to whoever filters."""

    def _end(self) -> str | None:
        if self._on and self._removable:
            return "x"
        return "chevron-down" if self.menu() is not None else None

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        wide = 2 * theme.px(13) + width(self._words, SMALL.strong, theme) + 1
        wide += theme.px(14 + 6) if self._icon is not None else 0
        wide += theme.px(8) + width(self._count, SMALL.strong, theme) if self._count else 0
        wide += theme.px(8 + 14 - (3 if self._end() == "x" else 4)) if self._end() is not None else 0
        return QSize(round(wide), theme.px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.height() / 2

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._on and self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        over_cross = event.position().x() >= self.width() - self.theme().px(32)
        if self._on and self._removable and over_cross and event.button() == Qt.MouseButton.LeftButton:
            self.cleared.emit()
            return
        super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        colours = pair(self._tone, tokens)
        lively = self._on or self._tone is not Tone.GOOD
        ink = colours.ink if lively else tokens.text
        ground = colours.ground if lively else tokens.card
        edge: QColor | None = colours.edge if lively else tokens.line_strong
        if not self.isEnabled():
            ink, ground, edge = tokens.on_disabled, tokens.disabled, None if tokens.tinted else tokens.on_disabled
        elif (self.underMouse() or self.isDown()) and not lively:
            ground = tokens.tint if self.isDown() else tokens.hover
        with QPainter(self) as painter:
            broad = 3 if self._on and not tokens.tinted else tokens.border
            rounded(painter, self.rect(), self.height() / 2, ground, edge, broad)
            left, high = theme.px(13), self.height()
            if self._icon is not None:
                square = theme.px(14)
                draw_icon(painter, self._icon, left, (high - square) / 2, square, ink)
                left += square + theme.px(6)
            style = SMALL.strong if self._on else SMALL
            wide = round(width(self._words, style, theme)) + 1
            draw_line(painter, QRect(left, 0, wide, high), self._words, style, theme, ink)
            if self._count:
                left += wide + theme.px(8)
                wide = round(width(self._count, SMALL.strong, theme)) + 1
                draw_line(painter, QRect(left, 0, wide, high), self._count, SMALL.strong, theme, ink)
            end = self._end()
            if end is not None:
                square = theme.px(14)
                colour = ink if end == "x" or not self.isEnabled() else tokens.quiet
                draw_icon(painter, end, self.width() - theme.px(12) - square, (high - square) / 2, square, colour)


def badge_words(count: int) -> str:
    """Return what a badge says: nothing for none, 99+ above 99."""
    return "" if count <= 0 else str(count) if count <= 99 else "99+"


def badge_width(words: str, theme: Theme) -> int:
    """Return how wide a badge is, in pixels."""
    return max(theme.px(24), round(width(words, _STYLE, theme)) + 1 + 2 * theme.px(8))


def draw_badge(painter: QPainter, right: float, middle: float, words: str, theme: Theme) -> None:
    """Draw a badge that ends at `right`, with its middle at the height `middle`."""
    wide, high = badge_width(words, theme), theme.px(20)
    box = QRectF(right - wide, round(middle - high / 2), wide, high)
    rounded(painter, box, high / 2, theme.tokens.sun)
    draw_line(painter, box, words, _STYLE, theme, theme.tokens.on_sun, CENTRE)
