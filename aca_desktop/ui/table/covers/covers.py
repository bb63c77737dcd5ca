"""The steps and what lies over them for a moment, of which one is shown. Knows no draft, and no PIN.

The keyboard goes back to where it was in the steps; between two guests there is nothing to go back to.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from aca_desktop.domain.signing.attachments import PAGES, PICTURES, Attachment
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.table.covers.file_cover import FileCover
from aca_desktop.ui.table.covers.paper_cover import PaperCover
from aca_desktop.ui.table.covers.pin_cover import PinCover
from aca_desktop.ui.table.covers.quiet_covers import (
    HelpCover,
    HiddenCover,
    IdleCover,
    LanguageCover,
    LaterCover,
    NoticeCover,
)
from aca_desktop.ui.table.covers.stick_cover import StickCover
from aca_desktop.ui.table.covers.welcome import Welcome
from aca_desktop.ui.table.flow import Flow
from aca_desktop.ui.table.form import MANDATE, SEAL
from aca_desktop.ui.table.idle import Idle


class Covers(QStackedLayout):
    """`attached`: the name under which a file was wanted, and the Attachment. `is_free`: there is no guest."""

    attached = Signal(str, object)

    def __init__(self, flow: Flow, sticks: Jobs, idle: Idle) -> None:
        super().__init__()
        self.is_free = True
        self._flow, self._idle = flow, idle
        self._speech = Speech("en")
        self._wanted_file = ""
        self._focus: QWidget | None = None
        self._tick = QTimer(self, interval=1_000)
        self.hidden, self.warning, self.rest = HiddenCover(), IdleCover(), Welcome()
        self.help, self.languages, self.notice = HelpCover(), LanguageCover(), NoticeCover()
        self.pin, self.paper, self.files = PinCover(), PaperCover(), FileCover(sticks)
        self.sticks, self.later = StickCover(), LaterCover()
        self._left_by_key = (self.help, self.later, self.languages, self.notice, self.paper, self.files, self.pin)
        self._covers = (*self._left_by_key, self.hidden, self.warning, self.rest, self.sticks)
        for page in (flow, *self._covers):
            self.addWidget(page)
        self._connect()
        self._connect_flow()

    def _connect(self) -> None:
        for cover in (
            self.hidden, self.help, self.later, self.notice, self.pin, self.paper, self.files, self.sticks,
        ):  # fmt: skip
            cover.back_asked.connect(self.uncover)
        self.warning.stay_asked.connect(self.uncover)
        self.paper.print_asked.connect(self._print)
        self.files.chosen.connect(self._on_file)
        self.sticks.chosen.connect(self._on_stick)
        self._idle.warned.connect(self.warn)
        self._idle.touched.connect(self.uncover)
        self._tick.timeout.connect(self._tell_left)

    def _connect_flow(self) -> None:
        self._flow.later_asked.connect(lambda: self.cover(self.later))
        self._flow.signature.file_wanted.connect(self.ask_for_file)
        self._flow.person.mandate.wanted.connect(lambda: self.ask_for_file(MANDATE))
        self._flow.copies.preview_asked.connect(self._show_paper)
        self._flow.copies.choice_asked.connect(self._choose_stick)

    # which one is shown

    @property
    def shows_steps(self) -> bool:
        """Whether nothing lies over the steps."""
        return self.currentWidget() is self._flow

    def cover(self, page: QWidget) -> None:
        """Show one of the covers."""
        if self.shows_steps:
            self._focus = self._flow.window().focusWidget()
        if page is not self.warning:
            self._tick.stop()
        self.setCurrentWidget(page)
        begin = getattr(page, "begin", None)
        if begin is not None:
            begin()

    def uncover(self) -> None:
        """Show the steps again, or, between two guests, that the table is free."""
        self._tick.stop()
        self.files.rest()
        if self.is_free:
            self.cover(self.rest)
            return
        focus, self._focus = self._focus, None
        self.setCurrentWidget(self._flow)
        if focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._flow.begin()

    def uncover_by_key(self) -> None:
        """Show the steps again where a key may do that: neither the warning nor the free table goes by it."""
        if self.currentWidget() in self._left_by_key:
            self.uncover()

    def show_free(self) -> None:
        """Show that the table is free, and nothing of who was here."""
        self.is_free = True
        self.paper.wipe()
        self._focus = None
        self.cover(self.rest)

    def hide_all(self) -> None:
        """Hide everything, unless the table is free."""
        if self.currentWidget() is not self.rest:
            self._flow.finish()
            self.cover(self.hidden)

    def reveal(self) -> None:
        """Show again what was hidden."""
        if self.currentWidget() is self.hidden:
            self.uncover()

    # the warning

    def warn(self) -> None:
        """Warn that the screen will be wiped, and count down."""
        self._tell_left()
        self._tick.start()
        self.cover(self.warning)

    def _tell_left(self) -> None:
        self.warning.show_left(self._idle.seconds_left, self._idle.grace)

    # copies

    def _show_paper(self) -> None:
        paper = self._flow.copies.paper
        if paper is not None:
            self.paper.show_paper(paper)
            self.cover(self.paper)

    def _print(self) -> None:
        self._flow.copies.print_on(None)
        self.uncover()

    def _choose_stick(self, found: object) -> None:
        self.sticks.offer(found)  # type: ignore[arg-type]  # what copies has found
        self.cover(self.sticks)

    def _on_stick(self, folder: object) -> None:
        if isinstance(folder, Path):
            self._flow.copies.save_into(folder)
        self.uncover()

    # files

    def ask_for_file(self, name: str) -> None:
        """Ask for the file that is kept under this name."""
        self._wanted_file = name
        self.files.ask(PICTURES if name == SEAL else PAGES)
        self.cover(self.files)

    def choose_file(self) -> None:
        """Let staff choose a file of this laptop."""
        from aca_desktop.ui.choosing import file_to_open

        formats = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"
        path = file_to_open(self._flow.window(), self._speech.say("Which file?"), formats)
        self.cover(self.files)
        if path is not None:
            self.files.take(path)

    def _on_file(self, file: Attachment) -> None:
        self.attached.emit(self._wanted_file, file)
        self.uncover()

    # words and looks

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
        for cover in self._covers:
            cover.retranslate(speech)

    def set_large(self, large: bool) -> None:
        """Stand otherwise where the text is large."""
        for cover in self._covers:
            cover.set_large(large)
