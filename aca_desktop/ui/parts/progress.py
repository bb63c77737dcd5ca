"""How far something is: bars of running work, steps of a way, the strength of a passphrase."""

from typing import override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import ThemedWidget

USUAL_BAR, STRIP_BAR, SIGNING_BAR, LOADING_BAR = 8, 6, 12, 4


class Progress(ThemedWidget, QProgressBar):
    """A bar that fills; with maximum 0 nobody knows how long, and a third of it is filled."""

    def __init__(self, said: str, height: int = USUAL_BAR, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = height
        self.setTextVisible(False)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(160), theme.px(self._high))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(48), theme.px(self._high))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            radius = min(theme.px(4), box.height() / 2)
            rounded(painter, box, radius, tokens.track, None if tokens.tinted else tokens.line, 1)
            span = self.maximum() - self.minimum()
            share = (self.value() - self.minimum()) / span if span > 0 else 1 / 3
            if share > 0:
                filled = QRectF(box.left(), box.top(), max(box.height(), box.width() * share), box.height())
                rounded(painter, filled, radius, tokens.primary)


class Steps(ThemedWidget, QProgressBar):
    """A way of a few steps, one segment each; filled up to the step that one is at."""

    def __init__(
        self, said: str, steps: int, *, height: int = 8, gap: int = 8, thin: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._high, self._gap, self._thin = height, gap, thin
        self.setTextVisible(False)
        self.setAccessibleName(said)
        self.setRange(0, steps)
        self.setValue(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(160), theme.px(self._high))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(48), self.theme().px(self._high))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        count, gap = self.maximum(), theme.px(self._gap)
        wide = (self.width() - gap * (count - 1)) / count
        unfilled = tokens.track if self._thin else tokens.line
        with QPainter(self) as painter:
            for n in range(count):
                left, right = round(n * (wide + gap)), round(n * (wide + gap) + wide)
                box = QRectF(left, 0, right - left, self.height())
                done = n < self.value()
                ground = tokens.primary if done else unfilled if tokens.tinted else tokens.card
                edge = tokens.line if not done and not tokens.tinted else None
                rounded(painter, box, min(theme.px(4), self.height() / 2), ground, edge, tokens.border)


def strength_bar(said: str) -> Steps:
    """Return the bar under a new passphrase, in five short segments."""
    return Steps(said, 5, height=6, gap=4, thin=True)
