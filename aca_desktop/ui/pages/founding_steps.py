"""What the assistant for a new coalition asks, step by step. Steps keep what was typed and write nothing."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.coalition.rules import coalition_code, proposed_code
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import countries
from aca_desktop.services.coalition.founding import NewCoalition, record_of
from aca_desktop.services.workspace.file_place import free_name, judge_place
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.path_field import PathField
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.places import warning

_USUAL = {"MX": "es", "JP": "ja", "US": "en"}


class Step(Column):
    """One step. `problems_shown` says what keeps from going on, at the fields; True if anything does."""

    entered = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self.room = room

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    @abstractmethod
    def title(self) -> str:
        """Return what the step is called."""

    def retranslate(self) -> None:
        """Say everything in the language of now."""

    def problems_shown(self) -> bool:
        """Judge what was typed and say at the fields what is wrong."""
        return False

    @abstractmethod
    def first(self) -> QWidget:
        """Return what gets the keyboard first."""


class CoalitionStep(Step):
    """Languages, a name in each, country and short code."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._names: dict[str, Labelled] = {}
        self._build()

    def _build(self) -> None:
        self._languages_title = section_title("")
        self._checks = {tag: CheckBox("") for tag in LANGUAGES}
        own = self.speech.language
        self._checks[own].setChecked(True)
        self._others = Labelled("", Field())
        self._names_title = section_title("")
        self._names_box = Column(gap=12)
        self._country = Combo()
        self._country_label = Labelled("", self._country)
        self._code = Labelled("", Field())
        self._code.judge_by(self._judge_code)
        self._country.currentIndexChanged.connect(lambda _place: self._country_label.say_mistake(None))
        for check in self._checks.values():
            check.toggled.connect(self._show_names)
        self._others_field.editingFinished.connect(self._show_names)
        where = Row(self._country_label, self._code, gap=16)
        for place, labelled in enumerate((self._country_label, self._code)):
            where.box.setStretch(place, 1)
            where.box.setAlignment(labelled, Qt.AlignmentFlag.AlignTop)
        for widget in (
            self._languages_title,
            Row(*self._checks.values(), None, gap=24),
            self._others,
            self._names_title,
            self._names_box,
            where,
        ):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    @property
    def _others_field(self) -> Field:
        field = self._others.control
        assert isinstance(field, Field)  # noqa: S101 (made so above)
        return field

    @property
    def code_field(self) -> Field:
        """The field of the short code."""
        field = self._code.control
        assert isinstance(field, Field)  # noqa: S101 (made so above)
        return field

    def title(self) -> str:
        """Return what the step is called."""
        return self.speech.say("Your coalition")

    def first(self) -> QWidget:
        """Return the first name's field, which is what most have to type."""
        return next((one.control for one in self._names.values()), self._checks["en"])

    def tags(self) -> list[str]:
        """Return the languages that are chosen, the window's own first."""
        own = self.speech.language
        chosen = [tag for tag, check in self._checks.items() if check.isChecked()]
        typed = [part.strip() for part in self._others_field.text().replace("、", ",").split(",") if part.strip()]
        judged = [known for part in typed if isinstance(known := language("languages", part), str)]
        return list(dict.fromkeys([*sorted(chosen, key=lambda tag: tag != own), *judged]))

    def asked(self) -> NewCoalition:
        """Return what was typed."""
        names = {tag: one.control.text() for tag, one in self._names.items() if isinstance(one.control, Field)}
        return NewCoalition(self.code_field.text(), names, str(self._country.currentData() or ""))

    def problems_shown(self) -> bool:
        """Say at the fields what is wrong."""
        self._show_names()
        every = (self._others, *self._names.values(), self._country_label, self._code)
        for labelled in every:
            labelled.say_mistake(None)
        found = self._others_problem()
        if found is not None:
            self._others.say_mistake(problem(self.speech, found))
        try:
            record_of(self.asked())
        except Refused as refused:
            told = [self._say(one) for one in refused.problems]
            if self._country.currentIndex() < 0:
                self._country_label.say_mistake(self.speech.say("Choose a country."))
            for labelled in reversed(every):
                if labelled in told:
                    labelled.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return found is not None

    def _others_problem(self) -> Problem | None:
        for part in self._others_field.text().replace("、", ",").split(","):
            judged = language("languages", part) if part.strip() else ""
            if isinstance(judged, Problem):
                return judged
        return None

    def _say(self, one: Problem) -> Labelled | None:
        """Say a problem at its field, and return that."""
        collection, _, tag = one.field.partition(".")
        labelled = {"code": self._code, "country": self._country_label, "languages": self._others}.get(collection)
        if collection == "names" and tag in self._names:
            labelled = self._names[tag]
        if labelled is None:
            return None
        if labelled is self._code and not self.code_field.text().strip():
            labelled.say_mistake(self.speech.say("Write a short code, such as aca-gdl."))
        elif collection == "names" and one.code == "empty":
            labelled.say_mistake(self.speech.say("Write what the coalition is called."))
        else:
            labelled.say_mistake(problem(self.speech, one))
        return labelled

    def _judge_code(self, text: str) -> str | None:
        judged = coalition_code("code", text)
        return problem(self.speech, judged) if isinstance(judged, Problem) and text else None

    def _show_names(self) -> None:
        """Have a field for each language's name, those before kept with what was typed."""
        tags = self.tags()
        if list(self._names) == tags:
            return
        before = self._names
        self._names = {tag: before.get(tag) or self._name_field() for tag in tags}
        for tag, labelled in before.items():
            if tag not in self._names:
                labelled.hide()
                self._names_box.box.removeWidget(labelled)
                labelled.deleteLater()
        for place, labelled in enumerate(self._names.values()):
            self._names_box.box.insertWidget(place, labelled)
        self._say_names()

    def _name_field(self) -> Labelled:
        made = Labelled("", Field())

        def judge(text: str) -> str | None:
            judged = line("names", text)
            return problem(self.speech, judged) if isinstance(judged, Problem) and text else None

        made.judge_by(judge)
        assert isinstance(made.control, Field)  # noqa: S101 (made so above)
        made.control.textEdited.connect(self._propose_code)
        return made

    def _propose_code(self) -> None:
        """Propose a code by the first name that has letters for one, until somebody types another."""
        if not self.code_field.isModified():
            proposed = (proposed_code(name) for name in self.asked().names.values())
            self.code_field.setText(next(filter(None, proposed), ""))
            self._code.say_mistake(None)

    def _say_names(self) -> None:
        speech = self.speech
        for tag, labelled in self._names.items():
            label = speech.say("Name in {language}", language=speech.language_name(tag))
            labelled.set_label(label)
            labelled.control.setAccessibleName(label)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.speech
        self._languages_title.setText(speech.say("In which languages is your declaration read?"))
        for tag, check in self._checks.items():
            check.setText(speech.language_title(tag))
        self._others.set_label(
            speech.say("Other languages"), note=speech.say("Their codes, with commas between: pt, nah")
        )
        self._names_title.setText(speech.say("What is it called?"))
        self._code.set_label(
            speech.say("Short code"), note=speech.say("Stands in files’ names and stays for good: aca-gdl")
        )
        self._country_label.set_label(speech.say("Country"))
        self._fill_countries()
        self._show_names()
        self._say_names()

    def _fill_countries(self) -> None:
        speech = self.speech
        chosen = self._country.currentData() or speech.country
        with QSignalBlocker(self._country):
            self._country.clear()
            for code, name in countries(speech):
                self._country.addItem(name, code)
            self._country.setPlaceholderText(speech.say("Choose…"))
            self._country.setCurrentIndex(self._country.findData(chosen) if chosen else -1)


class LaptopStep(Step):
    """The laptop's name, and where the file will lie."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._name = Labelled("", Field())
        self._file = PathField()
        self._file.button.clicked.connect(self._choose)
        self._file.field.textChanged.connect(self._judge_place)
        self._risk = MessageBar("")
        self._move = self._risk.add_action("")
        self._move.clicked.connect(self.use_safe_place)
        self._risk.hide()
        self._code, self._safe = "", Path()
        for widget in (self._name, self._file, self._risk):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def title(self) -> str:
        """Return what the step is called."""
        return self.speech.say("This laptop")

    def first(self) -> QWidget:
        """Return the name's field."""
        return self._name.control

    @property
    def name(self) -> str:
        """The laptop's name as typed."""
        return self._name.control.text() if isinstance(self._name.control, Field) else ""

    @property
    def path(self) -> Path | None:
        """Where the file will lie."""
        return self._file.path

    def propose(self, code: str, safe: Path) -> None:
        """Propose a name and a file in a safe folder, unless something was typed."""
        before = free_name(self._safe, f"{self._code}.aca") if self._code else None
        self._code, self._safe = code, safe
        if self._file.path is None or self._file.path == before:
            self.use_safe_place()
        if not self.name and isinstance(self._name.control, Field):
            self._name.control.setText(self.speech.say("Coordination 1"))

    def use_safe_place(self) -> None:
        """Let the file lie where nobody copies it."""
        self._file.show_path(free_name(self._safe, f"{self._code}.aca"))

    def problems_shown(self) -> bool:
        """Say at the fields what is wrong."""
        speech = self.speech
        named = line("laptop", self.name, 64)
        self._name.say_mistake(problem(speech, named) if isinstance(named, Problem) else None)
        path = self._file.path
        words = None
        if path is None or not path.is_absolute():
            words = speech.say("Choose where the file is to lie.")
        elif path.exists():
            words = speech.say("There is a file of this name already, and none is ever overwritten.")
        elif not path.parent.is_dir():
            words = speech.say("There is no such folder.")
        self._file.say_mistake(words)
        return isinstance(named, Problem) or words is not None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.speech
        self._name.set_label(
            speech.say("Name of this laptop"), note=speech.say("Stands on every paper that it seals, and stays.")
        )
        self._file.set_label(
            speech.say("File"), note=speech.say("Everything of the coalition lies in this one file.")
        )
        self._file.button.setText(speech.say("Choose…"))
        self._move.setText(speech.say("Use a safe place"))
        self._judge_place()

    def _choose(self) -> None:
        path = choosing.workspace_to_save(self, self.speech, self._file.path or self._safe / f"{self._code}.aca")
        if path is not None:
            self._file.show_path(path)

    def _judge_place(self) -> None:
        path = self._file.path
        place = judge_place(path) if path is not None and path.is_absolute() else None
        if place is not None:
            self._risk.tell(warning(self.speech, place), Tone.ATTENTION)
        self._risk.setVisible(place is not None)
        self._file.say_mistake(None)
