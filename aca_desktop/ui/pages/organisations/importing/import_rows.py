"""The rows of a table that is to be imported, as a table model: what each would do, and its cells."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisation_import import Preview, PreviewRow, RowKind

KINDS: "Mapping[RowKind, tuple[str, Tone, str | None]]" = {
    "new": (mark("New"), Tone.GOOD, "plus"),
    "update": (mark("Update"), Tone.GOOD, "pencil"),
    "same": (mark("Same"), Tone.NEUTRAL, None),
    "mend": (mark("Mend"), Tone.ATTENTION, "triangle-alert"),
    "left-out": (mark("Left out"), Tone.NEUTRAL, None),
}
"""What a row would do: its word, its chip's tone and icon."""

_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ImportRows(QAbstractTableModel):
    """`show_preview` another one; `show_kind` only its rows of a kind, None for all."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._preview: Preview | None = None
        self._kind: RowKind | None = None
        self.rows: Sequence[PreviewRow] = ()

    def show_preview(self, preview: "Preview | None") -> None:
        """Show other rows."""
        self._preview = preview
        self._choose()

    def show_kind(self, kind: "RowKind | None") -> None:
        """Show only the rows of a kind, or all."""
        self._kind = kind
        self._choose()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self._choose()

    def columns(self) -> tuple[TableColumn, ...]:
        """Return how the columns share a table's room."""
        words = tuple(self._speech.say(word) for word, _tone, _icon in KINDS.values())
        preview = self._preview
        fields = preview.fields if preview is not None else ()
        taken = (
            TableColumn(share=1, strong=place == 0, tone="text" if name is not None else "quiet")
            for place, name in enumerate(fields)
        )
        return (TableColumn(words=words, chip=True), *taken)

    def _choose(self) -> None:
        self.beginResetModel()
        every = self._preview.rows if self._preview is not None else ()
        self.rows = [row for row in every if self._kind in (None, row.kind)]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._preview is None else 1 + len(self._preview.headings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if index.column() == 0:
            word, tone, icon = KINDS[row.kind]
            if role in _TEXT:
                return self._speech.say(word)
            return {Cell.CHIP: tone, Cell.ICON: icon}.get(Cell(role)) if role in (Cell.CHIP, Cell.ICON) else None
        column = index.column() - 1
        if role in _TEXT:
            return row.cells[column] if column < len(row.cells) else ""
        if role == Cell.TONE and column in row.problems:
            return "sun_ink"
        if role == Cell.ICON and column in row.problems:
            return "triangle-alert"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0 or self._preview is None:
            return self._speech.say("Status")
        return self._preview.headings[section - 1]
