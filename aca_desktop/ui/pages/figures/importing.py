"""A table brought in: chosen, read beside the window; where anything is wrong with it, each row and why."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.tables import how_read
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.journal.undoing import undo_all
from aca_desktop.services.tables.reading import LARGEST_TABLE, read_or_refuse
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.parts.buttons import SMALL_SIZE, icon_button
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.cells import TableColumn
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told as told_of

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.tables.judging import ImportedTable
    from aca_desktop.services.tables.reading import Table as FileTable
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.figures.figures_part import FiguresPart
    from aca_desktop.ui.session import Session

type Importing = Callable[["Workspace", "Coalition", "FileTable", "Progress"], "ImportedTable"]
"""Writes a table's rows. Raises Refused."""
type Told = Callable[[Speech, str, str], str]
"""Says that so many were added and so many changed."""

_CELL = re.compile(r"rows\[([0-9]+)\](?:\.(.*))?")
_HIGH = 220
_KEY = "imported"


class ImportProblems(Card):
    """Nothing was written: each cell that cannot be taken, with its row, column and what would be right."""

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0, face=Face.ATTENTION)
        self._speech = Speech("en")
        self._file = ""
        self._title, self._kept = section_title(""), quiet("", wraps=True)
        self._close = icon_button("x", "", SMALL_SIZE)
        self._close.clicked.connect(self.hide)
        self.table = Table("")
        self.rows: RowsModel[Problem] = RowsModel(3, self._says, self.table)
        self.table.setModel(self.rows)
        head = Row(self._title, self._kept, self._close, margins=(16, 8, 8, 8))
        head.box.setStretch(1, 1)
        head.box.setAlignment(self._kept, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(head)
        self.body.addWidget(self.table)
        self.hide()

    def show_problems(self, file: str, problems: Sequence[Problem]) -> None:
        """Show what is wrong with a file."""
        self._file = file
        self.rows.show_rows(sorted(problems, key=_row))
        self.table.setFixedHeight(self.theme().px(min(_HIGH, 38 + 40 * len(problems))))
        self._tell()
        self.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.rows.index(0, 0, QModelIndex()))

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._close.setText(speech.say("Close"))
        self.table.setAccessibleName(speech.say("What is wrong with the table"))
        self.rows.set_titles(speech.say("Row"), speech.say("Column"), speech.say("What is wrong"))
        self.table.set_columns(
            (TableColumn(wide=56, right=True), TableColumn(share=25, strong=True), TableColumn(share=75))
        )
        self._tell()

    def _tell(self) -> None:
        speech, count = self._speech, len(self.rows.rows)
        self._title.setText(
            speech.say_count(
                "{file}: {count} cell to mend", "{file}: {count} cells to mend", count, file=self._file
            )
        )
        self._kept.setText(speech.say("Nothing was written. Mend the table and import it again."))

    def _says(self, one: Problem, column: int, role: int) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        found = _CELL.fullmatch(one.field)
        if column == 2:
            return problem(self._speech, one)
        if found is None:
            return "" if column == 0 else one.field
        return found.group(1) if column == 0 else found.group(2) or ""


def _row(one: Problem) -> int:
    found = _CELL.fullmatch(one.field)
    return int(found.group(1)) if found is not None else 0


def choose_table(part: "FiguresPart", problems: ImportProblems, work: Importing, words: Told) -> None:
    """Ask for a table and import it; what is wrong with it is listed in `problems`."""
    path = choosing.table_to_open(part, part.speech)
    if path is not None:
        import_file(part, problems, path, work, words)


def import_file(part: "FiguresPart", problems: ImportProblems, path: Path, work: Importing, words: Told) -> None:
    """Bring a file in, tell what came of it, and offer to take it back."""
    which, session = part.coalition, part.session
    if which is None or session is None:
        return
    id_ = which.id
    problems.hide()

    def imported(workspace: "Workspace", progress: "Progress") -> "tuple[ImportedTable, FileTable]":
        table = read_or_refuse(_read(path))
        return work(workspace, coalition(workspace, id_), table, progress), table

    def done(what: "tuple[ImportedTable, FileTable]") -> None:
        found, table = what
        undo = undo_action(lambda: _take_back(part, session, found.entries))

        def told(speech: Speech) -> str:
            added = words(speech, speech.number(len(found.added)), speech.number(len(found.edited)))
            return "\n".join(filter(None, (added, how_read(speech, table))))

        said = Message(
            told,
            Tone.GOOD,
            (undo,) if found.entries else (),
            key=_KEY,
        )
        part.told.emit(said)

    def failed(error: AcaError) -> None:
        if isinstance(error, Refused):
            problems.show_problems(path.name, error.problems)
        else:
            part.told.emit(Message(told_of(error), key=_KEY))

    session.write(
        part,
        part.speech.say("Importing {file}", file=path.name),
        imported,
        done,
        failed,
    )


def _take_back(part: "FiguresPart", session: "Session", entries: Sequence[str]) -> None:
    if not session.is_open:
        return

    def done(_nothing: None) -> None:
        part.told.emit(Message(lambda speech: speech.say("It is as it was before."), Tone.GOOD, key=_KEY))

    def failed(error: AcaError) -> None:
        part.told.emit(Message(told_of(error), key=_KEY))

    session.write(
        part, part.speech.say("Undo"), lambda workspace, _progress: undo_all(workspace, entries), done, failed
    )


def _read(path: Path) -> bytes:
    """Return a table's bytes, one more than a table may have at most, which refuses it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_TABLE + 1)
    except FileNotFoundError as error:
        raise AcaError("not-found", path=str(path)) from error
    except OSError as error:
        raise AcaError("cannot-read", path=str(path), reason=error.strerror or str(error)) from error
