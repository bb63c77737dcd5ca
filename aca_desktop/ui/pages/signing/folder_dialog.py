"""Asks in which folder signed PDFs are saved, or in none.

It writes nothing and looks nowhere. What a folder is like is told to it: a stick or a network's folder may take
its time to answer.
"""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.signing.looked_at import LookedAt
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.signing.papers_folder import FolderState

_FOUND = 3 * 20
"""Height that is reserved for what a folder is like: three lines."""


class FolderDialog(Dialog):
    """`looked_for` has a folder (Path) whose state is to be shown by `show_state`; `folder` is the answer."""

    looked_for = Signal(object)

    def __init__(self, speech: Speech, parent: QWidget, take: str, proposed: Path, *, encrypted: bool) -> None:
        super().__init__(speech.say("Save signed PDFs automatically"), parent, width=560)
        self._speech, self._proposed = speech, proposed
        self._takes_it = False
        self.body.addWidget(self._folder_part(encrypted=encrypted))
        self.take = self.add_answers(take, speech.say("Cancel"))
        self.choose.setFocus()

    def _folder_part(self, *, encrypted: bool) -> QWidget:
        say = self._speech.say
        why = say("The PDF of each signature is saved as soon as it is signed.")
        if encrypted:
            why = f"{why} {say('The PDFs in this folder aren’t encrypted.')}"
        self.kept = Radio(say("In this folder:"))
        self.none = Radio(say("In no folder"))
        self.choose = Button(say("Change…"), size=SMALL_SIZE, icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self._found = LookedAt()
        self._found.tell(str(self._proposed), ok=False, icon="folder-open")
        self._group = QButtonGroup(self)
        for radio in (self.kept, self.none):
            self._group.addButton(radio)
        self.kept.setChecked(True)
        row = Row(self._found, self.choose, gap=12)
        row.box.setStretch(0, 1)
        return Column(Text(why, BODY, wraps=True), Row(self.kept, self.none, None, gap=24), row, gap=8)

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._found.setMinimumHeight(theme.px(_FOUND))

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None for none."""
        return self._proposed if self.kept.isChecked() else None

    def show_state(self, state: "FolderState") -> None:
        """Show what a folder is like; if that was waited for and it is well, it is the answer."""
        if state.folder != self._proposed:
            return  # another folder was chosen while this one was looked at
        words = folder_words(self._speech, state)
        self._found.tell(words, ok=state.trouble is None, icon="triangle-alert")
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        takes_it, self._takes_it = self._takes_it, False
        if takes_it and state.trouble is None:
            super().accept()

    @override
    def accept(self) -> None:
        """Answer, if it is no folder; else have the folder looked at once more first."""
        if self.none.isChecked():
            super().accept()
        else:
            self._takes_it = True
            self.looked_for.emit(self._proposed)

    def _choose(self) -> None:
        chosen = choosing.folder_to_write_into(self, self._speech.say("Folder for signed PDFs"), self._proposed)
        if chosen is not None:
            self.kept.setChecked(True)
            self._proposed = chosen
            self.looked_for.emit(chosen)


def folder_words(speech: Speech, state: "FolderState") -> str:
    """Return what a folder is called and how much is free in it, or what is wrong with it."""
    say, trouble = speech.say, state.trouble
    if trouble is None:
        free = say("{free} GB free", free=speech.number(state.free // 2**30))
        if state.free < 2**30:
            free = say("{free} MB free", free=speech.number(state.free // 2**20))
        return f"{state.folder}\n{free}"
    if trouble.code == "disk-full":
        return say(
            "Too little room in {name}: {free} MB are free. Make room, or choose another folder.",
            name=state.folder.name or str(state.folder),
            free=speech.number(state.free // 2**20),
        )
    return sentence(speech, trouble)
