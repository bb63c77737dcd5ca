"""What happened, one line an entry on a thread: icon, what, when and by whom, and a way to take it back."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

_DISC = 24


class TimelineEntry(ThemedWidget, QWidget):
    """One entry; `undo` names the button that takes it back, empty for none. The last one ends the thread."""

    undo_pressed = Signal()

    def __init__(
        self, icon: str, what: Sequence[Run], when: str, *, undo: str = "", last: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._last = icon, last
        text = Text("", BODY, wraps=True)
        text.set_runs(what)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(text)
        self._words.addWidget(Text(when, QUIET, "quiet", wraps=True))
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        if undo:
            self._build_undo(undo, text.text())

    def _build_undo(self, undo: str, what: str) -> None:
        button = Button(undo, Kind.TEXT, SMALL_SIZE, flush=True)
        button.setAccessibleDescription(what)
        button.clicked.connect(self.undo_pressed)
        aside = QVBoxLayout()
        aside.addWidget(button)
        aside.addStretch(1)
        self._row.addLayout(aside)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(_DISC + 12), theme.px(2), 0, theme.px(14))
        self._row.setSpacing(theme.px(12))

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self.theme().px(52)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        side = theme.px(_DISC)
        with QPainter(self) as painter:
            if not self._last:
                line(painter, side // 2 - 1, side, side // 2 - 1, self.height(), tokens.line, theme.px(2))
            disc = QRectF(0, 0, side, side)
            rounded(painter, disc, side / 2, tokens.tint, None if tokens.tinted else tokens.line, 1)
            inner = theme.px(14)
            shift = (side - inner) / 2
            draw_icon(painter, self._icon, shift, shift, inner, tokens.primary)
