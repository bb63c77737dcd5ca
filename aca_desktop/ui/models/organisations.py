"""The organisations of the coalition that a session shows, as a table model: a million rows cost what thirty do.

It holds the order as an array of numbers and a few pages of rows. Orders and filters are made in the worker; a
page of rows is read when it is painted, which takes a moment.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from aca_desktop.i18n import Speech
from aca_desktop.services.organisations import organisation_list
from aca_desktop.services.organisations.organisation_list import Sort, SortColumn
from aca_desktop.ui.background import Job, Progress
from aca_desktop.ui.models.organisation_cells import TEXT, TITLES, Column, cell, name, signed

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisation_list import Filter, OrganisationRow
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.session import Session

type Index = QModelIndex | QPersistentModelIndex

_FIRST = 200
_PAGE = 50
_PAGES = 80
_PAUSE = 120
"""How long a hand must rest before what it types is looked for, in milliseconds."""

_COLUMNS: Mapping[Column, SortColumn] = {
    Column.NAME: "name",
    Column.SECTOR: "sector",
    Column.STATUS: "status",
    Column.SIGNED: "signed",
}
_SORTED = {name: column for column, name in _COLUMNS.items()}

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the worker found: the order of all, and the places of those that are shown.

    The first answer has no order yet, and the places of the first few only.
    """

    order: "array[int] | None"
    places: "array[int]"

    @property
    def count(self) -> int:
        """How many are shown, as far as is known."""
        return len(self.places)


class OrganisationsModel(QAbstractTableModel):
    """The list. `show` a session in it; `look_for` some of them.

    `counted` tells how many are shown, of how many; `begun` and `ended` that the worker is at it; `restarting`
    comes before everything in the list is another: let a view scroll to its top then, or it asks for rows that are
    gone.
    """

    counted = Signal(int, int)
    begun = Signal()
    ended = Signal()
    restarting = Signal()

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._session: Session | None = None
        self._which: Coalition | None = None
        self._wanted: Filter | None = None
        self._found = _NOTHING
        self._sorts: tuple[Sort, ...] = ()
        self._pages: OrderedDict[int, dict[int, OrganisationRow]] = OrderedDict()
        self._days: dict[str, str] = {}
        self._ticked: set[int] = set()
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._find)

    # what it shows

    def show(self, session: "Session | None") -> None:
        """Show the coalition that a session shows, or nothing; call it again when something has changed."""
        coalition = session.coalition if session is not None else None
        before = (self._session, self._which.id if self._which is not None else None)
        self._session, self._which = session, coalition
        if before == (session, coalition.id if coalition is not None else None):
            self._found = _Found(None, self._found.places)
            self._find()
            return
        self._ticked.clear()
        self._restart(_NOTHING)
        if coalition is None:
            self._stop()
            self._tell_count()
        elif not self._sorts and (self._wanted is None or self._wanted.lets_all_through):
            self._read(lambda workspace, _progress: _first(workspace, coalition), self._on_first)
        else:
            self._find()

    def look_for(self, wanted: "Filter") -> None:
        """Show only those, once the hand has rested; the rows of before stay until they are found."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._pause.start()

    @property
    def is_complete(self) -> bool:
        """Whether the place of every row is here, so that any of them is reached at once."""
        return self._found.order is not None

    def organisation(self, row: int) -> "OrganisationRow | None":
        """Return the organisation in a row, None if it is not found yet or no more."""
        place = self._place(row)
        return None if place is None else self._page(row // _PAGE).get(place)

    def ticked(self) -> "list[OrganisationRow]":
        """Return the organisations that are ticked, those that are no more left out."""
        if self._session is None:
            return []
        places = sorted(self._ticked)
        found: list[OrganisationRow] = []
        for start in range(0, len(places), _PAGE):
            found += organisation_list.rows(self._session.reader, places[start : start + _PAGE]).values()
        return found

    def tick_none(self) -> None:
        """Take every tick away."""
        self._ticked.clear()
        self._tell_changed()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self._tell_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # what Qt asks

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._found.count

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._which is None:
            return None
        one = self.organisation(index.row())
        if one is None:
            return None
        if index.column() == Column.TICK:
            return self._tick_data(index.row(), role, one)
        if index.column() == Column.SIGNED:
            return signed(self._days.get(one.id), self._speech) if role in TEXT else None
        return cell(one, index.column(), role, self._speech, self._which)

    def _tick_data(self, row: int, role: int, one: "OrganisationRow") -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            on = self._place(row) in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and self._which is not None:
            return name(one, self._speech, self._which)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = self._place(index.row()) if index.isValid() else None
        if place is None or index.column() != Column.TICK or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(place)
        else:
            self._ticked.discard(place)
        self.dataChanged.emit(index, index, [role])
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.TICK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            title = TITLES[Column(section)] if section in set(Column) else ""
            return self._speech.say(title) if title else ""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said_sorted(section)
        return None

    def _said_sorted(self, section: int) -> str | None:
        descending = dict(self.sorted_by).get(Column(section)) if section in set(Column) else None
        if descending is None:
            return None
        column = self._speech.say(TITLES[Column(section)])
        if descending:
            return self._speech.say("{column}, descending", column=column)
        return self._speech.say("{column}, ascending", column=column)

    @property
    def sorted_by(self) -> tuple[tuple[Column, bool], ...]:
        """The columns by which the list is sorted, the first one first, and whether each is from its end."""
        return tuple((_SORTED[one.column], one.descending) for one in self._sorts) or ((Column.NAME, False),)

    def sort_by(self, column: Column, *, also: bool = False) -> None:
        """Sort by a column, or from its end if it was sorted by already; `also`: where those of before agree."""
        asked = dict(self.sorted_by)
        kept = asked if also else {}
        wanted = {**kept, column: not asked[column] if column in asked else column == Column.SIGNED}
        self._sorts = tuple(Sort(_COLUMNS[one], descending) for one, descending in wanted.items())
        if self._sorts == (Sort("name"),):
            self._sorts = ()
        self._found = _Found(None, self._found.places)
        self._find()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # where rows come from

    def _place(self, row: int) -> int | None:
        """Return the place of a row, None while it is not known yet."""
        places = self._found.places
        return places[row] if 0 <= row < len(places) else None

    def _page(self, number: int) -> "dict[int, OrganisationRow]":
        """Return a page's rows by place, read now unless they are kept from before."""
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read_page(number)
            while len(self._pages) > _PAGES:
                _number, gone = self._pages.popitem(last=False)
                for one in gone.values():
                    self._days.pop(one.id, None)
        else:
            self._pages.move_to_end(number)
        return page

    def _read_page(self, number: int) -> "dict[int, OrganisationRow]":
        if self._session is None or not self._session.is_open:
            return {}
        rows = range(number * _PAGE, min((number + 1) * _PAGE, self._found.count))
        places = [place for row in rows if (place := self._place(row)) is not None]
        found = organisation_list.rows(self._session.reader, places) if places else {}
        self._days |= organisation_list.signed_days(self._session.reader, found.values())
        return found

    def _forget_pages(self) -> None:
        self._pages.clear()
        self._days.clear()

    def _find(self) -> None:
        """Let the worker find what is to be shown."""
        coalition, wanted, order = self._which, self._wanted, self._found.order
        if coalition is None:
            return
        sorts, language = self._sorts, self._speech.language

        def work(workspace: "Workspace", progress: Progress) -> _Found:
            every = order
            if every is None:
                every = organisation_list.in_order(workspace, coalition, sorts, language, progress)
            if wanted is None or wanted.lets_all_through:
                return _Found(every, every)
            return _Found(every, organisation_list.matching(workspace, coalition, every, wanted, progress))

        self._read(work, self._on_found)

    def _read(self, work: "Callable[[Workspace, Progress], _Found]", done: Callable[[_Found], None]) -> None:
        """Let the worker read, in place of what it was reading before."""
        if self._session is None:
            return
        if self._job is not None:
            self._job.cancel()
        job: Job

        def read(found: _Found) -> None:
            if job is self._job:
                done(found)

        def ended() -> None:
            if job is self._job:
                self._job = None
                self.ended.emit()

        self.begun.emit()
        job = self._job = self._session.read(self, work, read, ended=ended)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def _on_first(self, found: _Found) -> None:
        self._restart(found)
        self._find()

    def _on_found(self, found: _Found) -> None:
        before = self._found.count
        if found.places[:before] != self._found.places:
            self._restart(found)
        elif found.count > before:
            self.beginInsertRows(_NOWHERE, before, found.count - 1)
            self._found = found
            self._forget_pages()
            self.endInsertRows()
        else:
            self._found = found
            self._tell_changed()
        self._tell_count()

    def _restart(self, found: _Found) -> None:
        """Show another list."""
        self.restarting.emit()
        self.beginResetModel()
        self._found = found
        self._forget_pages()
        self.endResetModel()

    def _tell_count(self) -> None:
        order = self._found.order
        self.counted.emit(self._found.count, self._found.count if order is None else len(order))

    def _tell_changed(self) -> None:
        """Let views ask anew for what they show."""
        self._forget_pages()
        if self._found.count:
            last = self.index(self._found.count - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _first(workspace: "Workspace", coalition: "Coalition") -> _Found:
    return _Found(None, organisation_list.order(workspace, coalition, first=_FIRST))


_NOTHING = _Found(None, array("q"))
