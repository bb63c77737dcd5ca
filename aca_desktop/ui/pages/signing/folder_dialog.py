"""Asks staff in which folder the table keeps each paper, or whether in none. It writes nothing and looks nowhere.

What a folder is like is told to it: a stick or a network's folder may take its time to answer.
"""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.signing.looked_at import LookedAt
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.checks import Radio
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.papers_folder import FolderState


class FolderDialog(Dialog):
    """`looked_for` has a folder (Path) whose state is to be shown by `show_state`. `folder` is the answer."""

    looked_for = Signal(object)

    def __init__(self, speech: Speech, parent: QWidget, take: str, *, encrypted: bool) -> None:
        super().__init__(speech.say("Where this table keeps the papers"), parent, width=560)
        self._speech = speech
        self._state: FolderState | None = None
        self._takes_it = False
        why = speech.say(
            "As soon as somebody has signed, the PDF is kept here too. Choose a folder of this laptop, or a stick "
            "that stays in it. You are asked once; it can be changed under “Try pen and screen”."
        )
        if encrypted:
            why = f"{why} {speech.say('The PDFs in it lie outside this file’s passphrase.')}"
        self.kept = Radio(speech.say("In this folder:"))
        self.none = Radio(
            speech.say("In no folder"), note=speech.say("Each paper can be made and saved at any time.")
        )
        self.choose = Button(speech.say("Choose a folder…"), icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self._found = LookedAt()
        self._group = QButtonGroup(self)
        for radio in (self.kept, self.none):
            self._group.addButton(radio)
        self.kept.setChecked(True)
        row = Row(self._found, self.choose, gap=12, margins=(26, 0, 0, 0))
        row.box.setStretch(0, 1)
        for widget in (Text(why, BODY, wraps=True), self.kept, row, self.none):
            self.body.addWidget(widget)
        self.take = self.add_answers(take, speech.say("Cancel"))
        self._say()
        self.choose.setFocus()

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None for none."""
        return self._state.folder if self._state is not None and self.kept.isChecked() else None

    def show_state(self, state: "FolderState") -> None:
        """Show what a folder is like; if that was waited for and it is well, it is the answer."""
        self._state = state
        self._say()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._found.words))
        takes_it, self._takes_it = self._takes_it, False
        if takes_it and state.trouble is None:
            super().accept()

    @override
    def accept(self) -> None:
        """Answer, if it is no folder; else have the folder looked at once more first."""
        if self.none.isChecked():
            super().accept()
        elif self._state is None:
            self._found.tell(self._speech.say("Choose a folder first."), ok=False, icon="triangle-alert")
            self.choose.setFocus()
        else:
            self._takes_it = True
            self.looked_for.emit(self._state.folder)

    def _choose(self) -> None:
        before = self._state.folder if self._state is not None else None
        chosen = choosing.folder_to_write_into(self, self._speech.say("Folder for the papers"), before)
        if chosen is not None:
            self.kept.setChecked(True)
            self.looked_for.emit(chosen)

    def _say(self) -> None:
        state, say = self._state, self._speech.say
        if state is None:
            self._found.tell(say("None is chosen yet."), ok=False, icon="folder-open")
            return
        trouble = state.trouble
        if trouble is None:
            free = say("{free} GB free", free=self._speech.number(state.free // 2**30))
            if state.free < 2**30:
                free = say("{free} MB free", free=self._speech.number(state.free // 2**20))
            words = f"{state.folder}\n{free}"
        elif trouble.code == "disk-full":
            words = say(
                "Too little room in {name}: {free} MB are free. Make room, or choose another folder.",
                name=state.folder.name or str(state.folder),
                free=self._speech.number(state.free // 2**20),
            )
        else:
            words = sentence(self._speech, trouble)
        self._found.tell(words, ok=trouble is None, icon="triangle-alert")
