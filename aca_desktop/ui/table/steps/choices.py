"""A few large choices of which one is taken: side by side as far as they find room, else below each other."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.ui.table.steps.columns import Columns
from aca_desktop.ui.table.steps.controls import TableOption

if TYPE_CHECKING:
    from aca_desktop.ui.table.steps.option_rows import RowOption


class Choices(Columns):
    """`taken` has the key of the choice that was touched. Nothing is taken at first."""

    taken = Signal(str)

    def __init__(self, *, gap: int = 16, most: int = 6) -> None:
        super().__init__(0, gap=gap, below=gap, most=most, evenly=True)
        self.options: dict[str, TableOption | RowOption] = {}
        self._large = False

    def offer(self, words: Sequence[tuple[str, str]]) -> None:
        """Offer these choices, keys with their words; what is taken stays if it is among them."""
        taken = self.choice
        if [key for key, _words in words] != list(self.options):
            self._renew([key for key, _words in words])
        for key, said in words:
            self.options[key].setText(said)
        self.take(taken)

    def _renew(self, keys: Sequence[str]) -> None:
        for option in self.options.values():
            self.cells.removeWidget(option)
            option.hide()
            option.deleteLater()
        self.options = {}
        for key in keys:
            option = self._new()
            option.set_large(self._large)
            option.clicked.connect(partial(self._on_clicked, key))
            self.options[key] = option
            self.cells.addWidget(option)

    def _new(self) -> "TableOption | RowOption":
        option = TableOption()
        option.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return option

    def _on_clicked(self, key: str, _on: bool = True) -> None:
        self.taken.emit(key)

    @property
    def choice(self) -> str | None:
        """The key of what is taken, None for nothing."""
        return next((key for key, option in self.options.items() if option.isChecked()), None)

    def take(self, key: str | None) -> None:
        """Show what is taken, or that nothing is."""
        for name, option in self.options.items():
            option.setAutoExclusive(False)
            option.setChecked(name == key)
            option.setAutoExclusive(True)

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self._large = large
        for option in self.options.values():
            option.set_large(large)
