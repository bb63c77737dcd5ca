"""Labels and what they say, in two columns below each other."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, SMALL


class Facts(ThemedWidget, QWidget):
    """Quiet labels at the left, what they say at the right, which wraps."""

    def __init__(self, labels: int = 112) -> None:
        super().__init__()
        self._labels = labels
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[QWidget] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        for widget in self._shown:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for n, (label, words) in enumerate(facts):
            for column, text in enumerate(
                (Text(label, SMALL, "quiet", wraps=True), Text(words, BODY, wraps=True))
            ):
                self._grid.addWidget(text, n, column, Qt.AlignmentFlag.AlignTop)
                self._shown.append(text)
        self.setVisible(bool(facts))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnMinimumWidth(0, theme.px(self._labels))
