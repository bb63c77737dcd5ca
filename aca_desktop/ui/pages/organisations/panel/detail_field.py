"""One field of an organisation, in the control that fits it: shown, typed, saved when it is left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.organisations.typing import typed
from aca_desktop.i18n import Speech
from aca_desktop.sentences.words import ABSENT
from aca_desktop.ui.pages.organisations.panel.field_words import NOTES, field_words, value_words
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.suggesting import SuggestField
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import Value

_AREA = 84
_AREAS = frozenset({"notes", "next"})
PLACES = frozenset({"place", "represents"})
CHOSEN = frozenset({"sector", "country", "answer", "founding"})
"""The fields that are chosen, not typed."""


class DetailField(ThemedWidget, QWidget):
    """A labelled control. `left` tells the name and the text that somebody has put in place of what was shown."""

    left = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._shown = ""
        self._mistake = ""
        self._conflict = ""
        self._control = self._make_control()
        self.labelled = Labelled("", self._control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.labelled)

    def _make_control(self) -> Field | TextArea | Combo:
        if self.name in CHOSEN:
            combo = Combo()
            combo.activated.connect(lambda _place: self.keep())
            return combo
        if self.name in _AREAS:
            area = TextArea()
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            area.installEventFilter(self)
            area.textChanged.connect(self._on_typed)
            return area
        field = SuggestField() if self.name in PLACES else Field()
        if isinstance(field, SuggestField):
            field.picked.connect(self.keep)
        field.editingFinished.connect(self.keep)
        field.returnPressed.connect(self._on_entered)
        field.textEdited.connect(lambda _text: self._on_typed())
        return field

    # what it shows

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (value as typed, words) to choose from, or as suggestions."""
        if isinstance(self._control, SuggestField):
            self._control.offer(choices)
        if isinstance(self._control, Combo):
            text = self.text()
            with QSignalBlocker(self._control):
                self._control.clear()
                for value, words in choices:
                    self._control.addItem(words, value)
            self._write(text)

    def show_value(self, value: Json | Absent) -> None:
        """Show another value; what somebody is typing stays."""
        absent = isinstance(value, Absent)
        before, now = self._shown, "" if isinstance(value, Absent) else typed(self.name, value)
        self._shown = now
        if self.text() == before:
            self._mistake = ""
            self._write(now)
        self._control.setEnabled(not absent)

    def say(
        self, speech: Speech, which: "Coalition", value: Json | Absent, conflict: "Sequence[Value]" = ()
    ) -> None:
        """Say what the field is called, how it is typed, why it is not here, what laptops say differently."""
        hint = speech.say(ABSENT[value.why]) if isinstance(value, Absent) else ""
        note = NOTES.get(self.name.partition(".")[0], "")
        self.labelled.set_label(
            field_words(self.name, speech), hint=hint, note=speech.say(note) if note and not hint else ""
        )
        self._conflict = self._told(conflict, speech, which) if conflict else ""
        self._say_wrong()

    def _told(self, conflict: "Sequence[Value]", speech: Speech, which: "Coalition") -> str:
        said = [f"“{value_words(self.name, one.value, speech, which)}” ({one.laptop or '—'})" for one in conflict]
        return speech.say(
            "Laptops say different things: {values}. What you save settles it; Enter keeps what stands here.",
            values=speech.enumerate(said),
        )

    def say_mistake(self, words: str) -> None:
        """Say what is wrong with what was typed, until it is mended."""
        self._mistake = words
        self._say_wrong()

    def _say_wrong(self) -> None:
        if self._mistake or self._conflict:
            self.labelled.say_mistake(self._mistake or self._conflict, lasting=not self._mistake)

    def text(self) -> str:
        """Return what stands in the control, as typed."""
        control = self._control
        if isinstance(control, Combo):
            return str(control.currentData() or "")
        if isinstance(control, SuggestField):
            return control.value
        return control.text() if isinstance(control, Field) else control.toPlainText()

    @property
    def control(self) -> Field | TextArea | Combo:
        """What takes the keyboard."""
        return self._control

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in it than what was shown."""
        return self.text() != self._shown

    # what somebody does

    def keep(self) -> None:
        """Have it saved, if it differs from what was shown and was not refused already."""
        if self.is_changed and not self._mistake:
            self.left.emit(self.name, self.text())

    def revert(self) -> None:
        """Show again what was shown before somebody typed."""
        self._mistake = ""
        self._write(self._shown)
        self.labelled.say_mistake(self._conflict or None, lasting=True)

    def _on_typed(self) -> None:
        if self._mistake:
            self._mistake = ""
            self.labelled.say_mistake(self._conflict or None, lasting=True)

    def _on_entered(self) -> None:
        if self._conflict and not self.is_changed:
            self.left.emit(self.name, self.text())

    def _write(self, text: str) -> None:
        control = self._control
        with QSignalBlocker(control):
            if isinstance(control, Combo):
                place = control.findData(text)
                if place < 0 and text:
                    control.addItem(text, text)
                    place = control.count() - 1
                control.setCurrentIndex(place)
            elif isinstance(control, SuggestField):
                control.show_value(text)
            elif isinstance(control, Field):
                control.setText(text)
                if not control.hasFocus():
                    control.setCursorPosition(0)  # a long name is read from its beginning
            else:
                control.setPlainText(text)
        control.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self._control:
            self.keep()
        return False

    @override
    def use_theme(self, theme: Theme) -> None:
        if isinstance(self._control, TextArea):
            self._control.setFixedHeight(theme.px(_AREA))
