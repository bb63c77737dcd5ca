"""Asks staff, on one card before the first signer, where signed PDFs are saved, for a PIN, and to try the pen.

It writes nothing and looks nowhere. What a folder is like is told to it: a stick or a network's folder may take
its time to answer.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui import choosing
from aca_desktop.ui.pad import SigningPad
from aca_desktop.ui.pages.signing.looked_at import LookedAt
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.checks import Radio
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.look import Look
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.papers_folder import FolderState

_FOUND = 3 * 20
"""Height that is reserved for what a folder is like: three lines."""

_MISTAKE = 2 * 18
"""Height that is reserved for what is wrong with a PIN: two lines."""

_PAD = (320, 112)


class StartDialog(Dialog):
    """`looked_for` has a folder (Path) whose state is to be shown by `show_state`.

    `folder` and `pin` are the answers. `asks_pin`: no PIN is set yet; `first`: nobody was asked before, so
    the pen is tried too.
    """

    looked_for = Signal(object)

    def __init__(
        self, speech: Speech, parent: QWidget, take: str, proposed: Path, *,
        encrypted: bool, asks_pin: bool = False, first: bool = False,
    ) -> None:  # fmt: skip
        title = speech.say("Before you start") if first else speech.say("Save signed PDFs automatically")
        super().__init__(title, parent, width=820 if first else 560)
        self._speech, self._proposed, self._asks_pin = speech, proposed, asks_pin
        self._first = first
        self._takes_it = False
        self.body.addWidget(self._folder_part(encrypted=encrypted))
        below = [*([self._pin_part()] if asks_pin else []), *([self._pen_part()] if first else [])]
        if below:
            row = Row(*below, gap=32)
            row.box.setStretch(0, 1)
            self.body.addWidget(row)
        self.take = self.add_answers(take, speech.say("Cancel"))
        if asks_pin:
            self.first.setFocus()
        else:
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

    def _pin_part(self) -> QWidget:
        say = self._speech.say
        self.first, self.second = (PassphraseField(say("Show"), say("Hide")) for _ in range(2))
        self._first_label = Labelled(say("PIN"), self.first)
        self._second_label = Labelled(say("Confirm PIN"), self.second)
        pair = Row(self._first_label, self._second_label, gap=12)
        for label, field in ((self._first_label, self.first), (self._second_label, self.second)):
            field.textEdited.connect(partial(_forgive, label))
            pair.box.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        self._pair = pair
        why = say("4 to 12 digits. Staff need the PIN to take the laptop back from a signer.")
        return Column(Text(why, BODY, wraps=True), pair, None, gap=8)

    def _pen_part(self) -> QWidget:
        say = self._speech.say
        self.pad = SigningPad(say("Draw here"), self._speech)
        self.clear = Button(say("Clear"), size=SMALL_SIZE, icon="eraser")
        self.clear.clicked.connect(self.pad.forget)
        words = Text(say("Try the pen here. Nothing drawn is saved."), BODY, wraps=True)
        head = Row(words, self.clear, gap=12)
        head.box.setStretch(0, 1)
        self._pen = Column(head, self.pad, None, gap=8)
        return self._pen

    @override
    def dress(self, look: Look) -> None:
        super().dress(look)
        self._found.setMinimumHeight(look.px(_FOUND))
        if self._asks_pin:
            self._pair.setMinimumHeight(self._second_label.sizeHint().height() + look.px(4 + _MISTAKE))
        if self._first:
            wide, high = (look.px(side) for side in _PAD)
            self._pen.setFixedWidth(wide)
            self.pad.setFixedHeight(high)

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None for none."""
        return self._proposed if self.kept.isChecked() else None

    @property
    def pin(self) -> str | None:
        """The PIN that was entered, None if none was asked for."""
        return self.first.text() if self._asks_pin else None

    def show_state(self, state: "FolderState") -> None:
        """Show what a folder is like; if that was waited for and it is well, it is the answer."""
        if state.folder != self._proposed:
            return  # another folder was chosen while this one was looked at
        words = self._words(state)
        self._found.tell(words, ok=state.trouble is None, icon="triangle-alert")
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        takes_it, self._takes_it = self._takes_it, False
        if takes_it and state.trouble is None:
            super().accept()

    @override
    def accept(self) -> None:
        """Answer, if it is no folder; else have the folder looked at once more first."""
        if not self._is_sound():
            return
        if self.none.isChecked():
            super().accept()
        else:
            self._takes_it = True
            self.looked_for.emit(self._proposed)

    def _is_sound(self) -> bool:
        """Return whether the PIN can be taken, and say what is wrong with it if not."""
        if not self._asks_pin:
            return True
        from aca_desktop.services.staff import pin_problem

        wrong = pin_problem(self.first.text())
        if wrong is not None:
            _say(self._first_label, self.first, problem(self._speech, wrong))
        elif self.second.text() != self.first.text():
            _say(self._second_label, self.second, self._speech.say("The PINs don’t match."))
        else:
            return True
        return False

    def _choose(self) -> None:
        chosen = choosing.folder_to_write_into(self, self._speech.say("Folder for signed PDFs"), self._proposed)
        if chosen is not None:
            self.kept.setChecked(True)
            self._proposed = chosen
            self.looked_for.emit(chosen)

    def _words(self, state: "FolderState") -> str:
        say, trouble = self._speech.say, state.trouble
        if trouble is None:
            free = say("{free} GB free", free=self._speech.number(state.free // 2**30))
            if state.free < 2**30:
                free = say("{free} MB free", free=self._speech.number(state.free // 2**20))
            return f"{state.folder}\n{free}"
        if trouble.code == "disk-full":
            return say(
                "Too little room in {name}: {free} MB are free. Make room, or choose another folder.",
                name=state.folder.name or str(state.folder),
                free=self._speech.number(state.free // 2**20),
            )
        return sentence(self._speech, trouble)


def _say(label: Labelled, field: PassphraseField, words: str) -> None:
    label.say_mistake(words)
    field.setFocus()


def _forgive(label: Labelled, _text: str) -> None:
    label.say_mistake(None)
