"""Buttons: primary, secondary, text and harm, in the sizes of desk and signing table, with their keys."""

from dataclasses import dataclass
from enum import Enum
from math import ceil
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aca_desktop.ui.painting.key_cap import cap_width, draw_cap, key_words
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.tokens import Tokens
from aca_desktop.ui.theme.type import BODY, HERO, SIGNING, SMALL, Style


class Kind(Enum):
    """What a button is to its page. PLAIN has no border until pointed at, QUIET is an alternative to others."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TEXT = "text"
    HARM = "harm"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Size:
    """Lengths of a button in pixels of the design."""

    height: int
    padding: int
    icon: int
    gap: int
    style: Style
    edge: int = 1


SMALL_SIZE = Size(28, 10, 16, 8, SMALL.strong)
USUAL = Size(36, 16, 18, 8, BODY.strong)
BAR = Size(44, 16, 18, 8, BODY.strong)
TALL = Size(48, 16, 18, 8, BODY.strong)
HERO_SIZE = Size(56, 25, 24, 8, HERO)
SIGNING_SIZE = Size(72, 32, 28, 16, SIGNING.strong, 2)
INSIDE_SIZE = Size(64, 24, 28, 16, SIGNING.strong, 2)

_CHEVRON = 16


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a button in one state: ground, edge, words and icon; `edge` None draws none."""

    ground: QColor | None
    edge: QColor | None
    ink: QColor
    icon: QColor


class Button(ThemedWidget, QPushButton):
    """A button with words, or with an icon alone (`shown` false: the words are its name and tooltip).

    `keys` press it from anywhere in the window and stand in it as a cap; `cap` only stands there. It is as wide as
    its words, or takes all the width there is if it `fills`; `flush` takes the padding away from text buttons.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.SECONDARY,
        size: Size = USUAL,
        *,
        icon: str | None = None,
        keys: str | None = None,
        cap: str | None = None,
        shown: bool = True,
        flush: bool = False,
        icon_after: bool = False,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._size, self._icon = kind, size, icon
        self._shown, self._flush, self._icon_after = shown, flush, icon_after
        self._keys, self._cap = keys, cap
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        across = QSizePolicy.Policy.Minimum if fills else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setText(words)

    @override
    def setText(self, words: str) -> None:
        """Say these words; an ampersand in them is one."""
        self._words = words
        super().setText(words.replace("&", "&&") if self._shown else "")
        self.setAccessibleName("" if self._shown else words)
        self.setToolTip("" if self._shown else words)
        if self._keys is not None:  # changing a text forgets the keys
            self.setShortcut(QKeySequence(self._keys))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what the button says."""
        return self._words

    def set_icon(self, name: str | None) -> None:
        """Show another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_icon_after(self, after: bool) -> None:
        """Put the icon after the words, or before them."""
        if after != self._icon_after:
            self._icon_after = after
            self.update()

    def set_size(self, size: Size) -> None:
        """Be as large as this from now on."""
        if size is not self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def set_kind(self, kind: Kind) -> None:
        """Let the button be something else to its page."""
        self._kind = kind
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(self._content(theme) + 2 * self._padding(theme), theme.px(self._size.height))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(8)

    def _padding(self, theme: Theme) -> int:
        size = self._size
        if self._flush:
            return 0
        if self._kind is Kind.TEXT:
            return theme.px(8)
        if not self._words or not self._shown:
            if self._cap_words():
                return theme.px(10 + size.edge)
            return (theme.px(size.height) - theme.px(size.icon)) // 2
        return theme.px(size.padding) + theme.px(size.edge)

    def _cap_words(self) -> str:
        named = self._keys or self._cap
        return key_words(named) if named else ""

    def _parts(self, theme: Theme) -> list[int]:
        """Return the widths of icon, words, chevron and cap that are there, with the gaps before them as one."""
        size, parts = self._size, []
        if self._icon is not None:
            parts.append(theme.px(size.icon))
        if self._shown and self._words:
            parts.append(ceil(width(self._words, size.style, theme)))
        if self.menu() is not None:
            parts.append(theme.px(_CHEVRON))
        if self._cap_words():
            parts.append(cap_width(self._cap_words(), theme))
        return parts

    def _content(self, theme: Theme) -> int:
        parts = self._parts(theme)
        return sum(parts) + theme.px(self._size.gap) * (len(parts) - 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            paint = self.colours(theme.tokens)
            edge = max(theme.px(self._size.edge), theme.tokens.border)
            rounded(painter, self.rect(), theme.px(8), paint.ground, paint.edge, self._edge_width(edge))
            self._draw_content(painter, theme, paint)

    def _edge_width(self, usual: int) -> int:
        return usual

    def _draw_content(self, painter: QPainter, theme: Theme, paint: Paint) -> None:
        size, high = self._size, self.height()
        gap = theme.px(size.gap)
        room = self.width() - 2 * self._padding(theme)
        x = self._padding(theme) + max(0, (room - self._content(theme)) // 2)
        if self._icon is not None and not self._icon_after:
            square = theme.px(size.icon)
            draw_icon(painter, self._icon, x, (high - square) / 2, square, paint.icon)
            x += square + gap
        if self._shown and self._words:
            wide = ceil(width(self._words, size.style, theme))
            draw_line(painter, QRectF(x, 0, wide, high), self._words, size.style, theme, paint.ink)
            x += wide + gap
        if self._icon is not None and self._icon_after:
            square = theme.px(size.icon)
            draw_icon(painter, self._icon, x, (high - square) / 2, square, paint.icon)
            x += square + gap
        if self.menu() is not None:
            square = theme.px(_CHEVRON)
            draw_icon(painter, "chevron-down", x, (high - square) / 2, square, paint.icon)
            x += square + gap
        if self._cap_words():
            self._draw_cap(painter, x + cap_width(self._cap_words(), theme), theme, paint)

    def _draw_cap(self, painter: QPainter, right: float, theme: Theme, paint: Paint) -> None:
        tokens = theme.tokens
        if paint.ground is None or paint.ground in (tokens.card, tokens.hover, tokens.window):
            ink, edge, fill = tokens.quiet, tokens.line, tokens.window
        else:
            ink, edge, fill = paint.ink, paint.ink, None
        draw_cap(painter, right, self.height() / 2, self._cap_words(), theme, ink, edge, fill)

    def colours(self, tokens: Tokens) -> Paint:
        """Return the colours of the state that the button is in."""
        bare = self._kind in (Kind.TEXT, Kind.PLAIN)
        if not self.isEnabled():
            edge = None if tokens.tinted or bare else tokens.on_disabled
            return Paint(None if bare else tokens.disabled, edge, tokens.on_disabled, tokens.on_disabled)
        if self._kind is Kind.PRIMARY:
            ground = self._pressed_or_hovered(tokens.primary, tokens.primary_hover, tokens.primary_pressed)
            return Paint(ground, None, tokens.on_primary, tokens.on_primary)
        ground = self._pressed_or_hovered(None if bare else tokens.card, tokens.hover, tokens.tint)
        if not tokens.tinted and bare and (self.isDown() or self.underMouse()):
            return Paint(ground, tokens.primary, tokens.primary, tokens.primary)
        if self._kind is Kind.TEXT:
            return Paint(ground, None, tokens.primary, tokens.primary)
        if self._kind is Kind.HARM:
            return Paint(ground, tokens.red, tokens.red, tokens.red)
        if self._kind is Kind.PLAIN:
            return Paint(ground, None, tokens.text, tokens.quiet)
        if self._kind is Kind.QUIET:
            ground = self._pressed_or_hovered(None, tokens.hover, tokens.tint)
            return Paint(ground, tokens.line, tokens.text, tokens.quiet)
        edge = tokens.line_strong if tokens.tinted or not self.underMouse() else tokens.primary
        return Paint(ground, edge, tokens.text, tokens.quiet)

    def _pressed_or_hovered(self, usual: QColor | None, hovered: QColor, pressed: QColor) -> QColor | None:
        if self.isDown():
            return pressed
        return hovered if self.underMouse() else usual


class Option(Button):
    """One of a few large choices side by side; the one taken has a check, a tint and a broad border."""

    def __init__(self, words: str, size: Size = INSIDE_SIZE, *, parent: QWidget | None = None) -> None:
        super().__init__(words, Kind.SECONDARY, size, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._show_taken)

    def _show_taken(self, taken: bool) -> None:
        self.set_icon("check" if taken else None)

    @override
    def sizeHint(self) -> QSize:
        """Return the size with the check, so that nothing moves when another is taken."""
        theme, size = self.theme(), self._size
        wide = width(self._words, size.style, theme) + theme.px(
            size.icon + size.gap + 2 * (size.padding + size.edge)
        )
        return QSize(round(wide) + 1, theme.px(size.height))

    def colours(self, tokens: Tokens) -> Paint:
        """Return the colours of the state that the option is in."""
        if not self.isChecked() or not self.isEnabled():
            return super().colours(tokens)
        return Paint(tokens.tint, tokens.primary, tokens.primary, tokens.primary)

    def _edge_width(self, usual: int) -> int:
        return usual + 1 if self.isChecked() else usual


def icon_button(icon: str, words: str, size: Size = USUAL, kind: Kind = Kind.PLAIN) -> Button:
    """Return a square button with an icon alone; the words are its name and tooltip."""
    return Button(words, kind, size, icon=icon, shown=False)


def link(words: str, *, icon: str | None = None) -> Button:
    """Return words that act, flush with the text around them."""
    return Button(words, Kind.TEXT, icon=icon, flush=True)


def back_link(words: str) -> Button:
    """Return the way back to the page before."""
    return Button(words, Kind.TEXT, icon="arrow-left", flush=True)
