"""A form of the figures' page: fields by name, what is wrong said beside each, saved as a whole or not."""

from collections.abc import Iterable, Mapping, Sequence
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer

from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import LANGUAGES, mark
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.figures.figures_part import FiguresPart
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.tone import Tone

_PAUSE = 400
"""How long a hand must rest before what it types is looked at, in milliseconds."""

type Choice = tuple[str, str]
"""A value and its words."""

_LEAVING = mark("What you changed here is not saved yet, so you are still here.")


class Form(FiguresPart):
    """Subclasses add fields, and override `judge` (what is typed, after a pause) and `save_typed`."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._id: str | None = None
        self.fields: dict[str, Labelled] = {}
        self._before: dict[str, str] = {}
        self._keep = Button("", Kind.PRIMARY, icon="check", keys="Ctrl+Return")
        self._leave = Button("")
        self._other = MessageBar("", Tone.ATTENTION)
        self._other.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.judge)
        self._keep.clicked.connect(self.save_typed)
        self._leave.clicked.connect(self._cancel)

    # -- for subclasses

    def judge(self) -> None:
        """Look at what is typed."""

    def save_typed(self) -> None:
        """Write what is typed."""

    def add_field(self, name: str, control: Field | Combo | None = None) -> Labelled:
        """Make a field."""
        made = control if control is not None else Field()
        labelled = Labelled("", made)
        self.fields[name] = labelled
        if isinstance(made, Field):
            made.textEdited.connect(lambda _text: self._edited(name))
        else:
            made.activated.connect(lambda _place: self._edited(name))
        return labelled

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields that are seen, "" for those that say nothing."""
        return {
            name: text_of(labelled) if not labelled.isHidden() else "" for name, labelled in self.fields.items()
        }

    @property
    def first_language(self) -> str:
        """The language whose field is filled in first: the window's own, else one of the coalition's."""
        return next((tag for tag in (self.speech.language, *self.tags) if tag in LANGUAGES), "en")

    def begin(self, values: Mapping[str, str]) -> None:
        """Show these values, as those that nobody has changed yet."""
        for name, labelled in self.fields.items():
            write(labelled, values.get(name, ""))
            labelled.say_mistake(None)
        self._other.hide()
        self._before = self.state()

    def state(self) -> dict[str, str]:
        """Return all that may be changed, to tell whether it was."""
        return {name: text_of(labelled) for name, labelled in self.fields.items()}

    def set_choices(self, name: str, choices: Iterable[Choice]) -> None:
        """Offer these in a field, keeping what was chosen."""
        combo = self.fields[name].control
        if not isinstance(combo, Combo):
            raise TypeError(name)
        with QSignalBlocker(combo):
            chosen = combo.currentData()
            combo.clear()
            for value, words in choices:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def offer(self, every: Iterable[tuple[str, Iterable[Choice]]]) -> None:
        """Offer choices in several fields, each by its name."""
        for name, choices in every:
            self.set_choices(name, choices)

    def say_labels(self, labels: Mapping[str, str], notes: Mapping[str, str]) -> None:
        """Name fields by marked words, with a note below those that have one."""
        for name, label in labels.items():
            self.fields[name].set_label(self.speech.say(label), note=notes.get(name, ""))

    def say_languages(self, collection: str, what: str) -> None:
        """Name the fields of a collection that has one for each of the program's languages."""
        speech = self.speech
        for tag in LANGUAGES:
            labelled = self.fields[f"{collection}.{tag}"]
            labelled.set_label(speech.language_title(tag))
            language = speech.language_name(tag)
            labelled.control.setAccessibleName(speech.say("{what} in {language}", what=what, language=language))

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong; what belongs to none, above the form."""
        said = {self.field_of(one.field): problem(self.speech, one) for one in reversed(problems)}
        for name, labelled in self.fields.items():
            words = said.pop(name, None)
            labelled.say_mistake(words)
        self._other.setVisible(bool(said))
        if said:
            self._other.tell(" ".join(said.values()), Tone.ATTENTION)

    def go_to_mistake(self) -> None:
        """Go to the first field that is marked, if it is seen; else tell that something is."""
        for labelled in self.fields.values():
            control = labelled.control
            if isinstance(control, Field) and control.is_mistaken and control.isVisible():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.told.emit(
            Message(lambda speech: speech.say("Something is still missing. It is marked."), key="mistakes")
        )

    def field_of(self, name: str) -> str:
        """Return the form's field for the name of a problem's."""
        return name

    # -- how it is left

    @override
    def head_buttons(self) -> tuple[Button, ...]:
        return (self._leave, self._keep) if self.can_write else (self._leave,)

    def show_writable(self) -> None:
        """Let fields be changed only where this laptop may write what is typed in them."""
        for labelled in self.fields.values():
            labelled.control.setEnabled(self.can_write)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what was shown."""
        return self.state() != self._before

    @override
    def may_leave(self) -> bool:
        if not self.is_changed or self.session is None or not self.session.is_open:
            return True
        drop = Action(lambda speech: speech.say("Let it go"), self._cancel)
        self.told.emit(Message(lambda speech: speech.say(_LEAVING), actions=(drop,), key="mistakes"))
        return False

    @override
    def begin_anew(self) -> None:
        self._before = self.state()  # what was typed for another coalition is not for this one

    def done(self) -> None:
        """Go back, everything being saved."""
        self._before = self.state()
        self.closed.emit()

    def _cancel(self) -> None:
        self.begin(self._before)
        self.closed.emit()

    @override
    def retranslate(self) -> None:
        self._keep.setText(self.speech.say("Save"))
        self._leave.setText(self.speech.say("Cancel"))

    def _edited(self, name: str) -> None:
        self.fields[name].say_mistake(None)
        self.changed_one()

    def changed_one(self) -> None:
        """Look at what is typed, once the hand rests."""
        self._pause.start()


def text_of(labelled: Labelled) -> str:
    """Return what stands in a field, or the value that is chosen."""
    control = labelled.control
    if isinstance(control, Field):
        return control.text().strip()
    return str(control.currentData() or "") if isinstance(control, Combo) else ""


def write(labelled: Labelled, text: str) -> None:
    """Put a text into a field, or choose a value."""
    control = labelled.control
    if isinstance(control, Field):
        control.setText(text)
        control.setCursorPosition(0)
    elif isinstance(control, Combo):
        control.setCurrentIndex(max(0, control.findData(text)))
