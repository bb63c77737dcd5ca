"""Duplicates: two records side by side that may be one organisation; a coordinator says whether they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.journal.undoing import undo
from aca_desktop.services.organisations.duplicates import duplicates, names_of_pairs
from aca_desktop.services.organisations.organisations import show
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.ui.background import Job, Progress
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.pages.organisations.merging.duplicate_pair import DuplicatePair
from aca_desktop.ui.pages.organisations.merging.duplicate_rows import DuplicateRows, Names
from aca_desktop.ui.pages.organisations.merging.record_card import RecordCard
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import TableColumn
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, page_title, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.domain.organisations.identity import Pair
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.duplicates import Twin
    from aca_desktop.services.organisations.organisations import OrganisationDetail
    from aca_desktop.services.workspace.workspaces import Workspace

_LIST = 288


class DuplicatesView(Column):
    """`left`: one wants back to the list. `told`: a Message for the window.

    `organisation_asked`: all of a record is wanted, by its id.
    """

    left = Signal()
    told = Signal(object)
    organisation_asked = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self.room = room
        self.search: Job | None = None
        self._session: Session | None = None
        self._records: tuple[OrganisationDetail, OrganisationDetail] | None = None
        self._looking = False
        self._stopped = False
        self._asked = self._searched = 0
        self._build()

    def _build(self) -> None:
        self._back, self._title, self._count = back_link(""), page_title(""), Text("", BODY, "quiet")
        self._kept = Text("", BODY, "quiet")
        self._back.clicked.connect(self.left)
        self.rows = DuplicateRows()
        self.table = Table("", row=TWO_LINES, header=False)
        self.table.setModel(self.rows)
        self.table.set_columns((TableColumn(share=1, strong=True),))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_row())
        self._list = Card(padding=0, gap=0)
        self._list.body.addWidget(self.table)
        self._list.setFixedWidth(self.theme().px(_LIST))
        self._nothing = EmptyState("", "circle-check", action="…")
        self.again = self._nothing.button
        if self.again is not None:
            self.again.clicked.connect(self._look_again)
        self._pair = DuplicatePair()
        self._pair.asked.connect(self.organisation_asked)
        self._right = Column(self._pair, self._built_foot(), gap=16)
        self._right.box.setStretch(0, 1)
        row = Row(self._list, self._right, self._nothing, gap=16)
        row.box.setStretch(1, 1)
        row.box.setStretch(2, 1)
        head = Row(self._back, self._title, self._count, self._kept, gap=16)
        head.box.setStretch(2, 1)
        self.box.addWidget(head)
        self.box.addWidget(row, 1)

    def _built_foot(self) -> Card:
        self.same = Button("", Kind.PRIMARY, BAR, icon="check", cap="S")
        self.two = Button("", size=BAR, icon="x", cap="T")
        self.later = Button("", size=BAR, icon="clock", cap="L")
        for button, keys, act in (
            (self.same, "S", lambda: self._say(same=True)),
            (self.two, "T", lambda: self._say(same=False)),
            (self.later, "L", self._put_off),
        ):
            button.clicked.connect(act)
            press(self, keys, act, everywhere=False)
        self._only = quiet("", wraps=True)
        card = Card(gap=8)
        card.setObjectName(ACTION_ROW)
        card.body.addWidget(Flow(self.same, self.two, self.later, gap=12))
        card.body.addWidget(self._only)
        return card

    @property
    def cards(self) -> list[RecordCard]:
        """The two records that are shown."""
        return self._pair.cards

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    @property
    def _which(self) -> "Coalition | None":
        return self._session.coalition if self._session is not None and self._session.is_open else None

    @property
    def _languages(self) -> Sequence[str]:
        coalition = self._which
        return coalition.record.languages if coalition is not None else ()

    @property
    def _may_say(self) -> bool:
        coalition, session = self._which, self._session
        return (
            coalition is not None
            and session is not None
            and session.writable
            and coalition.rank >= Rank.COORDINATOR
        )

    @property
    def _now(self) -> "Twin | None":
        row = self.table.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    # what is shown

    def keys(self) -> Sequence[Keys]:
        """Return its shortcuts, for the sheet of all of them."""
        return (
            Keys("S", mark("They are the same organisation")),
            Keys("T", mark("They are two organisations")),
            Keys("L", mark("Decide it later")),
        )

    def show_session(self, session: Session) -> None:
        """Look for pairs, and begin with the first."""
        self._session = session
        coalition = self._which
        if coalition is None:
            return
        self._searched += 1
        number = self._searched
        self._looking, self._stopped = True, False
        self.rows.said = {}
        self._show_found([], {})
        if self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)  # until there is a list to take the keyboard

        def work(workspace: "Workspace", _progress: Progress) -> "tuple[list[Twin], Names]":
            found = duplicates(workspace, coalition)
            return found, names_of_pairs(workspace, coalition, found)

        def done(found: "tuple[list[Twin], Names]") -> None:
            if number == self._searched:
                self._looking = False
                self.show_found(*found)

        def ended() -> None:
            if number == self._searched and self._looking:  # somebody pressed Cancel, or it failed
                self._looking, self._stopped = False, True
                self._tell()

        name = self.speech.say("Looking for duplicates")
        self.search = session.read(self, work, done, self._tell_trouble, ended, name=name, bulk=True)

    def show_found(self, found: "Sequence[Twin]", names: Names) -> None:
        """Show these pairs, one after the other."""
        self._show_found(found, names)
        self._go_on()

    def _show_found(self, found: "Sequence[Twin]", names: Names) -> None:
        self.rows.show_rows(found, names, self.speech, self._languages)
        self._records = None
        self._tell()

    def _look_again(self) -> None:
        if self._session is not None:
            self.show_session(self._session)

    def _go_on(self) -> None:
        """Go to the next pair of which nothing is said; at the end, to the first of them."""
        open_ = self.rows.open_rows()
        here = self.table.currentIndex().row()
        row = next((row for row in open_ if row > here), next(iter(open_), None))
        if row is not None:
            self.table.setCurrentIndex(self.rows.index(row, 0))
        self._show_row()
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_row(self) -> None:
        one, session, coalition = self._now, self._session, self._which
        self._records = None
        self._tell()
        if one is None or session is None or coalition is None:
            return
        self._asked += 1
        number, ids = self._asked, one.ids

        def done(records: "tuple[OrganisationDetail, OrganisationDetail]") -> None:
            if number == self._asked:
                self._records = records
                self._show_records()

        session.read(
            self,
            lambda workspace, _progress: (show(workspace, coalition, ids[0]), show(workspace, coalition, ids[1])),
            done,
            self._tell_trouble,
        )

    def _show_records(self) -> None:
        records, coalition, one = self._records, self._which, self._now
        if records is not None and coalition is not None and one is not None:
            names = self.rows.names(self.table.currentIndex().row())
            self._pair.show_pair(one, names, records, coalition, self.speech)
        self._tell()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.speech
        self._back.setText(speech.say("Organisations"))
        self._title.setText(speech.say("Duplicates"))
        self._kept.setText(speech.say("Nothing is lost: both records stay"))
        self.table.setAccessibleName(speech.say("Organisations that may be there twice"))
        self.same.setText(speech.say("The same organisation"))
        self.two.setText(speech.say("Two organisations"))
        self.later.setText(speech.say("Later"))
        self._only.setText(speech.say("A coordinator’s laptop says whether they are one."))
        if self.again is not None:
            self.again.setText(speech.say("Look again"))
        row = self.table.currentIndex().row()
        self.rows.retranslate(speech, self._languages)
        if row >= 0:
            self.table.setCurrentIndex(self.rows.index(row, 0))
        self._show_records()

    def _tell(self) -> None:
        speech, one = self.speech, self._now
        every, left = len(self.rows.rows), len(self.rows.open_rows())
        self._count.setText(
            speech.say("{left} of {all} left", left=speech.number(left), all=speech.number(every)) if every else ""
        )
        self._only.setVisible(not self._may_say)
        shown = (self._list, self._right) if every else (self._nothing,)
        for widget in (self._list, self._right, self._nothing):
            if widget not in shown:
                widget.hide()  # before the others come: there is no room for all, and the window would grow
        for widget in shown:
            widget.show()
        self._kept.setVisible(bool(every))
        self._nothing.set_sentence(self._empty_words())
        if self.again is not None:
            self.again.setVisible(self._stopped)
        if one is None:
            return
        is_seen = self._records is not None  # until then the pair before is seen, and a key must not answer for it
        waits = is_seen and self._may_say and one.ids not in self.rows.said
        self.same.setEnabled(waits)
        self.two.setEnabled(waits and not one.contradicted)
        self.later.setEnabled(bool(left))

    def _empty_words(self) -> str:
        if self._looking:
            return self.speech.say("Looking for organisations that may be there twice …")
        if self._stopped:
            return self.speech.say("It was stopped before all were compared.")
        return self.speech.say("No organisation seems to be there twice.")

    # what is said

    def _say(self, *, same: bool) -> None:
        one, session, coalition = self._now, self._session, self._which
        button = self.same if same else self.two
        if one is None or session is None or coalition is None or not button.isEnabled():
            return
        both = one.ids

        def work(workspace: "Workspace", _progress: Progress) -> str | None:
            entry = say(workspace, coalition, *both, same=same)
            return None if entry is None else entry.id

        def done(entry: str | None) -> None:
            if entry is not None:
                self._tell_said(both, entry, same=same)
            self._tell()

        def failed(error: AcaError) -> None:
            self.rows.say(both, None)
            self._tell()
            self._tell_trouble(error)

        self.rows.say(both, same)
        session.write(self, self.speech.say("Saving"), work, done, failed)
        self._go_on()

    def _tell_said(self, both: "Pair", entry: str, *, same: bool) -> None:
        words = (
            mark("They count as one organisation from now on.") if same else mark("They are two organisations.")
        )
        undo = undo_action(lambda: self._take_back(both, entry))
        self.told.emit(Message(lambda speech: speech.say(words), Tone.GOOD, (undo,), key=SAVED))

    def _put_off(self) -> None:
        if self._now is not None:
            self._go_on()

    def _take_back(self, both: "Pair", entry: str) -> None:
        session = self._session
        if session is None or not session.is_open:
            return

        def done(_entry: object) -> None:
            self.rows.say(both, None)
            row = next((row for row, one in enumerate(self.rows.rows) if one.ids == both), -1)
            self.table.setCurrentIndex(self.rows.index(row, 0))
            self._tell()
            if self.table.isVisible():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(Message(lambda speech: speech.say("It is as it was before."), Tone.GOOD, key=SAVED))

        session.write(
            self,
            self.speech.say("Undo"),
            lambda workspace, _progress: undo(workspace, entry),
            done,
            self._tell_trouble,
        )

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SAVED))
