"""Asks for the passphrase of a locked file. It returns what was typed and opens nothing itself."""

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.text import Text


class PassphraseDialog(Dialog):
    """Asks once; `wrong` says that what was typed before does not open it."""

    def __init__(self, speech: Speech, file: str, parent: QWidget, *, wrong: bool = False) -> None:
        super().__init__(speech.say("{file} is locked", file=file), parent)
        self.setModal(True)
        self._field = PassphraseField(speech.say("Show the passphrase"), speech.say("Hide the passphrase"))
        self._labelled = Labelled(speech.say("Passphrase"), self._field)
        self.body.addWidget(
            Text(speech.say("Type its passphrase to open it. Without it nobody can read this file."), wraps=True)
        )
        self.body.addWidget(self._labelled)
        take = self.add_answers(speech.say("Open"), speech.say("Do not open"))
        take.setEnabled(False)
        self._field.textChanged.connect(lambda words: take.setEnabled(bool(words)))
        if wrong:
            self._labelled.say_mistake(
                speech.say("This does not open it. Check capital letters and the keyboard's language.")
            )
        self._field.setFocus()

    def passphrase(self) -> str:
        """Return what was typed."""
        return self._field.text()
