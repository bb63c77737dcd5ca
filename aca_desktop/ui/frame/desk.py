"""What is in a window: its frame, its pages as they are visited, its keys, its open file. Knows no page."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.settings import Settings
from aca_desktop.ui.background import Job, Jobs
from aca_desktop.ui.frame.badges import Badges
from aca_desktop.ui.frame.contents import ENTRIES, WELCOME, Entry, offered, read_first_steps, read_pages
from aca_desktop.ui.frame.frame import Frame
from aca_desktop.ui.frame.helping import Helping
from aca_desktop.ui.frame.last_backup import last_backup
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.frame.opening import FILE, Opening
from aca_desktop.ui.frame.parts_of_window import go_to_next
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.frame.visited import Visited
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.ui.frame.window import MainWindow
    from aca_desktop.ui.session import Session

_NARROW_BELOW = 1180
_QUIET = 1_500
"""How long the first page is left alone before the code of the others is read beside it, in milliseconds."""
_WORKSPACE = ".aca"
_BY_NAME = {entry.name: entry for entry in (WELCOME, *ENTRIES)}

_KEYS = (
    Keys("Ctrl+F", mark("Search organisations and people")),
    Keys("F1", mark("Show or close the help")),
    Keys("Ctrl+O", mark("Open a file")),
    Keys("Ctrl+W", mark("Close the file")),
    Keys("Ctrl+L", mark("Lock the file")),
    Keys("Ctrl+Shift+N", mark("Open another window")),
    Keys("F6", mark("Go to the next part of the window")),
    Keys("Ctrl+Q", mark("Close the window")),
    *(Keys(f"Ctrl+{place}", entry.title) for place, entry in enumerate(ENTRIES, 1)),
)


class Desk(QObject):
    """Fills a window. `begin` it once; ask `may_close` before `close`."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.jobs = Jobs(self)
        self.speech = WindowSpeech(settings.language, self)
        self.room = Room(self.speech, self.jobs, window.appearance, window.context)
        self.frame = Frame(ENTRIES, self.speech)
        self.opening = Opening(window, self.room)
        self._badges = Badges(self.speech, self)
        self.last_page = settings.window.page
        self._pages = Visited(_BY_NAME, self.room, self._connect_page)
        self._shown = ""
        self._running: Job | None = None
        self._closes = False
        self._helping = Helping(self.room, self.frame.room, self)
        self._waiting: list[Message] = []  # told while the file is on its way that they are about
        self.is_warm = self._is_warming = False
        window.setCentralWidget(self.frame)
        self.frame.show()
        self._ring = FocusRing(window)
        self._connect()
        self._build_keys()

    def begin(self, path: Path | None) -> None:
        """Show the first page, and open a file if there is one to open."""
        self.show_page(WELCOME.name)
        if path is None:
            self.jobs.run(self, read_first_steps, kind="bulk")
            QTimer.singleShot(_QUIET, self, self._warm)  # while somebody reads or types, before they open a file
            return
        if path.suffix == _WORKSPACE:
            self.frame.bars.set_visible(True)
            self.opening.open(path)
        else:
            self._window.received.emit(path)

    # how it is built

    def _connect(self) -> None:
        self.frame.built.connect(self._connect_bars)
        self.jobs.failed.connect(self._on_failed)
        self._helping.report_asked.connect(self._report)
        self.frame.messages.follow(self.jobs)
        self.speech.changed.connect(self.retranslate)
        self.opening.begun.connect(lambda _path: self.frame.messages.withdraw(FILE))
        self.opening.went_aside.connect(self._on_aside)
        self.opening.came_back.connect(lambda: self.frame.setEnabled(True))
        self.opening.shown.connect(self._show_session)
        self.opening.told.connect(self.tell)
        self.opening.page_asked.connect(self.show_page)

    def _connect_bars(self) -> None:
        bars = self.frame.bars
        bars.side.chosen.connect(self._choose_page)
        bars.top.coalition_chosen.connect(self._choose_coalition)
        bars.top.searched.connect(lambda words: self.show_page("organisations", words))
        bars.top.help_asked.connect(self.show_help)
        bars.strip.cancelled.connect(self._cancel)
        self._badges.counted.connect(self._show_badge)
        self.jobs.begun.connect(self._on_begun)
        self.jobs.progressed.connect(bars.strip.show_progress)
        self.jobs.rested.connect(self._on_rested)
        self.fit()

    def _build_keys(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._search,
            "F1": self.show_help,
            "Ctrl+O": self._choose_file,
            "Ctrl+W": self._close_file,
            "Ctrl+L": self._lock,
            "Ctrl+Shift+N": self._window.window_asked.emit,
            "F6": self._next_part,
            "Ctrl+Q": self._window.close,
            **{f"Ctrl+{place}": self._shower(entry) for place, entry in enumerate(ENTRIES, 1)},
        }
        for one in _KEYS:
            press(self._window, one.keys, slots[one.keys])

    def _shower(self, entry: Entry) -> Callable[[], None]:
        return lambda: self._choose_page(entry.name) if self.session and entry.name in self._offered() else None

    def _choose_page(self, name: str) -> None:
        """Show a page, or its list again if it is shown already."""
        shown = self._pages.known(name) if name == self._shown else None
        if shown is None:
            self.show_page(name)
        else:
            shown.go_home()
            self._mark_page()

    # what it shows

    @property
    def session(self) -> "Session | None":
        """What is open in this window."""
        return self.opening.session

    def tell(self, message: Message, page: str = "") -> None:
        """Show a message of a page, or of the window; what is told of a file on its way is shown with it."""
        if self.opening.is_busy and self.session is None:
            self._waiting.append(message)
        else:
            self.frame.messages.tell(message, page)

    def open(self, path: Path) -> None:
        """Have a file opened: here, or in a window of its own if there is one here already."""
        self._window.file_asked.emit(path)

    def take(self, paths: list[Path]) -> None:
        """Look what files are, whatever they are called, and show them where they belong."""
        from aca_desktop.ui.frame.dropping import Dropping

        dropping = Dropping(self.room, self, over=self._shown)
        dropping.told.connect(self.tell)
        dropping.file_found.connect(self.open)
        dropping.page_asked.connect(self._lead)
        dropping.judge(paths)

    def _lead(self, name: str, what: object) -> None:
        """Show what was dropped on its page, or, while no file is open, on the first one."""
        self.show_page(name if self.session is not None else WELCOME.name, what)

    def show_page(self, name: str, what: object = None) -> None:
        """Show a page, made now if it is visited for the first time, and something in particular on it."""
        shown = self._pages.known(self._shown)
        if shown is not None and name != self._shown and not shown.may_leave():
            self._mark_page()
            return
        page = self._pages.visit(name)
        if name != self._shown:
            self._helping.close_panel()
            self.frame.messages.enter(name)
        self._shown = name
        self.frame.stack.setCurrentWidget(page)
        self._mark_page()
        self._pages.freshen(name, self.session)
        if what is not None:
            page.show_this(what)
        if name != WELCOME.name:
            self.last_page = name

    def show_help(self) -> None:
        """Show what can be done on this page, and its keys; or close that."""
        page = self._pages.known(self._shown)
        titles = {entry.name: self.speech.now.say(entry.title) for entry in (*ENTRIES, WELCOME)}
        self._helping.turn(self._shown, titles, tuple(page.keys()) if page is not None else (), _KEYS)

    def _report(self) -> None:
        from aca_desktop.ui.frame.reporting import report

        report(self.room, self._window, self.session, self.tell)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._helping.close_panel()
        self.frame.retranslate()
        self._pages.language_changed()
        self._pages.tell(self._shown)
        self._window.use_theme()
        self._show_facts()
        self._look_what_waits()

    def fit(self) -> None:
        """Fit into the window's size: in a narrow one, the side bar shows icons alone."""
        if self.frame.has_bars:
            self.frame.bars.side.set_narrow(self._window.width_of_design < _NARROW_BELOW)

    def notice(self) -> None:
        """Look whether somebody else has written, when the window comes back."""
        if self.session is not None:
            self.session.notice()

    def _mark_page(self) -> None:
        if self.frame.has_bars:
            self.frame.bars.side.show_page(self._shown)

    def _connect_page(self, name: str, page: Page) -> None:
        page.told.connect(lambda message: self.tell(message, name))
        page.withdrawn.connect(lambda key: self.frame.messages.withdraw(key, name))
        page.page_asked.connect(self.show_page)
        page.file_asked.connect(self.open)
        page.lock_asked.connect(self._lock)
        page.files_dropped.connect(self.take)
        page.aside_asked.connect(self.opening.go_aside)
        page.help_asked.connect(self.show_help)
        page.search_asked.connect(self._search)
        page.search_shown.connect(lambda words: self.frame.bars.top.show_search(words))
        page.language_asked.connect(self._window.language_asked)
        page.theme_asked.connect(self._window.theme_asked)
        page.zoom_asked.connect(self._window.zoom_asked)
        page.badge_asked.connect(lambda count, said: self.frame.bars.side.set_badge(name, count, said))
        self.frame.stack.addWidget(page)

    def _show_session(self, session: "Session | None") -> None:
        self._pages.session_changed()
        self.frame.messages.forget()
        if session is not None:
            self._warm()
            session.changed.connect(self._on_changed)
            session.coalition_chosen.connect(self._on_changed)
            session.access_changed.connect(self._show_facts)
            self._look_where_it_lies(session)
            self._back_up_on_schedule(session)
        if session is None:
            self._shown = ""  # nothing is left to be asked of the page that was shown
            self.show_page(WELCOME.name)
            for page in self._pages:
                if page.session is not None:
                    page.show_session(None)  # unseen by now, so that it is quick
        self._show_facts()
        if session is not None:
            self.show_page(self._first_page())
            self._look_what_waits()
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.tell(message)

    def _offered(self) -> Sequence[str]:
        return offered(self.session.coalition if self.session is not None else None)

    def _first_page(self) -> str:
        pages = self._offered()
        return self.last_page if self.last_page in pages and len(pages) == len(ENTRIES) else pages[0]

    def _look_where_it_lies(self, session: "Session") -> None:
        from aca_desktop.ui.frame.placing import Placing

        placing = Placing(self.room, session)
        placing.told.connect(self.tell)
        placing.moved.connect(self.opening.open)
        placing.look_at(session)

    def _back_up_on_schedule(self, session: "Session") -> None:
        from aca_desktop.ui.frame.backing_up import KEY, BackingUp

        backing_up = BackingUp(session, self.room.context)
        backing_up.told.connect(self.tell)
        backing_up.made.connect(lambda: self.frame.messages.withdraw(KEY))
        backing_up.made.connect(self._look_for_backup)

    def _show_facts(self) -> None:
        """Say in the bars what is open."""
        session = self.session
        if session is None:
            if self.frame.has_bars and not self.opening.is_busy:
                self.frame.bars.set_visible(False)
            self._window.setWindowTitle("ACA Desktop")
            self.speech.write_as_in(None)
            return
        coalition = session.coalition
        self.speech.write_as_in(coalition.record.country if coalition else None)
        names = session.coalition_names(self.speech.now.language)
        bars = self.frame.bars
        bars.top.show_coalitions(names, coalition.id if coalition else None)
        bars.strip.show_file(
            session.path.name, session.laptop, encrypted=session.encrypted, readable_only=not session.writable
        )
        bars.side.offer(self._offered())
        bars.top.search.setVisible("organisations" in self._offered())
        bars.set_visible(True)
        self._look_for_backup()
        is_sample = coalition is not None and coalition.sample
        bars.top.show_sample(sample=is_sample)
        marked = f"{self.speech.now.say('SAMPLE')} – " if is_sample else ""
        self._window.setWindowTitle(f"{marked}{session.path.name} – ACA Desktop")

    def _look_for_backup(self) -> None:
        """Say in the strip when the file was last backed up."""
        if self.session is not None and not self._closes:
            self.session.read(self, last_backup, self.frame.bars.strip.show_backup)

    def _look_what_waits(self) -> None:
        """Have the badges counted of those pages that are to be visited yet; the others tell theirs."""
        if self.session is not None and not self._closes:
            self._badges.look(self.session)

    def _show_badge(self, name: str, count: int, said: str) -> None:
        page = self._pages.known(name)
        if page is None or page.session is not self.session:
            self.frame.bars.side.set_badge(name, count, said)

    # what happens

    def _warm(self) -> None:
        """Have the code of all pages read beside the window, once."""
        if not self._is_warming:
            self._is_warming = True
            self.jobs.run(self, read_pages, self._on_warm, kind="bulk")

    def _on_warm(self, _nothing: None) -> None:
        """The code of all pages is read: a visit only builds one."""
        self.is_warm = True

    def _on_aside(self) -> None:
        """Let nothing be touched while the file is closed to be worked on; the page stays."""
        self.frame.setEnabled(False)
        self._pages.session_changed()
        for page in self._pages:
            page.show_session(None)

    def _on_changed(self) -> None:
        self._pages.session_changed()
        self._show_facts()
        self._pages.freshen(self._shown, self.session)
        self._look_what_waits()

    def _on_begun(self, job: Job) -> None:
        self._running = job
        self.frame.bars.strip.begin(job)

    def _on_rested(self) -> None:
        self._running = None
        self.frame.bars.strip.rest()
        self._look_for_backup()
        if self._closes:
            QTimer.singleShot(0, self._window, self._window.close)

    def _on_failed(self, error: AcaError) -> None:
        self.tell(Message(told(error), key=error.code))

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _choose_coalition(self, id_: str) -> None:
        if self.session is not None:
            self.session.choose(id_)

    def _choose_file(self) -> None:
        from aca_desktop.ui import choosing

        path = choosing.workspace_to_open(self._window, self.speech.now)
        if path is not None:
            self.open(path)

    def _close_file(self) -> None:
        page = self._pages.known(self._shown)
        if self.session is not None and (page is None or page.may_leave()):
            self.opening.close()

    def _lock(self) -> None:
        """Close the file and ask for its passphrase; of one that has none, show where it gets one."""
        page = self._pages.known(self._shown)
        if self.session is not None and not self.session.encrypted:
            self.show_page("settings", "passphrase")
        elif self.session is not None and (page is None or page.may_leave()):
            self.opening.open(self.session.path)

    def _search(self) -> None:
        if self.session is not None and "organisations" in self._offered():
            search = self.frame.bars.top.search
            search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            search.selectAll()

    def _next_part(self) -> None:
        bars = [self.frame.bars.side, self.frame.bars.top] if self.session is not None else []
        go_to_next([*bars, self.frame.stack], self._window.focusWidget())

    # how it ends

    def may_close(self) -> bool:
        """Say whether the window may close now; if something is being written, it closes after that."""
        page = self._pages.known(self._shown)
        if page is not None and not page.may_leave():
            return False
        unfinished = next((job for job in self.jobs.writes if job.name), None)
        if unfinished is not None:
            self._closes = True
            self._tell_waiting(unfinished)
        return unfinished is None

    def close(self) -> None:
        """Let the file go and end the work."""
        self.opening.close()
        self.jobs.close()

    def _tell_waiting(self, job: Job) -> None:
        def stay() -> None:
            self._closes = False
            self.frame.messages.withdraw("closing")

        self.tell(
            Message(
                lambda speech: speech.say("{work} is not finished. The window closes when it is.", work=job.name),
                actions=(
                    Action(lambda speech: speech.say("Cancel it and close"), job.cancel),
                    Action(lambda speech: speech.say("Stay"), stay),
                ),
                key="closing",
                lasting=True,
            )
        )
