"""The laptops of a coalition as rows of a table. Knows no session."""

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.laptops import words
from aca_desktop.ui.parts.cells import Cell, TableColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aca_desktop.services.laptops.laptop_coverage import Coverage

type Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns."""

    LAPTOP = 0
    ROLE = 1
    CODE = 2
    RECEIVED = 3
    LAST = 4


_TITLES = {
    Column.LAPTOP: mark("Name of the laptop"),
    Column.ROLE: mark("What it may do"),
    Column.CODE: mark("Check code"),
    Column.RECEIVED: mark("Received"),
    Column.LAST: mark("Last record"),
}
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


def columns(speech: Speech) -> tuple[TableColumn, ...]:
    """Return how the columns share a table's room."""
    roles = tuple(speech.say(said) for said, _tone in (*words.ROLES.values(), words.REVOKED))
    return (
        TableColumn(share=30, strong=True),
        TableColumn(words=roles, chip=True),
        TableColumn(wide=172),
        TableColumn(share=34, tone="quiet", small=True),
        TableColumn(wide=104, tone="quiet", small=True),
    )


class LaptopsModel(QAbstractTableModel):
    """One row a laptop, this one first."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._today = date.min
        self.rows: Sequence[Coverage] = ()

    def show(self, rows: "Sequence[Coverage]", speech: Speech, today: date) -> None:
        """Show other rows, or the same in another language."""
        self.beginResetModel()
        self.rows, self._speech, self._today = rows, speech, today
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role in _TEXT:
            return self._speech.say(_TITLES[Column(section)])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        column = Column(index.column())
        if role in _TEXT:
            return self._text(one, column)
        if column is Column.LAPTOP:
            return self._about_name(one, role)
        if column is Column.ROLE and role == Cell.CHIP:
            return words.role(one, self._speech)[1]
        if column is Column.RECEIVED:
            return self._about_coverage(one, role)
        return None

    def _text(self, one: "Coverage", column: Column) -> str:
        speech = self._speech
        if column is Column.LAPTOP:
            return words.name(one, speech)
        if column is Column.ROLE:
            return words.role(one, speech)[0]
        if column is Column.CODE:
            return one.laptop.check_code
        if column is Column.RECEIVED:
            return words.received(one, speech)
        return words.when(one.last_at, self._today, speech)

    def _about_name(self, one: "Coverage", role: int) -> object:
        speech = self._speech
        if role == Cell.ICON:
            return "monitor" if one.laptop.is_this else "laptop"
        if role == Cell.DISC:
            return True
        if role == Cell.BELOW:
            if one.laptop.is_this:
                return speech.say("this laptop")
            if one.laptop.branches > 1:
                return speech.say("continued twice")
            return speech.say("joined by a kit") if one.joined_by else ""
        return None

    def _about_coverage(self, one: "Coverage", role: int) -> object:
        whole = words.is_whole(one)
        if role == Cell.SHARE:
            return 1.0
        if role == Cell.MISSING:
            return one.missing, one.known
        if role == Cell.ICON:
            return None if whole else "triangle-alert"
        if role == Cell.TONE:
            return "quiet" if whole else "sun_ink"
        if role == Cell.STRONG:
            return not whole
        return None
