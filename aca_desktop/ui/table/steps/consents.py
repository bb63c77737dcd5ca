"""What the signer agrees to: one large box per purpose, none ticked beforehand, what is necessary is said."""

from collections.abc import Mapping
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.steps.controls import TableCheck
from aca_desktop.ui.table.steps.step import Table
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE

WIDE = 424
"""How wide the purposes are beside the pad."""


class Consents(Column):
    """`changed` has what was agreed to, by purpose. The words are those of the language that is read."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=16)
        self._title = Text("", STEP_TITLE)
        self.boxes: dict[str, TableCheck] = {}
        self._list = Column(gap=20, margins=(4, 4, 12, 4))
        self._list.box.addStretch(1)
        self._area = ScrollArea(self._list)
        self._shown: object = None
        self._beside = False
        self.box.addWidget(self._title)
        self.box.addWidget(self._area, 1)

    def ask(self, table: Table, language: str, speech: Speech) -> None:
        """Ask for the coalition's consents in a language; what is ticked stays."""
        self._title.setText(speech.say("I agree"))
        shown = (table.consents, table.needed, language, speech.language)
        if shown == self._shown:
            return
        self._shown = shown
        given = self.given
        for box in self.boxes.values():
            self._list.box.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for place, one in enumerate(table.consents):
            words = table.in_language(one.words, language) or one.key
            needed = one.key in table.needed
            note = speech.say("Necessary") if needed else speech.say("Optional")
            box = TableCheck(words, note=note, strong_note=needed)
            box.setChecked(given.get(one.key, False))
            box.toggled.connect(lambda _on: self.changed.emit(self.given))
            self.boxes[one.key] = box
            self._list.box.insertWidget(place, box)

    @property
    def given(self) -> Mapping[str, bool]:
        """What was agreed to, by purpose."""
        return {key: box.isChecked() for key, box in self.boxes.items()}

    def show_given(self, given: Mapping[str, bool]) -> None:
        """Show what was agreed to."""
        for key, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(given.get(key, False))
            box.update()

    def begin(self) -> None:
        """Let the keyboard be at the first box."""
        if self.boxes:
            next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_beside(self, beside: bool) -> None:
        """Be as wide as it is beside the pad, or as wide as there is room."""
        self._beside = beside
        self.use_theme(self.theme())

    def set_large(self, large: bool) -> None:
        """Have a smaller title where the text is large."""
        for box in self.boxes.values():
            box.set_large(large)
        self._title.set_style(SIGNING.strong if large else STEP_TITLE)

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        if self._beside:
            self.setFixedWidth(theme.px(WIDE))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
