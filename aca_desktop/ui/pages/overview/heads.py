"""The first line of a card: its title, and what stands at the right, as high in every card."""

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.parts.rows import Row

_HIGH = 28


class CardHead(Row):
    """As high as a small button, so that the titles of cards side by side stand on one line."""

    def __init__(self, *widgets: QWidget | None) -> None:
        super().__init__(*widgets, gap=8)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.theme().px(_HIGH)))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.theme().px(_HIGH)))
