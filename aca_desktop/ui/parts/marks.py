"""What stands for somebody: a coalition's growth rings, a person's ink in its frame."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aca_desktop.domain.papers.rings import Growth
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.ui.painting.ink import framed_ink
from aca_desktop.ui.painting.rings import draw_mark
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import ThemedWidget


class CoalitionMark(ThemedWidget, QLabel):
    """A coalition's mark; `said` is the coalition's name where none stands beside it."""

    def __init__(self, growth: Growth, size: int = 28, *, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._growth, self._size = growth, size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_growth(self, growth: Growth, *, said: str = "") -> None:
        """Show another coalition's mark."""
        self._growth = growth
        self.setText(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.theme().px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme().tokens
        with QPainter(self) as painter:
            draw_mark(painter, QRectF(self.rect()), self._growth, tokens.primary, tokens.sun)


class InkFrame(ThemedWidget, QLabel):
    """A signature in its frame, as large as it fits; `said` tells whose it is. Without ink the frame is empty."""

    def __init__(
        self,
        said: str,
        ink: Ink | None = None,
        *,
        size: tuple[int, int] = (132, 52),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_ink(said, ink)

    @property
    def ink(self) -> Ink | None:
        """The signature that is shown."""
        return self._ink

    def show_ink(self, said: str, ink: Ink | None) -> None:
        """Show another signature, or none."""
        self._ink = ink
        self.setText(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(self._size[0]), theme.px(self._size[1]))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(min(self._size[0], 96)), theme.px(self._size[1]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            rounded(painter, self.rect(), theme.px(4), tokens.paper, tokens.line, tokens.border)
            if self._ink is None or not self._ink.strokes:
                return
            around = max(theme.px(6), self.height() // 12)
            room = QRectF(self.rect()).adjusted(around, around, -around, -around)
            thick = max(2.4 * theme.zoom, self.height() / 34)
            painter.fillPath(framed_ink(self._ink, room, thick * 0.4, thick), tokens.ink)
