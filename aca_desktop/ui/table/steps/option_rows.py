"""A few choices below each other, each with a line that explains it; the whole row is the target."""

from typing import override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.parts.fields.checks import CheckSize, Radio
from aca_desktop.ui.table.steps.choices import Choices
from aca_desktop.ui.theme.type import SIGNING

_ROUND = CheckSize(32, 20, 16, SIGNING, 0, 0, 2)
_HIGH, _FLAT, _SIDE = 80, 72, 20


class RowOption(Radio):
    """A radio button as wide as its frame; its words are a title and, on a second line, what it means."""

    def __init__(self) -> None:
        super().__init__("", _ROUND, strong=True)
        self._high = _HIGH

    @override
    def setText(self, words: str) -> None:
        """Say a title and its explanation, with a line break between them."""
        title, _, self._words.note = words.partition("\n")
        super().setText(title)

    def set_large(self, large: bool) -> None:
        """Be flatter where the text is large."""
        self._high = _FLAT if large else _HIGH
        self.updateGeometry()

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5), self.theme().px(4)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(super().sizeHint().width() + 2 * theme.px(_SIDE), theme.px(self._high))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.theme().px(self._high))

    @override
    def heightForWidth(self, width: int) -> int:
        theme = self.theme()
        return max(super().heightForWidth(width - 2 * theme.px(_SIDE)) + theme.px(16), theme.px(self._high))

    @override
    def _top(self, wide: int) -> int:
        return (self.height() - self.theme().px(_ROUND.box)) // 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.isChecked():
                rounded(painter, box, theme.px(7), tokens.tint, tokens.primary, 3)
            elif self.underMouse():
                rounded(painter, box, theme.px(7), tokens.hover)
            elif self.y() > theme.px(_FLAT) // 2:
                line(painter, theme.px(_SIDE), 0, self.width() - theme.px(_SIDE), 0, tokens.line)
            painter.translate(theme.px(_SIDE), 0)
            self._draw(painter, self.width() - 2 * theme.px(_SIDE))


class OptionRows(Choices):
    """`Choices` in a frame; the words of each are a title and what it means, with a line break between them."""

    def __init__(self) -> None:
        super().__init__(gap=0, most=1)

    @override
    def _new(self) -> RowOption:
        option = RowOption()
        option.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return option

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            rounded(painter, self.rect(), theme.px(8), theme.tokens.card, theme.tokens.line_strong, theme.px(2))
