"""What staff settles before the first signer, on the page itself: the folder for PDFs, a PIN, a try of the pen.

It writes nothing and looks nowhere. What a folder is like is told to it.
"""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.pad.pad import SigningPad
from aca_desktop.ui.pages.signing.folder_dialog import folder_words
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import Field, Labelled, Sentence
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.symbols import StepNumber
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.signing.papers_folder import FolderState

_PAD, _FIELD, _ROW = (176, 60), 112, 68


class BeforeStart(Card):
    """`folder_asked`: PDFs go elsewhere; `pin_chosen` tells a sound PIN, typed twice; `settled`: all is done."""

    folder_asked = Signal()
    pin_chosen = Signal(str)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16, gap=4)
        self._speech = speech = Speech("en")
        self._title, self._said = section_title(""), quiet("")
        self._state: FolderState | None = None
        self._has_folder, self._has_pin, self._tried, self._narrow = False, False, False, False
        self.change = Button("", icon="folder-open")
        self.first, self.second = Field(), Field()
        self._labels = tuple(Labelled("", field, lines=0) for field in (self.first, self.second))
        self.set = Button("")
        self.pad, self.skip = SigningPad("", speech), Button("")
        self._pins = Row(*self._labels, Column(quiet(" "), self.set, gap=4), gap=8)
        self._rows = [
            _Step(1, self.change),
            _Step(2, self._pins),
            _Step(3, Row(self.pad, self.skip, gap=8)),
        ]
        self._rules = [Rule(), Rule()]
        self._head = Row(self._title, self._said, None)
        self.body.addWidget(self._head)
        for step, rule in zip(self._rows, (*self._rules, None), strict=True):
            self.body.addWidget(step)
            if rule is not None:
                self.body.addWidget(rule)
        self._connect()

    def _connect(self) -> None:
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textEdited.connect(lambda _text: self._say_mistake(None))
            field.returnPressed.connect(self._choose_pin)
        self.change.clicked.connect(self.folder_asked)
        self.set.clicked.connect(self._choose_pin)
        self.pad.changed.connect(self._on_drawn)
        self.skip.clicked.connect(self._pass_pen)

    @property
    def folder(self) -> "FolderState | None":
        """The folder that is shown and how it is, None while that is not known."""
        return self._state

    @property
    def has_keyboard_at_pin(self) -> bool:
        """Whether the keyboard is where a PIN is typed."""
        now = self.window().focusWidget()
        return now is not None and self._pins.isAncestorOf(now)

    def show_state(self, *, has_folder: bool, has_pin: bool) -> None:
        """Show what is settled already: that PDFs go into the folder that is shown, or none; that a PIN is set."""
        self._has_folder, self._has_pin = has_folder, has_pin
        self._tell()

    def show_folder(self, state: "FolderState | None") -> None:
        """Show what the folder is like that PDFs go into; None for no folder."""
        self._state = state
        self._tell()

    def pin(self) -> str | None:
        """Return the PIN that was typed twice; None if it cannot be taken, which is said at its fields."""
        from aca_desktop.services.signing.staff import pin_problem

        wrong = pin_problem(self.first.text())
        if wrong is not None:
            self._say_mistake(problem(self._speech, wrong), self.first)
        elif self.second.text() != self.first.text():
            self._say_mistake(self._speech.say("The PINs don’t match."), self.second)
        else:
            return self.first.text()
        return None

    def set_narrow(self, narrow: bool) -> None:
        """Show only the first step that is still to be done, where there is little room."""
        self._narrow = narrow
        self.use_theme(self.theme())
        self._tell()

    def _choose_pin(self) -> None:
        pin = self.pin()
        if pin is not None:
            self.pin_chosen.emit(pin)

    def _say_mistake(self, words: str | None, field: Field | None = None) -> None:
        for label in self._labels:
            label.say_mistake(words if label.control is field else None)
        self._rows[1].tell(self._about_pin(), words)
        if field is not None:
            field.setFocus()

    def _on_drawn(self) -> None:
        if self.pad.ink.strokes:
            self._pass_pen()

    def _pass_pen(self) -> None:
        """Take the pen for tried, or not wanted."""
        if not self._tried:
            self._tried = True
            self._tell()
            if all(self._done):
                self.settled.emit()

    @property
    def _done(self) -> tuple[bool, bool, bool]:
        sound = self._has_folder or (self._state is not None and self._state.trouble is None)
        return sound, self._has_pin, self._tried

    def _tell(self) -> None:
        say, done = self._speech.say, self._done
        self._said.setText(say("{count} of 3 done", count=self._speech.number(sum(done))))
        now = next((place for place, one in enumerate(done) if not one), -1)
        for place, (step, is_done) in enumerate(zip(self._rows, done, strict=True)):
            step.number.set_state("done" if is_done else "now" if place == now else "to-do")
            step.setVisible(not self._narrow or place == max(now, 0))
        for widget in (self._head, *self._rules):
            widget.setVisible(not self._narrow)
        if self._state is not None:
            found = folder_words(self._speech, self._state).replace("\n", " · ")
            trouble = self._state.trouble is not None
            self._rows[0].tell("" if trouble else found, found if trouble else None)
        elif self._has_folder:
            self._rows[0].tell(say("In no folder"))
        self._pins.setEnabled(not self._has_pin)
        self.skip.setEnabled(not self._tried)
        self._rows[1].tell(say("The PIN is set.") if self._has_pin else self._about_pin())

    def _about_pin(self) -> str:
        return self._speech.say("4 to 12 digits. Staff need the PIN to take the laptop back from a signer.")

    def retranslate(self, speech: Speech) -> None:
        """Retranslate visible text."""
        self._speech, say = speech, speech.say
        self._title.setText(say("Before you start"))
        self.change.setText(say("Change…"))
        self.set.setText(say("Set PIN"))
        self.skip.setText(say("Skip"))
        for label, words in zip(self._labels, (say("PIN"), say("Confirm PIN")), strict=True):
            label.set_label(words)
        self.pad.retranslate(say("Draw here"), speech)
        for step, words in zip(
            self._rows,
            (say("Save signed PDFs automatically"), say("Choose a PIN for staff"), say("Try the pen")),
            strict=True,
        ):
            step.title.setText(words)
        self._rows[2].tell(say("You can skip this step. A finger or a mouse works too. Nothing drawn is saved."))
        self._tell()

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self.pad.setFixedSize(*(theme.px(side) for side in _PAD))
        for field in (self.first, self.second):
            field.setFixedWidth(theme.px(_FIELD))
        for step in self._rows:
            step.setMinimumHeight(theme.px(_ROW))
        inside = theme.px(16)
        above = theme.px(4) if self._narrow else inside
        self.body.setContentsMargins(inside, above, inside, above)


class _Step(Row):
    """A step's number, its title, what it means or what is wrong with it, and its control."""

    def __init__(self, number: int, control: QWidget) -> None:
        self.number, self.title = StepNumber(number), Text("", BODY.strong)
        self._about = Sentence(lines=2)
        self.tell = self._about.tell
        super().__init__(self.number, Column(self.title, self._about, gap=0), control, gap=16)
        self.box.setStretch(1, 1)
