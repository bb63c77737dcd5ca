"""Cards of values in rows of two, and the key caps that choose among them."""

from typing import override

from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.ui.pages.laptops.conflicts.value_card import ValueCard
from aca_desktop.ui.parts.rows import Row, empty
from aca_desktop.ui.parts.symbols import KeyCap
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class ValueGrid(ThemedWidget, QWidget):
    """Cards in rows of two."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def show_cards(self, cards: list[ValueCard]) -> None:
        """Show these in place of those before."""
        empty(self._grid)
        for place, card in enumerate(cards):
            self._grid.addWidget(card, place // 2, place % 2)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setSpacing(theme.px(16))


def one_in(row: Row, widget: QWidget) -> None:
    """Have a row hold this widget alone."""
    empty(row.box)
    row.box.addWidget(widget)


def caps_in(row: Row, keys: list[str]) -> None:
    """Have a row hold the caps of these keys."""
    empty(row.box)
    for key in keys:
        row.box.addWidget(KeyCap(key))
