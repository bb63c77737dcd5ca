"""Which sectors the coalition's organisations may have: presets to tick, and its own with a name per language."""

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.domain.coalition.sectors import PRESETS, Sector
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.rules import sector_code
from aca_desktop.domain.values.problems import Problem
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.text import Text, quiet, section_title

_PRESET_CODES = frozenset(one.code for one in PRESETS)
_TOPS = tuple(one for one in PRESETS if one.parent is None)


class SectorsPart(Part):
    """A tick saves at once; the first one taken away writes down all the others."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._why = section_title(""), quiet("", wraps=True)
        self._checks = {one.code: CheckBox("") for one in _TOPS}
        self._own_title = section_title("")
        self._own = Column(gap=8)
        self._code = Labelled("", Field())
        self._names = WordsField("new.names")
        self._add = Button("", icon="plus")
        self._build()

    def _build(self) -> None:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        for place, (code, check) in enumerate(self._checks.items()):
            check.clicked.connect(lambda on, code=code: self._tick(code, on=on))
            layout.addWidget(check, place // 2, place % 2)
        card = Card(padding=24)
        for widget in (self._title, self._why, grid):
            card.body.addWidget(widget)
        own = Card(padding=24)
        self._add.clicked.connect(self._add_own)
        for widget in (self._own_title, self._own, self._code, self._names, Row(None, self._add)):
            own.body.addWidget(widget)
        self.box.addWidget(card)
        self.box.addWidget(own)

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        self.setEnabled(self.can_write)
        if coalition is None:
            return
        own = {one.code: one for one in coalition.record.sectors}
        for code, check in self._checks.items():
            with QSignalBlocker(check):
                check.setChecked(not own or code in own)
        self._names.show_words(self.tags, {})
        self._show_own([one for one in own.values() if one.code not in _PRESET_CODES])

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Sectors to choose from"))
        self._why.setText(
            speech.say("Organisations choose one of these. Those that already have another one keep it.")
        )
        for one in _TOPS:
            self._checks[one.code].setText(one.names.get(speech.language, one.names["en"]))
        self._own_title.setText(speech.say("Sectors of your own"))
        self._code.set_label(speech.say("Its code"), note=speech.say("Small letters and hyphens: water-council"))
        self._names.say(speech.say("Name of the sector"), speech)
        self._add.setText(speech.say("Add the sector"))
        self.refresh()

    def _show_own(self, own: Sequence[Sector]) -> None:
        empty(self._own.box)
        speech = self.speech
        for one in own:
            name = one.names.get(speech.language) or next(iter(one.names.values()), one.code)
            remove = icon_button("x", speech.say("Take away {sector}", sector=name), SMALL_SIZE)
            remove.clicked.connect(lambda _on=False, code=one.code: self._change({f"sectors.{code}": None}))
            self._own.box.addWidget(Row(Text(name), quiet(one.code), None, remove))
        self._own.setVisible(bool(own))

    def _tick(self, code: str, *, on: bool) -> None:
        coalition = self.coalition
        if coalition is None:
            return
        fields: dict[str, Json] = {}
        if not coalition.record.sectors:
            fields = {
                f"sectors.{one.code}": self._value(one) for one in PRESETS if code not in (one.code, one.parent)
            }
        for one in PRESETS:
            if code in (one.code, one.parent):
                fields[f"sectors.{one.code}"] = self._value(one) if on else None
        known = {one.code for one in coalition.record.sectors}
        self._change({name: value for name, value in fields.items() if value is not None or name[8:] in known})

    def _value(self, preset: Sector) -> Json:
        names: dict[str, Json] = {tag: preset.names.get(tag, preset.names["en"]) for tag in self.tags}
        parent: dict[str, Json] = {} if preset.parent is None else {"parent": preset.parent}
        return {"names": names} | parent

    def _add_own(self) -> None:
        field = self._code.control
        typed = field.text() if isinstance(field, Field) else ""
        code = sector_code("new.code", typed)
        if isinstance(code, Problem):
            self._say_problems([code])
            return
        coalition = self.coalition
        names: dict[str, Json] = {tag: text.strip() for tag, text in self._names.texts().items() if text.strip()}
        fields: dict[str, Json] = {f"sectors.{code}": {"names": names}}
        if coalition is not None and not coalition.record.sectors:
            fields = {f"sectors.{one.code}": self._value(one) for one in PRESETS} | fields

        def refused(problems: Sequence[Problem]) -> None:
            begin = f"sectors.{code}.names."
            told = [
                Problem(f"new.names.{one.field.removeprefix(begin)}", one.code, one.facts)
                if one.field.startswith(begin)
                else Problem("new.code", one.code, one.facts)
                for one in problems
            ]
            self._say_problems(told)

        def saved() -> None:
            if isinstance(field, Field):
                field.clear()
            self._names.fill(dict.fromkeys(self.tags, ""))

        self._change(fields, refused, saved)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        wrong = next((one for one in problems if one.field == "new.code"), None)
        self._code.say_mistake(problem(self.speech, wrong) if wrong else None)
        self._names.say_problems(problems)

    def _change(
        self,
        fields: dict[str, Json],
        refused: Callable[[Sequence[Problem]], None] | None = None,
        saved: Callable[[], None] | None = None,
    ) -> None:
        self.save(lambda workspace, coalition: change(workspace, coalition, fields), refused, saved)
