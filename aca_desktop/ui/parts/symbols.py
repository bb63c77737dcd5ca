"""Icons that stand alone: bare, in a disc, or the program's own sign."""

from typing import Literal, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aca_desktop.ui.painting.key_cap import HEIGHT, cap_width, draw_cap, key_words
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import BODY, font

type StepState = Literal["to-do", "now", "done", "attention"]


class _Painted(ThemedWidget, QLabel):
    """A painted label of one size; its text is what is heard of it."""

    def __init__(self, said: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Symbol(_Painted):
    """An icon; in a disc of `disc` pixels if given. `tone` is its colour, `ground` the disc's."""

    def __init__(
        self, icon: str, size: int = 20, *, tone: str = "quiet", disc: int = 0, ground: str = "tint",
        said: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(said, parent)
        self._size, self._disc = size, disc
        self.show_icon(icon, tone=tone, ground=ground, said=said)

    def show_icon(self, icon: str, *, tone: str = "quiet", ground: str = "tint", said: str = "") -> None:
        """Show another icon."""
        self._icon, self._tone, self._ground = icon, tone, ground
        self.setText(said)
        self.setToolTip(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.theme().px(self._disc or self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self._disc:
                edge = None if tokens.tinted else tokens.line
                rounded(painter, box, box.height() / 2, getattr(tokens, self._ground), edge, 1)
            side = theme.px(self._size)
            x, y = (box.width() - side) / 2, (box.height() - side) / 2
            draw_icon(painter, self._icon, x, y, side, getattr(tokens, self._tone))


class StepNumber(_Painted):
    """The number of a step in a disc: to do, now, done (a check) or in need of attention."""

    def __init__(self, number: int, *, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)
        self._state: StepState = "to-do"

    @property
    def state(self) -> StepState:
        """How the step stands."""
        return self._state

    def set_state(self, state: StepState) -> None:
        """Show how the step stands."""
        self._state = state
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.theme().px(32)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        ground, edge, ink = {
            "to-do": (tokens.card, tokens.line_strong, tokens.quiet),
            "now": (tokens.primary, tokens.primary, tokens.on_primary),
            "done": (tokens.tint, tokens.primary, tokens.primary),
            "attention": (tokens.sun_tint, tokens.sun_line, tokens.sun_ink),
        }[self._state]
        with QPainter(self) as painter:
            rounded(painter, self.rect(), self.height() / 2, ground, edge, tokens.border)
            if self._state == "done":
                side = theme.px(16)
                draw_icon(painter, "check", (self.width() - side) / 2, (self.height() - side) / 2, side, ink)
            else:
                painter.setFont(font(BODY.strong, theme))
                painter.setPen(ink)
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Sign(_Painted):
    """The program's sign: a sprout on green."""

    def __init__(self, size: int = 32, *, parent: QWidget | None = None) -> None:
        super().__init__("ACA Desktop", parent)
        self._size = size

    @override
    def sizeHint(self) -> QSize:
        side = self.theme().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), theme.px(8), theme.tokens.primary)
            side = round(self.width() * 0.625)
            shift = (self.width() - side) / 2
            draw_icon(painter, "sprout", shift, shift, side, theme.tokens.on_primary)


class KeyCap(_Painted):
    """A key, in a sentence about keys."""

    def __init__(self, keys: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key_words(keys), parent)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(cap_width(self.text(), theme), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            middle = self.height() / 2
            draw_cap(painter, self.width(), middle, self.text(), theme, tokens.quiet, tokens.line, tokens.window)
