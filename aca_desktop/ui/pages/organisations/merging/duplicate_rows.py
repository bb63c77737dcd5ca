"""The pairs of organisations that may be one, as a table model: who, why, and what was said since it was shown."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.duplicates import why
from aca_desktop.services.organisations.duplicates import Answers
from aca_desktop.ui.parts.cells import Cell, Index

if TYPE_CHECKING:
    from aca_desktop.domain.organisations.identity import Pair
    from aca_desktop.services.organisations.duplicates import Twin

type Names = Mapping[str, Mapping[str, Json]]

_SAID = {True: (mark("One organisation"), "circle-check"), False: (mark("Two organisations"), "circle-check")}
_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class DuplicateRows(QAbstractTableModel):
    """`said` has what was said since the list was shown: one (True) or two, by the pair."""

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._languages: Sequence[str] = ()
        self._names: Names = {}
        self.rows: Sequence[Twin] = ()
        self.said: dict[Pair, bool] = {}
        self._open: set[int] = set()

    def show_rows(self, rows: "Sequence[Twin]", names: Names, speech: Speech, languages: Sequence[str]) -> None:
        """Show these, in the words of a language."""
        self.beginResetModel()
        self.rows, self._names, self._speech = rows, names, speech
        self._languages = (speech.language, *languages, "en")
        self._look_what_waits()
        self.endResetModel()

    def retranslate(self, speech: Speech, languages: Sequence[str]) -> None:
        """Say everything in another language."""
        self.show_rows(self.rows, self._names, speech, languages)

    def say(self, both: "Pair", said: bool | None) -> None:
        """Show what was said of a pair, None that it was taken back."""
        if said is None:
            self.said.pop(both, None)
        else:
            self.said[both] = said
        self._look_what_waits()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def open_rows(self) -> list[int]:
        """Return the rows that wait: nothing was said of them, nor of others from which it follows."""
        return [place for place in range(len(self.rows)) if place in self._open]

    def _look_what_waits(self) -> None:
        answers = Answers(self.said)
        self._open = {
            place
            for place, one in enumerate(self.rows)
            if one.ids not in self.said and not (one.said is None and answers.settles(one.ids))
        }

    def names(self, row: int) -> tuple[str, str]:
        """Return what the two of a row are called."""
        one, other = (name_of(self._names.get(id_, {}), self._languages) or "—" for id_ in self.rows[row].ids)
        return one, other

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
        said = self.said.get(one.ids)
        follows = said is None and index.row() not in self._open
        if role in _TEXT:
            return " · ".join(dict.fromkeys(self.names(index.row())))
        if role == Cell.BELOW:
            return self._below(one, said, follows=follows)
        if role == Cell.ICON:
            return _SAID[said][1] if said is not None else "triangle-alert" if one.contradicted else None
        if role == Cell.TONE and (said is not None or follows):
            return "quiet"
        return None

    def _below(self, one: "Twin", said: bool | None, *, follows: bool) -> str:
        if said is not None:
            return self._speech.say(_SAID[said][0])
        if follows:
            return self._speech.say("Follows from the others")
        if one.contradicted:
            return self._speech.say("Said to be two, counts as one")
        words = why(self._speech, one)
        return words[:1].upper() + words[1:]
