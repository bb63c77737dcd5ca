"""Where files are dropped: a dashed surface that shows whether it would take what hovers over it."""

from pathlib import Path
from typing import override

from PySide6.QtCore import QMimeData, QRectF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, Style


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropZone(ThemedWidget, QFrame):
    """Takes files and sends their paths; what they are is judged by whoever hears of them.

    Its row (`box`) takes further parts at the right, such as a button that chooses files.
    """

    dropped = Signal(list)

    def __init__(
        self, words: str, below: str, *, icon: str = "file-down", disc: bool = False, style: Style = BODY.strong,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._hovered = False
        self.setAcceptDrops(True)
        self._words, self._below = Text(words, style), Text(below, QUIET, "quiet")
        self.box = QHBoxLayout(self)
        self.box.addWidget(Symbol(icon, 24, tone="primary", disc=48 if disc else 0))
        self.box.addWidget(Column(None, self._words, self._below, None, gap=2), 1)

    def set_words(self, words: str, below: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self._below.setText(below)

    @override
    def use_theme(self, theme: Theme) -> None:
        self.box.setContentsMargins(theme.px(24), theme.px(16), theme.px(17), theme.px(16))
        self.box.setSpacing(theme.px(16))

    def _hover(self, *, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(hovered=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(hovered=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(hovered=False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event.mimeData()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            if self._hovered:
                rounded(painter, box, theme.px(8), tokens.tint, tokens.primary, 2 if tokens.tinted else 3)
            else:
                edge = 1.5 if tokens.tinted else 2
                rounded(painter, box, theme.px(8), tokens.card, tokens.line_strong, edge, dashes=(3, 3))
