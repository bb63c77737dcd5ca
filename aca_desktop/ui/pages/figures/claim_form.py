"""A public sentence written or changed: its words, what it counts; beside it, while typing, whether it is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt

from aca_desktop.domain.claim_record import fields_of
from aca_desktop.domain.claims import COUNTED, OPERATORS
from aca_desktop.domain.commitments import STATUSES, TYPES
from aca_desktop.domain.problems import Problem
from aca_desktop.i18n import LANGUAGES, mark
from aca_desktop.sentences.claims import COUNTED as COUNTED_WORDS
from aca_desktop.sentences.claims import OPERATORS as OPERATOR_WORDS
from aca_desktop.sentences.claims import causes_of, joined, today, why_not
from aca_desktop.sentences.commitments import VALIDATED
from aca_desktop.sentences.figure_words import CLAIM_VERDICTS, COMMITMENT_TYPES
from aca_desktop.ui.messages import Message
from aca_desktop.ui.pages.figures.claim_cells import VERDICTS, ThresholdBar
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.form import Form, text_of
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.drawn import Drawn
from aca_desktop.ui.parts.fields import Field
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY, FIGURE

if TYPE_CHECKING:
    from aca_desktop.services.claim_causes import Causes
    from aca_desktop.services.claims import Checked
    from aca_desktop.services.coalitions import Coalition
    from aca_desktop.services.figure_choices import Choices
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_PLACES = ("territory", "place")
_MONEY = ("gdp", "revenue")
_UNITS = ("people", "gdp", "revenue")

_LABELS: Mapping[str, str] = {
    "basis": mark("Basis"),
    "source": mark("Source"),
    "operator": mark("It says"),
    "number": mark("Number"),
    "counted": mark("Of what"),
    "unit": mark("Unit"),
    "territory": mark("Within the territory"),
    "date": mark("As of (day)"),
    "status": mark("Which signatures"),
    "sector": mark("Sector"),
    "tier": mark("Tier"),
    "founding": mark("Founding members"),
    "joined_since": mark("Joined since"),
    "joined_until": mark("Joined until"),
    "place": mark("Place where they are"),
    "declaration": mark("Declaration"),
    "commitment": mark("Commitment"),
    "commitment_percent": mark("Percent, at least"),
    "validation": mark("Validation"),
    "body": mark("Validated by"),
}

_COMBOS = frozenset(
    {"basis", "operator", "counted", "status", "sector", "founding", "declaration", "commitment", "validation"}
)


@dataclass(frozen=True, slots=True)
class _Begun:
    """What the form starts with: a sentence's fields as typed, and what can be chosen."""

    values: Mapping[str, str]
    choices: "Choices"


@dataclass(frozen=True, slots=True)
class _Judged:
    checked: "Checked | None"
    causes: "Causes | None"
    problems: Sequence[Problem]


class ClaimForm(Form):
    """`open` a sentence by its id, or a new one with None."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._choices: Choices | None = None
        self._is_begun = False
        self._judged: _Judged | None = None
        self._words_title, self._what_title, self._whom_title = (section_title("") for _ in range(3))
        self._words_note = quiet("", wraps=True)
        self._live_title = section_title("")
        self._chip, self._reason = Chip(""), Text("", BODY, wraps=True)
        self._figure, self._bar = Text("", FIGURE), Drawn(12)
        self._note = quiet("", wraps=True)
        for tag in LANGUAGES:
            self.add_field(f"words.{tag}")
        for name in _LABELS:
            self.add_field(name, Combo() if name in _COMBOS else Field())
        self._build()

    def _build(self) -> None:
        of = self.fields
        words, what, whom, live = Card(padding=24), Card(padding=24), Card(padding=24), Card(padding=24)
        fill(words, self._words_title, self._words_note, *(of[f"words.{tag}"] for tag in LANGUAGES))
        self._unit_row = side_by_side(of["counted"], of["unit"])
        fill(
            what,
            self._what_title,
            side_by_side(of["operator"], of["number"]),
            self._unit_row,
            side_by_side(of["territory"], of["date"]),
            side_by_side(of["basis"], of["source"]),
        )
        fill(
            whom,
            self._whom_title,
            side_by_side(of["status"], of["sector"]),
            side_by_side(of["founding"], of["tier"]),
            side_by_side(of["joined_since"], of["joined_until"]),
            side_by_side(of["place"], of["declaration"]),
            side_by_side(of["commitment"], of["commitment_percent"]),
            side_by_side(of["validation"], of["body"]),
        )
        fill(live, self._live_title, Row(self._chip, None), self._figure, self._bar, self._reason, self._note)
        area = ScrollArea(Column(self._other, words, what, whom, None, gap=16))
        aside = Column(live, None)
        row = Row(area, aside, gap=16)
        row.box.setStretch(0, 64)
        row.box.setStretch(1, 36)
        self.box.addWidget(row, 1)

    def open(self, id_: str | None) -> None:
        """Begin with a sentence as it is written, or with a new one."""
        self._id, self._is_begun, self._judged = id_, False, None
        self.begin({})

    @override
    def load(self) -> None:
        id_, language = self._id, self.speech.language

        def work(workspace: "Workspace", which: "Coalition", _progress: "Progress") -> _Begun:
            from aca_desktop.services.claims import claims
            from aca_desktop.services.figure_choices import choices

            found = next((one for one in claims(workspace, which) if one.id == id_), None)
            fields = {} if found is None else fields_of(found)
            values = {
                name: ("yes" if value else "no") if isinstance(value, bool) else str(value)
                for name, value in fields.items()
            }
            return _Begun(values, choices(workspace, which, language))

        self.read("begin", work, self._begin)

    def _begin(self, begun: _Begun) -> None:
        """Show what can be chosen; and the sentence, unless somebody is changing it."""
        self._choices = begun.choices
        self._say_choices()
        if not self._is_begun:
            from aca_desktop.services.figure_choices import place_shown

            self._is_begun = True
            values = {"basis": "counted", "operator": "more-than", "counted": "signatories", **begun.values}
            places = begun.choices.places
            named = {name: place_shown(places, values[name]) for name in _PLACES if name in values}
            self.begin({**values, **named})
            self.fields[f"words.{self.first_language}"].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judge()

    # -- what is typed

    def _fields(self) -> dict[str, str]:
        """Return what is typed as the sentence's fields, places by their codes."""
        from aca_desktop.services.figure_choices import place_typed

        said = {name: text for name, text in self.typed().items() if text}
        known = self._choices.places if self._choices is not None else {}
        for name in _PLACES:
            if name in said:
                said[name] = place_typed(known, said[name])
        return said

    @override
    def judge(self) -> None:
        """Check the sentence as it stands in the form, and say what is wrong beside each field."""
        self._show_needed()
        fields, id_, language = self._fields(), self._id or "new", self.speech.language

        def work(workspace: "Workspace", which: "Coalition", _progress: "Progress") -> _Judged:
            from aca_desktop.services.claim_causes import causes
            from aca_desktop.services.claims import Checked, check_typed

            found = check_typed(workspace, which, id_, fields)
            if not isinstance(found, Checked):
                return _Judged(None, None, found)
            return _Judged(found, causes(workspace, which, found, language), found.problems)

        self.read("judge", work, self._show_judged)

    def _show_needed(self) -> None:
        """Let only those fields be seen that the rest asks for."""
        of = self.fields
        counted = text_of(of["counted"])
        of["source"].setVisible(text_of(of["basis"]) == "cited")
        of["unit"].setVisible(counted in _UNITS)
        of["territory"].setVisible(counted in ("people", "gdp", "subdivisions"))
        chosen = bool(text_of(of["commitment"]) or text_of(of["validation"]))
        of["commitment_percent"].setVisible(bool(text_of(of["commitment"])))
        of["body"].setVisible(chosen)

    def _show_judged(self, judged: _Judged) -> None:
        self._judged = judged
        typed = self.typed()
        wrong = [one for one in judged.problems if one.code != "missing" or typed.get(self.field_of(one.field))]
        self.say_problems(wrong)
        self._tell_live()

    @override
    def field_of(self, name: str) -> str:
        return f"words.{self.first_language}" if name == "words" else name

    def _tell_live(self) -> None:
        judged, speech = self._judged, self.speech
        checked = judged.checked if judged is not None else None
        for part in (self._figure, self._bar):
            part.setVisible(checked is not None and checked.now is not None)
        if judged is None or checked is None:
            self._chip.tell(speech.say("Not complete yet"), Tone.NEUTRAL, icon="pencil")
            self._reason.setText(speech.say("Say in words what is claimed, the number, and of what it is."))
            return
        _word, tone, icon = VERDICTS[checked.verdict]
        self._chip.tell(_capital(speech.say(CLAIM_VERDICTS[checked.verdict])), tone, icon=icon)
        if checked.now is not None:
            from aca_desktop.sentences.claims import amount

            self._figure.setText(amount(speech, checked.claim, checked.now.value))
            self._bar.show_drawing(
                ThresholdBar(float(checked.now.value), float(checked.claim.number)), today(speech, checked)
            )
        behind = (
            causes_of(speech, judged.causes) if judged.causes is not None and checked.verdict != "true" else []
        )
        said = why_not(speech, checked) or today(speech, checked)
        self._reason.setText(joined(speech, [said, *behind]))

    # -- how it is saved

    @override
    def save_typed(self) -> None:
        self._pause.stop()
        fields, id_ = self._fields(), self._id
        every = {name: fields.get(name, "") for name in self.fields}

        def writing(workspace: "Workspace", which: "Coalition") -> str | None:
            from aca_desktop.services.claims import add, edit
            from aca_desktop.services.field_conflicts import newest_entry

            if id_ is None:
                new = add(workspace, which, fields)
                return newest_entry(workspace, which, new)
            before = newest_entry(workspace, which, id_)
            edit(workspace, which, id_, every)
            after = newest_entry(workspace, which, id_)
            return after if after != before else None

        def refused(problems: Sequence[Problem]) -> None:
            self.say_problems(problems)
            self._go_to_mistake()

        self.save(writing, refused, self.done)

    def _go_to_mistake(self) -> None:
        for labelled in self.fields.values():
            control = labelled.control
            if isinstance(control, Field) and control.is_mistaken and control.isVisible():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.told.emit(
            Message(lambda speech: speech.say("Something is still missing. It is marked."), key="mistakes")
        )

    # -- words

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech = self.speech
        self._words_title.setText(speech.say("The sentence"))
        self._words_note.setText(speech.say("Write the number as you would say it: “over 5 million people”."))
        self._what_title.setText(speech.say("What it claims"))
        self._whom_title.setText(speech.say("Whom it counts"))
        self._live_title.setText(speech.say("Checked while you type"))
        self._note.setText(speech.say("Nothing is published here. It is checked each time it is shown."))
        self.say_languages("words", speech.say("The sentence"))
        notes = {
            "unit": speech.say("A currency (USD), or % for a share of the territory"),
            "date": speech.say("2026-06-05; empty for every day"),
            "territory": speech.say("Name or code: iso3166-2:MX-JAL"),
            "place": speech.say("Name or code: iso3166-2:MX-JAL"),
            "joined_since": "2026-06-05", "joined_until": "2026-06-05",
            "number": speech.say("Figures alone: 5000000"),
        }  # fmt: skip
        self.say_labels(_LABELS, notes)
        self._say_choices()
        self._tell_live()

    def _say_choices(self) -> None:
        speech, choices = self.speech, self._choices
        any_ = ("", speech.say("any"))
        self.set_choices(
            "basis",
            [("counted", speech.say("counted in this file")), ("cited", speech.say("cited from a source"))],
        )
        self.set_choices("operator", [(one, speech.say(OPERATOR_WORDS[one])) for one in OPERATORS])
        self.set_choices("counted", [(one, speech.say(COUNTED_WORDS[one])) for one in COUNTED])
        self.set_choices(
            "status", [("", speech.say("approved or signed")), ("approved", speech.say("approved ones"))]
        )
        self.set_choices("founding", [any_, ("yes", speech.say("yes")), ("no", speech.say("no"))])
        self.set_choices("commitment", [any_, *((one, speech.say(COMMITMENT_TYPES[one])) for one in TYPES)])
        self.set_choices("validation", [any_, *((one, speech.say(VALIDATED[one])) for one in STATUSES)])
        self.set_choices("sector", [any_, *(choices.sectors if choices is not None else ())])
        self.set_choices("declaration", [any_, *(choices.publications if choices is not None else ())])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
