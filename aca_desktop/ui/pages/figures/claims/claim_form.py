"""A public sentence written or changed: its words and its figures; beside them, while typing, how it reads and
whether it is true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt

from aca_desktop.domain.figures.claim_record import fields_of
from aca_desktop.domain.figures.slot_record import MEMBERS
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.sentences.claims import causes_of, joined, today, why_not_slot
from aca_desktop.sentences.figure_words import verdict_words
from aca_desktop.services.figures.claim_causes import causes
from aca_desktop.services.figures.claims import Checked, add, check_typed, claims, edit
from aca_desktop.services.figures.figure_choices import choices, place_shown, place_typed
from aca_desktop.services.journal.field_conflicts import newest_entry
from aca_desktop.ui.pages.figures.claims.claim_cells import VERDICTS
from aca_desktop.ui.pages.figures.claims.slot_fields import (
    CITED,
    COMBOS,
    LABELS,
    LETTERS,
    NEW,
    PLACES,
    SLOT,
    UNITS,
    as_typed,
    chosen,
    notes,
    wordings,
)
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.form import Form, text_of, write
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.pages.sentence_runs import shown_runs
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.claim_causes import Causes
    from aca_desktop.services.figures.figure_choices import Choices
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


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
    """`open` a sentence by its id, or a new one with None. The fields of one figure are seen at a time."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._choices: Choices | None = None
        self._is_begun = False
        self._judged: _Judged | None = None
        self._slots: dict[str, dict[str, str]] = {}
        self._words_title, self._what_title, self._whom_title = (section_title("") for _ in range(3))
        self._cited_title, self._whole_title = section_title(""), section_title("")
        self._words_note = quiet("", wraps=True)
        self.insert, self.remove = Button("", icon="plus"), Button("", icon="trash-2")
        self.which = Combo()
        self.which.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self._live_title = section_title("")
        self._chip, self._reason = Chip(""), Text("", BODY, wraps=True)
        self.readings = {tag: Text("", BODY, wraps=True) for tag in LANGUAGES}
        self._note = quiet("", wraps=True)
        for tag in LANGUAGES:
            self.add_field(f"words.{tag}")
        for name in LABELS:
            self.add_field(name, Combo() if name in COMBOS else Field())
        self._build()

    def _build(self) -> None:
        of = self.fields
        words, live = Card(padding=24), Card(padding=24)
        self._what, self._whom, self._cited = Card(padding=24), Card(padding=24), Card(padding=24)
        insert = Row(self.insert, self.which, self.remove, None)
        fill(words, self._words_title, self._words_note, *(of[f"words.{tag}"] for tag in LANGUAGES), insert)
        fill(
            self._what,
            self._what_title,
            side_by_side(of["operator"], of["number"]),
            side_by_side(of["counted"], of["unit"]),
            side_by_side(of["territory"], of["date"]),
            side_by_side(of["comparison"], of["digits"], of["noun"]),
        )
        fill(
            self._whom,
            self._whom_title,
            side_by_side(of["status"], of["sector"]),
            side_by_side(of["founding"], of["tier"]),
            side_by_side(of["joined_since"], of["joined_until"]),
            side_by_side(of["country"], of["place"]),
            side_by_side(of["listed"], of["declaration"]),
            side_by_side(of["commitment"], of["commitment_percent"]),
            side_by_side(of["validation"], of["body"]),
            self._whole_title,
            side_by_side(of["of.number"], of["of.status"]),
            side_by_side(of["of.sector"], of["of.country"], of["of.listed"]),
        )
        fill(self._cited, self._cited_title, of["source"], side_by_side(of["link"], of["seen"]))
        fill(live, self._live_title, Row(self._chip, None), *self.readings.values(), self._reason, self._note)
        area = ScrollArea(Column(self._other, words, self._cited, self._what, self._whom, None, gap=16))
        row = Row(area, Column(live, None), gap=16)
        row.box.setStretch(0, 64)
        row.box.setStretch(1, 36)
        self.box.addWidget(row, 1)
        self.insert.clicked.connect(self._insert)
        self.remove.clicked.connect(self._remove)
        self.which.activated.connect(lambda _place: self._show_slot())

    def open(self, id_: str | None) -> None:
        """Begin with a sentence as it is written, or with a new one."""
        self._id, self._is_begun, self._judged = id_, False, None
        self._slots = {}
        self._shown: str | None = None
        self.begin({})

    @override
    def load(self) -> None:
        id_, language = self._id, self.speech.language

        def work(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> _Begun:
            found = next((one for one in claims(workspace, coalition) if one.id == id_), None)
            fields = {} if found is None else fields_of(found)
            return _Begun(as_typed(fields), choices(workspace, coalition, language))

        self.read("begin", work, self._begin)

    def _begin(self, begun: _Begun) -> None:
        """Show what can be chosen; and the sentence, unless somebody is changing it."""
        self._choices = begun.choices
        self.offer(chosen(self.speech, self._choices))
        if not self._is_begun:
            self._is_begun = True
            for name, value in begun.values.items():
                collection, _, rest = name.partition(".")
                if collection == "slots":
                    letter, _, member = rest.partition(".")
                    self._slots.setdefault(letter, {})[member] = self._named(member, value)
            self._offer_slots(next(iter(sorted(self._slots)), None))
            shown = {name: value for name, value in begun.values.items() if not name.startswith("slots.")}
            self.begin({**shown, **self._slots.get(self._shown or "", {})})
            self.fields[f"words.{self.first_language}"].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judge()

    def _named(self, member: str, value: str) -> str:
        """Return a member as it is typed: places by their names."""
        is_place = member in PLACES and self._choices is not None
        return place_shown(self._choices.places, value) if is_place and self._choices is not None else value

    # -- the figures

    def _insert(self) -> None:
        """Add a figure, and its place at the end of the words."""
        self._keep_slot()
        letter = next(one for one in LETTERS if one not in self._slots)
        self._slots[letter] = dict(NEW)
        for tag in LANGUAGES:
            control = self.fields[f"words.{tag}"].control
            if isinstance(control, Field) and (control.text().strip() or tag == self.first_language):
                control.setText(f"{control.text().rstrip()} {{{letter}}}".strip())
        self._offer_slots(letter)
        self.fields["number"].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judge()

    def _remove(self) -> None:
        """Remove the figure that is seen, and its place in the words."""
        letter = self._shown
        if letter is None:
            return
        self._slots.pop(letter, None)
        for tag in LANGUAGES:
            control = self.fields[f"words.{tag}"].control
            if isinstance(control, Field):
                control.setText(" ".join(control.text().replace(f"{{{letter}}}", "").split()))
        self._offer_slots(next(iter(sorted(self._slots)), None))
        self.judge()

    def _offer_slots(self, letter: str | None) -> None:
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in sorted(self._slots):
                self.which.addItem(f"{{{one}}}", one)
            self.which.setCurrentIndex(max(0, self.which.findData(letter)))
        self._shown = letter
        self._fill_slot()

    def _show_slot(self) -> None:
        self._keep_slot()
        self._shown = self.which.currentData()
        self._fill_slot()
        self.judge()

    def _keep_slot(self) -> None:
        """Keep what is typed of the figure that is seen."""
        if self._shown is not None and self._shown in self._slots:
            typed = self.typed()
            kept = {name: one for name, one in self._slots[self._shown].items() if name not in SLOT}
            self._slots[self._shown] = kept | {name: typed[name] for name in SLOT if typed[name]}

    def _fill_slot(self) -> None:
        values = self._slots.get(self._shown or "", {})
        self.offer(wordings(self.speech, values, None))
        for name in SLOT:
            write(self.fields[name], values.get(name, ""))
            self.fields[name].say_mistake(None)
        self._show_needed()

    @override
    def state(self) -> dict[str, str]:
        self._keep_slot()
        state = {name: text_of(one) for name, one in self.fields.items() if name not in SLOT}
        slots = self._slots.items()
        return state | {f"slots.{letter}.{name}": value for letter, own in slots for name, value in own.items()}

    # -- what is typed

    def _fields(self) -> dict[str, str]:
        """Return what is typed as the sentence's fields, places by their codes."""
        known = self._choices.places if self._choices is not None else {}
        said = {name: text for name, text in self.state().items() if text}
        if self._slots:
            said = {name: text for name, text in said.items() if name not in CITED}
        is_place = {name for name in said if name.startswith("slots.") and name.split(".", 2)[2] in PLACES}
        return said | {name: place_typed(known, said[name]) for name in is_place}

    @override
    def judge(self) -> None:
        """Check the sentence as it stands in the form, and say what is wrong beside each field."""
        self._show_needed()
        fields, id_, language = self._fields(), self._id or "new", self.speech.language

        def work(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> _Judged:
            found = check_typed(workspace, coalition, id_, fields)
            if not isinstance(found, Checked):
                return _Judged(None, None, found)
            wrong = [one for told in found.slots for one in told.problems]
            return _Judged(found, causes(workspace, coalition, found, language), wrong)

        self.read("judge", work, self._show_judged)

    def _show_needed(self) -> None:
        """Let only those fields be seen that the rest asks for."""
        of, there = self.fields, bool(self._slots)
        counted = text_of(of["counted"])
        for card, needed in ((self._what, there), (self._whom, there), (self._cited, not there)):
            card.setVisible(needed)
        self.which.setVisible(there)
        self.remove.setVisible(there)
        of["unit"].setVisible(counted in UNITS)
        of["territory"].setVisible(counted in ("people", "gdp", "subdivisions", "places"))
        of["body"].setVisible(bool(text_of(of["commitment"]) or text_of(of["validation"])))
        of["commitment_percent"].setVisible(bool(text_of(of["commitment"])))
        whole = counted == "signatories"
        self._whole_title.setVisible(whole)
        for name in SLOT:
            if name.startswith("of."):
                of[name].setVisible(whole and (name == "of.number" or bool(text_of(of["of.number"]))))

    def _show_judged(self, judged: _Judged) -> None:
        self._judged = judged
        typed = self.typed()
        wrong = [one for one in judged.problems if one.code != "missing" or typed.get(self.field_of(one.field))]
        self.say_problems(wrong)
        checked = judged.checked
        if checked is not None and self._shown in checked.claim.slots:
            slot = checked.claim.slots[self._shown or ""]
            self.offer(wordings(self.speech, self._slots[self._shown or ""], slot))
        self._tell_live()

    @override
    def field_of(self, name: str) -> str:
        collection, _, rest = name.partition(".")
        if collection == "slots" and rest.partition(".")[0] == self._shown:
            return rest.partition(".")[2]
        return f"words.{self.first_language}" if name == "words" else name

    def _tell_live(self) -> None:
        judged, speech = self._judged, self.speech
        checked = judged.checked if judged is not None else None
        for tag, reading in self.readings.items():
            runs = () if checked is None else checked.worded.texts.get(tag, ())
            reading.setVisible(bool(runs))
            reading.set_runs(shown_runs(runs))
        if judged is None or checked is None:
            self._chip.tell(speech.say("Not complete yet"), Tone.NEUTRAL, icon="pencil")
            self._reason.setText(speech.say("Write the words, and insert a figure for each number."))
            return
        _word, tone, icon = VERDICTS[checked.verdict]
        self._chip.tell(verdict_words(speech, checked.verdict), tone, icon=icon)
        said = [self._told(speech, checked, one.name) for one in checked.slots]
        behind = (
            causes_of(speech, judged.causes) if judged.causes is not None and checked.verdict != "true" else []
        )
        self._reason.setText("\n".join([*said, joined(speech, behind)]).strip())

    def _told(self, speech: Speech, checked: "Checked", name: str) -> str:
        """Return how a figure stands, and why."""
        told = next(one for one in checked.slots if one.name == name)
        why = why_not_slot(speech, told) or today(speech, told)
        return speech.say(
            "{figure}: {verdict}. {why}",
            figure=f"{{{name}}}",
            verdict=verdict_words(speech, told.verdict),
            why=why,
        )

    # -- how it is saved

    @override
    def save_typed(self) -> None:
        self._pause.stop()
        fields, id_ = self._fields(), self._id
        gone = {name.rpartition(".")[0] if name.startswith("slots.") else name for name in self._before}
        dropped = {name: "" for name in gone if name.startswith("slots.") and name[6:7] not in self._slots}
        members = {f"slots.{letter}.{name}": "" for letter in self._slots for name in MEMBERS}
        plain = {name: "" for name in self.fields if name not in SLOT}
        every = {**plain, **members, **fields, **{name[:7]: "" for name in dropped}}

        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            if id_ is None:
                new = add(workspace, coalition, fields)
                return newest_entry(workspace, coalition, new)
            before = newest_entry(workspace, coalition, id_)
            edit(workspace, coalition, id_, every)
            after = newest_entry(workspace, coalition, id_)
            return after if after != before else None

        def refused(problems: Sequence[Problem]) -> None:
            self.say_problems(problems)
            self.go_to_mistake()

        self.save(writing, refused, self.done)

    # -- words

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech = self.speech
        self._words_title.setText(speech.say("The sentence"))
        self._words_note.setText(
            speech.say("A letter in braces stands for a figure. Put brackets around a name or date: [2030].")
        )
        self.insert.setText(speech.say("Insert a figure"))
        self.remove.setText(speech.say("Remove this figure"))
        self.which.setAccessibleName(speech.say("Figure"))
        self._cited_title.setText(speech.say("Where it was read, if it has no figure of yours"))
        self._what_title.setText(speech.say("What the figure says"))
        self._whom_title.setText(speech.say("Whom it counts"))
        self._whole_title.setText(speech.say("What it is a part of"))
        self._live_title.setText(speech.say("Checked while you type"))
        self._note.setText(speech.say("Nothing is published here. It is checked each time it is shown."))
        self.say_languages("words", speech.say("The sentence"))
        self.say_labels(LABELS, notes(speech))
        self.offer(chosen(self.speech, self._choices))
        self._tell_live()
