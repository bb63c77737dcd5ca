"""An organisation's details, edited in place: each field saves when it is left, and says what is wrong with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.domain.coalition.sectors import in_order, known_codes
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.organisations.typing import typed
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import ABSENT, countries
from aca_desktop.services.coalition.sectors import sector_of, sector_words
from aca_desktop.services.figures.place_choices import place_choices
from aca_desktop.services.organisations.organisations import edit
from aca_desktop.ui.pages.organisations.panel.field_words import ANSWERS, NOTES, field_words, value_words
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.suggesting import SuggestField
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import section_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import OrganisationDetail, Value


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
        self, speech: Speech, coalition: "Coalition", value: Json | Absent, conflict: "Sequence[Value]" = ()
    ) -> None:
        """Say what the field is called, how it is typed, why it is not here, what laptops say differently."""
        hint = speech.say(ABSENT[value.why]) if isinstance(value, Absent) else ""
        note = NOTES.get(self.name.partition(".")[0], "")
        self.labelled.set_label(
            field_words(self.name, speech), hint=hint, note=speech.say(note) if note and not hint else ""
        )
        self._conflict = self._told(conflict, speech, coalition) if conflict else ""
        self._say_wrong()

    def _told(self, conflict: "Sequence[Value]", speech: Speech, coalition: "Coalition") -> str:
        said = [
            f"“{value_words(self.name, one.value, speech, coalition)}” ({one.laptop or '—'})" for one in conflict
        ]
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


_FACTS = ("sector", "country", "place", "represents", "website", "tier", "joined", "founding")
_FOLLOWING_UP = ("answer", "next", "notes")
_CONTACTS = ("contacts.spokesperson", "contacts.press", "contacts.assistant")
_FLAGS = ("", "yes", "no")


class DetailsPart(OrganisationPart):
    """Which fields there are depends on the coalition's languages and on what is said of the organisation."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.fields: dict[str, DetailField] = {}
        self._contacts = section_title("")
        self._following_up = section_title("")
        self._column = Column(gap=12)
        self.box.addWidget(self._column)
        self.box.addStretch(1)
        self._of: str | None = None
        self._places_of: tuple[str, str, str] | None = None

    @override
    def refresh(self) -> None:
        detail, coalition = self.detail, self.coalition
        if detail is None or coalition is None:
            return
        names = _names(detail, self.tags)
        if self._of != detail.id or list(self.fields) != names:
            self._of = detail.id
            self._make_fields(names, coalition)
        for name, field in self.fields.items():
            value = detail.fields.get(name)
            field.show_value(value)
            field.say(self.speech, coalition, value, detail.conflicts.get(name, ()))
            if not self.can_edit:
                field.control.setEnabled(False)
        self._look_for_places(detail, coalition)

    def _look_for_places(self, detail: "OrganisationDetail", coalition: "Coalition") -> None:
        """Suggest the places of the organisation's country and those that the coalition has described."""
        session, language = self.session, self.speech.language
        said = detail.fields.get("country")
        country = said if isinstance(said, str) else coalition.record.country
        if session is None or self._places_of == (detail.id, country, language):
            return
        self._places_of = (detail.id, country, language)

        session.read(
            self,
            lambda workspace, _progress: place_choices(workspace, coalition, country, language),
            self._offer_places,
        )

    def _offer_places(self, places: list[tuple[str, str]]) -> None:
        for name in PLACES:
            if name in self.fields:
                self.fields[name].offer(places)

    @override
    def retranslate(self) -> None:
        self._contacts.setText(self.speech.say("Contacts"))
        self._following_up.setText(self.speech.say("Following up"))
        coalition = self.coalition
        if coalition is not None:
            for name, field in self.fields.items():
                field.offer(choices(name, self.speech, coalition))
        self.refresh()

    @override
    def keep(self) -> None:
        for field in self.fields.values():
            field.keep()

    def revert(self) -> bool:
        """Take back what is being typed in the field that has the keyboard; False if nothing was."""
        for field in self.fields.values():
            if field.control.hasFocus() and field.is_changed:
                field.revert()
                return True
        return False

    def _make_fields(self, names: Sequence[str], coalition: "Coalition") -> None:
        for title in (self._contacts, self._following_up):
            self._column.box.removeWidget(title)
        for old in self.fields.values():
            self._column.box.removeWidget(old)
            old.left.disconnect(self._save)
            old.hide()
            old.deleteLater()
        self.fields = {name: DetailField(name) for name in names}
        self._places_of = None
        for name, field in self.fields.items():
            field.offer(choices(name, self.speech, coalition))
            field.left.connect(self._save)
            if name == _CONTACTS[0]:
                self._column.box.addWidget(self._contacts)
            elif name == _FOLLOWING_UP[0]:
                self._column.box.addWidget(self._following_up)
            self._column.box.addWidget(field)

    def _save(self, name: str, text: str) -> None:
        detail = self.detail
        if detail is None:
            return
        id_ = detail.id

        def refused(problems: Sequence[Problem]) -> None:
            field = self.fields.get(name)
            if self.detail is not None and self.detail.id == id_ and field is not None:
                field.say_mistake(problem(self.speech, problems[0]))

        self.save(lambda workspace, coalition: edit(workspace, coalition, id_, {name: text}), refused)


def choices(name: str, speech: "Speech", coalition: "Coalition") -> list[tuple[str, str]]:
    """Return what a field can be, as (typed, words); none for a field that is typed."""
    if name == "sector":
        known = [sector_of(coalition, code) for code in known_codes(coalition.record.sectors)]
        ordered = in_order(one for one in known if one is not None)
        return [(one.code, sector_words(coalition, one.code, speech.language)) for one in ordered]
    if name == "country":
        return countries(speech)
    if name == "answer":
        return [("", "—"), *((answer, speech.say(words)) for answer, words in ANSWERS.items())]
    if name == "founding":
        return [(flag, speech.say(flag) if flag else "—") for flag in _FLAGS]
    return []


def _names(detail: "OrganisationDetail", tags: Sequence[str]) -> list[str]:
    """Return the fields to show, in order: those that everybody has, and what else is said of this one."""
    said = sorted(name for name in detail.fields if name != "logo")

    def of(collection: str) -> list[str]:
        return [name for name in said if name.startswith(f"{collection}.")]

    names = [*(f"names.{tag}" for tag in tags), *of("names"), *of("legal"), "short"]
    if "ja" in tags or "reading" in said:
        names.append("reading")
    names += _FACTS
    names += [*of("identifiers"), *of("figures"), *of("lists")]
    names += [name for name in ("parent",) if name in said]
    names += [*_CONTACTS, *of("contacts"), *_FOLLOWING_UP]
    return list(dict.fromkeys(names))
