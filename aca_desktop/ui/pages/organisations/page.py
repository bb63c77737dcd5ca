"""The organisations: all of them in a list that is searched as one types, one of them beside it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.organisations.organisation_list import standing
from aca_desktop.services.organisations.organisations import add_typed
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.models.organisation_cells import Column as ListColumn
from aca_desktop.ui.models.organisation_cells import columns
from aca_desktop.ui.models.organisations import OrganisationsModel
from aca_desktop.ui.pages.organisations.adding import AddDialog
from aca_desktop.ui.pages.organisations.asides import Asides
from aca_desktop.ui.pages.organisations.filters import Filters
from aca_desktop.ui.pages.organisations.panel.panel import Panel
from aca_desktop.ui.pages.organisations.reviewing.approving import Approving
from aca_desktop.ui.pages.organisations.side_by_side import SideBySide
from aca_desktop.ui.pages.organisations.ticked_bar import TickedBar
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisation_list import Standing
    from aca_desktop.services.workspace.workspaces import Workspace

_SORTING = {
    int(ListColumn.NAME): mark("Sort by name"),
    int(ListColumn.SECTOR): mark("Sort by sector"),
    int(ListColumn.STATUS): mark("Sort by status"),
    int(ListColumn.SIGNED): mark("Sort by the day of signing"),
}
"""How each column is sorted by, from the keyboard: Alt and its number, with Shift in addition to others."""

_FOLLOW = 150
"""How long the marked row must stay marked before an open panel follows it, in milliseconds."""


class OrganisationsPage(ThemedWidget, Page):
    """`show_this` takes what is typed in the search field, WantedOrganisations, or Dropped tables."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._search = ""
        self._total = self._waiting = 0
        self.model = OrganisationsModel(self.speech, self)
        self._title, self._count = page_title(""), Text("", BODY, "quiet")
        self._add = Button("", Kind.PRIMARY, icon="plus")
        self._import = Button("", icon="file-down")
        self._review = Button("", icon="clipboard-check")
        self._duplicates = Button("", icon="copy")
        self._twice = 0
        self.filters = Filters()
        self.table = Table("")
        self._import_table = Button("", icon="file-down")
        self._nothing = EmptyState("", "building-2", button=self._import_table)
        self.ticked = TickedBar()
        self._approving = Approving(room, self)
        self.panel = Panel(self, room)
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = Row(
            self._title, self._count, None, self._review, self._duplicates, self._import, self._add, gap=16
        )
        card = Card(padding=0, gap=0)
        card.body.addWidget(self.table)
        card.body.addWidget(self._nothing)
        card.body.addWidget(self.ticked)
        self._nothing.hide()
        self._split = SideBySide(card, self.panel)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._split, 1)
        self.asides = Asides(self.room, self._column, (self._head, self.filters, self._split), self)
        self.table.setModel(self.model)

    def _connect(self) -> None:
        self.model.counted.connect(self._on_counted)
        self.model.begun.connect(lambda: self.table.set_loading(True))
        self.model.ended.connect(lambda: self.table.set_loading(False))
        self.model.restarting.connect(self.table.scrollToTop)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._follow.start())
        self.model.dataChanged.connect(lambda *_what: self._show_ticked())
        self.model.modelReset.connect(self._show_ticked)
        self.ticked.none_asked.connect(self._tick_none)
        self.ticked.approve_asked.connect(self._approve)
        self._approving.approved.connect(self._tick_none)
        self._approving.told.connect(self.told)
        self.table.head.check_pressed.connect(self._tick_none)
        self.table.head.sort_pressed.connect(lambda column, also: self._sort(column, also=also))
        self.table.head.show_sorted(self.model.sorted_by)
        self._follow.timeout.connect(self._follow_mark)
        self.filters.changed.connect(self._look_for)
        self.filters.cleared.connect(lambda: self._want(WantedOrganisations()))
        self.panel.told.connect(self.told)
        self.panel.signing_asked.connect(lambda wanted: self.page_asked.emit("signing", wanted))
        self.panel.opened.connect(self._split.place)
        self.panel.closed.connect(self._on_closed)
        self._add.clicked.connect(self.ask_for_a_new_one)
        self._import.clicked.connect(self._choose_table)
        self._import_table.clicked.connect(self._choose_table)
        self._review.clicked.connect(self._show_review)
        self._duplicates.clicked.connect(self._show_duplicates)
        self.asides.organisation_asked.connect(self._show_beside_list)
        self.asides.told.connect(self.told)
        self.asides.left.connect(self.table.setFocus)
        press(self, "/", self.search_asked.emit, everywhere=False)
        press(self, "Ctrl+N", self.ask_for_a_new_one, everywhere=False)
        for column in _SORTING:
            press(self, f"Alt+{column}", partial(self._sort, column), everywhere=False)
            press(self, f"Alt+Shift+{column}", partial(self._sort, column, also=True), everywhere=False)
        press(self, "Esc", self._escape, everywhere=False)

    # what it shows

    @override
    def keys(self) -> Sequence[Keys]:
        return self.asides.keys() or (
            Keys("/", mark("Search organisations and people")),
            Keys("Ctrl+N", mark("Add an organisation")),
            Keys("Return", mark("Open the marked organisation")),
            Keys("Esc", mark("Close the organisation, or what is shown in place of the list")),
            Keys("Ctrl+Return", mark("Import the rows that can go in")),
            *(Keys(f"Alt+{column}", _SORTING[column]) for column in _SORTING),
        )

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session and self.asides.is_shown:
            self.asides.leave()
        self.panel.show_session(session)
        super().show_session(session)

    @override
    def refresh(self) -> None:
        session = self.session if self.session is not None and self.session.is_open else None
        self.model.show(session)
        self._count_statuses(session)
        coalition = session.coalition if session is not None else None
        can_write = (
            session is not None and session.writable and coalition is not None and coalition.rank >= Rank.EVENT
        )
        self._add.setEnabled(can_write)
        self._import.setEnabled(can_write)
        self._import_table.setEnabled(can_write)
        self._duplicates.setEnabled(coalition is not None)
        self.panel.refresh()

    @override
    def go_home(self) -> None:
        self._escape()

    @override
    def begin(self) -> None:
        (self.table if self.table.isVisible() else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, str):
            self._search = what
            self._look_for()
        elif isinstance(what, WantedOrganisations):
            self._want(what)
        elif isinstance(what, Dropped):
            self.show_import(what.paths[0])

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.model.retranslate(speech)
        self.table.setAccessibleName(speech.say("Organisations"))
        self.table.set_columns(columns(speech))
        self._title.setText(speech.say("Organisations"))
        self._add.setText(speech.say("Add"))
        self._import.setText(speech.say("Import…"))
        self._import_table.setText(speech.say("Import a table…"))
        self.asides.retranslate()
        self._say_waiting()
        self.filters.retranslate(speech)
        self.ticked.retranslate(speech)
        self.panel.retranslate()
        self._say_count()

    @override
    def may_leave(self) -> bool:
        self.panel.details.keep()
        return True

    def _want(self, wanted: WantedOrganisations) -> None:
        if self.asides.is_shown:
            self.asides.leave()
        self._search = ""
        self.search_shown.emit("")
        self.filters.set_wanted(wanted.statuses, wanted.sector, contradicting=wanted.contradicting)
        if wanted.opened is not None:
            self._show(wanted.opened)
        if wanted.duplicates:
            self._show_duplicates()

    def _look_for(self) -> None:
        self.model.look_for(self.filters.wanted(self._search))

    def _count_statuses(self, session: Session | None) -> None:
        which = session.coalition if session is not None else None
        if session is None or which is None:
            return
        id_ = which.id

        def done(standing: "Standing") -> None:
            self.filters.show_standing(which, standing)
            self._twice = standing.duplicates
            waiting = self._waiting = standing.statuses.get("signed", 0)
            self._say_waiting()
            said = self.speech.say_count("{count} signature to review", "{count} signatures to review", waiting)
            self.badge_asked.emit(waiting, said)

        session.read(self, lambda workspace, _progress: standing(workspace, coalition(workspace, id_)), done)

    def _on_counted(self, _count: int, total: int) -> None:
        self._total = total
        self._say_count()

    def _say_count(self) -> None:
        speech, count, total = self.speech, self.model.rowCount(), self._total
        if count == total:
            words = speech.say_count("**{count}** organisation", "**{count}** organisations", total)
        else:
            words = speech.say_count(
                "**{found}** of {count} organisation", "**{found}** of {count} organisations", total,
                found=speech.number(count),
            )  # fmt: skip
        self._count.set_marked(words)
        self._nothing.setVisible(not count)
        self.table.setVisible(bool(count))
        self._import_table.setVisible(not total)
        self._nothing.set_sentence(
            speech.say(
                "There is no organisation yet. Import a table of those that are expected, or add one by one."
            )
            if not total
            else speech.say("None of them fits. Take a filter away, or type less.")
        )

    def _sort(self, column: int, *, also: bool = False) -> None:
        if column in _SORTING:
            self.model.sort_by(ListColumn(column), also=also)
            self.table.head.show_sorted(self.model.sorted_by)

    # one of them

    def _open(self, index: QModelIndex) -> None:
        if index.column() == ListColumn.TICK and self.table.underMouse():
            return  # the click was for the tick
        found = self.model.organisation(index.row())
        if found is not None:
            self._show(found.id)

    def _show(self, id_: str) -> None:
        self.panel.show_organisation(id_)

    def _follow_mark(self) -> None:
        """Show the marked row in the panel that is open, as the arrows move along the list."""
        found = self.model.organisation(self.table.currentIndex().row())
        follows = self.panel.shown is not None and self.table.hasFocus() and not self._split.lies_over
        if follows and found is not None and found.id != self.panel.shown:
            self._show(found.id)

    def _on_closed(self) -> None:
        self._split.place()
        if self.isVisible() and self.table.isVisible():
            self.table.setFocus()

    def _escape(self) -> None:
        if self.asides.is_shown:
            self.asides.leave()
        elif self.panel.shown is not None:
            self.panel.escape()

    # several of them

    @property
    def _may_review(self) -> bool:
        coalition = self.session.coalition if self.session is not None and self.session.is_open else None
        return coalition is not None and coalition.rank >= Rank.COORDINATOR and self._add.isEnabled()

    def _show_ticked(self) -> None:
        found = self.model.ticked()
        self.ticked.show_ticked(found, may_review=self._may_review)
        self.table.head.set_check(Qt.CheckState.PartiallyChecked if found else Qt.CheckState.Unchecked)

    def _tick_none(self) -> None:
        self.model.tick_none()
        self._show_ticked()

    def _approve(self, ids: list[str]) -> None:
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        if session is not None and coalition is not None:
            self._approving.approve(session, coalition.id, ids)

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SAVED))

    # a table of them

    def _choose_table(self) -> None:
        path = choosing.table_to_open(self, self.speech)
        if path is not None:
            self.show_import(path)

    def show_import(self, path: Path) -> None:
        """Show what would become of a table, in place of the list."""
        if self.session is None or not self._import.isEnabled():
            self.told.emit(Message(lambda speech: speech.say("This laptop may not import organisations here.")))
            return
        self.asides.show_import(self.session, path)

    def _show_review(self) -> None:
        if self.session is not None:
            self.asides.show_review(self.session)

    def _show_duplicates(self) -> None:
        if self.session is not None and self._duplicates.isEnabled():
            self.asides.show_duplicates(self.session)

    def _show_beside_list(self, id_: str) -> None:
        self.asides.leave()
        self._show(id_)

    def _say_waiting(self) -> None:
        twice = self._twice
        self._duplicates.setText(
            self.speech.say("Duplicates {count}", count=self.speech.number(twice))
            if twice
            else self.speech.say("Duplicates")
        )
        words = self.speech.say("Review {count}", count=self.speech.number(self._waiting))
        self._review.setText(words)
        self._review.setVisible(self._waiting > 0 and self._may_review)

    # a new one

    def ask_for_a_new_one(self) -> None:
        """Ask for an organisation, and add it."""
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        if session is None or coalition is None or not self._add.isEnabled():
            return
        dialog = AddDialog(self.speech, session, coalition, self.panel.details.tags, self.window())
        dialog.accepted.connect(lambda: self._add_one(dialog))
        dialog.rejected.connect(dialog.deleteLater)
        dialog.open()

    def _add_one(self, dialog: "AddDialog") -> None:
        session, fields = self.session, dialog.fields()
        which = session.coalition if session is not None else None
        if session is None or which is None:
            return
        id_ = which.id

        def work(workspace: "Workspace", _progress: Progress) -> tuple[str, str]:
            entry = add_typed(workspace, coalition(workspace, id_), fields)
            return entry.header.subject, entry.id

        def done(added: tuple[str, str]) -> None:
            dialog.deleteLater()
            organisation, entry = added
            self._tell_added(entry)
            self._show(organisation)

        def failed(error: AcaError) -> None:
            if isinstance(error, Refused):
                dialog.say_problems(error.problems)
                dialog.open()
            else:
                dialog.deleteLater()
                self._tell_trouble(error)

        session.write(self, self.speech.say("Saving"), work, done, failed)

    def _tell_added(self, entry: str) -> None:
        undo = undo_action(lambda: self.panel.history.take_back(entry))
        self.told.emit(
            Message(lambda speech: speech.say("The organisation was added."), Tone.GOOD, (undo,), key=SAVED)
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._split.place()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
