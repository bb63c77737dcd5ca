"""The signatures that wait for review, as a table model: whose each is, when it was given, how it was decided."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.models.organisation_cells import signed
from aca_desktop.ui.parts.cells import Cell, Index

if TYPE_CHECKING:
    from aca_desktop.services.organisations.reviewing import ToReview

_DECIDED = {"approved": (mark("Approved"), "circle-check"), "rejected": (mark("Rejected"), "circle-x")}
_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ReviewRows(QAbstractTableModel):
    """`decided` has what was decided since the list was shown, by the signature's id."""

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._languages: Sequence[str] = ()
        self.rows: Sequence[ToReview] = ()
        self.decided: dict[str, str] = {}

    def show_rows(self, rows: "Sequence[ToReview]", speech: Speech, languages: Sequence[str]) -> None:
        """Show these, in the words of a language."""
        self.beginResetModel()
        self.rows, self._speech, self._languages = rows, speech, (speech.language, *languages, "en")
        self.endResetModel()

    def decide(self, signature: str, decision: str | None) -> None:
        """Show that one was decided, or not after all."""
        if decision is None:
            self.decided.pop(signature, None)
        else:
            self.decided[signature] = decision
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def name(self, row: int) -> str:
        """Return whose signature a row is."""
        return name_of(self.rows[row].fields, self._languages) or "—"

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        one = self.rows[index.row()]
        word, icon = _DECIDED.get(self.decided.get(one.signature, ""), ("", None))
        if role in _TEXT:
            return self.name(index.row())
        if role == Cell.BELOW:
            if word:
                return self._speech.say(word)
            return self._speech.say("Name like another’s") if one.alike else signed(one.day, self._speech)
        if role == Cell.ICON:
            return icon or ("triangle-alert" if one.alike else None)
        if role == Cell.TONE and word:
            return "quiet"
        return None
