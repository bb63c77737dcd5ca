"""Asks what goes into a file for another laptop: everything or what is lacking, plain or under a passphrase."""

from dataclasses import dataclass
from pathlib import Path
from typing import override

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.founding import SHORTEST_PASSPHRASE
from aca_desktop.ui.pages.ask import (
    Ask,
    file_field,
    file_is_missing,
    folder_field,
    folder_is_missing,
    passphrase_field,
)
from aca_desktop.ui.parts.fields.checks import CheckBox, Radio
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """A file to be written into a folder: `lacking` is one of the other laptop's, `theirs` its passphrase."""

    folder: Path
    passphrase: str | None
    lacking: Path | None
    theirs: str | None


class ExportDialog(Ask):
    """Everything, unless what another laptop lacks is asked for; its own file says what that is."""

    def __init__(self, speech: Speech, folder: Path, parent: QWidget) -> None:
        super().__init__(
            speech,
            speech.say("Write a file for another laptop"),
            speech.say("Write the file"),
            parent,
            icon="upload",
        )
        self.all = Radio(speech.say("Everything that is here"))
        self.rest = Radio(speech.say("Only what another laptop lacks"))
        self.all.setChecked(True)
        self.lacking = file_field(speech, speech.say("A file of that laptop"), "*.acasync")
        self.theirs = passphrase_field(speech)
        self._theirs_label = Labelled(speech.say("Passphrase of that file, if it has one"), self.theirs, lines=0)
        self._which = Column(self.lacking, self._theirs_label, gap=12)
        self.locks = CheckBox(speech.say("Put it under a passphrase: it holds personal data"))
        self.passphrase = passphrase_field(speech)
        self.passphrase_label = Labelled(speech.say("Passphrase of this file"), self.passphrase)
        self.locks.setChecked(True)
        self.folder = folder_field(speech, speech.say("Folder to write it into"), folder)
        self.rest.toggled.connect(self._which.setVisible)
        self.locks.toggled.connect(self.passphrase_label.setVisible)
        self.passphrase.textEdited.connect(lambda _text: self.passphrase_label.say_mistake(None))
        self._which.hide()
        why = Text(speech.say("The other laptop brings it in on its page “Laptops”."), wraps=True)
        what = Column(self.all, self.rest, self._which, gap=8)
        self.build(why, what, Column(self.locks, self.passphrase_label, gap=8), self.folder)
        self.all.setFocus()

    @override
    def answer(self) -> ExportAsked:
        rest = self.rest.isChecked()
        return ExportAsked(
            self.folder.path or Path(),
            self.passphrase.text() if self.locks.isChecked() else None,
            self.lacking.path if rest else None,
            self.theirs.text() or None if rest else None,
        )

    @override
    def problems_shown(self) -> bool:
        speech = self.speech
        wrong = folder_is_missing(self.folder, speech)
        if self.locks.isChecked() and len(self.passphrase.text()) < SHORTEST_PASSPHRASE:
            self.passphrase_label.say_mistake(
                speech.say("At least {least} characters; four or five words are good.", least=SHORTEST_PASSPHRASE)
            )
            wrong = True
        return (self.rest.isChecked() and file_is_missing(self.lacking, speech)) or wrong
