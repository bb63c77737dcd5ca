"""The sheet of all keys (F1), in groups. It must not know who acts on them."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.symbols import KeyCap
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme import Theme, ThemedWidget


class ShortcutSheet(Dialog):
    """All keys, in groups; goes with Escape."""

    def __init__(self, speech: Speech, groups: Sequence[tuple[str, Sequence[Keys]]], parent: QWidget) -> None:
        super().__init__(speech.say("Shortcuts"), parent, width=720)
        for title, keys in groups:
            if keys:
                self.body.addWidget(section_title(title))
                self.body.addWidget(_Group(speech, keys))
        self.add_way_out(speech.say("Close"))


class _Group(ThemedWidget, QWidget):
    """Keys with what they do, in two columns."""

    def __init__(self, speech: Speech, keys: Sequence[Keys]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        rows = (len(keys) + 1) // 2
        for number, one in enumerate(keys):
            row, side = number % rows, number // rows
            self._grid.addWidget(KeyCap(one.keys), row, 2 * side, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Text(speech.say(one.does)), row, 2 * side + 1)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
