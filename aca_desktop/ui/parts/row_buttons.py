"""Whole rows that act: an icon, a name, something quiet at the right; in cards, one below the other."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import RIGHT, draw_line, fitted, width
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET


class RowButton(ThemedWidget, QPushButton):
    """A row of 50 pixels, with a line above it if there is another before (`lined`); `below` explains its name."""

    def __init__(
        self, words: str, icon: str, beside: str = "", *, below: str = "", lined: bool = False, height: int = 50,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._lined, self._high, self._below = icon, lined, height, below
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(words, beside)

    def tell(self, words: str, beside: str = "") -> None:
        """Say something else."""
        self._words, self._beside = words, beside
        super().setText(words.replace("&", "&&"))
        self.setAccessibleDescription(beside or self._below)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        wide = (
            width(self._words, BODY.strong, theme)
            + width(self._beside, QUIET, theme)
            + theme.px(12 + 18 + 12 + 12 + 16 + 24)
        )
        return QSize(round(wide) + 2, theme.px(self._high))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(round(width(self._beside, QUIET, theme)) + theme.px(180), theme.px(self._high))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            if self.isEnabled() and (self.underMouse() or self.isDown()):
                if tokens.tinted:
                    ground = tokens.tint if self.isDown() else tokens.hover
                    rounded(painter, box.adjusted(1, 1, -1, -1), theme.px(7), ground)
                else:
                    rounded(painter, box.adjusted(2, 2, -2, -2), theme.px(7), None, tokens.primary, 3)
            if self._lined:
                line(painter, 0, 0, self.width(), 0, tokens.line)
            square = theme.px(18)
            icon = tokens.primary if self.isEnabled() else tokens.on_disabled
            draw_icon(painter, self._icon, theme.px(13), (self.height() - square) / 2, square, icon)
            end = theme.px(16)
            right = self.width() - theme.px(12)
            draw_icon(painter, "chevron-right", right - end, (self.height() - end) / 2, end, tokens.quiet)
            right -= end + theme.px(12)
            beside = round(width(self._beside, QUIET, theme)) + 1
            draw_line(
                painter,
                QRectF(right - beside, 0, beside, self.height()),
                self._beside,
                QUIET,
                theme,
                tokens.quiet,
                RIGHT,
            )
            left = theme.px(43)
            room = right - beside - theme.px(12) - left
            ink = tokens.text if self.isEnabled() else tokens.on_disabled
            first = theme.px(24) if self._below else self.height()
            top = (self.height() - first - (theme.px(16) if self._below else 0)) / 2
            draw_line(painter, QRectF(left, top, room, first), self._words, BODY.strong, theme, ink)
            cut = fitted(self._words, BODY.strong, theme, room) != self._words
            if self._below:
                second = QRectF(left, top + first, room, theme.px(16))
                draw_line(painter, second, self._below, QUIET, theme, tokens.quiet)
                cut = cut or fitted(self._below, QUIET, theme, room) != self._below
        if cut != bool(self.toolTip()):
            self.setToolTip("\n".join(filter(None, (self._words, self._below))) if cut else "")
