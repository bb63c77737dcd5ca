"""The signing table, staff's side: the queue, what was signed today; from here the laptop is handed to a guest.

Event and declaration are chosen once and stay. Closing the table is beside.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.signing.closing.closing_view import ClosingView
from aca_desktop.ui.pages.signing.desk_view import DeskView, notices
from aca_desktop.ui.pages.signing.handing import Handing
from aca_desktop.ui.pages.signing.looking import Day, looking
from aca_desktop.ui.pages.signing.papers import SIGNING
from aca_desktop.ui.pages.signing.queue.queue_words import draft_name
from aca_desktop.ui.pages.wanted import WantedOrganisations, WantedSigning
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.dialogs import Question
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.rows import Views
from aca_desktop.ui.session import Session
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from aca_desktop.services.signing.queue import Arrival
    from aca_desktop.services.workspace.workspaces import Workspace

_MINUTE = 30_000


class SigningPage(Page):
    """Shows the desk, the table's closing, or what is lacking for both of them.

    `day` is the table as it was last read, None where there is none.
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.day: Day | None = None
        self._job: Job | None = None
        self._wanted: str | None = None
        self.desk, self.closing = DeskView(), ClosingView(room)
        self.handing = Handing(self)
        self._nothing = EmptyState(" ", "pen-line", action=" ", kind=Kind.PRIMARY, action_icon="scroll-text")
        self._stack = Views(self)
        for view in (self._nothing, self.desk, self.closing):
            self._stack.addWidget(view)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._show)
        self._clock.start()
        QShortcut(QKeySequence("/"), self.desk, self._search)
        self._connect()

    def _connect(self) -> None:
        desk = self.desk
        desk.next.start_asked.connect(self.start_next)
        desk.next.other_asked.connect(lambda: self.start())
        desk.queue.asked.connect(self._on_asked)
        desk.queue.ordered.connect(self._put_in_order)
        desk.queue.searched.connect(lambda _typed: self.refresh())
        desk.signed.opened.connect(self._open_organisation)
        desk.signed.copies_asked.connect(self.close_table)
        desk.signed.papers_asked.connect(self.handing.papers.make_again)
        desk.declaration.activated.connect(lambda _place: self._choose())
        desk.event_.activated.connect(lambda _place: self._choose())
        desk.sign_here.clicked.connect(self.sign_here)
        desk.close_table.clicked.connect(self.close_table)
        desk.practise.clicked.connect(self.handing.practise)
        desk.try_out.clicked.connect(self.handing.try_out)
        self.closing.left.connect(self.show_desk)
        self.closing.resumed.connect(self.resume_here)
        self.closing.deleted.connect(self._ask_to_delete)
        for part in (self.closing, self.handing):
            part.told.connect(self.told)
        self.closing.page_asked.connect(self.page_asked)
        if self._nothing.button is not None:
            self._nothing.button.clicked.connect(lambda: self.page_asked.emit("coalition", "declarations"))

    @override
    def keys(self) -> Sequence[Keys]:
        return (
            Keys("Ctrl+Return", mark("Start signing with whoever is next")),
            Keys("/", mark("Find in the queue")),
            Keys("Alt+Up", mark("Let somebody in the queue sign earlier")),
            Keys("Alt+Down", mark("Let somebody in the queue sign later")),
        )

    # what is shown

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self.day = None
            self.desk.queue.search.setText("")
            self._stack.setCurrentWidget(self._nothing)
        self.closing.show_session(session)
        super().show_session(session)

    @override
    def refresh(self) -> None:
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if session is None or coalition is None:
            self.day = None
            self._stack.setCurrentWidget(self._nothing)
            return
        if self.handing.table is not None:
            return  # a guest has the laptop: nobody looks here, and nothing may delay what is kept there
        work = looking(coalition.id, self.speech.language, self.desk.queue.search.text().strip())
        self._job = session.read(self, work, self._on_day)
        if self._stack.currentWidget() is self.closing:
            self.closing.refresh()

    def _on_day(self, day: Day) -> None:
        self._job = None
        self.day = day
        self._show()
        self._go_on()

    def _show(self) -> None:
        day, session = self.day, self.session
        if day is None or session is None:
            return
        may = session.writable
        chose_pin = self.desk.before.has_keyboard_at_pin
        self.desk.show_day(day, self.room.context.now(), self.speech, may=may)
        if chose_pin and day.has_pin:  # its fields take nothing any more
            self.take_keyboard()
        if not self.desk.before.isHidden():
            self.handing.papers.show_before(session)
        for message, holds in notices(day).items():
            self.notice(message, holds=holds)
        here = self._stack.currentWidget()
        if day.publication is None:
            self._stack.setCurrentWidget(self._nothing)
        elif here is self._nothing:
            self.show_view(self.desk)

    def show_view(self, view: QWidget) -> None:
        """Show the desk or the closing, and put the keyboard where one begins."""
        had = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else True
        self._stack.setCurrentWidget(view)
        if view is self.desk and had:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on Start signing, if the queue is shown."""
        if self._stack.currentWidget() is self.desk:
            self.desk.next.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_desk(self) -> None:
        """Go back to the queue."""
        self.show_view(self.desk)
        self.refresh()

    @override
    def go_home(self) -> None:
        if self._stack.currentWidget() is self.closing:
            self.show_desk()

    def close_table(self) -> None:
        """Show what is to be done at the end of the day."""
        self._stack.setCurrentWidget(self.closing)
        self.closing.begin()
        self.closing.refresh()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.desk.retranslate(speech)
        self.closing.retranslate()
        self._nothing.set_sentence(
            speech.say("Before anybody can sign, a coalition needs a declaration that is published.")
        )
        if self._nothing.button is not None:
            self._nothing.button.setText(speech.say("Write and publish one"))
        self.refresh()

    def _search(self) -> None:
        if self._stack.currentWidget() is self.desk:
            self.desk.queue.search.setFocus()

    def _open_organisation(self, id_: str) -> None:
        self.page_asked.emit("organisations", WantedOrganisations(opened=id_))

    @override
    def show_this(self, what: object) -> None:
        """Hand the laptop over for a signature that is to be given once more."""
        if isinstance(what, WantedSigning):
            self._wanted = what.draft
            self._go_on()

    def _go_on(self) -> None:
        """Do what another page asked, as soon as the table was read."""
        wanted = self._wanted
        if wanted is not None and self.day is not None:
            self._wanted = None
            self.start(draft=wanted)

    # what is chosen

    def _choose(self) -> None:
        from aca_desktop.services.signing.table_day import Chosen

        what = Chosen(self.desk.declaration.currentData(), self.desk.event_.currentData())
        day = self.day
        if day is not None:
            self.day = replace(day, chosen=what)

        def work(workspace: "Workspace", coalition: str) -> None:
            from aca_desktop.services.coalition.coalitions import coalition as of_id
            from aca_desktop.services.signing.table_day import choose

            choose(workspace, of_id(workspace, coalition), what)

        self.write(work)

    # handing over

    def start_next(self) -> None:
        """Hand the laptop to whoever is next."""
        waiting = [one for one in self.day.arrivals if not one.parked] if self.day is not None else []
        if waiting:
            self._on_asked("start", waiting[0].id)
        else:
            self.start()

    def start(self, arrival: str | None = None, draft: str | None = None) -> None:
        """Hand the laptop over: for an arrival, to go on with a draft, or to somebody of whom nothing is known."""
        if self.day is not None:
            self.handing.hand_over(self.day, arrival, draft)

    def sign_here(self) -> None:
        """Take a signature at the desk, without handing the laptop over."""
        if self.day is not None:
            self.handing.hand_over(self.day, None, None, at_desk=True)

    def resume_here(self, draft: str) -> None:
        """Go on with a draft at the desk, without handing the laptop over."""
        if self.day is not None:
            self.handing.hand_over(self.day, None, draft, at_desk=True)

    def _on_asked(self, act: str, key: str) -> None:
        """Do what a row asks, by its key: an arrival's, a draft's or an organisation's id, or a name."""
        day = self.day
        if day is None:
            return
        arrival = next((one for one in day.arrivals if one.id == key), None)
        if act in ("start", "call") and arrival is not None:
            self.start(arrival.id, arrival.draft)
        elif act == "resume":
            self.start(draft=key)
        elif act == "delete":
            self._ask_to_delete(key)
        elif act == "leave" and arrival is not None and arrival.draft is not None:
            self._ask_to_delete(arrival.draft, arrival)
        else:
            self._change_queue(act, key)

    def _change_queue(self, act: str, key: str) -> None:
        day = self.day
        expected = {one.organisation: one for one in day.expected.rows} if day is not None else {}
        event = self.desk.event_.currentData()

        def work(workspace: "Workspace", coalition: str) -> None:
            from aca_desktop.services.coalition.coalitions import coalition as of_id
            from aca_desktop.services.signing import queue

            which = of_id(workspace, coalition)
            if act == "arrive" and key in expected:
                one = expected[key]
                coming = queue.coming(one.name, key, person=one.person)
                queue.arrive(workspace, which, replace(coming, event=event))
            elif act == "walk-in":
                queue.arrive(workspace, which, replace(queue.coming(key), event=event))
            elif act == "park":
                queue.put_aside(workspace, key)
            elif act == "leave":
                queue.leave(workspace, key)

        if act in ("arrive", "walk-in"):
            self.desk.queue.search.setText("")
        self.write(work)

    def _put_in_order(self, keys: object) -> None:
        ids = [str(key) for key in keys] if isinstance(keys, list) else []

        def work(workspace: "Workspace", _coalition: str) -> None:
            from aca_desktop.services.signing.queue import put_in_order

            put_in_order(workspace, ids)

        self.write(work)

    def _ask_to_delete(self, draft: str, arrival: "Arrival | None" = None) -> None:
        """Ask whether a draft is to go, and with it its place in the queue, if it has one."""
        say = self.speech.say
        if arrival is None:
            title, take = say("Delete the draft of “{name}”?", name=self._name_of(draft)), say("Delete draft")
        else:
            title, take = say("Remove “{name}” from the queue?", name=arrival.name), say("Remove")
        effect = say("Nothing was signed yet. The answers entered so far will be deleted. This can’t be undone.")

        def work(workspace: "Workspace", _coalition: str) -> None:
            from aca_desktop.services.signing import drafts, queue

            drafts.discard(workspace, draft)
            if arrival is not None:
                queue.leave(workspace, arrival.id)

        question = Question(title, effect, (take, say("Cancel")), self.window())
        question.accepted.connect(lambda: self.write(work))
        question.open()

    def _name_of(self, draft: str) -> str:
        day, closing = self.day, self.closing.closing
        every = (*day.left, *day.parked, *day.begun.values()) if day is not None else ()
        every = (*every, *(closing.drafts if closing is not None else ()))
        return next((draft_name(self.speech, one) for one in every if one.id == draft), "")

    def write(self, work: "Callable[[Workspace, str], None]") -> None:
        """Write what belongs to this laptop alone, and look anew."""
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        if session is None or coalition is None or not session.writable:
            return
        id_ = coalition.id

        def failed(error: AcaError) -> None:
            self.told.emit(Message(told(error), key=SIGNING))

        session.write(
            self, "", lambda workspace, _progress: work(workspace, id_), None, failed, self.refresh, quiet=True
        )
