"""Message bars: what happened and what to do next, inside the page. Nothing here ever stops the work."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.ui.painting.paragraph import marked, plain
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind, Size, icon_button
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone, pair
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY, Style

_ICONS = {
    Tone.GOOD: "circle-check",
    Tone.ATTENTION: "triangle-alert",
    Tone.HARM: "circle-x",
    Tone.NEUTRAL: "info",
}


_LEAST = 44


class MessageBar(Dressed, QFrame):
    """A sentence with actions at its right; **strong** words may be in it. Read out when it is shown."""

    closed = Signal()

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
        """Say something else."""
        self._tone, self._icon = tone, icon or _ICONS[tone]
        self._text.set_marked(words)
        self.setAccessibleName(plain(marked(words)))
        self.update()
        if self.isVisible():
            self.announce()

    def announce(self) -> None:
        """Have the sentence read out by whoever listens."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def add_action(
        self, words: str, *, kind: Kind = Kind.SECONDARY, size: Size = SMALL_SIZE, icon: str | None = None,
        keys: str | None = None,
    ) -> Button:  # fmt: skip
        """Put a button at the right, and return it."""
        button = Button(words, kind, size, icon=icon, keys=keys)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_close(self, words: str) -> Button:
        """Let the bar be closed by a cross with this name; `closed` is sent then."""
        button = icon_button("x", words, SMALL_SIZE)
        button.clicked.connect(self.closed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    @override
    def dress(self, look: Look) -> None:
        self._row.setContentsMargins(look.px(47), look.px(4), look.px(9), look.px(4))
        self._row.setSpacing(look.px(12))
        self.setMinimumHeight(look.px(_LEAST))  # a layout asks the row in it, not the bar, how high it is

    @override
    def minimumSizeHint(self) -> QSize:
        look = self.look()
        return super().minimumSizeHint().expandedTo(QSize(look.px(240), look.px(_LEAST)))

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    @override
    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self.look().px(_LEAST))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look()
        colours = pair(self._tone, look.tokens)
        edge = None if look.tokens.tinted else colours.edge
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), look.px(8), colours.ground, edge, look.tokens.border)
            square = look.px(18)
            draw_icon(painter, self._icon, look.px(17), (self.height() - square) / 2, square, colours.ink)
