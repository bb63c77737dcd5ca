"""This laptop: its name, which is free until it has joined a coalition, and its check code."""

from typing import override

from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.services.laptops.laptop_names import has_joined, rename
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED, Part
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told


class LaptopPart(Part):
    """Saves by its button, and says why it cannot where the name is fixed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title = section_title("")
        self.name, self.rename = Field(), Button("", icon="save")
        self._label = Labelled("", self.name)
        self._code_label, self._code, self._code_why = quiet(""), Text(""), quiet("", wraps=True)
        self.rename.clicked.connect(self._rename)
        self.name.returnPressed.connect(self._rename)
        self.name.textEdited.connect(lambda _text: self._label.say_mistake(None))
        card = Card(padding=24, gap=16)
        named = Row(self._label, Column(quiet(" "), self.rename, None, gap=6), None)
        for widget in (self._title, named, Column(self._code_label, self._code, self._code_why, gap=2)):
            card.body.addWidget(widget)
        self.box.addWidget(card)

    @override
    def refresh(self) -> None:
        session = self.session
        self.setEnabled(session is not None and session.is_open)
        if session is None or not session.is_open:
            return
        fixed = has_joined(session.reader)
        if not self.name.hasFocus():
            self.name.setText(session.laptop)
        self.name.setEnabled(not fixed and session.writable)
        self.rename.setVisible(not fixed)
        self.rename.setEnabled(session.writable)
        self._code.setText(session.reader.check_code)
        speech = self.speech
        note = speech.say("This laptop has joined, and its certificate and papers bear this name: it stays.")
        self._label.set_label(
            speech.say("Name of this laptop"),
            note=note if fixed else speech.say("It can be changed until this laptop has joined a coalition."),
        )

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("This laptop"))
        self.rename.setText(speech.say("Save"))
        self._code_label.setText(speech.say("Check code"))
        self._code_why.setText(
            speech.say("Compare it with the coordinator’s screen when this laptop is enrolled.")
        )
        self.refresh()

    def _rename(self) -> None:
        session, typed = self.session, self.name.text()
        if session is None or typed.strip() == session.laptop:
            return

        def done(name: str) -> None:
            def words(speech: Speech) -> str:
                return speech.say("Saved. This laptop is called {name} from now on.", name=name)

            self.told.emit(Message(words, Tone.GOOD, key=SAVED))

        def failed(error: AcaError) -> None:
            if isinstance(error, Refused):
                self._label.say_mistake(problem(self.speech, error.problems[0]))
            else:
                self.told.emit(Message(told(error), key=SAVED))

        session.write(
            self, self.speech.say("Saving"), lambda workspace, _progress: rename(workspace, typed), done, failed
        )
