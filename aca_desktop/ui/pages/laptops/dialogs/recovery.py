"""The recovery file and its passphrase, wherever root's key is needed; and the question for them alone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import override

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.ask import Ask, file_field, file_is_missing, passphrase_field
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class RecoveryAsked:
    """A recovery file and its passphrase."""

    path: Path
    passphrase: str = field(repr=False)


class RecoveryFields(Column):
    """Two fields."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.file = file_field(speech, speech.say("The coalition’s recovery file"), "*.pem")
        self.passphrase = passphrase_field(speech)
        self._label = Labelled(speech.say("Its passphrase"), self.passphrase)
        self.passphrase.textEdited.connect(lambda _text: self._label.say_mistake(None))
        super().__init__(self.file, self._label, gap=12)

    def answer(self) -> RecoveryAsked:
        """Return what was typed."""
        return RecoveryAsked(self.file.path or Path(), self.passphrase.text())

    def problems_shown(self) -> bool:
        """Say at the fields what is wrong; True if anything is."""
        missing = file_is_missing(self.file, self._speech)
        if not self.passphrase.text():
            self._label.say_mistake(self._speech.say("Type its passphrase."))
            return True
        return missing


class RecoverDialog(Ask):
    """Asks for root's key, to make this laptop a coordinator's."""

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(
            speech,
            speech.say("Make this laptop a coordinator’s"),
            speech.say("Make it a coordinator’s"),
            parent,
            icon="key-round",
        )
        self.recovery = RecoveryFields(speech)
        why = Text(
            speech.say(
                "Where all coordinators’ laptops are lost or revoked, the recovery file makes this one a "
                "coordinator’s."
            ),
            wraps=True,
        )
        self.build(why, self.recovery)
        self.recovery.file.field.setFocus()

    @override
    def answer(self) -> RecoveryAsked:
        return self.recovery.answer()

    @override
    def problems_shown(self) -> bool:
        return self.recovery.problems_shown()
