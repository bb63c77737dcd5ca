"""Snapshots: the list as it was on a day, kept by name; what changed since; growth; the list for the press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import LANGUAGES, Speech, mark
from aca_desktop.sentences.commitments import in_words
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import STATUSES
from aca_desktop.services.figures.overview import overview
from aca_desktop.services.figures.snapshots import diff, save, snapshots
from aca_desktop.services.organisations.press_list import press_list
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.pages.figures.figures_part import FiguresPart, fill
from aca_desktop.ui.pages.overview.growth import GrowthCard
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.domain.figures.snapshots import Difference, SnapshotRow
    from aca_desktop.services.figures.snapshots import Snapshot


_HOWS: Mapping[str, tuple[str, Tone]] = {
    "joined": (mark("Joined"), Tone.GOOD),
    "left": (mark("Left"), Tone.ATTENTION),
    "changed": (mark("Changed"), Tone.NEUTRAL),
}
"""How a signatory stands to a snapshot: its word and the tone of its chip."""

_FIELDS: Mapping[str, str] = {
    "names": mark("name"),
    "sector": mark("sector"),
    "place": mark("place"),
    "status": mark("status"),
    "signature": mark("another signature"),
}


@dataclass(frozen=True, slots=True)
class _Changed:
    """A signatory that joined, left or changed since a snapshot, and of which fields something differs."""

    row: "SnapshotRow"
    how: str
    fields: tuple[str, ...] = ()
    before: "SnapshotRow | None" = None


class SnapshotsPart(FiguresPart):
    """The newest snapshot is compared with today at once; a row of the list compares another."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._kept: Sequence[Snapshot] | None = None
        self._chosen: str | None = None
        self._save_today = Button("", Kind.PRIMARY, icon="plus", keys="Ctrl+N")
        self._title, self._none = section_title(""), Text("", BODY, "quiet", wraps=True)
        self.table = Table("", row=TWO_LINES, header=False)
        self.rows: RowsModel[Snapshot] = RowsModel(2, self._says, self.table)
        self._changes_title, self._changes_note = section_title(""), quiet("", wraps=True)
        self.changes = Table("", row=TWO_LINES)
        self.changed: RowsModel[_Changed] = RowsModel(3, self._says_change, self.changes)
        self.growth = GrowthCard()
        self._press_title, self._press_note = section_title(""), quiet("", wraps=True)
        self._copies = {tag: Button("", icon="copy") for tag in LANGUAGES}
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.rows)
        self.changes.setModel(self.changed)
        self.table.clicked.connect(self._choose)
        self.table.activated.connect(self._choose)
        self.changes.activated.connect(self._open)
        self.changes.doubleClicked.connect(self._open)
        self._save_today.clicked.connect(self._ask_name)
        for tag, button in self._copies.items():
            button.clicked.connect(lambda _on=False, tag=tag: self._copy_list(tag))
        kept, changes, press = Card(padding=0, gap=0), Card(padding=0, gap=0), Card()
        self._empty = Row(self._none, margins=(16, 16, 16, 16))
        fill(kept, Row(self._title, None, margins=(16, 12, 16, 12)), Rule(), self._empty, self.table)
        kept.body.setStretch(3, 1)
        kept.body.addStretch()
        head = Row(self._changes_title, self._changes_note, margins=(16, 12, 16, 12))
        head.box.setStretch(1, 1)
        fill(changes, head, Rule(), self.changes)
        self._changes = changes
        fill(press, self._press_title, self._press_note, Flow(*self._copies.values(), gap=8))
        left = Column(kept, press, gap=16)
        left.box.setStretch(0, 1)
        right = Column(changes, self.growth, gap=16)
        right.box.setStretch(0, 3)
        right.box.setStretch(1, 2)
        row = Row(left, right, gap=16)
        row.box.setStretch(0, 40)
        row.box.setStretch(1, 60)
        self.box.addWidget(row, 1)

    @override
    def head_buttons(self) -> tuple[Button, ...]:
        return (self._save_today,) if self.can_write else ()

    @override
    def load(self) -> None:
        language = self.speech.language

        self.read("kept", lambda workspace, coalition, _progress: snapshots(workspace, coalition), self._show)
        self.read(
            "growth",
            lambda workspace, coalition, _progress: overview(workspace, coalition, language).growth,
            self.growth.show_growth,
        )

    def _show(self, kept: "Sequence[Snapshot]") -> None:
        self._kept = list(reversed(kept))
        if self._chosen not in [one.id for one in self._kept]:
            self._chosen = self._kept[0].id if self._kept else None
        self._tell()
        self._compare()

    def _compare(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return

        self.read(
            "diff",
            lambda workspace, coalition, _progress: diff(workspace, coalition, chosen),
            self._show_difference,
        )

    def _show_difference(self, found: "Difference") -> None:
        rows = [_Changed(one, "joined") for one in found.joined]
        rows += [_Changed(one, "left") for one in found.left]
        rows += [_Changed(one.after, "changed", tuple(one.fields), one.before) for one in found.changed]
        self.changes.scrollToTop()
        self.changed.show_rows(rows)
        speech = self.speech
        said = [
            speech.say_count("{count} joined", "{count} joined", len(found.joined)),
            speech.say_count("{count} left", "{count} left", len(found.left)),
            speech.say_count("{count} changed", "{count} changed", len(found.changed)),
        ]
        self._changes_note.setText(" · ".join(said))

    # -- what one does

    def _choose(self, index: Index) -> None:
        self._chosen = self.rows.rows[index.row()].id
        self._tell()
        self._compare()

    def _open(self, index: Index) -> None:
        opened = self.changed.rows[index.row()].row.organisation
        self.page_asked.emit("organisations", WantedOrganisations(opened=opened))

    def _ask_name(self) -> None:
        dialog = SnapshotDialog(self.speech, self.room.context.now().date(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep(dialog.name, dialog.on))
        dialog.open()

    def _keep(self, name: str, on: date | None) -> None:
        self.save(lambda workspace, coalition: save(workspace, coalition, name, on).id, self._refused)

    def _refused(self, problems: Sequence[Problem]) -> None:
        words = problem(self.speech, problems[0])
        self.told.emit(Message(lambda _speech: words, key="mistakes"))

    def _copy_list(self, tag: str) -> None:
        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.told.emit(
                Message(
                    lambda speech: speech.say(
                        "The list is copied in {language}.", language=speech.language_name(tag)
                    ),
                    Tone.GOOD,
                    key="copied",
                )
            )

        self.read("press", lambda workspace, coalition, _progress: press_list(workspace, coalition, tag), done)

    # -- words

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._save_today.setText(speech.say("Keep a snapshot…"))
        self._title.setText(speech.say("Kept"))
        self._none.setText(
            speech.say(
                "Nothing is kept yet. Keep the list under a name on the day you publish it, such as “Press "
                "release of 5 June”: then you can see at any time who has joined or left since."
            )
        )
        self._press_title.setText(speech.say("For the press"))
        self._press_note.setText(
            speech.say(
                "All signatories by sector, as text to paste. Who does not agree to be named is only counted."
            )
        )
        for tag, button in self._copies.items():
            button.setText(speech.say("Copy in {language}", language=speech.language_name(tag)))
            button.setAccessibleDescription(speech.say("For the press"))
        self.table.setAccessibleName(speech.say("Snapshots"))
        self.changes.setAccessibleName(speech.say("What changed since"))
        self.rows.set_titles("", "")
        self.table.set_columns(
            (TableColumn(share=1, strong=True), TableColumn(wide=120, right=True, tone="quiet"))
        )
        self.changed.set_titles(speech.say("Organisation"), speech.say("What changed"), speech.say("Since then"))
        chips = tuple(speech.say(words) for words, _tone in _HOWS.values())
        self.changes.set_columns(
            (
                TableColumn(share=50, strong=True),
                TableColumn(share=50, tone="quiet"),
                TableColumn(words=chips, chip=True),
            )
        )
        self.growth.retranslate(speech)
        self._tell()

    def _tell(self) -> None:
        speech, kept = self.speech, self._kept
        self._empty.setVisible(not kept)
        self.table.setVisible(bool(kept))
        self._changes.setVisible(bool(kept))
        self.rows.show_rows(kept or ())
        place = next((n for n, one in enumerate(kept or ()) if one.id == self._chosen), None)
        if place is not None and kept:
            self.table.selectRow(place)
            self._changes_title.setText(speech.say("Since “{name}”", name=kept[place].name))

    def _says(self, one: "Snapshot", column: int, role: int) -> object:
        speech = self.speech
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return one.name
            count = None if one.rows is None else len(one.rows)
            return "–" if count is None else speech.say_count("{count} signatory", "{count} signatories", count)
        if role == Cell.BELOW and column == 0:
            return speech.day(one.date)
        return None

    def _says_change(self, one: _Changed, column: int, role: int) -> object:
        speech = self.speech
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return in_words(one.row.names, speech.language, *self.tags) or one.row.organisation
            if column == 1:
                return self._what(one)
            return speech.say(_HOWS[one.how][0])
        if role == Cell.CHIP and column == 2:
            return _HOWS[one.how][1]
        if role == Cell.BELOW and column == 0:
            return speech.short_day(date.fromisoformat(one.row.day))
        return None

    def _what(self, one: _Changed) -> str:
        """Return which fields differ, the status with what it was and is; of who joined or left, the sector."""
        speech, said = self.speech, []
        coalition = self.coalition
        if not one.fields and one.row.sector is not None and coalition is not None:
            from aca_desktop.services.coalition.sectors import sector_words

            return sector_words(coalition, one.row.sector, speech.language)
        for name in one.fields:
            if name == "status" and one.before is not None:
                before, after = (speech.say(STATUSES[row.status]) for row in (one.before, one.row))
                said.append(speech.say("{before}, now {after}", before=before, after=after))
            else:
                said.append(speech.say(_FIELDS[name]))
        return speech.enumerate(said) if said else ""


class SnapshotDialog(Dialog):
    """Asks for the name of what is kept, and the day whose state it is; `name` and `on` are the answers."""

    def __init__(self, speech: Speech, today: date, parent: QWidget) -> None:
        super().__init__(speech.say("Keep a snapshot"), parent)
        self._speech, self._today = speech, today
        self.name = ""
        self.on: date | None = None
        self._name, self._on = Field(), Field()
        self._of_name = Labelled(
            speech.say("Its name"), self._name, note=speech.say("Such as: Press release of 5 June")
        )
        self._of_day = Labelled(
            speech.say("As of"), self._on, note=speech.say("2026-06-05; empty for all that is known now")
        )
        for labelled in (self._of_name, self._of_day):
            self.body.addWidget(labelled)
        self.add_answers(speech.say("Keep"), speech.say("Cancel"))
        self._name.setFocus()

    @override
    def accept(self) -> None:
        """Be accepted if there is a name, and the day is one that has come."""
        self.name = self._name.text().strip()
        typed = self._on.text().strip()
        on = day("at", typed) if typed else None
        if isinstance(on, date) and on > self._today:
            on = Problem("at", "day-in-future", {"today": self._today.isoformat()})
        self._of_name.say_mistake(None if self.name else problem(self._speech, Problem("name", "missing")))
        self._of_day.say_mistake(problem(self._speech, on) if isinstance(on, Problem) else None)
        if self.name and not isinstance(on, Problem):
            self.on = on
            super().accept()
