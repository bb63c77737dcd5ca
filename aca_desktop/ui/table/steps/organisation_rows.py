"""Organisations that a guest may mean, as large rows: name, sector and place, and whether it has signed."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line, fitted, width
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import SIGNING

_HIGH, _SIDE, _ICON, _GAP = 80, 24, 28, 12


class OrganisationRow(ThemedWidget, QPushButton):
    """A row of 80 pixels; `signed` tells by a check that somebody has signed for it."""

    def __init__(self, name: str, second: str, beside: str, *, signed: bool, lined: bool) -> None:
        super().__init__()
        self._name, self._second, self._beside = name, second, beside
        self._signed, self._lined = signed, lined
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().setText(name.replace("&", "&&"))
        self.setAccessibleDescription(". ".join(filter(None, (second, beside))))

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(600), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(300), theme.px(_HIGH))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
                if tokens.tinted:
                    rounded(painter, box, theme.px(7), tokens.tint if self.isDown() else tokens.hover)
                else:
                    rounded(painter, box, theme.px(7), None, tokens.primary, 3)
            if self._lined:
                line(painter, 0, 0, self.width(), 0, tokens.line)
            left, icon, gap = theme.px(_SIDE), theme.px(_ICON), theme.px(_GAP)
            right = self.width() - theme.px(_SIDE) - icon
            draw_icon(painter, "chevron-right", right, (self.height() - icon) / 2, icon, tokens.quiet)
            right -= gap
            if self._beside:
                style = SIGNING.strong if self._signed else SIGNING
                colour = tokens.primary if self._signed else tokens.quiet
                wide = width(self._beside, style, theme) + 1
                draw_line(
                    painter, QRectF(right - wide, 0, wide, self.height()), self._beside, style, theme, colour
                )
                right -= round(wide) + gap
                if self._signed:
                    right -= icon
                    draw_icon(painter, "circle-check", right, (self.height() - icon) / 2, icon, colour)
                    right -= gap
            room = right - gap - left
            half = theme.px(SIGNING.line)
            top = self.height() / 2 - half
            if not self._second:
                top += half / 2
            draw_line(painter, QRectF(left, top, room, half), self._name, SIGNING.strong, theme, tokens.text)
            if self._second:
                below = QRectF(left, top + half, room, half)
                draw_line(painter, below, self._second, SIGNING, theme, tokens.quiet)
            cut = fitted(self._name, SIGNING.strong, theme, room) != self._name
            cut = cut or fitted(self._second, SIGNING, theme, room) != self._second
        told = "\n".join(filter(None, (self._name, self._second))) if cut else ""
        if self.toolTip() != told:
            self.setToolTip(told)
