"""What stands where nothing is yet: one sentence, and one button to begin with."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY


class EmptyState(ThemedWidget, QWidget):
    """An icon, a sentence, and a button if there is something to do (`button`, else None)."""

    def __init__(
        self, sentence: str, icon: str, *, action: str = "", kind: Kind = Kind.SECONDARY,
        action_icon: str | None = None, button: Button | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._text = Text(sentence, BODY, "quiet", wraps=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(Symbol(icon, 24, disc=48, ground="hover"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._text)
        self.button = button or (Button(action, kind, icon=action_icon) if action else None)
        if self.button is not None:
            self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._text.setText(sentence)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.px(12))
        self._column.setContentsMargins(*(theme.px(24),) * 4)
