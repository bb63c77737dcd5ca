"""Who works at this laptop's table, and the PIN by which staff take the laptop back from a guest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.sentences.telling import problem
from aca_desktop.services.signing.staff import pin_is_set, pin_problem, set_pin, set_staff, staff
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED, Part, side_by_side
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspace.workspaces import Workspace

_HIGH = 120
_SAVED = mark("Saved.")
_PIN_IS_SET = mark("The PIN is set. Whoever works at the table should know it before it is handed over.")
_PIN_IS_GONE = mark("There is no PIN any more.")


class StaffPart(Part):
    """Names save when they are left; a PIN by its button, once both are the same."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._shown = ""
        self._build_names()
        self._build_pin()

    def _build_names(self) -> None:
        self._names_title = section_title("")
        self.names = TextArea()
        self.names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.names.installEventFilter(self)
        thin_bars(self.names)
        self._names_label = Labelled("", self.names, lines=0)
        self.names.textChanged.connect(self._on_typed)
        card = Card(padding=24)
        card.body.addWidget(self._names_title)
        card.body.addWidget(self._names_label)
        self.box.addWidget(card)

    def _build_pin(self) -> None:
        self._pin_title, self._state = section_title(""), Chip("")
        self._why = quiet("", wraps=True)
        self.pin, self.again = Field(), Field()
        for field in (self.pin, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textEdited.connect(lambda _text: self._wake())
            field.returnPressed.connect(self._save_pin)
        self._pin_label, self._again_label = Labelled("", self.pin), Labelled("", self.again)
        self.remove, self.set = Button("", Kind.HARM), Button("", Kind.PRIMARY, icon="check")
        self.remove.clicked.connect(lambda: self._write_pin(None, _PIN_IS_GONE))
        self.set.clicked.connect(self._save_pin)
        card = Card(padding=24)
        for widget in (
            Row(self._pin_title, self._state, None),
            self._why,
            side_by_side(self._pin_label, self._again_label),
            Row(None, self.remove, self.set),
        ):
            card.body.addWidget(widget)
        self.box.addWidget(card)

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self._shown = ""
            self.names.clear()
            self._forget_pin()
        super().show_session(session)

    @override
    def refresh(self) -> None:
        session = self.session
        is_open = session is not None and session.is_open
        self.setEnabled(is_open and session is not None and session.writable)
        if session is None or not is_open:
            return
        before, self._shown = self._shown, "\n".join(staff(session.reader))
        if self.names.toPlainText() == before and before != self._shown:
            self.names.setPlainText(self._shown)
        speech, has_pin = self.speech, pin_is_set(session.reader)
        self._state.tell(
            speech.say("Set") if has_pin else speech.say("Not set"), Tone.GOOD if has_pin else Tone.ATTENTION
        )
        self.remove.setVisible(has_pin)
        self._wake()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._names_title.setText(speech.say("Staff at the table"))
        self._names_label.set_label(
            speech.say("Names"), note=speech.say("One in each line. They stay on this laptop.")
        )
        self._pin_title.setText(speech.say("PIN of the table"))
        self._why.setText(
            speech.say(
                "Staff take the laptop back from a guest with it. 4 to 12 digits, the same on all laptops of an "
                "event, so that anybody of the staff can help. It stays on this laptop."
            )
        )
        self._pin_label.set_label(speech.say("New PIN"))
        self._again_label.set_label(speech.say("Confirm PIN"))
        self.remove.setText(speech.say("Remove the PIN"))
        self.set.setText(speech.say("Set the PIN"))
        self.refresh()

    @override
    def keep(self) -> None:
        typed = self.names.toPlainText()
        if typed == self._shown or self.names.is_mistaken:
            return
        names = [line.strip() for line in typed.splitlines() if line.strip()]

        self._write(lambda workspace: set_staff(workspace, names), _SAVED, self._names_label)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.names:
            self.keep()
        return False

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self.names.setFixedHeight(theme.px(_HIGH))

    def _on_typed(self) -> None:
        if self.names.is_mistaken:
            self._names_label.say_mistake(None)

    def _wake(self) -> None:
        for label in (self._pin_label, self._again_label):
            label.say_mistake(None)
        self.set.setEnabled(bool(self.pin.text()) and bool(self.again.text()))

    def _save_pin(self) -> None:
        pin = self.pin.text()
        wrong = pin_problem(pin)
        self._pin_label.say_mistake(problem(self.speech, wrong) if wrong else None)
        same = pin == self.again.text()
        self._again_label.say_mistake(None if same else self.speech.say("The two are not the same."))
        if wrong is None and same:
            self._write_pin(pin, _PIN_IS_SET)

    def _write_pin(self, pin: str | None, said: str) -> None:
        self._write(lambda workspace: set_pin(workspace, pin), said, self._pin_label)
        self._forget_pin()

    def _forget_pin(self) -> None:
        self.pin.clear()
        self.again.clear()

    def _write(self, work: Callable[["Workspace"], object], said: str, label: Labelled) -> None:
        session = self.session
        if session is None:
            return

        def done(_nothing: object) -> None:
            self.told.emit(Message(lambda speech: speech.say(said), Tone.GOOD, key=SAVED))
            self.refresh()

        def failed(error: AcaError) -> None:
            if isinstance(error, Refused):
                label.say_mistake(problem(self.speech, error.problems[0]))
            else:
                self.told.emit(Message(told(error), key=SAVED))

        session.write(self, self.speech.say("Saving"), lambda workspace, _progress: work(workspace), done, failed)
