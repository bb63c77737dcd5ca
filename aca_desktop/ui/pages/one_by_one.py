"""Items decided one after the other: a list, the item that is shown, keys, and undo. Knows no kind of item."""

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.errors import AcaError
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import BAR, USUAL, Button, Kind, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Cell, TableColumn
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.domain.journal.entry import Entry
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_LIST = 288


class Titles(NamedTuple):
    """Marked words: of the way back, of the view, and of its list for those who hear it."""

    back: str
    view: str
    listed: str


class Said(NamedTuple):
    """What a row says below its title, its icon, and whether nothing waits there any more."""

    below: str
    icon: str | None = None
    quiet: bool = False


class OneByOne[Item, Key: Hashable, Seen](Part):
    """`left`: one wants back. `decided` has what was decided since the list was shown, by an item's key.

    Subclasses make what is shown, hand it to `lay_out`, and override what is below "what a subclass says".
    """

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.rows: RowsModel[Item] = RowsModel(1, self._cell, self)
        self.table = Table("", row=TWO_LINES, header=False)
        self.decided: dict[Key, bool] = {}
        self.open: dict[Key, int] = {}
        self.seen: Seen | None = None
        self.writing: set[Key] = set()
        self._later: set[Key] = set()
        self._keys: list[Keys] = []
        self._acts: list[tuple[Button, str]] = []
        self._asked = self._searched = 0

    def lay_out(self, titles: Titles, shown: QWidget, *aside: QWidget, empty: EmptyState | None = None) -> None:
        """Put everything in its place: what is aside stands at the right of the head."""
        self._titles, self._shown = titles, shown
        self.back, self._title, self._count = back_link(""), page_title(""), Text("", BODY, "quiet")
        self.back.clicked.connect(self.left)
        self.table.setModel(self.rows)
        self.table.set_columns((TableColumn(share=1, strong=True),))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.show_row())
        self._list = Card(padding=0, gap=0)
        self._list.body.addWidget(self.table)
        self._empty = empty or EmptyState("", "circle-check")
        head = Row(self.back, self._title, self._count, *aside, gap=16)
        head.box.setStretch(2, 1)
        row = Row(self._list, shown, self._empty, gap=16)
        row.box.setStretch(1, 1)
        row.box.setStretch(2, 1)
        self.box.addWidget(head)
        self.box.addWidget(row, 1)

    def act(
        self, words: str, icon: str, key: str, does: str, act: Callable[[], object], kind: Kind = Kind.SECONDARY
    ) -> Button:
        """Return a button that a key presses too; `does` is what the sheet of all keys says of it."""
        button = Button("", kind, USUAL if kind is Kind.TEXT else BAR, icon=icon, cap=key)
        button.clicked.connect(lambda: act())
        press(self, key, button.click, everywhere=False)
        self._keys.append(Keys(key, does))
        self._acts.append((button, words))
        return button

    # what a subclass says

    def waiting(self, workspace: "Workspace", coalition: "Coalition", progress: "Progress") -> Sequence[Item]:
        """Return what there is to decide. Runs in the worker, and touches no widget."""
        raise NotImplementedError

    def look(self, workspace: "Workspace", coalition: "Coalition", item: Item) -> Seen:
        """Return what is shown of an item. Runs in the worker, and touches no widget."""
        raise NotImplementedError

    def key(self, item: Item) -> Key:
        """Return by what an item is known again."""
        raise NotImplementedError

    def title(self, item: Item) -> str:
        """Return what an item's row is called."""
        raise NotImplementedError

    def said(self, item: Item) -> Said:
        """Return what else an item's row says."""
        raise NotImplementedError

    def show_seen(self, item: Item, seen: Seen) -> None:
        """Show an item."""
        raise NotImplementedError

    def wake(self) -> None:
        """Enable what can be done now."""
        raise NotImplementedError

    def nothing_words(self) -> str:
        """Return what stands where there is nothing to decide."""
        raise NotImplementedError

    def count_words(self) -> str:
        """Return how much is left."""
        left, every = (self.speech.number(len(rows)) for rows in (self.open, self.rows.rows))
        return self.speech.say("{left} of {all} left", left=left, all=every)

    def open_rows(self) -> dict[Key, int]:
        """Return the rows that wait, by the keys of what is in them."""
        keys = {self.key(item): row for row, item in enumerate(self.rows.rows)}
        return {key: row for key, row in keys.items() if key not in self.decided}

    # what is shown

    @property
    def now(self) -> Item | None:
        """What is shown."""
        row = self.table.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def keys(self) -> Sequence[Keys]:
        """Return its shortcuts, for the sheet of all of them."""
        return self._keys

    @override
    def show_session(self, session: Session | None) -> None:
        """Begin anew with what waits in a workspace."""
        self.decided, self.writing, self._later = {}, set(), set()
        self._show_rows(())
        super().show_session(session)

    @override
    def refresh(self) -> None:
        """Look what waits."""
        session, coalition = self.session, self.coalition
        if session is None or coalition is None:
            return
        self._searched += 1
        number = self._searched

        def done(found: Sequence[Item]) -> None:
            if number == self._searched:
                self.show_found(found)

        session.read(self, lambda *work: self.waiting(work[0], coalition, work[1]), done, self._tell_trouble)

    def show_found(self, found: Sequence[Item]) -> None:
        """Show these, one after the other."""
        self._show_rows(found)
        self.go_on()

    def _show_rows(self, found: Sequence[Item]) -> None:
        self.seen = None
        self.rows.show_rows(found)
        self._say_rows()
        self.tell()  # so that the list can be seen, and take the keyboard

    def go_on(self) -> None:
        """Go to the next that waits; what was put off comes last."""
        here = self.table.currentIndex().row()
        around = sorted(self.open.items(), key=lambda one: (one[0] in self._later, one[1] <= here, one[1]))
        self.select(around[0][1] if around else here)

    def select(self, row: int) -> None:
        """Show what is in a row, and give the list the keyboard."""
        self.table.setCurrentIndex(self.rows.index(row, 0))
        self.tell()
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self) -> None:
        """Read what is shown of the row that is chosen now."""
        item, session, coalition = self.now, self.session, self.coalition
        self.seen = None
        self._asked += 1
        number = self._asked
        self.tell()
        if item is None or session is None or coalition is None:
            return

        def done(seen: Seen) -> None:
            if number == self._asked:
                self.seen = seen
                self.show_seen(item, seen)
                self.tell()

        session.read(self, lambda *work: self.look(work[0], coalition, item), done, self._tell_trouble)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.back.setText(speech.say(self._titles.back))
        self._title.setText(speech.say(self._titles.view))
        self.table.setAccessibleName(speech.say(self._titles.listed))
        for button, words in self._acts:
            button.setText(speech.say(words))
        self._say_rows()
        if self.now is not None and self.seen is not None:
            self.show_seen(self.now, self.seen)
        self.tell()

    def tell(self) -> None:
        """Say how much is left, and show the list or that there is nothing."""
        has_any = bool(self.rows.rows)
        self._count.setText(self.count_words() if has_any else "")
        self._empty.set_sentence(self.nothing_words())
        shown = ((self._list, has_any), (self._shown, has_any), (self._empty, not has_any))
        for widget, visible in sorted(shown, key=lambda one: one[1]):
            widget.setVisible(visible)  # hidden before the others come: there is no room for all
        self.wake()

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._list.setFixedWidth(theme.px(_LIST))

    def _say_rows(self) -> None:
        self.open = self.open_rows()
        if self.rows.rows:
            self.rows.dataChanged.emit(self.rows.index(0, 0), self.rows.index(len(self.rows.rows) - 1, 0))

    def _cell(self, item: Item, _column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(item)
        if role not in (Cell.BELOW, Cell.ICON, Cell.TONE):
            return None
        said = self.said(item)
        if role == Cell.TONE:
            return "quiet" if said.quiet else None
        return said.below if role == Cell.BELOW else said.icon

    # what is done

    def decide(
        self,
        decision: bool,
        write: "Callable[[Workspace, Coalition], Entry | None]",
        written: Callable[[str], object],
    ) -> None:
        """Decide what is shown and go on to the next; `written` is told the entry, if there is a new one."""
        item, session, coalition = self.now, self.session, self.coalition
        if item is None or session is None or coalition is None:
            return
        key = self.key(item)

        def work(workspace: "Workspace", _progress: "Progress") -> str | None:
            entry = write(workspace, coalition)
            return None if entry is None else entry.id

        def done(entry: str | None) -> None:
            self.writing.discard(key)
            if entry is not None:
                written(entry)
            self.tell()

        def failed(error: AcaError) -> None:
            self.writing.discard(key)
            self._decided(key, None)
            self.tell()
            self._tell_trouble(error)

        self._decided(key, decision)
        self.writing.add(key)
        session.write(self, self.speech.say("Saving"), work, done, failed)
        self.go_on()

    def put_off(self) -> None:
        """Leave what is shown for the end."""
        if self.now is not None:
            self._later.add(self.key(self.now))
            self.go_on()

    def take_back(self, key: Key, entry: str, taken: Callable[[], object] = lambda: None) -> None:
        """Undo a decision, show what it was about, and call `taken`."""

        def done() -> None:
            self._decided(key, None)
            self.select(next((row for row, item in enumerate(self.rows.rows) if self.key(item) == key), -1))
            taken()

        self.undo(entry, done)

    def _decided(self, key: Key, decision: bool | None) -> None:
        if decision is None:
            self.decided.pop(key, None)
        else:
            self.decided[key] = decision
        self._say_rows()
