"""The same words in several languages side by side; what is not translated, wrong or in conflict is marked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.wordings import untranslated
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

if TYPE_CHECKING:
    from aca_desktop.services.journal.field_conflicts import Said

_COLUMNS = 3
_LONGEST_SHOWN = 60


class WordsField(ThemedWidget, QWidget):
    """One field per language; with `lines` of text each is an area that high, in pixels of the design.

    `left` tells a language and its text when somebody leaves a field that they changed, or presses Enter in one
    in conflict; `edited` that something was typed.
    """

    left = Signal(str, str)
    edited = Signal()

    def __init__(self, name: str, *, high: int = 0, needed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._high, self._needed = high, needed
        self._fields: dict[str, Labelled] = {}
        self._shown: dict[str, str] = {}
        self._conflicts: Mapping[str, Sequence[Said]] = {}
        self._mistakes: dict[str, str] = {}
        self._lacking: list[str] = []
        self._label = ""
        self._speech: Speech | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def say(self, label: str, speech: Speech) -> None:
        """Say what these words are, in the language of now."""
        self._label, self._speech = label, speech
        self._say()

    def show_words(
        self,
        tags: Sequence[str],
        words: Mapping[str, str],
        conflicts: "Mapping[str, Sequence[Said]] | None" = None,
    ) -> None:
        """Show the words of these languages; a field that somebody is changing keeps what is typed."""
        self._conflicts = conflicts or {}
        if list(self._fields) != list(tags):
            self._make_fields(tags)
        for tag, labelled in self._fields.items():
            before, now = self._shown.get(tag, ""), words.get(tag, "")
            self._shown[tag] = now
            if _text(labelled) == before:
                self._mistakes.pop(tag, None)
                if before != now:
                    _write(labelled, now)
        self._say()

    def fill(self, words: Mapping[str, str]) -> None:
        """Type these words into the fields, as somebody would, without saving."""
        for tag, labelled in self._fields.items():
            if tag in words:
                _write(labelled, words[tag])
        self._mistakes.clear()
        self._say()
        self.edited.emit()

    def texts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {tag: _text(labelled) for tag, labelled in self._fields.items()}

    def changed(self) -> dict[str, str]:
        """Return what was typed and differs from what was shown."""
        return {tag: text for tag, text in self.texts().items() if text != self._shown.get(tag, "")}

    def unsaved(self) -> dict[str, str]:
        """Return what was typed, is not saved, and was not refused either."""
        return {tag: text for tag, text in self.changed().items() if tag not in self._mistakes}

    @property
    def has_mistakes(self) -> bool:
        """Whether something that was refused stands in a field."""
        return any(tag in self._mistakes for tag in self.changed())

    def put_back(self) -> None:
        """Let fields in which something was refused be as they were before."""
        for tag in self.changed():
            if tag in self._mistakes:
                _write(self._fields[tag], self._shown.get(tag, ""))
        self._mistakes.clear()
        self._say()

    def say_problems(self, problems: Sequence[Problem]) -> bool:
        """Say at the fields what is wrong (`name.<language>`); True if anything belongs here."""
        speech = self._speech
        found = False
        for one in problems:
            name, _, tag = one.field.rpartition(".")
            if name == self.name and tag in self._fields and speech is not None:
                self._mistakes[tag] = problem(speech, one)
                found = True
        self._say()
        return found

    def field(self, tag: str) -> Field | TextArea:
        """Return a language's field."""
        control = self._fields[tag].control
        if not isinstance(control, Field | TextArea):
            raise TypeError(tag)
        return control

    def select(self, tag: str, start: int, end: int) -> None:
        """Give the keyboard to a language's area, with a part of its text selected and seen."""
        area = self._fields[tag].control
        if isinstance(area, TextArea):
            area.select(start, end)

    def _make_fields(self, tags: Sequence[str]) -> None:
        before = self._fields
        self._fields = {tag: before[tag] if tag in before else self._make(tag) for tag in tags}
        for tag, labelled in before.items():
            if tag not in self._fields:
                labelled.hide()
                labelled.deleteLater()
                self._shown.pop(tag, None)
        for place, labelled in enumerate(self._fields.values()):
            self._grid.addWidget(labelled, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < len(self._fields) else 0)

    def _make(self, tag: str) -> Labelled:
        if self._high:
            area = TextArea()
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            thin_bars(area)
            area.installEventFilter(self)
            area.textChanged.connect(lambda: self._on_typed(tag))
            area.setFixedHeight(self.theme().px(self._high))
            return Labelled("", area)
        field = Field()
        field.editingFinished.connect(lambda: self._on_left(tag))
        field.returnPressed.connect(lambda: self._on_entered(tag))
        field.textEdited.connect(lambda _text: self._on_typed(tag))
        return Labelled("", field)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for tag, labelled in self._fields.items():
                if labelled.control is watched:
                    self._on_left(tag)
        return False

    def _on_typed(self, tag: str) -> None:
        if self._mistakes.pop(tag, None) is not None or self._untranslated() != self._lacking:
            self._say()
        self.edited.emit()

    def _on_left(self, tag: str) -> None:
        labelled = self._fields.get(tag)
        if labelled is not None and _text(labelled) != self._shown.get(tag, ""):
            self.left.emit(tag, _text(labelled))

    def _on_entered(self, tag: str) -> None:
        if tag in self._conflicts and _text(self._fields[tag]) == self._shown.get(tag, ""):
            self.left.emit(tag, _text(self._fields[tag]))

    def _say(self) -> None:
        speech = self._speech
        if speech is None:
            return
        lacking = self._lacking = self._untranslated()
        for tag, labelled in self._fields.items():
            language = speech.language_name(tag)
            empty = (
                speech.say("still empty") if len(lacking) == len(self._fields) else speech.say("not translated")
            )
            hint = empty if tag in lacking else ""
            labelled.set_label(speech.language_title(tag), hint=hint)
            labelled.control.setAccessibleName(
                speech.say("{what} in {language}", what=self._label, language=language)
            )
            mistake = self._mistakes.get(tag)
            words = mistake or self._told_conflict(speech, tag)
            if words:
                labelled.say_mistake(words, lasting=mistake is None)

    def _untranslated(self) -> list[str]:
        words = self.texts()
        if not self._needed and not any(words.values()):
            return []
        if self._high:
            return untranslated(words, list(self._fields))
        return [tag for tag, text in words.items() if not text.strip()]  # names may be the same in two languages

    def _told_conflict(self, speech: Speech, tag: str) -> str:
        said = self._conflicts.get(tag)
        if not said:
            return ""
        values = [f"“{_short(str(one.value or ''))}” ({one.laptop})" for one in said]
        return speech.say(
            "Laptops say different things: {values}. What you save settles it; Enter keeps what stands here.",
            values=speech.enumerate(values),
        )

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(12))
        for labelled in self._fields.values():
            if isinstance(labelled.control, TextArea):
                labelled.control.setFixedHeight(theme.px(self._high))


def _text(labelled: Labelled) -> str:
    control = labelled.control
    return control.text() if isinstance(control, Field) else control.toPlainText()  # type: ignore[attr-defined]


def _write(labelled: Labelled, text: str) -> None:
    control = labelled.control
    if isinstance(control, Field):
        control.setText(text)
        if not control.hasFocus():
            control.setCursorPosition(0)  # a long name is read from its beginning
    elif isinstance(control, TextArea):
        with QSignalBlocker(control):
            control.setPlainText(text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
