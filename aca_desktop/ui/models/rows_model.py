"""A list of plain records as a table model: what a cell says is a function's. Knows no record."""

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from aca_desktop.ui.parts.cells import Index

type Saying[T] = Callable[[T, int, int], object]
"""What a record's cell in a column says in a role, None for nothing."""

_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


class RowsModel[T](QAbstractTableModel):
    """`says` is asked for the text with DisplayRole alone, also for those who listen."""

    def __init__(self, columns: int, says: Saying[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._says = columns, says
        self._titles: Sequence[str] = [""] * columns
        self.heads: dict[int, object] = {}
        self.rows: Sequence[T] = ()

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other records."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def set_titles(self, *titles: str) -> None:
        """Head the columns otherwise, and say everything anew."""
        self.beginResetModel()
        self._titles = titles
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        asked = Qt.ItemDataRole.DisplayRole if role in _TEXT else role
        return self._says(self.rows[index.row()], index.column(), asked)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in _TEXT:
            return self._titles[section]
        return self.heads.get(section) if role > Qt.ItemDataRole.UserRole else None
