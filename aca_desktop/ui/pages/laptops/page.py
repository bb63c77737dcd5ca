"""The page of laptops: their list, files on their way in, conflicts; one of them at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.laptops import reading, words
from aca_desktop.ui.pages.laptops.conflicts.conflicts_view import ConflictsView
from aca_desktop.ui.pages.laptops.importing.bring_view import BringView
from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming
from aca_desktop.ui.pages.laptops.laptop_actions import DONE, TO_SETTLE, LaptopActions
from aca_desktop.ui.pages.laptops.list_view import ListView
from aca_desktop.ui.pages.laptops.reading import Found
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.wanted import WantedExport
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.fields.drop_zone import dropped_files
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.session import Session
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.laptops.laptop_coverage import Coverage

_ELSEWHERE = frozenset({".csv", ".xlsx", ".pdf"})
_JOIN_FILE = ".acajoin"

CONFLICTS = "conflicts"
"""What `show_this` takes to show the conflicts."""


class LaptopsPage(Page):
    """`show_this` takes files that were dropped, CONFLICTS, or a WantedExport."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.list, self.bringing, self.settling = ListView(self), BringView(self), ConflictsView(room)
        self.laptop_actions = LaptopActions(self)
        self._list_area = ScrollArea(self.list, inside=True)
        self._aside: list[Incoming] = []
        self._job: Job | None = None
        self._stack = QStackedLayout(self)
        for view in (self._list_area, self.bringing, self.settling):
            self._stack.addWidget(view)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        for part in (self.bringing, self.settling, self.laptop_actions):
            part.told.connect(self.told)
        view = self.list
        view.zone.dropped.connect(self.take)
        view.choose.clicked.connect(self.bringing.choose)
        view.kit.clicked.connect(self.laptop_actions.make_kit)
        view.export.clicked.connect(self.laptop_actions.export)
        view.ask_pressed.connect(lambda _one: self.laptop_actions.export())
        view.revoke_pressed.connect(self._revoke)
        view.kits.revoke_asked.connect(self.laptop_actions.revoke)
        self.bringing.left.connect(self.show_list)
        self.bringing.conflicts_asked.connect(self.show_conflicts)
        self.bringing.papers_asked.connect(self._ask_for_papers)
        self.bringing.late_came.connect(self.laptop_actions.ask_about_late)
        self.bringing.begun.connect(lambda: self._stack.setCurrentWidget(self.bringing))
        self.settling.left.connect(self.show_list)
        self.settling.organisation_asked.connect(lambda wanted: self.page_asked.emit("organisations", wanted))
        self.laptop_actions.papers_asked.connect(self._ask_for_papers)

    @override
    def keys(self) -> Sequence[Keys]:
        return (
            Keys("Ctrl+I", mark("Bring in files of laptops")),
            Keys("Ctrl+Return", mark("Merge the files that are shown")),
            Keys("Return", mark("Settle a conflict by what is chosen")),
            Keys("S", mark("Skip a conflict")),
        )

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self._aside = []
            self.bringing.forget()
            self._stack.setCurrentWidget(self._list_area)
        super().show_session(session)

    @override
    def refresh(self) -> None:
        """Read the coalition's laptops again."""
        if self._job is not None:
            self._job.cancel()
        session = self.session
        is_open = session is not None and session.is_open
        coalition = session.coalition if session is not None and is_open else None
        rank = Rank.NONE if coalition is None else coalition.rank
        self.list.show_rights(
            may_write=session is not None and session.writable,
            coordinator=rank >= Rank.COORDINATOR,
            has_coalition=coalition is not None,
        )
        may_write = session is not None and session.writable
        self.notice(
            Message(
                _no_role,
                actions=(Action(_ask_for_one, self.laptop_actions.request),) if may_write else (),
                key="no-role", icon="badge-question-mark", lasting=True,
            ),
            holds=is_open and rank is Rank.NONE,
        )  # fmt: skip
        self._build_menu()
        self._show_waiting()
        if session is None or coalition is None:
            self.list.show_nothing()
            self._tell_conflicts(0)
            self.badge_asked.emit(0, "")
            return
        self._job = session.read(self, reading.look(coalition.id), self._show)
        if self._stack.currentWidget() is self.settling:
            self.settling.refresh()

    def _show(self, found: Found) -> None:
        self.list.show_found(found)
        coalition = self.session.coalition if self.session is not None else None
        coordinator = coalition is not None and coalition.rank >= Rank.COORDINATOR
        conflicts = found.conflicts if coordinator else 0
        self._tell_conflicts(conflicts)
        if not found.conflicts:
            self.withdrawn.emit(TO_SETTLE)
        count = conflicts + len(self._aside)
        speech = self.speech
        self.badge_asked.emit(count, speech.say_count("{count} thing waits", "{count} things wait", count))

    def _tell_conflicts(self, count: int) -> None:
        def words(speech: Speech) -> str:
            return speech.say_count(
                "{count} field has several values: choose which one is right",
                "{count} fields have several values: choose which ones are right",
                count,
            )

        choose = Action(lambda speech: speech.say("Choose…"), self.show_conflicts)
        told = Message(words, actions=(choose,), key="conflicts", icon="git-compare", lasting=True)
        self.notice(told, holds=count > 0)

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, Dropped) and what.kind == "request":
            self.show_list()
            self.laptop_actions.enrol(path=what.paths[0])
        elif isinstance(what, Dropped):
            self.bring(list(what.paths))
        elif what == CONFLICTS:
            self.show_conflicts()
        elif isinstance(what, WantedExport):
            self.laptop_actions.export()

    @override
    def retranslate(self) -> None:
        for view in (self.list, self.bringing, self.settling):
            view.retranslate()
        self._build_menu()
        self._show_waiting()

    @override
    def go_home(self) -> None:
        if self._stack.currentWidget() is self.bringing:
            self.bringing.leave()
        elif self._stack.currentWidget() is not self._list_area:
            self.show_list()

    # which view is shown

    def show_list(self) -> None:
        """Show the laptops."""
        self._aside = self.bringing.waiting or self._aside
        self.bringing.forget()
        self._stack.setCurrentWidget(self._list_area)
        self.refresh()
        self.list.focus_first()

    def bring(self, paths: Sequence[Path]) -> None:
        """Show what files hold, or say why nothing can be brought in."""
        session = self.session
        if session is None or not session.is_open:
            return
        if session.barred is not None:
            self.told.emit(Message(told(session.barred), key=DONE))
            return
        self._stack.setCurrentWidget(self.bringing)
        self.bringing.begin(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Take what was dropped here: laptops' files and databases, a join file; all else goes to the window."""
        elsewhere = [path for path in paths if path.suffix.lower() in _ELSEWHERE]
        asked = [path for path in paths if path.suffix.lower() == _JOIN_FILE]
        mine = [path for path in paths if path not in elsewhere and path not in asked]
        if elsewhere:
            self.files_dropped.emit(elsewhere)
        if mine:
            self.bring(mine)
        elif asked:
            self.laptop_actions.enrol(path=asked[0])

    def show_conflicts(self) -> None:
        """Show the conflicts; that they have come need not be told any more."""
        self.withdrawn.emit(TO_SETTLE)
        self._stack.setCurrentWidget(self.settling)
        self.settling.show_session(self.session)

    # what is asked for

    def _look_again(self) -> None:
        paths, self._aside = [file.path for file in self._aside], []
        self._show_waiting()
        self.bring(paths)

    def _show_waiting(self) -> None:
        """Say which laptops' files wait for somebody to compare check codes."""
        names = [name for file in self._aside for name in file.stranger_names()]

        def words(speech: Speech) -> str:
            known = [name or speech.say("Unknown laptop") for name in names]
            return speech.say(
                "Files of laptops that are new here wait for you: {names}.", names=literal(speech.enumerate(known))
            )

        compare = Action(lambda speech: speech.say("Compare…"), self._look_again)
        told = Message(words, actions=(compare,), key="strangers", icon="badge-question-mark", lasting=True)
        self.notice(told, holds=bool(names))

    def _revoke(self, one: "Coverage | None") -> None:
        if one is not None:
            self.laptop_actions.revoke(one.laptop.replica, words.name(one, self.speech))

    def _ask_for_papers(self) -> None:
        self.page_asked.emit("documents", "declaration")

    def _build_menu(self) -> None:
        """Have a menu of what is done seldom."""
        speech, laptop_actions = self.speech, self.laptop_actions
        before = self.list.more.menu()
        menu = Menu(speech.say("More to do with laptops"), self)
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        writable = session is not None and session.writable
        coordinator = coalition is not None and coalition.rank >= Rank.COORDINATOR
        if writable and coordinator:
            menu.add(speech.say("Enrol a laptop by its join file…"), laptop_actions.enrol, icon="user-check")
            menu.add(
                speech.say("Add a second coordinator…"),
                lambda: laptop_actions.enrol(coordinator=True),
                icon="users",
            )
        if writable:
            menu.add(speech.say("Write this laptop’s join file…"), laptop_actions.request, icon="file-plus")
        if writable and coalition is not None and not coordinator:
            menu.add(
                speech.say("Become a coordinator by the recovery file…"), laptop_actions.recover, icon="key-round"
            )
        if coalition is not None:
            menu.add(speech.say("Publish root and what is revoked…"), laptop_actions.publish, icon="globe")
        self.list.more.setMenu(menu)
        self.list.more.setVisible(bool(menu.actions()))
        if before is not None:
            before.deleteLater()

    # files over the page

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(dropped_files(event.mimeData()))

    @override
    def begin(self) -> None:
        self.list.focus_first()


def _no_role(speech: Speech) -> str:
    return speech.say(
        "This laptop has no role in a coalition yet. Drop a kit here, or have a coordinator enrol it by its join "
        "file."
    )


def _ask_for_one(speech: Speech) -> str:
    return speech.say("Write a join file…")
