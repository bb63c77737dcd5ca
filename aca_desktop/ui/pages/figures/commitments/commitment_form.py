"""A commitment written or changed: whose it is, what is to be reached by when, validations, measurements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt

from aca_desktop.domain.figures.commitment_record import fields_of
from aca_desktop.domain.figures.commitments import SCOPES, STATUSES, TYPES, Commitment
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import LANGUAGES, mark
from aca_desktop.sentences.commitments import in_words
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES, VALIDATED
from aca_desktop.sentences.figure_words import SCOPES as SCOPE_WORDS
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.commitment_edits import TypedValidation, find, judged, write
from aca_desktop.services.journal.field_conflicts import newest_entry
from aca_desktop.ui.pages.figures.commitments.organisation_field import OrganisationField
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.form import Form
from aca_desktop.ui.pages.figures.rows_field import CellKind, RowsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_LABELS: Mapping[str, str] = {
    "type": mark("Kind"),
    "scope": mark("What it covers"),
    "base_year": mark("Base year"),
    "base_value": mark("Value in the base year"),
    "unit": mark("Unit"),
    "target_year": mark("Target year"),
    "percent": mark("Percent"),
    "target_value": mark("Target value"),
    "source": mark("Source"),
}


@dataclass(frozen=True, slots=True)
class _Begun:
    commitment: "Commitment | None"
    name: str


class CommitmentForm(Form):
    """`open` a commitment by its id, or a new one with None."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._is_begun = False
        self._what_title, self._words_title = section_title(""), section_title("")
        self.organisation = OrganisationField(self)
        for name in _LABELS:
            self.add_field(name, Combo() if name in ("type", "scope") else Field())
        for tag in LANGUAGES:
            self.add_field(f"words.{tag}")
        self.interim = RowsField(CellKind("year"), CellKind("percent"))
        self.measured = RowsField(CellKind("year"), CellKind("value"), CellKind("seen"), CellKind("source", 3))
        self.validations = RowsField(
            CellKind("day", 2), CellKind("status", 2, chosen=True), CellKind("body", 2), CellKind("source", 3),
            CellKind("seen", 2),
        )  # fmt: skip
        self._build()

    def _build(self) -> None:
        of = self.fields
        what, words, way, history = (Card(padding=24) for _ in range(4))
        fill(
            what,
            self._what_title,
            self.organisation,
            side_by_side(of["type"], of["scope"]),
            side_by_side(of["base_year"], of["base_value"], of["unit"]),
            side_by_side(of["target_year"], of["percent"], of["target_value"]),
            of["source"],
        )
        fill(words, self._words_title, *(of[f"words.{tag}"] for tag in LANGUAGES))
        history.body.addWidget(self.validations)
        way.body.addWidget(self.interim)
        way.body.addWidget(self.measured)
        both = Row(what, Column(words, None), gap=16)
        both.box.setStretch(0, 64)
        both.box.setStretch(1, 36)
        self.box.addWidget(ScrollArea(Column(self._other, both, history, way, None, gap=16)), 1)
        for rows in (self.interim, self.measured, self.validations):
            rows.edited.connect(self.changed_one)
        self.organisation.edited.connect(self.changed_one)

    def open(self, id_: str | None) -> None:
        """Begin with a commitment as it is written, or with a new one."""
        self._id, self._is_begun = id_, False
        self._start(None, "")

    @override
    def load(self) -> None:
        id_, tags = self._id, (self.speech.language, *self.tags)

        def work(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> _Begun:
            row = None if id_ is None else find(workspace, coalition, id_)
            if row is None:
                return _Begun(None, "")
            return _Begun(row.commitment, in_words(row.names, *tags))

        self.read("begin", work, self._begin)

    def _begin(self, begun: _Begun) -> None:
        if self._is_begun:
            return
        self._is_begun = True
        self._start(begun.commitment, begun.name)
        first = self.organisation.field if begun.commitment is None else self.fields["type"].control
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, one: "Commitment | None", name: str) -> None:
        fields = {} if one is None else fields_of(one)
        self.organisation.begin(None if one is None else one.organisation, name)
        self.interim.begin(
            [] if one is None else [
                {"year": str(year), "percent": format(share, "f")} for year, share in sorted(one.interim.items())
            ]
        )  # fmt: skip
        self.measured.begin(
            [] if one is None else [
                {
                    "year": str(year), "value": format(measured.value, "f"),
                    "seen": measured.seen.isoformat(), "source": measured.source,
                }
                for year, measured in sorted(one.progress.items())
            ]
        )  # fmt: skip
        self.validations.begin(
            [] if one is None else [
                {
                    "day": each.day.isoformat(), "status": each.status, "body": each.body or "",
                    "source": each.source, "seen": each.seen.isoformat(),
                }
                for each in one.validations
            ]
        )  # fmt: skip
        self.begin({name: str(value) for name, value in fields.items() if isinstance(value, str | int)})

    @override
    def state(self) -> dict[str, str]:
        rows = {
            "interim": self.interim.values(), "measured": self.measured.values(),
            "validations": self.validations.values(), "organisation": self.organisation.value,
        }  # fmt: skip
        return {**super().state(), **{name: str(value) for name, value in rows.items()}}

    def _cancel(self) -> None:
        self._before = self.state()
        self.closed.emit()

    # -- what is typed

    def _typed(self) -> dict[str, str]:
        typed = {name: text for name, text in self.typed().items() if text}
        if self.organisation.value:
            typed["organisation"] = self.organisation.value
        for said in self.interim.values():
            typed[f"interim.{said['year']}"] = said["percent"]
        for said in self.measured.values():
            typed[f"progress.{said['year']}"] = " ".join((said["value"], said["seen"], said["source"]))
        return typed

    @override
    def judge(self) -> None:
        self.say_problems([one for one in self._problems() if one.code != "missing"])

    def _problems(self) -> Sequence[Problem]:
        today = self.room.context.now().date()
        validations = [TypedValidation(**said) for said in self.validations.values()]
        found = judged(self._id or "", self._typed(), validations, today)
        return [] if isinstance(found, Commitment) else found

    @override
    def say_problems(self, problems: Sequence[Problem]) -> None:
        rest: list[Problem] = []
        for rows in (self.interim, self.measured, self.validations):
            rows.clear_mistakes()
        self.organisation.say_mistake(None)
        for one in problems:
            begin, _, key = one.field.partition(".")
            words = problem(self.speech, one)
            if begin == "organisation":
                self.organisation.say_mistake(words)
            elif begin == "interim":
                self._say_at(self.interim, key, words)
            elif begin == "progress":
                self._say_at(self.measured, key, words)
            elif begin == "validation":
                places = [place for place, _said in self.validations.placed()]
                n = int(key.partition(".")[0])
                self.validations.say_mistake(places[n] if n < len(places) else n, words)
            else:
                rest.append(one)
        super().say_problems(rest)

    def _say_at(self, rows: RowsField, year: str, words: str) -> None:
        for place, said in rows.placed():
            if said["year"] == year:
                rows.say_mistake(place, words)

    # -- how it is saved

    @override
    def save_typed(self) -> None:
        self._pause.stop()
        problems = self._problems()
        if problems:
            self.say_problems(problems)
            self.go_to_mistake()
            return
        typed, id_ = self._typed(), self._id
        said = self.validations.values()

        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            before = None if id_ is None else newest_entry(workspace, coalition, id_)
            subject = write(workspace, coalition, id_, typed, [TypedValidation(**one) for one in said])
            after = newest_entry(workspace, coalition, subject)
            return after if after != before else None

        self.save(writing, self.say_problems, self.done)

    # -- words

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech = self.speech
        self._what_title.setText(speech.say("What is to be reached"))
        self._words_title.setText(speech.say("In their own words (optional)"))
        self.organisation.retranslate(speech)
        self.say_languages("words", speech.say("In their own words"))
        notes = {
            "unit": speech.say("Such as: t CO2e"),
            "percent": speech.say("Less than in the base year; of renewable energy, its share"),
            "base_value": speech.say("Figures alone: 5000000"),
        }
        self.say_labels(_LABELS, notes)
        self.set_choices("type", [(one, speech.say(COMMITMENT_TYPES[one])) for one in TYPES])
        self.set_choices(
            "scope", [("", speech.say("not said")), *((one, speech.say(SCOPE_WORDS[one])) for one in SCOPES)]
        )
        self._say_rows()

    def _say_rows(self) -> None:
        speech = self.speech
        year, source = speech.say("Year"), speech.say("Source")
        seen = speech.say("Seen on (2026-06-05)")
        self.interim.say(
            speech, speech.say("Intermediate targets"), "", {"year": year, "percent": speech.say("Percent")}
        )
        self.measured.say(
            speech, speech.say("Measurements"), "",
            {"year": year, "value": speech.say("Value"), "seen": seen, "source": source},
        )  # fmt: skip
        self.validations.say(
            speech,
            speech.say("How it was validated"),
            speech.say("A row for each time it changed. What was seen more than two years ago proves nothing."),
            {
                "day": speech.say("From (2026-06-05)"), "status": speech.say("Status"),
                "body": speech.say("By whom (SBTi)"), "source": source, "seen": seen,
            },
            [(one, speech.say(VALIDATED[one])) for one in STATUSES],
        )  # fmt: skip
