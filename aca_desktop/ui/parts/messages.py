"""Message bars and toasts: what happened and what to do next. Nothing here ever stops the work."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.ui.painting.paragraph import marked, plain
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind, Paint, Size
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone, pair
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.tokens import Tokens
from aca_desktop.ui.theme.type import BODY, Style

_ICONS = {
    Tone.GOOD: "circle-check",
    Tone.ATTENTION: "triangle-alert",
    Tone.HARM: "circle-x",
    Tone.NEUTRAL: "info",
}

ACTION_ROW = "action-row"
"""The object name of a page's row of actions at its bottom: a toast stays above it."""

_STAYS, _TICK = 8_000, 200
"""How long a toast is shown, and how often it is looked whether it may go, in milliseconds."""


class MessageBar(ThemedWidget, QFrame):
    """A sentence with actions at its right; **strong** words may be in it. Read out when it is shown."""

    closed = Signal()
    least = 44

    def __init__(
        self,
        words: str,
        tone: Tone = Tone.ATTENTION,
        *,
        icon: str | None = None,
        style: Style = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = Text("", style, wraps=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tell(words, tone, icon=icon)

    def tell(self, words: str, tone: Tone, *, icon: str | None = None) -> None:
        """Say something else; it is read out if it is another sentence."""
        self._tone, self._icon = tone, icon or _ICONS[tone]
        self._text.set_marked(words)
        before = self.accessibleName()
        self.setAccessibleName(plain(marked(words)))
        self.update()
        if self.isVisible() and self.accessibleName() != before:
            self.announce()

    def announce(self) -> None:
        """Have the sentence read out by whoever listens."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def add_action(
        self, words: str, *, kind: Kind = Kind.SECONDARY, size: Size = SMALL_SIZE, icon: str | None = None,
        keys: str | None = None, cap: str | None = None,
    ) -> Button:  # fmt: skip
        """Put a button at the right, and return it."""
        return self._add(self.button(words, kind, size, icon=icon, keys=keys, cap=cap))

    button: type[Button] = Button

    def _add(self, button: Button) -> Button:
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_close(self, words: str) -> Button:
        """Let the bar be closed by a cross with this name; `closed` is sent then."""
        button = self._add(self.button(words, Kind.PLAIN, SMALL_SIZE, icon="x", shown=False))
        button.clicked.connect(self.closed)
        return button

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(47), theme.px(4), theme.px(9), theme.px(4))
        self._row.setSpacing(theme.px(12))
        self.setMinimumHeight(theme.px(self.least))  # a layout asks the row in it, not the bar, how high it is

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return super().minimumSizeHint().expandedTo(QSize(theme.px(240), theme.px(self.least)))

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    @override
    def heightForWidth(self, width: int) -> int:
        least = self.theme().px(self.least)  # and its margins are set
        return max(super().heightForWidth(width), least)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        colours = pair(self._tone, theme.tokens)
        edge = None if theme.tokens.tinted else colours.edge
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.px(8), colours.ground, edge, theme.tokens.border)
            square = theme.px(18)
            draw_icon(painter, self._icon, theme.px(17), (self.height() - square) / 2, square, colours.ink)


class _OnToast(Button):
    """A button in a toast's colours."""

    @override
    def colours(self, tokens: Tokens) -> Paint:
        ink = tokens.card if self._kind is Kind.PLAIN else tokens.on_text
        edge = ink if self.underMouse() or self.hasFocus() else None
        return Paint(tokens.text, edge, ink, ink)


class Toast(MessageBar):
    """Says over the page what was done, and goes after eight seconds without pointer and focus on it."""

    least = 52
    button = _OnToast

    def __init__(
        self, words: str, tone: Tone = Tone.GOOD, *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, tone, icon=icon, parent=parent)
        self._text.set_tone("card")
        self._left = _STAYS
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self._pass)
        self._clock.start()

    def _pass(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            return
        self._left -= _TICK
        if self._left <= 0:
            self._clock.stop()
            self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.px(8), theme.tokens.text, None, 0)
            square = theme.px(20)
            draw_icon(
                painter, self._icon, theme.px(16), (self.height() - square) / 2, square, theme.tokens.on_text
            )
