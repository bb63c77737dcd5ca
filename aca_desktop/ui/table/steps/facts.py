"""A few facts below each other: quiet labels of one width, what each is about beside it."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SIGNING


class Facts(ThemedWidget, QWidget):
    """Labels and words in the table's letters."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Text, Text]] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these labels and words, in place of those before."""
        for gone in self._rows[len(facts) :]:
            for text in gone:
                self._grid.removeWidget(text)
                text.hide()
                text.deleteLater()
        del self._rows[len(facts) :]
        while len(self._rows) < len(facts):
            row = Text("", SIGNING, "quiet", fixed=True), Text("", SIGNING, wraps=True, lines=2)
            for column, text in enumerate(row):
                self._grid.addWidget(text, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(row)
        for row, said in zip(self._rows, facts, strict=True):
            for text, words in zip(row, said, strict=True):
                text.setText(words)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(12))
