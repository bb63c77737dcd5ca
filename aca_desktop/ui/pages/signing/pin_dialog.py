"""Asks staff for a new PIN, before a laptop is handed over for the first time. It writes nothing."""

from functools import partial
from typing import override

from PySide6.QtWidgets import QLineEdit, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY


class PinDialog(Dialog):
    """The PIN twice; `pin` is what was typed."""

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(speech.say("A PIN for the staff"), parent, width=440)
        self._speech = speech
        why = speech.say(
            "By this PIN staff takes the laptop back from a guest. It stays on this laptop, and can be changed "
            "under Settings."
        )
        self.body.addWidget(Text(why, BODY, wraps=True))
        self.first, self.second = (PassphraseField(speech.say("Show"), speech.say("Hide")) for _ in range(2))
        self._first_label = Labelled(speech.say("PIN"), self.first, note=speech.say("4 to 12 digits"))
        self._second_label = Labelled(speech.say("The same again"), self.second)
        for field, label in ((self.first, self._first_label), (self.second, self._second_label)):
            field.textEdited.connect(partial(_forgive, label))
            self.body.addWidget(label)
        self.take = self.add_answers(speech.say("Set it and start"), speech.say("Cancel"))

    @property
    def pin(self) -> str:
        """What was typed."""
        return self.first.text()

    @override
    def accept(self) -> None:
        from aca_desktop.services.staff import pin_problem

        wrong = pin_problem(self.pin)
        if wrong is not None:
            self._say(self._first_label, self.first, problem(self._speech, wrong))
        elif self.second.text() != self.pin:
            self._say(self._second_label, self.second, self._speech.say("This is another PIN than above."))
        else:
            super().accept()

    def _say(self, label: Labelled, field: QLineEdit, words: str) -> None:
        label.say_mistake(words)
        field.setFocus()


def _forgive(label: Labelled, _text: str) -> None:
    label.say_mistake(None)
