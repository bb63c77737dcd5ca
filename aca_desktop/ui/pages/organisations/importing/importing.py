"""A table of organisations before it is imported: what each column becomes, what each row would do, what to mend.

Nothing is written until Import is pressed; then all rows that can go in go in, and one Undo takes them back.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble, write_new
from aca_desktop.i18n import Speech
from aca_desktop.sentences.tables import how_read
from aca_desktop.sentences.telling import problem
from aca_desktop.services.journal.undoing import undo_all
from aca_desktop.services.organisations.organisation_import import (
    Mending,
    bring,
    guessed,
    look_at,
)
from aca_desktop.services.tables.reading import LARGEST_TABLE, read_table
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.frame.shortcuts import press
from aca_desktop.ui.pages.organisations.importing.import_columns import ImportColumns
from aca_desktop.ui.pages.organisations.importing.import_rows import KINDS, ImportRows
from aca_desktop.ui.pages.organisations.importing.mend_bar import Choices, MendBar
from aca_desktop.ui.pages.organisations.panel.details import choices
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.text import Text, page_title, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.type import BODY, SECTION
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisation_import import Preview, RowKind
    from aca_desktop.services.tables.reading import Table as FileTable
    from aca_desktop.services.workspace.workspaces import Workspace

_CHIPS: "tuple[RowKind, ...]" = ("new", "update", "same", "mend", "left-out")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read, or why not."""

    table: "FileTable | Problem"
    fields: "list[str | None]"


class ImportView(Column):
    """`left`: one wants back to the list. `told`: a Message for the window."""

    left = Signal()
    told = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self.room = room
        self._session: Session | None = None
        self._path = Path()
        self._table: FileTable | None = None
        self._words: dict[tuple[str, str], str] = {}
        self._left_out: set[int] = set()
        self._kind: RowKind | None = None
        self._asked = 0
        self._has_written = False
        self.preview: Preview | None = None
        self._build()

    def _build(self) -> None:
        self._back, self._title = back_link(""), page_title("")
        self._back.clicked.connect(self.left)
        self._name, self._size = Text("", BODY.strong), quiet("")
        self._nothing_yet = quiet("")
        self._every = FilterChip("", removable=False)
        self.chips = {kind: FilterChip("", removable=False, tone=KINDS[kind][1]) for kind in _CHIPS}
        self._every.clicked.connect(lambda _on=False: self.show_kind(None))
        for kind, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, kind=kind: self.show_kind(kind))
        self.columns = ImportColumns()
        self.columns.chosen.connect(self._look)
        self.rows = ImportRows(self.room.speech.now)
        self.table = Table("")
        self.table.setModel(self.rows)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_mend())
        listed = Card(padding=0, gap=0)
        listed.body.addWidget(self.table)
        self.mend = MendBar()
        self.mend.mended.connect(self._mend)
        self.mend.left_out.connect(self._leave_out)
        file = Card(padding=16)
        file.body.addWidget(Row(Symbol("file-text", 24, tone="primary"), self._name, self._size, None, gap=16))
        chips = Row(Flow(self._every, *self.chips.values()), self._nothing_yet)
        chips.box.setStretch(0, 1)
        for widget in (Row(self._back, self._title, None, gap=16), file, self.columns, chips):
            self.box.addWidget(widget)
        self.box.addWidget(listed, 1)
        self.box.addWidget(self.mend)
        self.box.addWidget(self._built_foot())

    def _built_foot(self) -> Card:
        self._sum, self._one_step = Text("", SECTION), quiet("")
        self.save_rest = Button("", size=BAR, icon="download")
        self.go = Button("", Kind.PRIMARY, BAR, icon="check", cap="Ctrl+Return")
        self.save_rest.clicked.connect(self._save_rest)
        self.go.clicked.connect(self._import)
        press(self, "Ctrl+Return", self._import, everywhere=False)
        foot = Card(padding=16)
        foot.setObjectName(ACTION_ROW)
        row = Row(Column(self._sum, self._one_step, gap=2), self.save_rest, self.go, gap=12)
        row.box.setStretch(0, 1)
        foot.body.addWidget(row)
        return foot

    # what is shown

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    @property
    def _which(self) -> "Coalition | None":
        return self._session.coalition if self._session is not None and self._session.is_open else None

    def show_file(self, session: Session, path: Path) -> None:
        """Read a table and show what would become of it; what cannot be read is told, and one is led back."""
        self._session, self._path = session, path
        self._words, self._left_out, self._kind, self.preview = {}, set(), None, None
        self._has_written = False
        coalition = self._which
        if coalition is None:
            return
        self.rows.show_preview(None)
        self._say()

        def work(_workspace: "Workspace", _progress: Progress) -> _Read:
            with world_trouble("cannot-read", path), path.open("rb") as file:
                data = file.read(LARGEST_TABLE + 1)
            table = read_table(data)
            return _Read(table, [] if isinstance(table, Problem) else guessed(coalition, table))

        session.read(self, work, self._on_read, self._refuse)

    def _on_read(self, read: _Read) -> None:
        if isinstance(read.table, Problem):
            self._refuse(Refused([read.table]))
            return
        self._table = read.table
        coalition = self._which
        tags = (coalition.record.languages or tuple(coalition.record.names)) if coalition is not None else ()
        self.columns.show_columns(read.table.header, read.fields, tags)
        self._look()

    def _refuse(self, error: AcaError) -> None:
        name = self._path.name

        def words(speech: Speech) -> str:
            if not isinstance(error, Refused):
                return told(error)(speech)
            why = problem(speech, error.problems[0])
            return speech.say("{name} cannot be imported. {why} Nothing was changed.", name=name, why=why)

        self.told.emit(Message(words, key="import"))
        self.left.emit()

    def _look(self) -> None:
        """Let the worker judge all rows anew."""
        session, coalition, table = self._session, self._which, self._table
        if session is None or coalition is None or table is None:
            return
        self._asked += 1
        number, fields, mending = self._asked, list(self.columns.fields), self._mending()
        self.table.set_loading(True)

        def done(preview: "Preview") -> None:
            if number == self._asked:
                self._show(preview)

        session.read(
            self,
            lambda workspace, progress: look_at(workspace, coalition, table, fields, mending, progress),
            done,
            self._refuse,
        )

    def _mending(self) -> "Mending":
        return Mending(dict(self._words), frozenset(self._left_out))

    def _show(self, preview: "Preview") -> None:
        row = self.table.currentIndex().row()
        self.preview = preview
        self.table.set_loading(False)
        self.rows.show_preview(preview)
        self.table.set_columns(self.rows.columns())
        if self.rows.rows:
            self.table.setCurrentIndex(self.rows.index(min(max(row, 0), len(self.rows.rows) - 1), 0))
        self._say()
        self._show_mend()

    def show_kind(self, kind: "RowKind | None") -> None:
        """Show only the rows of a kind, or all."""
        self._kind = kind
        self.rows.show_kind(kind)
        if self.rows.rows:
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self._say()
        self._show_mend()

    def _show_mend(self) -> None:
        row = self.table.currentIndex().row()
        shown = self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None
        self.mend.show_row(self.preview, shown, self._choices())

    def _choices(self) -> dict[str, Choices]:
        coalition, speech = self._which, self.speech
        if coalition is None:
            return {}
        countries = [(code, speech.country_name(code)) for code in COUNTRIES]
        return {"sector": choices("sector", speech, coalition), "country": countries}

    def _mend(self, field: str, said: str, instead: str) -> None:
        self._words[(field, said)] = instead
        self._look()

    def _leave_out(self, number: int) -> None:
        self._left_out.add(number)
        self._look()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.speech
        self._back.setText(speech.say("Organisations"))
        self._title.setText(speech.say("Import organisations"))
        self.table.setAccessibleName(speech.say("Rows of the table"))
        self.rows.retranslate(speech)
        self.table.set_columns(self.rows.columns())
        self.mend.retranslate(speech)
        self.columns.retranslate(speech)
        self._say()
        self._show_mend()

    def _say(self) -> None:
        speech, preview = self.speech, self.preview
        counts = preview.counts if preview is not None else {}
        rows, columns = (len(preview.rows), len(preview.headings)) if preview is not None else (0, 0)
        self._name.setText(self._path.name)
        size = speech.say(
            "{rows} rows, {columns} columns", rows=speech.number(rows), columns=speech.number(columns)
        )
        how = how_read(speech, self._table) if self._table is not None else ""
        self._size.setText(f"{size} · {how}" if how else size)
        self._every.tell(speech.say("All"), speech.number(rows))
        self._every.set_on(self._kind is None)
        for kind, chip in self.chips.items():
            words = speech.say("To mend") if kind == "mend" else speech.say(KINDS[kind][0])
            chip.tell(words, speech.number(counts.get(kind, 0)))
            chip.set_on(self._kind == kind)
            chip.setVisible(counts.get(kind, 0) > 0 or self._kind == kind)
        self._nothing_yet.setText("" if self._has_written else speech.say("Nothing is written yet"))
        going, same, mend = self._going, counts.get("same", 0), counts.get("mend", 0)
        self._sum.setText(
            speech.say(
                "Going in: {going}; the same: {same}; to mend: {mend}",
                going=speech.number(going), same=speech.number(same), mend=speech.number(mend),
            )
        )  # fmt: skip
        self._one_step.setText(speech.say("One step: Undo takes the whole import back"))
        self.save_rest.setText(speech.say_count("Save {count} row as CSV…", "Save {count} rows as CSV…", mend))
        self.save_rest.setVisible(mend > 0)
        self.go.setText(speech.say_count("Import {count} row", "Import {count} rows", going))
        self.go.setEnabled(going > 0)

    @property
    def _going(self) -> int:
        counts = self.preview.counts if self.preview is not None else {}
        return counts.get("new", 0) + counts.get("update", 0)

    # what is done

    def _import(self) -> None:
        session, coalition, preview = self._session, self._which, self.preview
        if session is None or coalition is None or preview is None or not self._going:
            return
        number = self._going

        def done(entries: list[str]) -> None:
            self._has_written = True
            undo = undo_action(lambda: self._take_back(session, entries))
            self.told.emit(
                Message(
                    lambda speech: speech.say_count(
                        "{count} row was imported.", "{count} rows were imported.", number
                    ),
                    Tone.GOOD, (undo,), key=SAVED,
                )
            )  # fmt: skip
            self._look()  # what is left to mend stays; all others are the same now

        name = self.speech.say("Importing {file}", file=self._path.name)
        self.go.setEnabled(False)
        session.write(
            self,
            name,
            lambda workspace, progress: bring(workspace, coalition, preview.rows, progress),
            done,
            self._tell_trouble,
            self._say,
        )

    def _take_back(self, session: Session, entries: list[str]) -> None:
        if not session.is_open:
            return

        def done(_nothing: None) -> None:
            self._has_written = False
            self.told.emit(Message(lambda speech: speech.say("It is as it was before."), Tone.GOOD, key=SAVED))
            self._look()

        session.write(
            self,
            self.speech.say("Undo"),
            lambda workspace, _progress: undo_all(workspace, entries),
            done,
            self._tell_trouble,
        )

    def _save_rest(self) -> None:
        speech = self.speech
        proposed = self._path.with_name(f"{self._path.stem}-{speech.say('to mend')}.csv")
        path = choosing.file_to_save(self, speech.say("Save the rows to mend"), "CSV (*.csv)", proposed, ".csv")
        if path is not None:
            self.save_rest_to(path)

    def save_rest_to(self, path: Path) -> None:
        """Write the rows that wait to be mended into a new table, headed as theirs."""
        preview = self.preview
        if preview is None:
            return

        def work(_progress: Progress) -> None:
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(preview.headings)
            writer.writerows(row.cells for row in preview.rows if row.kind == "mend")
            write_new(path, text.getvalue().encode("utf-8-sig"))

        def done(_nothing: None) -> None:
            self.told.emit(
                Message(lambda speech: speech.say("Saved as {name}.", name=path.name), Tone.GOOD, key=SAVED)
            )

        self.room.jobs.run(self, work, done, self._tell_trouble, name=path.name, kind="write")

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SAVED))

    def begin(self) -> None:
        """Put the keyboard into the list of rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
